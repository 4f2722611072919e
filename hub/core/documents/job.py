"""`state/job/…`: a step's frozen rules."""

import json

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Mo, MoMaterial, MoOp
from shared.documents import JobDocument, JobMaterial
from shared.lifecycle import OVER
from shared.quantity import show


def job(at: Snapshot, mo_id: str, op: str) -> JobDocument | None:
    """What was frozen at release for a step of an order that is not over."""
    mo, step = at.view.get(Mo, mo_id), at.view.get(MoOp, mo_id, op)
    if mo is None or step is None or mo.status in OVER:
        return None
    description, unit = at.described(mo.item)
    steps = at.steps(mo_id)
    index = [each.op for each in steps].index(op)
    return {
        "id": f"{mo_id}-{op}",
        "rev": 1,
        "applied": {},
        "mo": mo_id,
        "op": op,
        "name": step.name,
        "group": step.group,
        "item": mo.item,
        "description": description,
        "unit": unit,
        "decimals": at.decimals(mo.item, unknown=0),
        "external_no": mo.external_no,
        "setup_min": show(step.setup_min),
        "run_min": show(step.run_min),
        "transfer_q": show(step.transfer_q),
        "gated": index > 0 and steps[index - 1].gate,
        "before": steps[index - 1].op if index else "",
        "last": index == len(steps) - 1,
        "skill": step.skill,
        "instructions": step.instructions,
        "material": [_material(at, line) for line in at.view.find(MoMaterial, "mo", mo_id) if line.op == op],
        "over_pct": show(mo.over_pct),
        "spec": json.loads(mo.spec),
        "ts": at.ts,
    }


def _material(at: Snapshot, line: MoMaterial) -> JobMaterial:
    description, unit = at.described(line.item)
    return {
        "item": line.item,
        "description": description,
        "unit": unit,
        "decimals": at.decimals(line.item, unknown=6),
        "q": show(line.q),
        "per": show(line.per),
        "basis": line.basis,
        "scrap_pct": show(line.scrap_pct),
        "mode": line.mode,
        "alternates": json.loads(line.alternates),
    }

"""`state/mo/…`: an order with its steps in short and its remarks."""

import json
from typing import Final

from hub.core.documents.snapshot import Snapshot
from hub.core.documents.status import step_status
from hub.core.rows import Mo, MoOp, Note
from hub.core.rows.talk import brought_for
from shared.documents import MoDocument, Remark
from shared.documents import MoOp as StepInShort
from shared.lifecycle import OVER
from shared.quantity import show

REMARKS: Final = 5
"""How many of an order's newest notes its document carries."""


def order(at: Snapshot, mo_id: str) -> MoDocument | None:
    """An order that is not over."""
    mo = at.view.get(Mo, mo_id)
    if mo is None or mo.status in OVER:
        return None
    description, unit = at.described(mo.item)
    steps = at.steps(mo_id)
    doc: MoDocument = {
        "id": mo.id,
        "rev": mo.rev,
        "applied": json.loads(mo.applied),
        "mo": mo.id,
        "external_no": mo.external_no,
        "item": mo.item,
        "description": description,
        "unit": unit,
        "q_deliver": show(mo.q_deliver),
        "q_start": show(mo.q_start),
        "good": show(steps[-1].good if steps else 0),
        "scrap": show(sum(step.scrap for step in steps)),
        "rework": show(sum(step.rework for step in steps)),
        "suspect": show(sum(step.suspect for step in steps)),
        "received": show(mo.received),
        "status": mo.status,
        "material": mo.material,
        "priority": mo.priority,
        "due": at.time(mo.due),
        "planned_start": at.time(mo.planned_start),
        "planned_end": at.time(mo.planned_end),
        "origin": mo.origin,
        "notes": mo.notes,
        "remarks": _remarks(at, mo_id),
        "moves": _remarks(at, brought_for(mo_id)),
        "ops": [_in_short(at, mo, steps, index) for index in range(len(steps))],
        "ts": at.ts,
    }
    if mo.hold_reason:
        doc["hold"] = {"reason": mo.hold_reason, "who": mo.hold_who, "since": at.iso(mo.hold_since)}
    return doc


def _remarks(at: Snapshot, subject: str) -> list[Remark]:
    newest = sorted(at.view.find(Note, "subject", subject), key=lambda note: note.no)[-REMARKS:]
    return [{"at": at.iso(note.at), "who": note.badge, "text": note.text} for note in newest]


def _in_short(at: Snapshot, mo: Mo, steps: list[MoOp], index: int) -> StepInShort:
    step = steps[index]
    return {
        "op": step.op,
        "name": step.name,
        "group": step.group,
        "status": step_status(at, mo, steps, index),
        "good": show(step.good),
        "scrap": show(step.scrap),
        "rework": show(step.rework),
        "suspect": show(step.suspect),
    }

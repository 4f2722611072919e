"""`state/op/…`: a step live."""

import json

from hub.core.documents.snapshot import Snapshot
from hub.core.documents.status import before_of, step_status
from hub.core.rows import Mo, MoMaterial, MoOp, Session
from shared.documents import Issued, OpDocument, OpSession
from shared.lifecycle import OVER
from shared.quantity import show
from shared.step import available


def step(at: Snapshot, mo_id: str, op: str) -> OpDocument | None:
    """A step of an order that is not over."""
    mo, row = at.view.get(Mo, mo_id), at.view.get(MoOp, mo_id, op)
    if mo is None or row is None or mo.status in OVER:
        return None
    steps = at.steps(mo_id)
    index = [each.op for each in steps].index(op)
    before = before_of(mo, steps, index)
    status = step_status(at, mo, steps, index)
    sessions = sorted(at.view.find(Session, "mo", mo_id), key=lambda session: session.id)
    doc: OpDocument = {
        "id": f"{mo_id}-{op}",
        "rev": row.rev,
        "applied": json.loads(row.applied),
        "mo": mo_id,
        "op": op,
        "group": row.group,
        "status": status,
        "order_status": mo.status,
        "held": bool(mo.hold_reason),
        "due": at.time(mo.due),
        "priority": mo.priority,
        "q": show(mo.q_start),
        "upstream_good": show(before.good),
        "upstream_done": before.done,
        "available": show(available(row, before)),
        "good": show(row.good),
        "scrap": show(row.scrap),
        "rework": show(row.rework),
        "suspect": show(row.suspect),
        "sessions": [_session(at, session) for session in sessions if session.op == op],
        "issued": [_issued(line) for line in at.view.find(MoMaterial, "mo", mo_id) if line.op == op],
        "ts": at.ts,
    }
    if status == "waiting" and index:
        doc["waits_for"] = before.op
    return doc


def _session(at: Snapshot, session: Session) -> OpSession:
    doc: OpSession = {
        "badge": session.badge,
        "workstation": session.workstation,
        "kind": session.kind,
        "since": at.iso(session.since),
        "worked_ms": session.worked_ms,
        "pieces": show(session.pieces),
    }
    if session.status == "paused":
        doc["paused"] = session.reason
    return doc


def _issued(line: MoMaterial) -> Issued:
    return {"item": line.item, "q": show(line.issued), "extra": show(line.extra), "returned": show(line.returned)}

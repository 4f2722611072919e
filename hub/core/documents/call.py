"""`state/call/…`: somebody is needed at a workstation."""

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Call
from shared.documents import CallDocument


def call(at: Snapshot, identity: str) -> CallDocument | None:
    """A call that is open or taken."""
    row = at.view.get(Call, identity)
    if row is None:
        return None
    doc: CallDocument = {
        "id": identity,
        "rev": row.rev,
        "applied": {},
        "workstation": row.workstation,
        "kind": row.kind,
        "note": row.note,
        "mo": row.mo,
        "op": row.op,
        "badge": row.badge,
        "since": at.iso(row.since),
        "status": row.status,
        "level": row.level,
        "ts": at.ts,
    }
    if row.item:
        doc["item"] = row.item
    if row.taken_by:
        doc["taken_by"], doc["taken"] = row.taken_by, at.iso(row.taken)
    return doc

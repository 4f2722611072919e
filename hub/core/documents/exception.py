"""`state/exception/…`: what a person has to settle."""

from hub.core.documents.snapshot import Snapshot
from hub.core.effects.ways import offered, said_of
from hub.core.rows import FloorException
from shared.documents import ExceptionDocument


def exception(at: Snapshot, identity: str) -> ExceptionDocument | None:
    """An open exception, with the ways that will be taken."""
    row = at.view.get(FloorException, identity)
    if row is None or row.status != "open":
        return None
    doc: ExceptionDocument = {
        "id": identity,
        "rev": row.rev,
        "applied": {},
        "kind": row.kind,
        "subject": row.subject,
        "command": row.no,
        "verb": row.verb,
        "text": row.text,
        "since": at.iso(row.since),
        "status": row.status,
        "ways": offered(at.view, row),
        "ts": at.ts,
    }
    said = said_of(at.view, row)
    if said is not None:
        doc["badge"], doc["source"] = said.badge, said.source
    if row.times > 1:
        doc["times"] = row.times
    return doc

"""`state/message/…`: what somebody has yet to read."""

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Message
from shared.documents import MessageDocument


def message(at: Snapshot, identity: str) -> MessageDocument | None:
    """A message that nobody has read yet."""
    row = at.view.get(Message, identity)
    if row is None:
        return None
    return {
        "id": identity,
        "rev": row.rev,
        "applied": {},
        "to": row.addressee,
        "text": row.text,
        "badge": row.badge,
        "since": at.iso(row.since),
        "ts": at.ts,
    }

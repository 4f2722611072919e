"""`t/{terminal}/desired`: where a terminal stands."""

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Terminal
from shared.documents import DesiredDocument


def desired(at: Snapshot, identity: str) -> DesiredDocument | None:
    """Where a terminal stands, as it was last assigned."""
    row = at.view.get(Terminal, identity)
    if row is None:
        return None
    return {
        "id": identity,
        "rev": row.rev,
        "applied": {},
        "workstation": row.workstation,
        "idle_minutes": row.idle_minutes,
        "ts": at.ts,
    }

"""`t/{terminal}/desired`: where a terminal stands."""

import json

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Terminal
from shared.documents import DesiredDocument


def desired(at: Snapshot, identity: str) -> DesiredDocument | None:
    """Where a terminal stands, as it was last assigned."""
    row = at.view.get(Terminal, identity)
    if row is None or not row.workstation:
        return None
    doc: DesiredDocument = {
        "id": identity,
        "rev": row.rev,
        "applied": {},
        "workstation": row.workstation,
        "idle_minutes": row.idle_minutes,
        "ts": at.ts,
    }
    if row.places != "[]":
        doc["places"] = json.loads(row.places)
    if not row.store:
        doc["store"] = False
    return doc

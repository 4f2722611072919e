"""`state/people/…`: who may do what here. No PIN is ever in a document."""

import json

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Operator
from shared.documents import OperatorRecord, PersonDocument


def person(at: Snapshot, badge: str) -> PersonDocument | None:
    """A person, whole."""
    row = at.view.get(Operator, badge)
    if row is None:
        return None
    record: OperatorRecord = {
        "id": row.id,
        "rev": row.rev,
        "name": row.name,
        "roles": json.loads(row.roles),
        "skills": json.loads(row.skills),
        "active": row.active,
    }
    return {"id": badge, "rev": row.rev, "applied": {}, "record": record, "ts": at.ts}

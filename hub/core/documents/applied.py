"""What a document contains of each journal, where it is made of several rows."""

import json
from typing import Any

from hub.core.rows import Balance


def merged(rows: list[Balance]) -> dict[str, Any]:
    """What several rows contain together: of one journal the highest number, of two journals the one that wrote last."""
    merged: dict[str, Any] = {}
    for row in sorted(rows, key=lambda b: (b.rev, b.lot)):
        for source, (epoch, seq) in json.loads(row.applied).items():
            known, most = merged.get(source, (epoch, 0))
            merged[source] = [epoch, max(seq, most) if known == epoch else seq]
    return dict(sorted(merged.items()))

"""What a bridge keeps over its restarts, in one small file: counts, what it has said where, and its session's number."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hub.office.bridge.numbers import Counts
from hub.office.broker.private import write_private


@dataclass(slots=True)
class Memory:
    """Read at the start, written now and then. Without the file everything is counted anew, and comes to the same."""

    path: Path
    database: str = ""
    """The hub's database whose events were counted."""
    counts: Counts = field(default_factory=Counts)
    said: set[str] = field(default_factory=set)
    """Topics on which something of ours is retained."""
    bd_seq: int = 0

    def read(self) -> None:
        """What is there; a file that is damaged is as none."""
        try:
            kept: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
            counts = Counts(int(kept["through"]), kept["counts"], kept["least"])
            self.database, self.counts = str(kept["database"]), counts
            self.said, self.bd_seq = set(kept["said"]), int(kept["bd_seq"])
        except (OSError, ValueError, KeyError, TypeError):
            return

    def write(self) -> None:
        """Whole or not at all."""
        counts = self.counts
        kept = {
            "database": self.database,
            "through": counts.through,
            "counts": counts.of,
            "least": counts.least,
            "said": sorted(self.said),
            "bd_seq": self.bd_seq,
        }
        write_private(self.path, json.dumps(kept))

"""How the hub does, in figures: counted where it happens, said now and then on `hub/health`.

The writer counts and says; it serves nobody. Who wants the figures in another form reads that document.
"""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from hub.core.rows import Call, FloorException
from hub.service.fairness import Lines
from shared.documents import HubHealth
from shared.envelope import to_bytes
from shared.plant_time import iso

if TYPE_CHECKING:
    from hub.service.engine import HubEngine


class Health:
    """One hub's figures. All of it is the hub's thread's."""

    def __init__(self, engine: "HubEngine", lines: Lines, database: str, now: int) -> None:
        self._engine = engine
        self._lines = lines
        self._since = iso(now)
        url = make_url(database)
        is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
        self._file = Path(str(url.database).removeprefix("file:").partition("?")[0]) if is_file else None
        self._batches = 0
        self._busy = 0.0
        self._longest = 0.0
        self.dropped = 0
        """Messages of clients that send too fast."""

    @contextlib.contextmanager
    def timed(self, messages: int) -> Iterator[None]:
        """While a batch is decided and stored; an empty one is none."""
        began = time.monotonic()
        try:
            yield
        finally:
            if messages:
                took = time.monotonic() - began
                self._batches += 1
                self._busy += took
                self._longest = max(self._longest, took)

    def said(self, now: int, events_waiting: int) -> bytes:
        """The body of `hub/health`. The longest batch is that since the last call."""
        engine = self._engine
        tally, view = engine.tally, engine.view
        answered = tally.answered
        said: HubHealth = {
            "ts": iso(now),
            "generation": engine.generation,
            "since": self._since,
            "accepted": answered["accepted"],
            "parked": answered["parked"],
            "rejected": answered["rejected"],
            "quarantined": answered["quarantined"],
            "retry": answered["retry"],
            "repeated": tally.repeated,
            "batches": self._batches,
            "busy_ms": round(1000 * self._busy),
            "longest_ms": round(1000 * self._longest),
            "waiting": len(self._lines),
            "waiting_bytes": self._lines.size,
            "dropped": self.dropped,
            "poison": engine.poison.count,
            "database_failures": tally.database_failures,
            "events_waiting": events_waiting,
            "exceptions": sum(row.status in FloorException.OPEN_STATES for row in view.all(FloorException)),
            "calls": sum(row.status in Call.OPEN_STATES for row in view.all(Call)),
        }
        self._longest = 0.0
        if self._file is not None:
            with contextlib.suppress(OSError):
                disk = os.statvfs(self._file.parent)
                said["disk_free_bytes"] = disk.f_bavail * disk.f_frsize
                said["database_bytes"] = self._file.stat().st_size
        return to_bytes(said)

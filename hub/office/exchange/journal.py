"""What an exchange has taken and given, durably: the ground on which each order, each file is once."""

import hashlib
import json
import os
import sqlite3
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hub.office.exchange.orders import Row
from shared.envelope import Ack

Step = Callable[[str], None]
_SPACE: Final = uuid.UUID("5d1d3a52-9f0c-4b0e-9c40-7a1f6a3f2c11")
_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS sent (
  number TEXT NOT NULL, verb TEXT NOT NULL, id TEXT NOT NULL, time INTEGER NOT NULL, data TEXT NOT NULL, ack TEXT,
  PRIMARY KEY (number, verb)
);
CREATE TABLE IF NOT EXISTS file (name TEXT PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS cursor (through INTEGER NOT NULL);
INSERT INTO cursor SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM cursor);
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """A command for an order of somebody's, as it goes each time."""

    number: str
    verb: str
    id: str
    time: int
    data: dict[str, Any]
    ack: Ack | None


class Journal:
    """One SQLite file in the exchange's folder. `step` is told each point at which a program may die."""

    def __init__(self, folder: Path, step: Step = lambda _: None) -> None:
        self._out = folder / "out"
        self._step = step
        self._db = sqlite3.connect(folder / "exchange.db", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_SCHEMA)
        self._recover()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # --- orders --------------------------------------------------------------------------------------------

    def take(self, row: Row, verb: str, data: Mapping[str, Any], now: int) -> Sent:
        """What goes to the hub for an order: as it was the first time, but for one that was refused and comes again."""
        found = self.sent(row.number, verb)
        if found is not None and (found.ack is None or found.ack.status in ("accepted", "parked")):
            return found
        identity = str(uuid.uuid5(_SPACE, f"{verb} {row.number} {found.id if found else ''}"))
        fresh = Sent(row.number, verb, identity, now, dict(data), None)
        values = (row.number, verb, identity, now, json.dumps(fresh.data))
        self._db.execute("INSERT OR REPLACE INTO sent VALUES (?, ?, ?, ?, ?, NULL)", values)
        self._step("taken")
        return fresh

    def sent(self, number: str, verb: str) -> Sent | None:
        """What has gone for an order."""
        row = self._db.execute("SELECT * FROM sent WHERE number = ? AND verb = ?", (number, verb)).fetchone()
        if row is None:
            return None
        number, verb, identity, time, data, ack = row
        return Sent(number, verb, identity, time, json.loads(data), Ack.model_validate_json(ack) if ack else None)

    def settle(self, sent: Sent, ack: Ack) -> None:
        """The hub's answer."""
        where = (ack.model_dump_json(), sent.number, sent.verb)
        self._db.execute("UPDATE sent SET ack = ? WHERE number = ? AND verb = ?", where)
        self._step("settled")

    def numbers(self) -> dict[str, str]:
        """The plant's number of an order → its sender's."""
        rows = self._db.execute("SELECT number, ack FROM sent WHERE verb = 'mo-create' AND ack IS NOT NULL")
        made = ((number, Ack.model_validate_json(ack)) for number, ack in rows)
        return {str(ack.result["mo"]): number for number, ack in made if "mo" in ack.result}

    # --- files out -----------------------------------------------------------------------------------------

    @property
    def through(self) -> int:
        """The last event that stands in a file, or in none because none is for it."""
        return int(self._db.execute("SELECT through FROM cursor").fetchone()[0])

    def publish(self, files: Mapping[str, str], through: int | None = None) -> None:
        """Put files where others take them, each once, and note how far the events are told.

        A file appears by a rename, behind the commit that names it. What was committed and not renamed is renamed at the
        next start; what was renamed is not there to be renamed again, even if somebody has taken it by then.
        """
        for name, content in files.items():
            self._write(name, content)
        self._db.execute("BEGIN IMMEDIATE")
        for name in files:
            self._db.execute("INSERT INTO file VALUES (?, 'written')", (name,))
        if through is not None:
            self._db.execute("UPDATE cursor SET through = ?", (through,))
        self._step("before commit")
        self._db.execute("COMMIT")
        self._step("committed")
        self._show(files)

    def was_published(self, name: str) -> bool:
        """Whether a file of this name was put out, ever."""
        return self._db.execute("SELECT 1 FROM file WHERE name = ?", (name,)).fetchone() is not None

    def _write(self, name: str, content: str) -> None:
        with self._hidden(name).open("w", encoding="utf-8", newline="") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        self._step("written")

    def _show(self, names: Iterable[str]) -> None:
        for name in names:
            if self._hidden(name).exists():
                self._hidden(name).rename(self._out / name)
                _settle(self._out)
            self._step("shown")
            self._db.execute("UPDATE file SET state = 'done' WHERE name = ?", (name,))
            self._step("noted")

    def _recover(self) -> None:
        pending = [name for (name,) in self._db.execute("SELECT name FROM file WHERE state = 'written'")]
        self._show(pending)
        for rest in self._out.glob(".*.part"):  # never committed: it is made anew
            rest.unlink()

    def _hidden(self, name: str) -> Path:
        return self._out / f".{name}.part"


def name_of(file: str, content: bytes) -> str:
    """The file that tells what became of one: of its name and what stood in it."""
    return f"{Path(file).stem}-{hashlib.sha256(content).hexdigest()[:8]}-result.csv"


def _settle(folder: Path) -> None:
    """Make a rename in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

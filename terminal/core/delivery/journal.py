"""The terminal's memory: an outbox with epoch and sequence, a replica of documents, and where the operator was.

A command is *saved* when its transaction has been committed with `synchronous=FULL`; only then the screen says so.
Acknowledged rows are kept: a hub restored from a backup asks for them again.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from shared.envelope import seal
from shared.plant_time import datetime_of
from terminal.core.delivery.moment import Moment

KEEP_MS: Final = 30 * 24 * 3_600_000
"""How long answered rows are kept."""
KEEP_ROWS: Final = 10_000
"""So many of the newest are kept, however old the clock says they are: weeks of a busy workstation."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (
    epoch TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, verb TEXT NOT NULL, badge TEXT NOT NULL,
    subject TEXT NOT NULL, body TEXT NOT NULL, saved_at INTEGER NOT NULL, status TEXT NOT NULL, ack TEXT,
    PRIMARY KEY (epoch, seq)
);
CREATE INDEX IF NOT EXISTS outbox_status ON outbox (status);
CREATE TABLE IF NOT EXISTS replica (topic TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the outbox. `status` is queued, accepted, flagged, parked, rejected or quarantined."""

    epoch: str
    seq: int
    id: str
    verb: str
    badge: str
    subject: str
    body: str
    saved_at: int
    status: str
    ack: str | None

    @property
    def data(self) -> dict[str, Any]:
        """The command's data."""
        fields: dict[str, Any] = json.loads(self.body)["data"]
        return fields

    @property
    def waiting(self) -> bool:
        """Not yet answered."""
        return self.status == "queued"

    @property
    def answer(self) -> dict[str, Any]:
        """The hub's answer, empty before there is one."""
        return json.loads(self.ack) if self.ack else {}


class ForeignJournalError(ValueError):
    """The journal is another terminal's: what waits in it would be sent under a wrong name, and block the rest."""


class JournalLostError(sqlite3.Error):
    """What is written would not be found by the next start; the message says why."""


_COLUMNS = "epoch, seq, id, verb, badge, subject, body, saved_at, status, ack"


class Journal:
    """The journal on a connection. The caller decides where the file is; the journal sets what it relies on.

    `look_after` sees to it that the file is where the next start looks for it, or raises `JournalLostError`.
    Raises `ForeignJournalError` when it is another terminal's.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        source: str,
        *,
        mint_id: Callable[[], str],
        mint_epoch: Callable[[], str],
        look_after: Callable[[], None] = lambda: None,
    ) -> None:
        self._source = source
        self._mint_id = mint_id
        self._mint_epoch = mint_epoch
        self.look_after = look_after
        self.go_on(connection)
        connection.executescript(_SCHEMA)
        owner = self.meta("terminal")
        if owner and owner != source:
            raise ForeignJournalError(f"this journal is {owner}'s, not {source}'s")
        if not owner:
            self.remember("terminal", source)
        self.epoch = self.meta("epoch") or self.start_epoch()
        self.last_seq = self._max_seq()

    def go_on(self, connection: sqlite3.Connection) -> None:
        """Go on with a connection to the same content."""
        self._db = connection
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {pragma}")

    def _max_seq(self) -> int:
        newest = self._db.execute("SELECT max(seq) FROM outbox WHERE epoch = ?", (self.epoch,)).fetchone()[0]
        return int(newest or self.meta("base_seq") or 0)

    def meta(self, name: str) -> str:
        """A remembered fact, `""` when there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def remember(self, name: str, value: str) -> None:
        """Remember a fact."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def start_epoch(self) -> str:
        """A new numbering from 1. Rows of the old epoch stay and are still sent."""
        self.epoch = self._mint_epoch()
        self.remember("epoch", self.epoch)
        self.last_seq = 0
        return self.epoch

    def save(
        self, verb: str, data: dict[str, Any], *, subject: str, badge: str, now: Moment, place: str | None = None
    ) -> Entry:
        """Store a command durably, with where the operator now is. It is the operator's confirmation from here on."""
        self.look_after()
        identity, seq = self._mint_id(), self.last_seq + 1
        envelope = seal(
            verb=verb,
            identity=identity,
            source=self._source,
            time=datetime_of(now.ms),
            data=data,
            subject=subject,
            authid=badge,
            epoch=self.epoch,
            sequence=seq,
            boot=now.boot,
            mono=now.mono,
        )
        body = json.dumps(envelope, separators=(",", ":"), ensure_ascii=False)
        entry = Entry(self.epoch, seq, identity, verb, badge, subject, body, now.ms, "queued", None)
        with _Transaction(self._db):
            self._db.execute(
                f"INSERT INTO outbox ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (self.epoch, seq, identity, verb, badge, subject, body, now.ms, "queued", None),
            )
            if place is not None:
                self.remember("place", place)
        try:
            self.look_after()
        except sqlite3.Error:
            # It is told as not saved, and will be entered again: it must not be sent from a file that is lost.
            self._db.execute("DELETE FROM outbox WHERE id = ?", (identity,))
            raise
        self.last_seq = seq
        return entry

    def waiting(self, limit: int = -1) -> list[Entry]:
        """Unanswered rows, oldest first; older epochs before the present one."""
        return self._entries("status = 'queued' ORDER BY rowid LIMIT ?", limit)

    def waiting_count(self) -> int:
        """How many rows are unanswered."""
        row = self._db.execute("SELECT count(*) FROM outbox WHERE status = 'queued'").fetchone()
        return int(row[0])

    def recent(self, limit: int) -> list[Entry]:
        """The newest rows, newest first."""
        return self._entries("1 ORDER BY rowid DESC LIMIT ?", limit)

    def _entries(self, where: str, *values: Any) -> list[Entry]:
        return [Entry(*row) for row in self._db.execute(f"SELECT {_COLUMNS} FROM outbox WHERE {where}", values)]

    def settle(self, answers: Iterable[tuple[str, str, str]]) -> list[Entry]:
        """Store final answers, given as (id, status, ack text). Returns the rows that were still waiting.

        Not durably: an answer that a power cut takes is asked for again, and is the same.
        """
        settled: list[Entry] = []
        with _Transaction(self._db, durable=False):
            for identity, status, ack in answers:
                entries = self._entries("id = ? AND status = 'queued'", identity)
                if entries:
                    self._db.execute("UPDATE outbox SET status = ?, ack = ? WHERE id = ?", (status, ack, identity))
                    settled += self._entries("id = ?", identity)
        return settled

    def reopen_after(self, have_through: int, epoch: str = "") -> int:
        """Queue again what a restored hub no longer has of this epoch or an older one. Returns how many rows."""
        changed = self._db.execute(
            "UPDATE outbox SET status = 'queued' WHERE epoch = ? AND seq > ? AND status <> 'queued'",
            (epoch or self.epoch, have_through),
        )
        return changed.rowcount

    def id_at(self, epoch: str, seq: int) -> str:
        """The command that has a number here, `""` when it is not kept."""
        row = self._db.execute("SELECT id FROM outbox WHERE epoch = ? AND seq = ?", (epoch, seq)).fetchone()
        return str(row[0]) if row else ""

    def min_kept_seq(self) -> int:
        """The lowest sequence of this epoch still here; the next one to come when nothing is."""
        oldest = self._db.execute("SELECT min(seq) FROM outbox WHERE epoch = ?", (self.epoch,)).fetchone()[0]
        return int(oldest or self.last_seq + 1)

    def older(self, limit: int) -> list[tuple[str, int, int]]:
        """Earlier epochs of which rows are kept, newest first, as (epoch, last, lowest sequence)."""
        return list(
            self._db.execute(
                "SELECT epoch, max(seq), min(seq) FROM outbox WHERE epoch <> ? "
                "GROUP BY epoch ORDER BY max(rowid) DESC LIMIT ?",
                (self.epoch, limit),
            )
        )

    def forget_before(self, ms: int) -> None:
        """Let go of rows answered long ago, but for the newest: a clock set to another year must not empty the journal."""
        self._db.execute(
            "DELETE FROM outbox WHERE saved_at < ? AND status <> 'queued' AND rowid <= (SELECT max(rowid) FROM outbox) - ?",
            (ms - KEEP_MS, KEEP_ROWS),
        )

    def documents(self) -> list[tuple[str, str]]:
        """The stored replica as (topic, body)."""
        return [(topic, body) for topic, body in self._db.execute("SELECT topic, body FROM replica")]

    def write_documents(self, changed: dict[str, str]) -> None:
        """Store documents that changed, in one transaction; an empty body deletes. Not durably: they are said again."""
        if not changed:
            return
        with _Transaction(self._db, durable=False):
            for topic, body in changed.items():
                if body:
                    self._db.execute("INSERT OR REPLACE INTO replica VALUES (?, ?)", (topic, body))
                else:
                    self._db.execute("DELETE FROM replica WHERE topic = ?", (topic,))


class _Transaction:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when anything is raised. What is not `durable` waits for no disk."""

    def __init__(self, db: sqlite3.Connection, *, durable: bool = True) -> None:
        self._db = db
        self._durable = durable

    def __enter__(self) -> None:
        # Said each time: a booking relies on nothing that another transaction may have left behind.
        self._db.execute(f"PRAGMA synchronous={'FULL' if self._durable else 'NORMAL'}")
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except BaseException:
            self._durable_again()
            raise

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None:
                self._db.execute("COMMIT")
        finally:
            # Some errors (disk full) have rolled back already, others leave the transaction open.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._durable_again()

    def _durable_again(self) -> None:
        if not self._durable:
            self._db.execute("PRAGMA synchronous=FULL")

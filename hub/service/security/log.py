"""The security log: who was refused, locked out, let pass or not believed: lines of the program's log, and rows kept.

Nothing of it is in the inbox, and no decision stands on it. It is written beside the commands, at most once a second.
"""

import logging
from collections import deque
from dataclasses import dataclass, field
from typing import Final, Literal

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from hub.service.security.coalescing import Coalescing, Entry
from hub.store.security import Kept, add, count_on, newest, next_number
from shared.envelope import to_bytes
from shared.plain_text import plain
from shared.plant_time import iso

log = logging.getLogger("shopfloor.security")

Kind = Literal[
    "unknown-client",
    "wrong-sum",
    "wrong-source",
    "unreadable",
    "role-denied",
    "pin-wrong",
    "pin-locked",
    "takeover",
    "override",
    "revoked",
]
UNTRUSTED: Final[tuple[Kind, ...]] = ("wrong-sum", "wrong-source", "unreadable")
"""What is poison: counted, and never given a place."""
RECENT: Final = 500
UNWRITTEN: Final = 1_000
"""So many wait for a database that does not answer; of more the oldest are in the program's log only."""
LONGEST_SUBJECT: Final = 80
LONGEST_TEXT: Final = 200


@dataclass(frozen=True, slots=True)
class Incident:
    """Something an administrator wants to know of."""

    at: int
    kind: Kind
    client: str
    """`t/T-CUT-01`, `x/erp`, or `hub`."""
    subject: str
    """A badge, a verb, a topic: whatever it was about."""
    text: str


@dataclass(slots=True)
class SecurityLog:
    """What happened. The same within a minute is one line, one row and a count."""

    _database: Engine
    incidents: deque[Incident] = field(default_factory=lambda: deque(maxlen=RECENT))
    """The last few, the newest last."""
    _minute: Coalescing = field(default_factory=Coalescing)
    _over: deque[Entry] = field(default_factory=lambda: deque(maxlen=UNWRITTEN))

    def note(self, kind: Kind, client: str, subject: str, text: str, now: int) -> None:
        """One incident. Never a PIN, a code or a password in any of it."""
        subject, text = plain(subject, LONGEST_SUBJECT), plain(text, LONGEST_TEXT)
        self.incidents.append(Incident(now, kind, client, subject, text))
        over, entry = self._minute.take(kind, client, subject, text, now)
        self._end(over)
        if entry.count == 1:
            _say(entry)

    def keep(self, now: int) -> None:
        """Time passes: say how often it was, of what has had its minute, and write what is new."""
        self._end(self._minute.over(now))
        self._write()

    def newest(self, limit: int, *, before: int = 0) -> list[Kept]:
        """Rows, the newest first; those before a number where it is given."""
        self._write()
        with self._database.connect() as connection:
            kept = newest(connection, limit, before=before)
            connection.rollback()
        return kept

    def _write(self) -> None:
        """A database that does not answer is asked again the next time: nobody is kept from booking by it."""
        changed = [entry for entry in (*self._over, *self._minute.entries()) if entry.count > entry.kept]
        if not changed:
            return
        fresh = [entry for entry in changed if not entry.no]
        try:
            with self._database.begin() as connection:
                first = next_number(connection) if fresh else 0
                add(connection, [_row(entry, no) for no, entry in enumerate(fresh, first)])
                for entry in changed:
                    if entry.no:
                        count_on(connection, entry.no, entry.count, entry.last, entry.text)
        except DBAPIError as error:
            log.warning("the security log can't be kept now: %s", type(error.orig).__name__)
            return
        for no, entry in enumerate(fresh, first):
            entry.no = no
        for entry in changed:
            entry.kept = entry.count
        self._over.clear()

    def _end(self, entries: list[Entry]) -> None:
        for entry in entries:
            if entry.count > 1:
                _say(entry, more=entry.count - 1)
            if entry.count > entry.kept:
                self._over.append(entry)


def _row(entry: Entry, no: int) -> Kept:
    return Kept(no, entry.first, entry.last, entry.count, entry.kind, entry.client, entry.subject, entry.text)


def _say(entry: Entry, *, more: int = 0) -> None:
    said: dict[str, str | int] = {"at": iso(entry.last), "kind": entry.kind, "client": entry.client}
    said |= {"subject": entry.subject, "text": entry.text}
    if more:
        said |= {"more": more, "since": iso(entry.first)}
    log.warning("security %s", to_bytes(said).decode(), extra={"fields": said})

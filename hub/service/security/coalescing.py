"""What happens again and again is one entry with a count: a flood makes neither memory nor disk nor log grow.

Pure: knows the time only as it is told.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

WITHIN_MS: Final = 60_000
"""What is the same within a minute is one entry."""
SUBJECTS: Final = 20
"""So many subjects of one client and kind are told apart at once; whoever makes them up has them for nothing."""
OPEN: Final = 400
"""So many entries are open at once, all clients together, besides those for the rest."""
OTHERS: Final = "(others)"
"""Stands for the subjects, and then the clients, beyond that."""


@dataclass(slots=True)
class Entry:
    """An incident, and how often it has happened within its minute; `text` is the last one's."""

    kind: str
    client: str
    subject: str
    text: str
    first: int
    last: int
    count: int = 1
    no: int = 0
    """Its row's number, once it has one."""
    kept: int = 0
    """Which count its row says."""


@dataclass(slots=True)
class Coalescing:
    """The entries whose minute is not over."""

    _open: dict[tuple[str, str, str], Entry] = field(default_factory=dict)
    _subjects: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, kind: str, client: str, subject: str, text: str, now: int) -> tuple[list[Entry], Entry]:
        """Count one. Returns the entries that are over with it, and the one that counts it."""
        over = self.over(now)
        key = self._key(kind, client, subject)
        entry = self._open.get(key)
        if entry is None:
            entry = self._open[key] = Entry(*key, text, now, now)
            self._subjects[kind, key[1]] += 1
        else:
            entry.text, entry.last, entry.count = text, now, entry.count + 1
        return over, entry

    def _key(self, kind: str, client: str, subject: str) -> tuple[str, str, str]:
        if (kind, client, subject) in self._open:
            return kind, client, subject
        if len(self._open) >= OPEN:
            return kind, OTHERS, OTHERS
        return kind, client, subject if self._subjects[kind, client] < SUBJECTS else OTHERS

    def over(self, now: int) -> list[Entry]:
        """Those whose minute is over, taken out; a clock that was set back ends all that were begun later."""
        if not self._open or (_within(next(iter(self._open.values())), now) and _within(self._newest(), now)):
            return []  # they stand in the order they were begun
        due = [key for key, entry in self._open.items() if not _within(entry, now)]
        entries = [self._open.pop(key) for key in due]
        for entry in entries:
            self._subjects[entry.kind, entry.client] -= 1
        self._subjects = +self._subjects if entries else self._subjects
        return entries

    def _newest(self) -> Entry:
        return next(reversed(self._open.values()))

    def entries(self) -> list[Entry]:
        """All that are open."""
        return list(self._open.values())


def _within(entry: Entry, now: int) -> bool:
    return 0 <= now - entry.first < WITHIN_MS

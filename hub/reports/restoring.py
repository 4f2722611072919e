"""What a restore would change, read from the present database and from the backup."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection

from hub.reports.text import moment, table
from hub.store.backup.standing import Standing, standing
from hub.store.reading import Epoch, Inbox, col, select, stream
from shared.settings import Settings

KEPT_DAYS: Final = 30
"""Terminals keep for so long what was answered, and at least their newest bookings."""
SHOWN: Final = 20
_DAY_MS: Final = 24 * 3_600_000


@dataclass(slots=True)
class _Journal:
    """What the backup lacks of one numbering of a terminal."""

    commands: int = 0
    last: int = 0
    old: int = 0


@dataclass(slots=True)
class _Lacking:
    """Everything that the backup lacks, by who sent it."""

    journals: dict[tuple[str, str], _Journal] = field(default_factory=dict)
    clients: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(client, verb) → commands."""
    gone: list[tuple[int, int, str, str, str]] = field(default_factory=list)
    hub: int = 0

    def add(self, row: Any, now: int) -> None:
        """One command."""
        if row.source.startswith("t/") and row.epoch is not None:
            journal = self.journals.setdefault((row.source, row.epoch), _Journal())
            journal.commands += 1
            journal.last = row.seq
            journal.old += now - row.received > KEPT_DAYS * _DAY_MS
        elif row.source == "hub":
            self.hub += 1
        else:
            self.clients[row.source, row.verb] += 1
            if len(self.gone) < SHOWN:
                self.gone.append((row.no, row.received, row.source, row.verb, row.status))


def backup_lines(backup: Connection, settings: Settings) -> Iterator[str]:
    """Of when a backup is, and what it holds."""
    its = standing(backup)
    yield f"the backup is of {moment(settings, its.recorded)}: then its newest command was recorded"
    yield f"it holds {its.commands} commands and {its.movements} movements{last_of(its)}"


def last_of(its: Standing) -> str:
    """The last movement, by which two copies are told apart."""
    return f"; the last movement is {its.last_movement}, hash {its.last_hash}" if its.last_hash else ""


def restore_lines(present: Connection, backup: Connection, settings: Settings, now: int) -> Iterator[str]:
    """What the present database has beyond a backup, and what becomes of each part of it."""
    here, its = standing(present), standing(backup)
    if here.database and its.database and here.database != its.database:
        yield "it is no copy of the present database: another plant's, or one that was begun anew"
    common = _common(present, backup, min(here.newest, its.newest))
    if common < its.newest:
        yield f"the two part after command {common}: {its.newest - common} of the backup are not in the present database"
    lacking = _lacking(present, backup, common, its.newest, now)
    beyond = sum(j.commands for j in lacking.journals.values()) + lacking.clients.total() + lacking.hub
    yield f"the present database has {beyond} commands beyond it, up to {moment(settings, here.recorded)}"
    yield from _journal_lines(lacking, dict(_reached(backup)))
    yield from _client_lines(lacking, settings)
    if lacking.hub:
        yield f"{lacking.hub} of the hub's own: it decides them again"
    yield "PINs are those of the backup"


def _common(present: Connection, backup: Connection, newest: int) -> int:
    """Up to which command both are the same: what was received again after a restore has another time."""
    low, high = 0, newest
    while low < high:
        middle = (low + high + 1) // 2
        same = _at(present, middle) == _at(backup, middle)
        low, high = (middle, high) if same else (low, middle - 1)
    return low


def _at(connection: Connection, no: int) -> Any:
    return connection.execute(select(Inbox.source, Inbox.id, Inbox.received).where(Inbox.no == no)).first()


def _lacking(present: Connection, backup: Connection, common: int, newest: int, now: int) -> _Lacking:
    again: set[tuple[str, str]] = set()
    if common < newest:
        since = select(Inbox.source, Inbox.id).where(Inbox.no > common)
        again = {(source, identity) for source, identity in stream(backup, since)}
    columns = (Inbox.no, Inbox.source, Inbox.id, Inbox.epoch, Inbox.seq, Inbox.verb, Inbox.received, Inbox.status)
    lacking = _Lacking()
    for row in stream(present, select(*columns).where(Inbox.no > common).order_by(col(Inbox.no))):
        if (row.source, row.id) not in again:
            lacking.add(row, now)
    return lacking


def _reached(backup: Connection) -> Iterator[tuple[tuple[str, str], int]]:
    for source, epoch, have_through in stream(backup, select(Epoch.source, Epoch.epoch, Epoch.have_through)):
        yield (source, epoch), have_through


def _journal_lines(lacking: _Lacking, reached: dict[tuple[str, str], int]) -> Iterator[str]:
    if not lacking.journals:
        return
    yield ""
    yield "these terminals send again, out of their journals, when they next connect:"
    rows = (
        (source.removeprefix("t/"), epoch, reached.get((source, epoch), 0) + 1, journal.last, journal.commands)
        for (source, epoch), journal in sorted(lacking.journals.items())
    )
    yield from table(("TERMINAL", "NUMBERING", ">FROM", ">TO", ">COMMANDS"), rows)
    old = sum(journal.old for journal in lacking.journals.values())
    if old:
        yield f"{old} of them are older than {KEPT_DAYS} days: a terminal may not keep them any more"


def _client_lines(lacking: _Lacking, settings: Settings) -> Iterator[str]:
    if not lacking.clients:
        return
    yield ""
    yield f"these {lacking.clients.total()} are in no journal and would be gone; send them again, or enter them anew:"
    by_verb = ((client, verb, many) for (client, verb), many in sorted(lacking.clients.items()))
    yield from table(("CLIENT", "COMMAND", ">MANY"), by_verb)
    yield ""
    rows = ((no, moment(settings, at), client, verb, status) for no, at, client, verb, status in lacking.gone)
    yield from table((">NO", "RECORDED", "CLIENT", "COMMAND", "ANSWER"), rows)
    if lacking.clients.total() > len(lacking.gone):
        yield f"… and {lacking.clients.total() - len(lacking.gone)} more: they stand in the database of before"

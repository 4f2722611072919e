"""`verify` on the inbox, in one pass over it: what came, in which order, when, and what it led to (L6 – L9, L19, L20)."""

import json
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection

import hub.core.handlers  # noqa: F401  # registers every verb
from hub.core.registry import HANDLERS
from hub.proof.verify.breach import Breach
from hub.proof.verify.exceptions import difference
from hub.store.reading import Epoch, Event, FloorException, Inbox, col, select, stream
from shared.envelope import digest
from shared.verbs import ON_STEP

NOT_RUNNING: Final = "order-not-running"


def inbox(connection: Connection) -> Iterator[Breach]:
    """Every command in its order, handed to each rule."""
    yield from _follow(connection, [_Numbered(), _Kept(), _Events(connection), _Sequences(connection), _Running(connection)])


def part_of_inbox(connection: Connection) -> Iterator[Breach]:
    """Some commands in their order: what can be said of them without the ones between."""
    yield from _follow(connection, [_Kept(), _Events(connection, all_of_them=False), _Running(connection)])


def _follow(connection: Connection, rules: "Sequence[_Rule]") -> Iterator[Breach]:
    statement = select(
        Inbox.no,
        Inbox.source,
        Inbox.id,
        Inbox.epoch,
        Inbox.seq,
        Inbox.verb,
        Inbox.received,
        Inbox.digest,
        Inbox.body,
        Inbox.status,
    )
    for row in stream(connection, statement.order_by(col(Inbox.no))):
        body = _read(row.body)
        for rule in rules:
            yield from rule.command(row, body)
    for rule in rules:
        yield from rule.end()


def _read(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


class _Rule(ABC):
    """Looks at every command, and has a last word."""

    @abstractmethod
    def command(self, row: Any, body: dict[str, Any]) -> Iterator[Breach]:
        """One command."""

    def end(self) -> Iterator[Breach]:
        """All have been seen."""
        return iter(())


class _Numbered(_Rule):
    """L6: nothing is missing."""

    def __init__(self) -> None:
        self._no = 0

    def command(self, row: Any, body: dict[str, Any]) -> Iterator[Breach]:
        del body
        if row.no != self._no + 1:
            yield Breach("L6", row.no, f"command {self._no + 1} is missing from the inbox")
        self._no = row.no


class _Kept(_Rule):
    """L6: nothing was rewritten. L20: nothing was recorded before what stands before it."""

    def __init__(self) -> None:
        self._received = 0

    def command(self, row: Any, body: dict[str, Any]) -> Iterator[Breach]:
        if not _as_received(row, body):
            yield Breach("L6", row.no, f"the {row.verb} of {row.source} is not what was received")
        if row.received < self._received:
            yield Breach("L20", row.no, f"recorded {self._received - row.received} ms before the command ahead of it")
        self._received = row.received


def _as_received(row: Any, body: dict[str, Any]) -> bool:
    """The digest is that of the envelope, and the columns say what it says. The hub's own have none."""
    if row.source == "hub":
        return bool(row.digest == row.id)
    said = (body.get("id"), body.get("source"), body.get("epoch"), body.get("sequence"))
    sequence = None if row.seq is None else f"{row.seq:012d}"
    return said == (row.id, row.source.partition("/")[2], row.epoch, sequence) and row.digest == digest(body)


class _Events(_Rule):
    """L7: one event for each command that was accepted, in the same order, and none besides; numbered through, if all."""

    def __init__(self, connection: Connection, *, all_of_them: bool = True) -> None:
        self._all = all_of_them
        self._events = stream(connection, select(Event.number, Event.no, Event.topic).order_by(col(Event.number)))
        self._number = 0
        self._next: Any = None
        self._advance()

    def _advance(self) -> None:
        self._next = next(self._events, None)

    def command(self, row: Any, body: dict[str, Any]) -> Iterator[Breach]:
        del body
        while self._next is not None and self._next.no < row.no:
            yield Breach("L7", self._next.no, f"event {self._next.number} belongs to no accepted command")
            self._advance()
        if row.status != "accepted" or (row.source == "hub" and row.verb not in HANDLERS):
            return
        if self._next is None or self._next.no != row.no:
            yield Breach("L7", row.no, f"the {row.verb} was accepted and has no event")
            return
        if not self._next.topic.endswith(f"/{row.verb}"):
            yield Breach("L7", row.no, f"the {row.verb} has an event of {self._next.topic}")
        self._number += 1
        if self._all and self._next.number != self._number:
            yield Breach("L7", row.no, f"event {self._next.number} stands where {self._number} belongs")
            self._number = self._next.number
        self._advance()

    def end(self) -> Iterator[Breach]:
        if self._next is not None:
            yield Breach("L7", self._next.no, f"event {self._next.number} belongs to no accepted command")


_SKIPPING: Final = frozenset({"hub-epoch-open", "hub-epoch-skip", "hub-alarm"})


class _Sequences(_Rule):
    """L8: per terminal and epoch the answered sequences are 1..n without gap, but for what a handshake or alarm skipped."""

    def __init__(self, connection: Connection) -> None:
        self._skipped: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._reached: dict[tuple[str, str], int] = {}
        self._opened: set[tuple[str, str]] = set()
        journals = select(Epoch.source, Epoch.epoch, Epoch.have_through).where(col(Epoch.source).like("t/%"))
        self._journals = list(stream(connection, journals.order_by(Epoch.source, Epoch.epoch)))

    def command(self, row: Any, body: dict[str, Any]) -> Iterator[Breach]:
        for epoch in body.get("epochs", ()) if row.verb in _SKIPPING else ():
            key = (epoch["source"], epoch["epoch"])
            opens = row.verb == "hub-epoch-open" and key not in self._opened  # it begins where its journal still does
            if epoch["have_through"] and (opens or row.verb != "hub-epoch-open"):
                self._skipped[key].add(epoch["have_through"])
            self._opened.add(key)
        if row.epoch is None or not row.source.startswith("t/"):
            return
        key = (row.source, row.epoch)
        reached = self._reached.get(key, 0)
        if row.seq != reached + 1 and row.seq - 1 not in self._skipped[key]:
            yield Breach("L8", row.no, f"{row.source} epoch {row.epoch}: sequence {row.seq} follows {reached}")
        self._reached[key] = row.seq

    def end(self) -> Iterator[Breach]:
        for source, epoch, have_through in self._journals:
            reached = self._reached.get((source, epoch), 0)
            if have_through != reached and have_through not in self._skipped[source, epoch]:
                yield Breach("L8", 0, f"{source} epoch {epoch}: have_through is {have_through}, answered up to {reached}")


class _Running(_Rule):
    """L19: every fact that hit an order on hold or completed has an exception that says so, and no other fact has."""

    def __init__(self, connection: Connection) -> None:
        self._held: set[str] = set()
        self._completed: set[str] = set()
        self._parked: dict[int, tuple[str, str]] = {}
        row = FloorException
        parked, not_running = (select(row.id, row.no).where(row.kind == kind) for kind in ("parked", NOT_RUNNING))
        self._waiting = dict(stream(connection, parked))
        self._facts: set[int] = set()
        self._opened = {no for _, no in stream(connection, not_running)}

    def command(self, row: Any, body: dict[str, Any]) -> Iterator[Breach]:
        if row.verb in _WATCHED and row.status in ("accepted", "parked"):
            data = body.get("data") or {}
            verb, mo = row.verb, str(data.get("mo", ""))
            if row.status == "parked":
                self._parked[row.no] = verb, mo
            else:
                if verb == "exception-resolve" and data.get("how") == "apply":
                    verb, mo = self._parked.get(self._waiting.get(str(data.get("exception")), 0), ("", ""))
                self._follow(row.no, verb, mo)
        return iter(())

    def _follow(self, no: int, verb: str, mo: str) -> None:
        if verb in ON_STEP:
            if mo in self._held or mo in self._completed:
                self._facts.add(no)
        elif verb in _STATES:
            name, change = _STATES[verb]
            change(getattr(self, name), mo)

    def end(self) -> Iterator[Breach]:
        yield from difference(NOT_RUNNING, self._facts, self._opened)


_STATES: Final[dict[str, tuple[str, Callable[[set[str], str], None]]]] = {
    "mo-hold": ("_held", set.add),
    "mo-unhold": ("_held", set.discard),
    "mo-complete": ("_completed", set.add),
    "mo-reopen": ("_completed", set.discard),
}
"""Verb → the set of orders that it changes, and how."""
_WATCHED: Final = ON_STEP | _STATES.keys() | {"exception-resolve"}

"""`verify` on stock below zero (L19): who took it there has an exception, unless one stood open for that place already."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from hub.core.books.ledger import VIRTUAL
from hub.proof.verify.breach import Breach
from hub.store.reading import FloorException, MovementLine, col, select, stream

KIND: Final = "negative-stock"
_NEVER: Final = 2**63


@dataclass(slots=True)
class _Fact:
    """The places, as exceptions name them, that a command took below zero, or further below."""

    no: int
    crossed: set[str] = field(default_factory=set)
    lowered: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An exception: opened by a command, settled by another. `old`: of a release that opened one with every issue."""

    no: int
    settled: int
    old: bool


def negative_stock(connection: Connection) -> Iterator[Breach]:
    """L19: what took a place from zero or above to below has an exception, one at a time; open while the place is below."""
    opened = _opened(connection)
    stock: dict[tuple[str, str, str], int] = defaultdict(int)
    causes: dict[int, _Fact] = {}
    for fact in _facts(connection, stock):
        causes[fact.no] = fact
        for place in sorted(fact.crossed):
            if not any(exception.no <= fact.no <= exception.settled for exception in opened[place]):
                yield Breach("L19", fact.no, f"{KIND}: command {fact.no} took {place} below zero and has no exception")
    below = {f"{item} {location}" for (item, _, location), q in stock.items() if q < 0}
    for place, exceptions in sorted(opened.items()):
        for exception in exceptions:
            no = exception.no
            fact = causes.get(no) or _Fact(no)
            if place not in (fact.lowered if exception.old else fact.crossed):
                yield Breach("L19", no, f"{KIND}: command {no} has an exception without its cause: {place}")
            elif exception.old:
                continue
            elif any(other.no < no <= other.settled for other in exceptions):
                yield Breach("L19", no, f"{KIND}: command {no} opened another exception for {place}")
            elif exception.settled == _NEVER and place not in below:
                yield Breach("L19", no, f"{KIND}: {place} is not below zero any more, its exception is open")


def _opened(connection: Connection) -> dict[str, list[_Opened]]:
    opened: dict[str, list[_Opened]] = defaultdict(list)
    row = FloorException
    statement = select(row.no, row.subject, row.status, row.rev, row.verb).where(row.kind == KIND)
    for no, subject, status, rev, verb in stream(connection, statement.order_by(col(row.no), row.id)):
        opened[subject].append(_Opened(no, _NEVER if status == "open" else rev, not verb))
    return opened


def _facts(connection: Connection, stock: dict[tuple[str, str, str], int]) -> Iterator[_Fact]:
    """Command by command, judged by what stands where when all its lines are posted."""
    current, before = 0, dict[tuple[str, str, str], int]()
    line = MovementLine
    moved = select(line.no, line.item, line.lot, line.from_loc, line.to_loc, line.q).where(line.q > 0)
    for no, item, lot, from_loc, to_loc, q in stream(connection, moved.order_by(col(line.no), col(line.line))):
        if no != current:
            yield from _judged(current, before, stock)
            current, before = no, {}
        for location, change in ((from_loc, -q), (to_loc, q)):
            if location not in VIRTUAL:
                key = item, lot, location
                before.setdefault(key, stock[key])
                stock[key] += change
    yield from _judged(current, before, stock)


def _judged(no: int, before: dict[tuple[str, str, str], int], stock: dict[tuple[str, str, str], int]) -> Iterator[_Fact]:
    fact = _Fact(no)
    for key, was in before.items():
        if stock[key] < min(0, was):
            place = f"{key[0]} {key[2]}"
            fact.lowered.add(place)
            if was >= 0:
                fact.crossed.add(place)
    if fact.lowered:
        yield fact

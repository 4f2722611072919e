"""`shopfloor verify`: check a database against the ledger's invariants, and name the first command that breaks one.

Reads everything and changes nothing. The rules are the laws of `docs/laws.md`; those about the inbox stand in `inbox`, about
exceptions in `exceptions` and `negative`, about orders and sessions in `orders`, about places and counts in `places`, about
what a unit costs in `costs`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, func, or_

from hub.core.books.ledger import GENESIS, VIRTUAL, balance_key, chain
from hub.proof.verify.breach import Breach
from hub.proof.verify.costs import UnitCosts
from hub.proof.verify.exceptions import exceptions
from hub.proof.verify.inbox import inbox
from hub.proof.verify.negative import negative_stock
from hub.proof.verify.orders import ORDER_CHECKS
from hub.proof.verify.places import PLACE_CHECKS
from hub.store.reading import (
    Balance,
    Booking,
    Downtime,
    Inbox,
    MoOp,
    Movement,
    MovementLine,
    Note,
    Pool,
    Reversal,
    Scrap,
    Slice,
    col,
    select,
    stream,
)
from shared.quantity import show
from shared.rules import BUCKETS

HOLD: Final = "L1-L14, L16-L21"
"""The laws that are checked here."""


@dataclass(slots=True)
class Report:
    """What was read, and every breach found, the one that came first in the inbox first."""

    commands: int
    movements: int
    breaches: list[Breach]

    @property
    def clean(self) -> bool:
        """No rule is broken."""
        return not self.breaches


Check = Callable[[Connection], Iterator[Breach]]


def verify(connection: Connection, checks: Iterable[Check] | None = None) -> Report:
    """Check the whole database, or what can be checked of a part of one."""
    breaches: list[Breach] = []
    for check in CHECKS if checks is None else checks:
        try:
            breaches += check(connection)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # What a rule can't read breaks it; the others still have their say.
            breaches.append(Breach("L6", 0, f"a stored command can't be read: {error}"))
    breaches.sort(key=Breach.order)
    commands, movements = (
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (Inbox, Movement)
    )
    return Report(commands, movements, breaches)


def _ledger(connection: Connection) -> Iterator[Breach]:
    """L1–L4, L16, L17: fold every line, and compare the fold with balances and pools."""
    fold: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    pools: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    last: dict[tuple[str, str, str, str], int] = {}
    last_of_item: dict[str, int] = {}
    line = MovementLine
    lines = select(line.no, line.item, line.lot, line.from_loc, line.to_loc, line.mo, line.q, line.v)
    by_movement: dict[str, int] = {}
    current = 0
    reversals = select(Movement.no).where(col(Movement.reversal_of).is_not(None))
    costs = UnitCosts(frozenset(no for (no,) in stream(connection, reversals)))
    for no, item, lot, from_loc, to_loc, mo, q, v in stream(connection, lines.order_by(col(line.no), col(line.line))):
        if no != current:
            yield from _pool_breaches(current, by_movement, pools, costs)
            by_movement, current = {}, no
        costs.line(no, item, from_loc, to_loc, q, v)
        for location, sign in ((from_loc, -1), (to_loc, 1)):
            key = balance_key(item, lot, location, mo)
            fold[key][0] += sign * q
            last[key] = no
            if location in VIRTUAL:
                fold[key][1] += sign * v
            else:
                pools[item][0] += sign * q
                pools[item][1] += sign * v
                by_movement[item] = no
        last_of_item[item] = no
    yield from _pool_breaches(current, by_movement, pools, costs)
    yield from _compare(connection, fold, last)
    yield from _compare_pools(connection, pools, last_of_item)
    yield from _sums(connection, last_of_item)


def _pool_breaches(no: int, items: dict[str, int], pools: dict[str, list[int]], costs: UnitCosts) -> Iterator[Breach]:
    """L4, L16, L17 after each movement: no value without stock, signs agree, an emptied item is worth nothing."""
    for item in items:
        q, v = pools[item]
        if q == 0 and v != 0:
            yield Breach("L16", no, f"{item} is empty but worth {show(v)}")
        elif (q > 0 and v < 0) or (q < 0 and v > 0):
            yield Breach("L4", no, f"{item}: quantity {show(q)} and value {show(v)} disagree in sign")
        yield from costs.ended(no, item, q, v)


def _compare(
    connection: Connection, fold: dict[tuple[str, str, str, str], list[int]], last: dict[tuple[str, str, str, str], int]
) -> Iterator[Breach]:
    balances = select(Balance.item, Balance.lot, Balance.location, Balance.mo, Balance.q, Balance.v)
    stored: dict[tuple[str, str, str, str], tuple[int, int]] = {
        (item, lot, location, mo): (q, v) for item, lot, location, mo, q, v in stream(connection, balances)
    }
    for key in sorted(stored.keys() | fold.keys()):
        have, want = stored.get(key, (0, 0)), tuple(fold[key]) if key in fold else (0, 0)
        if have != want:
            yield Breach("L3", last.get(key, 0), f"balance of {_named(key)} is {_pair(have)}, its lines say {_pair(want)}")


def _pair(pair: tuple[int, ...]) -> str:
    return f"{show(pair[0])} ({show(pair[1])})"


def _named(key: tuple[str, str, str, str]) -> str:
    item, lot, location, mo = key
    return " ".join(part for part in (item, f"lot {lot}" if lot else "", f"at {location}", mo) if part)


def _compare_pools(connection: Connection, pools: dict[str, list[int]], last: dict[str, int]) -> Iterator[Breach]:
    stored = {item: (q, v) for item, q, v in stream(connection, select(Pool.item, Pool.q, Pool.v))}
    for item in sorted(stored.keys() | pools.keys()):
        have, want = stored.get(item, (0, 0)), tuple(pools.get(item, (0, 0)))
        if have != want:
            yield Breach("L3", last.get(item, 0), f"pool of {item} is {_pair(have)}, its lines say {_pair(want)}")


def _sums(connection: Connection, last: dict[str, int]) -> Iterator[Breach]:
    """L1, L2 on the stored balances: everything an item has somewhere, it lacks elsewhere."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    sums = select(Balance.item, func.sum(Balance.q), func.sum(Balance.v)).group_by(Balance.item)
    for item, q, v in stream(connection, sums):
        totals[item][0] += int(q)
        totals[item][1] += int(v)
    for item, v in stream(connection, select(Pool.item, Pool.v)):
        totals[item][1] += v
    for item, (q, v) in sorted(totals.items()):
        if q:
            yield Breach("L1", last.get(item, 0), f"quantities of {item} sum to {show(q)}, not 0")
        if v:
            yield Breach("L2", last.get(item, 0), f"values of {item} sum to {show(v)}, not 0")


def _line_sanity(connection: Connection) -> Iterator[Breach]:
    """L5: every line moves something between two places, and belongs to a movement."""
    line = MovementLine
    q, v = col(line.q), col(line.v)
    senseless = or_(col(line.from_loc) == line.to_loc, q < 0, v < 0, and_(q == 0, v == 0))
    for no, item in stream(connection, select(line.no, line.item).where(senseless).order_by(col(line.no))):
        yield Breach("L5", no, f"a line of {item} moves nothing, backwards, or in place")
    orphans = select(line.no).distinct().outerjoin(Movement, col(Movement.no) == line.no)
    for (no,) in stream(connection, orphans.where(col(Movement.no).is_(None)).order_by(col(line.no))):
        yield Breach("L5", no, "lines without a movement")
    empty = select(Movement.no).outerjoin(line, col(line.no) == Movement.no)
    for (no,) in stream(connection, empty.where(col(line.no).is_(None)).order_by(col(Movement.no))):
        yield Breach("L5", no, "a movement without lines")


def _append_only(connection: Connection) -> Iterator[Breach]:
    """L6: the chain of hashes says whether a movement was changed, removed or put in after the fact."""
    said = contents(connection)
    previous = GENESIS
    following = next(said, None)
    movements = select(Movement.no, Movement.kind, Movement.at, Movement.reversal_of, Movement.hash)
    for no, kind, at, reversal_of, stored in stream(connection, movements.order_by(col(Movement.no))):
        content = ""
        if following is not None and following[0] == no:
            content = following[1]
            following = next(said, None)
        if chain(previous, no, kind, at, reversal_of, content) != stored:
            yield Breach("L6", no, "the movement is not what was committed (its hash differs)")
            return
        previous = stored


def contents(connection: Connection) -> Iterator[tuple[int, str]]:
    """Movement → its lines, as its hash covers them."""
    lines: list[str] = []
    current = None
    x = MovementLine
    statement = select(x.no, x.line, x.item, x.lot, x.from_loc, x.to_loc, x.mo, x.q, x.v)
    for no, line, item, lot, from_loc, to_loc, mo, q, v in stream(connection, statement.order_by(col(x.no), col(x.line))):
        if current is not None and no != current:
            yield current, "|".join(lines)
            lines = []
        current = no
        lines.append(f"{line},{item},{lot},{from_loc},{to_loc},{mo},{q},{v}")
    if current is not None:
        yield current, "|".join(lines)


def _one_effect(connection: Connection) -> Iterator[Breach]:
    """L7: every movement is of one accepted command and of its kind, and so is whatever else a command leaves behind."""
    accepted = col(Inbox.status) == "accepted"
    of_its_kind = and_(col(Inbox.no) == Movement.no, accepted, col(Inbox.verb) == Movement.kind)
    unfounded = select(Movement.no).outerjoin(Inbox, of_its_kind).where(col(Inbox.no).is_(None))
    for (no,) in stream(connection, unfounded.order_by(col(Movement.no))):
        yield Breach("L7", no, "a movement without an accepted command of its kind")
    for name, number in _EFFECTS.items():
        of_none = select(number).distinct().outerjoin(Inbox, and_(col(Inbox.no) == number, accepted))
        for (no,) in stream(connection, of_none.where(col(Inbox.no).is_(None)).order_by(col(number))):
            yield Breach("L7", no, f"a row of {name} without an accepted command")


_EFFECTS: Final = {
    "booking": Booking.no,
    "scrap": Scrap.no,
    "reversal": Reversal.no,
    "session_slice": Slice.no,
    "downtime": Downtime.no,
    "note": Note.no,
}
"""What else a command leaves behind, by the number of the command."""


def _hub_time(connection: Connection) -> Iterator[Breach]:
    """L20: a movement stands at the hub's time of its command; a terminal's clock orders nothing."""
    times = select(Movement.no, Movement.at, Inbox.received).join(Inbox, col(Inbox.no) == Movement.no)
    for no, at, received in stream(connection, times.where(Movement.at != Inbox.received)):
        yield Breach("L20", no, f"posted at {at}, recorded at {received}")


def _identities(connection: Connection) -> Iterator[Breach]:
    """L9: an id was applied once, so no second content ever changed a balance."""
    identities = select(Inbox.source, Inbox.id, func.count(), func.max(Inbox.no)).group_by(Inbox.source, Inbox.id)
    for source, identity, count, no in stream(connection, identities.having(func.count() > 1)):
        yield Breach("L9", no, f"{source}: command {identity} was applied {count} times")


def _steps(connection: Connection) -> Iterator[Breach]:
    """L14: a step's counters are what its bookings add up to, and together what was first reported there."""
    pieces = Booking.good + Booking.rework + Booking.suspect + Booking.scrap
    uneven = select(Booking.no, Booking.source).where(Booking.source != "new", pieces != 0)
    for no, source in stream(connection, uneven.order_by(col(Booking.no))):
        yield Breach("L14", no, f"pieces out of {BUCKETS[source]} are more or fewer than what became of them")
    sums = map(func.sum, (Booking.good, Booking.rework, Booking.suspect, Booking.scrap))
    statement = select(Booking.mo, Booking.op, *sums, func.max(Booking.no)).group_by(Booking.mo, Booking.op)
    booked = {(mo, op): tuple(map(int, counts)) for mo, op, *counts in stream(connection, statement)}
    steps = select(MoOp.mo, MoOp.op, MoOp.good, MoOp.rework, MoOp.suspect, MoOp.scrap).order_by(MoOp.mo, MoOp.op)
    for mo, op, good, rework, suspect, scrap in stream(connection, steps):
        *want, no = booked.get((mo, op), (0, 0, 0, 0, 0))
        if [good, rework, suspect, scrap] != want:
            have = "/".join(show(q) for q in (good, rework, suspect, scrap))
            text = f"{mo} {op} counts {have} (good/rework/set aside/scrap), its bookings {'/'.join(show(q) for q in want)}"
            yield Breach("L14", no, text)
    by_reason = func.coalesce(func.sum(Scrap.q), 0)
    differing = (
        select(Booking.no, Booking.scrap, by_reason)
        .outerjoin(Scrap, col(Scrap.no) == Booking.no)
        .group_by(col(Booking.no), col(Booking.scrap))
        .having(col(Booking.scrap) != by_reason)
        .order_by(col(Booking.no))
    )
    for no, booked_scrap, lines in stream(connection, differing):
        yield Breach("L14", no, f"scrap {show(booked_scrap)} but its reasons sum to {show(int(lines))}")


OF_ORDERS: Final[tuple[Check, ...]] = (
    _line_sanity,
    _one_effect,
    _hub_time,
    _identities,
    _steps,
    exceptions,
    *ORDER_CHECKS,
)
"""What holds of all that belongs to some orders, without the others."""
CHECKS: Final[tuple[Check, ...]] = (_ledger, _append_only, inbox, *OF_ORDERS, negative_stock, *PLACE_CHECKS)

"""`verify` on places: out of which one a step's pieces were supplied (L18), and which count of a shelf is the last (L19)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection, and_, func

from hub.proof.verify.breach import Breach
from hub.store.reading import Booking, MoMaterial, MoOp, MoSupply, Reversal, ShelfCount, StockCount, col, select, stream
from shared.quantity import show

Line = tuple[str, int]
"""Order and number of a material line."""


def supplies(connection: Connection) -> Iterator[Breach]:
    """L18: a line knows for all pieces of its step where their material is from, and where planned issues were taken.

    Of bookings of an older version nobody knows it: their steps are taken as they are.
    """
    booked = _booked_by_supply(connection)
    pieces_of, hands_of = _noted(connection)
    need, step = MoMaterial, MoOp
    reported = step.good + step.scrap + step.rework + step.suspect
    statement = (
        select(need.mo, need.op, need.line, need.mode, reported, need.supply, need.planned)
        .join(step, and_(col(step.mo) == need.mo, col(step.op) == need.op))
        .order_by(need.mo, col(need.line))
    )
    for mo, op, line, mode, first, supply, planned in stream(connection, statement):
        hands, several = hands_of.get((mo, line), {}), pieces_of.get((mo, line), {})
        if sum(hands.values()) > planned or min(hands.values(), default=1) <= 0:
            yield Breach("L18", 0, f"{mo} line {line}: {show(planned)} planned, of which by place {_listed(hands)}")
        if supply and several:
            yield Breach("L18", 0, f"{mo} line {line}: all from {supply}, and by place {_listed(several)}")
        supplied = booked[mo, op]
        if mode != "backflush" or supplied.get(None):
            continue
        places = several or ({supply: first} if first else {})
        if sum(places.values()) != first or min(places.values(), default=1) <= 0:
            yield Breach("L18", 0, f"{mo} line {line}: {show(first)} pieces, by place {_listed(places)}")
        # Where a workstation has no place of its own it was the item's home, which may be another one by now.
        short = [place for place, q in supplied.items() if place and q > places.get(place, 0)]
        if short:
            yield Breach("L18", 0, f"{mo} line {line}: by place {_listed(places)}, its bookings say more of {short[0]}")


def _noted(connection: Connection) -> tuple[dict[Line, dict[str, int]], dict[Line, dict[str, int]]]:
    """Line → place → pieces, and what was issued by hand; places of which nothing is left aside."""
    pieces_of: dict[Line, dict[str, int]] = defaultdict(dict)
    hands_of: dict[Line, dict[str, int]] = defaultdict(dict)
    for supply in stream(connection, select(MoSupply).order_by(MoSupply.mo, col(MoSupply.line), MoSupply.place)):
        if supply.pieces:
            pieces_of[supply.mo, supply.line][supply.place] = supply.pieces
        if supply.by_hand:
            hands_of[supply.mo, supply.line][supply.place] = supply.by_hand
    return pieces_of, hands_of


def _listed(places: dict[str, int]) -> str:
    return ", ".join(f"{show(q)} {place or '(none)'}" for place, q in places.items()) or "nothing"


def _booked_by_supply(connection: Connection) -> dict[tuple[str, str], dict[str | None, int]]:
    """(order, step) → place of supply → pieces."""
    booked: dict[tuple[str, str], dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    pieces_of = func.sum(Booking.good + Booking.rework + Booking.suspect + Booking.scrap)
    statement = select(Booking.mo, Booking.op, Booking.supply, pieces_of)
    for mo, op, supply, pieces in stream(connection, statement.group_by(Booking.mo, Booking.op, col(Booking.supply))):
        booked[mo, op][supply] += int(pieces)
    return booked


def _last_counts(connection: Connection) -> Iterator[Breach]:
    """L19: what arrives late is held against the last count of a shelf that was not taken back."""
    standing: dict[tuple[str, str, str], tuple[int, int]] = {}
    count, last = ShelfCount, StockCount
    counts = (
        select(count.item, count.lot, count.location, count.counted_at, count.no)
        .where(col(count.no).not_in(select(Reversal.target)))
        .order_by(col(count.counted_at), col(count.no))
    )
    for item, lot, location, counted_at, no in stream(connection, counts):
        standing[item, lot, location] = (counted_at, no)
    stored = select(last.item, last.lot, last.location, last.counted_at, last.no).order_by(col(last.no))
    for item, lot, location, counted_at, no in stream(connection, stored):
        expected = standing.pop((item, lot, location), (0, no))
        if (counted_at, no) != expected:
            place = " ".join(part for part in (item, lot, location) if part)
            yield Breach("L19", no, f"the last count of {place} is said to be command {no}, it was {expected[1]}")
    for (item, _, location), (_, no) in sorted(standing.items()):
        yield Breach("L19", no, f"the count of {item} at {location} is not known as its last")


PLACE_CHECKS: Final[tuple[Callable[[Connection], Iterator[Breach]], ...]] = (supplies, _last_counts)

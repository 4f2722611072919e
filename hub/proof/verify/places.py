"""`verify` on places: out of which one a step's pieces were supplied (L18), and which count of a shelf is the last (L19)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection

from hub.proof.verify.breach import Breach, rows
from shared.quantity import show

Line = tuple[str, int]
"""Order and number of a material line."""


def _supplies(connection: Connection) -> Iterator[Breach]:
    """L18: a line knows for all pieces of its step where their material is from, and where planned issues were taken.

    Of bookings of an older version nobody knows it: their steps are taken as they are.
    """
    booked = _booked(connection)
    pieces_of, hands_of = _noted(connection)
    for mo, op, line, mode, first, supply, planned in rows(
        connection,
        "SELECT m.mo, m.op, m.line, m.mode, o.good + o.scrap + o.rework + o.suspect, m.supply, m.planned "
        "FROM mo_material m JOIN mo_op o ON o.mo = m.mo AND o.op = m.op ORDER BY m.mo, m.line",
    ):
        hands, several = hands_of.get((mo, line), {}), pieces_of.get((mo, line), {})
        if sum(hands.values()) > planned or min(hands.values(), default=1) <= 0:
            yield Breach("L18", 0, f"{mo} line {line}: {show(planned)} planned, of which by place {_told(hands)}")
        if supply and several:
            yield Breach("L18", 0, f"{mo} line {line}: all from {supply}, and by place {_told(several)}")
        supplied = booked[mo, op]
        if mode != "backflush" or supplied.get(None):
            continue
        places = several or ({supply: first} if first else {})
        if sum(places.values()) != first or min(places.values(), default=1) <= 0:
            yield Breach("L18", 0, f"{mo} line {line}: {show(first)} pieces, by place {_told(places)}")
        # Where a workstation has no place of its own it was the item's home, which may be another one by now.
        short = [place for place, q in supplied.items() if place and q > places.get(place, 0)]
        if short:
            yield Breach("L18", 0, f"{mo} line {line}: by place {_told(places)}, its bookings say more of {short[0]}")


def _booked(connection: Connection) -> dict[tuple[str, str], dict[str | None, int]]:
    """Order and step → supply of the workstations → pieces first reported there."""
    booked: dict[tuple[str, str], dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    for mo, op, supply, pieces in rows(
        connection, "SELECT mo, op, supply, sum(good + rework + suspect + scrap) FROM booking GROUP BY mo, op, supply"
    ):
        booked[mo, op][supply] += int(pieces)
    return booked


def _noted(connection: Connection) -> tuple[dict[Line, dict[str, int]], dict[Line, dict[str, int]]]:
    """Line → place → pieces, and what was issued by hand; places of which nothing is left aside."""
    pieces_of: dict[Line, dict[str, int]] = defaultdict(dict)
    hands_of: dict[Line, dict[str, int]] = defaultdict(dict)
    for mo, line, place, pieces, by_hand in rows(
        connection, "SELECT mo, line, place, pieces, by_hand FROM mo_supply ORDER BY mo, line, place"
    ):
        if pieces:
            pieces_of[mo, line][place] = pieces
        if by_hand:
            hands_of[mo, line][place] = by_hand
    return pieces_of, hands_of


def _told(places: dict[str, int]) -> str:
    return ", ".join(f"{show(q)} {place or '(none)'}" for place, q in places.items()) or "nothing"


def _last_counts(connection: Connection) -> Iterator[Breach]:
    """L19: what arrives late is held against the last count of a shelf that was not taken back."""
    standing: dict[tuple[str, str, str], tuple[int, int]] = {}
    for item, lot, location, counted_at, no in rows(
        connection,
        "SELECT item, lot, location, counted_at, no FROM shelf_count "
        "WHERE no NOT IN (SELECT target FROM reversal) ORDER BY counted_at, no",
    ):
        standing[item, lot, location] = (counted_at, no)
    for item, lot, location, counted_at, no in rows(
        connection, "SELECT item, lot, location, counted_at, no FROM stock_count ORDER BY no"
    ):
        last = standing.pop((item, lot, location), (0, no))
        if (counted_at, no) != last:
            place = " ".join(part for part in (item, lot, location) if part)
            yield Breach("L19", no, f"the last count of {place} is said to be command {no}, it was {last[1]}")
    for (item, _, location), (_, no) in sorted(standing.items()):
        yield Breach("L19", no, f"the count of {item} at {location} is not known as its last")


PLACE_CHECKS: Final[tuple[Callable[[Connection], Iterator[Breach]], ...]] = (_supplies, _last_counts)

"""`verify` on places: out of which one a step's pieces were supplied (L18), and which count of a shelf is the last (L19)."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

from sqlalchemy import Connection

from hub.proof.verify.breach import Breach, rows
from shared.quantity import show


def _supplies(connection: Connection) -> Iterator[Breach]:
    """L18: a line knows for all pieces of its step where their material is from, and where planned issues were taken.

    Of bookings of an older version nobody knows it: their steps are taken as they are.
    """
    told: dict[tuple[str, str], dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    for mo, op, supply, pieces in rows(
        connection, "SELECT mo, op, supply, sum(good + rework + suspect + scrap) FROM booking GROUP BY mo, op, supply"
    ):
        told[mo, op][supply] += int(pieces)
    for mo, op, line, mode, first, noted, planned, by_hand in rows(
        connection,
        "SELECT m.mo, m.op, m.line, m.mode, o.good + o.scrap + o.rework + o.suspect, m.supply, m.planned, m.by_hand "
        "FROM mo_material m JOIN mo_op o ON o.mo = m.mo AND o.op = m.op ORDER BY m.mo, m.line",
    ):
        hands = json.loads(by_hand)
        if sum(hands.values()) > planned or min(hands.values(), default=1) <= 0:
            yield Breach("L18", 0, f"{mo} line {line}: {show(planned)} planned, of which by place {by_hand}")
        said = told[mo, op]
        if mode != "backflush" or said.get(None):
            continue
        places = json.loads(noted) if noted.startswith("{") else {noted: first} if first else {}
        if sum(places.values()) != first or min(places.values(), default=1) <= 0:
            yield Breach("L18", 0, f"{mo} line {line}: {show(first)} pieces, by place {noted}")
        # Where a workstation has no place of its own it was the item's home, which may be another one by now.
        short = [one for one, q in said.items() if one and q > places.get(one, 0)]
        if short:
            yield Breach("L18", 0, f"{mo} line {line}: by place {noted or 'nothing'}, its bookings say more of {short[0]}")


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
        known = standing.pop((item, lot, location), (0, no))
        if (counted_at, no) != known:
            place = " ".join(part for part in (item, lot, location) if part)
            yield Breach("L19", no, f"the last count of {place} is said to be command {no}, it was {known[1]}")
    for (item, _, location), (_, no) in sorted(standing.items()):
        yield Breach("L19", no, f"the count of {item} at {location} is not known as its last")


PLACE_CHECKS: Final[tuple[Callable[[Connection], Iterator[Breach]], ...]] = (_supplies, _last_counts)

"""`verify` on exceptions (L19): what calls for a person has one of its kind, and nothing else has."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection

from hub.proof.verify.breach import Breach
from hub.store.reading import Booking, FloorException, Inbox, Mo, col, select, stream
from shared.step import over_limit


def exceptions(connection: Connection) -> Iterator[Breach]:
    """L19: every fact that went over quantity or had no place has its exception, and no other has."""
    opened: dict[str, set[int]] = defaultdict(set)
    for kind, no in stream(connection, select(FloorException.kind, FloorException.no)):
        opened[kind].add(no)
    yield from difference("over-quantity", set(_over_facts(connection)), opened["over-quantity"])
    for status in ("parked", "quarantined"):
        facts = {no for (no,) in stream(connection, select(Inbox.no).where(Inbox.status == status))}
        yield from difference(status, facts, opened[status])


def _over_facts(connection: Connection) -> Iterator[int]:
    limits = {
        mo: over_limit(q_start, over_pct)
        for mo, q_start, over_pct in stream(connection, select(Mo.id, Mo.q_start, Mo.over_pct))
    }
    reported: dict[tuple[str, str], int] = defaultdict(int)
    pieces_of = Booking.good + Booking.rework + Booking.suspect + Booking.scrap
    booked = select(Booking.no, Booking.mo, Booking.op, pieces_of, Booking.source, Booking.allowed)
    for no, mo, op, pieces, source, allowed in stream(connection, booked.order_by(col(Booking.no))):
        reported[mo, op] += pieces  # counted from the bookings again: the step's own counters may be what is wrong
        # What was allowed then: the order's quantity may have been changed since.
        limit = limits[mo] if allowed < 0 else allowed
        if pieces > 0 and source == "new" and reported[mo, op] > limit:
            yield no


def difference(kind: str, facts: set[int], opened: set[int]) -> Iterator[Breach]:
    """L19: facts without their exception, exceptions without their fact."""
    for no in sorted(facts ^ opened):
        what = "has no exception" if no in facts else "has an exception without its cause"
        yield Breach("L19", no, f"{kind}: command {no} {what}")

"""`verify` on exceptions (L19): what calls for a person has one of its kind, and nothing else has."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from heapq import heappop, heappush

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
    yield from difference("parked", _stored_as("parked", connection), opened["parked"])
    yield from _senseless(connection, opened["quarantined"])


def _stored_as(status: str, connection: Connection) -> set[int]:
    return {no for (no,) in stream(connection, select(Inbox.no).where(Inbox.status == status))}


def _senseless(connection: Connection, opened: set[int]) -> Iterator[Breach]:
    """What makes no sense has its exception, or is counted by an earlier one while that is open; none counts too many."""
    row, facts = FloorException, _stored_as("quarantined", connection)
    several = select(row.no, row.rev, row.times).where(row.kind == "quarantined", row.times > 1)
    counting = {no: (rev, times) for no, rev, times in stream(connection, several)}
    uncounted, short = share_out({no: (rev, times - 1) for no, (rev, times) in counting.items()}, facts - opened)
    for no, left in sorted(short.items()):
        times = counting[no][1]
        yield Breach("L19", no, f"quarantined: the exception of command {no} counts {times}, and {times - left} came")
    yield from difference("quarantined", facts & opened | uncounted, opened)


def share_out(counting: Mapping[int, tuple[int, int]], facts: Iterable[int]) -> tuple[set[int], dict[int, int]]:
    """Give each fact to an exception that was open then. Returns the facts that none counts, and where how many lack.

    `counting`: number of an exception → up to which number it may count, and how many. Which has counted which is not
    kept; where any choice leaves nothing over, that of the one that ends first does.
    """
    waiting = deque(sorted(counting.items()))
    begun: list[tuple[int, int, int]] = []
    uncounted: set[int] = set()
    short: dict[int, int] = {}
    for fact in sorted(facts):
        while waiting and waiting[0][0] < fact:
            no, (last, left) = waiting.popleft()
            heappush(begun, (last, no, left))
        while begun and begun[0][0] < fact:
            _, no, short[no] = heappop(begun)
        if not begun:
            uncounted.add(fact)
            continue
        last, no, left = heappop(begun)
        if left > 1:
            heappush(begun, (last, no, left - 1))
    short |= {no: left for _, no, left in begun} | {no: left for no, (_, left) in waiting}
    return uncounted, short


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

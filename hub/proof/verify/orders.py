"""`verify` on orders: reversals, what was received and consumed, closing, sessions (L10 – L13, L18, L21)."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, Executable, and_, case, func, or_

from hub.core.books.ledger import CONSUMED, MANUFACTURING_VARIANCE, PRODUCTION, VIRTUAL, WIP
from hub.proof.verify.breach import Breach
from hub.store.reading import (
    Balance,
    Booking,
    Inbox,
    Mo,
    MoMaterial,
    MoOp,
    Movement,
    MovementLine,
    Reversal,
    Session,
    Slice,
    alias,
    col,
    select,
    stream,
)
from shared.lifecycle import OVER
from shared.material import required
from shared.quantity import show
from shared.verbs import names

ADJUSTMENT: Final = "exception-resolve"
"""The only command that may still post for an order that is over."""
CLOSING: Final = frozenset({CONSUMED, PRODUCTION, MANUFACTURING_VARIANCE})
"""Where an order's WIP goes when it ends, and at no other time."""
WORK: Final = frozenset({"LABOUR_ABSORBED", "OVERHEAD_ABSORBED", "SCRAP_VARIANCE"})
"""What besides material and goods stands in an order's WIP."""
ENDS: Final = names(lambda verb: OVER & {*verb.order_states.values()})


def _reversals(connection: Connection) -> Iterator[Breach]:
    """L10: what is reversed is reversed once, and its reversal begins with the mirror image of its lines."""
    for target in (Movement.reversal_of, Reversal.target):
        twice = select(target).where(col(target).is_not(None)).group_by(col(target)).having(func.count() > 1)
        for (no,) in stream(connection, twice):
            yield Breach("L10", no, "reversed more than once")
    said = and_(col(Reversal.no) == Movement.no, col(Reversal.target) == Movement.reversal_of)
    unsaid = select(Movement.no).outerjoin(Reversal, said).where(col(Movement.reversal_of).is_not(None))
    for (no,) in stream(connection, unsaid.where(col(Reversal.no).is_(None)).order_by(col(Movement.no))):
        yield Breach("L10", no, "a movement says it reverses another, and no reversal does")
    for no, target in stream(connection, _reversed_without_a_movement()):
        yield Breach("L10", no, f"command {target} was reversed, its movement was not")
    for no, target in stream(connection, _not_mirrored()):
        yield Breach("L10", no, f"does not mirror movement {target}, which it reverses")
    for no, target in stream(connection, _pieces_not_taken_back()):
        yield Breach("L10", no, f"does not take back the pieces of booking {target}, which it reverses")


def _reversed_without_a_movement() -> Executable:
    original, mirror = Movement, alias(Movement)
    mirrored = and_(col(mirror.no) == Reversal.no, col(mirror.reversal_of) == Reversal.target)
    return (
        select(Reversal.no, Reversal.target)
        .join(original, col(original.no) == Reversal.target)
        .outerjoin(mirror, mirrored)
        .where(col(mirror.no).is_(None))
        .order_by(col(Reversal.no))
    )


def _not_mirrored() -> Executable:
    original, mirror = MovementLine, alias(MovementLine)
    mirrored = and_(
        col(mirror.no) == Movement.no,
        col(mirror.line) == original.line,
        col(mirror.item) == original.item,
        col(mirror.lot) == original.lot,
        col(mirror.mo) == original.mo,
        col(mirror.from_loc) == original.to_loc,
        col(mirror.to_loc) == original.from_loc,
        col(mirror.q) == original.q,
        col(mirror.v) == original.v,
    )
    return (
        select(Movement.no, Movement.reversal_of)
        .distinct()
        .join(original, col(original.no) == Movement.reversal_of)
        .outerjoin(mirror, mirrored)
        .where(col(mirror.no).is_(None))
        .order_by(col(Movement.no))
    )


def _pieces_not_taken_back() -> Executable:
    original, mirror = Booking, alias(Booking)
    taken_back = and_(
        col(mirror.no) == Reversal.no,
        col(mirror.mo) == original.mo,
        col(mirror.op) == original.op,
        col(mirror.good) == -original.good,
        col(mirror.rework) == -original.rework,
        col(mirror.suspect) == -original.suspect,
        col(mirror.scrap) == -original.scrap,
    )
    return (
        select(Reversal.no, Reversal.target)
        .join(original, col(original.no) == Reversal.target)
        .outerjoin(mirror, taken_back)
        .where(col(mirror.no).is_(None))
        .order_by(col(Reversal.no))
    )


@dataclass(slots=True)
class _End:
    """An order's closing (or cancelling) command, and what its WIP held just before and was cleared by."""

    no: int
    before: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    cleared: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))


def _closings(connection: Connection) -> Iterator[Breach]:
    """L11 – L13: closing clears an order's WIP to nothing; after it only a supervisor's adjustments name the order.

    Until then it holds what was consumed and worked, less what was received: nothing else comes in or goes out.
    """
    line = MovementLine
    of_no_order = select(line.no).where(line.mo == "", or_(col(line.from_loc) == WIP, col(line.to_loc) == WIP))
    for (no,) in stream(connection, of_no_order.order_by(col(line.no))):
        yield Breach("L12", no, "WIP of no order")
    ended = select(Inbox.no, Inbox.body).where(col(Inbox.verb).in_(sorted(ENDS)), Inbox.status == "accepted")
    ends = {str(json.loads(body)["data"]["mo"]): _End(no) for no, body in stream(connection, ended.order_by(col(Inbox.no)))}
    is_over = col(Mo.status).in_(sorted(OVER))
    for (mo,) in stream(connection, select(Mo.id).where(is_over).order_by(Mo.id)):
        if mo not in ends:
            yield Breach("L11", 0, f"{mo} is over, and no command ended it")
    left = (
        select(Balance.mo, Balance.item, Balance.q, Balance.v)
        .join(Mo, col(Mo.id) == Balance.mo)
        .where(is_over, Balance.location == WIP, or_(col(Balance.q) != 0, col(Balance.v) != 0))
        .order_by(Balance.mo, Balance.item)
    )
    for mo, item, q, v in stream(connection, left):
        yield Breach("L11", 0, f"{mo} is over with {show(q)} of {item} ({show(v)}) in its WIP")
    of_orders = (
        select(line.no, Movement.kind, line.item, line.from_loc, line.to_loc, line.mo, line.q, line.v)
        .join(Movement, col(Movement.no) == line.no)
        .where(line.mo != "")
        .order_by(col(line.no), col(line.line))
    )
    for no, kind, item, from_loc, to_loc, mo, q, v in stream(connection, of_orders):
        end = ends.get(mo)
        in_wip = WIP in (from_loc, to_loc)
        account = from_loc if to_loc == WIP else to_loc
        if in_wip and account in VIRTUAL - WORK and not (account in CLOSING and kind in ENDS):
            yield Breach("L12", no, f"{kind} posts {item} between the WIP of {mo} and {account}")
        if end is None:
            continue
        if no > end.no:
            if in_wip or kind != ADJUSTMENT:
                yield Breach("L11", no, f"{kind} posts {item} to {mo}, which was over since command {end.no}")
        elif in_wip:
            pair = (end.cleared if no == end.no else end.before)[item]
            sign = 1 if to_loc == WIP else -1
            pair[0] += sign * q
            pair[1] += sign * v
    for mo, end in sorted(ends.items()):
        for item in sorted(end.before.keys() | end.cleared.keys()):
            (q, v), (q_cleared, v_cleared) = end.before[item], end.cleared[item]
            if (q + q_cleared, v + v_cleared) != (0, 0):
                held, taken = f"{show(q)} ({show(v)})", f"{show(-q_cleared)} ({show(-v_cleared)})"
                yield Breach("L13", end.no, f"the WIP of {mo} held {held} of {item}, closing it took {taken}")


def _received(connection: Connection) -> Iterator[Breach]:
    """L12: what an order says it yielded is what its last step's bookings brought into stock."""
    last = select(func.max(MoOp.op)).where(MoOp.mo == Mo.id).scalar_subquery()
    there = and_(col(Booking.mo) == Mo.id, col(Booking.op) == last)
    booked_there = select(Mo.id, func.sum(Booking.good)).select_from(Mo).join(Booking, there).group_by(Mo.id)
    pieces = dict(stream(connection, booked_there))
    line = MovementLine
    out = col(line.from_loc) == WIP
    # A reversal's booking allows nothing, and brings the goods back.
    its_way = or_(and_(col(Booking.allowed) >= 0, out), and_(col(Booking.allowed) < 0, col(line.to_loc) == WIP))
    brought = (
        select(Mo.id, *(func.sum(case((out, size), else_=-size)) for size in (col(line.q), col(line.v))))
        .select_from(Mo)
        .join(Booking, there)
        .join(line, and_(col(line.no) == Booking.no, col(line.mo) == Mo.id, col(line.item) == Mo.item, its_way))
        .group_by(Mo.id)
    )
    lines = {mo: (int(q), int(v)) for mo, q, v in stream(connection, brought)}
    for mo, received, value in stream(connection, select(Mo.id, Mo.received, Mo.received_value).order_by(Mo.id)):
        booked = int(pieces.get(mo, 0))
        q, v = lines.get(mo, (0, 0))
        if not received == booked == q:
            yield Breach("L12", 0, f"{mo}: {show(received)} received, {show(booked)} booked, {show(q)} came into stock")
        if value != v:
            yield Breach("L12", 0, f"{mo}: goods received are worth {show(value)}, their lines {show(v)}")


def _consumed(connection: Connection) -> Iterator[Breach]:
    """L18: consumed is max(required, planned by hand), whatever came first and whatever was taken back.

    The pieces are added up in the query, not by `shared.step`: what checks the hub does not count with its functions.
    """
    need, step = MoMaterial, MoOp
    reported = col(step.good) + col(step.scrap) + col(step.rework) + col(step.suspect)
    statement = (
        select(need, reported.label("pieces"))
        .join(step, and_(col(step.mo) == need.mo, col(step.op) == need.op))
        .order_by(need.mo, col(need.line))
    )
    for m in stream(connection, statement):
        asked = 0
        if m.mode == "backflush":
            asked = required(basis=m.basis, q=m.q, per=m.per, scrap_pct=m.scrap_pct, pieces=m.pieces)
        if m.issued != max(asked, m.planned):
            issued, planned = f"{show(m.issued)} of {m.item} issued", f"{show(m.planned)} planned"
            yield Breach("L18", 0, f"{m.mo} line {m.line}: {issued}, {show(asked)} required, {planned}")


def _sessions(connection: Connection) -> Iterator[Breach]:
    """L21: one open session per person, operation and workstation; worked time is the sum of its stretches."""
    place = (Session.badge, Session.mo, Session.op, Session.workstation)
    twice = select(*place, func.count()).where(Session.status != "closed").group_by(*place).having(func.count() > 1)
    for badge, mo, op, workstation, count in stream(connection, twice.order_by(*place[:3])):
        yield Breach("L21", 0, f"{badge} has {count} open sessions on {mo} {op} at {workstation}")
    orphans = select(Slice.no, Slice.session).outerjoin(Session, col(Session.id) == Slice.session)
    for no, session in stream(connection, orphans.where(col(Session.id).is_(None)).order_by(col(Slice.no))):
        yield Breach("L21", no, f"a stretch of session {session}, which does not exist")
    unsaid = select(Session.id, Session.status).where(Session.status != "closed", Session.closed_by > 0)
    for session, status in stream(connection, unsaid.order_by(col(Session.id))):
        yield Breach("L21", session, f"session {session} is {status}, and its end does not say so")
    backwards = select(Slice.no, Slice.session, Slice.ms).where(Slice.ms < 0)
    for no, session, ms in stream(connection, backwards.order_by(col(Slice.no))):
        yield Breach("L21", no, f"a stretch of session {session} lasted {ms} ms")
    stretched = func.coalesce(func.sum(Slice.ms), 0)
    differing = (
        select(Session.id, Session.worked_ms, stretched)
        .outerjoin(Slice, and_(col(Slice.session) == Session.id, col(Slice.kind) != "paused"))
        .group_by(col(Session.id), col(Session.worked_ms))
        .having(col(Session.worked_ms) != stretched)
        .order_by(col(Session.id))
    )
    for session, worked, stretches in stream(connection, differing):
        yield Breach("L21", session, f"session {session} worked {worked} ms, its stretches sum to {int(stretches)}")


ORDER_CHECKS: Final[tuple[Callable[[Connection], Iterator[Breach]], ...]] = (
    _reversals,
    _closings,
    _received,
    _consumed,
    _sessions,
)

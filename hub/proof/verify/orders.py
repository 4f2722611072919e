"""`verify` on orders: reversals, what was received and consumed, closing, sessions (L10 – L13, L18, L21)."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from hub.core.books.ledger import CONSUMED, MANUFACTURING_VARIANCE, PRODUCTION, VIRTUAL, WIP
from hub.proof.verify.breach import Breach, rows
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
    for table, column in (("movement", "reversal_of"), ("reversal", "target")):
        for (no,) in rows(
            connection,
            f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1",
        ):
            yield Breach("L10", no, "reversed more than once")
    for (no,) in rows(
        connection,
        "SELECT m.no FROM movement m LEFT JOIN reversal r ON r.no = m.no AND r.target = m.reversal_of "
        "WHERE m.reversal_of IS NOT NULL AND r.no IS NULL ORDER BY m.no",
    ):
        yield Breach("L10", no, "a movement says it reverses another, and no reversal does")
    for no, target in rows(
        connection,
        "SELECT r.no, r.target FROM reversal r JOIN movement t ON t.no = r.target "
        "LEFT JOIN movement m ON m.no = r.no AND m.reversal_of = r.target WHERE m.no IS NULL ORDER BY r.no",
    ):
        yield Breach("L10", no, f"command {target} was reversed, its movement was not")
    for no, target in rows(
        connection,
        "SELECT DISTINCT m.no, m.reversal_of FROM movement m JOIN movement_line o ON o.no = m.reversal_of "
        "LEFT JOIN movement_line r ON r.no = m.no AND r.line = o.line AND r.item = o.item AND r.lot = o.lot "
        "AND r.mo = o.mo AND r.from_loc = o.to_loc AND r.to_loc = o.from_loc AND r.q = o.q AND r.v = o.v "
        "WHERE r.no IS NULL ORDER BY m.no",
    ):
        yield Breach("L10", no, f"does not mirror movement {target}, which it reverses")
    for no, target in rows(
        connection,
        "SELECT r.no, r.target FROM reversal r JOIN booking t ON t.no = r.target LEFT JOIN booking b ON b.no = r.no "
        "AND b.mo = t.mo AND b.op = t.op AND b.good = -t.good AND b.rework = -t.rework AND b.suspect = -t.suspect "
        "AND b.scrap = -t.scrap WHERE b.no IS NULL ORDER BY r.no",
    ):
        yield Breach("L10", no, f"does not take back the pieces of booking {target}, which it reverses")


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
    for (no,) in rows(
        connection, f"SELECT no FROM movement_line WHERE mo = '' AND (from_loc = '{WIP}' OR to_loc = '{WIP}') ORDER BY no"
    ):
        yield Breach("L12", no, "WIP of no order")
    ends = {
        str(json.loads(body)["data"]["mo"]): _End(no)
        for no, body in rows(
            connection,
            "SELECT no, body FROM inbox WHERE verb IN ('mo-close', 'mo-cancel') AND status = 'accepted' ORDER BY no",
        )
    }
    for (mo,) in rows(connection, "SELECT id FROM mo WHERE status IN ('closed', 'cancelled') ORDER BY id"):
        if mo not in ends:
            yield Breach("L11", 0, f"{mo} is over, and no command ended it")
    for mo, item, q, v in rows(
        connection,
        "SELECT b.mo, b.item, b.q, b.v FROM balance b JOIN mo ON mo.id = b.mo WHERE mo.status IN ('closed', 'cancelled') "
        f"AND b.location = '{WIP}' AND (b.q <> 0 OR b.v <> 0) ORDER BY b.mo, b.item",
    ):
        yield Breach("L11", 0, f"{mo} is over with {show(q)} of {item} ({show(v)}) in its WIP")
    for no, kind, item, from_loc, to_loc, mo, q, v in rows(
        connection,
        "SELECT l.no, m.kind, l.item, l.from_loc, l.to_loc, l.mo, l.q, l.v FROM movement_line l "
        "JOIN movement m ON m.no = l.no WHERE l.mo <> '' ORDER BY l.no, l.line",
    ):
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
    last = "(SELECT max(op) FROM mo_op WHERE mo_op.mo = mo.id)"
    booked_there = f"FROM mo JOIN booking b ON b.mo = mo.id AND b.op = {last}"
    pieces = dict(rows(connection, f"SELECT mo.id, sum(b.good) {booked_there} GROUP BY mo.id"))
    lines = {
        mo: (int(q), int(v))
        for mo, q, v in rows(
            connection,
            f"SELECT mo.id, sum(CASE WHEN l.from_loc = '{WIP}' THEN l.q ELSE -l.q END), "
            f"sum(CASE WHEN l.from_loc = '{WIP}' THEN l.v ELSE -l.v END) {booked_there} "
            "JOIN movement_line l ON l.no = b.no AND l.mo = mo.id AND l.item = mo.item "
            # A reversal's booking allows nothing, and brings the goods back.
            f"AND ((b.allowed >= 0 AND l.from_loc = '{WIP}') OR (b.allowed < 0 AND l.to_loc = '{WIP}')) GROUP BY mo.id",
        )
    }
    for mo, received, value in rows(connection, "SELECT id, received, received_value FROM mo ORDER BY id"):
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
    for mo, line, item, mode, basis, q, per, scrap_pct, planned, issued, pieces in rows(
        connection,
        "SELECT m.mo, m.line, m.item, m.mode, m.basis, m.q, m.per, m.scrap_pct, m.planned, m.issued, "
        "o.good + o.scrap + o.rework + o.suspect FROM mo_material m JOIN mo_op o ON o.mo = m.mo AND o.op = m.op "
        "ORDER BY m.mo, m.line",
    ):
        asked = required(basis=basis, q=q, per=per, scrap_pct=scrap_pct, pieces=pieces) if mode == "backflush" else 0
        if issued != max(asked, planned):
            text = f"{mo} line {line}: {show(issued)} of {item} issued, {show(asked)} required, {show(planned)} planned"
            yield Breach("L18", 0, text)


def _sessions(connection: Connection) -> Iterator[Breach]:
    """L21: one open session per person, operation and workstation; worked time is the sum of its stretches."""
    for badge, mo, op, workstation, count in rows(
        connection,
        "SELECT badge, mo, op, workstation, count(*) FROM session WHERE status <> 'closed' "
        "GROUP BY badge, mo, op, workstation HAVING count(*) > 1 ORDER BY badge, mo, op",
    ):
        yield Breach("L21", 0, f"{badge} has {count} open sessions on {mo} {op} at {workstation}")
    for no, session in rows(
        connection,
        "SELECT x.no, x.session FROM session_slice x LEFT JOIN session s ON s.id = x.session "
        "WHERE s.id IS NULL ORDER BY x.no",
    ):
        yield Breach("L21", no, f"a stretch of session {session}, which does not exist")
    for session, status in rows(
        connection, "SELECT id, status FROM session WHERE status <> 'closed' AND closed_by > 0 ORDER BY id"
    ):
        yield Breach("L21", session, f"session {session} is {status}, and its end does not say so")
    for no, session, ms in rows(connection, "SELECT no, session, ms FROM session_slice WHERE ms < 0 ORDER BY no"):
        yield Breach("L21", no, f"a stretch of session {session} lasted {ms} ms")
    for session, worked, stretches in rows(
        connection,
        "SELECT s.id, s.worked_ms, coalesce(sum(x.ms), 0) FROM session s "
        "LEFT JOIN session_slice x ON x.session = s.id AND x.kind <> 'paused' "
        "GROUP BY s.id, s.worked_ms HAVING s.worked_ms <> coalesce(sum(x.ms), 0) ORDER BY s.id",
    ):
        yield Breach("L21", session, f"session {session} worked {worked} ms, its stretches sum to {int(stretches)}")


ORDER_CHECKS: Final[tuple[Callable[[Connection], Iterator[Breach]], ...]] = (
    _reversals,
    _closings,
    _received,
    _consumed,
    _sessions,
)

"""`shopfloor verify`: check a database against the ledger's invariants, and name the first command that breaks one.

Reads everything and changes nothing. The rules are numbered as in the product's design: L1 … L21; those about the inbox
stand in `verify_inbox`, about exceptions in `verify_exceptions` and `verify_negative`, about orders and sessions in
`verify_orders`, about places and counts in `verify_places`, about what a unit costs in `verify_costs`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from hub.core.books.ledger import GENESIS, VIRTUAL, balance_key, chain
from hub.proof.verify.breach import Breach, rows
from hub.proof.verify.costs import UnitCosts
from hub.proof.verify.exceptions import exceptions
from hub.proof.verify.inbox import inbox
from hub.proof.verify.negative import negative_stock
from hub.proof.verify.orders import ORDER_CHECKS
from hub.proof.verify.places import PLACE_CHECKS
from shared.quantity import show
from shared.rules import BUCKETS


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


def verify(connection: Connection) -> Report:
    """Check the whole database."""
    breaches: list[Breach] = []
    for check in CHECKS:
        try:
            breaches += check(connection)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # What a rule can't read breaks it; the others still have their say.
            breaches.append(Breach("L6", 0, f"a stored command can't be read: {error}"))
    breaches.sort(key=Breach.order)
    commands = connection.execute(text("SELECT count(*) FROM inbox")).scalar() or 0
    movements = connection.execute(text("SELECT count(*) FROM movement")).scalar() or 0
    return Report(int(commands), int(movements), breaches)


def _ledger(connection: Connection) -> Iterator[Breach]:
    """L1–L4, L16, L17: fold every line, and compare the fold with balances and pools."""
    fold: dict[tuple[str, str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    pools: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    last: dict[tuple[str, str, str, str], int] = {}
    last_of_item: dict[str, int] = {}
    lines = rows(
        connection,
        "SELECT no, item, lot, from_loc, to_loc, mo, q, v FROM movement_line ORDER BY no, line",
    )
    by_movement: dict[str, int] = {}
    current = 0
    costs = UnitCosts(frozenset(no for (no,) in rows(connection, "SELECT no FROM movement WHERE reversal_of IS NOT NULL")))
    for no, item, lot, from_loc, to_loc, mo, q, v in lines:
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
    stored: dict[tuple[str, str, str, str], tuple[int, int]] = {
        (item, lot, location, mo): (q, v)
        for item, lot, location, mo, q, v in rows(connection, "SELECT item, lot, location, mo, q, v FROM balance")
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
    stored = {item: (q, v) for item, q, v in rows(connection, "SELECT item, q, v FROM pool")}
    for item in sorted(stored.keys() | pools.keys()):
        have, want = stored.get(item, (0, 0)), tuple(pools.get(item, (0, 0)))
        if have != want:
            yield Breach("L3", last.get(item, 0), f"pool of {item} is {_pair(have)}, its lines say {_pair(want)}")


def _sums(connection: Connection, last: dict[str, int]) -> Iterator[Breach]:
    """L1, L2 on the stored balances: everything an item has somewhere, it lacks elsewhere."""
    totals: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for item, q, v in rows(connection, "SELECT item, sum(q), sum(v) FROM balance GROUP BY item"):
        totals[item][0] += int(q)
        totals[item][1] += int(v)
    for item, v in rows(connection, "SELECT item, v FROM pool"):
        totals[item][1] += v
    for item, (q, v) in sorted(totals.items()):
        if q:
            yield Breach("L1", last.get(item, 0), f"quantities of {item} sum to {show(q)}, not 0")
        if v:
            yield Breach("L2", last.get(item, 0), f"values of {item} sum to {show(v)}, not 0")


def _line_sanity(connection: Connection) -> Iterator[Breach]:
    """L5: every line moves something between two places, and belongs to a movement."""
    bad = rows(
        connection,
        "SELECT no, item FROM movement_line WHERE from_loc = to_loc OR q < 0 OR v < 0 OR (q = 0 AND v = 0) ORDER BY no",
    )
    for no, item in bad:
        yield Breach("L5", no, f"a line of {item} moves nothing, backwards, or in place")
    orphans = rows(
        connection,
        "SELECT DISTINCT l.no FROM movement_line l LEFT JOIN movement m ON m.no = l.no WHERE m.no IS NULL ORDER BY l.no",
    )
    for (no,) in orphans:
        yield Breach("L5", no, "lines without a movement")
    for (no,) in rows(
        connection, "SELECT m.no FROM movement m LEFT JOIN movement_line l ON l.no = m.no WHERE l.no IS NULL ORDER BY m.no"
    ):
        yield Breach("L5", no, "a movement without lines")


def _append_only(connection: Connection) -> Iterator[Breach]:
    """L6: the chain of hashes says whether a movement was changed, removed or put in after the fact."""
    contents = _contents(connection)
    previous = GENESIS
    following = next(contents, None)
    for no, kind, at, reversal_of, stored in rows(
        connection, "SELECT no, kind, at, reversal_of, hash FROM movement ORDER BY no"
    ):
        content = ""
        if following is not None and following[0] == no:
            content = following[1]
            following = next(contents, None)
        if chain(previous, no, kind, at, reversal_of, content) != stored:
            yield Breach("L6", no, "the movement is not what was committed (its hash differs)")
            return
        previous = stored


def _contents(connection: Connection) -> Iterator[tuple[int, str]]:
    lines: list[str] = []
    current = None
    for no, line, item, lot, from_loc, to_loc, mo, q, v in rows(
        connection,
        "SELECT no, line, item, lot, from_loc, to_loc, mo, q, v FROM movement_line ORDER BY no, line",
    ):
        if current is not None and no != current:
            yield current, "|".join(lines)
            lines = []
        current = no
        lines.append(f"{line},{item},{lot},{from_loc},{to_loc},{mo},{q},{v}")
    if current is not None:
        yield current, "|".join(lines)


def _one_effect(connection: Connection) -> Iterator[Breach]:
    """L7: every movement is of one accepted command and of its kind, and so is whatever else a command leaves behind."""
    for (no,) in rows(
        connection,
        "SELECT m.no FROM movement m LEFT JOIN inbox i ON i.no = m.no AND i.status = 'accepted' AND i.verb = m.kind "
        "WHERE i.no IS NULL ORDER BY m.no",
    ):
        yield Breach("L7", no, "a movement without an accepted command of its kind")
    for table in ("booking", "scrap", "reversal", "session_slice", "downtime", "note"):
        for (no,) in rows(
            connection,
            f"SELECT DISTINCT x.no FROM {table} x LEFT JOIN inbox i ON i.no = x.no AND i.status = 'accepted' "
            "WHERE i.no IS NULL ORDER BY x.no",
        ):
            yield Breach("L7", no, f"a row of {table} without an accepted command")


def _hub_time(connection: Connection) -> Iterator[Breach]:
    """L20: a movement stands at the hub's time of its command; a terminal's clock orders nothing."""
    for no, at, received in rows(
        connection, "SELECT m.no, m.at, i.received FROM movement m JOIN inbox i ON i.no = m.no WHERE m.at <> i.received"
    ):
        yield Breach("L20", no, f"posted at {at}, recorded at {received}")


def _identities(connection: Connection) -> Iterator[Breach]:
    """L9: an id was applied once, so no second content ever changed a balance."""
    for source, identity, count, no in rows(
        connection, "SELECT source, id, count(*), max(no) FROM inbox GROUP BY source, id HAVING count(*) > 1"
    ):
        yield Breach("L9", no, f"{source}: command {identity} was applied {count} times")


def _steps(connection: Connection) -> Iterator[Breach]:
    """L14: a step's counters are what its bookings add up to, and together what was first reported there."""
    for no, source in rows(
        connection,
        "SELECT no, source FROM booking WHERE source <> 'new' AND good + rework + suspect + scrap <> 0 ORDER BY no",
    ):
        yield Breach("L14", no, f"pieces out of {BUCKETS[source]} are more or fewer than what became of them")
    booked = {
        (mo, op): (int(good), int(rework), int(suspect), int(scrap), int(no))
        for mo, op, good, rework, suspect, scrap, no in rows(
            connection,
            "SELECT mo, op, sum(good), sum(rework), sum(suspect), sum(scrap), max(no) FROM booking GROUP BY mo, op",
        )
    }
    for mo, op, good, rework, suspect, scrap in rows(
        connection, "SELECT mo, op, good, rework, suspect, scrap FROM mo_op ORDER BY mo, op"
    ):
        *want, no = booked.get((mo, op), (0, 0, 0, 0, 0))
        if [good, rework, suspect, scrap] != want:
            have = "/".join(show(q) for q in (good, rework, suspect, scrap))
            text_ = f"{mo} {op} counts {have} (good/rework/set aside/scrap), its bookings {'/'.join(show(q) for q in want)}"
            yield Breach("L14", no, text_)
    for no, booked_scrap, lines in rows(
        connection,
        "SELECT b.no, b.scrap, coalesce(sum(s.q), 0) FROM booking b LEFT JOIN scrap s ON s.no = b.no "
        "GROUP BY b.no, b.scrap HAVING b.scrap <> coalesce(sum(s.q), 0) ORDER BY b.no",
    ):
        yield Breach("L14", no, f"scrap {show(booked_scrap)} but its reasons sum to {show(int(lines))}")


CHECKS: Final[tuple[Callable[[Connection], Iterator[Breach]], ...]] = (
    _ledger,
    _line_sanity,
    _append_only,
    inbox,
    _one_effect,
    _hub_time,
    _identities,
    _steps,
    exceptions,
    negative_stock,
    *ORDER_CHECKS,
    *PLACE_CHECKS,
)

"""What a hub's database holds when a run is over, and where two of them differ."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, Engine, func, literal, or_, union_all

from hub.core.books.ledger import WIP
from hub.proof.replay.replay import replay, scratch
from hub.proof.verify.report import verify
from hub.rehearsal.office import site_rules
from hub.rehearsal.play import Played
from hub.rehearsal.workload import Intention
from hub.store.reading import Balance, Inbox, Location, MoOp, Pool, col, select, stream
from shared.quantity import show

Quantities = dict[tuple[str, ...], tuple[int, ...]]
KEPT_ASIDE: Final = ("parked", "quarantined", "rejected")
NAMED: Final = 20


@dataclass(slots=True)
class Books:
    """One run's books: quantities by row, values in all, and what the run promised."""

    stock: Quantities
    """(item, lot, location)"""
    wip: Quantities
    """(order, item, lot)"""
    steps: Quantities
    """(order, step) → good, rework, suspect, scrap"""
    stock_value: int
    wip_value: int
    balanced: bool
    """Every quantity and every value that is somewhere is missing elsewhere."""
    commands: int = 0
    aside: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    recovered: int = 0
    replayed: str = ""
    """How a replay differs; `""` when it is the same."""

    @property
    def faults(self) -> list[str]:
        """What must not be, whatever another run gave."""
        faults = [f"lost: {command}" for command in self.lost] + [f"duplicated: {command}" for command in self.duplicated]
        faults += [f"unexpected: {command}" for command in self.unexpected] + [
            f"verify: {breach}" for breach in self.breaches
        ]
        return faults + ([f"replay: {self.replayed}"] if self.replayed else [])


def books(played: Played) -> Books:
    """Read a run's database and judge it by itself."""
    engine = played.database()
    with engine.connect() as connection:
        summary = _read(connection)
        _compare_saved(connection, played.saved, played.waited, summary)
        summary.breaches = [str(breach) for breach in verify(connection).breaches]
        connection.rollback()
    summary.replayed = _replayed(engine)
    return summary


def _read(connection: Connection) -> Books:
    in_plant = col(Balance.location).in_(select(Location.id))
    stock = select(Balance.item, Balance.lot, Balance.location, Balance.q).where(in_plant, Balance.mo == "")
    wip = select(Balance.mo, Balance.item, Balance.lot, Balance.q).where(Balance.location == WIP)
    steps = select(MoOp.mo, MoOp.op, MoOp.good, MoOp.rework, MoOp.suspect, MoOp.scrap)
    stock_value = select(func.coalesce(func.sum(Pool.v), 0))
    wip_value = select(func.coalesce(func.sum(Balance.v), 0)).where(Balance.location == WIP)
    return Books(
        {(item, lot, place): (q,) for item, lot, place, q in stream(connection, stock)},
        {(mo, item, lot): (q,) for mo, item, lot, q in stream(connection, wip)},
        {(mo, op): tuple(counts) for mo, op, *counts in stream(connection, steps)},
        int(connection.execute(stock_value).scalar_one()),
        int(connection.execute(wip_value).scalar_one()),
        _balances(connection),
    )


def _balances(connection: Connection) -> bool:
    # What is worth something on the site is so by its pool; its quantities are balances already.
    pools = select(Pool.item, literal(0).label("q"), Pool.v)
    items = union_all(select(Balance.item, Balance.q, Balance.v), pools).subquery().c
    uneven = select(items.item).group_by(items.item).having(or_(func.sum(items.q) != 0, func.sum(items.v) != 0))
    return connection.execute(uneven.limit(1)).first() is None


def _compare_saved(connection: Connection, saved: Mapping[str, Intention], waited: set[str], summary: Books) -> None:
    """Each command that a terminal saved is in the inbox once, as it was meant, and no other is."""
    arrivals: Counter[str] = Counter()
    sent = select(Inbox.id, Inbox.source, Inbox.verb, Inbox.status, Inbox.body).where(col(Inbox.source).like("t/%"))
    for identity, source, verb, status, body in stream(connection, sent.order_by(col(Inbox.no))):
        envelope = json.loads(body)
        arrivals[identity] += 1
        summary.commands += 1
        summary.aside += status in KEPT_ASIDE
        meant = saved.get(identity)
        if meant is None:
            summary.unexpected.append(f"{verb} {identity} of {source} was saved by nobody")
        elif (source, verb, envelope["authid"], envelope["data"]) != (
            f"t/{meant.terminal}",
            meant.verb,
            meant.badge,
            meant.data,
        ):
            summary.unexpected.append(f"{meant} arrived as something else: {body}"[:300])
    summary.recovered = sum(arrivals[identity] == 1 for identity in waited)
    summary.lost = [f"{intention} ({identity})" for identity, intention in saved.items() if not arrivals[identity]]
    summary.duplicated = [
        f"{saved[identity]} is there {count} times"
        for identity, count in arrivals.items()
        if count > 1 and identity in saved
    ]


def _replayed(engine: Engine) -> str:
    report = replay(engine, scratch(), site_rules())
    return "" if report.difference is None else str(report.difference)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows of one kind in two books: how many are equal, and how the others differ, in words."""

    equal: int
    differing: list[str]

    def __str__(self) -> str:
        return f"{self.equal} equal, {len(self.differing)} differ"


def compare(calm: Quantities, rough: Quantities) -> Comparison:
    """Quantities, strictly; a row that is not there is zero."""
    keys = sorted(calm.keys() | rough.keys())
    differing = []
    for key in keys:
        ours, theirs = (_filled(quantities.get(key)) for quantities in (calm, rough))
        if ours != theirs:
            named = " ".join(part for part in key if part)
            differing.append(f"{named}: {_shown(ours)} undisturbed, {_shown(theirs)} with faults")
    return Comparison(len(keys) - len(differing), differing)


def _filled(counts: tuple[int, ...] | None) -> tuple[int, ...]:
    return counts if counts is not None and any(counts) else ()


def _shown(counts: tuple[int, ...]) -> str:
    return "/".join(map(show, counts)) or "nothing"

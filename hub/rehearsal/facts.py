"""What a plant's database says of what may be worked on: orders, steps, material, people, places."""

import json
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from hub.store.reading import (
    Balance,
    Item,
    Location,
    Mo,
    MoMaterial,
    MoOp,
    Operator,
    Reason,
    Workstation,
    col,
    select,
    stream,
)
from shared.lifecycle import RUNNING

STORE: Final = "store"


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an order. `reported` pieces were reported there before."""

    op: str
    name: str
    group: str
    skill: str
    setup: bool
    reported: int


@dataclass(frozen=True, slots=True)
class Line:
    """A material line of an order."""

    op: str
    item: str
    q: int
    basis: str
    per: int
    scrap_pct: int
    mode: str


@dataclass(slots=True)
class OrderFacts:
    """An order that may be worked on."""

    id: str
    item: str
    start: int
    steps: list[Step] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item."""

    id: str
    description: str
    decimals: int
    home: str
    lot_tracked: bool
    routing: str


@dataclass(frozen=True, slots=True)
class Place:
    """A workstation."""

    id: str
    name: str
    group: str
    supply: str
    kind: str


@dataclass(frozen=True, slots=True)
class Worker:
    """A person."""

    badge: str
    name: str
    roles: frozenset[str]
    skills: frozenset[str]
    active: bool
    rev: int


@dataclass(slots=True)
class Facts:
    """All of it."""

    orders: list[OrderFacts]
    items: dict[str, ItemFacts]
    places: list[Place]
    workers: list[Worker]
    reasons: dict[str, list[str]]
    """Kind → reasons."""
    lots: dict[str, list[tuple[str, str, int]]]
    """Item → (lot, location, quantity), the fullest first."""

    def may(self, role: str, skill: str = "") -> list[str]:
        """Badges with a role, and with a skill if anybody has both."""
        able = [worker for worker in self.workers if worker.active and role in worker.roles]
        skilled = [worker for worker in able if not skill or skill in worker.skills]
        return [worker.badge for worker in skilled or able]


def read(connection: Connection) -> Facts:
    """Read a hub's database."""
    running = select(Mo.id, Mo.item, Mo.q_start).where(col(Mo.status).in_(sorted(RUNNING)), Mo.hold_reason == "")
    orders = {mo: OrderFacts(mo, *order) for mo, *order in stream(connection, running.order_by(col(Mo.priority), Mo.id))}
    _steps(connection, orders)
    items = {
        item.id: ItemFacts(
            item.id, item.description, item.decimals, item.home, item.lot_tracked, routing=item.routing or item.id
        )
        for item in stream(connection, select(Item))
    }
    place = Workstation
    places = select(place.id, place.name, place.group, place.supply, place.kind).order_by(place.id)
    workers = [
        Worker(row.id, row.name, frozenset(json.loads(row.roles)), frozenset(json.loads(row.skills)), row.active, row.rev)
        for row in stream(connection, select(Operator).order_by(Operator.id))
    ]
    reasons: dict[str, list[str]] = {}
    for kind, reason in stream(connection, select(Reason.kind, Reason.id).order_by(Reason.id)):
        reasons.setdefault(kind, []).append(reason)
    facts = Facts(
        list(orders.values()),
        items,
        [Place(*row) for row in stream(connection, places)],
        workers,
        reasons,
        _lots(connection),
    )
    connection.rollback()
    return facts


def _lots(connection: Connection) -> dict[str, list[tuple[str, str, int]]]:
    in_plant = col(Balance.location).in_(select(Location.id))
    lying = select(Balance.item, Balance.lot, Balance.location, Balance.q)
    lots: dict[str, list[tuple[str, str, int]]] = {}
    for item, lot, location, q in stream(
        connection,
        lying.where(Balance.lot != "", Balance.q > 0, in_plant).order_by(Balance.item, col(Balance.q).desc(), Balance.lot),
    ):
        lots.setdefault(item, []).append((lot, location, q))
    return lots


def _steps(connection: Connection, orders: dict[str, OrderFacts]) -> None:
    for step in stream(connection, select(MoOp).order_by(MoOp.mo, MoOp.op)):
        if step.mo in orders:
            reported = step.good + step.scrap + step.rework + step.suspect
            orders[step.mo].steps.append(Step(step.op, step.name, step.group, step.skill, step.setup_min > 0, reported))
    need = MoMaterial
    lines = select(need.mo, need.op, need.item, need.q, need.basis, need.per, need.scrap_pct, need.mode)
    for mo, *line in stream(connection, lines.order_by(need.mo, col(need.line))):
        if mo in orders:
            orders[mo].lines.append(Line(*line))

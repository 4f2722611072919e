"""What a plant's database says of what may be worked on: orders, steps, material, people, places."""

import json
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection

from hub.proof.verify.breach import rows
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
        able = [one for one in self.workers if one.active and role in one.roles]
        skilled = [one for one in able if not skill or skill in one.skills]
        return [one.badge for one in skilled or able]


def read(connection: Connection) -> Facts:
    """Read a hub's database."""
    orders = {
        mo: OrderFacts(mo, item, start)
        for mo, item, start, status, hold in rows(
            connection, "SELECT id, item, q_start, status, hold_reason FROM mo ORDER BY priority, id"
        )
        if status in RUNNING and not hold
    }
    _steps(connection, orders)
    items = {
        identity: ItemFacts(identity, description, decimals, home, bool(lot_tracked), routing or identity)
        for identity, description, decimals, home, lot_tracked, routing in rows(
            connection, "SELECT id, description, decimals, home, lot_tracked, routing FROM item"
        )
    }
    places = [Place(*row) for row in rows(connection, "SELECT id, name, grp, supply, kind FROM workstation ORDER BY id")]
    workers = [
        Worker(badge, name, frozenset(json.loads(roles)), frozenset(json.loads(skills)), bool(active), rev)
        for badge, name, roles, skills, active, rev in rows(
            connection, "SELECT id, name, roles, skills, active, rev FROM operator ORDER BY id"
        )
    ]
    reasons: dict[str, list[str]] = {}
    for kind, reason in rows(connection, "SELECT kind, id FROM reason ORDER BY id"):
        reasons.setdefault(kind, []).append(reason)
    lots: dict[str, list[tuple[str, str, int]]] = {}
    statement = (
        "SELECT item, lot, location, q FROM balance WHERE lot <> '' AND q > 0 "
        "AND location IN (SELECT id FROM location) ORDER BY item, q DESC, lot"
    )
    for item, lot, location, q in rows(connection, statement):
        lots.setdefault(item, []).append((lot, location, q))
    connection.rollback()
    return Facts(list(orders.values()), items, places, workers, reasons, lots)


def _steps(connection: Connection, orders: dict[str, OrderFacts]) -> None:
    steps = "SELECT mo, op, name, grp, skill, setup_min, good + scrap + rework + suspect FROM mo_op ORDER BY mo, op"
    for mo, op, name, group, skill, setup, reported in rows(connection, steps):
        if mo in orders:
            orders[mo].steps.append(Step(op, name, group, skill, setup > 0, reported))
    lines = "SELECT mo, op, item, q, basis, per, scrap_pct, mode FROM mo_material ORDER BY mo, line"
    for mo, *line in rows(connection, lines):
        if mo in orders:
            orders[mo].lines.append(Line(*line))

"""Master data."""

from dataclasses import dataclass
from typing import Final

from hub.core.rows.base import Row


@dataclass(slots=True)
class Item(Row):
    """An item of the catalogue."""

    TABLE = "item"
    KEY = ("id",)
    id: str
    description: str
    unit: str
    decimals: int
    home: str
    lot_tracked: bool
    over_pct: int
    scrap_pct: int
    standard_cost: int
    bom: str
    routing: str
    rev: int
    active: bool = True


@dataclass(slots=True)
class Bom(Row):
    """A bill of material; `lines` is the JSON of its `BomLine`s."""

    TABLE = "bom"
    KEY = ("id",)
    id: str
    item: str
    lines: str
    rev: int
    active: bool = True


@dataclass(slots=True)
class Routing(Row):
    """A routing; `steps` is the JSON of its `RoutingStep`s."""

    TABLE = "routing"
    KEY = ("id",)
    id: str
    item: str
    steps: str
    rev: int
    active: bool = True


@dataclass(slots=True)
class Workstation(Row):
    """A workstation: its master data, what it counted today, and why it is down, if it is."""

    TABLE = "workstation"
    KEY = ("id",)
    id: str
    name: str
    grp: str
    supply: str
    several: str
    day: str
    good: int
    scrap: int
    rev: int
    changed: int
    applied: str
    crew: str
    kind: str
    stop_reason: str
    stop_since: int
    idle_since: int
    active: bool = True


@dataclass(slots=True)
class Operator(Row):
    """A person; the id is the badge."""

    TABLE = "operator"
    KEY = ("id",)
    id: str
    name: str
    roles: str
    skills: str
    active: bool
    rev: int


@dataclass(slots=True)
class Reason(Row):
    """A reason for scrap, pause, extra material, a count, a stop."""

    TABLE = "reason"
    KEY = ("id",)
    id: str
    kind: str
    text: str
    rev: int
    active: bool = True


@dataclass(slots=True)
class Location(Row):
    """A stock location of the plant."""

    TABLE = "location"
    KEY = ("id",)
    id: str
    name: str
    rev: int
    active: bool = True


@dataclass(slots=True)
class Alias(Row):
    """What a foreign barcode stands for."""

    TABLE = "alias"
    KEY = ("id",)
    id: str
    item: str
    lot: str
    rev: int
    active: bool = True


@dataclass(slots=True)
class Terminal(Row):
    """A terminal: where it stands."""

    TABLE = "terminal"
    KEY = ("id",)
    id: str
    workstation: str
    idle_minutes: int
    rev: int


MASTER_ROWS: Final[dict[str, type[Row]]] = {
    kind.TABLE: kind for kind in (Item, Bom, Routing, Workstation, Operator, Reason, Location, Alias, Terminal)
}
"""Kind of master data, as its verb names it → its rows."""

"""Master data."""

from sqlmodel import SQLModel

from hub.store.tables.base import big, key, stored, text


class Item(SQLModel, table=True):
    """An item of the catalogue."""

    __tablename__ = "item"
    id: str = key()
    description: str
    unit: str
    decimals: int
    home: str
    lot_tracked: bool
    over_pct: int = big()
    scrap_pct: int = big()
    standard_cost: int = big()
    bom: str
    routing: str
    rev: int
    active: bool


class Bom(SQLModel, table=True):
    """A bill of material."""

    __tablename__ = "bom"
    id: str = key()
    item: str
    lines: str = text()
    rev: int
    active: bool


class Routing(SQLModel, table=True):
    """A routing."""

    __tablename__ = "routing"
    id: str = key()
    item: str
    steps: str = text()
    rev: int
    active: bool


class Workstation(SQLModel, table=True):
    """A workstation and its counts of the day."""

    __tablename__ = "workstation"
    id: str = key()
    name: str
    group: str = stored("group")
    supply: str
    several: str
    day: str
    good: int = big()
    scrap: int = big()
    rev: int
    changed: int = big()
    applied: str = text()
    crew: str
    kind: str
    stop_reason: str
    stop_since: int = big()
    idle_since: int = big()
    active: bool


class Operator(SQLModel, table=True):
    """A person."""

    __tablename__ = "operator"
    id: str = key()
    name: str
    roles: str
    skills: str = text()
    rev: int
    active: bool


class Reason(SQLModel, table=True):
    """A reason."""

    __tablename__ = "reason"
    id: str = key()
    kind: str
    text: str
    rev: int
    active: bool


class Location(SQLModel, table=True):
    """A stock location."""

    __tablename__ = "location"
    id: str = key()
    name: str
    rev: int
    active: bool


class Alias(SQLModel, table=True):
    """A foreign barcode."""

    __tablename__ = "alias"
    id: str = key()
    item: str
    lot: str
    rev: int
    active: bool


class Terminal(SQLModel, table=True):
    """A terminal."""

    __tablename__ = "terminal"
    id: str = key()
    workstation: str
    idle_minutes: int
    rev: int
    places: str = text()
    store: bool
    enrolled: int = big()
    revoked: int = big()
    reason: str = text()
    code_sum: str
    code_expires: int = big()

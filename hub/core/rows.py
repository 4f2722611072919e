"""The rows the core decides over: slotted records with the columns of the SQLModel tables of the same name.

A SQLModel instance costs 21 µs to make and one of these 0.14, which is why the hot path has its own.
A test holds both to the same columns.

Quantities and money are micro-units, times milliseconds since 1970 UTC, `""` stands where a key
has no value (SQLite lets NULL keys repeat).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, ClassVar, Self


@dataclass(slots=True)
class Row:
    """Base of all rows. `KEY` names the primary key, `GROUPS` the fields that rows are looked up by."""

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    GROUPS: ClassVar[tuple[str, ...]] = ()

    def clone(self) -> Self:
        """A copy to change without touching the original."""
        kind = type(self)
        return kind(*shape(kind).all(self))

    def key(self) -> tuple[Any, ...]:
        """The primary key's values."""
        return shape(type(self)).key(self)

    def values(self) -> tuple[Any, ...]:
        """All columns' values, in the order of `columns`."""
        return shape(type(self)).all(self)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How to read a row type fast: one C call instead of a loop."""

    names: tuple[str, ...]
    all: Callable[[Row], tuple[Any, ...]]
    key: Callable[[Row], tuple[Any, ...]]


_SHAPES: dict[type[Row], _Shape] = {}


def shape(kind: type[Row]) -> _Shape:
    """The readers of a row type."""
    found = _SHAPES.get(kind)
    if found is None:
        names = tuple(field.name for field in fields(kind))
        found = _SHAPES[kind] = _Shape(names, _getter(names), _getter(kind.KEY))
    return found


def _getter(names: tuple[str, ...]) -> Callable[[Row], tuple[Any, ...]]:
    read = attrgetter(*names)
    if len(names) == 1:
        return lambda row: (read(row),)
    return read


def columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a row type, in the order of its definition."""
    return shape(kind).names


def record(row: Row) -> dict[str, Any]:
    """Column → value."""
    return dict(zip(columns(type(row)), row.values(), strict=True))


# --- master data -----------------------------------------------------------------------------------------


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


@dataclass(slots=True)
class Bom(Row):
    """A bill of material; `lines` is the JSON of its `BomLine`s."""

    TABLE = "bom"
    KEY = ("id",)
    id: str
    item: str
    lines: str
    rev: int


@dataclass(slots=True)
class Routing(Row):
    """A routing; `steps` is the JSON of its `RoutingStep`s."""

    TABLE = "routing"
    KEY = ("id",)
    id: str
    item: str
    steps: str
    rev: int


@dataclass(slots=True)
class Workstation(Row):
    """A workstation: its master data, and what it counted today."""

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


@dataclass(slots=True)
class Location(Row):
    """A stock location of the plant."""

    TABLE = "location"
    KEY = ("id",)
    id: str
    name: str
    rev: int


@dataclass(slots=True)
class Alias(Row):
    """What a foreign barcode stands for."""

    TABLE = "alias"
    KEY = ("id",)
    id: str
    item: str
    lot: str
    rev: int


@dataclass(slots=True)
class Terminal(Row):
    """A terminal: where it stands."""

    TABLE = "terminal"
    KEY = ("id",)
    id: str
    workstation: str
    idle_minutes: int
    rev: int


# --- orders ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Mo(Row):
    """A manufacturing order. `planned_value` is the planned material cost of its whole deliver quantity."""

    TABLE = "mo"
    KEY = ("id",)
    id: str
    item: str
    external_no: str
    q_deliver: int
    q_start: int
    status: str
    hold_reason: str
    hold_who: str
    hold_since: int
    material: str
    priority: int
    due: int
    planned_start: int
    planned_end: int
    origin: str
    notes: str
    responsible: str
    spec: str
    bom: str
    routing: str
    over_pct: int
    planned_value: int
    received: int
    received_value: int
    rev: int
    applied: str


@dataclass(slots=True)
class MoOp(Row):
    """One step of an order, frozen from the routing at release, and its counters."""

    TABLE = "mo_op"
    KEY = ("mo", "op")
    GROUPS = ("mo",)
    mo: str
    op: str
    name: str
    grp: str
    setup_min: int
    run_min: int
    transfer_q: int
    wait_min: int
    gate: bool
    skill: str
    instructions: str
    done: bool
    good: int
    scrap: int
    rework: int
    suspect: int
    rev: int
    applied: str


@dataclass(slots=True)
class MoMaterial(Row):
    """One material line of an order, frozen from the BOM at release, and what was consumed of it."""

    TABLE = "mo_material"
    KEY = ("mo", "line")
    GROUPS = ("mo",)
    mo: str
    line: int
    op: str
    item: str
    q: int
    basis: str
    per: int
    mode: str
    scrap_pct: int
    alternates: str
    planned: int
    extra: int
    issued: int
    supply: str


@dataclass(slots=True)
class Session(Row):
    """Operator × operation × workstation × setup|run. `id` is the number of the command that opened it."""

    TABLE = "session"
    KEY = ("id",)
    GROUPS = ("mo", "workstation")
    id: int
    badge: str
    mo: str
    op: str
    workstation: str
    kind: str
    status: str
    started: int
    since: int
    since_boot: str
    since_mono: int
    reason: str
    worked_ms: int
    ended: int


@dataclass(slots=True)
class Slice(Row):
    """A stretch of a session that was worked or paused, as the terminal's clock saw it."""

    TABLE = "session_slice"
    KEY = ("no", "session")
    no: int
    session: int
    kind: str
    reason: str
    started: int
    ended: int
    ms: int


@dataclass(slots=True)
class Presence(Row):
    """Someone signed on at a workstation."""

    TABLE = "presence"
    KEY = ("workstation", "badge")
    GROUPS = ("workstation",)
    workstation: str
    badge: str
    since: int


@dataclass(slots=True)
class Booking(Row):
    """One `output` command: pieces of one moment at one step."""

    TABLE = "booking"
    KEY = ("no",)
    no: int
    mo: str
    op: str
    workstation: str
    badge: str
    good: int
    rework: int
    suspect: int
    scrap: int
    at: int


@dataclass(slots=True)
class Scrap(Row):
    """Pieces of one booking scrapped for one reason."""

    TABLE = "scrap"
    KEY = ("no", "line")
    no: int
    line: int
    reason: str
    q: int


# --- stock and value -------------------------------------------------------------------------------------


@dataclass(slots=True)
class Lot(Row):
    """A material lot."""

    TABLE = "lot"
    KEY = ("item", "id")
    item: str
    id: str
    expires: str
    ref: str
    received: int


@dataclass(slots=True)
class Pool(Row):
    """Quantity and value of an item over all stock locations of the site, and its last cost as a pair."""

    TABLE = "pool"
    KEY = ("item",)
    item: str
    q: int
    v: int
    last_v: int
    last_q: int


@dataclass(slots=True)
class Balance(Row):
    """Quantity of (item, lot, location, mo). Value stands here for WIP and virtual locations, in `Pool` for stock."""

    TABLE = "balance"
    KEY = ("item", "lot", "location", "mo")
    item: str
    lot: str
    location: str
    mo: str
    q: int
    v: int
    rev: int
    applied: str


@dataclass(slots=True)
class Movement(Row):
    """One posting. `hash` covers its content and its predecessor's hash."""

    TABLE = "movement"
    KEY = ("no",)
    no: int
    kind: str
    at: int
    reversal_of: int | None
    hash: str


@dataclass(slots=True)
class MovementLine(Row):
    """Quantity and value from one location to another, neither negative, not both zero."""

    TABLE = "movement_line"
    KEY = ("no", "line")
    no: int
    line: int
    item: str
    lot: str
    from_loc: str
    to_loc: str
    mo: str
    q: int
    v: int


# --- the contract's own ----------------------------------------------------------------------------------


@dataclass(slots=True)
class Exc(Row):
    """Something a person has to settle."""

    TABLE = "exception"
    KEY = ("id",)
    id: str
    kind: str
    subject: str
    no: int
    text: str
    status: str
    since: int
    rev: int


@dataclass(slots=True)
class Epoch(Row):
    """One journal of one source. `last_seen` is the highest sequence it ever said it had."""

    TABLE = "epoch"
    KEY = ("source", "epoch")
    source: str
    epoch: str
    have_through: int
    last_seen: int
    is_open: bool
    opened: int


@dataclass(slots=True)
class Inbox(Row):
    """A command as received, and its answer. Never deleted."""

    TABLE = "inbox"
    KEY = ("no",)
    no: int
    source: str
    id: str
    epoch: str | None
    seq: int | None
    verb: str
    authid: str
    occurred: int
    received: int
    digest: str
    body: str
    status: str
    code: str
    ack: str


@dataclass(slots=True)
class Event(Row):
    """A committed fact, numbered in commit order."""

    TABLE = "event"
    KEY = ("number",)
    number: int
    no: int
    topic: str
    body: str

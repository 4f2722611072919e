"""Orders, their steps and material, people's sessions, bookings."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from hub.store.tables.base import big, key, stored, text


class Mo(SQLModel, table=True):
    """A manufacturing order."""

    __tablename__ = "mo"
    __table_args__ = (
        CheckConstraint(
            "status in ('draft','planned','released','in progress','completed','closed','cancelled')",
            name="status",
        ),
    )
    id: str = key()
    item: str
    q_deliver: int = big()
    q_start: int = big()
    priority: int
    bom: str
    routing: str
    over_pct: int = big()
    rev: int = big()
    external_no: str
    status: str = Field(index=True)
    hold_reason: str
    hold_who: str
    hold_since: int = big()
    material: str
    due: int = big()
    planned_start: int = big()
    planned_end: int = big()
    origin: str
    notes: str = text()
    responsible: str
    spec: str = text()
    planned_value: int = big()
    received: int = big()
    received_value: int = big()
    applied: str = text()


class MoOp(SQLModel, table=True):
    """A step of an order."""

    __tablename__ = "mo_op"
    __table_args__ = (CheckConstraint("good >= 0 and scrap >= 0 and rework >= 0 and suspect >= 0", name="counters"),)
    mo: str = key()
    op: str = key()
    name: str
    group: str = stored("group")
    setup_min: int = big()
    run_min: int = big()
    rev: int = big()
    transfer_q: int = big()
    wait_min: int = big()
    gate: bool
    skill: str
    instructions: str = text()
    done: bool
    good: int = big()
    scrap: int = big()
    rework: int = big()
    suspect: int = big()
    applied: str = text()
    suspect_by: str = text()


class MoMaterial(SQLModel, table=True):
    """A material line of an order."""

    __tablename__ = "mo_material"
    mo: str = key()
    line: int = key()
    op: str
    item: str = Field(index=True)
    q: int = big()
    basis: str
    per: int = big()
    mode: str
    scrap_pct: int = big()
    alternates: str
    planned: int = big()
    extra: int = big()
    issued: int = big()
    supply: str
    returned: int = big()


class MoSupply(SQLModel, table=True):
    """What a material line owes to one place."""

    __tablename__ = "mo_supply"
    mo: str = key()
    line: int = key()
    place: str = key()
    pieces: int = big()
    by_hand: int = big()


class Session(SQLModel, table=True):
    """Operator × operation × workstation × kind."""

    __tablename__ = "session"
    __table_args__ = (CheckConstraint("status in ('open','paused','closed')", name="status"),)
    id: int = big(primary_key=True)
    badge: str
    mo: str = Field(index=True)
    op: str
    workstation: str
    kind: str
    started: int = big()
    since: int = big()
    since_boot: str
    since_mono: int = big()
    seen: int = big()
    status: str = Field(index=True)
    reason: str
    worked_ms: int = big()
    ended: int = big()
    pieces: int = big()
    closed_by: int = big(index=True)
    estimated: bool


class Slice(SQLModel, table=True):
    """A stretch of a session."""

    __tablename__ = "session_slice"
    __table_args__ = (CheckConstraint("ms >= 0", name="ms"),)
    no: int = big(primary_key=True)
    session: int = big(primary_key=True)
    kind: str
    started: int = big()
    ended: int = big()
    ms: int = big()
    reason: str
    estimated: bool


class Presence(SQLModel, table=True):
    """Who is signed on where; `since` 0 when gone."""

    __tablename__ = "presence"
    workstation: str = key()
    badge: str = key()
    since: int = big()


class Booking(SQLModel, table=True):
    """Pieces of one moment."""

    __tablename__ = "booking"
    no: int = big(primary_key=True)
    mo: str
    op: str
    workstation: str
    badge: str
    good: int = big()
    rework: int = big()
    suspect: int = big()
    scrap: int = big()
    at: int = big()
    source: str
    entered_by: str
    allowed: int = big()
    supply: str | None


class Scrap(SQLModel, table=True):
    """Scrapped pieces by reason."""

    __tablename__ = "scrap"
    no: int = big(primary_key=True)
    line: int = key()
    reason: str
    q: int = big()


class Downtime(SQLModel, table=True):
    """A stretch in which a workstation was down. Append-only."""

    __tablename__ = "downtime"
    no: int = big(primary_key=True)
    workstation: str
    reason: str
    badge: str
    started: int = big()
    ended: int = big()

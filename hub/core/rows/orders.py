"""Orders, their steps and material, sessions of people, bookings."""

from dataclasses import dataclass

from hub.core.rows.base import Row


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
    """One step of an order, frozen from the routing at release, and its counters.

    `suspect_by` is the JSON list of badges that set pieces aside: someone else has to judge them.
    """

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
    suspect_by: str


@dataclass(slots=True)
class MoMaterial(Row):
    """One material line of an order, frozen from the BOM at release, and what was consumed of it.

    Consumed in all = `issued` + `extra` − `returned`, where `issued` = max(required, `planned`) for what is backflushed.
    `supply` is the place that supplied all the pieces first reported at its step; `""` where there are none, and where it
    was several: then each has its `MoSupply`.
    """

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
    returned: int


@dataclass(slots=True)
class MoSupply(Row):
    """What a material line owes to one place, so that its share follows from totals alone (`hub.core.books.places`).

    `pieces` were first reported at its step out of there, noted only where several places supply it: the only one is named
    by the line. `by_hand` is how much of the line's `planned` was taken there. Nothing of either is as good as no row.
    """

    TABLE = "mo_supply"
    KEY = ("mo", "line", "place")
    GROUPS = ("mo",)
    mo: str
    line: int
    place: str
    pieces: int
    by_hand: int


@dataclass(slots=True)
class Session(Row):
    """Operator × operation × workstation × setup|run|rework. `id` is the number of the command that opened it.

    `seen` is when something was last reported in it, `pieces` what was, `closed_by` the command that closed it,
    `estimated` that its end was not reported by anyone.
    """

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
    seen: int
    pieces: int
    closed_by: int
    estimated: bool


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
    estimated: bool


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
    """One `output` command: pieces of one moment at one step, negative where a reversal took them back.

    Pieces out of a bucket count there as negative, so that a step's counters are the sum of its bookings. `allowed` is
    how many the step might report when this was booked, `entered_by` who entered it for someone else. `supply` is where the
    workstation's material came from then, `""` for each item's home, None in bookings of a version that did not note it.
    """

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
    source: str
    entered_by: str
    allowed: int
    supply: str | None


@dataclass(slots=True)
class Scrap(Row):
    """Pieces of one booking scrapped for one reason."""

    TABLE = "scrap"
    KEY = ("no", "line")
    no: int
    line: int
    reason: str
    q: int


@dataclass(slots=True)
class Downtime(Row):
    """A stretch in which a workstation was down."""

    TABLE = "downtime"
    KEY = ("no",)
    no: int
    workstation: str
    reason: str
    badge: str
    started: int
    ended: int

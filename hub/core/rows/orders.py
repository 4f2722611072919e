"""Orders, their steps and material, sessions of people, bookings."""

from hub.core.rows.base import Kept, Row, row


@row
class Mo(Row):
    """A manufacturing order. `planned_value` is the planned material cost of its whole deliver quantity."""

    TABLE = "mo"
    KEY = ("id",)
    GROUPS = ("id",)
    ORDER = "id"
    CHANGED_BY = "rev"
    id: str
    item: str
    q_deliver: int
    q_start: int
    priority: int
    bom: str
    routing: str
    over_pct: int
    rev: int
    external_no: str = ""
    status: str = "draft"
    hold_reason: str = ""
    hold_who: str = ""
    hold_since: int = 0
    material: str = "unknown"
    due: int = 0
    planned_start: int = 0
    planned_end: int = 0
    origin: str = ""
    notes: str = ""
    responsible: str = ""
    spec: str = "{}"
    planned_value: int = 0
    received: int = 0
    received_value: int = 0
    applied: str = "{}"


@row
class MoOp(Row):
    """One step of an order, frozen from the routing at release, and its counters.

    `suspect_by` is the JSON list of badges that set pieces aside: someone else has to judge them.
    """

    TABLE = "mo_op"
    KEY = ("mo", "op")
    GROUPS = ("mo",)
    ORDER = "mo"
    CHANGED_BY = "rev"
    mo: str
    op: str
    name: str
    group: str
    setup_min: int
    run_min: int
    rev: int
    transfer_q: int = 0
    wait_min: int = 0
    gate: bool = False
    skill: str = ""
    instructions: str = ""
    done: bool = False
    good: int = 0
    scrap: int = 0
    rework: int = 0
    suspect: int = 0
    applied: str = "{}"
    suspect_by: str = "[]"


@row
class MoMaterial(Row):
    """One material line of an order, frozen from the BOM at release, and what was consumed of it.

    Consumed in all = `issued` + `extra` − `returned`, where `issued` = max(required, `planned`) for what is backflushed.
    `supply` is the place that supplied all the pieces first reported at its step; `""` where there are none, and where it
    was several: then each has its `MoSupply`.
    """

    TABLE = "mo_material"
    KEY = ("mo", "line")
    GROUPS = ("mo",)
    ORDER = "mo"
    mo: str
    line: int
    op: str
    item: str
    q: int
    basis: str
    per: int
    mode: str
    scrap_pct: int = 0
    alternates: str = "[]"
    planned: int = 0
    extra: int = 0
    issued: int = 0
    supply: str = ""
    returned: int = 0


@row
class MoSupply(Row):
    """What a material line owes to one place, so that its share follows from totals alone (`hub.core.books.places`).

    `pieces` were first reported at its step out of there, noted only where several places supply it: the only one is named
    by the line. `by_hand` is how much of the line's `planned` was taken there.
    """

    TABLE = "mo_supply"
    KEY = ("mo", "line", "place")
    GROUPS = ("mo",)
    ORDER = "mo"
    SAYS = ("pieces", "by_hand")
    mo: str
    line: int
    place: str
    pieces: int = 0
    by_hand: int = 0


@row
class Session(Row):
    """Operator × operation × workstation × setup|run|rework. `id` is the number of the command that opened it.

    `seen` is when something was last reported in it, `pieces` what was, `closed_by` the command that closed it,
    `estimated` that its end was not reported by anyone.
    """

    TABLE = "session"
    KEY = ("id",)
    GROUPS = ("mo", "workstation")
    KEPT = Kept.ALWAYS
    OPEN_STATES = frozenset({"open", "paused"})
    CHANGED_BY = "id"
    id: int
    badge: str
    mo: str
    op: str
    workstation: str
    kind: str
    started: int
    since: int
    since_boot: str
    since_mono: int
    seen: int
    status: str = "open"
    reason: str = ""
    worked_ms: int = 0
    ended: int = 0
    pieces: int = 0
    closed_by: int = 0
    estimated: bool = False


@row
class Slice(Row):
    """A stretch of a session that was worked or paused, as the terminal's clock saw it."""

    TABLE = "session_slice"
    KEY = ("no", "session")
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    session: int
    kind: str
    started: int
    ended: int
    ms: int
    reason: str = ""
    estimated: bool = False


@row
class Presence(Row):
    """Someone signed on at a workstation; `since` is 0 when gone."""

    TABLE = "presence"
    KEY = ("workstation", "badge")
    GROUPS = ("workstation",)
    KEPT = Kept.ALWAYS
    workstation: str
    badge: str
    since: int = 0


@row
class Booking(Row):
    """One `output` command: pieces of one moment at one step, negative where a reversal took them back.

    Pieces out of a bucket count there as negative, so that a step's counters are the sum of its bookings. `allowed` is
    how many the step might report when this was booked, `entered_by` who entered it for someone else. `supply` is where the
    workstation's material came from then, `""` for each item's home, None in bookings of a version that did not note it.
    """

    TABLE = "booking"
    KEY = ("no",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
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


@row
class Scrap(Row):
    """Pieces of one booking scrapped for one reason."""

    TABLE = "scrap"
    KEY = ("no", "line")
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    line: int
    reason: str
    q: int


@row
class Downtime(Row):
    """A stretch in which a workstation was down."""

    TABLE = "downtime"
    KEY = ("no",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    workstation: str
    reason: str
    badge: str
    started: int
    ended: int

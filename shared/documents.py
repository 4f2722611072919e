"""Retained state documents as typed JSON objects. `q` and money are decimal strings, times ISO 8601 UTC.

Documents are rendered often, so they are plain dictionaries with a type; the JSON Schemas come from here.
"""

from typing import Annotated, Any, Final, NotRequired

from pydantic import StringConstraints
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

Q = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$")]
"""A quantity or an amount of money, exact, as a decimal string."""
_TIME = r"^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$"
Moment = Annotated[str, StringConstraints(pattern=_TIME)]
"""A time, ISO 8601 in UTC."""
Applied = dict[str, tuple[str, int]]
"""Source → (epoch, highest sequence contained): a terminal overlays only its own newer commands."""


class Document(TypedDict):
    """What every state document has."""

    id: str
    rev: int
    ts: str
    applied: Applied
    generation: NotRequired[str]
    """The start of the hub that says so; revisions are compared within one. The first hubs did not say."""


class Hold(TypedDict):
    """Why an order is held, by whom, since when."""

    reason: str
    who: str
    since: Moment


class MoOp(TypedDict):
    """One step as the order's document shows it."""

    op: str
    name: str
    group: str
    status: str
    good: Q
    scrap: Q
    rework: Q
    suspect: Q


class Remark(TypedDict):
    """A note on an order."""

    at: Moment
    who: str
    text: str


class MoDocument(Document):
    """`state/mo/{mo}`."""

    mo: str
    external_no: str
    item: str
    description: str
    unit: str
    q_deliver: Q
    q_start: Q
    good: Q
    scrap: Q
    rework: Q
    suspect: Q
    received: Q
    status: str
    hold: NotRequired[Hold]
    material: str
    priority: int
    due: Moment | None
    planned_start: str | None
    planned_end: str | None
    origin: str
    notes: str
    """What the order says besides its numbers, for those who make it."""
    remarks: list[Remark]
    moves: NotRequired[list[Remark]]
    """What was brought to the line for it, the newest last."""
    value_wip: Q
    ops: list[MoOp]


class JobMaterial(TypedDict):
    """One material line of a step, as frozen at release."""

    item: str
    description: str
    unit: str
    decimals: int
    q: Q
    per: Q
    basis: str
    scrap_pct: Q
    mode: str
    alternates: list[str]


class JobDocument(Document):
    """`state/job/{group}/{mo}-{op}`: the step's frozen rules."""

    mo: str
    op: str
    name: str
    group: str
    item: str
    description: str
    unit: str
    decimals: int
    external_no: str
    setup_min: Q
    run_min: Q
    transfer_q: Q
    gated: bool
    before: str
    last: bool
    skill: str
    instructions: str
    material: list[JobMaterial]
    over_pct: Q
    spec: dict[str, Any]


class OpSession(TypedDict):
    """Someone's open session on a step."""

    badge: str
    workstation: str
    kind: str
    since: Moment
    worked_ms: int
    pieces: Q
    paused: NotRequired[str]


class Issued(TypedDict):
    """What a step has consumed of an item: `q` counts towards what is required, `extra` came on top of it.

    `returned` went back to stock.
    """

    item: str
    q: Q
    extra: Q
    returned: Q


class OpDocument(Document):
    """`state/op/{group}/{mo}-{op}`: the step live."""

    mo: str
    op: str
    group: str
    status: str
    order_status: str
    held: bool
    due: Moment | None
    priority: int
    q: Q
    upstream_good: Q
    upstream_done: bool
    waits_for: NotRequired[str]
    available: Q
    good: Q
    scrap: Q
    rework: Q
    suspect: Q
    sessions: list[OpSession]
    issued: list[Issued]


class Today(TypedDict):
    """A workstation's counts of the production day."""

    day: str
    good: Q
    scrap: Q


class WsDocument(Document):
    """`state/ws/{workstation}`."""

    workstation: str
    name: str
    group: str
    status: str
    reason: NotRequired[str]
    since: Moment | None
    ops: list[str]
    people: list[str]
    today: Today


class StockLot(TypedDict):
    """One lot at a location."""

    lot: str
    q: Q
    expires: NotRequired[str]


class StockDocument(Document):
    """`state/stock/{item}/{location}`."""

    item: str
    location: str
    q: Q
    value: Q
    lots: list[StockLot]


class ExceptionDocument(Document):
    """`state/exception/{id}`: open until a person settles it in one of the `ways`, or a later fact has settled it."""

    kind: str
    subject: str
    command: int
    verb: str
    text: str
    since: Moment
    status: str
    ways: list[str]
    badge: NotRequired[str]
    """Whose command it is about; `""` where nobody stands behind it."""
    source: NotRequired[str]
    """Where that was sent: `t/T-CUT-01`, `x/erp`, `hub`."""


class CallDocument(Document):
    """`state/call/{id}`: retained until it is closed. `level` counts how often it has escalated.

    `item` is what is needed, where the call says so.
    """

    workstation: str
    kind: str
    note: str
    mo: str
    op: str
    badge: str
    since: Moment
    status: str
    level: int
    item: NotRequired[str]
    taken_by: NotRequired[str]
    taken: NotRequired[Moment]


class MessageDocument(Document):
    """`state/message/{id}`: retained until it is read or expires."""

    to: str
    text: str
    badge: str
    since: Moment


class ItemRecord(TypedDict):
    """An item as terminals need it."""

    id: str
    description: str
    unit: str
    decimals: int
    home: str
    lot_tracked: bool
    active: bool


class WorkstationRecord(TypedDict):
    """A workstation."""

    id: str
    name: str
    group: str
    supply: str
    several: str
    crew: str
    kind: str
    active: bool


class OperatorRecord(TypedDict):
    """A person; no PIN is ever in a document."""

    id: str
    name: str
    roles: list[str]
    skills: list[str]
    active: bool


class ReasonRecord(TypedDict):
    """A reason."""

    id: str
    kind: str
    text: str
    active: bool


class LocationRecord(TypedDict):
    """A stock location."""

    id: str
    name: str
    active: bool


class AliasRecord(TypedDict):
    """What a foreign barcode stands for."""

    id: str
    item: str
    lot: str
    active: bool


REF_RECORDS: Final[dict[str, Any]] = {
    "item": ItemRecord,
    "workstation": WorkstationRecord,
    "operator": OperatorRecord,
    "reason": ReasonRecord,
    "location": LocationRecord,
    "alias": AliasRecord,
}
"""Kinds of master data and the shape of their records."""


class RefDocument(Document):
    """`state/ref/{kind}/{id}`: master data, whole record."""

    kind: str
    record: dict[str, Any]


class HubStatus(TypedDict):
    """`hub/status`."""

    online: bool
    ts: str
    generation: str
    database: NotRequired[str]
    """Which database it writes. The first hubs did not say."""


class TerminalStatus(TypedDict):
    """`t/{terminal}/status`."""

    online: bool
    ts: str


class TerminalInfo(TypedDict):
    """`t/{terminal}/info`."""

    app_version: str
    epoch: str
    outbox: int
    last_seq: int
    workstation: str
    journal: NotRequired[str]
    """What has happened to the file that bookings are kept in, where something has."""


DOCUMENTS: Final[dict[str, Any]] = {
    "mo": MoDocument,
    "job": JobDocument,
    "op": OpDocument,
    "ws": WsDocument,
    "stock": StockDocument,
    "exception": ExceptionDocument,
    "call": CallDocument,
    "message": MessageDocument,
    "ref": RefDocument,
    "hub-status": HubStatus,
    "terminal-status": TerminalStatus,
    "terminal-info": TerminalInfo,
}
"""Every document of the contract by name, for schemas and validation."""

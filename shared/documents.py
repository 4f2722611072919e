"""Retained state documents as typed JSON objects. `q` and money are decimal strings, times ISO 8601 UTC.

Documents are rendered often, so they are plain dictionaries with a type; the JSON Schemas come from here.
"""

from typing import (
    Any,
    Final,
    NotRequired,  # pydantic needs these before Python 3.12
)

from typing_extensions import TypedDict

Applied = dict[str, tuple[str, int]]
"""Source → (epoch, highest sequence contained): a terminal overlays only its own newer commands."""


class Document(TypedDict):
    """What every state document has."""

    id: str
    rev: int
    ts: str
    applied: Applied


class Hold(TypedDict):
    """Why an order is held, by whom, since when."""

    reason: str
    who: str
    since: str


class MoOp(TypedDict):
    """One step as the order's document shows it."""

    op: str
    name: str
    group: str
    status: str
    good: str
    scrap: str
    rework: str
    suspect: str


class MoDocument(Document):
    """`state/mo/{mo}`."""

    mo: str
    external_no: str
    item: str
    description: str
    unit: str
    q_deliver: str
    q_start: str
    good: str
    scrap: str
    rework: str
    suspect: str
    received: str
    status: str
    hold: NotRequired[Hold]
    material: str
    priority: int
    due: str | None
    planned_start: str | None
    planned_end: str | None
    origin: str
    value_wip: str
    ops: list[MoOp]


class JobMaterial(TypedDict):
    """One material line of a step, as frozen at release."""

    item: str
    description: str
    unit: str
    decimals: int
    q: str
    per: str
    basis: str
    scrap_pct: str
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
    setup_min: str
    run_min: str
    transfer_q: str
    gated: bool
    before: str
    last: bool
    skill: str
    instructions: str
    material: list[JobMaterial]
    over_pct: str
    spec: dict[str, Any]


class OpSession(TypedDict):
    """Someone's open session on a step."""

    badge: str
    workstation: str
    kind: str
    since: str
    worked_ms: int
    paused: NotRequired[str]


class Issued(TypedDict):
    """What a step has consumed of an item: `q` counts towards what is required, `extra` came on top."""

    item: str
    q: str
    extra: str


class OpDocument(Document):
    """`state/op/{group}/{mo}-{op}`: the step live."""

    mo: str
    op: str
    group: str
    status: str
    order_status: str
    held: bool
    due: str | None
    priority: int
    q: str
    upstream_good: str
    upstream_done: bool
    waits_for: NotRequired[str]
    available: str
    good: str
    scrap: str
    rework: str
    suspect: str
    sessions: list[OpSession]
    issued: list[Issued]


class Today(TypedDict):
    """A workstation's counts of the production day."""

    day: str
    good: str
    scrap: str


class WsDocument(Document):
    """`state/ws/{workstation}`."""

    workstation: str
    name: str
    group: str
    status: str
    reason: NotRequired[str]
    since: str | None
    ops: list[str]
    people: list[str]
    today: Today


class StockLot(TypedDict):
    """One lot at a location."""

    lot: str
    q: str
    expires: NotRequired[str]


class StockDocument(Document):
    """`state/stock/{item}/{location}`."""

    item: str
    location: str
    q: str
    value: str
    lots: list[StockLot]


class ExceptionDocument(Document):
    """`state/exception/{id}`: open until a person settles it."""

    kind: str
    subject: str
    command: int
    text: str
    since: str
    status: str


class RefDocument(Document):
    """`state/ref/{kind}/{id}`: master data, whole record."""

    kind: str
    record: dict[str, Any]


class HubStatus(TypedDict):
    """`hub/status`."""

    online: bool
    ts: str
    generation: str


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


DOCUMENTS: Final[dict[str, Any]] = {
    "mo": MoDocument,
    "job": JobDocument,
    "op": OpDocument,
    "ws": WsDocument,
    "stock": StockDocument,
    "exception": ExceptionDocument,
    "ref": RefDocument,
    "hub-status": HubStatus,
    "terminal-status": TerminalStatus,
    "terminal-info": TerminalInfo,
}
"""Every document of the contract by name, for schemas and validation."""

"""A step live: its counters, what has come for it, who works on it, what it has taken."""

from typing import NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document, Moment, Q


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

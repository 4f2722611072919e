"""An order as documents tell of it."""

from typing import NotRequired

from pydantic import SkipValidation
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document, Moment, Q


class Hold(TypedDict):
    """Why an order is held, by whom, since when.

    `who` is a badge, or a client in words. Orders that hubs of before have held say a name.
    """

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
    value_wip: NotRequired[SkipValidation[Q]]
    """Hubs of before said here what `state/value/mo` says now. Nobody reads it, so no document is lost by it."""
    ops: list[MoOp]

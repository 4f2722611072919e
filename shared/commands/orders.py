"""Manufacturing orders."""

from typing import Annotated, Any

from pydantic import Field, StringConstraints

from shared.commands.base import Command, ReasonText
from shared.envelope import Text, Time
from shared.ids import Id, OrderId
from shared.quantity import PositiveQuantity

Priority = Annotated[int, Field(ge=1, le=9)]
"""1 is first."""


class MoCreate(Command):
    """`mo-create`: a draft order; `mo` is minted by the hub when absent."""

    mo: OrderId | None = None
    item: Id
    q: PositiveQuantity
    due: Time | None = None
    bom: Id | None = None
    routing: Id | None = None
    external_no: Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00]*$")] = ""
    origin: Text = ""
    spec: Annotated[dict[str, Any], Field(max_length=40)] = {}
    notes: Text = ""
    priority: Priority = 3
    responsible: Text = ""
    planned_start: Time | None = None
    planned_end: Time | None = None


class OnOrder(Command):
    """`mo-plan`, `mo-release`, `mo-unhold`, `mo-complete`, `mo-reopen`, `mo-close`: a reason where a rule asks for one."""

    mo: OrderId
    reason: Text = ""


class WithReason(OnOrder):
    """`mo-hold`, `mo-cancel`."""

    reason: ReasonText


class MoPriority(OnOrder):
    """`mo-priority`."""

    priority: Priority


class MoQuantity(OnOrder):
    """`mo-quantity`: another deliver quantity."""

    q: PositiveQuantity

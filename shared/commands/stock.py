"""Material: issues, returns, receipts, corrections, counts, transfers, shipments."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from shared.commands.base import Command, Fact, LotId, Reference
from shared.envelope import Text, Time
from shared.ids import Id, OpId, OrderId
from shared.quantity import Money, PositiveQuantity, Quantity, SignedQuantity


class OfStep(Fact):
    """Material of an operation."""

    mo: OrderId
    op: OpId
    item: Id
    lot: LotId = ""
    location: Id
    q: PositiveQuantity


class Consume(OfStep):
    """`consume`: material issued to an operation by hand. Extra is charged on top and needs a reason."""

    kind: Literal["planned", "extra"] = "planned"
    reason: Id | None = None

    @model_validator(mode="after")
    def _extra_has_reason(self) -> "Consume":
        if self.kind == "extra" and self.reason is None:
            raise ValueError("an extra issue needs a reason")
        return self


class Return(OfStep):
    """`return`: material of an operation that goes back to stock unused."""


class Receive(Fact):
    """`receive`: goods into a stock location. `cost` is per base unit; without it the last cost is taken."""

    item: Id
    location: Id
    lot: LotId = ""
    q: PositiveQuantity
    cost: Money | None = None
    expires: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] | None = None
    ref: Text = ""


class Adjust(Fact):
    """`adjust`: a stock correction of either sign."""

    item: Id
    location: Id
    lot: LotId = ""
    q: SignedQuantity
    reason: Id


class Transfer(Fact):
    """`transfer`: between two stock locations, line side included."""

    item: Id
    lot: LotId = ""
    from_: Annotated[Id, Field(alias="from")]
    to: Id
    q: PositiveQuantity

    @model_validator(mode="after")
    def _two_places(self) -> "Transfer":
        if self.from_ == self.to:
            raise ValueError("a transfer needs two different locations")
        return self


class Move(Transfer):
    """`move`: a transfer that brings material to the line for an order."""

    mo: OrderId


class Count(Fact):
    """`count`: what was found on the shelf at `counted_at`, the cut-off. Later facts stay as they are."""

    item: Id
    location: Id
    lot: LotId = ""
    q: Quantity
    counted_at: Time
    reason: Id


class Ship(Command):
    """`ship`: goods leave for a customer. A plan: refused where stock does not cover it."""

    item: Id
    location: Id
    lot: LotId = ""
    q: PositiveQuantity
    ref: Text = ""


class PriceCorrect(Command):
    """`price-correct`: what a receipt really cost, per base unit."""

    receipt: Reference
    cost: Annotated[Money, Field(ge=0)]

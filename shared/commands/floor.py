"""Facts of the floor: work, pieces, downtime."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from shared.commands.base import Command, LotId, OnOperation, OnWorkstation, SessionKind
from shared.ids import Id
from shared.quantity import PositiveQuantity, Quantity


class Override(Command):
    """Who lets a command pass a rule that would stop it, and why.

    `grant` is what `authorise` answered for `override`: proof of that badge's PIN. Without one (given while cut off) the
    command counts all the same, and a supervisor is shown it.
    """

    rule: Id
    badge: Id
    reason: Id


class OpStart(OnOperation):
    """`op-start`: opens the actor's session, or turns one kind into another."""

    kind: SessionKind = "run"
    overrides: Annotated[list[Override], Field(max_length=8)] = []


class OpPause(OnOperation):
    """`op-pause`."""

    reason: Id


class ScrapLine(Command):
    """Some pieces scrapped for one reason."""

    q: PositiveQuantity
    reason: Id


class Consumed(Command):
    """What a booking took from a lot, or in place of a bill-of-material line."""

    item: Id
    lot: LotId = ""
    q: PositiveQuantity


class Output(OnOperation):
    """`output`: good, rework, suspect and scrap of one moment are one booking. All zero is legal: time without pieces.

    `source` says where the pieces come from: new at this step, or out of its rework or suspect bucket.
    """

    good: Quantity = 0
    rework: Quantity = 0
    suspect: Quantity = 0
    scrap: Annotated[list[ScrapLine], Field(max_length=20)] = []
    source: Literal["new", "rework", "suspect"] = "new"
    lot: LotId = ""
    consumed: Annotated[list[Consumed], Field(max_length=40)] = []
    asked: Annotated[list[Id], Field(max_length=8)] = []

    @model_validator(mode="after")
    def _out_of_a_bucket(self) -> "Output":
        if self.source != "new" and self.suspect:
            raise ValueError("pieces out of a bucket become good, rework or scrap")
        if self.source == "rework" and self.rework:
            raise ValueError("pieces out of rework become good or scrap")
        return self

    @property
    def scrapped(self) -> int:
        """All pieces scrapped, micro-units."""
        return sum(line.q for line in self.scrap)

    @property
    def pieces(self) -> int:
        """All pieces of this booking, micro-units; first reported ones when the source is *new*."""
        return self.good + self.rework + self.suspect + self.scrapped


class DowntimeStart(OnWorkstation):
    """`downtime-start`: the workstation stands; work on it is a matter of its own."""

    reason: Id


class DowntimeStop(OnWorkstation):
    """`downtime-stop`."""

    reason: Id | None = None

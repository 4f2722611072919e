"""Master data: whole records, each with the revision it was read at; what is not `active` is not offered any more."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from shared.commands.base import Command, LotId, Percent, ReasonKind, ReasonText, Rev
from shared.enrolment import CodeSum
from shared.envelope import Text
from shared.ids import Id, OpId
from shared.quantity import CONFINED, Money, PositiveQuantity, Quantity
from shared.roles import Role


class PutItem(Command):
    """`put-item`: an item of the catalogue. `home` is where it is received and looked for by default."""

    id: Id
    rev: Rev = 0
    description: Text = ""
    unit: Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]{1,12}$")] = "pc"
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    home: Id = "RAW"
    lot_tracked: bool = False
    over_pct: Percent = 0
    scrap_pct: Percent = 0
    standard_cost: Money = 0
    bom: Id | None = None
    routing: Id | None = None
    active: bool = True


class BomLine(Command):
    """One line of a bill of material. `per` gives the batch size for the basis *batch*."""

    item: Id
    q: PositiveQuantity
    basis: Literal["unit", "order", "batch"] = "unit"
    per: PositiveQuantity = 1_000_000
    step: OpId | None = None
    mode: Literal["backflush", "manual", "lot"] = "backflush"
    scrap_pct: Percent = 0
    alternates: Annotated[list[Id], Field(max_length=20)] = []


class PutBom(Command):
    """`put-bom`: a bill of material. A line without a step belongs to the last step."""

    id: Id
    rev: Rev = 0
    item: Id
    lines: Annotated[list[BomLine], Field(max_length=400)]
    active: bool = True


class RoutingStep(Command):
    """One step of a routing; minutes and the transfer quantity are exact."""

    op: OpId
    name: Text = ""
    group: Id
    setup_min: Quantity = 0
    run_min: Quantity = 0
    transfer_q: Quantity = 1_000_000
    wait_min: Quantity = 0
    gate: bool = False
    skill: Text = ""
    instructions: Text = ""


class PutRouting(Command):
    """`put-routing`: the steps of making an item, in ascending numbers."""

    id: Id
    rev: Rev = 0
    item: Id
    steps: Annotated[list[RoutingStep], Field(min_length=1, max_length=99)]
    active: bool = True

    @model_validator(mode="after")
    def _ascending(self) -> "PutRouting":
        numbers = [step.op for step in self.steps]
        if sorted(set(numbers)) != numbers:
            raise ValueError("steps stand in ascending numbers, each once")
        return self


class PutWorkstation(Command):
    """`put-workstation`: `several` says whether it takes one operation, several as one load, or many.

    `crew` says whether more than one person may work on the same operation there; `kind` *store* makes its terminal the
    storekeeper's.
    """

    id: Id
    rev: Rev = 0
    name: Text = ""
    group: Id
    supply: Id | None = None
    several: Literal["one", "shared", "many"] = "one"
    crew: Literal["one", "many"] = "many"
    kind: Literal["production", "store"] = "production"
    active: bool = True


class PutOperator(Command):
    """`put-operator`: a person; the id is the badge's number."""

    id: Id
    rev: Rev = 0
    name: Annotated[Text, CONFINED] = ""
    roles: Annotated[list[Role], Field(max_length=8), CONFINED] = ["operator"]
    skills: Annotated[list[Text], Field(max_length=40), CONFINED] = []
    active: bool = True


class PutReason(Command):
    """`put-reason`."""

    id: Id
    rev: Rev = 0
    kind: ReasonKind
    text: Text = ""
    active: bool = True


class PutLocation(Command):
    """`put-location`: a stock location of the plant."""

    id: Id
    rev: Rev = 0
    name: Text = ""
    active: bool = True


class PutAlias(Command):
    """`put-alias`: what a foreign barcode (EAN, supplier's label) stands for."""

    id: Id
    rev: Rev = 0
    item: Id
    lot: LotId = ""
    active: bool = True


class PutTerminal(Command):
    """`put-terminal`: which workstation a terminal stands at; the hub publishes it as `desired`.

    `places` are the workstations it may report about, all when there is none; `store` whether it may book stock.
    """

    id: Id
    rev: Rev = 0
    workstation: Id
    idle_minutes: Annotated[int, Field(ge=1, le=480)] = 10
    places: Annotated[list[Id], Field(max_length=50)] = []
    store: bool = True


class EnrolTerminal(Command):
    """`enrol-terminal`: a code is out for a terminal that has been put; of it only `code_sum` is told."""

    id: Id
    code_sum: CodeSum


class RevokeTerminal(Command):
    """`revoke-terminal`: nothing it sends is applied any more, until it is enrolled again."""

    id: Id
    reason: ReasonText

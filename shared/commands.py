"""Command data models, one per verb: what may stand in an envelope's `data`.

Quantities arrive as decimal strings and are micro-units here. Unknown fields are ignored; a breaking change
would be a new `.v2` type.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from shared.envelope import Text, Time
from shared.ids import Id, OpId, OrderId
from shared.quantity import Money, PositiveQuantity, Quantity, SignedQuantity

LotId = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9][A-Za-z0-9_-]{0,63})?$")]
"""A material lot, or `""` where the item has none."""
Rev = Annotated[int, Field(ge=0, lt=2**53)]
Percent = Annotated[Quantity, Field(lt=100_000_000)]
SessionKind = Literal["setup", "run"]
Role = Literal["operator", "setter", "storekeeper", "quality", "supervisor", "planner", "accountant", "admin"]
ReasonKind = Literal["scrap", "pause", "extra", "count", "stop", "indirect"]


class Command(BaseModel):
    """Base of all command data."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class OnWorkstation(Command):
    """`sign-on`, `sign-off`: the envelope's `authid` is the badge."""

    workstation: Id


class OnOperation(Command):
    """`op-resume`, `op-finish`."""

    mo: OrderId
    op: OpId
    workstation: Id


class OpStart(OnOperation):
    """`op-start`: opens the actor's session, or turns a setup session into a run."""

    kind: SessionKind = "run"


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
    """`output`: good, rework and scrap of one moment are one booking. All zero is legal: time without pieces."""

    good: Quantity = 0
    rework: Quantity = 0
    suspect: Quantity = 0
    scrap: Annotated[list[ScrapLine], Field(max_length=20)] = []
    source: Literal["new"] = "new"
    lot: LotId = ""
    consumed: Annotated[list[Consumed], Field(max_length=40)] = []
    asked: Annotated[list[Id], Field(max_length=8)] = []

    @model_validator(mode="after")
    def _no_suspect_yet(self) -> "Output":
        if self.suspect:
            raise ValueError("suspect pieces can't be booked by this version")
        return self

    @property
    def scrapped(self) -> int:
        """All pieces scrapped, micro-units."""
        return sum(line.q for line in self.scrap)

    @property
    def pieces(self) -> int:
        """Pieces first reported by this booking, micro-units."""
        return self.good + self.rework + self.suspect + self.scrapped


class Consume(Command):
    """`consume`: material issued to an operation by hand. Extra is charged on top and needs a reason."""

    mo: OrderId
    op: OpId
    item: Id
    lot: LotId = ""
    location: Id
    q: PositiveQuantity
    kind: Literal["planned", "extra"] = "planned"
    reason: Id | None = None

    @model_validator(mode="after")
    def _extra_has_reason(self) -> "Consume":
        if self.kind == "extra" and self.reason is None:
            raise ValueError("an extra issue needs a reason")
        return self


class Receive(Command):
    """`receive`: goods into a stock location. `cost` is per base unit; without it the last cost is taken."""

    item: Id
    location: Id
    lot: LotId = ""
    q: PositiveQuantity
    cost: Money | None = None
    expires: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None
    ref: Text = ""


class Adjust(Command):
    """`adjust`: a stock correction of either sign."""

    item: Id
    location: Id
    lot: LotId = ""
    q: SignedQuantity
    reason: Id


class Transfer(Command):
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
    priority: Annotated[int, Field(ge=1, le=9)] = 3
    responsible: Text = ""
    planned_start: Time | None = None
    planned_end: Time | None = None


class OnOrder(Command):
    """`mo-plan`, `mo-release`."""

    mo: OrderId
    reason: Text = ""


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

    @model_validator(mode="after")
    def _ascending(self) -> "PutRouting":
        numbers = [step.op for step in self.steps]
        if sorted(set(numbers)) != numbers:
            raise ValueError("steps stand in ascending numbers, each once")
        return self


class PutWorkstation(Command):
    """`put-workstation`: `several` says whether it takes one operation, several as one load, or many."""

    id: Id
    rev: Rev = 0
    name: Text = ""
    group: Id
    supply: Id | None = None
    several: Literal["one", "shared", "many"] = "one"


class PutOperator(Command):
    """`put-operator`: a person; the id is the badge's number."""

    id: Id
    rev: Rev = 0
    name: Text = ""
    roles: Annotated[list[Role], Field(max_length=8)] = ["operator"]
    skills: Annotated[list[Text], Field(max_length=40)] = []
    active: bool = True


class PutReason(Command):
    """`put-reason`."""

    id: Id
    rev: Rev = 0
    kind: ReasonKind
    text: Text = ""


class PutLocation(Command):
    """`put-location`: a stock location of the plant."""

    id: Id
    rev: Rev = 0
    name: Text = ""


class PutAlias(Command):
    """`put-alias`: what a foreign barcode (EAN, supplier's label) stands for."""

    id: Id
    rev: Rev = 0
    item: Id
    lot: LotId = ""


class PutTerminal(Command):
    """`put-terminal`: which workstation a terminal stands at; the hub publishes it as `desired`."""

    id: Id
    rev: Rev = 0
    workstation: Id
    idle_minutes: Annotated[int, Field(ge=1, le=480)] = 10


COMMANDS: Final[dict[str, type[Command]]] = {
    "sign-on": OnWorkstation,
    "sign-off": OnWorkstation,
    "op-start": OpStart,
    "op-pause": OpPause,
    "op-resume": OnOperation,
    "op-finish": OnOperation,
    "output": Output,
    "consume": Consume,
    "receive": Receive,
    "adjust": Adjust,
    "transfer": Transfer,
    "mo-create": MoCreate,
    "mo-plan": OnOrder,
    "mo-release": OnOrder,
    "put-item": PutItem,
    "put-bom": PutBom,
    "put-routing": PutRouting,
    "put-workstation": PutWorkstation,
    "put-operator": PutOperator,
    "put-reason": PutReason,
    "put-location": PutLocation,
    "put-alias": PutAlias,
    "put-terminal": PutTerminal,
}
"""Every verb this version takes, and its model."""

FACTS: Final = frozenset(
    {
        "sign-on", "sign-off", "op-start", "op-pause", "op-resume", "op-finish",
        "output", "consume", "receive", "adjust", "transfer",
    }
)  # fmt: skip
"""Verbs that report what has happened: accepted or parked, never rejected by a rule."""


class Hello(Command):
    """`req/hello`: what a terminal says at every connect."""

    id: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    epoch: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{8,32}$")]
    last_seq: Rev
    min_kept_seq: Rev
    app_version: Text = ""
    clock: Time


class HelloAnswer(Command):
    """The hub's answer to `hello`. Only this may lower `have_through`."""

    id: str
    status: Literal["welcome", "closed-epoch", "refused"]
    epoch: str = ""
    have_through: Rev = 0
    hub_clock: Time | None = None
    generation: str = ""
    message: str = ""

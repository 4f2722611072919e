"""What all command models share."""

from typing import Annotated, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shared.envelope import Text, Time
from shared.ids import Id, OpId, OrderId
from shared.quantity import Quantity

LotId = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9][A-Za-z0-9_-]{0,63})?$")]
"""A material lot, or `""` where the item has none."""
Rev = Annotated[int, Field(ge=0, lt=2**53)]
Percent = Annotated[Quantity, Field(lt=100_000_000)]
Reference = Annotated[str, StringConstraints(pattern=r"^([0-9a-f-]{36}|[1-9][0-9]{0,15})$")]
"""An earlier command: its envelope's id, or its number in the inbox."""
Grant = Annotated[str, StringConstraints(max_length=200, pattern=r"^[A-Za-z0-9._=-]*$")]
"""What `authorise` answered: proof that a person gave a PIN a short while ago, for one verb or for a session."""
ReasonText = Annotated[Text, Field(min_length=1)]
"""A reason in words, never empty."""
SessionKind = Literal["setup", "run", "rework"]
ReasonKind = Literal["scrap", "pause", "extra", "count", "stop", "indirect", "note", "override"]
CallKind = Literal["material", "maintenance", "quality", "supervisor"]
CALL_KINDS: Final[tuple[CallKind, ...]] = get_args(CallKind)


class Command(BaseModel):
    """Base of all command data. `grant` proves a PIN where the verb needs one."""

    # Built when first used: a terminal starts without the sixty models that only the hub validates.
    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    grant: Grant = ""


class Fact(Command):
    """A report of what has happened.

    A supervisor may book on behalf of someone with the real time (paper after a power cut): `behalf` is whose work it
    was, `happened` when; the envelope says who entered it, and both names are kept.
    """

    behalf: Id | None = None
    happened: Time | None = None
    attended: bool = False
    """Someone waits for the answer and says it again if it was wrong: what a rule refuses is kept for nobody else."""


class OnWorkstation(Fact):
    """`sign-on`, `sign-off`: the envelope's `authid` is the badge."""

    workstation: Id


class OnOperation(Fact):
    """`op-resume`, `op-finish`."""

    mo: OrderId
    op: OpId
    workstation: Id

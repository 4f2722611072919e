"""Requests: asked and answered at once, never stored."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from shared.commands.base import Command, Grant, Rev
from shared.envelope import Text, Time
from shared.ids import Id

RequestId = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Pin = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,12}$")]
"""Digits only: a terminal has no letters."""
Sequence = Annotated[int, Field(ge=0, lt=10**12)]
"""A terminal's number, which travels as 12 digits."""
Checksum = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None
"""Over the whole message but `sum`: a damaged digit would close a living journal's numbering, or skip bookings."""


class Hello(Command):
    """`req/hello`: what a terminal says at every connect."""

    id: RequestId
    epoch: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{8,32}$")]
    last_seq: Sequence
    min_kept_seq: Sequence
    app_version: Text = ""
    clock: Time
    sum: Checksum = None

    @model_validator(mode="after")
    def _keeps_nothing_beyond_its_last(self) -> Self:
        # The hub goes on behind what is no longer kept: believed, a number beyond the last would shut out all bookings.
        if self.min_kept_seq > self.last_seq + 1:
            raise ValueError("min_kept_seq lies beyond last_seq + 1")
        return self


class HelloAnswer(Command):
    """The hub's answer to `hello`. Only this may lower `have_through`."""

    id: str
    status: Literal["welcome", "closed-epoch", "refused"]
    epoch: str = ""
    have_through: Rev = 0
    hub_clock: Time | None = None
    generation: str = ""
    message: str = ""
    sum: Checksum = None


class Request(BaseModel):
    """Base of the other requests."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    id: RequestId


class Authorise(Request):
    """`req/authorise`: badge and PIN for one verb. The PIN goes no further than this request."""

    badge: Id
    pin: Pin
    for_: Annotated[str, Field(alias="for", pattern=r"^[a-z-]{2,40}$")]


class SetPin(Request):
    """`req/set-pin`: one's own with a grant of one's own, anyone's with an administrator's."""

    badge: Id
    pin: Pin
    grant: Grant = ""


class Answer(BaseModel):
    """`res` to `authorise` and `set-pin`."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    id: str
    status: Literal["ok", "refused"]
    grant: str = ""
    expires: Time | None = None
    code: str = ""
    message: str = ""
    help: str = ""

"""Requests: asked and answered at once, never stored."""

from typing import Annotated, Final, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from shared.commands.base import Command, Grant, Rev
from shared.enrolment import Code
from shared.envelope import Text, Time
from shared.event import EventDocument
from shared.ids import Id

RequestId = Annotated[str, StringConstraints(min_length=1, max_length=64)]
PIN_SHORTEST: Final = 4
PIN_LONGEST: Final = 12
Pin = Annotated[str, StringConstraints(pattern=rf"^[0-9]{{{PIN_SHORTEST},{PIN_LONGEST}}}$")]
"""Digits only: a terminal has no letters."""
Sequence = Annotated[int, Field(ge=0, lt=10**12)]
"""A terminal's number, which travels as 12 digits."""


EventFilter = Annotated[str, StringConstraints(pattern=r"^(#|([a-z-]{1,40}|\+)/([a-z-]{1,40}|\+|#))$")]


OLDER_EPOCHS: Final = 16
"""How many earlier numberings a terminal asks about."""
EpochName = Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{8,32}$")]


class OlderJournal(Command):
    """An earlier numbering of the same journal, of which bookings are still kept."""

    epoch: EpochName
    last_seq: Sequence
    min_kept_seq: Sequence

    @model_validator(mode="after")
    def _keeps_nothing_beyond_its_last(self) -> Self:
        if self.min_kept_seq > self.last_seq + 1:
            raise ValueError("min_kept_seq lies beyond last_seq + 1")
        return self


class Have(Command):
    """How far the hub has an epoch, and the id of the command it has there: another device's, or one's own."""

    epoch: str = ""
    have_through: Rev = 0
    have_id: str = ""


class Hello(Command):
    """`req/hello`: what a terminal says at every connect."""

    id: RequestId
    epoch: EpochName
    last_seq: Sequence
    min_kept_seq: Sequence
    app_version: Text = ""
    clock: AwareDatetime
    """Whatever it says: a clock that is years off must not keep a terminal out."""
    enrol: Code = ""
    """The code of its card, while the hub does not know it."""
    older: Annotated[list[OlderJournal], Field(max_length=OLDER_EPOCHS)] = []

    @model_validator(mode="after")
    def _keeps_nothing_beyond_its_last(self) -> Self:
        # The hub goes on behind what is no longer kept: believed, a number beyond the last would shut out all bookings.
        if self.min_kept_seq > self.last_seq + 1:
            raise ValueError("min_kept_seq lies beyond last_seq + 1")
        return self


class HelloAnswer(Have):
    """The hub's answer to `hello`. Only this may lower `have_through`.

    A `stranger` was never enrolled, or is no more (`revoked`): nothing it sends is applied; it keeps it, and asks again.
    """

    id: str
    status: Literal["welcome", "closed-epoch", "refused", "stranger", "revoked"]
    older: list[Have] = []
    hub_clock: Time | None = None
    generation: str = ""
    code: str = ""
    message: str = ""
    help: str = ""


class Request(BaseModel):
    """Base of the other requests."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    id: RequestId


class Authorise(Request):
    """`req/authorise`: badge and PIN for one verb, or for a `session`: all that the person may do, at this client.

    The PIN goes no further than this request. A session is renewed by its own grant in the PIN's stead.
    """

    badge: Id
    pin: Pin | None = None
    grant: Grant = ""
    for_: Annotated[str, Field(alias="for", pattern=r"^[a-z-]{2,40}$")]

    @model_validator(mode="after")
    def _proves_something(self) -> Self:
        if self.pin is None and not self.grant:
            raise ValueError("neither pin nor grant")
        return self


class SetPin(Request):
    """`req/set-pin`: one's own with a grant of one's own, anyone's with an administrator's."""

    badge: Id
    pin: Pin
    grant: Grant = ""


class AskSecurity(Request):
    """`req/security`: what the security log has kept, the newest first; `after` the last row of the page before."""

    after: Rev = 0
    grant: Grant = ""


class SecurityRow(BaseModel):
    """What has happened, and how often within a minute."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    no: Rev
    first: Time
    last: Time
    count: Rev
    kind: str
    client: str
    subject: str
    text: str


class SecurityAnswer(BaseModel):
    """`res` to `security`: a page. With `more` there are older ones."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    id: str
    status: Literal["ok", "refused"]
    rows: list[SecurityRow] = []
    more: bool = False
    code: str = ""
    message: str = ""
    help: str = ""


EVENTS_TOPICS: Final = 32


class EventsAsked(Request):
    """`req/events`: the committed facts behind a number, those of some topics or all."""

    after: Sequence = 0
    topics: Annotated[list[EventFilter], Field(max_length=EVENTS_TOPICS)] = []
    """Filters of what stands behind `evt/`, as MQTT has them: `mo/#`, `+/receive`. Without any all that may be read."""


class PastEvent(BaseModel):
    """An event, and where it was published."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    topic: str
    """Behind `evt/`."""
    event: EventDocument


class EventsAnswer(BaseModel):
    """A page: some events in their order, how far it reaches, and the newest number there is.

    `through` may lie beyond the last event of the page: what is between was not asked for, or is not shown to the account.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    id: str
    status: Literal["ok", "refused"]
    events: list[PastEvent] = []
    through: Rev = 0
    last: Rev = 0
    code: str = ""
    message: str = ""
    help: str = ""


class Answer(BaseModel):
    """`res` to `authorise` and `set-pin`."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)

    id: str
    status: Literal["ok", "refused"]
    grant: str = ""
    expires: Time | None = None
    good_ms: Rev = 0
    """How long that is, for whoever has another clock."""
    code: str = ""
    message: str = ""
    help: str = ""

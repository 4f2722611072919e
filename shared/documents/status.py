"""What hub and terminals say of themselves, and what a terminal is told to be."""

from typing import NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document


class HubStatus(TypedDict):
    """`hub/status`."""

    online: bool
    ts: str
    generation: str
    database: NotRequired[str]
    """Which database it writes. The first hubs did not say."""


class Limits(TypedDict):
    """What the hub takes at most."""

    payload: int
    """Bytes of a message."""


class HubInfo(TypedDict):
    """`hub/info`."""

    version: str
    schema: str
    """A hash of the contract's schemas."""
    limits: Limits
    next_no: int
    """The number that the next command gets."""
    poison: int
    """How many messages could not be trusted since the hub began."""


class TerminalStatus(TypedDict):
    """`t/{terminal}/status`."""

    online: bool
    ts: str


class TerminalInfo(TypedDict):
    """`t/{terminal}/info`."""

    app_version: str
    epoch: str
    outbox: int
    last_seq: int
    workstation: str
    journal: NotRequired[str]
    """What has happened to the file that bookings are kept in, where something has."""


class DesiredDocument(Document):
    """`t/{terminal}/desired`: where a terminal stands, as the office has assigned it."""

    workstation: str
    idle_minutes: int
    places: NotRequired[list[str]]
    """The workstations it may report about, where it is bound to some."""
    store: NotRequired[bool]
    """False where it may not book stock."""

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
    hub: NotRequired[str]
    """What the plant calls this hub, where there may be two: `hub.name`."""
    since: NotRequired[str]
    """When it began to serve."""


class HubHealth(TypedDict):
    """`hub/health`: how the hub does. Counts are since it started, and begin anew with its `generation`."""

    ts: str
    generation: str
    since: str
    """When it started."""
    accepted: int
    parked: int
    rejected: int
    quarantined: int
    retry: int
    """Commands that were told to come again: those before them are missing, or there was no room."""
    repeated: int
    """Commands that came again, and had their stored answer."""
    batches: int
    busy_ms: int
    """How long it decided and stored, in all of them together."""
    longest_ms: int
    """The longest of them since this was said last."""
    waiting: int
    """Messages that wait for their turn, and their bytes."""
    waiting_bytes: int
    dropped: int
    """Messages of clients that send too fast, dropped unread."""
    poison: int
    """Messages that could not be trusted."""
    database_failures: int
    """How often the database did not take what was decided: its disk is full, or it is away."""
    events_waiting: int
    """Committed events that are not published yet."""
    exceptions: int
    calls: int
    """What is open."""
    database_bytes: NotRequired[int]
    disk_free_bytes: NotRequired[int]
    """Of a SQLite file, and of the disk it is on."""


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

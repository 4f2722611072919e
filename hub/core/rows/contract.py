"""The contract's own rows: commands, epochs, events, exceptions."""

from hub.core.rows.base import Kept, Row, row


@row
class FloorException(Row):
    """Something a person has to settle, or that a later fact has settled (`who` is *hub* then).

    `proposal` is the JSON of the command that would compensate, if there is one. `ways` are those in which it can be
    settled as things stand, with commas between; `""`: those of its kind.
    """

    TABLE = "exception"
    KEY = ("id",)
    GROUPS = ("subject",)
    KEPT = Kept.ALWAYS
    OPEN_STATES = frozenset({"open"})
    CHANGED_BY = "rev"
    id: str
    kind: str
    subject: str
    no: int
    text: str
    since: int
    rev: int
    verb: str
    status: str = "open"
    proposal: str = ""
    how: str = ""
    reason: str = ""
    who: str = ""
    settled: int = 0
    ways: str = ""
    times: int = 1
    """How often it happened while this was open: what makes no sense and conflicts are counted."""


@row
class Epoch(Row):
    """One journal of one source. `last_seen` is the highest sequence it ever said it had."""

    TABLE = "epoch"
    KEY = ("source", "epoch")
    KEPT = Kept.ALWAYS
    HINTS = frozenset({"last_seen"})
    source: str
    epoch: str
    have_through: int
    last_seen: int
    is_open: bool
    opened: int


@row
class Inbox(Row):
    """A command as received, and its answer. Never deleted.

    `occurred` is when what it reports was: the sender's clock, but for a back-entry's real time, a count's cut-off, and the
    time of what a reversal takes back. The envelope's own time stands in `body`.
    """

    TABLE = "inbox"
    KEY = ("no",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    source: str
    id: str
    verb: str
    occurred: int
    received: int
    digest: str
    body: str
    epoch: str | None = None
    seq: int | None = None
    authid: str = ""
    status: str = "accepted"
    code: str = ""
    ack: str = "{}"


@row
class Event(Row):
    """A committed fact, numbered in commit order."""

    TABLE = "event"
    KEY = ("number",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    number: int
    no: int
    topic: str
    body: str

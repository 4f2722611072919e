"""The contract's own rows: commands, epochs, events, exceptions."""

from dataclasses import dataclass

from hub.core.rows.base import Row


@dataclass(slots=True)
class Exc(Row):
    """Something a person has to settle, or that a later fact has settled (`who` is *hub* then).

    `proposal` is the JSON of the command that would compensate, if there is one. `ways` are those in which it can be
    settled as things stand, with commas between; `""`: those of its kind.
    """

    TABLE = "exception"
    KEY = ("id",)
    GROUPS = ("subject",)
    id: str
    kind: str
    subject: str
    no: int
    text: str
    status: str
    since: int
    rev: int
    verb: str
    proposal: str
    how: str
    reason: str
    who: str
    settled: int
    ways: str


@dataclass(slots=True)
class Epoch(Row):
    """One journal of one source. `last_seen` is the highest sequence it ever said it had."""

    TABLE = "epoch"
    KEY = ("source", "epoch")
    source: str
    epoch: str
    have_through: int
    last_seen: int
    is_open: bool
    opened: int


@dataclass(slots=True)
class Inbox(Row):
    """A command as received, and its answer. Never deleted.

    `occurred` is when what it reports was: the sender's clock, but for a back-entry's real time, a count's cut-off, and the
    time of what a reversal takes back. The envelope's own time stands in `body`.
    """

    TABLE = "inbox"
    KEY = ("no",)
    no: int
    source: str
    id: str
    epoch: str | None
    seq: int | None
    verb: str
    authid: str
    occurred: int
    received: int
    digest: str
    body: str
    status: str
    code: str
    ack: str


@dataclass(slots=True)
class Event(Row):
    """A committed fact, numbered in commit order."""

    TABLE = "event"
    KEY = ("number",)
    number: int
    no: int
    topic: str
    body: str

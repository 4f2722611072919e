"""Commands and their answers, epochs, events, exceptions, and the hub's own few facts."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from hub.store.tables.base import big, key
from hub.store.tables.base import text as words


class Inbox(SQLModel, table=True):
    """Every command as received, with its answer. Append-only."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "id", name="uq_inbox_source_id"),
        # NULL epochs (sources without a sequence) do not collide, which is meant.
        UniqueConstraint("source", "epoch", "seq", name="uq_inbox_source_epoch_seq"),
        Index("ix_inbox_id", "id"),
    )
    no: int = big(primary_key=True)
    source: str
    id: str
    verb: str
    occurred: int = big()
    received: int = big()
    digest: str
    body: str = words()
    epoch: str | None
    seq: int | None = big(default=None, nullable=True)
    authid: str
    status: str
    code: str
    ack: str = words()


class Epoch(SQLModel, table=True):
    """One journal of one source."""

    __tablename__ = "epoch"
    source: str = key()
    epoch: str = key()
    have_through: int = big()
    last_seen: int = big()
    is_open: bool
    opened: int = big()


class Event(SQLModel, table=True):
    """A committed fact, to be published in order."""

    __tablename__ = "event"
    number: int = big(primary_key=True)
    no: int = big()
    topic: str
    body: str = words()


class FloorException(SQLModel, table=True):
    """Something a person has to settle."""

    __tablename__ = "exception"
    __table_args__ = (Index("ix_exception_no", "no"),)
    id: str = key()
    kind: str
    subject: str
    no: int = big()
    text: str = words()
    since: int = big()
    rev: int = big()
    verb: str
    status: str = Field(index=True)
    proposal: str = words()
    how: str
    reason: str = words()
    who: str
    settled: int = big()
    ways: str
    times: int


class Pin(SQLModel, table=True):
    """A person's PIN as an argon2 hash, and how many digits it has. Never in the inbox, never in a document."""

    __tablename__ = "pin"
    badge: str = key()
    hash: str
    digits: int = 0


class PinLock(SQLModel, table=True):
    """Where a badge's PIN was wrong or right of late. Not in the inbox either: it is decided beside the commands."""

    __tablename__ = "pin_lock"
    badge: str = key()
    client: str = key()
    failures: int
    wrong_at: int = big()
    right_at: int = big()


class Security(SQLModel, table=True):
    """What the security log says, the same within a minute in one row. Bounded, and in no inbox: nothing stands on it."""

    __tablename__ = "security"
    no: int = big(primary_key=True)
    first: int = big()
    last: int = big()
    count: int = big()
    kind: str
    client: str
    subject: str
    text: str = words()


class Meta(SQLModel, table=True):
    """The database's own facts by name: its generation, the event cursor."""

    __tablename__ = "meta"
    name: str = key()
    value: str = words()

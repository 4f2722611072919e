"""Commands and their answers, epochs, events, exceptions, and the hub's own few facts."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from hub.store.tables.base import big, key, text


class Inbox(SQLModel, table=True):
    """Every command as received, with its answer. Append-only."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "id", name="uq_inbox_source_id"),
        # NULL epochs (sources without a sequence) do not collide, which is meant.
        UniqueConstraint("source", "epoch", "seq", name="uq_inbox_source_epoch_seq"),
    )
    no: int = big(primary_key=True)
    source: str
    id: str
    epoch: str | None
    seq: int | None = big(default=None, nullable=True)
    verb: str
    authid: str
    occurred: int = big()
    received: int = big()
    digest: str
    body: str = text()
    status: str
    code: str
    ack: str = text()


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
    body: str = text()


class Exc(SQLModel, table=True):
    """Something a person has to settle."""

    __tablename__ = "exception"
    __table_args__ = (Index("ix_exception_no", "no"),)
    id: str = key()
    kind: str
    subject: str
    no: int = big()
    text: str = text()
    status: str = Field(index=True)
    since: int = big()
    rev: int = big()


class Meta(SQLModel, table=True):
    """The database's own facts by name: its generation, the event cursor."""

    __tablename__ = "meta"
    name: str = key()
    value: str = text()

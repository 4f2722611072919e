"""Calls, notes and messages."""

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from hub.store.tables.base import big, key
from hub.store.tables.base import text as words


class Call(SQLModel, table=True):
    """Someone is needed."""

    __tablename__ = "call"
    __table_args__ = (CheckConstraint("status in ('open','taken','closed')", name="status"),)
    id: str = key()
    workstation: str
    kind: str
    badge: str
    since: int = big()
    rev: int = big()
    arrived: int = big()
    note: str = words()
    mo: str
    op: str
    item: str
    status: str = Field(index=True)
    taken_by: str
    taken: int = big()
    closed_by: str
    closed: int = big()
    level: int


class Note(SQLModel, table=True):
    """Worth remembering. Append-only."""

    __tablename__ = "note"
    no: int = big(primary_key=True)
    subject: str = Field(index=True)
    text: str = words()
    badge: str
    at: int = big()


class Message(SQLModel, table=True):
    """To someone."""

    __tablename__ = "message"
    __table_args__ = (CheckConstraint("status in ('open','read','expired')", name="status"),)
    id: str = key()
    addressee: str
    text: str = words()
    badge: str
    since: int = big()
    rev: int = big()
    status: str = Field(index=True)
    read_by: str

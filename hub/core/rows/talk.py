"""Calls, notes and messages."""

from dataclasses import dataclass

from hub.core.rows.base import Row


@dataclass(slots=True)
class Call(Row):
    """Someone is needed at a workstation: open, taken, closed. `level` counts how often it has escalated.

    `since` is by the clock of whoever called, `arrived` by the hub's, which alone makes it escalate.
    """

    TABLE = "call"
    KEY = ("id",)
    id: str
    workstation: str
    kind: str
    note: str
    mo: str
    op: str
    badge: str
    since: int
    status: str
    taken_by: str
    taken: int
    closed_by: str
    closed: int
    level: int
    rev: int
    arrived: int
    item: str


@dataclass(slots=True)
class Note(Row):
    """Something worth remembering about a subject."""

    TABLE = "note"
    KEY = ("no",)
    GROUPS = ("subject",)
    no: int
    subject: str
    text: str
    badge: str
    at: int


@dataclass(slots=True)
class Message(Row):
    """To a workstation, a badge or the board: open, read, or expired. `since` is when it arrived, by the hub's clock."""

    TABLE = "message"
    KEY = ("id",)
    id: str
    addressee: str
    text: str
    badge: str
    since: int
    status: str
    read_by: str
    rev: int


def brought_for(mo: str) -> str:
    """The subject under which it is noted what was brought for an order."""
    return f"brought for {mo}"

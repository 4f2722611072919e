"""Calls, notes and messages."""

from hub.core.rows.base import Kept, Row, row


@row
class Call(Row):
    """Someone is needed at a workstation: open, taken, closed. `level` counts how often it has escalated.

    `since` is by the clock of whoever called, `arrived` by the hub's, which alone makes it escalate.
    """

    TABLE = "call"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    OPEN_STATES = frozenset({"open", "taken"})
    CHANGED_BY = "rev"
    id: str
    workstation: str
    kind: str
    badge: str
    since: int
    rev: int
    arrived: int
    note: str = ""
    mo: str = ""
    op: str = ""
    item: str = ""
    status: str = "open"
    taken_by: str = ""
    taken: int = 0
    closed_by: str = ""
    closed: int = 0
    level: int = 0


@row
class Note(Row):
    """Something worth remembering about a subject, which for an order is kept with it."""

    TABLE = "note"
    KEY = ("no",)
    GROUPS = ("subject",)
    ORDER = "subject"
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    subject: str
    text: str
    badge: str
    at: int


@row
class Message(Row):
    """To a workstation, a badge or the board: open, read, or expired. `since` is when it arrived, by the hub's clock."""

    TABLE = "message"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    OPEN_STATES = frozenset({"open"})
    CHANGED_BY = "rev"
    id: str
    addressee: str
    text: str
    badge: str
    since: int
    rev: int
    status: str = "open"
    read_by: str = ""


def brought_for(mo: str) -> str:
    """The subject under which it is noted what was brought for an order."""
    return f"brought for {mo}"


def subjects_of(mo: str) -> tuple[str, str]:
    """The subjects under which an order's rows are filed: its number, and what was brought for it."""
    return mo, brought_for(mo)

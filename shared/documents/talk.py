"""What waits for somebody: exceptions, calls, messages."""

from typing import NotRequired

from shared.documents.base import Document, Moment


class ExceptionDocument(Document):
    """`state/exception/{id}`: open until a person settles it in one of the `ways`, or a later fact has settled it."""

    kind: str
    subject: str
    command: int
    verb: str
    text: str
    since: Moment
    status: str
    ways: list[str]
    badge: NotRequired[str]
    """Whose command it is about; `""` where nobody stands behind it."""
    source: NotRequired[str]
    """Where that was sent: `t/T-CUT-01`, `x/erp`, `hub`."""
    times: NotRequired[int]
    """How often it happened, the text says the last of them; without it once."""


class CallDocument(Document):
    """`state/call/{id}`: retained until it is closed. `level` counts how often it has escalated.

    `item` is what is needed, where the call says so.
    """

    workstation: str
    kind: str
    note: str
    mo: str
    op: str
    badge: str
    since: Moment
    status: str
    level: int
    item: NotRequired[str]
    taken_by: NotRequired[str]
    taken: NotRequired[Moment]


class MessageDocument(Document):
    """`state/message/{id}`: retained until it is read or expires."""

    to: str
    text: str
    badge: str
    since: Moment

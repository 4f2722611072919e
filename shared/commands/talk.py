"""Calls for help, notes, messages."""

from pydantic import Field

from shared.commands.base import CallKind, Fact, OnWorkstation, ReasonText
from shared.envelope import Text
from shared.ids import Id, OpId, OrderId


class Call(OnWorkstation):
    """`call`: someone is needed at a workstation; for material, `item` is what is needed."""

    kind: CallKind
    note: Text = ""
    item: Id | None = None
    mo: OrderId | None = None
    op: OpId | None = None


class OnCall(Fact):
    """`call-take`: someone is coming; `call-close`: it is settled."""

    call: Id


class Note(Fact):
    """`note`: something worth remembering about an order, a workstation, an item."""

    subject: Text = Field(min_length=1)
    text: ReasonText


class Message(Fact):
    """`message`: to a workstation, a badge, or `board`."""

    to: Id
    text: ReasonText


class MessageRead(Fact):
    """`message-read`: seen; it leaves the screens."""

    message: Id

"""Mending: reversals and settled exceptions."""

from typing import Literal

from shared.commands.base import Command, ReasonText, Reference
from shared.ids import Id


class Reverse(Command):
    """`reverse`: undo a booking by its mirror image; nothing is ever edited."""

    command: Reference
    reason: ReasonText


class ExceptionResolve(Command):
    """`exception-resolve`: a person's decision about an open exception."""

    exception: Id
    how: Literal["apply", "reverse", "charge", "dismiss"]
    reason: ReasonText

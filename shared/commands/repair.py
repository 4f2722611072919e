"""Mending: reversals and settled exceptions."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from shared.commands.base import Command, ReasonText, Reference
from shared.ids import Id


class Reverse(Command):
    """`reverse`: undo a booking by its mirror image; nothing is ever edited."""

    command: Reference
    reason: ReasonText


class ExceptionResolve(Command):
    """`exception-resolve`: a person's decision about an open exception, and the same about others that are dismissed."""

    exception: Id
    how: Literal["apply", "reverse", "charge", "dismiss"]
    reason: ReasonText
    also: Annotated[list[Id], Field(max_length=500)] = []
    """Others that are dismissed with it; those that are not open any more are left out."""

    @model_validator(mode="after")
    def _dismissed(self) -> Self:
        if self.also and self.how != "dismiss":
            raise ValueError("only dismissing settles several at once")
        return self

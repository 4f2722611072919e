"""A committed fact, as it is published."""

from typing import Any, NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12


class EventDocument(TypedDict):
    """`evt/{aggregate}/{verb}`."""

    number: int
    """Counts them without a gap, in the order in which they were committed."""
    no: int
    """The command's place in the inbox."""
    verb: str
    source: str
    """The client that sent it, with its plane: `t/T-CUT-01`, `x/erp`; `hub` for the hub's own decisions."""
    who: str
    """The badge of the person who has done it; empty where a client did it by its own roles."""
    entered_by: NotRequired[str]
    """The badge of who has booked it for that person."""
    occurred: int
    """When it happened, milliseconds since 1970 in UTC."""
    recorded: int
    """When the hub took it."""
    data: dict[str, Any]
    """What was sent, without grants, money and who people are."""
    flags: list[str]
    result: dict[str, Any]

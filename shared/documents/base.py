"""What every state document has, and the values that documents are made of. Times are ISO 8601 UTC, amounts decimal strings.

Documents are rendered often, so they are plain dictionaries with a type; what a type says of its values holds for whoever
takes a document in.
"""

from typing import Annotated, Final, NotRequired

from pydantic import AfterValidator, StringConstraints
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.plant_time import from_iso

Q = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$")]
"""A quantity or an amount of money, exact, as a decimal string: what `shared.quantity.parse` reads."""
_TIME: Final = r"^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z$"


def _is_a_time(text: str) -> str:
    from_iso(text)  # the pattern lets the 30th of February pass
    return text


Moment = Annotated[str, StringConstraints(pattern=_TIME), AfterValidator(_is_a_time)]
"""A time, ISO 8601 in UTC: what `shared.plant_time.from_iso` reads."""
Applied = dict[str, tuple[str, int]]
"""Source → (epoch, highest sequence contained): a terminal overlays only its own newer commands."""


class Document(TypedDict):
    """What every state document has."""

    id: str
    rev: int
    ts: str
    applied: Applied
    generation: NotRequired[str]
    """The start of the hub that says so; revisions are compared within one. The first hubs did not say."""

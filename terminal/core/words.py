"""Words that terminal and board share."""

from collections.abc import Mapping
from typing import Any, Final

from shared.quantity import MICRO, show
from shared.rights import needed

ASIDE: Final = {"rework": "rework", "suspect": "set aside"}
"""A step's buckets, in as few words as a column has room for."""
JUDGES: Final = " or ".join(sorted(needed("output", "suspect")))
"""Who decides about what is set aside."""


def called_for(call: Mapping[str, Any]) -> str:
    """What a call asks for besides its kind: the item, and the words said with it."""
    return ": ".join(said for said in (call.get("item"), call.get("note")) if said)


def pieces(q: int) -> str:
    """`1 piece`, `3 pieces`."""
    return f"{show(q)} {'piece' if q == MICRO else 'pieces'}"


def many(number: int, thing: str) -> str:
    """`1 operation`, `3 operations`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"

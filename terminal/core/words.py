"""Words that terminal and board share."""

from typing import Final

from shared.lifecycle import needed
from shared.quantity import MICRO, show

ASIDE: Final = {"rework": "rework", "suspect": "set aside"}
"""A step's buckets, in as few words as a column has room for."""
JUDGES: Final = " or ".join(sorted(needed("output", "suspect")))
"""Who decides about what is set aside."""


def pieces(q: int) -> str:
    """`1 piece`, `3 pieces`."""
    return counted(q, "piece")


def counted(q: int, thing: str) -> str:
    """So many of a thing, with the plural's s."""
    return f"{show(q)} {thing}{'' if q == MICRO else 's'}"

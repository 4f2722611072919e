"""The kinds of stock work, and what each asks for."""

from dataclasses import dataclass
from typing import Final

LOOK: Final = "look"


@dataclass(frozen=True, slots=True)
class StockWork:
    """One kind of stock work."""

    title: str
    asks: tuple[str, ...]
    """The fields it asks for, in this order."""
    done: str
    signed: bool = False
    """Whether its quantity may be negative."""
    reasoned: bool = False
    """Whether it asks for a reason."""


WORK: Final = {
    "receive": StockWork("RECEIVE", ("item", "lot", "target", "typed"), "received"),
    "transfer": StockWork("TRANSFER", ("item", "lot", "source", "target", "mo", "typed"), "moved"),
    "count": StockWork("COUNT", ("item", "lot", "source", "typed"), "counted", reasoned=True),
    "ship": StockWork("SHIP", ("item", "lot", "source", "typed"), "shipped"),
    "adjust": StockWork("ADJUST", ("item", "lot", "source", "typed"), "adjusted", signed=True, reasoned=True),
    LOOK: StockWork("LOOK UP", (), ""),
}

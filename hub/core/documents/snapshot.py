"""The rows at a moment, as documents are made of them."""

from collections.abc import Callable
from dataclasses import dataclass

from hub.core.rows import Item, MoOp
from hub.core.view import View

Stamp = Callable[[int], str]
"""Milliseconds → ISO 8601 UTC; the shell's, because a core has no calendar."""


@dataclass(slots=True)
class Snapshot:
    """What a document is rendered from: one is made for each, so it is not frozen, which would cost more."""

    view: View
    iso: Stamp
    day_of: Callable[[int], str]
    now: int

    @property
    def ts(self) -> str:
        """The moment, as documents write it."""
        return self.iso(self.now)

    @property
    def day(self) -> str:
        """The production day."""
        return self.day_of(self.now)

    def time(self, ms: int) -> str | None:
        """A moment that may not be known (0)."""
        return self.iso(ms) if ms else None

    def steps(self, mo: str) -> list[MoOp]:
        """An order's steps, the first one first."""
        return sorted(self.view.find(MoOp, "mo", mo), key=lambda step: step.op)

    def described(self, item: str) -> tuple[str, str]:
        """What an item is, and its unit; empty of one that is not known."""
        row = self.view.get(Item, item)
        return (row.description, row.unit) if row is not None else ("", "")

    def decimals(self, item: str, unknown: int) -> int:
        """How many decimals an item is counted in."""
        row = self.view.get(Item, item)
        return row.decimals if row is not None else unknown

"""`verify` on what a unit costs (L17): within what it was received for, while stock was not negative."""

from collections.abc import Iterator
from dataclasses import dataclass

from hub.core.books.ledger import VIRTUAL
from hub.proof.verify.breach import Breach
from shared.quantity import divide, show


@dataclass(slots=True)
class _Range:
    """The cheapest and the dearest receipt of an item since it was last empty, each as the pair (value, quantity).

    `lines` were posted since: each may have rounded by half a micro-unit. Without a receipt nothing is judged.
    """

    low: tuple[int, int] | None = None
    high: tuple[int, int] | None = None
    lines: int = 0

    def widen(self, v: int, q: int) -> None:
        """One more receipt."""
        if self.low is None or v * self.low[1] < self.low[0] * q:
            self.low = v, q
        if self.high is None or v * self.high[1] > self.high[0] * q:
            self.high = v, q

    def contains(self, v: int, q: int) -> bool:
        """Whether a pool of this value and quantity lies in between, as exactly as rounding allows."""
        if self.low is None or self.high is None:
            return True
        slack = self.lines + 1
        return self.low[0] * q <= (v + slack) * self.low[1] and (v - slack) * self.high[1] <= self.high[0] * q


class UnitCosts:
    """Follows the pools' unit costs, movement by movement.

    A reversal gives back what something cost *then*, and a corrected price revalues what is there: the range begins anew at
    what the item is worth after it. So it does when stock that was below zero is covered.
    """

    def __init__(self, reversals: frozenset[int]) -> None:
        self._reversals = reversals
        self._ranges: dict[str, _Range] = {}
        self._negative: set[str] = set()
        self._anew: set[str] = set()

    def line(self, no: int, item: str, from_loc: str, to_loc: str, q: int, v: int) -> None:
        """One line of the movement at hand."""
        out, into = from_loc not in VIRTUAL, to_loc not in VIRTUAL
        if out == into:
            return
        bounds = self._ranges.setdefault(item, _Range())
        bounds.lines += 1
        if not q or no in self._reversals:
            self._anew.add(item)
        elif into:
            bounds.widen(v, q)

    def ended(self, no: int, item: str, q: int, v: int) -> Iterator[Breach]:
        """The movement is over, with so much of the item on the site."""
        bounds = self._ranges.setdefault(item, _Range())
        if q <= 0:
            self._ranges[item] = _Range()
            (self._negative.add if q < 0 else self._negative.discard)(item)
        elif item in self._anew or item in self._negative:
            self._negative.discard(item)
            bounds = self._ranges[item] = _Range()
            bounds.widen(v, q)
        elif not bounds.contains(v, q):
            low, high = (show(divide(pair[0] * 1_000_000, pair[1])) for pair in (bounds.low, bounds.high) if pair)
            text = f"a unit of {item} costs {show(divide(v * 1_000_000, q))}, and was received for {low} to {high}"
            yield Breach("L17", no, text)
            bounds = self._ranges[item] = _Range()  # named once
            bounds.widen(v, q)
        self._anew.discard(item)

"""What the storekeeper fills in, and what is asked for next."""

from dataclasses import dataclass
from typing import Final

from terminal.core.operator.stock_work.kinds import LOOK, WORK, StockWork
from terminal.core.operator.workplace import Workplace

PROMPTS: Final = {
    "item": "scan the item's label, or the lot's",
    "lot": "scan the lot's label (for goods received: a fresh one, then stick it on)",
    "source": "scan the place where it is",
    "target": "scan the place where it goes, or a workstation",
    "typed": "type the quantity or scan a QTY card, then Enter or OK",
    "": "scan an item, a lot or a place; [/] leaves",
}
"""Field → how it is asked for."""


@dataclass(slots=True)
class StockDraft:
    """What is to be done, and what was scanned or typed so far."""

    work: str = LOOK
    item: str = ""
    lot: str = ""
    source: str = ""
    target: str = ""
    mo: str = ""
    typed: str = ""
    missing: int = 0
    """What a replenishment is for; proposed as far as it lies there, until a number is typed."""
    counted_at: int = 0
    once: bool = False
    """Whether one goes back to the list after it, where it came from."""
    first: int = 0
    """The first page shown of a longer list."""

    @property
    def kind(self) -> StockWork:
        """The kind of work."""
        return WORK[self.work]

    @property
    def looks_up(self) -> bool:
        """Whether nothing is to be booked."""
        return self.work == LOOK


def next_field(wp: Workplace) -> str:
    """What is asked for next. An order is never asked for, the lot only of what is kept by lot."""
    draft = wp.draft(StockDraft)
    for name in draft.kind.asks:
        if name == "mo" or getattr(draft, name):
            continue
        if name != "lot" or by_lot(wp):
            return name
    return "" if draft.looks_up else "typed"


def next_prompt(wp: Workplace) -> str:
    """How that is asked for."""
    return PROMPTS[next_field(wp)]


def by_lot(wp: Workplace) -> bool:
    """Whether the item is kept by lot."""
    return bool((wp.replica.ref("item", wp.draft(StockDraft).item) or {}).get("lot_tracked"))

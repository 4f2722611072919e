"""What is proposed to the storekeeper: no more than the books say is there."""

from shared.quantity import parse, show
from terminal.core.operator.stock_work.draft import StockDraft
from terminal.core.operator.workplace import Workplace


def on_hand(wp: Workplace) -> int:
    """What the books say lies of the item at the place, or in the lot there; micro-units."""
    draft = wp.draft(StockDraft)
    doc = wp.replica.stock(draft.item, draft.source)
    if doc is None:
        return 0
    if not draft.lot:
        return parse(doc["q"])
    return sum(parse(lot["q"]) for lot in doc["lots"] if lot["lot"] == draft.lot)


def propose(wp: Workplace) -> None:
    """Fill in what is missing, but no more than lies at the place, or in the lot."""
    draft = wp.draft(StockDraft)
    if not draft.missing or not draft.source:
        return
    here = max(0, on_hand(wp))
    draft.typed = show(min(draft.missing, here))
    if draft.lot and here < draft.missing:
        wp.say(f"lot {draft.lot} holds {show(here)} of the {show(draft.missing)} that are missing")

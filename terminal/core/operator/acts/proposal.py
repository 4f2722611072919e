"""What the storekeeper's form proposes: no more than the books say is there."""

from shared.quantity import parse, show
from terminal.core.operator.workplace import Workplace


def on_hand(wp: Workplace, item: str, place: str, lot: str) -> int:
    """What the books say is there, micro-units."""
    doc = wp.replica.stock(item, place)
    if doc is None:
        return 0
    if not lot:
        return parse(doc["q"])
    return sum(parse(one["q"]) for one in doc["lots"] if one["lot"] == lot)


def propose(wp: Workplace) -> None:
    """Fill in what is missing, but no more than lies at the place, or in the lot."""
    form = wp.form
    if not form.missing or not form.source:
        return
    here = max(0, on_hand(wp, form.item, form.source, form.lot))
    form.typed = show(min(form.missing, here))
    if form.lot and here < form.missing:
        wp.say(f"lot {form.lot} holds {show(here)} of the {show(form.missing)} that are missing")

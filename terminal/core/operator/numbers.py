"""Numbers as they are typed or scanned."""

from shared.quantity import QuantityError, fits, parse_typed, show
from terminal.core.operator.workplace import Workplace

LONGEST = 9
"""Most characters of a typed number."""


def typed_with(typed: str, pressed: str) -> str | None:
    """A number after one more key: a digit, the point, or a correction. None for a key that types nothing."""
    if pressed.isdigit():
        typed = "" if typed == "0" else typed
        return typed + pressed if len(typed) < LONGEST else typed
    if pressed == "dot":
        return typed if "." in typed else (typed or "0") + "."
    if pressed == "backspace":
        return typed[:-1]
    return None


def of_card(body: str) -> str:
    """The number on a QTY card."""
    return show(int(body) * 1_000_000)


def quantity_of(wp: Workplace, typed: str, item: str, unit: str, decimals: int) -> int | None:
    """Micro-units of what was typed for an item; None, and said why, when it is no quantity of it."""
    negative = typed.startswith("-")
    try:
        q = parse_typed(typed.removeprefix("-"))
    except QuantityError as error:
        wp.refuse("not-a-quantity", why=error)
        return None
    if not fits(q, decimals):
        wp.refuse("not-whole", item=item, unit=unit, decimals=decimals)
        return None
    return -q if negative else q


def quantity_of_item(wp: Workplace, typed: str, item: str) -> int | None:
    """`quantity_of` by the item's own record."""
    record = wp.replica.ref("item", item) or {"unit": "", "decimals": 6}
    return quantity_of(wp, typed, item, record["unit"], record["decimals"])

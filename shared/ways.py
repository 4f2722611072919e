"""How an exception can be settled, by its kind; a parked command also by its verb and by what its order takes."""

from typing import Final

from shared.lifecycle import OVER
from shared.verbs import CHARGEABLE, ON_ORDER

HOWS: Final[dict[str, tuple[str, ...]]] = {
    "parked": ("apply", "charge", "dismiss"),
    "negative-stock": ("reverse", "dismiss"),
    "over-quantity": ("reverse", "dismiss"),
    "order-not-running": ("reverse", "dismiss"),
    "count-affected": ("apply", "dismiss"),
}
"""How an exception of a kind can be settled; all others can only be dismissed, with a reason.

*apply* does what was parked or proposed, *charge* books a parked report's material to the period, *reverse* takes
back the command that caused it. A parked command takes less: see `ways_out`."""


def ways_out(kind: str, verb: str = "", order: str = "") -> tuple[str, ...]:
    """How an exception of this kind can be settled; for a parked one by its verb and its order's state (`""`: none)."""
    ways = HOWS.get(kind, ("dismiss",))
    if kind != "parked" or not verb:
        return ways
    never = {"apply"} if verb in ON_ORDER and order in OVER else set()
    if verb not in CHARGEABLE:
        never.add("charge")
    return tuple(way for way in ways if way not in never)

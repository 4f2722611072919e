"""The machine's plant: small, awkward on purpose, and written down once for the hub and for the model."""

from collections import defaultdict
from decimal import Decimal
from functools import cache
from typing import Final

from tests.support.hub import Hub
from tests.support.plants import LAMPS

OPERATOR, STORE, JUDGE = "0021", "0013", "0034"
LOTS: Final = ("H-1", "H-2")
PLACES: Final = LAMPS.places
ITEMS: Final = LAMPS.items
MATERIALS: Final = tuple(item for item, row in ITEMS.items() if row.home == "RAW")
WORKSTATIONS: Final = LAMPS.workstations
PRODUCTS: Final = LAMPS.products
ORDERS: Final = LAMPS.orders
RELEASED: Final = tuple(mo for mo, order in ORDERS.items() if order.released)
WORKED_AT: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "LAMP": {"010": ("CUT-01", "CUT-02"), "020": ("ASM-01",), "030": ("PACK-01",)},
    "OIL": {"010": ("CUT-02",)},
}
"""Product → step → the workstations where it is worked on; their supplies may differ."""


def micro(text: str) -> int:
    """A decimal string as micro-units, by Python's own decimals."""
    return int(Decimal(text) * 1_000_000)


def lot_of(item: str, number: int) -> str:
    """A lot for an item that has lots; `""` for all others."""
    return LOTS[number % len(LOTS)] if ITEMS[item].lot_tracked else ""


@cache
def image() -> bytes:
    """The database of the first morning. Building it anew for every example would take too long."""
    hub = Hub()
    hub.build(LAMPS)
    return hub.dump()


def opening() -> dict[tuple[str, str, str], int]:
    """What lies where on the first morning: (item, lot, location) → micro-units."""
    stock: dict[tuple[str, str, str], int] = defaultdict(int)
    for receipt in LAMPS.stock:
        stock[receipt.item, receipt.lot, receipt.location] += micro(receipt.q)
    return dict(stock)

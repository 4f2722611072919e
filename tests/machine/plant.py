"""The machine's plant: small, awkward on purpose, and written down once for the hub and for the model."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, Final

from tests.support.hub import Hub

OPERATOR, STORE, JUDGE = "0021", "0013", "0034"
PEOPLE: Final = {OPERATOR: ["operator"], STORE: ["storekeeper"], JUDGE: ["quality"]}
LOTS: Final = ("H-1", "H-2")


@dataclass(frozen=True)
class Item:
    """Something of the catalogue; `opening` are receipts of (quantity, cost): at costs that no later one divides evenly."""

    decimals: int
    home: str = "RAW"
    lots: bool = False
    opening: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a bill of material."""

    item: str
    q: str
    step: str
    basis: str = "unit"
    per: str = "1"
    mode: str = "backflush"
    scrap_pct: str = "0"
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Product:
    """A routing (step → workstations, whose supplies may differ) and a bill of material."""

    steps: dict[str, tuple[str, ...]]
    lines: tuple[Line, ...] = field(default=())


ITEMS: Final = {
    "WOOD": Item(3, opening=(("1.7", "450.07"), ("0.9", "389.333333"))),
    "SCREW": Item(0, opening=(("7", "0.333333"), ("16", "0.07"))),
    "PEG": Item(0, opening=(("5", "1.111111"),)),
    "GLUE": Item(6, opening=(("0.7", "12.345678"), ("0.000001", "9"))),
    "HIDE": Item(3, lots=True, opening=(("9.1", "35.01"),)),
    "BOX": Item(0),
    "LAMP": Item(0, home="FG"),
    "OIL": Item(3, home="FG", lots=True),
}
"""BOX has never been bought: its first use is worth nothing until a receipt says otherwise."""
MATERIALS: Final = ("WOOD", "SCREW", "PEG", "GLUE", "HIDE", "BOX")
WORKSTATIONS: Final = {"CUT-01": "L-CUT", "CUT-02": "L-ASM", "ASM-01": "L-ASM", "PACK-01": ""}
"""Workstation → where its material comes from; without a place of its own, from the item's home."""
PLACES: Final = ("RAW", "FG", "L-CUT", "L-ASM")
PRODUCTS: Final = {
    "LAMP": Product(
        {"010": ("CUT-01", "CUT-02"), "020": ("ASM-01",), "030": ("PACK-01",)},
        (
            Line("WOOD", "0.333", "010", scrap_pct="7"),
            Line("SCREW", "3", "010", alternates=("PEG",)),
            Line("SCREW", "1", "010", basis="batch", per="5"),
            Line("GLUE", "0.25", "020", basis="order"),
            Line("HIDE", "1.4", "020", mode="lot"),
            Line("SCREW", "2", "020"),
            Line("BOX", "1", "030", basis="batch", per="4"),
        ),
    ),
    "OIL": Product(
        {"010": ("CUT-02",)},
        (Line("WOOD", "0.777777", "010"), Line("GLUE", "0.1", "010", basis="batch", per="2.5")),
    ),
}
ORDERS: Final = {"MO-2026-00001": ("LAMP", "6"), "MO-2026-00002": ("OIL", "4.5"), "MO-2026-00003": ("LAMP", "9")}
"""Orders of the first day; the last one is not released yet."""
RELEASED: Final = ("MO-2026-00001", "MO-2026-00002")


def micro(text: str) -> int:
    """A decimal string as micro-units, by Python's own decimals."""
    return int(Decimal(text) * 1_000_000)


def lot_of(item: str, number: int) -> str:
    """A lot for an item that has lots; `""` for all others."""
    return LOTS[number % len(LOTS)] if ITEMS[item].lots else ""


@cache
def image() -> bytes:
    """The database of the first morning. Building it anew for every example would take too long."""
    hub = Hub()
    for verb, data in _records():
        answer = hub.office(verb, **data)
        assert answer["status"] == "accepted", (verb, data, answer)
    raw = hub.database.raw_connection()
    disk = bytes(raw.driver_connection.serialize())  # type: ignore[union-attr]  # the driver is sqlite3
    raw.close()
    return disk


def opening() -> dict[tuple[str, str, str], int]:
    """What lies where on the first morning: (item, lot, location) → micro-units."""
    return {
        (item, lot_of(item, 0), "RAW"): sum(micro(q) for q, _ in row.opening) for item, row in ITEMS.items() if row.opening
    }


def _records() -> list[tuple[str, dict[str, Any]]]:
    records: list[tuple[str, dict[str, Any]]] = [("put-location", {"id": place}) for place in PLACES]
    for item, row in ITEMS.items():
        over = {"over_pct": "20"} if item == "LAMP" else {}
        records.append(
            ("put-item", {"id": item, "decimals": row.decimals, "home": row.home, "lot_tracked": row.lots, **over})
        )
    for workstation, supply in WORKSTATIONS.items():
        records.append(
            ("put-workstation", {"id": workstation, "group": workstation[:-3]} | ({"supply": supply} if supply else {}))
        )
    records += [("put-operator", {"id": badge, "roles": roles}) for badge, roles in PEOPLE.items()]
    reasons = (("DIM", "scrap"), ("LAQ", "scrap"), ("BRK", "pause"), ("SPO", "extra"), ("CNT", "count"))
    records += [("put-reason", {"id": reason, "kind": kind}) for reason, kind in reasons]
    for product, plan in PRODUCTS.items():
        lines = [{**vars(line), "alternates": list(line.alternates)} for line in plan.lines]
        records.append(("put-bom", {"id": product, "item": product, "lines": lines}))
        steps = [{"op": op, "group": places[0][:-3]} for op, places in plan.steps.items()]
        records.append(("put-routing", {"id": product, "item": product, "steps": steps}))
    for item, row in ITEMS.items():
        lot = {"lot": lot_of(item, 0)} if row.lots else {}
        records += [("receive", {"item": item, "location": "RAW", "q": q, "cost": cost, **lot}) for q, cost in row.opening]
    for mo, (item, q) in ORDERS.items():
        records.append(("mo-create", {"mo": mo, "item": item, "q": q}))
        if mo in RELEASED:
            records.append(("mo-release", {"mo": mo}))
    return records

"""The plants that tests build: each is declared here once, and `commands` says what has to be sent to make it.

The same declarations fill hubs in the tests' own process, hubs of real processes and the benches'.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

Command = tuple[str, dict[str, Any]]
"""Verb and data."""


@dataclass(frozen=True)
class Item:
    """Something of the catalogue."""

    decimals: int = 0
    home: str = "RAW"
    lot_tracked: bool = False
    unit: str = "pc"
    description: str = ""
    over_pct: str = "0"


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
    """A routing (step → group of workstations) and a bill of material; without a routing it keeps the one it has."""

    steps: Mapping[str, str]
    lines: tuple[Line, ...] = ()
    rev: int = 0


@dataclass(frozen=True)
class Workstation:
    """Its group, and where its material comes from; without a place of its own, from the item's home."""

    group: str
    supply: str = ""
    several: str = "one"


@dataclass(frozen=True)
class Person:
    """What a badge stands for."""

    roles: tuple[str, ...]
    name: str = ""
    active: bool = True


@dataclass(frozen=True)
class Reason:
    """What may be picked for a kind of remark."""

    kind: str
    text: str = ""


@dataclass(frozen=True)
class Receipt:
    """Stock of the first day."""

    item: str
    location: str
    q: str
    cost: str
    lot: str = ""


@dataclass(frozen=True)
class Transfer:
    """Stock brought to the line."""

    item: str
    from_: str
    to: str
    q: str


@dataclass(frozen=True)
class Order:
    """An order of the first day."""

    item: str
    q: str
    released: bool = True


@dataclass(frozen=True)
class Declared:
    """A plant, or what a plant has more than another."""

    places: tuple[str, ...] = ()
    items: Mapping[str, Item] = field(default_factory=dict)
    workstations: Mapping[str, Workstation] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    stock: tuple[Receipt, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    orders: Mapping[str, Order] = field(default_factory=dict)


def commands(plant: Declared) -> list[Command]:
    """What makes a plant, in the order in which it can be sent."""
    orders: list[Command] = []
    for mo, order in plant.orders.items():
        orders.append(("mo-create", {"mo": mo, "item": order.item, "q": order.q}))
        if order.released:
            orders.append(("mo-release", {"mo": mo}))
    return [
        *(("put-location", {"id": place}) for place in plant.places),
        *_records("put-item", plant.items),
        *_records("put-workstation", plant.workstations),
        *_records("put-operator", plant.people),
        *_records("put-reason", plant.reasons),
        *(command for item, product in plant.products.items() for command in _product(item, product)),
        *(("receive", said(receipt)) for receipt in plant.stock),
        *(("transfer", said(transfer)) for transfer in plant.transfers),
        *orders,
    ]


def said(declaration: Any) -> dict[str, Any]:
    """A declaration as a command says it: what is as the contract has it by default is left out."""
    data = {f.name: getattr(declaration, f.name) for f in fields(declaration) if getattr(declaration, f.name) != f.default}
    return {name.rstrip("_"): list(value) if isinstance(value, tuple) else value for name, value in data.items()}


def _records(verb: str, declarations: Mapping[str, Any]) -> list[Command]:
    return [(verb, {"id": key, **said(declaration)}) for key, declaration in declarations.items()]


def _product(item: str, product: Product) -> list[Command]:
    record = {"id": item, "item": item} | ({"rev": product.rev} if product.rev else {})
    bill: Command = ("put-bom", {**record, "lines": [said(line) for line in product.lines]})
    if not product.steps:
        return [bill]
    steps = [{"op": op, "group": group} for op, group in product.steps.items()]
    return [bill, ("put-routing", {**record, "steps": steps})]


# --- the chairs --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Material:
    """What a chair takes at a step, what one of it costs, and how much is there at first."""

    q: str
    step: str
    cost: str
    opening: str
    unit: str
    mode: str = "backflush"


CHAIRS: Final = "MO-2026-00184"
MATERIAL: Final = {
    "RM-001": Material("0.08", "010", "450", "20", "m3"),
    "RM-006": Material("1", "020", "6.5", "400", "set"),
    "RM-007": Material("0.3", "030", "42", "70", "l"),
    "RM-002": Material("2.5", "040", "28", "520", "kg"),
    "RM-003": Material("1.4", "040", "35", "290", "m", mode="lot"),
    "RM-004": Material("5", "040", "8", "900", "pc"),
    "RM-005": Material("1", "040", "95", "110", "pc"),
}
STEPS: Final = {"010": "CUT", "020": "ASM", "030": "LAC", "040": "UPH", "050": "QC", "060": "PACK"}
SUPPLIES: Final = {group: f"L-{group}" for group in STEPS.values()}
OMAR: Final = Person(("operator", "setter", "quality"), "Omar")


def chairs() -> Declared:
    """With stock in RAW, and 100 ordered."""
    return Declared(
        places=("RAW", "FG", *SUPPLIES.values()),
        items={"CH-100": Item(description="Chair", home="FG")}
        | {
            name: Item(
                description=f"Material {name}",
                unit=row.unit,
                decimals=0 if row.unit in ("pc", "set") else 3,
                lot_tracked=row.mode == "lot",
            )
            for name, row in MATERIAL.items()
        },
        workstations={f"{g}-01": Workstation(g, "" if g == "QC" else supply) for g, supply in SUPPLIES.items()},
        people={"0021": OMAR, "0022": Person(("operator",), "Rahman"), "0013": Person(("storekeeper",), "Farsi")},
        reasons={
            "DIM": Reason("scrap", "dim"),
            "LAQ": Reason("scrap", "laq"),
            "BRK": Reason("pause", "brk"),
            "SPO": Reason("extra", "spo"),
            "CNT": Reason("count", "cnt"),
        },
        products={"CH-100": Product(STEPS, tuple(Line(i, row.q, row.step, mode=row.mode) for i, row in MATERIAL.items()))},
        stock=tuple(
            Receipt(item, "RAW", row.opening, row.cost, "2604-00012" if row.mode == "lot" else "")
            for item, row in MATERIAL.items()
        ),
        orders={CHAIRS: Order("CH-100", "100")},
    )


def endless_chairs(ordered: str) -> Declared:
    """The same for operators who book by the thousand: much stock at the line, no lots, and one large order."""
    return Declared(
        places=("RAW", "FG", *SUPPLIES.values()),
        items={"CH-100": Item(home="FG")} | {name: Item(3, unit=row.unit) for name, row in MATERIAL.items()},
        workstations={f"{group}-01": Workstation(group, supply) for group, supply in SUPPLIES.items()},
        people={"0021": OMAR},
        reasons={"DIM": Reason("scrap"), "BRK": Reason("pause")},
        products={"CH-100": Product(STEPS, tuple(Line(item, row.q, row.step) for item, row in MATERIAL.items()))},
        stock=tuple(Receipt(item, SUPPLIES[STEPS[row.step]], "100000", row.cost) for item, row in MATERIAL.items()),
        orders={CHAIRS: Order("CH-100", ordered)},
    )


# --- the floor: the chairs' plant, a person of every role, and stools --------------------------------------


STOOLS, TABLES = "MO-2026-00200", "MO-2026-00500"
OPERATOR, SETTER, STORE, QUALITY = "0031", "0032", "0033", "0034"
BOSS, PLANNER, ACCOUNTANT, ADMIN, LEFT = "0035", "0036", "0037", "0038", "0039"
PEOPLE: Final = {
    OPERATOR: "operator",
    SETTER: "setter",
    STORE: "storekeeper",
    QUALITY: "quality",
    BOSS: "supervisor",
    PLANNER: "planner",
    ACCOUNTANT: "accountant",
    ADMIN: "admin",
}
STOOL_STEPS: Final = {"010": "CUT", "020": "PACK"}
FURNISHING: Final = Declared(
    people={badge: Person((role,), role.title()) for badge, role in PEOPLE.items()}
    | {LEFT: Person(("operator",), "Gone", active=False)},
    reasons={"JAM": Reason("stop", "jam"), "OUT": Reason("stop", "out")},
    items={"STOOL": Item(description="Stool", home="FG")},
    products={"STOOL": Product(STOOL_STEPS, (Line("RM-006", "1", "010"), Line("RM-004", "2", "020")))},
    transfers=(
        Transfer("RM-006", "RAW", "L-CUT", "100"),
        Transfer("RM-004", "RAW", "L-PACK", "200"),
        Transfer("RM-001", "RAW", "L-CUT", "10"),
    ),
    orders={STOOLS: Order("STOOL", "10")},
)
"""What the floor has and the chairs' plant lacks."""

SPARE, DRAFT = "MO-2026-00300", "MO-2026-00301"
ALTERNATES: Final = Declared(
    products={
        "STOOL": Product(
            {},
            (
                Line("RM-006", "1", "010", alternates=("RM-002", "RM-005")),
                Line("RM-004", "2", "020", alternates=("RM-001",)),
            ),
            rev=1,
        )
    },
    orders={SPARE: Order("STOOL", "10"), DRAFT: Order("STOOL", "10", released=False)},
)
"""What the plant of the random histories has and the floor lacks: alternates, and an order more of each kind."""

CUTTING: Final = Declared(
    workstations={"CUT-02": Workstation("CUT", "L-ASM"), "CUT-03": Workstation("CUT")},
    items={"TABLE": Item(home="FG"), "SLAT": Item(6), "DOWEL": Item(), "NAIL": Item(), "GLUE": Item(6)},
    products={
        "TABLE": Product(
            {"010": "CUT"},
            (
                Line("SLAT", "1.1", "010", scrap_pct="7", alternates=("DOWEL",)),
                Line("NAIL", "3", "010", basis="batch", per="4"),
                Line("GLUE", "0.3", "010", basis="order"),
                Line("SLAT", "0.333333", "010"),
            ),
        )
    },
    stock=tuple(Receipt(item, "RAW", "500", "0.777777") for item in ("SLAT", "DOWEL", "NAIL", "GLUE")),
    orders={TABLES: Order("TABLE", "90")},
)
"""Three supplies in one group (CUT-03 takes from the item's home, RAW), and tables whose material knows every basis."""

# --- the lamps: the state machine's, small and awkward on purpose -------------------------------------------

LAMPS: Final = Declared(
    places=("RAW", "FG", "L-CUT", "L-ASM"),
    items={
        "WOOD": Item(3),
        "SCREW": Item(),
        "PEG": Item(),
        "GLUE": Item(6),
        "HIDE": Item(3, lot_tracked=True),
        "BOX": Item(),
        "LAMP": Item(home="FG", over_pct="20"),
        "OIL": Item(3, home="FG", lot_tracked=True),
    },
    workstations={
        "CUT-01": Workstation("CUT", "L-CUT"),
        "CUT-02": Workstation("CUT", "L-ASM"),
        "ASM-01": Workstation("ASM", "L-ASM"),
        "PACK-01": Workstation("PACK"),
    },
    people={"0021": Person(("operator",)), "0013": Person(("storekeeper",)), "0034": Person(("quality",))},
    reasons={
        "DIM": Reason("scrap"),
        "LAQ": Reason("scrap"),
        "BRK": Reason("pause"),
        "SPO": Reason("extra"),
        "CNT": Reason("count"),
    },
    products={
        "LAMP": Product(
            {"010": "CUT", "020": "ASM", "030": "PACK"},
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
            {"010": "CUT"},
            (Line("WOOD", "0.777777", "010"), Line("GLUE", "0.1", "010", basis="batch", per="2.5")),
        ),
    },
    stock=(
        Receipt("WOOD", "RAW", "1.7", "450.07"),
        Receipt("WOOD", "RAW", "0.9", "389.333333"),
        Receipt("SCREW", "RAW", "7", "0.333333"),
        Receipt("SCREW", "RAW", "16", "0.07"),
        Receipt("PEG", "RAW", "5", "1.111111"),
        Receipt("GLUE", "RAW", "0.7", "12.345678"),
        Receipt("GLUE", "RAW", "0.000001", "9"),
        Receipt("HIDE", "RAW", "9.1", "35.01", "H-1"),
    ),
    orders={
        "MO-2026-00001": Order("LAMP", "6"),
        "MO-2026-00002": Order("OIL", "4.5"),
        "MO-2026-00003": Order("LAMP", "9", released=False),
    },
)
"""Stock at costs that no later one divides evenly. BOX has never been bought: its first use is worth nothing until a
receipt says otherwise. The last order is not released yet."""

# --- the presses: the benches', of one step that takes 3 or 7 materials -------------------------------------


def presses(materials: int, terminals: int) -> Declared:
    """One order per terminal, at a workstation of its own, and stock that never ends."""
    names = [f"M{number}" for number in range(materials)]
    return Declared(
        places=("RAW", "FG", "LINE"),
        items={"P": Item(home="FG")} | dict.fromkeys(names, Item(3)),
        workstations={f"W{number}": Workstation("G", "LINE", "many") for number in range(terminals)},
        people={"0021": Person(("operator", "setter"), "Omar")},
        products={"P": Product({"010": "G", "020": "G"}, tuple(Line(name, "0.5", "010") for name in names))},
        stock=tuple(Receipt(name, "LINE", "900000000", "2.5") for name in names),
        orders={f"MO-2026-{number + 1:05d}": Order("P", "10000000") for number in range(terminals)},
    )

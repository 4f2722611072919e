"""The plant of the simulator: what the oracle knows of it, and the same as commands for the hub."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tests.support.hub import Hub, _Put

STEPS = (("010", "CUT"), ("020", "ASM"), ("030", "PACK"))
ORDERS = {"MO-2026-00001": 120, "MO-2026-00002": 40}
PRODUCT = "CHAIR"
HOME = "FG"
SCRAP, PAUSE, EXTRA, COUNTED = "DIM", "BRK", "SPO", "CNT"
SUPPLY = {group: f"L-{group}" for _, group in STEPS}
LOT = "261100001"
STORM = 60_000
"""Several times what the busiest minute of some hundred plants had."""


@dataclass(frozen=True)
class Line:
    """A BOM line. `batch` pieces ask for `q` together, rounded up; 1: each piece does."""

    item: str
    op: str
    q: Decimal
    unit: str = "pc"
    decimals: int = 0
    batch: int = 1
    lot: bool = False
    opening: int = 1_000


LINES = (
    Line("WOOD", "010", Decimal("0.35"), "kg", 3),
    Line("GLUE", "010", Decimal("0.125"), "l", 3, opening=2),
    Line("SCREW", "020", Decimal(4)),
    Line("CLOTH", "020", Decimal("1.4"), "m", 3, lot=True),
    Line("CARTON", "030", Decimal(1), batch=4, opening=3),
)
STATIONS = ("CUT-01", "ASM-01", "STORE-01", "PACK-01", "CUT-02", "ASM-02", "PACK-02", "STORE-02")
BADGES = {station: f"{number:04d}" for number, station in enumerate(STATIONS, 21)}


def supply_of(op: str) -> str:
    """Where a step's material lies."""
    return SUPPLY[dict(STEPS)[op]]


@cache
def image() -> bytes:
    """The plant's database, with the orders released and the opening stock at the line."""
    hub = Hub(secret=lambda: "5e" * 32)
    hub.enrol(*(f"T-{station}" for station in STATIONS))
    put = _Put(hub)
    for location in ("RAW", HOME, *SUPPLY.values()):
        put("put-location", id=location)
    put("put-item", id=PRODUCT, description="Chair", home=HOME)
    for line in LINES:
        put("put-item", id=line.item, unit=line.unit, decimals=line.decimals, lot_tracked=line.lot, home="RAW")
    for station in STATIONS:
        group = station.split("-")[0]
        place = {"supply": SUPPLY[group]} if group in SUPPLY else {"kind": "store"}
        put("put-workstation", id=station, group=group, several="many", **place)
    for station, badge in BADGES.items():
        roles = ["storekeeper", "operator"] if "STORE" in station else ["operator", "setter", "quality"]
        put("put-operator", id=badge, name=f"P{badge}", roles=roles)
    for reason, kind in ((SCRAP, "scrap"), (PAUSE, "pause"), (EXTRA, "extra"), (COUNTED, "count")):
        put("put-reason", id=reason, kind=kind, text=reason.lower())
    lines = [
        {
            "item": line.item,
            "q": str(line.q),
            "step": line.op,
            "mode": "lot" if line.lot else "backflush",
            "basis": "batch" if line.batch > 1 else "unit",
            "per": str(line.batch),
        }
        for line in LINES
    ]
    put("put-bom", id=PRODUCT, item=PRODUCT, lines=lines)
    put("put-routing", id=PRODUCT, item=PRODUCT, steps=[{"op": op, "group": group} for op, group in STEPS])
    for line in LINES:
        lot = {"lot": LOT} if line.lot else {}
        put("receive", item=line.item, location=supply_of(line.op), q=str(line.opening), cost="3.33", **lot)
        put("receive", item=line.item, location="RAW", q="50", cost="4.10", **lot)
    for mo, q in ORDERS.items():
        put("mo-create", mo=mo, item=PRODUCT, q=str(q))
        put("mo-release", mo=mo)
    raw = hub.database.raw_connection()
    disk: bytes = raw.driver_connection.serialize()  # type: ignore[union-attr]
    raw.close()
    return disk

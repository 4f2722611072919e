"""Stock and value."""

from dataclasses import dataclass

from hub.core.rows.base import Row


@dataclass(slots=True)
class Lot(Row):
    """A material lot."""

    TABLE = "lot"
    KEY = ("item", "id")
    item: str
    id: str
    expires: str
    ref: str
    received: int


@dataclass(slots=True)
class Pool(Row):
    """Quantity and value of an item over all stock locations of the site, and its last cost as a pair."""

    TABLE = "pool"
    KEY = ("item",)
    item: str
    q: int
    v: int
    last_v: int
    last_q: int


@dataclass(slots=True)
class Balance(Row):
    """Quantity of (item, lot, location, mo). Value stands here for WIP and virtual locations, in `Pool` for stock."""

    TABLE = "balance"
    KEY = ("item", "lot", "location", "mo")
    item: str
    lot: str
    location: str
    mo: str
    q: int
    v: int
    rev: int
    applied: str


@dataclass(slots=True)
class Movement(Row):
    """One posting. `hash` covers its content and its predecessor's hash."""

    TABLE = "movement"
    KEY = ("no",)
    no: int
    kind: str
    at: int
    reversal_of: int | None
    hash: str


@dataclass(slots=True)
class MovementLine(Row):
    """Quantity and value from one location to another, neither negative, not both zero."""

    TABLE = "movement_line"
    KEY = ("no", "line")
    no: int
    line: int
    item: str
    lot: str
    from_loc: str
    to_loc: str
    mo: str
    q: int
    v: int


@dataclass(slots=True)
class StockCount(Row):
    """The last count of a place: what happened before its cut-off and arrives after it was in it already."""

    TABLE = "stock_count"
    KEY = ("item", "lot", "location")
    item: str
    lot: str
    location: str
    counted_at: int
    no: int
    q: int


@dataclass(slots=True)
class ShelfCount(Row):
    """Every count of a place: when the last one is taken back, the one before it stands again."""

    TABLE = "shelf_count"
    KEY = ("no",)
    no: int
    item: str
    lot: str
    location: str
    counted_at: int
    q: int


@dataclass(slots=True)
class Reversal(Row):
    """Which command took back which; one is taken back at most once."""

    TABLE = "reversal"
    KEY = ("no",)
    no: int
    target: int
    reason: str


@dataclass(slots=True)
class ReceiptPrice(Row):
    """What a receipt was found to be worth after its price was corrected."""

    TABLE = "receipt_price"
    KEY = ("no",)
    no: int
    value: int

"""Stock and value."""

from typing import Any

from hub.core.rows.base import Kept, Row, row


@row
class Lot(Row):
    """A material lot."""

    TABLE = "lot"
    KEY = ("item", "id")
    item: str
    id: str
    expires: str
    ref: str
    received: int


@row
class Pool(Row):
    """Quantity and value of an item over all stock locations of the site, and its last cost as a pair."""

    TABLE = "pool"
    KEY = ("item",)
    KEPT = Kept.ALWAYS
    item: str
    q: int
    v: int
    last_v: int
    last_q: int


@row
class Balance(Row):
    """Quantity of (item, lot, location, mo). Value stands here for WIP and virtual locations, in `Pool` for stock."""

    TABLE = "balance"
    KEY = ("item", "lot", "location", "mo")
    ORDER = "mo"
    CHANGED_BY = "rev"
    item: str
    lot: str
    location: str
    mo: str
    q: int = 0
    v: int = 0
    rev: int = 0
    applied: str = "{}"

    def groups(self) -> list[tuple[str, Any]]:
        """What an order holds is looked up by the order, all else by the item."""
        return [("mo", self.mo) if self.mo else ("item", self.item)]


@row
class Movement(Row):
    """One posting. `hash` covers its content and its predecessor's hash."""

    TABLE = "movement"
    KEY = ("no",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    kind: str
    at: int
    reversal_of: int | None
    hash: str


@row
class MovementLine(Row):
    """Quantity and value from one location to another, neither negative, not both zero."""

    TABLE = "movement_line"
    KEY = ("no", "line")
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    line: int
    item: str
    lot: str
    from_loc: str
    to_loc: str
    mo: str
    q: int
    v: int


@row
class StockCount(Row):
    """The last count of a place: what happened before its cut-off and arrives after it was in it already."""

    TABLE = "stock_count"
    KEY = ("item", "lot", "location")
    CHANGED_BY = "no"
    item: str
    lot: str
    location: str
    counted_at: int
    no: int
    q: int


@row
class ShelfCount(Row):
    """Every count of a place: when the last one is taken back, the one before it stands again."""

    TABLE = "shelf_count"
    KEY = ("no",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    item: str
    lot: str
    location: str
    counted_at: int
    q: int


@row
class Reversal(Row):
    """Which command took back which; one is taken back at most once."""

    TABLE = "reversal"
    KEY = ("no",)
    KEPT = Kept.NEVER
    APPEND_ONLY = True
    CHANGED_BY = "no"
    no: int
    target: int
    reason: str


@row
class ReceiptPrice(Row):
    """What a receipt was found to be worth after its price was corrected."""

    TABLE = "receipt_price"
    KEY = ("no",)
    CHANGED_BY = "no"
    no: int
    value: int

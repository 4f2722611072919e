"""`state/value/stock/…`: what an item at a place is worth."""

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Balance, Pool
from shared.documents import StockValueDocument
from shared.quantity import divide, show


def stock_value(at: Snapshot, item: str, location: str) -> StockValueDocument | None:
    """What lies at a place at its share of the item's average: it changes with whatever happens to the item elsewhere."""
    everywhere = at.view.find(Balance, "item", item)
    here = [balance for balance in everywhere if balance.location == location]
    if not here:
        return None
    pool = at.view.get(Pool, item)
    q = sum(balance.q for balance in here)
    return {
        "id": f"{item}-{location}",
        "rev": max(balance.rev for balance in everywhere),
        "applied": {},
        "item": item,
        "location": location,
        "value": show(divide(pool.v * q, pool.q) if pool and pool.q else 0),
        "ts": at.ts,
    }

"""`state/stock/…`: an item at a place, lot by lot."""

import json

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Balance, Lot
from shared.documents import Applied, StockDocument, StockLot
from shared.quantity import show


def stock(at: Snapshot, item: str, location: str) -> StockDocument | None:
    """What lies at a place."""
    rows = [balance for balance in at.view.find(Balance, "item", item) if balance.location == location]
    if not rows:
        return None
    rows.sort(key=lambda balance: balance.lot)
    return {
        "id": f"{item}-{location}",
        "rev": max(balance.rev for balance in rows),
        "applied": merged(rows),
        "item": item,
        "location": location,
        "q": show(sum(balance.q for balance in rows)),
        "lots": [_lot(at, item, balance) for balance in rows if balance.lot and balance.q],
        "ts": at.ts,
    }


def _lot(at: Snapshot, item: str, balance: Balance) -> StockLot:
    lot = at.view.get(Lot, item, balance.lot)
    doc: StockLot = {"lot": balance.lot, "q": show(balance.q)}
    if lot is not None and lot.expires:
        doc["expires"] = lot.expires
    return doc


def merged(rows: list[Balance]) -> Applied:
    """What several rows contain together: of one journal the highest number, of two journals the one that wrote last."""
    together: Applied = {}
    for row in sorted(rows, key=lambda balance: (balance.rev, balance.lot)):
        for source, (epoch, seq) in json.loads(row.applied).items():
            last, most = together.get(source, (epoch, 0))
            together[source] = (epoch, max(seq, most) if last == epoch else seq)
    return dict(sorted(together.items()))

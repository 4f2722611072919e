"""`state/value/mo/…`: what is in process for an order."""

from hub.core.books.ledger import WIP
from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Balance, Mo
from shared.documents import OrderValueDocument
from shared.lifecycle import OVER
from shared.quantity import show


def order_value(at: Snapshot, mo_id: str) -> OrderValueDocument | None:
    """What has gone into an order that is not over, and has not come out of it."""
    mo = at.view.get(Mo, mo_id)
    if mo is None or mo.status in OVER:
        return None
    held = [balance for balance in at.view.find(Balance, "mo", mo_id) if balance.location == WIP]
    return {
        "id": mo_id,
        "rev": max(balance.rev for balance in held) if held else 0,
        "applied": {},
        "mo": mo_id,
        "value_wip": show(sum(balance.v for balance in held)),
        "ts": at.ts,
    }

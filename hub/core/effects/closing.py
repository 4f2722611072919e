"""Clearing an order's WIP: when it is closed or cancelled, nothing of it stays in process."""

from hub.core.books.ledger import CONSUMED, MANUFACTURING_VARIANCE, PRODUCTION, WIP
from hub.core.case import Case
from hub.core.rows import Balance, Mo


def clear_wip(case: Case, mo: Mo) -> int:
    """Clear WIP through CONSUMED and PRODUCTION; returns the value left over, which goes to MANUFACTURING_VARIANCE.

    Materials go to CONSUMED at the value they were issued at, the product comes out of PRODUCTION at that same total. What
    the goods were received at and what was consumed for them differ: that is the variance.
    """
    posting = case.posting
    consumed = product_q = product_v = 0
    balances = [b for b in case.draft.find(Balance, "mo", mo.id) if b.location == WIP]
    for balance in sorted(balances, key=lambda b: b.item):
        if balance.item == mo.item:
            product_q, product_v = balance.q, balance.v
        else:
            posting.clear(balance.item, mo.id, CONSUMED, balance.q, balance.v)
            consumed += balance.v
    posting.clear(mo.item, mo.id, PRODUCTION, product_q, -consumed)
    posting.clear(mo.item, mo.id, MANUFACTURING_VARIANCE, 0, consumed + product_v)
    return consumed + product_v

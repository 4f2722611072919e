"""Counts, shipments, corrected prices: what store and office say of stock."""

from collections.abc import Iterable
from typing import Any

from hub.core.books.ledger import SUPPLIER, VIRTUAL
from hub.core.case import Case
from hub.core.effects.history import command_key, counts_key, find_past, moved_since, since_key
from hub.core.effects.stock import stock_and_lot
from hub.core.registry import handles
from hub.core.rows import Balance, ReceiptPrice, ShelfCount, StockCount
from hub.core.view import Key, View
from shared.commands import Count, PriceCorrect, Ship
from shared.plant_time import milliseconds
from shared.quantity import show, times
from shared.rules import RuleError, refuse


def _count_needs(data: Count, _view: View) -> Iterable[Key]:
    """Its reversal needs the counts before it, and may come in the same batch."""
    yield from (("stock", data.item), ("lot", data.item, data.lot))
    yield since_key(data.item, milliseconds(data.counted_at))
    yield counts_key(data.item, data.lot, data.location)


@handles("count", needs=_count_needs)
def count(case: Case, data: Count) -> dict[str, Any]:
    """What was on the shelf at the cut-off. The books are corrected by the difference to what they said *then*.

    Facts that happened after the cut-off stay as they are; what happened before and arrives later raises
    *count-affected* (see `hub.core.effects.stock`).
    """
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.location)
    case.required_reason(data.reason, "count")
    cut_off = milliseconds(data.counted_at)
    balance = case.draft.get(Balance, data.item, data.lot, data.location, "")
    then = (balance.q if balance else 0) - moved_since(case, data.item, data.lot, data.location, cut_off)
    difference = data.q - then
    if difference:
        case.posting.adjust(data.item, data.lot, data.location, difference)
    case.backdate(cut_off, count=case.no)
    case.draft.append(ShelfCount(case.no, data.item, data.lot, data.location, cut_off, data.q))
    last = case.draft.get(StockCount, data.item, data.lot, data.location)
    if last is None or last.counted_at <= cut_off:
        case.draft.add(StockCount(data.item, data.lot, data.location, cut_off, case.no, data.q))
    return {"book": show(then), "counted": show(data.q), "difference": show(difference)}


@handles("ship", needs=stock_and_lot)
def ship(case: Case, data: Ship) -> dict[str, Any]:
    """Goods leave. A plan, not a fact: what is not there can't be shipped."""
    case.fitting(case.known_item(data.item), data.q)
    case.required_location(data.location)
    balance = case.draft.get(Balance, data.item, data.lot, data.location, "")
    there = balance.q if balance else 0
    if there < data.q:
        raise RuleError(refuse("not-enough", q=show(there), item=data.item, location=data.location))
    value = case.posting.ship(data.item, data.lot, data.location, data.q)
    return {"value": show(value)}


def _price_needs(data: PriceCorrect, view: View) -> Iterable[Key]:
    yield command_key(data.receipt)
    for past in view.looked_up.get(command_key(data.receipt)) or ():
        for line in past.lines:
            yield from (("stock", line.item), ("lot", line.item, line.lot))


@handles("price-correct", needs=_price_needs)
def price_correct(case: Case, data: PriceCorrect) -> dict[str, Any]:
    """What a receipt really cost: the part still in stock is revalued, the rest is price variance."""
    past = find_past(case, data.receipt)
    received = [line for line in past.lines if line.from_loc == SUPPLIER and line.to_loc not in VIRTUAL and line.q]
    if past.inbox.verb != "receive" or not past.booked or past.reversed or not received:
        raise RuleError(refuse("not-a-receipt", command=data.receipt))
    line = received[0]
    corrected = case.draft.get(ReceiptPrice, past.no)
    value = times(data.cost, line.q)
    difference = value - (corrected.value if corrected else line.v)
    variance = case.posting.correct_price(line.item, line.lot, line.to_loc, line.q, difference)
    case.draft.add(ReceiptPrice(past.no, value))
    return {"item": line.item, "variance": show(variance)}

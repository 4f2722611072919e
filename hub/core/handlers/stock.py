"""Material: issues by hand, receipts, corrections, transfers."""

from collections.abc import Iterable
from typing import Any

from hub.core.case import Case
from hub.core.handlers.order_context import reportable_order, stamp_step
from hub.core.handlers.registry import handles
from hub.core.handlers.stock_effects import settle_stock
from hub.core.ledger import SUPPLIER, Posting
from hub.core.material import line_for, step_lines, take_by_hand
from hub.core.rows import Lot, MoMaterial, MoOp
from hub.core.view import Key, View
from shared.commands import Adjust, Consume, Receive, Transfer
from shared.quantity import show, times
from shared.rules import RuleError, refuse


def _stock_and_lot(data: Receive | Adjust | Transfer, _view: View) -> Iterable[Key]:
    return (("stock", data.item), ("lot", data.item, data.lot))


def _order_and_stock(data: Consume, _view: View) -> Iterable[Key]:
    return (("mo", data.mo), ("stock", data.item))


@handles("consume", needs=_order_and_stock)
def consume(case: Case) -> dict[str, Any]:
    """Issue material to a step: planned (nets against backflush) or extra (charged on top, with a reason)."""
    data: Consume = case.data  # type: ignore[assignment]
    reportable_order(case, data.mo)
    if case.draft.get(MoOp, data.mo, data.op) is None:
        raise RuleError(refuse("operation-unknown", mo=data.mo, op=data.op))
    case.required_location(data.location)
    posting = case.posting()
    lines = step_lines(case.draft, data.mo, data.op)
    if data.kind == "planned":
        take_by_hand(case, posting, lines, data.item, data.lot, data.location, data.q)
    else:
        _take_extra(case, posting, lines, data)
    settle_stock(case, posting)
    stamp_step(case, data.mo, data.op)
    return {}


def _take_extra(case: Case, posting: Posting, lines: list[MoMaterial], data: Consume) -> None:
    case.fitting(case.known_item(data.item), data.q)
    case.required_reason(data.reason or "", "extra")
    posting.issue(data.item, data.lot, data.location, data.mo, data.q)
    line = line_for(lines, data.item)
    if line is None:
        case.flag("item-not-needed")
    else:
        case.draft.edit(MoMaterial, line.mo, line.line).extra += data.q


@handles("receive", needs=_stock_and_lot)
def receive(case: Case) -> dict[str, Any]:
    """Goods from a supplier. Without a price they come in at the last cost, flagged provisional, never at zero."""
    data: Receive = case.data  # type: ignore[assignment]
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.location)
    posting = case.posting()
    if data.cost is None:
        value = posting.value_at_last_cost(data.item, data.q)
        case.flag("cost-provisional")
    else:
        value = times(data.cost, data.q)
    if item.lot_tracked and not data.lot:
        case.flag("lot-wanted")
    posting.receive(data.item, data.lot, data.location, data.q, value, source=SUPPLIER)
    if data.lot and case.draft.get(Lot, data.item, data.lot) is None:
        case.draft.add(Lot(data.item, data.lot, data.expires or "", data.ref, case.at))
    settle_stock(case, posting)
    return {"value": show(value)}


@handles("adjust", needs=_stock_and_lot)
def adjust(case: Case) -> dict[str, Any]:
    """A correction with a reason."""
    data: Adjust = case.data  # type: ignore[assignment]
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.location)
    case.required_reason(data.reason, "count")
    posting = case.posting()
    posting.adjust(data.item, data.lot, data.location, data.q)
    settle_stock(case, posting)
    return {}


@handles("transfer", needs=_stock_and_lot)
def transfer(case: Case) -> dict[str, Any]:
    """From one stock location to another."""
    data: Transfer = case.data  # type: ignore[assignment]
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.from_)
    case.required_location(data.to)
    posting = case.posting()
    posting.transfer(data.item, data.lot, data.from_, data.to, data.q)
    settle_stock(case, posting)
    return {}

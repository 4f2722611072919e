"""Material: issues by hand, receipts, corrections, transfers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from hub.core.books.ledger import SUPPLIER, VIRTUAL
from hub.core.case import Case, NonsenseError
from hub.core.edition import FACTS_CHECKED
from hub.core.effects.brought import trace
from hub.core.effects.material import Issue, line_for, step_lines, take_by_hand, take_extra
from hub.core.effects.steps import reportable_order, stamp_step
from hub.core.effects.stock import stock_and_lot
from hub.core.registry import handles
from hub.core.rights import rule
from hub.core.rows import Balance, Lot, Mo, MoMaterial, MoOp
from hub.core.view import Key, View
from shared.commands import Adjust, Consume, Move, Receive, Return, Transfer
from shared.lifecycle import check_report
from shared.quantity import show, times
from shared.rules import RuleError, refuse
from shared.step import first_reported


def _order_and_stock(data: Move, _view: View) -> Iterable[Key]:
    return (("mo", data.mo), ("stock", data.item), ("lot", data.item, data.lot))


def _order_and_material(data: Consume | Return, view: View) -> Iterable[Key]:
    """The step's whole material: an alternate nets against what was backflushed of another item."""
    yield from (("mo", data.mo), ("stock", data.item), ("lot", data.item, data.lot))
    for line in view.find(MoMaterial, "mo", data.mo):
        if line.op == data.op:
            yield ("stock", line.item)


@handles("consume", needs=_order_and_material)
def consume(case: Case, data: Consume) -> dict[str, Any]:
    """Issue material to a step: planned (nets against backflush) or extra (charged on top, with a reason)."""
    reportable_order(case, data.mo)
    step = case.draft.get(MoOp, data.mo, data.op)
    if step is None:
        raise RuleError(refuse("operation-unknown", mo=data.mo, op=data.op))
    case.required_location(data.location)
    lines = step_lines(case.draft, data.mo, data.op)
    issue = Issue(data.item, data.lot, data.location, data.q)
    if data.kind == "planned":
        take_by_hand(case, lines, issue, first_reported(step))
    else:
        case.required_reason(data.reason or "", "extra")
        take_extra(case, lines, issue)
    stamp_step(case, data.mo, data.op)
    return {}


@handles("return", needs=_order_and_material)
def return_(case: Case, data: Return) -> dict[str, Any]:
    """Material of a step that was not used, back to stock at the order's own average."""
    reportable_order(case, data.mo)
    if case.draft.get(MoOp, data.mo, data.op) is None:
        raise RuleError(refuse("operation-unknown", mo=data.mo, op=data.op))
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.location)
    if item.lot_tracked and not data.lot:
        case.flag("lot-wanted")
    if not case.posting.return_unused(data.item, data.lot, data.location, data.mo, data.q):
        case.flag("more-than-issued")
    line = line_for(step_lines(case.draft, data.mo, data.op), data.item)
    if line is None:
        case.flag("item-not-needed")
    else:
        case.draft.edit(MoMaterial, line.mo, line.line).returned += data.q
    stamp_step(case, data.mo, data.op)
    return {}


@handles("receive", needs=stock_and_lot)
def receive(case: Case, data: Receive) -> dict[str, Any]:
    """Goods from a supplier. Without a price they come in at the last cost, flagged provisional, never at zero."""
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.location)
    if data.expires and case.edition >= FACTS_CHECKED and not _is_day(data.expires):
        raise NonsenseError(refuse("nonsense", why=f"expires: {data.expires} is no day"))
    posting = case.posting
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
        for balance in case.draft.find(Balance, "item", data.item):
            if balance.lot == data.lot and balance.location not in VIRTUAL:
                case.touch("stock", data.item, balance.location)  # it was heard of before: now its last day is known
    return {"value": show(value)}


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@handles("adjust", needs=stock_and_lot)
def adjust(case: Case, data: Adjust) -> dict[str, Any]:
    """A correction with a reason."""
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.location)
    case.required_reason(data.reason, "count")
    case.posting.adjust(data.item, data.lot, data.location, data.q)
    return {}


@handles("transfer", needs=stock_and_lot)
def transfer(case: Case, data: Transfer) -> dict[str, Any]:
    """From one stock location to another."""
    return _transfer(case, data)


@handles("move", needs=_order_and_stock)
def move(case: Case, data: Move) -> dict[str, Any]:
    """To the line for an order: a transfer that has to name one the floor works on."""
    mo = case.draft.get(Mo, data.mo)
    if mo is None:
        raise RuleError(refuse("order-unknown", mo=data.mo))
    rule(check_report(mo.status))
    trace(case, data, case.no)
    return _transfer(case, data)


def _transfer(case: Case, data: Transfer) -> dict[str, Any]:
    item = case.known_item(data.item)
    case.fitting(item, data.q)
    case.required_location(data.from_)
    case.required_location(data.to)
    case.posting.transfer(data.item, data.lot, data.from_, data.to, data.q)
    return {}

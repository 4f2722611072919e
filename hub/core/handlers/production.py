"""`output`: good, rework and scrap of one moment, with the material they took and the goods they became."""

from collections.abc import Iterable
from typing import Any

from hub.core.case import Case, first_reported
from hub.core.costing import planned_receipt
from hub.core.handlers.order_context import OrderCase, next_op, order_case, touch_next, upstream
from hub.core.handlers.registry import handles
from hub.core.handlers.stock_effects import settle_stock
from hub.core.ledger import WIP, Posting
from hub.core.material import required_now, step_lines, take_by_hand, take_required
from hub.core.rows import Booking, Item, Lot, Mo, MoMaterial, Scrap, Session, Workstation
from hub.core.view import Key, View
from shared.commands import Output
from shared.lifecycle import over_limit
from shared.quantity import show


def _needs(data: Output, view: View) -> Iterable[Key]:
    mo = view.get(Mo, data.mo)
    if mo is None:
        return [("mo", data.mo)]
    keys: list[Key] = [("mo", data.mo), ("stock", mo.item)]
    keys.extend(("stock", line.item) for line in view.find(MoMaterial, "mo", data.mo) if line.op == data.op)
    keys.extend(("stock", taken.item) for taken in data.consumed)
    return keys


@handles("output", needs=_needs)
def output(case: Case) -> dict[str, Any]:
    """Book pieces at a step: counters, material by backflush or lot, goods into stock at the last step."""
    data: Output = case.data  # type: ignore[assignment]
    order = order_case(case, data)
    item = case.known_item(order.mo.item)
    for q in (data.good, data.rework, *(line.q for line in data.scrap)):
        case.fitting(item, q)
    for line in data.scrap:
        case.required_reason(line.reason, "scrap")
    _flag_unexpected(case, order, data)
    order.op.good += data.good
    order.op.rework += data.rework
    order.op.scrap += data.scrapped
    posting = case.posting()
    _take_material(case, order, data, posting)
    last = next_op(case, data.mo, data.op) is None
    if last and data.good:
        _receive_goods(order, item, data, posting)
    settle_stock(case, posting)
    _count(case, order, data)
    order.changed()
    if not last:
        touch_next(case, data.mo, data.op)
    return {"good": show(order.op.good), "scrap": show(order.op.scrap), "rework": show(order.op.rework)}


def _flag_unexpected(case: Case, order: OrderCase, data: Output) -> None:
    pieces = data.pieces
    if not any(
        s.op == data.op and s.workstation == data.workstation and s.status == "open"
        for s in case.draft.find(Session, "mo", data.mo)
    ):
        case.flag("not-started")
    if not pieces:
        return
    after = first_reported(order.op) + pieces
    if after > upstream(case, order.mo, order.op).good:
        case.flag("ahead-of-upstream")
    if after > over_limit(order.mo.q_start, order.mo.over_pct):
        case.raise_exception(
            "over-quantity",
            f"{data.mo} {data.op}",
            f"{show(after)} reported where {show(order.mo.q_start)} were ordered",
        )


def _take_material(case: Case, order: OrderCase, data: Output, posting: Posting) -> None:
    supply = order.workstation.supply
    lines = step_lines(case.draft, data.mo, data.op)
    for taken in data.consumed:
        take_by_hand(case, posting, lines, taken.item, taken.lot, supply, taken.q)
    for line in lines:
        if line.mode == "backflush":
            take_required(case, posting, line, first_reported(order.op), supply)
        elif line.mode == "lot" and data.pieces and line.issued < required_now(line, first_reported(order.op)):
            case.flag("lot-wanted")


def _receive_goods(order: OrderCase, item: Item, data: Output, posting: Posting) -> None:
    mo = order.mo
    value = planned_receipt(mo.planned_value, mo.q_deliver, mo.received, data.good)
    lot = data.lot or (mo.id if item.lot_tracked else "")
    posting.receive(item.id, lot, item.home, data.good, value, source=WIP, mo=mo.id)
    mo.received += data.good
    mo.received_value += value
    if lot and order.case.draft.get(Lot, item.id, lot) is None:
        order.case.draft.add(Lot(item.id, lot, "", mo.id, order.case.at))


def _count(case: Case, order: OrderCase, data: Output) -> None:
    case.draft.append(
        Booking(
            case.no, data.mo, data.op, data.workstation, case.badge,
            data.good, data.rework, data.suspect, data.scrapped, case.at,
        )
    )  # fmt: skip
    for number, line in enumerate(data.scrap, 1):
        case.draft.append(Scrap(case.no, number, line.reason, line.q))
    workstation: Workstation = order.workstation
    day = case.rules.day_of(case.at)
    if workstation.day < day:
        workstation.day, workstation.good, workstation.scrap = day, 0, 0
    if workstation.day == day:
        workstation.good += data.good
        workstation.scrap += data.scrapped

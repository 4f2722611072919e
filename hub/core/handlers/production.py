"""`output`: good, rework and scrap of one moment, with the material they took and the goods they became."""

import json
from collections.abc import Iterable
from typing import Any

from hub.core.books.costing import planned_receipt
from hub.core.books.ledger import WIP
from hub.core.books.places import required_now
from hub.core.case import Case
from hub.core.effects.material import Issue, step_lines, take_by_hand, take_extra, take_required
from hub.core.effects.sessions import working_here
from hub.core.effects.steps import OrderCase, next_op, order_case, touch_next, upstream
from hub.core.effects.workstations import count_today
from hub.core.registry import handles
from hub.core.rows import Booking, Item, Lot, Mo, MoMaterial, Scrap, Session
from hub.core.view import Key, View
from shared.commands import Output
from shared.quantity import show
from shared.rules import RuleError, refuse
from shared.step import Counts, booked, first_reported, over_limit


def output_needs(data: Output, view: View) -> Iterable[Key]:
    """The order, its product and the step's material."""
    mo = view.get(Mo, data.mo)
    if mo is None:
        return [("mo", data.mo)]
    keys: list[Key] = [("mo", data.mo), ("stock", mo.item)]
    keys.extend(("stock", line.item) for line in view.find(MoMaterial, "mo", data.mo) if line.op == data.op)
    for taken in data.consumed:
        keys += [("stock", taken.item), ("lot", taken.item, taken.lot)]
    item = view.get(Item, mo.item)
    lot = data.lot or (mo.id if item is not None and item.lot_tracked else "")
    if lot:
        keys.append(("lot", mo.item, lot))
    return keys


@handles("output", needs=output_needs)
def output(case: Case, data: Output) -> dict[str, Any]:
    """Book pieces at a step: counters, material by backflush or lot, goods into stock at the last step."""
    order = order_case(case, data)
    item = case.known_item(order.mo.item)
    for q in (data.good, data.rework, data.suspect, *(line.q for line in data.scrap)):
        case.fitting(item, q)
    for line in data.scrap:
        case.required_reason(line.reason, "scrap")
    if data.source == "new":
        _flag_unexpected(case, order, data)
    else:
        _check_bucket(case, order, data)
    counted = booked(data.source, Counts(data.good, data.scrapped, data.rework, data.suspect))
    order.op.good += counted.good
    order.op.rework += counted.rework
    order.op.suspect += counted.suspect
    order.op.scrap += counted.scrap
    if data.suspect:
        before = json.loads(order.op.suspect_by) if order.op.suspect > counted.suspect else []
        aside = {*before, case.badge, *([case.entered_by] if case.entered_by else [])}
        order.op.suspect_by = json.dumps(sorted(aside), separators=(",", ":"))
    if data.source == "new":
        _take_material(case, order, data)
    else:
        _take_explicit(case, order, data)
    last = next_op(case, data.mo, data.op) is None
    if last and data.good:
        _receive_goods(order, item, data)
    _count(case, order, data, counted)
    order.changed()
    if not last:
        touch_next(case, data.mo, data.op)
    return {name: show(getattr(order.op, name)) for name in ("good", "scrap", "rework", "suspect")}


def _check_bucket(case: Case, order: OrderCase, data: Output) -> None:
    bucket = order.op.rework if data.source == "rework" else order.op.suspect
    if data.pieces > bucket:
        raise RuleError(refuse("bucket-empty", q=show(bucket), bucket=case.bucket(data.source)))
    if data.source == "suspect" and {case.badge, case.entered_by or case.badge} & set(json.loads(order.op.suspect_by)):
        raise RuleError(refuse("own-work"))


def _flag_unexpected(case: Case, order: OrderCase, data: Output) -> None:
    pieces = data.pieces
    if not working_here(case, data):
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


def _take_material(case: Case, order: OrderCase, data: Output) -> None:
    supply, before = order.workstation.supply, first_reported(order.op) - data.pieces
    lines = step_lines(case.draft, data.mo, data.op)
    for taken in data.consumed:
        take_by_hand(case, lines, Issue(taken.item, taken.lot, supply, taken.q), before)
    for line in step_lines(case.draft, data.mo, data.op):  # as they stand after what was named
        if line.mode == "backflush":
            take_required(case, line, before, data.pieces, supply)
        elif line.mode == "lot" and data.pieces and line.issued < required_now(line, first_reported(order.op)):
            case.flag("lot-wanted")


def _take_explicit(case: Case, order: OrderCase, data: Output) -> None:
    """Pieces out of a bucket require nothing again: what was used on them comes on top."""
    lines = step_lines(case.draft, data.mo, data.op)
    for taken in data.consumed:
        take_extra(case, lines, Issue(taken.item, taken.lot, order.workstation.supply, taken.q))


def _receive_goods(order: OrderCase, item: Item, data: Output) -> None:
    mo = order.mo
    value = planned_receipt(mo.planned_value, mo.q_deliver, mo.received, data.good)
    lot = data.lot or (mo.id if item.lot_tracked else "")
    order.case.posting.receive(item.id, lot, item.home, data.good, value, source=WIP, mo=mo.id)
    mo.received += data.good
    mo.received_value += value
    if lot and order.case.draft.get(Lot, item.id, lot) is None:
        order.case.draft.add(Lot(item.id, lot, "", mo.id, order.case.at))


def _count(case: Case, order: OrderCase, data: Output, counted: Counts) -> None:
    allowed = over_limit(order.mo.q_start, order.mo.over_pct)
    case.draft.append(
        Booking(
            no=case.no,
            mo=data.mo,
            op=data.op,
            workstation=data.workstation,
            badge=case.badge,
            good=counted.good,
            rework=counted.rework,
            suspect=counted.suspect,
            scrap=counted.scrap,
            at=case.at,
            source=data.source,
            entered_by=case.entered_by,
            allowed=allowed,
            supply=order.workstation.supply,
        )
    )
    for number, line in enumerate(data.scrap, 1):
        case.draft.append(Scrap(case.no, number, line.reason, line.q))
    for session in working_here(case, data):
        reported = case.draft.edit(Session, session.id)
        reported.seen = max(reported.seen, case.at)
        reported.pieces += data.pieces
    count_today(case, order.workstation, counted.good, counted.scrap, case.at)

"""An import beside the plant as it stands: what is new, what changes, what must not, and nothing twice."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from hub.office.client import Order
from hub.office.importing.reader import NAMESPACE, Mistake, Plan
from hub.office.importing.standing import MASTER, Standing, count_id, differences, plain
from shared.commands import COMMANDS
from shared.envelope import canonical
from shared.ids import COMPACT_LIMIT, compact
from shared.plant_time import iso, milliseconds
from shared.quantity import show, times
from shared.verbs import VERBS

_EARLY: Final = ("draft", "planned")
_ENDED: Final = ("completed", "closed", "cancelled")


def compared(plan: Plan, now: Standing, *, as_count: bool, moment: datetime) -> Plan:
    """The plan with what is there already left out, and `changes` saying what is left. Mistakes end an import."""
    remaining = Plan(history=plan.history, endings=plan.endings, mistakes=list(plan.mistakes))
    for title, orders in plan.stages:
        kept: list[Order] = []
        for order in orders:
            kept += _compared(order, now, remaining, as_count=as_count, moment=moment)
        remaining.stages.append((title, kept))
    remaining.mistakes += _alike(plan, now)
    return remaining


def _compared(order: Order, now: Standing, remaining: Plan, *, as_count: bool, moment: datetime) -> Iterable[Order]:
    if order.verb in MASTER:
        return _master(order, now, remaining)
    if order.verb == "receive":
        return _opening(order, now, remaining, as_count=as_count, moment=moment)
    if order.verb == "mo-create":
        return _order(order, now, remaining)
    # What brings an order to its state: only while it has not come further.
    standing = now.orders.get(order.data["mo"])
    behind = standing is None or standing.status in (_EARLY if order.verb == "mo-release" else _EARLY[:1])
    return [order] if behind else []


def _master(order: Order, now: Standing, remaining: Plan) -> Iterator[Order]:
    identity = order.data["id"]
    noun = VERBS[order.verb].record
    record = now.master[order.verb].get(identity)
    if record is None:
        remaining.changes.append(f"{noun} {identity}: new")
        yield order
        return
    # What a file does not say stays as it is.
    data = {**record.data, **{name: value for name, value in order.data.items() if name != "rev"}}
    wanted = plain(order.verb, {name: value for name, value in data.items() if value is not None})
    changed = list(differences(f"{noun} {identity}", record.data, wanted))
    if changed:
        remaining.changes += changed
        said = {name: value for name, value in wanted.items() if value is not None} | {"rev": record.rev}
        name = f"{order.verb}/{canonical(said)}"
        yield replace(order, data=said, id=str(uuid.uuid5(NAMESPACE, name)))


def _opening(order: Order, now: Standing, remaining: Plan, *, as_count: bool, moment: datetime) -> Iterator[Order]:
    data: Any = COMMANDS["receive"].model_validate(order.data)
    place = f"{data.item}{f' lot {data.lot}' if data.lot else ''} at {data.location}"
    opening = now.opening.get((data.item, data.lot, data.location))
    if opening is None:
        remaining.changes.append(f"opening stock {place}: {show(data.q)}")
        yield order
        return
    if data.cost is not None and opening.received and times(data.cost, opening.received) != opening.value:
        remaining.mistakes.append(
            Mistake(
                "stock.csv",
                0,
                "cost",
                f"{place}: it was worth {show(opening.value)} for {show(opening.received)}; an import leaves that: "
                f"shopfloor stock price-correct {opening.receipt}",
            )
        )
    if data.q == opening.q:
        return
    difference = f"{place}: opening stock was {show(opening.q)}, the file says {show(data.q)}"
    if not as_count:
        remaining.mistakes.append(
            Mistake("stock.csv", 0, "q", f"{difference}. Opening stock is stated once: --as-count books it as counted now")
        )
        return
    reason = next((identity for identity, record in now.master["put-reason"].items() if record.data["kind"] == "count"), "")
    if not reason:
        remaining.mistakes.append(
            Mistake("stock.csv", 0, "q", f"{difference}. Counting it takes a reason of the kind count")
        )
        return
    remaining.changes.append(f"{difference}: counted")
    counted = {
        "item": data.item,
        "lot": data.lot,
        "location": data.location,
        "q": show(data.q),
        "reason": reason,
        "counted_at": iso(milliseconds(moment)),
    }
    yield Order("count", counted, id=count_id(opening, data.item, data.lot, data.location, data.q), time=moment)


def _order(order: Order, now: Standing, remaining: Plan) -> Iterator[Order]:
    data: Any = COMMANDS["mo-create"].model_validate(order.data)
    standing = now.orders.get(data.mo)
    if standing is None:
        remaining.changes.append(f"order {data.mo}: new, {show(data.q)} {data.item}")
        yield order
        return
    if standing.status in _ENDED:
        return  # its quantity and priority are history
    if data.item != standing.item:
        remaining.mistakes.append(
            Mistake("orders.csv", 0, "item", f"{data.mo} makes {standing.item}; an order's item stays")
        )
    if data.q != standing.q:
        remaining.changes.append(f"order {data.mo}: quantity {show(standing.q)} → {show(data.q)}")
        yield Order("mo-quantity", {"mo": data.mo, "q": show(data.q)})
    if order.data.get("priority") is not None and data.priority != standing.priority:
        remaining.changes.append(f"order {data.mo}: priority {standing.priority} → {data.priority}")
        yield Order("mo-priority", {"mo": data.mo, "priority": data.priority})


def _alike(plan: Plan, now: Standing) -> Iterator[Mistake]:
    """Ids that no barcode could tell apart, in the files or with what is there: the hub would refuse the second."""
    for verb in (verb for verb in MASTER if VERBS[verb].printed):
        noun = VERBS[verb].record
        taken = {compact(identity): identity for identity in now.master[verb]}
        for order in (staged for _, orders in plan.stages for staged in orders if staged.verb == verb):
            identity = str(order.data["id"])
            other = taken.setdefault(compact(identity), identity)
            if other != identity:
                yield Mistake(f"{noun}s.csv", 0, "id", f"{identity!r} is the same as {other!r} in a barcode")
            if len(compact(identity)) > COMPACT_LIMIT:
                yield Mistake(f"{noun}s.csv", 0, "id", f"{identity!r} is too long for a barcode: at most {COMPACT_LIMIT}")

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
    made = Plan(history=plan.history, endings=plan.endings, mistakes=list(plan.mistakes))
    for title, orders in plan.stages:
        kept: list[Order] = []
        for order in orders:
            kept += _compared(order, now, made, as_count=as_count, moment=moment)
        made.stages.append((title, kept))
    made.mistakes += _alike(plan, now)
    return made


def _compared(order: Order, now: Standing, made: Plan, *, as_count: bool, moment: datetime) -> Iterable[Order]:
    if order.verb in MASTER:
        return _master(order, now, made)
    if order.verb == "receive":
        return _opening(order, now, made, as_count=as_count, moment=moment)
    if order.verb == "mo-create":
        return _order(order, now, made)
    # What brings an order to its state: only while it has not come further.
    known = now.orders.get(order.data["mo"])
    behind = known is None or known.status in (_EARLY if order.verb == "mo-release" else _EARLY[:1])
    return [order] if behind else []


def _master(order: Order, now: Standing, made: Plan) -> Iterator[Order]:
    identity = order.data["id"]
    noun = VERBS[order.verb].record
    known = now.master[order.verb].get(identity)
    if known is None:
        made.changes.append(f"{noun} {identity}: new")
        yield order
        return
    # What a file does not say stays as it is.
    data = {**known.data, **{name: value for name, value in order.data.items() if name != "rev"}}
    wanted = plain(order.verb, {name: value for name, value in data.items() if value is not None})
    changed = list(differences(f"{noun} {identity}", known.data, wanted))
    if changed:
        made.changes += changed
        said = {name: value for name, value in wanted.items() if value is not None} | {"rev": known.rev}
        name = f"{order.verb}/{canonical(said)}"
        yield replace(order, data=said, id=str(uuid.uuid5(NAMESPACE, name)))


def _opening(order: Order, now: Standing, made: Plan, *, as_count: bool, moment: datetime) -> Iterator[Order]:
    data: Any = COMMANDS["receive"].model_validate(order.data)
    place = f"{data.item}{f' lot {data.lot}' if data.lot else ''} at {data.location}"
    known = now.opening.get((data.item, data.lot, data.location))
    if known is None:
        made.changes.append(f"opening stock {place}: {show(data.q)}")
        yield order
        return
    if data.cost is not None and known.received and times(data.cost, known.received) != known.value:
        made.mistakes.append(
            Mistake(
                "stock.csv", 0, "cost",
                f"{place}: it was worth {show(known.value)} for {show(known.received)}; an import leaves that: "
                f"shopfloor stock price-correct {known.receipt}",
            )
        )  # fmt: skip
    if data.q == known.q:
        return
    told = f"{place}: opening stock was {show(known.q)}, the file says {show(data.q)}"
    if not as_count:
        made.mistakes.append(
            Mistake("stock.csv", 0, "q", f"{told}. Opening stock is stated once: --as-count books it as counted now")
        )
        return
    reason = next((one for one, record in now.master["put-reason"].items() if record.data["kind"] == "count"), "")
    if not reason:
        made.mistakes.append(Mistake("stock.csv", 0, "q", f"{told}. Counting it takes a reason of the kind count"))
        return
    made.changes.append(f"{told}: counted")
    counted = {
        "item": data.item, "lot": data.lot, "location": data.location, "q": show(data.q), "reason": reason,
        "counted_at": iso(milliseconds(moment)),
    }  # fmt: skip
    yield Order("count", counted, id=count_id(known, data.item, data.lot, data.location, data.q), time=moment)


def _order(order: Order, now: Standing, made: Plan) -> Iterator[Order]:
    data: Any = COMMANDS["mo-create"].model_validate(order.data)
    known = now.orders.get(data.mo)
    if known is None:
        made.changes.append(f"order {data.mo}: new, {show(data.q)} {data.item}")
        yield order
        return
    if known.status in _ENDED:
        return  # its quantity and priority are history
    if data.item != known.item:
        made.mistakes.append(Mistake("orders.csv", 0, "item", f"{data.mo} makes {known.item}; an order's item stays"))
    if data.q != known.q:
        made.changes.append(f"order {data.mo}: quantity {show(known.q)} → {show(data.q)}")
        yield Order("mo-quantity", {"mo": data.mo, "q": show(data.q)})
    if order.data.get("priority") is not None and data.priority != known.priority:
        made.changes.append(f"order {data.mo}: priority {known.priority} → {data.priority}")
        yield Order("mo-priority", {"mo": data.mo, "priority": data.priority})


def _alike(plan: Plan, now: Standing) -> Iterator[Mistake]:
    """Ids that no barcode could tell apart, in the files or with what is there: the hub would refuse the second."""
    for verb in (verb for verb in MASTER if VERBS[verb].printed):
        noun = VERBS[verb].record
        taken = {compact(one): one for one in now.master[verb]}
        for order in (one for _, orders in plan.stages for one in orders if one.verb == verb):
            identity = str(order.data["id"])
            other = taken.setdefault(compact(identity), identity)
            if other != identity:
                yield Mistake(f"{noun}s.csv", 0, "id", f"{identity!r} is the same as {other!r} in a barcode")
            if len(compact(identity)) > COMPACT_LIMIT:
                yield Mistake(f"{noun}s.csv", 0, "id", f"{identity!r} is too long for a barcode: at most {COMPACT_LIMIT}")

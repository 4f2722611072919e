"""Orders on the floor and at their end: hold, priority, quantity, complete, reopen, close, cancel."""

from collections.abc import Iterable
from typing import Any

from hub.core.case import Case
from hub.core.edition import BADGES_TOLD
from hub.core.effects.closing import clear_wip
from hub.core.effects.orders import moved, start_quantity
from hub.core.effects.requirement import order_needs, readiness
from hub.core.effects.sessions import close_session
from hub.core.effects.steps import finish_steps
from hub.core.effects.workstations import touch_workstation
from hub.core.registry import handles
from hub.core.rows import Balance, FloorException, Mo, MoOp, Session
from hub.core.view import Key, View
from shared.commands import MoPriority, MoQuantity, OnOrder, WithReason
from shared.quantity import divide, show
from shared.rules import RuleError, refuse
from shared.step import left_to_report


def _order(data: OnOrder, _view: View) -> Iterable[Key]:
    return (("mo", data.mo),)


def _wip_needs(data: OnOrder, view: View) -> Iterable[Key]:
    yield "mo", data.mo
    mo = view.get(Mo, data.mo)
    if mo is not None:
        yield "stock", mo.item
        for balance in view.find(Balance, "mo", mo.id):
            yield "stock", balance.item


@handles("mo-hold", needs=_order)
def hold(case: Case, data: WithReason) -> dict[str, Any]:
    """Nothing more is to be started; what runs may be finished and is flagged."""
    mo = moved(case, data)
    if mo.hold_reason:
        raise RuleError(refuse("already-held", reason=mo.hold_reason))
    who = case.badge if case.badge and case.edition >= BADGES_TOLD else case.who()
    mo.hold_reason, mo.hold_who, mo.hold_since = data.reason, who, case.now
    _touch_steps(case, mo)
    return {}


@handles("mo-unhold", needs=_order)
def unhold(case: Case, data: OnOrder) -> dict[str, Any]:
    """Off hold."""
    mo = moved(case, data)
    if not mo.hold_reason:
        raise RuleError(refuse("not-held"))
    mo.hold_reason, mo.hold_who, mo.hold_since = "", "", 0
    _touch_steps(case, mo)
    return {}


@handles("mo-priority", needs=_order)
def priority(case: Case, data: MoPriority) -> dict[str, Any]:
    """1 comes first in every list."""
    mo = moved(case, data)
    mo.priority = data.priority
    _touch_steps(case, mo)
    return {}


@handles("mo-quantity", needs=order_needs)
def quantity(case: Case, data: MoQuantity) -> dict[str, Any]:
    """Another deliver quantity; the start quantity follows. Posted facts stay. Raised, a step that was done reopens."""
    mo = moved(case, data)
    item = case.known_item(mo.item)
    case.fitting(item, data.q)
    if data.q < mo.received:
        raise RuleError(refuse("below-made", q=show(mo.received)))
    mo.planned_value = divide(mo.planned_value * data.q, mo.q_deliver)
    mo.q_deliver, mo.q_start = data.q, start_quantity(data.q, item.scrap_pct, item.decimals)
    for step in case.draft.find(MoOp, "mo", mo.id):
        if step.done and left_to_report(step, mo.q_start):
            case.draft.edit(MoOp, mo.id, step.op).done = False
    mo.material = readiness(case, mo)
    _touch_steps(case, mo)
    return {"q_start": show(mo.q_start), "material": mo.material}


@handles("mo-complete", needs=_order)
def complete(case: Case, data: OnOrder) -> dict[str, Any]:
    """Production has ended. Short of the quantity it takes a reason."""
    mo = moved(case, data)
    steps = case.draft.find(MoOp, "mo", mo.id)
    good = max(steps, key=lambda step: step.op).good if steps else 0
    if good < mo.q_deliver:
        if not data.reason:
            raise RuleError(refuse("short-needs-reason", made=show(good), wanted=show(mo.q_deliver)))
        case.flag("completed-short")
    _end_sessions(case, mo)
    finish_steps(case, mo)
    _touch_steps(case, mo)
    return {"good": show(good)}


@handles("mo-reopen", needs=_order)
def reopen(case: Case, data: OnOrder) -> dict[str, Any]:
    """Completed too early. What has nothing left to do stays done."""
    mo = moved(case, data)
    finish_steps(case, mo)
    _touch_steps(case, mo)
    return {}


@handles("mo-close", needs=_wip_needs)
def close(case: Case, data: OnOrder) -> dict[str, Any]:
    """Freeze the order. What is left in its WIP is manufacturing variance. Nothing of it may still wait to be judged."""
    mo = moved(case, data)
    for step in case.draft.find(MoOp, "mo", mo.id):
        if step.suspect > 0:
            case.object_to("pieces-aside", q=show(step.suspect), op=step.op)
    waiting = [row for row in case.draft.all(FloorException) if _waits(row, mo)]
    if waiting and not data.reason:
        which = ", ".join(f"command {row.no}" for row in waiting[:5])
        case.object_to("exceptions-open", count=len(waiting), s="s" if len(waiting) == 1 else "", which=which)
    return _end(case, mo)


def _waits(row: FloorException, mo: Mo) -> bool:
    """Whether it is a report of an order that has no place yet."""
    return row.kind == "parked" and row.status == "open" and row.subject.partition(" ")[0] == mo.id


@handles("mo-cancel", needs=_wip_needs)
def cancel(case: Case, data: OnOrder) -> dict[str, Any]:
    """Never mind; only while nothing was received. Material already in process is written off as variance."""
    mo = moved(case, data)
    if mo.received:
        raise RuleError(refuse("already-received", q=show(mo.received)))
    result = _end(case, mo)
    if result["variance"] != "0":
        case.flag("wip-written-off")
    return result


def _end(case: Case, mo: Mo) -> dict[str, Any]:
    _end_sessions(case, mo)
    variance = clear_wip(case, mo)
    _touch_steps(case, mo)
    return {"variance": show(variance)}


def _end_sessions(case: Case, mo: Mo) -> None:
    """Paused sessions end with the order; a running one has to be ended by whoever works in it."""
    sessions = [s for s in case.draft.find(Session, "mo", mo.id) if s.status != "closed"]
    running = sorted({f"OP {s.op} at {s.workstation}" for s in sessions if s.status == "open"})
    if running:
        raise RuleError(refuse("still-running", where=", ".join(running)))
    for session in sessions:
        close_session(case, case.draft.edit(Session, session.id))
        touch_workstation(case, session.workstation)


def _touch_steps(case: Case, mo: Mo) -> None:
    for step in case.draft.find(MoOp, "mo", mo.id):
        case.draft.edit(MoOp, mo.id, step.op).rev = case.no
        case.touch("op", mo.id, step.op)
        case.touch("job", mo.id, step.op)

"""Sign-on, sign-off, and the operation's sessions: start, pause, resume, finish.

Facts of the floor: what does not fit the declared lifecycle is accepted and flagged, never refused after the event.
"""

import json
from collections.abc import Iterable
from typing import Any

from hub.core.case import Case
from hub.core.edition import GATES_HOLD
from hub.core.effects.gate import held_by_gate, pass_gate
from hub.core.effects.history import forgotten_key, forgotten_session
from hub.core.effects.sessions import close_session, end_stretch, working_here
from hub.core.effects.steps import OrderCase, order_case, show_next, stamp_step, touch_next, upstream
from hub.core.effects.workstations import touch_workstation
from hub.core.registry import handles, nothing
from hub.core.rows import FloorException, MoOp, Operator, Presence, Session, Slice
from hub.core.view import Key, View
from shared.commands import OnOperation, OnWorkstation, OpPause, OpStart
from shared.lifecycle import check_session
from shared.step import is_ready, left_to_report


def _order(data: OnOperation, _view: View) -> Iterable[Key]:
    return (("mo", data.mo),)


@handles("sign-on", needs=nothing)
def sign_on(case: Case, data: OnWorkstation) -> dict[str, Any]:
    """The badge is at the workstation."""
    case.known_workstation(data.workstation)
    present = case.draft.get(Presence, data.workstation, case.badge)
    if present is not None and present.since:
        case.flag("already-signed-on")
    case.draft.add(Presence(data.workstation, case.badge, case.at))
    touch_workstation(case, data.workstation)
    return {"name": case.name_of(case.badge)}


def _orders_at(data: OnWorkstation, view: View) -> Iterable[Key]:
    return [("mo", session.mo) for session in view.find(Session, "workstation", data.workstation)]


@handles("sign-off", needs=_orders_at)
def sign_off(case: Case, data: OnWorkstation) -> dict[str, Any]:
    """The badge leaves; its running work at this workstation is suspended."""
    case.known_workstation(data.workstation)
    present = case.draft.get(Presence, data.workstation, case.badge)
    if present is None or not present.since:
        case.flag("not-signed-on")
    case.draft.add(Presence(data.workstation, case.badge))
    for session in case.draft.find(Session, "workstation", data.workstation):
        if session.badge == case.badge and session.status == "open":
            suspended = case.draft.edit(Session, session.id)
            end_stretch(case, suspended)
            suspended.status, suspended.reason = "paused", "sign-off"
            stamp_step(case, session.mo, session.op)
    touch_workstation(case, data.workstation)
    return {}


@handles("op-start", needs=_order)
def start(case: Case, data: OpStart) -> dict[str, Any]:
    """Open the actor's session; the order is in progress from its first start on."""
    order = order_case(case, data)
    mine = _my_session(case, data)
    _flag_place(order, data)
    passed = _ahead(order, data) if data.kind == "run" else {}
    _flag_work(order, data)
    session = _running(case, data, mine)
    if order.op.done:
        show_next(case, data.mo, data.op)
    order.op.done = False
    _begin(order)
    order.changed()
    return {"session": session} | passed


def _flag_place(order: OrderCase, data: OpStart) -> None:
    """What speaks against starting at this workstation now."""
    case, workstation = order.case, order.workstation
    if workstation.several == "one" and _busy_elsewhere(case, data):
        case.flag("workstation-busy")
    if workstation.crew == "one" and any(session.badge != case.badge for session in working_here(case, data)):
        case.flag("crew-full")
    if workstation.stop_reason:
        case.flag("workstation-down")
    if order.op.group != workstation.group:
        case.flag("operation-elsewhere")


def _busy_elsewhere(case: Case, data: OpStart) -> bool:
    """Whether the workstation runs another operation."""
    sessions = case.draft.find(Session, "workstation", data.workstation)
    return any(session.status == "open" and (session.mo, session.op) != (data.mo, data.op) for session in sessions)


def _flag_work(order: OrderCase, data: OpStart) -> None:
    """What speaks against starting this step, whoever is ready for it."""
    case, step = order.case, order.op
    if data.kind == "rework" and not step.rework:
        case.flag("bucket-empty")
    if step.skill and not _has_skill(case, step.skill):
        case.flag("skill-missing")
    if step.done:
        case.flag("operation-reopened")


def _running(case: Case, data: OpStart, mine: Session | None) -> int:
    """The actor's running session of this kind: the one that runs already, else one that is opened or goes on."""
    if mine is not None and mine.status == "open" and mine.kind == data.kind:
        case.flag("already-started")
        return mine.id
    return _open(case, data, mine)


def _begin(order: OrderCase) -> None:
    """The first start of an order: it is in progress, which each of its steps says of it."""
    if order.mo.status != "released":
        return
    order.mo.status = "in progress"
    for step in order.case.draft.find(MoOp, "mo", order.mo.id):
        order.case.touch("op", step.mo, step.op)


def _has_skill(case: Case, skill: str) -> bool:
    person = case.draft.get(Operator, case.badge)
    return person is not None and skill in json.loads(person.skills)


def _open(case: Case, data: OpStart, mine: Session | None) -> int:
    if mine is not None and mine.kind == data.kind:
        resumed = case.draft.edit(Session, mine.id)
        end_stretch(case, resumed)
        resumed.status, resumed.reason = "open", ""
        return resumed.id
    if mine is not None:  # setup has become a run, or back
        close_session(case, case.draft.edit(Session, mine.id))
    opened = Session(
        id=case.no,
        badge=case.badge,
        mo=data.mo,
        op=data.op,
        workstation=data.workstation,
        kind=data.kind,
        started=case.at,
        since=case.at,
        since_boot=case.boot,
        since_mono=case.mono,
        seen=case.at,
    )
    return case.draft.add(opened).id


@handles("op-pause", needs=_order)
def pause(case: Case, data: OpPause) -> dict[str, Any]:
    """Stop the clock, with a reason."""
    order = order_case(case, data)
    case.required_reason(data.reason, "pause")
    session = _session_for(case, data)
    if session is not None:
        end_stretch(case, session)
        session.status, session.reason = "paused", data.reason
    order.changed()
    return {}


@handles("op-resume", needs=_order)
def resume(case: Case, data: OnOperation) -> dict[str, Any]:
    """Go on after a pause."""
    order = order_case(case, data)
    session = _session_for(case, data)
    if session is not None:
        end_stretch(case, session)
        session.status, session.reason = "open", ""
    order.changed()
    return {}


def _order_and_forgotten(data: OnOperation, _view: View) -> Iterable[Key]:
    yield "mo", data.mo
    if data.happened is not None:
        yield forgotten_key(data.mo, data.op, data.workstation)


@handles("op-finish", needs=_order_and_forgotten)
def finish(case: Case, data: OnOperation) -> dict[str, Any]:
    """Close every session of the operation at this workstation; the last workstation to finish makes it done.

    Entered afterwards for someone whose session was closed as estimated, it gives that session its real end and leaves
    everything else as it is.
    """
    order = order_case(case, data)
    forgotten = forgotten_session(case, data.mo, data.op, data.workstation) if data.happened is not None else None
    if forgotten is not None:
        order.changed()
        return _really_ended(case, forgotten)
    sessions = [s for s in case.draft.find(Session, "mo", data.mo) if s.op == data.op and s.status != "closed"]
    here = [s for s in sessions if s.workstation == data.workstation]
    if not here:
        case.flag("not-started")
    for session in here:
        close_session(case, case.draft.edit(Session, session.id))
    if len(here) == len(sessions):
        order.op.done = True
        if left_to_report(order.op, order.mo.q_start):
            case.flag("finished-short")
        touch_next(case, data.mo, data.op)
    order.changed()
    return {}


def _really_ended(case: Case, session: Session) -> dict[str, Any]:
    """Worked on until now: its estimated end was the last thing reported, so the real one is never before it."""
    if case.at > session.ended:
        ms = case.at - session.ended
        case.draft.append(Slice(case.no, session.id, session.kind, started=session.ended, ended=case.at, ms=ms))
        session.worked_ms += ms
    session.ended, session.seen, session.estimated = case.at, max(session.seen, case.at), False
    for row in case.draft.find(FloorException, "subject", f"{session.mo} {session.op}"):
        if row.kind == "session-forgotten" and row.no == session.closed_by and row.status == "open":
            settled = case.draft.edit(FloorException, row.id)
            settled.status, settled.how, settled.reason = "settled", "corrected", "the real end was entered"
            settled.who, settled.settled, settled.rev = case.entered_by, case.now, case.no
            case.touch("exception", row.id)
    return {"session": session.id, "worked_ms": session.worked_ms}


def _session_for(case: Case, data: OnOperation) -> Session | None:
    """The actor's session to change, or None (flagged) where the lifecycle has no such step."""
    mine = _my_session(case, data)
    refusal = check_session(case.verb, mine.status if mine else "")
    if refusal is not None or mine is None:
        case.flag(refusal.code if refusal else "not-started")
        return None
    return case.draft.edit(Session, mine.id)


def _my_session(case: Case, data: OnOperation) -> Session | None:
    for session in case.draft.find(Session, "workstation", data.workstation):
        mine = (session.badge, session.mo, session.op) == (case.badge, data.mo, data.op)
        if mine and session.status != "closed":
            return session
    return None


def _ahead(order: OrderCase, data: OpStart) -> dict[str, Any]:
    """Say where a run begins before the step before has yielded enough; what the answer says of a gate that was opened."""
    up = upstream(order.case, order.mo, order.op)
    if order.case.edition >= GATES_HOLD and held_by_gate(order, up):
        return pass_gate(order, data, up)
    if not is_ready(order.op, up, q_start=order.mo.q_start, transfer_q=order.op.transfer_q):
        order.case.flag("ahead-of-upstream")
    return {}

"""What the hub's own clock decides: forgotten sessions, calls nobody takes, messages nobody reads.

`due` says what is to be done; each entry becomes a stored command of the source `hub`, so that a replay is exact.
"""

from dataclasses import replace
from typing import Any

from hub.core.case import Case
from hub.core.effects.sessions import close_session
from hub.core.effects.steps import finish_steps, stamp_step
from hub.core.effects.workstations import touch_workstation
from hub.core.registry import handles, nothing
from hub.core.rows import Call, Message, Mo, MoOp, Session


@handles("hub-session-close", needs=nothing)
def close_forgotten(case: Case, body: dict[str, Any]) -> dict[str, Any]:
    """A forgotten session ends, *estimated*, with the last thing reported in it. A person may enter the real time."""
    session = case.draft.get(Session, body["session"])
    if session is None:
        return {}
    mo, op, workstation = session.mo, session.op, session.workstation
    then = case.on_behalf(replace(case.actor, at=body["ended"]))
    close_session(then, case.draft.edit(Session, session.id), estimated=True)
    if case.draft.get(Mo, mo) is not None and case.draft.get(MoOp, mo, op) is not None:
        stamp_step(case, mo, op)
        finish_steps(case, case.draft.edit(Mo, mo))
    touch_workstation(case, workstation)
    who = case.name_of(session.badge)
    case.raise_exception(
        "session-forgotten", f"{mo} {op}", f"{who} at {workstation}: the session was never ended; closed as estimated"
    )
    return {"session": session.id}


@handles("hub-call-escalate", needs=nothing)
def escalate(case: Case, body: dict[str, Any]) -> dict[str, Any]:
    """Nobody has taken it."""
    row = case.draft.edit(Call, body["call"])
    row.level, row.rev = body["level"], case.no
    case.touch("call", row.id)
    return {"level": row.level}


@handles("hub-message-expire", needs=nothing)
def expire(case: Case, body: dict[str, Any]) -> dict[str, Any]:
    """Nobody has read it."""
    row = case.draft.edit(Message, body["message"])
    row.status, row.rev = "expired", case.no
    case.touch("message", row.id)
    return {}

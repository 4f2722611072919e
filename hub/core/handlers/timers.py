"""What the hub's own clock decides: forgotten sessions, calls nobody takes, messages nobody reads.

`due` says what is to be done; each entry becomes a stored command of the source `hub`, so that a replay is exact.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from hub.core.case import Case, SiteRules
from hub.core.effects.sessions import close_session, touch_workstation
from hub.core.effects.steps import finish_steps, stamp_step
from hub.core.handlers.registry import handles, nothing
from hub.core.rows import Call, Message, Mo, MoOp, Session
from hub.core.view import Key, View

CATCH_UP_MS: Final = 10 * 60_000
"""How long after old news nothing is called forgotten: the end of it may still be in a journal, or on paper."""
Due = tuple[str, str, dict[str, Any]]
"""Verb, identity, body."""


def due(view: View, rules: SiteRules, now: int) -> Iterator[Due]:
    """What the clock asks for now."""
    # While old news come in, the end of a session may be among them.
    sessions = view.all(Session) if now - view.old_news > CATCH_UP_MS else []
    for session in sessions:
        alive = max(session.seen, session.since)
        if session.status == "open" and now - alive > rules.forgotten_ms:
            body = {"session": session.id, "mo": session.mo, "op": session.op, "ended": alive}
            yield "hub-session-close", f"forgotten-{session.id}-{alive}", body
    for call in view.all(Call):
        level = sum(now - call.arrived >= age for age in rules.escalate_ms)
        if call.status == "open" and level > call.level:
            yield "hub-call-escalate", f"escalate-{call.id}-{level}", {"call": call.id, "level": level}
    for message in view.all(Message):
        if now - message.since > rules.message_ms:
            yield "hub-message-expire", f"expire-{message.id}", {"message": message.id}


def timer_needs(body: dict[str, Any]) -> Iterable[Key]:
    """What must be loaded before a due entry is decided."""
    return [("mo", body["mo"])] if "mo" in body else ()


@handles("hub-session-close", needs=nothing)
def close_forgotten(case: Case) -> dict[str, Any]:
    """A forgotten session ends, *estimated*, with the last thing reported in it. A person may enter the real time."""
    body = case.raw["data"]
    session = case.draft.get(Session, body["session"])
    if session is None:
        return {}
    mo, op, workstation = session.mo, session.op, session.workstation
    case.at = body["ended"]
    close_session(case, case.draft.edit(Session, session.id), estimated=True)
    case.at = case.now
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
def escalate(case: Case) -> dict[str, Any]:
    """Nobody has taken it."""
    body = case.raw["data"]
    row = case.draft.edit(Call, body["call"])
    row.level, row.rev = body["level"], case.no
    case.touch("call", row.id)
    return {"level": row.level}


@handles("hub-message-expire", needs=nothing)
def expire(case: Case) -> dict[str, Any]:
    """Nobody has read it."""
    row = case.draft.edit(Message, case.raw["data"]["message"])
    row.status, row.rev = "expired", case.no
    case.touch("message", row.id)
    return {}

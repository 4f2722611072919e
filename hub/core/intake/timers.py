"""What the hub's own clock asks for: forgotten sessions, calls nobody takes, messages nobody reads.

Each becomes a stored command of the source `hub`, so that a replay is exact.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from hub.core.case import SiteRules
from hub.core.rows import Call, Message, Session
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

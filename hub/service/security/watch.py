"""What of the commands belongs into the security log: who was not allowed to, and who let something pass with a PIN."""

from typing import Final

from hub.core.intake.answering import Reply
from hub.service.security.log import SecurityLog
from shared.lifecycle import GATE_CLOSED

_DENIED: Final = frozenset({"client-role", "role-needed", "pin-needed", "grant-needed", "grant-wrong"})

TWO_DEVICES: Final = "two devices use this name; the older one is replaced"


def watch(security: SecurityLog, reply: Reply, now: int) -> None:
    """Note a decision, if it is one of these. What is only answered again was noted before."""
    if not reply.fresh:
        return
    incoming = reply.incoming
    if reply.refusal is not None and reply.refusal.code in _DENIED:
        who = f" by badge {incoming.authid}" if incoming.authid else ""
        security.note("role-denied", incoming.source, incoming.arrival.verb, f"{reply.refusal.message}{who}", now)
    if reply.opened_by:
        security.note("override", incoming.source, reply.opened_by, f"{GATE_CLOSED} let pass for {incoming.id}", now)

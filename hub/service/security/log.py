"""The security log: who was refused, locked out or let pass: structured lines of the program's log, and the last few."""

import logging
from collections import deque
from dataclasses import dataclass, field
from typing import Final, Literal

from shared.envelope import to_bytes
from shared.plant_time import iso

log = logging.getLogger("shopfloor.security")

Kind = Literal[
    "unknown-client",
    "wrong-sum",
    "wrong-source",
    "role-denied",
    "pin-wrong",
    "pin-locked",
    "takeover",
    "override",
    "revoked",
]
KEPT: Final = 500


@dataclass(frozen=True, slots=True)
class Incident:
    """Something an administrator wants to know of."""

    at: int
    kind: Kind
    client: str
    """`t/T-CUT-01`, `x/erp`."""
    subject: str
    """A badge, a verb, a topic: whatever it was about."""
    text: str


@dataclass(slots=True)
class SecurityLog:
    """What happened, the newest last."""

    incidents: deque[Incident] = field(default_factory=lambda: deque(maxlen=KEPT))

    def note(self, kind: Kind, client: str, subject: str, text: str, now: int) -> None:
        """One incident. Never a PIN, a code or a password in any of it."""
        incident = Incident(now, kind, client, subject, text)
        self.incidents.append(incident)
        line = {"at": iso(now), "kind": kind, "client": client, "subject": subject, "text": text}
        log.warning("security %s", to_bytes(line).decode())

"""Lets terminals in that are enrolled, and tells of the others: to themselves, in the security log, to supervisors."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from hub.core.intake.enrolling import admit, alarm_of_stranger, show, turned_away
from hub.core.intake.inbox import InboxCore
from hub.service.security.log import Kind, SecurityLog
from hub.store.resume import answers
from shared.commands import Hello
from shared.rules import Refusal, refuse

K = TypeVar("K")
V = TypeVar("V")
FIRST_WAIT_MS: Final = 2_000
LONGEST_WAIT_MS: Final = 3_600_000
REMEMBERED: Final = 1_000
"""So many clients are remembered; names cost an intruder nothing."""


@dataclass(slots=True)
class _Tries:
    count: int
    last: int

    @property
    def wait(self) -> int:
        return min(LONGEST_WAIT_MS, FIRST_WAIT_MS << min(self.count - 1, 20))


class Admission:
    """What it remembers goes with the program: who was told of already, and how often a client gave a wrong code."""

    def __init__(self, security: SecurityLog) -> None:
        self._security = security
        self._told: dict[tuple[str, str], None] = {}
        self._tries: dict[str, _Tries] = {}

    def greet(self, core: InboxCore, client: str, hello: Hello, now: int) -> Refusal | None:
        """None for who may come in, perhaps by the code it gave. A wrong code costs more time with each try."""
        away = turned_away(core.view, client, core.counters.edition)
        if away is None:
            return None
        code, minutes = hello.enrol, self._still_waits(client, now)
        refusal = refuse("enrol-wait", minutes=minutes) if code and minutes else admit(core, client, code, now)
        if refusal is None:
            self._forget(client)
            return None
        core.strangers[client] = away
        if refusal.code == "enrol-wrong":
            self._count(client, now)
            self._security.note("unknown-client", f"t/{client}", client, refusal.message, now)
        return refusal

    def _still_waits(self, client: str, now: int) -> int:
        """In minutes, begun ones whole."""
        tries = self._tries.get(client)
        left = tries.wait - abs(now - tries.last) if tries else 0  # a clock that was set must not make it longer
        return max(0, -(-left // 60_000))

    def _count(self, client: str, now: int) -> None:
        before = self._tries.pop(client, None)
        self._tries[client] = _Tries(before.count + 1 if before else 1, now)
        _bound(self._tries)

    def _forget(self, client: str) -> None:
        self._tries.pop(client, None)
        for told in [told for told in self._told if told[0] == client]:
            del self._told[told]

    def show(self, core: InboxCore, connection: Connection, now: int) -> Mapping[str, Refusal]:
        """Put those before the supervisors who are new among the strangers; the caller commits, and then calls `note`."""
        fresh = {client: why for client, why in core.strangers.items() if (client, why.code) not in self._told}
        core.strangers.clear()
        before = dict(answers(connection, (alarm_of_stranger(core.view, client) for client in fresh)))
        for client, why in fresh.items():
            if alarm_of_stranger(core.view, client) not in before:
                show(core, client, why, now)
        return fresh

    def note(self, fresh: Mapping[str, Refusal], now: int) -> None:
        """Into the security log: once for each client and reason, not for each of its messages."""
        for client, why in fresh.items():
            self._told[client, why.code] = None
            kind: Kind = "revoked" if why.code == "revoked" else "unknown-client"
            self._security.note(kind, f"t/{client}", client, why.message, now)
        _bound(self._told)


def no_grant(asked: Mapping[str, Any], why: Refusal) -> dict[str, Any]:
    """The answer to whatever else a stranger asks: nobody's PIN is tried at it."""
    identity = str(asked.get("id", ""))[:64]
    return {"id": identity, "status": "refused", "code": why.code, "message": why.message, "help": why.help}


def _bound(remembered: dict[K, V]) -> None:
    while len(remembered) > REMEMBERED:
        del remembered[next(iter(remembered))]

"""What leaves the hub, what could not be trusted, and how much of each there was."""

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Final

from hub.core.intake.answering import Reply

POISON_KEPT: Final = 200
_STATUS: Final = '"status":"'


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message to publish."""

    topic: str
    payload: bytes
    retain: bool = False
    qos: int = 1


@dataclass(slots=True)
class Poison:
    """What could not be trusted: how much of it, and the last few with the reason."""

    count: int = 0
    ring: deque[tuple[str, str]] = field(default_factory=lambda: deque(maxlen=POISON_KEPT))

    def add(self, where: str, why: str) -> None:
        """Count one."""
        self.count += 1
        self.ring.append((where, why))


@dataclass(slots=True)
class Tally:
    """What was answered, and how often the database took nothing, since the start."""

    answered: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    database_failures: int = 0

    def note(self, reply: Reply) -> None:
        """Count an answer. A quote inside a string is escaped, so the first of these is the answer's own."""
        if reply.ack is None:
            return
        status = reply.ack.partition(_STATUS)[2].partition('"')[0]
        if reply.fresh or status == "retry":
            self.answered[status] += 1
        else:
            self.repeated += 1

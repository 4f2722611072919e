"""What leaves the hub, and what could not be trusted."""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

POISON_KEPT: Final = 200


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

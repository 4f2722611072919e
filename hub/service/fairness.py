"""What waits for the hub, each client's apart: who floods waits behind itself, and nobody else behind it.

The broker hands everything on in one line. It is taken off that line as it comes, whatever is decided about it: what lies
beyond a client's budget is dropped, so that memory stays as it is. Nothing is lost by that, because only an answer counts:
who has none sends again, and some are told why they have none.
"""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from shared.wire import Received

OVERHEAD: Final = 512
"""What a message takes beside its bytes."""
OURS: Final = ""
"""Whose is no client's."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How much may wait. A terminal has at most 32 under way, a command line 64: neither ever meets these bounds."""

    messages: int = 2_000
    size: int = 2 * 1024 * 1024
    """Bytes of one client, with what they take in memory."""
    all_size: int = 48 * 1024 * 1024
    """Bytes of all: beyond it everybody has a window only."""
    window: int = 64
    window_size: int = 64 * 1024
    """What is everybody's, however much others have waiting."""
    patient: int = 128
    """Who has more than this waiting is in no hurry, and has a small share of a batch."""
    share: int = 4
    """Of a batch in which nobody else's are; beside others' it is one."""
    pace_ms: int = 10
    """So long after its share who is in no hurry has the next: answering takes the hub's time too, and the broker's."""
    told_every_ms: int = 500
    """How often a client is told that it is too fast."""


@dataclass(slots=True)
class _Line:
    """What one client has waiting, the oldest first."""

    messages: deque[Received] = field(default_factory=deque)
    size: int = 0
    rests_until: int = 0
    """In no hurry: its next share is not before."""


class Lines:
    """One line a client. Filled by the link's thread, emptied by the hub's; `now` is in ms and only grows."""

    def __init__(self, now: Callable[[], int], budget: Budget | None = None) -> None:
        self._now = now
        self._budget = budget or Budget()
        self._lines: OrderedDict[str, _Line] = OrderedDict()
        """In the order of their turns."""
        self._size = 0
        self._told: dict[str, int] = {}
        self._refused: list[Received] = []
        self._dropped: dict[str, int] = {}
        self._woken = False
        self._something = threading.Condition()

    # --- the link's thread --------------------------------------------------------------------------------------

    def admits(self, topic: bytes, size: int) -> bool:
        """Whether a message may come in: for there is room, or for its sender to be told that there is none."""
        client = client_of(topic.decode("utf-8", "replace"))
        with self._something:
            if self._has_room(client, size + OVERHEAD):
                return True
            if self._is_to_be_told(client):
                return True
            self._drop(client)
        return False

    def put(self, message: Received) -> None:
        """It has come in: it waits behind its sender's others, or is to be answered that there is no room."""
        client, size = client_of(message.topic), len(message.payload) + OVERHEAD
        with self._something:
            if self._has_room(client, size):
                line = self._lines.setdefault(client, _Line())
                line.messages.append(message)
                line.size += size
                self._size += size
            else:
                self._drop(client)
                if self._is_to_be_told(client):
                    self._told[client] = self._now()
                    self._refused.append(message)
            self._something.notify()

    def wake(self) -> None:
        """Something else has happened that the hub's thread should look at."""
        with self._something:
            self._woken = True
            self._something.notify()

    def _drop(self, client: str) -> None:
        self._dropped[client] = self._dropped.get(client, 0) + 1

    def _has_room(self, client: str, size: int) -> bool:
        line, budget = self._lines.get(client), self._budget
        if line is None:
            return True
        if len(line.messages) < budget.window and line.size + size <= budget.window_size:
            return True
        room = len(line.messages) < budget.messages and line.size + size <= budget.size
        return room and self._size + size <= budget.all_size

    def _is_to_be_told(self, client: str) -> bool:
        told = self._told.get(client)
        return told is None or self._now() - told >= self._budget.told_every_ms

    # --- the hub's thread ---------------------------------------------------------------------------------------

    def wait(self, seconds: float) -> None:
        """Until something is there, or so long."""
        with self._something:
            patience = min(seconds, self._budget.pace_ms / 1000) if self._lines else seconds
            self._something.wait_for(lambda: self._woken or self._refused or self._shares(), patience)
            self._woken = False

    def take(self, at_most: int) -> list[Received]:
        """A batch: one of each client in turn, each client's own in their order."""
        batch: list[Received] = []
        with self._something:
            left = self._shares()
            while left and len(batch) < at_most:
                for client in list(left):
                    if len(batch) >= at_most:
                        break
                    batch.append(self._next_of(client))
                    left[client] -= 1
                    if not left[client] or client not in self._lines:
                        del left[client]
        return batch

    def refused(self) -> list[Received]:
        """Of what found no room those whose senders are to be told so, since the last call."""
        with self._something:
            refused, self._refused = self._refused, []
            if self._told:
                now, patience = self._now(), self._budget.told_every_ms
                self._told = {client: at for client, at in self._told.items() if now - at < patience}
        return refused

    def dropped(self) -> dict[str, int]:
        """How many were dropped of each client since the last call."""
        with self._something:
            dropped, self._dropped = self._dropped, {}
        return dropped

    @property
    def size(self) -> int:
        """Bytes of all that waits, with what they take in memory."""
        with self._something:
            return self._size

    def __len__(self) -> int:
        with self._something:
            return sum(len(line.messages) for line in self._lines.values())

    def _shares(self) -> dict[str, int]:
        """Client → how many of its own may be taken now."""
        budget, now = self._budget, self._now()
        waiting = {client: len(line.messages) for client, line in self._lines.items() if self._is_due(line, now)}
        small = 1 if any(count <= budget.patient for count in waiting.values()) else budget.share
        return {client: small if count > budget.patient else count for client, count in waiting.items()}

    def _is_due(self, line: _Line, now: int) -> bool:
        return len(line.messages) <= self._budget.patient or now >= line.rests_until

    def _next_of(self, client: str) -> Received:
        line = self._lines[client]
        if len(line.messages) > self._budget.patient:
            line.rests_until = self._now() + self._budget.pace_ms
        message = line.messages.popleft()
        size = len(message.payload) + OVERHEAD
        line.size -= size
        self._size -= size
        if line.messages:
            self._lines.move_to_end(client)  # whose turn it was, is the last of the next batch
        else:
            del self._lines[client]
        return message


def client_of(topic: str) -> str:
    """`t/T-CUT-01` of a client's topic, `""` of any other."""
    levels = topic.split("/", 5)
    return f"{levels[3]}/{levels[4]}" if len(levels) > 5 and levels[3] in ("t", "x") else OURS

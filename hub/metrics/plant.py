"""What is known of a plant by its topics: the newest word of the hub and of each terminal."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from hub.metrics.figures import ANSWERS, COMMANDS, OF_HEALTH, OF_LINKS, OF_TERMINALS, Figure, number
from shared.envelope import PoisonError, decode
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, Received

MOST_TERMINALS: Final = 5_000
"""More names than any plant has are somebody's mistake, and each is a series for ever."""
Sample = tuple[Figure, dict[str, str], float]
"""A figure, its labels, its value."""


@dataclass(slots=True)
class Plant:
    """Filled by the link's thread, read by whoever asks."""

    topics: Topics
    _connected: bool = False
    _hub: dict[str, dict[str, Any]] = field(default_factory=dict)
    """`status` and `health` → what was said last."""
    _terminals: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    """Terminal → its `status` and `info`."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def filters(self) -> list[str]:
        """What to subscribe to."""
        root = self.topics.root
        return [self.topics.hub_status, self.topics.hub_health, f"{root}/t/+/status", f"{root}/t/+/info"]

    def heard(self, event: BusEvent) -> None:
        """Something came, or the link did or went."""
        with self._lock:
            if isinstance(event, Received):
                self._message(event)
            elif isinstance(event, Connected | Disconnected):
                self._connected = isinstance(event, Connected)

    def _message(self, event: Received) -> None:
        try:
            said = decode(event.payload) if event.payload else {}
        except PoisonError:
            return
        if event.topic in (self.topics.hub_status, self.topics.hub_health):
            self._hub[event.topic.rpartition("/")[2]] = said
            return
        sender = self.topics.parse_client(event.topic)
        if sender is None or sender.plane != "t":
            return
        known = self._terminals.get(sender.client)
        if known is None and len(self._terminals) < MOST_TERMINALS:
            known = self._terminals[sender.client] = {}
        if known is not None:
            known[sender.channel] = said
            if not any(known.values()):  # taken off the broker
                del self._terminals[sender.client]

    def samples(self) -> Iterator[Sample]:
        """All figures as they are. What is not known is left out, so that nobody takes it for a zero."""
        with self._lock:
            yield from self._links()
            yield from _health(self._hub.get("health", {}))
            for name, said in sorted(self._terminals.items()):
                yield from _terminal(name, said, connected=self._connected)

    def _links(self) -> Iterator[Sample]:
        status, health = self._hub.get("status", {}), self._hub.get("health", {})
        values = (
            float(self._connected),
            float(self._connected and status.get("online") is True),
            _seconds(health.get("since")),
            _seconds(health.get("ts")),
        )
        yield from ((figure, {}, value) for figure, value in zip(OF_LINKS, values, strict=True) if value is not None)


def _health(said: dict[str, Any]) -> Iterator[Sample]:
    for answer in ANSWERS:
        if (value := number(said, answer)) is not None:
            yield COMMANDS, {"answer": answer}, value
    for figure in OF_HEALTH:
        if (value := number(said, figure.field)) is not None:
            yield figure, {}, value * figure.scale


def _terminal(name: str, said: dict[str, dict[str, Any]], *, connected: bool) -> Iterator[Sample]:
    online, waiting = OF_TERMINALS
    if "status" in said:
        yield online, {"terminal": name}, float(connected and said["status"].get("online") is True)
    if (value := number(said.get("info", {}), "outbox")) is not None:
        yield waiting, {"terminal": name}, value


def _seconds(moment: object) -> float | None:
    try:
        return datetime.fromisoformat(str(moment)).timestamp()
    except ValueError:
        return None

"""Answers on their way to clients: so many unacknowledged by the broker, the rest in turns, and never more than so many.

A library that has thousands under way walks all of them at each acknowledgement. An answer that is dropped here heals as one
that is lost on the way does: the command comes again, and has the same answer.
"""

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final

from hub.service.messages import Outgoing

WINDOW: Final = 128
"""So many are under way."""
KEPT: Final = 512
"""So many wait for a client; then the oldest is dropped."""
PATIENCE_MS: Final = 5_000
"""What the broker does not acknowledge holds the others up no longer than this."""

Publish = Callable[[Outgoing], "Future[None]"]


class Answers:
    """Publishes answers within the window, one of each topic in turn."""

    def __init__(self, publish: Publish) -> None:
        self._publish = publish
        self._waiting: OrderedDict[str, deque[Outgoing]] = OrderedDict()
        self._under_way: deque[tuple[int, Future[None]]] = deque()

    def put(self, answer: Outgoing) -> None:
        """One more, which goes out with the next `pump`."""
        self._waiting.setdefault(answer.topic, deque(maxlen=KEPT)).append(answer)

    def pump(self, now: int) -> bool:
        """Send what may go. Returns whether some still wait."""
        while self._under_way and (self._under_way[0][1].done() or not 0 <= now - self._under_way[0][0] < PATIENCE_MS):
            self._under_way.popleft()
        while self._waiting and len(self._under_way) < WINDOW:
            topic, answers = next(iter(self._waiting.items()))
            self._under_way.append((now, self._publish(answers.popleft())))
            if answers:
                self._waiting.move_to_end(topic)
            else:
                del self._waiting[topic]
        return bool(self._waiting)

    def forget(self) -> None:
        """The link is down: those who wait ask again."""
        self._waiting.clear()
        self._under_way.clear()

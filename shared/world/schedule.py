"""Simulated time: what is to happen when, in one heap."""

import heapq
from collections import Counter
from collections.abc import Callable
from itertools import count
from typing import Any, Final

MINUTE_MS: Final = 60_000


class StormError(RuntimeError):
    """Something answers itself for ever; the message says what was done most."""


class Schedule:
    """Runs actions in the order of their time; those of one moment in the order they were put in."""

    def __init__(self, start: int, most: int) -> None:
        """`most` actions in a simulated minute are a plant's; with more of them something answers itself."""
        self.now = start
        """Milliseconds since 1970."""
        self._most = most
        self._heap: list[tuple[int, int, Callable[..., object], tuple[Any, ...]]] = []
        self._number = count()
        self._minute = self._count = 0
        self._done: Counter[str] = Counter()

    def at(self, ms: int, action: Callable[..., object], *arguments: Any) -> None:
        """Do something at a moment, or now when that has passed."""
        heapq.heappush(self._heap, (max(ms, self.now), next(self._number), action, arguments))

    def after(self, ms: int, action: Callable[..., object], *arguments: Any) -> None:
        """Do something in so many milliseconds."""
        self.at(self.now + ms, action, *arguments)

    def run(self, until: int) -> None:
        """Let everything up to a moment happen; it is that moment then. Raises `StormError`."""
        while self._heap and self._heap[0][0] <= until:
            self.now, _, action, arguments = heapq.heappop(self._heap)
            minute = self.now // MINUTE_MS
            if minute != self._minute:
                self._minute, self._count = minute, 0
                self._done.clear()
            self._count += 1
            self._done[action.__qualname__] += 1
            if self._count > self._most:
                often = ", ".join(f"{name} {count}" for name, count in self._done.most_common(3))
                raise StormError(f"more than {self._most} actions within a simulated minute: {often}")
            action(*arguments)
        self.now = until

"""Simulated time: what is to happen when, in one heap."""

import heapq
from collections.abc import Callable
from itertools import count
from typing import Any, Final

STORM: Final = 100_000
"""So many actions within a simulated second are no plant any more: something answers itself."""


class StormError(RuntimeError):
    """Time does not get on: something answers itself for ever."""


class Schedule:
    """Runs actions in the order of their time; those of one moment in the order they were put in."""

    def __init__(self, start: int) -> None:
        self.now = start
        """Milliseconds since 1970."""
        self._heap: list[tuple[int, int, Callable[..., None], tuple[Any, ...]]] = []
        self._number = count()

    def at(self, ms: int, action: Callable[..., None], *arguments: Any) -> None:
        """Do something at a moment, or now when that has passed."""
        heapq.heappush(self._heap, (max(ms, self.now), next(self._number), action, arguments))

    def after(self, ms: int, action: Callable[..., None], *arguments: Any) -> None:
        """Do something in so many milliseconds."""
        self.at(self.now + ms, action, *arguments)

    def run(self, until: int) -> None:
        """Let everything up to a moment happen; it is that moment then. Raises `StormError`."""
        second = done = 0
        while self._heap and self._heap[0][0] <= until:
            self.now, _, action, arguments = heapq.heappop(self._heap)
            action(*arguments)
            done += 1
            if self.now - second >= 1_000:
                second, done = self.now, 0
            elif done > STORM:
                raise StormError(f"{done} actions within a second, the last of them {action!r}")
        self.now = until

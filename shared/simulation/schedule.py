"""Simulated time: what is to happen when, in one heap."""

import heapq
from collections.abc import Callable
from itertools import count
from typing import Any


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
        """Let everything up to a moment happen; it is that moment then."""
        while self._heap and self._heap[0][0] <= until:
            self.now, _, action, arguments = heapq.heappop(self._heap)
            action(*arguments)
        self.now = until

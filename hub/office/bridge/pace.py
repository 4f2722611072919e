"""What is said at once, and what waits: each subject with its first change, then at most every so often."""

from collections.abc import Hashable
from typing import Generic, TypeVar

S = TypeVar("S", bound=Hashable)


class Pace(Generic[S]):
    """Times are milliseconds of a clock that only goes forward."""

    def __init__(self, every_ms: int) -> None:
        self._every = every_ms
        self._said: dict[S, int] = {}
        self._due: dict[S, int] = {}

    def changed(self, subject: S, now: int) -> None:
        """It is to be said, as soon as it may."""
        self._due.setdefault(subject, max(now, self._said.get(subject, now - self._every) + self._every))

    def due(self, now: int) -> list[S]:
        """What may be said now; it counts as said."""
        ready = [subject for subject, at in self._due.items() if at <= now]
        for subject in ready:
            del self._due[subject]
            self._said[subject] = now
        return ready

    def forget(self, subject: S) -> None:
        """It is no more."""
        self._due.pop(subject, None)
        self._said.pop(subject, None)

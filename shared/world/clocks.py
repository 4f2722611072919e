"""Clocks that are wrong: set to another year, fast or slow, jumping."""

from dataclasses import dataclass, field
from typing import Final

from shared.world.schedule import Schedule
from shared.world.strikes import Strike

YEAR_MS: Final = 365 * 24 * 3_600_000
WRONG_MS: Final = 1_000
"""A clock is wrong when it is read and is so far off."""


@dataclass
class SimClock:
    """A machine's wall clock over the simulated time. `drift` is in parts per million."""

    schedule: Schedule
    offset: int = 0
    drift: int = 0
    _since: int = 0
    _set: Strike = field(default_factory=Strike)
    _drifts: Strike = field(default_factory=Strike)

    def __post_init__(self) -> None:
        self._since = self.schedule.now

    def now(self) -> int:
        """What the wall clock says, in milliseconds since 1970."""
        gone = (self.schedule.now - self._since) * self.drift // 1_000_000
        if abs(self.offset) >= WRONG_MS:
            self._set.bite()
        if abs(gone) >= WRONG_MS:
            self._drifts.bite()
        return self.schedule.now + self.offset + gone

    def jump(self, ms: int, strike: Strike) -> None:
        """Somebody sets it."""
        self.offset += ms
        self._set = strike

    def run_wrong(self, drift: int, strike: Strike) -> None:
        """From now on it is fast or slow."""
        self.drift = drift
        self._drifts = strike

    def set_right(self) -> None:
        """As it should be."""
        self.offset = self.drift = 0

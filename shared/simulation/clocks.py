"""Clocks that are wrong: set to another year, fast or slow, jumping."""

from dataclasses import dataclass
from typing import Final

from shared.simulation.schedule import Schedule

YEAR_MS: Final = 365 * 24 * 3_600_000


@dataclass
class SimClock:
    """A machine's wall clock over the simulated time. `drift` is in parts per million."""

    schedule: Schedule
    offset: int = 0
    drift: int = 0
    _since: int = 0

    def __post_init__(self) -> None:
        self._since = self.schedule.now

    def now(self) -> int:
        """What the wall clock says, in milliseconds since 1970."""
        passed = self.schedule.now - self._since
        return self.schedule.now + self.offset + passed * self.drift // 1_000_000

    def jump(self, ms: int) -> None:
        """Somebody sets it."""
        self.offset += ms

    def set_right(self) -> None:
        """As it should be."""
        self.offset = self.drift = 0

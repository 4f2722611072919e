"""How fast simulated operators make pieces: by the routing, a little slower and a little faster, as people do."""

import random
from dataclasses import dataclass, field
from typing import Final

from shared.quantity import MICRO

MINUTE_MS: Final = 60_000
EVEN: Final = (0.8, 1.2)
"""How much of its standard time a piece takes."""
BEGUN: Final = (0.01, 0.15)
"""How much of the first piece is left: who is met at work has begun it."""


@dataclass
class Pace:
    """One operator's. `speed` 1 is standard rate, 0 waits for nothing: pieces are made as fast as they can be booked."""

    speed: float
    rng: random.Random
    _work: str = ""
    _ready: int = field(default=0)

    def done(self, work: str, run_min: int, now: int) -> bool:
        """Whether another piece of this work is done; `run_min` is what one takes, micro-minutes, `now` monotonic."""
        if not self.speed or not run_min:
            return True
        if work != self._work:
            self._work = work
            self._ready = now + self._takes(run_min, BEGUN)
        if now < self._ready:
            return False
        self._ready = now + self._takes(run_min, EVEN)
        return True

    def _takes(self, run_min: int, share: tuple[float, float]) -> int:
        return round(run_min * MINUTE_MS / MICRO / self.speed * self.rng.uniform(*share))

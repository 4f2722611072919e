"""A person at a terminal who works a list off: one thing after the other, again when it was not saved."""

from collections.abc import Callable
from random import Random
from typing import Final

from hub.rehearsal.workload import Intention
from shared.world.parts import Terminal
from shared.world.schedule import Schedule

BREATH_MS: Final = 1_000
"""Between two reports of one person, at least."""
AGAIN_MS: Final = (3_000, 30_000)


class Hands:
    """Whether something was saved is looked up in the terminal's own list when the device died under the finger."""

    def __init__(
        self,
        device: Terminal,
        todo: list[Intention],
        schedule: Schedule,
        start: int,
        rng: Random,
        on_saved: Callable[[Intention, str], None],
    ) -> None:
        self.device = device
        self.again = 0
        """How often something was entered once more."""
        self._todo = todo[::-1]
        self._schedule = schedule
        self._start = start
        self._rng = rng
        self._on_saved = on_saved
        self._before: str | None = None
        """What the list ended with when an entry was tried that nobody knows the fate of."""

    @property
    def left(self) -> int:
        """How much is still to be entered."""
        return len(self._todo)

    def begin(self) -> None:
        """Wait for the first."""
        if self._todo:
            self._schedule.at(self._start + self._todo[-1].ms, self._act)

    def _act(self) -> None:
        if not self.device.running:
            self._later()
            return
        newest = self.device.newest()
        if self._before is not None:
            if newest != self._before:
                self._saved(newest)  # it was saved before the device died
                return
            self.again += 1
        intention = self._todo[-1]
        saved = self.device.book(intention.verb, intention.data, subject=intention.subject, badge=intention.badge)
        if saved:
            self._saved(saved)
        else:
            self._before = newest
            self._later()

    def _later(self) -> None:
        self._schedule.after(self._rng.randint(*AGAIN_MS), self._act)

    def _saved(self, identity: str) -> None:
        self._before = None
        self._on_saved(self._todo.pop(), identity)
        if self._todo:
            self._schedule.at(max(self._start + self._todo[-1].ms, self._schedule.now + BREATH_MS), self._act)

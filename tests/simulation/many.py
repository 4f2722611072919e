"""Many seeds on all cores, added up."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import Final

from hub.rehearsal.machine import POINTS as HUB_POINTS
from shared.world.strikes import Strikes
from shared.world.trouble import every_kind
from terminal.rehearsal.machine import POINTS as TERMINAL_POINTS
from tests.simulation.migrating import UPGRADE
from tests.simulation.run import Outcome, Run

EVERY_KIND: Final = (*every_kind(HUB_POINTS, tuple(TERMINAL_POINTS)), UPGRADE)
"""All that may be done to a plant."""


@dataclass
class Total:
    """What many seeds gave together."""

    seeds: int = 0
    hours: float = 0
    acts: int = 0
    bookings: int = 0
    lost: int = 0
    duplicated: int = 0
    unexpected: int = 0
    wrong: int = 0
    recovered: int = 0
    gone: int = 0
    set_aside: int = 0
    strikes: Strikes = field(default_factory=Strikes)
    failed: list[Outcome] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """One seed more."""
        verdict = outcome.verdict
        self.seeds += 1
        self.hours += outcome.hours
        self.acts += outcome.acts
        self.bookings += verdict.bookings
        for name in ("lost", "duplicated", "unexpected", "wrong"):
            setattr(self, name, getattr(self, name) + len(getattr(verdict, name)))
        self.recovered += verdict.recovered
        self.gone += verdict.gone
        self.set_aside += verdict.set_aside
        self.strikes.add(outcome.strikes)
        if not outcome.clean:
            self.failed.append(outcome)

    @property
    def toothless(self) -> list[str]:
        """Kinds of faults that never had an effect: what they are to prove is not proven."""
        return self.strikes.toothless(EVERY_KIND)

    def __str__(self) -> str:
        return (
            f"{self.seeds} seeds, {self.hours:,.0f} simulated hours, {self.acts} acts of people, {self.bookings} bookings: "
            f"lost {self.lost}, duplicated {self.duplicated}, unexpected {self.unexpected}, wrong {self.wrong}; "
            f"recovered {self.recovered}, gone with the only disk that had them {self.gone}, "
            f"set aside for a person {self.set_aside}\nfaults, struck/bit: {self.strikes.summary(EVERY_KIND)}"
        )


def play(seed: int) -> Outcome:
    """One seed; what the product raises is a finding too."""
    run = Run(seed)
    try:
        return run.play()
    except Exception as error:  # whatever it is, the seed is what a person needs
        error.add_note(f"seed {seed}")
        raise


def play_many(seeds: Iterable[int], processes: int = 0) -> Iterator[Outcome]:
    """All seeds, in their order, on so many processes; 0 takes every core."""
    with ProcessPoolExecutor(processes or os.cpu_count() or 1) as pool:
        yield from pool.map(play, seeds, chunksize=4)


def total(seeds: Iterable[int], listener: Callable[[Total], None] = lambda _total: None) -> Total:
    """All seeds added up; `listener` hears after each."""
    tally = Total()
    for outcome in play_many(seeds):
        tally.add(outcome)
        listener(tally)
    return tally

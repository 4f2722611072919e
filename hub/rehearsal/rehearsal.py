"""The rehearsal as a whole: one undisturbed run, some with faults, and whether they end alike."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hub.rehearsal.books import Books, Comparison, books, compare
from hub.rehearsal.play import Parts, Play, Played
from hub.rehearsal.workload import Workload
from shared.world.strikes import Strikes


@dataclass(slots=True)
class Side:
    """A run and what it left in the books."""

    hours: float
    unsaved: int
    again: int
    waiting: int
    offline: list[str]
    strikes: Strikes
    stuck: str
    """What went on for ever, `""` when nothing did."""
    books: Books

    @property
    def problems(self) -> list[str]:
        """What must not be in any run."""
        problems = list(self.books.faults)
        if self.unsaved:
            problems.append(f"not saved: {self.unsaved} bookings could not be entered")
        if self.waiting:
            problems.append(f"not answered: {self.waiting} bookings still wait at their terminals")
        problems += [f"not online: {name}" for name in self.offline]
        problems += [f"livelock: {self.stuck}"] if self.stuck else []
        return problems


@dataclass(slots=True)
class Round:
    """One run with faults, compared with the undisturbed one."""

    seed: int
    side: Side
    stock: Comparison
    wip: Comparison
    steps: Comparison

    @property
    def problems(self) -> list[str]:
        """What is wrong with it, and where it differs."""
        parts = (("stock", self.stock), ("WIP", self.wip), ("step", self.steps))
        differing = [f"{name} {difference}" for name, comparison in parts for difference in comparison.differing]
        return self.side.problems + differing


@dataclass(slots=True)
class Outcome:
    """What a rehearsal gave."""

    calm: Side
    rounds: list[Round] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        """Everything that is wrong, the undisturbed run's first."""
        problems = [f"undisturbed run, {problem}" for problem in self.calm.problems]
        return problems + [f"seed {rough.seed}, {text}" for rough in self.rounds for text in rough.problems]


@dataclass(slots=True)
class Rehearsal:
    """Plays a workload on copies of a hub's database."""

    workload: Workload
    image: bytes
    start: int
    parts: Parts

    def calm(self, progress: Callable[[int], None]) -> Outcome:
        """The undisturbed run."""
        return Outcome(self._side(0, progress, chaos=False))

    def rough(self, outcome: Outcome, seed: int, progress: Callable[[int], None]) -> None:
        """One more run, with the faults of a seed."""
        side = self._side(seed, progress, chaos=True)
        calm, rough = outcome.calm.books, side.books
        outcome.rounds.append(
            Round(
                seed,
                side,
                compare(calm.stock, rough.stock),
                compare(calm.wip, rough.wip),
                compare(calm.steps, rough.steps),
            )
        )

    def _side(self, seed: int, progress: Callable[[int], None], *, chaos: bool) -> Side:
        played: Played = Play(self.workload, self.image, self.start, self.parts, seed, chaos, progress).play()
        return Side(
            played.hours,
            played.unsaved,
            played.again,
            played.waiting,
            played.offline,
            played.strikes,
            played.stuck,
            books(played),
        )

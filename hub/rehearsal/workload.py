"""What the people of a rehearsal book, when and where: the same in every run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Intention:
    """Something a person reports. `ms` is the simulated time since the beginning; `terminal` the terminal's name."""

    ms: int
    terminal: str
    badge: str
    verb: str
    data: dict[str, Any]

    @property
    def subject(self) -> str:
        """What it is about."""
        return str(self.data.get("mo") or self.data.get("item") or self.data.get("workstation") or "")

    def __str__(self) -> str:
        about = " ".join(str(self.data[name]) for name in ("mo", "op", "item") if name in self.data)
        return f"{self.verb} {about} by {self.badge} at {self.terminal}"


@dataclass(slots=True)
class Workload:
    """Everything that is booked. `terminals` are name → workstation; `notes` what a reader should know of it."""

    terminals: dict[str, str]
    intentions: list[Intention] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def ordered(self) -> "Workload":
        """The same with the intentions in the order of their time."""
        self.intentions.sort(key=lambda intention: intention.ms)
        return self


class Posts:
    """`count` terminals spread over workstations, and which of them serves which workstation."""

    def __init__(self, workstations: Sequence[str], count: int) -> None:
        self.terminals: dict[str, str] = {}
        self._serving: dict[str, list[str]] = {workstation: [] for workstation in workstations}
        for number in range(count):
            place = workstations[number % len(workstations)]
            turn = number // len(workstations)
            name = f"T-{place}" if not turn else f"T-{place}-{turn + 1}"
            self.terminals[name[:64]] = place
            self._serving[place].append(name[:64])
        names = list(self.terminals)
        for number, place in enumerate(workstations):
            # Fewer terminals than workstations: some stand between two.
            if not self._serving[place]:
                self._serving[place].append(names[number % len(names)])

    def at(self, workstation: str, chain: int = 0) -> str:
        """A terminal that serves a workstation; the same for the same chain of bookings."""
        terminals = self._serving[workstation]
        return terminals[chain % len(terminals)]


def dice(name: str, seed: int) -> Random:
    """A die of its own for each part, so that one part's throws change no other's."""
    return Random(f"{name}-{seed}")  # noqa: S311  # a choice of work, no secret


def unique(words: Iterable[str]) -> list[str]:
    """Each once, in their order."""
    return list(dict.fromkeys(words))

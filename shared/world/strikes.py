"""What was done to a plant, and what of it had an effect: a fault that never bites proves nothing.

A fault is *struck* when somebody asks for it, and it has *bitten* when it changed what happened: it raised, dropped, held
back past a deadline, changed bytes, rolled back. A strike bites once, however long it lasts.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from shared.world.disk import Crash


class Strike:
    """One fault, done once. Its `kinds` are all the names it is counted under."""

    def __init__(self, kinds: tuple[str, ...] = (), bitten: Counter[str] | None = None) -> None:
        self.kinds = kinds
        self._bitten = bitten
        self._has = False

    def bite(self) -> None:
        """It has had an effect."""
        if not self._has:
            self._has = True
            if self._bitten is not None:
                self._bitten.update(self.kinds)


@dataclass(slots=True)
class Trap:
    """A named point at which a program ends when it comes to it."""

    point: str
    strike: Strike = field(default_factory=Strike)

    def spring(self) -> Crash:
        """The program has come to it."""
        self.strike.bite()
        return Crash(self.point)


@dataclass(slots=True)
class Strikes:
    """All faults of one plant: how often each kind struck, and how often it bit."""

    struck: Counter[str] = field(default_factory=Counter)
    bit: Counter[str] = field(default_factory=Counter)

    def strike(self, *kinds: str) -> Strike:
        """A fault is done, under these names."""
        self.struck.update(kinds)
        return Strike(kinds, self.bit)

    def add(self, other: "Strikes") -> None:
        """Those of another plant on top."""
        self.struck.update(other.struck)
        self.bit.update(other.bit)

    def toothless(self, kinds: Iterable[str]) -> list[str]:
        """Which of these kinds never bit."""
        return sorted(kind for kind in kinds if not self.bit[kind])

    def summary(self, kinds: Iterable[str]) -> str:
        """`kind struck/bit, …`, in the order of the names."""
        return ", ".join(f"{kind} {self.struck[kind]}/{self.bit[kind]}" for kind in sorted(kinds))

"""Where a simulation gets the machine of the side it may not import: by an entry point, like the command line."""

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from random import Random
from typing import Any, Final, Protocol

from shared.topics import Topics
from shared.world.broker import SimBroker
from shared.world.clocks import SimClock
from shared.world.strikes import Strike, Trap
from shared.world.wire import SimWire

GROUP: Final = "shopfloor.machines"


class Waiting(Protocol):
    """A command that is saved at a terminal and not answered."""

    @property
    def id(self) -> str:
        """Its identity."""


class Terminal(Protocol):
    """A terminal's machine, as far as whoever plays a plant's people needs it; `trouble.Device` is what faults need."""

    name: str
    workstation: str
    running: bool
    boots: int
    trap: Trap | None
    full: Strike | None
    clock: SimClock
    wire: SimWire

    def boot(self) -> None:
        """Start the program on what the disk holds."""

    def crash(self) -> None:
        """Power off."""

    def image(self) -> bytes:
        """What the disk holds now."""

    def put_back(self, image: bytes) -> None:
        """The device with another disk."""

    def book(self, verb: str, data: dict[str, Any], *, subject: str, badge: str) -> str:
        """Save a command. Its id; `""` when the terminal is off, has no room, or crashed over it."""

    def newest(self) -> str:
        """The id of what was saved last; only while it runs."""

    def waiting(self) -> Sequence[Waiting]:
        """What is saved and not answered."""

    def online(self) -> bool:
        """Whether the hub answers it."""


class MakeTerminal(Protocol):
    """Makes terminals' machines. `points` are the names of where they may crash."""

    @property
    def points(self) -> tuple[str, ...]:
        """Where it may crash."""

    def __call__(
        self,
        broker: SimBroker,
        topics: Topics,
        name: str,
        workstation: str,
        rng: Random,
        identity: Callable[[], str],
        image: bytes = b"",
    ) -> Terminal:
        """One device."""


def terminal_machine() -> MakeTerminal:
    """The installed terminal's machine. Raises `LookupError` when there is none."""
    for point in entry_points(group=GROUP):
        if point.name == "terminal":
            machine: MakeTerminal = point.load()
            return machine
    raise LookupError("the terminal's part is not installed: pip install 'shopfloor[terminal]'")

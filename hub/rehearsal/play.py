"""One run of a workload on real hub and terminals, on a simulated network: with faults or without."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Engine

from hub.rehearsal.hands import Hands
from hub.rehearsal.machine import POINTS, HubMachine
from hub.rehearsal.office import TOPICS, site_rules
from hub.rehearsal.workload import Intention, Workload, dice
from hub.store.database import open_database
from shared.world.broker import SimBroker
from shared.world.parts import MakeTerminal, Terminal
from shared.world.schedule import Schedule, StormError
from shared.world.strikes import Strikes
from shared.world.trouble import KINDS, Plant, Trouble
from shared.world.weather import HELD_MS, PACKET_FAULTS, Weather

MINUTE: Final = 60_000
HOUR: Final = 60 * MINUTE
DESTROYING: Final = frozenset({"disk-wiped", "disk-restored", "disk-cloned", "disk-then-hub-restored"})
"""What takes away the only copy of a booking, or makes a second: what is lost then is lost, and no comparison's matter."""
SOME_RATE: Final = 0.005
STRIKES: Final = 60
LOOK_MS: Final = MINUTE
CLOCKS_MS: Final = 6 * HOUR
"""So often somebody sets the clocks right: else a long run takes them out of the century that the contract allows."""
PATIENCE_MS: Final = 24 * HOUR
SETTLE_MS: Final = HOUR
STORM: Final = 20_000
"""So many actions of one client within a simulated minute are no plant's. A hub that says everything anew to all makes as
many as there are documents."""


@dataclass(frozen=True)
class Parts:
    """What a run is made of."""

    terminal: MakeTerminal
    hub: type[HubMachine] = HubMachine
    broker: type[SimBroker] = SimBroker


@dataclass
class Played:
    """What came out of a run."""

    machine: HubMachine
    hours: float
    saved: dict[str, Intention]
    """By id, what the terminals said is saved."""
    unsaved: int
    again: int
    waited: set[str]
    """What was unanswered for a minute or longer."""
    waiting: int
    offline: list[str]
    strikes: Strikes
    stuck: str
    """What went on for ever, `""` when nothing did."""

    def database(self) -> Engine:
        """The hub's database, when everything is over."""
        return open_database("sqlite://", creator=lambda: self.machine.disk)


@dataclass
class Play:
    """One run. `progress` hears how many intentions are saved more."""

    workload: Workload
    image: bytes
    start: int
    parts: Parts
    seed: int
    chaos: bool
    progress: Callable[[int], None] = lambda _more: None
    _saved: dict[str, Intention] = field(default_factory=dict)
    _waited: set[str] = field(default_factory=set)
    _ids: int = 0

    def __post_init__(self) -> None:
        self.schedule = Schedule(self.start, STORM * (len(self.workload.terminals) + 1))
        self.weather = Weather(dice("weather", self.seed))
        self.broker = self.parts.broker(self.schedule, self.weather)
        self.hub = self.parts.hub(self.broker, TOPICS, site_rules(), dice("hub", self.seed), self.image)
        self.devices: list[Terminal] = [
            self.parts.terminal(self.broker, TOPICS, name, place, dice(name, self.seed), self._identity)
            for name, place in self.workload.terminals.items()
        ]
        plant = Plant(self.broker, self.hub, self.devices, POINTS, self.parts.terminal.points, _no_clone)
        self.trouble = Trouble(plant, self.weather, dice("trouble", self.seed))
        by_terminal: dict[str, list[Intention]] = {}
        for intention in self.workload.intentions:
            by_terminal.setdefault(intention.terminal, []).append(intention)
        self.hands = [
            Hands(
                device,
                by_terminal.get(device.name, []),
                self.schedule,
                self.start + MINUTE,
                dice(f"hands-{device.name}", self.seed),
                self._note_saved,
            )
            for device in self.devices
        ]

    def _identity(self) -> str:
        self._ids += 1
        return f"00000000-0000-7000-8000-{self._ids:012d}"

    def _note_saved(self, intention: Intention, identity: str) -> None:
        self._saved[identity] = intention
        self.progress(1)

    def play(self) -> Played:
        """The work, with faults or without; then, without, until everything is answered and the last stray has come."""
        stuck = ""
        try:
            self._play()
        except StormError as storm:
            stuck = str(storm)
        hours = (self.schedule.now - self.start) / HOUR
        waiting = len(self._waiting())
        offline = [device.name for device in self.devices if not device.online()]
        self.hub.crash()
        left, again = sum(hands.left for hands in self.hands), sum(hands.again for hands in self.hands)
        return Played(self.hub, hours, self._saved, left, again, self._waited, waiting, offline, self.trouble.strikes, stuck)

    def _play(self) -> None:
        self.hub.boot()
        for device in self.devices:
            device.boot()
        for hands in self.hands:
            hands.begin()
        if self.chaos:
            self._begin_trouble()
        self._work()
        self.trouble.stop()
        self._settle()
        if self.chaos:
            self.schedule.run(self.schedule.now + HELD_MS + 5 * MINUTE)
            self._settle()

    def _begin_trouble(self) -> None:
        self.trouble.begin(tuple(kind for kind in KINDS if kind not in DESTROYING))
        # In a short run something happens oftener, so that every run is one.
        last = max(intention.ms for intention in self.workload.intentions)
        self.trouble.mean_ms = min(self.trouble.mean_ms, max(MINUTE, last // STRIKES))
        for kind in PACKET_FAULTS:
            self.weather.rates.setdefault(kind, SOME_RATE)

    def _work(self) -> None:
        """Until everything is saved. Work that can't be done is given up a day after it should have been."""
        last = self.start + max((intention.ms for intention in self.workload.intentions), default=0)
        due = self.start + CLOCKS_MS
        before: set[str] = set()
        while any(hands.left for hands in self.hands) and self.schedule.now < last + PATIENCE_MS:
            self.schedule.run(self.schedule.now + LOOK_MS)
            waiting = self._waiting()
            self._waited |= waiting & before
            before = waiting
            if self.schedule.now >= due:
                due += CLOCKS_MS
                self.hub.clock.set_right()
                for device in self.devices:
                    device.clock.set_right()

    def _settle(self) -> None:
        """Until nothing waits and everybody is online, but no longer than an hour."""
        end = self.schedule.now + SETTLE_MS
        while self.schedule.now < end:
            self.schedule.run(self.schedule.now + MINUTE)
            if not self._waiting() and all(device.online() for device in self.devices):
                return

    def _waiting(self) -> set[str]:
        return {entry.id for device in self.devices if device.running for entry in device.waiting()}


def _no_clone(_device: Any, _image: bytes) -> Any:
    raise AssertionError("a rehearsal clones no disk")

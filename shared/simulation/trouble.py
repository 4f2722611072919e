"""What goes wrong beyond single packets: cables, the broker, processes, disks, clocks. Chosen and timed by one seed.

Every run has a few kinds of trouble of its own, often: rare combinations are found sooner that way than with a little of
everything.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, Protocol

from shared.simulation.broker import SimBroker
from shared.simulation.clocks import YEAR_MS, SimClock
from shared.simulation.weather import PACKET_FAULTS, Weather
from shared.simulation.wire import SimWire

MINUTE: Final = 60_000


class Machine(Protocol):
    """The hub's or a terminal's machine."""

    name: str
    running: bool
    armed: str
    full: bool
    clock: SimClock
    wire: SimWire
    crashes: Counter[str]

    def boot(self) -> None:
        """Start the program, if it does not run."""

    def crash(self) -> None:
        """Power off."""


class Hub(Machine, Protocol):
    """The hub's."""

    busy: bool

    def backup(self) -> bytes:
        """Its database now."""

    def restore(self, backup: bytes) -> None:
        """Start on an older database."""


class Device(Machine, Protocol):
    """A terminal's."""

    boots: int

    def image(self) -> bytes:
        """Its disk now."""

    def put_back(self, image: bytes) -> None:
        """Another disk; the program is off."""


@dataclass
class Plant:
    """What trouble can be done to. `clone` makes a second device from a disk's image."""

    broker: SimBroker
    hub: Hub
    terminals: list[Any]
    hub_points: tuple[str, ...]
    terminal_points: tuple[str, ...]
    clone: Callable[[Any, bytes], Any]


@dataclass
class Trouble:
    """Makes trouble until it is told to stop. `told` hears of everything that can destroy a disk's content."""

    plant: Plant
    weather: Weather
    rng: Random
    told: Callable[[str, Any], None] = lambda _what, _machine: None
    counts: Counter[str] = field(default_factory=Counter)
    kinds: tuple[str, ...] = ()
    over: bool = False
    mean_ms: int = 8 * MINUTE
    _retained: dict[str, bytes] = field(default_factory=dict)
    _backup: bytes = b""
    _images: dict[str, bytes] = field(default_factory=dict)

    def begin(self, kinds: tuple[str, ...] = ()) -> None:
        """Choose what this run suffers from, and begin. Without `kinds` the seed chooses."""
        dice = self.rng
        packets = [one for one in PACKET_FAULTS if dice.random() < 0.4]
        self.weather.rates = {one: dice.choice((0.003, 0.02, 0.08)) for one in packets}
        self.kinds = kinds or tuple(one for one in KINDS if dice.random() < 0.3) or (dice.choice(tuple(KINDS)),)
        self.mean_ms = dice.choice((20_000, MINUTE, 4 * MINUTE))
        self._backup = self.plant.hub.backup()
        self._later(self._strike)
        self.plant.broker.schedule.after(dice.randint(1, 8 * MINUTE), self._take_copies)

    def stop(self) -> None:
        """From now on nothing goes wrong any more, and what is broken is mended."""
        self.over = self.weather.calm = True
        broker = self.plant.broker
        broker.denied.clear()
        broker.full.clear()
        for name in list(broker.cut):
            self._mend(name)
        broker.start()
        self.plant.hub.busy = False
        for machine in [self.plant.hub, *self.plant.terminals]:
            machine.armed = ""
            machine.full = False
            machine.boot()

    def _later(self, action: Callable[[], None]) -> None:
        self.plant.broker.schedule.after(round(self.rng.expovariate(1 / self.mean_ms)) + 1, action)

    def _strike(self) -> None:
        if self.over:
            return
        kind = self.rng.choice(self.kinds)
        self.counts[kind] += 1
        KINDS[kind](self)
        self._later(self._strike)

    def _take_copies(self) -> None:
        """Backups, images and snapshots that may come back."""
        if self.over:
            return
        dice = self.rng
        self._retained = dict(self.plant.broker.retained)
        if dice.random() < 0.5:
            self._backup = self.plant.hub.backup()
        device = dice.choice(self.plant.terminals)
        if device.boots:
            self._images[device.name] = device.image()
        self.plant.broker.schedule.after(dice.randint(1, 10 * MINUTE), self._take_copies)

    def _for_a_while(self, end: Callable[[], None], longest: int = 30 * MINUTE) -> None:
        lasting = round(1_000 * (longest / 1_000) ** self.rng.random())
        self.plant.broker.schedule.after(lasting, end)

    def _device(self) -> Any:
        return self.rng.choice(self.plant.terminals)

    def _anyone(self) -> Any:
        return self.rng.choice([self.plant.hub, *self.plant.terminals])

    # --- network and broker ---------------------------------------------------------------------------------------

    def _cut(self, up: bool, down: bool) -> None:
        machine = self._anyone()
        self.plant.broker.set_cut(machine.name, up=up, down=down)
        self._for_a_while(lambda: self._mend(machine.name))

    def _mend(self, name: str) -> None:
        self.plant.broker.set_cut(name, up=True, down=True)

    def cut_both(self) -> None:
        """Nothing goes either way."""
        self._cut(up=False, down=False)

    def cut_up(self) -> None:
        """Nothing of it arrives."""
        self._cut(up=False, down=True)

    def cut_down(self) -> None:
        """It hears nothing."""
        self._cut(up=True, down=False)

    def half_open(self) -> None:
        """It thinks that it is connected."""
        machine = self._anyone()
        if machine.running:
            machine.wire.think_connected()

    def broker_forgets(self) -> None:
        """The broker dies, and comes back with what it kept some time ago."""
        self.plant.broker.crash(self._retained)
        self._for_a_while(self.plant.broker.start, 5 * MINUTE)

    def queue_full(self) -> None:
        """What is for it is thrown away, and acknowledged to its sender."""
        name = self._anyone().name
        self.plant.broker.full.add(name)
        self._for_a_while(lambda: self.plant.broker.full.discard(name))

    def denied(self) -> None:
        """What it sends is thrown away, and acknowledged as a success."""
        name = self._device().name
        self.plant.broker.denied.add(name)
        self._for_a_while(lambda: self.plant.broker.denied.discard(name))

    def takeover(self) -> None:
        """Others connect under its id, a few times."""
        name = self._anyone().name
        broker = self.plant.broker
        for _ in range(self.rng.randint(1, 5)):
            broker.schedule.after(self.rng.randint(1, 20_000), self._kick, name)

    def _kick(self, name: str) -> None:
        for session in [one for one in self.plant.broker.sessions.values() if one.end.name == name]:
            self.plant.broker.end(session, "another client took over this id")

    # --- processes and disks --------------------------------------------------------------------------------------

    def hub_crash(self) -> None:
        """The hub ends at a point it comes to."""
        hub = self.plant.hub
        hub.armed = self.rng.choice(self.plant.hub_points)
        if hub.armed == "migrating" and hub.running:
            self._restart_hub()

    def _restart_hub(self) -> None:
        self.plant.hub.crash()
        self.plant.broker.schedule.after(self.rng.randint(500, MINUTE), self.plant.hub.boot)

    def hub_killed(self) -> None:
        """The hub ends now."""
        self._restart_hub()

    def terminal_crash(self) -> None:
        """A terminal ends at a point it comes to."""
        self._device().armed = self.rng.choice(self.plant.terminal_points)

    def terminal_killed(self) -> None:
        """A terminal ends now."""
        device = self._device()
        device.crash()
        self.plant.broker.schedule.after(self.rng.randint(500, 5 * MINUTE), device.boot)

    def hub_full(self) -> None:
        """Its disk is full."""
        hub = self.plant.hub
        hub.full = True
        self._for_a_while(lambda: setattr(hub, "full", False), 10 * MINUTE)

    def hub_busy(self) -> None:
        """Somebody else holds its database."""
        hub = self.plant.hub
        hub.busy = True
        self._for_a_while(lambda: setattr(hub, "busy", False), MINUTE)

    def terminal_full(self) -> None:
        """A terminal's disk is full."""
        device = self._device()
        device.full = True
        self._for_a_while(lambda: setattr(device, "full", False), 10 * MINUTE)

    def hub_restored(self) -> None:
        """An older backup is put in its place."""
        self.told("hub-restored", self.plant.hub)
        self.plant.hub.restore(self._backup)

    def wiped(self) -> None:
        """A terminal gets an empty disk."""
        self._other_disk("disk-wiped", self._device(), b"")

    def put_back(self) -> None:
        """A terminal gets its disk back as it was once."""
        device = self._device()
        image = self._images.get(device.name)
        if image is not None:
            self._other_disk("disk-restored", device, image)

    def _other_disk(self, what: str, device: Any, image: bytes) -> None:
        self.told(what, device)
        device.put_back(image)
        self.plant.broker.schedule.after(self.rng.randint(MINUTE, 10 * MINUTE), device.boot)

    def cloned(self) -> None:
        """A second device works with a copy of the disk, under the same name."""
        device = self._device()
        if device.boots and len(self.plant.terminals) < 10:
            self.told("disk-cloned", device)
            twin = self.plant.clone(device, device.image())
            self.plant.terminals.append(twin)
            twin.boot()

    # --- clocks -----------------------------------------------------------------------------------------------------

    def clock_years(self) -> None:
        """A clock is years off."""
        self._device().clock.jump(self.rng.choice((-2, -1, 1, 2)) * YEAR_MS)

    def clock_drifts(self) -> None:
        """A clock is fast or slow."""
        self._device().clock.drift = self.rng.randint(-50_000, 50_000)

    def clock_jumps(self) -> None:
        """Somebody sets a clock."""
        self._device().clock.jump(self.rng.randint(-6 * 60, 6 * 60) * MINUTE)

    def hub_clock_jumps(self) -> None:
        """Somebody sets the hub's clock."""
        self.plant.hub.clock.jump(self.rng.randint(-60, 60) * MINUTE)


KINDS: Final[dict[str, Callable[[Trouble], None]]] = {
    "cut": Trouble.cut_both,
    "cut-up": Trouble.cut_up,
    "cut-down": Trouble.cut_down,
    "half-open": Trouble.half_open,
    "broker-forgets": Trouble.broker_forgets,
    "queue-full": Trouble.queue_full,
    "denied-as-success": Trouble.denied,
    "id-taken-over": Trouble.takeover,
    "hub-crash": Trouble.hub_crash,
    "hub-killed": Trouble.hub_killed,
    "hub-disk-full": Trouble.hub_full,
    "hub-database-busy": Trouble.hub_busy,
    "hub-restored": Trouble.hub_restored,
    "terminal-crash": Trouble.terminal_crash,
    "terminal-killed": Trouble.terminal_killed,
    "terminal-disk-full": Trouble.terminal_full,
    "disk-wiped": Trouble.wiped,
    "disk-restored": Trouble.put_back,
    "disk-cloned": Trouble.cloned,
    "clock-years-off": Trouble.clock_years,
    "clock-drifts": Trouble.clock_drifts,
    "clock-jumps": Trouble.clock_jumps,
    "hub-clock-jumps": Trouble.hub_clock_jumps,
}
"""All kinds of trouble by name."""

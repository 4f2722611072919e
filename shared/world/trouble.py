"""What goes wrong beyond single packets: cables, the broker, processes, disks, clocks. Chosen and timed by one seed.

Every run has a few kinds of trouble of its own, often: rare combinations are found sooner that way than with a little of
everything.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, Protocol

from shared.world.broker import Cut, SimBroker
from shared.world.clocks import YEAR_MS, SimClock
from shared.world.strikes import Strike, Strikes, Trap
from shared.world.weather import PACKET_FAULTS, Weather
from shared.world.wire import SimWire

MINUTE: Final = 60_000


class Machine(Protocol):
    """The hub's or a terminal's machine."""

    name: str
    running: bool
    trap: Trap | None
    full: Strike | None
    clock: SimClock
    wire: SimWire

    def boot(self) -> None:
        """Start the program, if it does not run."""

    def crash(self) -> None:
        """Power off."""


class Hub(Machine, Protocol):
    """The hub's."""

    busy: Strike | None

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
    """Makes trouble until it is told to stop. `report` hears of everything that can destroy a disk's content."""

    plant: Plant
    weather: Weather
    rng: Random
    report: Callable[[str, Any], None] = lambda _what, _machine: None
    kinds: tuple[str, ...] = ()
    over: bool = False
    mean_ms: int = 8 * MINUTE
    _retained: dict[str, bytes] = field(default_factory=dict)
    _backup: bytes = b""
    _images: dict[str, bytes] = field(default_factory=dict)

    @property
    def strikes(self) -> Strikes:
        """What was done, and what of it bit."""
        return self.weather.strikes

    def begin(self, kinds: tuple[str, ...] = ()) -> None:
        """Choose what this run suffers from, and begin. Without `kinds` the seed chooses."""
        dice = self.rng
        packets = [fault for fault in PACKET_FAULTS if dice.random() < 0.4]
        self.weather.rates = {fault: dice.choice((0.003, 0.02, 0.08)) for fault in packets}
        self.kinds = kinds or tuple(kind for kind in KINDS if dice.random() < 0.3) or (dice.choice(tuple(KINDS)),)
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
            broker.mend(name)
        broker.start()
        self.plant.hub.busy = None
        for machine in [self.plant.hub, *self.plant.terminals]:
            machine.trap = machine.full = None
            machine.boot()

    def _later(self, action: Callable[[], None]) -> None:
        self.plant.broker.schedule.after(round(self.rng.expovariate(1 / self.mean_ms)) + 1, action)

    def _strike(self) -> None:
        if self.over:
            return
        kind = self.rng.choice(self.kinds)
        KINDS[kind](self, self.strikes.strike(kind))
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

    def _for_a_while(self, end: Callable[[], object], longest: int = 30 * MINUTE) -> None:
        lasting = round(1_000 * (longest / 1_000) ** self.rng.random())
        self.plant.broker.schedule.after(lasting, end)

    def _device(self) -> Any:
        return self.rng.choice(self.plant.terminals)

    def _anyone(self) -> Any:
        return self.rng.choice([self.plant.hub, *self.plant.terminals])

    # --- network and broker ---------------------------------------------------------------------------------------

    def _cut(self, strike: Strike, *, up: bool, down: bool) -> None:
        name = self._anyone().name
        self.plant.broker.set_cut(name, Cut(up, down, strike))
        self._for_a_while(lambda: self.plant.broker.mend(name))

    def cut_both(self, strike: Strike) -> None:
        """Nothing goes either way."""
        self._cut(strike, up=True, down=True)

    def cut_up(self, strike: Strike) -> None:
        """Nothing of it arrives."""
        self._cut(strike, up=True, down=False)

    def cut_down(self, strike: Strike) -> None:
        """It hears nothing."""
        self._cut(strike, up=False, down=True)

    def half_open(self, strike: Strike) -> None:
        """It thinks that it is connected."""
        machine = self._anyone()
        if machine.running:
            machine.wire.think_connected(strike)

    def broker_forgets(self, strike: Strike) -> None:
        """The broker dies, and comes back with what it kept some time ago."""
        broker = self.plant.broker
        if broker.sessions or broker.retained != self._retained:
            strike.bite()
        broker.crash(self._retained)
        self._for_a_while(broker.start, 5 * MINUTE)

    def queue_full(self, strike: Strike) -> None:
        """What is for it is thrown away, and acknowledged to its sender."""
        name = self._anyone().name
        self.plant.broker.full[name] = strike
        self._for_a_while(lambda: self.plant.broker.full.pop(name, None))

    def denied(self, strike: Strike) -> None:
        """What it sends is thrown away, and acknowledged as a success."""
        name = self._device().name
        self.plant.broker.denied[name] = strike
        self._for_a_while(lambda: self.plant.broker.denied.pop(name, None))

    def takeover(self, strike: Strike) -> None:
        """Others connect under its id, a few times."""
        name = self._anyone().name
        for _ in range(self.rng.randint(1, 5)):
            self.plant.broker.schedule.after(self.rng.randint(1, 20_000), self._kick, name, strike)

    def _kick(self, name: str, strike: Strike) -> None:
        if self.plant.broker.kick(name, "another client took over this id"):
            strike.bite()

    # --- processes and disks --------------------------------------------------------------------------------------

    def _trap(self, whose: str, points: tuple[str, ...], strike: Strike) -> Trap:
        """A point, counted under its own name too."""
        point = self.rng.choice(points)
        named = at_point(whose, point)
        self.strikes.struck[named] += 1
        return Trap(point, Strike((*strike.kinds, named), self.strikes.bit))

    def hub_crash(self, strike: Strike) -> None:
        """The hub ends at a point it comes to."""
        hub = self.plant.hub
        hub.trap = self._trap("hub", self.plant.hub_points, strike)
        if hub.trap.point == "migrating" and hub.running:
            self._restart_hub()

    def _restart_hub(self) -> None:
        self.plant.hub.crash()
        self.plant.broker.schedule.after(self.rng.randint(500, MINUTE), self.plant.hub.boot)

    def hub_killed(self, strike: Strike) -> None:
        """The hub ends now."""
        if self.plant.hub.running:
            strike.bite()
        self._restart_hub()

    def terminal_crash(self, strike: Strike) -> None:
        """A terminal ends at a point it comes to."""
        self._device().trap = self._trap("terminal", self.plant.terminal_points, strike)

    def terminal_killed(self, strike: Strike) -> None:
        """A terminal ends now."""
        device = self._device()
        if device.running:
            strike.bite()
        device.crash()
        self.plant.broker.schedule.after(self.rng.randint(500, 5 * MINUTE), device.boot)

    def hub_full(self, strike: Strike) -> None:
        """Its disk is full."""
        hub = self.plant.hub
        hub.full = strike
        self._for_a_while(lambda: setattr(hub, "full", None), 10 * MINUTE)

    def hub_busy(self, strike: Strike) -> None:
        """Somebody else holds its database."""
        hub = self.plant.hub
        hub.busy = strike
        self._for_a_while(lambda: setattr(hub, "busy", None), MINUTE)

    def terminal_full(self, strike: Strike) -> None:
        """A terminal's disk is full."""
        device = self._device()
        device.full = strike
        self._for_a_while(lambda: setattr(device, "full", None), 10 * MINUTE)

    def hub_restored(self, strike: Strike) -> None:
        """An older backup is put in its place."""
        self._hub_back(self._backup, strike)

    def _hub_back(self, backup: bytes, strike: Strike) -> None:
        self.report("hub-restored", self.plant.hub)
        if self.plant.hub.backup() != backup:
            strike.bite()
        self.plant.hub.restore(backup)

    def wiped(self, strike: Strike) -> None:
        """A terminal gets an empty disk."""
        self._other_disk("disk-wiped", self._device(), b"", strike)

    def put_back(self, strike: Strike) -> None:
        """A terminal gets its disk back as it was once."""
        device = self._device()
        image = self._images.get(device.name)
        if image is not None:
            self._other_disk("disk-restored", device, image, strike)

    def both_restored(self, strike: Strike) -> None:
        """A terminal's disk comes back as it was, so that it numbers anew; then the hub's, from before what both had.

        What the hub lacks then stands in the terminal's journal under its earlier numbering.
        """
        device, backup = self._device(), self.plant.hub.backup()
        minutes = [self.rng.randint(2, 15) * MINUTE for _ in range(3)]
        after = self.plant.broker.schedule.after

        def take() -> None:
            if not self.over and device.boots:
                after(minutes[1], put_back, device.image())

        def put_back(image: bytes) -> None:
            if not self.over:
                self._other_disk("disk-restored", device, image, Strike(), MINUTE)
                after(MINUTE + minutes[2], restore)

        def restore() -> None:
            if not self.over and device.running:
                self._hub_back(backup, strike)

        after(minutes[0], take)

    def _other_disk(self, what: str, device: Any, image: bytes, strike: Strike, ms: int = 0) -> None:
        self.report(what, device)
        if device.image() != image:
            strike.bite()
        device.put_back(image)
        self.plant.broker.schedule.after(ms or self.rng.randint(MINUTE, 10 * MINUTE), device.boot)

    def cloned(self, strike: Strike) -> None:
        """A second device works with a copy of the disk, under the same name."""
        device = self._device()
        if device.boots and len(self.plant.terminals) < 10:
            self.report("disk-cloned", device)
            twin = self.plant.clone(device, device.image())
            self.plant.terminals.append(twin)
            twin.boot()
            if twin.running:
                strike.bite()

    # --- clocks -----------------------------------------------------------------------------------------------------

    def clock_years(self, strike: Strike) -> None:
        """A clock is years off."""
        self._device().clock.jump(self.rng.choice((-2, -1, 1, 2)) * YEAR_MS, strike)

    def clock_drifts(self, strike: Strike) -> None:
        """A clock is fast or slow."""
        self._device().clock.run_wrong(self.rng.randint(-50_000, 50_000), strike)

    def clock_jumps(self, strike: Strike) -> None:
        """Somebody sets a clock."""
        self._device().clock.jump(self.rng.randint(-6 * 60, 6 * 60) * MINUTE, strike)

    def hub_clock_jumps(self, strike: Strike) -> None:
        """Somebody sets the hub's clock."""
        self.plant.hub.clock.jump(self.rng.randint(-60, 60) * MINUTE, strike)


def at_point(whose: str, point: str) -> str:
    """What an end at a named point is counted as."""
    return f"{whose} ends at {point}"


KINDS: Final[dict[str, Callable[[Trouble, Strike], None]]] = {
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
    "disk-then-hub-restored": Trouble.both_restored,
    "clock-years-off": Trouble.clock_years,
    "clock-drifts": Trouble.clock_drifts,
    "clock-jumps": Trouble.clock_jumps,
    "hub-clock-jumps": Trouble.hub_clock_jumps,
}
"""All kinds of trouble by name."""


def every_kind(
    hub_points: tuple[str, ...], terminal_points: tuple[str, ...], left_out: frozenset[str] = frozenset()
) -> list[str]:
    """Every name that strikes are counted under, but for the kinds of trouble that are left out."""
    points = [at_point("hub", point) for point in hub_points] + [at_point("terminal", point) for point in terminal_points]
    return [*PACKET_FAULTS, *(kind for kind in KINDS if kind not in left_out), *points]

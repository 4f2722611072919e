"""One seed, from the first scan to the verdict."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any

from sqlalchemy import Engine

from hub.proof.verify.report import verify
from hub.rehearsal.machine import POINTS as HUB_POINTS
from hub.rehearsal.machine import HubMachine
from hub.store.database import open_database
from shared.world.schedule import Schedule, StormError
from shared.world.strikes import Strikes
from shared.world.trouble import Plant, Trouble
from shared.world.weather import Weather
from terminal.rehearsal.board import BoardMachine
from terminal.rehearsal.machine import POINTS as TERMINAL_POINTS
from terminal.rehearsal.machine import TerminalMachine
from tests.simulation.again import fed_again, rebuilt
from tests.simulation.erp import Erp
from tests.simulation.migrating import crashes_while_migrating
from tests.simulation.notebook import Notebook
from tests.simulation.oracle import Durable, Oracle, Verdict
from tests.simulation.people import Person
from tests.simulation.plain import rows, tables
from tests.simulation.plan import BADGES, STATIONS, STORM, image
from tests.simulation.seen import differences
from tests.simulation.witness import Witness
from tests.support.hub import START, TOPICS, site_rules

UPGRADED = 0.1
"""The share of runs that begin with an upgrade."""
MINUTE = 60_000
HOUR = 60 * MINUTE
CONVERGE_MS = 45 * MINUTE
HISTORY_EVERY = 10
"""In one seed of so many the whole history is fed again, and replayed."""


@dataclass
class Outcome:
    """What a seed gave."""

    seed: int
    verdict: Verdict
    hours: float
    acts: int
    strikes: Strikes
    problems: list[str]

    @property
    def clean(self) -> bool:
        """Whether every promise held."""
        return not self.problems


@dataclass
class Parts:
    """What a run is made of; a test puts a broken one in."""

    hub: type[HubMachine] = HubMachine
    terminal: type[TerminalMachine] = TerminalMachine
    board: type[BoardMachine] = BoardMachine


@dataclass
class Run:
    """One seed's plant. `trace` gets a line for everything that happens."""

    seed: int
    parts: Parts = field(default_factory=Parts)
    trace: Callable[[str], None] | None = None
    kinds: tuple[str, ...] = ()
    hasty: bool = False
    """Whether to give up at the first problem: enough to know that there is one."""

    def __post_init__(self) -> None:
        self.dice = Random(f"shopfloor-{self.seed}")
        self.schedule = Schedule(START + HOUR, STORM)
        self.weather = Weather(Random(f"weather-{self.seed}"))
        self.broker = Witness(self.schedule, self.weather)
        self.ids = 0
        self.hub = self.parts.hub(self.broker, TOPICS, site_rules(), Random(f"hub-{self.seed}"), image())
        self.broker.watch(self.hub)
        self.board = self.parts.board(self.broker, TOPICS)
        self.erp = Erp(self.broker, TOPICS, Random(f"erp-{self.seed}"))
        self.book = Notebook()
        self.people: list[Person] = []
        self.durable: dict[str, Durable] = {}
        self.problems = self.broker.problems
        self.twins: set[str] = set()
        self.struck: set[str] = set()
        self.restored = False
        stations = STATIONS[: self.dice.randint(3, 8)]
        self.terminals: list[TerminalMachine] = []
        for station in stations:
            self._device(f"T-{station}", station, b"")
        plant = Plant(self.broker, self.hub, self.terminals, HUB_POINTS, tuple(TERMINAL_POINTS), self._clone)
        self.trouble = Trouble(plant, self.weather, Random(f"trouble-{self.seed}"), self._told)

    # --- the plant --------------------------------------------------------------------------------------------------

    def _identity(self) -> str:
        self.ids += 1
        return f"00000000-0000-7000-8000-{self.ids:012d}"

    def _device(self, name: str, station: str, content: bytes) -> TerminalMachine:
        dice = Random(f"{name}-{len(self.terminals)}-{self.seed}")
        device = self.parts.terminal(self.broker, TOPICS, name, station, dice, self._identity, content)
        device.on_commit = lambda statements: self._committed(device, statements)
        self.terminals.append(device)
        return device

    def _clone(self, device: TerminalMachine, content: bytes) -> TerminalMachine:
        twin = self._device(device.name, device.workstation, content)
        self.terminals.pop()  # whoever asked for it adds it
        self._person(twin, self.dice.randint(3, 10))
        return twin

    def _person(self, device: TerminalMachine, acts: int) -> None:
        pace = self.dice.choice((3_000, 20_000, 90_000))
        dice = Random(f"person-{len(self.terminals)}-{device.name}-{self.seed}")
        person = Person(device, BADGES[device.workstation], dice, self.book, self.schedule, acts, pace)
        self.people.append(person)
        self.schedule.after(self.dice.randint(2_000, 60_000), person.live)

    # --- watching -----------------------------------------------------------------------------------------------------

    def _told(self, what: str, machine: Any) -> None:
        self._say(f"{what} {machine.name}")
        if what == "hub-restored":
            self.restored = True
            self.broker.check()
        else:
            self.twins.add(machine.name)

    def _say(self, text: str) -> None:
        if self.trace is not None:
            moment = datetime.fromtimestamp(self.schedule.now / 1000, UTC).isoformat(timespec="milliseconds")
            self.trace(f"{moment[5:-6]} {text}")

    def _committed(self, device: TerminalMachine, statements: frozenset[str]) -> None:
        if "INSERT INTO outbox" in statements:
            self._saved(device)
        if "UPDATE outbox SET" in statements:
            self._settled(device)

    def _saved(self, device: TerminalMachine) -> None:
        newest = "SELECT id, epoch, seq, verb, body FROM outbox ORDER BY rowid DESC LIMIT 1"
        identity, epoch, seq, verb, body = rows(device.disk, newest)[0]
        ms = round(datetime.fromisoformat(json.loads(body)["time"]).timestamp() * 1000)
        self.durable[identity] = Durable(identity, device.name, epoch, seq, verb, ms)
        self._say(f"{device.name} saved {verb} {epoch} {seq} {identity[-4:]}")

    def _settled(self, device: TerminalMachine) -> None:
        """L23: what a terminal was told is accepted is in the hub's database, whatever happened to the hub."""
        if self.restored:
            return
        answered = "SELECT id, status, ack FROM outbox WHERE status NOT IN ('queued', 'quarantined')"
        arrived = {identity for (identity,) in rows(self.hub.disk, "SELECT id FROM inbox WHERE source LIKE 't/%'")}
        for identity, status, _ack in rows(device.disk, answered):
            if identity not in arrived:
                self.problems.append(f"L23: {device.name} was told that {identity} is {status}; the hub does not have it")

    def waiting(self) -> set[str]:
        """What is saved somewhere and not answered."""
        queued = "SELECT id FROM outbox WHERE status = 'queued'"
        return {identity for device in self.terminals if device.boots for (identity,) in rows(device.disk, queued)}

    # --- the run --------------------------------------------------------------------------------------------------------

    def play(self) -> Outcome:
        """Phase one with faults, phase two without, and the verdict."""
        try:
            return self._play()
        except StormError as storm:
            named = [str(self.durable.get(identity, identity)) for identity in sorted(self.waiting())[:3]]
            self.problems.append(
                f"livelock: {storm}; {len(named)} of what waits: {named}; last on the bus: {self.broker.last}"
            )
            return self._outcome(Verdict())
        finally:
            self.hub.crash()
            for machine in self.terminals:
                machine.crash()

    def _play(self) -> Outcome:
        if self.dice.random() < UPGRADED:
            self.problems += crashes_while_migrating(self.parts.hub, Random(f"migrating-{self.seed}"), self.weather.strikes)
        self.hub.boot()
        for device in self.terminals:
            device.boot()
        self.board.boot()
        self.erp.boot()
        acts = self.dice.randint(20, 80)
        for number, device in enumerate(self.terminals):
            self._person(device, acts // len(self.terminals) + (number < acts % len(self.terminals)))
        self.trouble.begin(self.kinds)
        self._say(f"{len(self.terminals)} terminals, {acts} acts; {self.weather.rates}; {self.trouble.kinds}")
        shift = self.dice.randint(10 * MINUTE, 90 * MINUTE)
        end = self.schedule.now + shift
        while self.schedule.now < end and not (self.hasty and self.problems):
            self.schedule.run(min(end, self.schedule.now + 5 * MINUTE))
            self.struck |= self.waiting()
        if self.hasty and self.problems:
            return self._outcome(Verdict())
        self._say("calm")
        self.trouble.stop()
        self.erp.busy = False
        for person in self.people:
            person.go_home()
        end = self.schedule.now + CONVERGE_MS
        while self.schedule.now < end and not self._settled_down():
            self.schedule.run(self.schedule.now + 3 * MINUTE)
        self._converged()
        if not self.problems:
            self._say("everything is said anew")
            self.broker.crash(self.broker.retained)
            self.schedule.after(MINUTE, self.broker.start)
            self.schedule.run(max(self.schedule.now + 5 * MINUTE, self.broker.strays_until) + 5 * MINUTE)
            self.broker.tell_the_past(self.dice)
            self.schedule.run(self.schedule.now + 5 * MINUTE)
            self._converged()
            self._seen()
        return self._outcome(self._judge())

    def digest(self) -> str:
        """All that happened, and all that is left on every disk, as one number."""
        machines: list[HubMachine | TerminalMachine] = [self.hub, *self.terminals]
        for machine in machines:
            self.broker.note(machine.name, repr(tables(machine.disk)))
        return self.broker.digest()

    def _outcome(self, verdict: Verdict) -> Outcome:
        hours = (self.schedule.now - START - HOUR) / HOUR
        return Outcome(self.seed, verdict, hours, self.book.acts, self.trouble.strikes, self.problems)

    def _settled_down(self) -> bool:
        couriers = [device.core.courier for device in self.terminals]
        at_home = all(person.is_home for person in self.people)
        return at_home and not self.waiting() and all(courier.online or courier.replaced for courier in couriers)

    def _converged(self) -> None:
        """Liveness: without faults everything is answered, everybody is online."""
        waiting = self.waiting()
        if waiting:
            named = [str(self.durable.get(identity, identity)) for identity in sorted(waiting)[:3]]
            self.problems.append(f"liveness: {len(waiting)} still wait, {named}")
        for device in self.terminals:
            courier = device.core.courier
            if not (courier.online or courier.replaced):
                self.problems.append(f"liveness: {device.name} is not online")

    def _seen(self) -> None:
        """What people see is the hub's truth."""
        there = [device for device in self.terminals if not device.core.courier.replaced]
        wrong = list(differences(self.hub, there, self.board, self.schedule.now))
        self.problems += [f"seen: {difference}" for difference in wrong]

    def _judge(self) -> Verdict:
        on_disk: dict[str, str] = {}
        for device in self.terminals:
            on_disk |= dict(rows(device.disk, "SELECT id, status FROM outbox"))
        oracle = Oracle(self.book, self.durable, on_disk, self.twins, self.struck)
        verdict = oracle.judge(self.hub.disk)
        self.problems += verdict.faults + self.erp.judge(self.hub.disk)
        with self.database().connect() as connection:
            report = verify(connection)
            connection.rollback()
        self.problems += [str(breach) for breach in report.breaches]
        self.broker.check()
        if self.seed % HISTORY_EVERY == 0:
            self.problems += fed_again(self.hub.backup()) + rebuilt(self.database())
        return verdict

    def database(self) -> Engine:
        """The hub's database for somebody else."""
        return open_database("sqlite://", creator=lambda: self.hub.disk)

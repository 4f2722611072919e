"""The simulated plant's own teeth: every fault bites, after a restart too; a livelock is a finding; one run is one run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from random import Random

import pytest

from hub.rehearsal.machine import POINTS, HubMachine
from shared.world.broker import SimBroker
from shared.world.disk import Crash
from shared.world.schedule import Schedule, StormError
from shared.world.strikes import Strike, Strikes, Trap
from shared.world.weather import PACKET_FAULTS, Packet, Weather
from terminal.rehearsal.machine import POINTS as TERMINAL_POINTS
from terminal.rehearsal.machine import TerminalMachine
from tests.simulation.many import EVERY_KIND, Total
from tests.simulation.mutant_terminals import NeverWaiting
from tests.simulation.plan import STORM, image
from tests.simulation.run import Parts, Run
from tests.support.hub import START, TOPICS, site_rules

MINUTE = 60_000
AT_WORK = [point for point in POINTS if point not in ("migrating", "welcome", "between-acks")]
"""Points that a hub comes to when one command comes."""


@dataclass
class Small:
    """A hub and one terminal, in good weather."""

    strikes: Strikes = field(default_factory=Strikes)

    def __post_init__(self) -> None:
        self.schedule = Schedule(START, STORM)
        self.broker = SimBroker(self.schedule, Weather(Random(1)))
        self.hub = HubMachine(self.broker, TOPICS, site_rules(), Random(2), image())
        ids = iter(range(1, 1_000))
        self.terminal = TerminalMachine(
            self.broker, TOPICS, "T-CUT-01", "CUT-01", Random(3), lambda: f"00000000-0000-7000-8000-{next(ids):012d}"
        )
        self.hub.boot()
        self.terminal.boot()
        self.wait(2)

    def wait(self, minutes: int) -> None:
        self.schedule.run(self.schedule.now + minutes * MINUTE)

    def note(self) -> str:
        """Something small is booked."""
        return self.terminal.book("note", {"subject": "MO-2026-00001", "text": "a word"}, subject="", badge="0021")


@pytest.fixture(name="small")
def _small() -> Iterator[Small]:
    """A plant in which hub and terminal have been restarted once: faults are as sharp as before."""
    plant = Small()
    plant.hub.crash()
    plant.terminal.crash()
    plant.hub.boot()
    plant.terminal.boot()
    plant.wait(2)
    yield plant
    plant.hub.crash()
    plant.terminal.crash()


@pytest.mark.parametrize("point", AT_WORK)
def test_a_restarted_hub_ends_at_every_point(small: Small, point: str) -> None:
    """The hub that runs on its own disk again is watched like the first."""
    strike = small.strikes.strike(point)
    small.hub.trap = Trap(point, strike)
    boots = small.hub.boots
    assert small.note()
    small.wait(5)
    assert small.strikes.bit[point] == 1
    assert not small.hub.trap
    assert small.hub.boots > boots
    assert small.terminal.waiting() == []


@pytest.mark.parametrize(
    "place",
    [
        "op/CUT/MO-2026-99999-010",
        "job/CUT/MO-2026-99999-010",
        "mo/MO-2026-99999",
        "op/CUT/x",
        "mo/a b",
        "ws/$x",
        "ref/item/",
    ],
)
def test_what_a_former_life_or_somebody_else_left_is_taken_away(small: Small, place: str) -> None:
    """Of orders that are not in the backup, or of no order at all: the hub clears it, and goes on."""
    topic = f"{TOPICS.root}/state/{place}"
    small.broker.retained[topic] = b'{"rev":7}'
    small.hub.crash()
    small.hub.boot()
    small.wait(2)
    assert topic not in small.broker.retained
    small.note()
    small.wait(2)
    assert small.terminal.waiting() == []


@pytest.mark.parametrize("fault", ["full", "busy"])
def test_a_restarted_hub_s_database_fails(small: Small, fault: str) -> None:
    """Full or busy: nothing is answered until it is over."""
    setattr(small.hub, fault, small.strikes.strike(fault))
    small.note()
    small.wait(1)
    assert small.strikes.bit[fault] == 1
    assert len(small.terminal.waiting()) == 1
    setattr(small.hub, fault, None)
    small.wait(5)
    assert small.terminal.waiting() == []


@pytest.mark.parametrize(
    "point", [point for point in TERMINAL_POINTS if point not in ("remembering", "greeting", "documents")]
)
def test_a_restarted_terminal_ends_at_every_point(small: Small, point: str) -> None:
    """And so is the terminal."""
    small.terminal.trap = Trap(point, small.strikes.strike(point))
    small.note()
    small.wait(5)
    assert small.strikes.bit[point] == 1


def test_a_strike_bites_once_and_is_counted_under_all_its_names() -> None:
    """However long a cable is cut, it was cut once; what never bit is named."""
    strikes = Strikes()
    strikes.strike("cut", "cut-up").bite()
    twice = strikes.strike("cut")
    twice.bite()
    twice.bite()
    strikes.strike("drop")
    assert (strikes.struck["cut"], strikes.bit["cut"], strikes.bit["cut-up"]) == (2, 2, 1)
    assert strikes.toothless(["cut", "drop", "flip"]) == ["drop", "flip"]
    assert "drop 1/0" in strikes.summary(["cut", "drop"])
    assert isinstance(Trap("here").spring(), Crash)


@pytest.mark.parametrize("kind", PACKET_FAULTS)
def test_every_fault_of_a_packet_says_when_it_had_an_effect(kind: str) -> None:
    """Each bites when somebody who listens has heard a packet otherwise, or not at all; what changed nothing does not."""
    weather = Weather(Random(5), {kind: 1.0})
    for _ in range(300):
        for arrival in weather.fate(Packet("a", "t", b'{"a":1}')):
            arrival.heard(overtaken=True)
    struck, bit = weather.strikes.struck[kind], weather.strikes.bit[kind]
    assert struck == 300
    assert struck / 2 < bit <= struck if kind != "delay" else struck / 4 < bit < struck
    quiet = Weather(Random(5), {"reorder": 1.0})
    for arrival in quiet.fate(Packet("a", "t", b"x")):
        arrival.heard(overtaken=False)  # it came late, but nothing was sent behind it
    assert quiet.strikes.bit["reorder"] == 0


def test_a_run_in_which_a_fault_never_bit_is_named() -> None:
    """What is printed for people, and what fails a long run."""
    total = Total()
    assert total.toothless == sorted(EVERY_KIND)
    for kind in EVERY_KIND:
        total.strikes.strike(kind).bite()
    assert total.toothless == []


@pytest.mark.prove
def test_something_that_answers_itself_is_a_finding() -> None:
    """A plant that does not get on ends at once, and says what waits."""
    schedule = Schedule(START, 1_000)

    def again() -> None:
        schedule.after(1, again)

    again()
    with pytest.raises(StormError, match=r"more than 1000 actions within a simulated minute: .*again 1001"):
        schedule.run(START + MINUTE)
    problem = next(
        outcome.problems[0]
        for outcome in (Run(seed, Parts(terminal=NeverWaiting), kinds=("hub-restored",)).play() for seed in range(20))
        if not outcome.clean
    )
    assert problem.startswith("livelock: ")
    assert "Durable(id=" in problem


def test_clocks_bite_when_they_are_read() -> None:
    """A clock that nobody looks at harms nobody; one that is off by less than a second neither."""
    small, strikes = Small(), Strikes()
    small.terminal.crash()
    small.terminal.clock.jump(10, strikes.strike("little"))
    small.terminal.clock.now()
    small.terminal.clock.jump(90_000, strikes.strike("much"))
    assert strikes.bit["much"] == 0
    small.terminal.clock.now()
    assert (strikes.bit["little"], strikes.bit["much"]) == (0, 1)
    small.terminal.clock.run_wrong(50_000, strikes.strike("drift"))
    small.wait(1)
    small.terminal.clock.now()
    assert strikes.bit["drift"] == 1
    assert isinstance(Strike(), Strike)


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_one_run_is_one_run() -> None:
    """The same seeds in two processes, with other hash seeds, after deliberate bugs, and under load."""
    alone = _digests("1")
    with ExitStack() as load:
        for _ in range(2):
            spinning = load.enter_context(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
            load.callback(spinning.kill)
        crowded = _digests("4711", "--after", "commit per line", "--after", "ack before commit")
    assert alone == crowded
    assert len(set(alone)) == len(alone) == 4


def _digests(hash_seed: str, *words: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulation.digest", "3", "4", *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
    return done.stdout.split("\n")[:-1]

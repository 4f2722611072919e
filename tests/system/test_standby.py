"""Two hubs on one PostgreSQL: the server goes away and comes back, hubs are killed, and nothing is lost or doubled."""

import os
import random
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest

from hub.office.client import HubClient
from shared.bus import Bus
from shared.envelope import decode
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, all_answered, eventually
from tests.support.postgres import Server

pytestmark = [pytest.mark.system, pytest.mark.postgresql]
KILLS: Final = int(os.environ.get("SHOPFLOOR_KILLS", "30"))
TERMINALS: Final = ("T-CUT-01", "T-ASM-01", "T-LAC-01")
HUBS: Final = ("hub-a", "hub-b")
TAKES_OVER_MS: Final = 5_000


@pytest.fixture(name="server")
def _server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture(name="plant")
def _plant(tmp_path: Path, server: Server) -> Iterator[Plant]:
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS), url=server.url) as plant:
        plant.start("hub")
        plant.fill()
        yield plant


def said(plant: Plant, name: str, words: str) -> int:
    """How often a hub has said something."""
    log = plant.log_of(name)
    return log.read_text().count(words) if log.exists() else 0


def says(plant: Plant, name: str, words: str, times: int = 1) -> None:
    """Wait until it has."""
    eventually(lambda: said(plant, name, words) >= times, 40, f"{name} says {words}")


def work(plant: Plant, *terminals: str) -> None:
    """Start terminals, and wait for the first bookings."""
    for terminal in terminals:
        plant.start(terminal)
    eventually(lambda: len(plant.saved(terminals[0])) > 3, what="the first bookings")


def end(plant: Plant, *terminals: str) -> None:
    """All that was saved is in the ledger once, in its order."""
    for terminal in terminals:
        all_answered(plant, terminal)
        plant.stop(terminal)
    assert plant.assert_nothing_lost(list(terminals)) > 3


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restart_of_postgresql_is_survived(plant: Plant, server: Server, mode: Any) -> None:
    """The hub's process waits for it, says so, and goes on by itself; what is booked meanwhile waits at the terminals."""
    work(plant, "T-CUT-01")
    process, before = plant.processes["hub"].pid, len(plant.saved("T-CUT-01"))
    server.stop(mode)
    says(plant, "hub", "this hub stops at once and begins again")
    says(plant, "hub", "waiting for it")
    time.sleep(0.5)
    server.start()
    says(plant, "hub", "answers again")
    says(plant, "hub", "publishing everything", 2)
    eventually(lambda: len(plant.saved("T-CUT-01")) > before + 3, what="bookings go on")
    assert plant.processes["hub"].poll() is None
    assert plant.processes["hub"].pid == process
    assert "not-shown" not in plant.log_of("hub").read_text()
    end(plant, "T-CUT-01")
    plant.stop("hub")


def test_a_restart_that_takes_no_time_is_noticed_too(plant: Plant, server: Server) -> None:
    """The lock is gone though the next transaction finds a server: whoever writes has to take it again first."""
    work(plant, "T-CUT-01")
    for times in (1, 2):
        server.stop("immediate")
        server.start()
        says(plant, "hub", "this hub stops at once and begins again", times)
        says(plant, "hub", "publishing everything", times + 1)
    end(plant, "T-CUT-01")


class Ear:
    """Hears which hub says that it is alive."""

    def __init__(self, plant: Plant) -> None:
        self.alive = ""
        topics = Topics("test")
        self.bus = Bus(
            plant.broker.settings("office"), name="ear", emit=self._heard, subscriptions=lambda: [topics.hub_status], qos=1
        )
        self.bus.start()

    def hears(self, name: str) -> None:
        """Wait until it is that one."""
        eventually(lambda: self.alive == name, 20, f"{name} is alive")

    def _heard(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            status = decode(event.payload)
            self.alive = str(status.get("hub")) if status["online"] else ""


def test_a_standby_takes_over_within_five_seconds(plant: Plant) -> None:
    """From the kill of one hub to the answer of the other, three times, while people work; and it says who it is."""
    work(plant, *TERMINALS)
    ear = Ear(plant)
    took = []
    for killed, other in pairwise(["hub", "hub-b", "hub-c", "hub-d"]):
        plant.start(other)
        says(plant, other, "standing by")
        ear.hears(killed)
        plant.kill(killed)
        began = time.monotonic()
        one_answer(plant)
        took.append(round((time.monotonic() - began) * 1000))
        ear.hears(other)
    print(f"from kill -9 to the next answer: {took} ms")
    ear.bus.stop()
    end(plant, *TERMINALS)
    assert max(took) < TAKES_OVER_MS


@pytest.mark.prove
def test_both_hubs_are_killed_in_turn(plant: Plant, server: Server) -> None:
    """At random moments, also while the other one is only just taking over; broker and database go down in between."""
    rng = random.Random(20261130)
    plant.kill("hub")
    for name in HUBS:
        plant.start(name)
    work(plant, *TERMINALS)
    for number in range(KILLS):
        time.sleep(rng.uniform(0.1, 2.5))
        victim = rng.choice([HUBS[number % 2], HUBS[number % 2], HUBS[(number + 1) % 2], "broker", "server"])
        if victim == "broker":
            plant.broker.kill()
            time.sleep(rng.uniform(0.0, 0.5))
            plant.broker.start()
        elif victim == "server":
            server.stop("immediate")
            time.sleep(rng.uniform(0.0, 1.0))
            server.start()
        else:
            plant.kill(victim)
            time.sleep(rng.uniform(0.0, 1.0))
            plant.start(victim)
    end(plant, *TERMINALS)
    assert [plant.processes[name].poll() for name in HUBS] == [None, None], "nobody has to start them again"


def one_answer(plant: Plant) -> None:
    """As soon as a hub gives one."""
    with HubClient(plant.settings("office"), timeout=40) as client:
        ack = client.send("receive", item="RM-006", location="RAW", q="1", cost="1")
        assert ack.status == "accepted", ack

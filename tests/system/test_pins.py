"""PINs under attack, real processes on a real broker: who guesses locks only themselves out, who floods delays nobody."""

import queue
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from hub.office.client import HubClient
from shared.bus import Bus
from shared.envelope import decode, to_bytes
from shared.settings import Settings
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Received
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
BOSS, PIN = "0011", "90817263"
A_SECOND = 200
SECONDS = 5
LONGEST_S = 5.0
"""Hashed in the hub's thread the last of them waited for half a minute."""


@pytest.fixture(name="plant")
def _plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    folder = tmp_path_factory.mktemp("pins")
    plant = Plant(folder, Mosquitto(folder / "broker", [*USERS, "stranger", "desk"]))
    plant.broker.start()
    plant.start("hub")
    with HubClient(plant.settings("office"), timeout=60) as client:
        assert client.send("put-operator", id=BOSS, name="Nasser", roles=["supervisor"]).status == "accepted"
        assert client.ask("set-pin", badge=BOSS, pin=PIN).status == "ok"
    yield plant
    plant.close()


def settings_of(plant: Plant, client: str) -> Settings:
    """A client with an account of its own, and no role."""
    return plant.settings(client).model_copy(update={"client": client})


def codes(plant: Plant, client: str, *pins: str) -> list[str]:
    """What somebody hears who types these PINs."""
    with HubClient(settings_of(plant, client), timeout=60) as asking:
        return [
            answer.code or answer.status
            for answer in (asking.ask("authorise", badge=BOSS, pin=pin, **{"for": "mo-hold"}) for pin in pins)
        ]


def test_who_guesses_locks_only_themselves_out(plant: Plant) -> None:
    """Again and again: the person goes on elsewhere, the lock outlasts a kill of the hub, and all of it is in the log."""
    assert codes(plant, "stranger", *["00000000"] * 7) == ["pin-wrong"] * 4 + ["pin-locked"] * 3
    assert codes(plant, "desk", PIN) == ["ok"]
    counted = "SELECT kind, sum(count) FROM security WHERE client = 'x/stranger' AND subject = '0011' GROUP BY kind"
    eventually(lambda: dict(plant.sql(counted)) == {"pin-wrong": 4, "pin-locked": 1}, what="it is kept, with its counts")
    plant.kill("hub")
    plant.start("hub")
    assert codes(plant, "stranger", PIN) == ["pin-locked"]
    assert codes(plant, "desk", PIN) == ["ok"]
    log = (plant.folder / "hub.log").read_text()
    assert log.count('"kind":"pin-wrong","client":"x/stranger","subject":"0011"') == 1, "said once, and counted"
    assert log.count('"kind":"pin-locked","client":"x/stranger","subject":"0011"') == 1
    assert PIN not in log
    assert "00000000" not in log


def test_a_flood_of_pins_delays_no_booking(plant: Plant) -> None:
    """Two hundred right ones a second from one client, all answered; another client's commands are decided in between."""
    answers: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    settings = settings_of(plant, "stranger")
    res = TOPICS.client("x", "stranger", "res")
    bus = Bus(settings.broker, name="stranger", emit=answers.put, subscriptions=lambda: [res])
    bus.start()
    try:
        eventually(lambda: isinstance(answers.get(timeout=10), Connected), what="the flooder's link")
        with HubClient(plant.settings("office"), timeout=120) as office:
            waits = _while(partial(_booked, office), bus)
    finally:
        heard = _heard(bus, answers)
        bus.stop()
    assert max(waits) < LONGEST_S, waits
    assert len(heard) == A_SECOND * SECONDS
    assert set(heard) == {"", "pin-busy"}
    assert heard.count("") > 1


def _while(book: Callable[[int], float], bus: Bus) -> list[float]:
    """How long each booking took while the PINs came in."""
    waits: list[float] = []
    sent, began = 0, time.monotonic()
    while sent < A_SECOND * SECONDS:
        while sent < min(A_SECOND * SECONDS, (time.monotonic() - began) * A_SECOND):
            body = {"id": f"q{sent}", "badge": BOSS, "pin": PIN, "for": "mo-hold"}
            bus.publish(TOPICS.request("x", "stranger", "authorise"), to_bytes(body))
            sent += 1
        waits.append(book(len(waits)))
    return waits


def _booked(office: HubClient, number: int) -> float:
    began = time.monotonic()
    assert office.send("put-reason", id=f"R{number}", kind="stop", text="breakdown").status == "accepted"
    return time.monotonic() - began


def _heard(bus: Bus, answers: "queue.SimpleQueue[BusEvent]") -> list[str]:
    """The code of every answer, until none has come for a while."""
    heard: list[str] = []
    while True:
        try:
            event = answers.get(timeout=10)
        except queue.Empty:
            return heard
        if isinstance(event, Received):
            bus.acknowledge(event)
            heard.append(str(decode(event.payload).get("code", "")))
            if len(heard) == A_SECOND * SECONDS:
                return heard

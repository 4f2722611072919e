"""Others at a working plant, on a real Mosquitto: what they hear is what the documents say, and nothing is missed."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.office.client import HubClient
from shared.bus import Bus
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.contract.published import channel_of, objections
from tests.support.broker import PASSWORD, Mosquitto
from tests.support.paths import EXAMPLES
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
CLIENTS = EXAMPLES / "clients"


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", [*USERS, "erp"])) as plant:
        plant.start("hub")
        plant.fill()
        yield plant


def follower(plant: Plant) -> "subprocess.Popen[bytes]":
    """The example's consumer, as its own process."""
    where = [
        "--site",
        "test",
        "--user",
        "erp",
        "--password",
        PASSWORD,
        "--host",
        "127.0.0.1",
        "--port",
        str(plant.broker.port),
    ]
    command = [sys.executable, str(CLIENTS / "follow_events.py"), str(plant.folder / "followed.db"), *where]
    with (plant.folder / "follower.log").open("ab") as log:
        return subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PYTHONPATH": ""})


def followed(plant: Plant) -> list[int]:
    """The numbers it has taken."""
    connection = sqlite3.connect(plant.folder / "followed.db", timeout=10)
    try:
        return [number for (number,) in connection.execute("SELECT number FROM event ORDER BY number")]
    except sqlite3.OperationalError:
        return []  # it has only just begun
    finally:
        connection.close()


def numbers(plant: Plant) -> list[int]:
    """All that the hub has committed."""
    return list(range(1, plant.sql("SELECT max(number) FROM event")[0][0] + 1))


def test_a_consumer_that_is_cut_off_misses_nothing(plant: Plant) -> None:
    """Killed, away for a while, without hub, without broker, and in the midst of a shift: every event once."""
    plant.start("T-CUT-01")
    process = follower(plant)
    try:
        for trouble in ("itself", "away", "hub", "broker", "itself"):
            seen = len(followed(plant))
            eventually(lambda seen=seen: len(followed(plant)) > seen + 5, 60, f"it follows before {trouble}")
            if trouble in ("itself", "away"):
                process.kill()
                process.wait()
                time.sleep(2 if trouble == "away" else 0)
                process = follower(plant)
            elif trouble == "hub":
                plant.kill("hub")
                plant.start("hub")
            else:
                plant.broker.kill()
                plant.broker.start()
        plant.stop("T-CUT-01")
        with HubClient(plant.settings("office"), timeout=60) as client:
            assert client.send("put-location", id="LAST").status == "accepted"
        eventually(lambda: followed(plant) == numbers(plant), 60, "all are there")
        assert len(numbers(plant)) > 50
    finally:
        process.kill()
        process.wait()


def test_all_that_a_working_plant_says_is_what_the_document_says(plant: Plant) -> None:
    """Every message on the broker, of hub, office and terminals."""
    heard: list[tuple[str, bytes]] = []
    kinds: set[str] = set()

    def on(event: BusEvent) -> None:
        if isinstance(event, Received):
            bus.acknowledge(event)
            heard.append((event.topic, event.payload))
            kinds.add(channel_of(event.topic)[0])

    bus = Bus(plant.broker.settings("hub"), name="listening", emit=on, subscriptions=lambda: [f"{TOPICS.root}/#"])
    bus.start()
    try:
        plant.start("T-CUT-01")
        wanted = {"t-cmd-output", "t-req-hello", "t-ack", "t-res", "evt", "state-op", "state-ws", "state-terminal-info"}
        eventually(lambda: wanted <= kinds and len(heard) > 200, 60, "a plant at work")
        with HubClient(plant.settings("office"), timeout=30) as client:
            client.send("mo-create", item="CH-100", q="1")
            client.ask("events", after=0)
        plant.stop("T-CUT-01")
        eventually(
            lambda: {"x-ack", "x-res", "x-req-events", "state-terminal-status", "state-hub-info"} <= kinds, 30, "an office"
        )
    finally:
        bus.stop()
    assert {topic: wrong for topic, payload in heard if (wrong := objections(topic, payload))} == {}

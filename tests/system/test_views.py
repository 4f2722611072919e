"""What a hub of before left on the broker, and who reads what: on a real Mosquitto."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.office.client import HubClient
from shared.branches import readable
from shared.bus import Bus
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.broker import Mosquitto
from tests.support.plant import Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
PLANT: Any = [
    ("put-location", {"id": "RAW"}),
    ("put-item", {"id": "CHAIR", "home": "RAW"}),
    ("put-item", {"id": "WOOD", "home": "RAW", "standard_cost": "98765.25"}),
    ("put-operator", {"id": "0021", "name": "Omar Said", "roles": ["operator"]}),
    ("put-bom", {"id": "CHAIR", "item": "CHAIR", "lines": [{"item": "WOOD", "q": "1"}]}),
    ("put-workstation", {"id": "CUT-01", "group": "CUT"}),
    ("put-routing", {"id": "CHAIR", "item": "CHAIR", "steps": [{"op": "010", "group": "CUT"}]}),
    ("receive", {"item": "WOOD", "location": "RAW", "q": "20", "cost": "98765.25"}),
    ("mo-create", {"mo": "MO-2026-00001", "item": "CHAIR", "q": "1"}),
]


class Reader:
    """An account that hears all that it may."""

    def __init__(self, plant: Plant, user: str, *filters: str) -> None:
        self.heard: dict[str, bytes] = {}
        self._bus = Bus(plant.broker.settings(user), name=f"{user}-reading", emit=self._on, subscriptions=lambda: filters)
        self._bus.start()

    def _on(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self._bus.acknowledge(event)
            if event.payload:
                self.heard[event.topic] = event.payload
            else:
                self.heard.pop(event.topic, None)

    def below(self, *levels: str) -> list[str]:
        """The topics heard below a place of `state/`."""
        return [topic for topic in self.heard if topic.startswith(TOPICS.state(*levels) + "/")]

    def say(self, topic: str, payload: bytes) -> None:
        """Leave something on the broker."""
        self._bus.publish(topic, payload, retain=True).result(10)

    def stop(self) -> None:
        """Go."""
        self._bus.stop()


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    plant = Plant(tmp_path, Mosquitto(tmp_path / "broker", ["hub", "office"]))
    plant.broker.start()
    yield plant
    plant.close()


def filled(plant: Plant) -> None:
    """A hub with a little plant."""
    plant.start("hub")
    with HubClient(plant.settings("office"), timeout=30) as client:
        for verb, data in PLANT:
            assert client.send(verb, **data).status == "accepted", verb


def test_a_hub_takes_away_what_one_of_before_said_of_people_and_values(plant: Plant) -> None:
    """The broker keeps it otherwise: names under `ref`, and what orders and stock were worth in their own documents."""
    person, stock = TOPICS.state("ref", "operator", "0021"), TOPICS.state("stock", "WOOD", "RAW")
    said = {
        "id": "WOOD-RAW",
        "rev": 8,
        "applied": {},
        "item": "WOOD",
        "location": "RAW",
        "q": "20",
        "value": "9",
        "lots": [],
    }
    filled(plant)
    plant.stop("hub")
    reader = Reader(plant, "hub", TOPICS.state_filter("#"))
    try:
        eventually(lambda: reader.below("people"), 15, "what the broker keeps")
        reader.say(person, b'{"id":"0021","rev":1,"record":{"name":"Omar Said"}}')
        reader.say(stock, json.dumps(said | {"ts": "2026-11-18T11:05:00.000Z", "generation": "a"}).encode())
        eventually(lambda: b'"value"' in reader.heard[stock] and person in reader.heard, 15, "as a hub of before left it")
        plant.start("hub")
        eventually(lambda: person not in reader.heard, 30, "the old place is empty")
        eventually(lambda: b'"value"' not in reader.heard[stock], 15, "stock says no value")
        assert reader.below("people") == [TOPICS.state("people", "0021")]
        assert json.loads(reader.heard[TOPICS.state("value", "stock", "WOOD", "RAW")])["value"] == "1975305"
    finally:
        reader.stop()


def test_who_hears_everything_but_values_and_people_hears_neither(plant: Plant) -> None:
    """Every branch that an account without those views may read, documents, events and answers: no price and no name."""
    filters = [f"{TOPICS.root}/{branch}" for branch in readable("floor")]
    reader = Reader(plant, "hub", *filters, f"{TOPICS.root}/x/+/ack")
    try:
        filled(plant)
        with HubClient(plant.settings("office"), timeout=30) as client:
            assert client.send("receive", item="WOOD", location="RAW", q="1", cost="98765.25").status == "accepted"
            assert client.send("ship", item="WOOD", location="RAW", q="1").status == "accepted"
            assert client.send("mo-hold", mo="MO-2026-00001", reason="x").status == "accepted"
        eventually(lambda: TOPICS.event("mo", "mo-hold") in reader.heard, 20, "the last event")
        eventually(lambda: reader.below("stock") and reader.below("mo"), 20, "documents")
        everything = b"".join(topic.encode() + payload for topic, payload in reader.heard.items())
        for secret in (b"98765", b"Omar", b"state/value", b"state/people", b'"value', b'"cost"', b'"roles"'):
            assert secret not in everything, secret
    finally:
        reader.stop()

"""The hub's own words, attacked on a real Mosquitto: its client id taken, forged messages kept where only it speaks."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from hub.office.client import HubClient
from shared.bus import Bus
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.broker import PASSWORD, Mosquitto
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
DESIRED = TOPICS.client("t", "T-CUT-01", "desired")
GARBAGE = b'{"id":"T-CUT-01","rev":999999,"applied":{},"workstation":"PACK-01","idle_minutes":1,"ts":"2026-11-18T11:07:06Z"}'


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    plant = Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS))
    try:
        plant.broker.start()
        yield plant
    finally:
        plant.close()


class Intruder:
    """Somebody who has the hub's own account."""

    def __init__(self, plant: Plant) -> None:
        self.kept: dict[str, bytes] = {}
        wanted = [f"{TOPICS.root}/t/#", f"{TOPICS.root}/x/#", f"{TOPICS.root}/hub/#"]
        self.bus = Bus(plant.broker.settings("hub"), name="intruder", emit=self._emit, subscriptions=lambda: wanted)
        self.bus.start()
        eventually(lambda: self.bus.connected, what="the intruder's link")

    def _emit(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self.bus.acknowledge(event)
            self.kept[event.topic] = event.payload

    def forge(self, *topics: str) -> None:
        """Leave something there."""
        for topic in topics:
            self.bus.publish(topic, GARBAGE, retain=True).result(10)


def kept(plant: Plant) -> dict[str, bytes]:
    """What the broker says it keeps below clients and the hub, to somebody who has just come."""
    reader = Intruder(plant)
    try:
        eventually(lambda: TOPICS.hub_status in reader.kept, what="the hub's status")
        return {topic: payload for topic, payload in reader.kept.items() if payload}
    finally:
        reader.bus.stop()


def incidents(plant: Plant, kind: str) -> list[Any]:
    """What the security log has kept of a kind."""
    return [
        json.loads(json.dumps(list(row))) for row in plant.sql(f"SELECT client, subject FROM security WHERE kind = '{kind}'")
    ]


def test_what_is_forged_in_the_hubs_name_is_put_right(plant: Plant) -> None:
    """Left there before it starts, or written while it runs: the right thing comes back, or nothing where nothing is."""
    answers = [TOPICS.client("t", "T-CUT-01", "ack"), TOPICS.client("x", "office", "res")]
    nobodys = [TOPICS.client("t", "GHOST", "desired"), f"{TOPICS.root}/hub/other"]
    intruder = Intruder(plant)
    try:
        intruder.forge(DESIRED, TOPICS.hub_info, *nobodys, *answers)
        plant.start("hub")
        plant.fill("100")

        def right() -> bool:
            now = kept(plant)
            info, desired = json.loads(now[TOPICS.hub_info]), json.loads(now.get(DESIRED, b"{}"))
            return "poison" in info and desired.get("workstation") == "CUT-01" and not {*nobodys, *answers} & now.keys()

        eventually(right, 30, "what was there before is put right")
        intruder.forge(DESIRED, TOPICS.hub_info, *nobodys)
        eventually(right, 30, "what was written meanwhile is put right")
        eventually(lambda: ["hub", "t/T-CUT-01/desired"] in incidents(plant, "wrong-source"), what="a row of the log")
        with HubClient(plant.settings("office"), timeout=20) as office:
            assert office.send("note", subject="CUT-01", text="x").status == "accepted"
    finally:
        intruder.bus.stop()


def names(plant: Plant) -> list[str]:
    """The client ids under which the hub has connected, ears aside."""
    log = (plant.folder / "broker" / "mosquitto.log").read_text(encoding="utf-8")
    return re.findall(r"New client connected from \S+ as (hub-test-[0-9a-f]+) ", log)


def test_a_hub_whose_client_id_is_taken_goes_on_under_another(plant: Plant) -> None:
    """It fights once, for Mosquitto 2.0 does not say why it cut the link; then it leaves the old one to the thief."""
    plant.start("hub")
    plant.fill("100")
    (name,) = names(plant)
    thief = mqtt.Client(CallbackAPIVersion.VERSION2, client_id=name, protocol=MQTTProtocolVersion.MQTTv5)
    thief.username_pw_set("office", PASSWORD)
    thief.connect("127.0.0.1", plant.broker.port)
    thief.loop_start()
    try:
        eventually(lambda: set(names(plant)) != {name}, 30, what="the hub under another id")
        assert len(names(plant)) <= 5
        eventually(thief.is_connected, what="the thief, left alone")
        before = names(plant)
        with HubClient(plant.settings("office"), timeout=20) as office:
            assert office.send("note", subject="CUT-01", text="x").status == "accepted"
        assert thief.is_connected() and names(plant) == before
        eventually(lambda: incidents(plant, "takeover") == [["hub", "client id"]], what="a row of the log")
        log = (plant.folder / "hub.log").read_text(encoding="utf-8")
        assert re.search(r"another program (has connected in this one's place|uses this one's client id)", log)
    finally:
        thief.disconnect()
        thief.loop_stop()

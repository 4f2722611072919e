"""Who may speak as a terminal, on a real Mosquitto: any account may say what it likes below its own name."""

import json
import queue
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.office.client import HubClient
from hub.office.enrolling import enrolment
from shared.bus import Bus
from shared.envelope import seal, stamped, to_bytes
from shared.plant_time import datetime_of
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.broker import Mosquitto
from tests.support.hub import START
from tests.support.plant import CODE, USERS, Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
INTRUDER, TERMINAL = "T-INTRUDER", "T-CUT-01"
EPOCH = "intruder1"


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    plant = Plant(tmp_path, Mosquitto(tmp_path / "broker", [*USERS, INTRUDER]))
    try:
        plant.broker.start()
        plant.start("hub")
        plant.fill("100000")
        with HubClient(plant.settings("office"), timeout=20) as office:
            assert office.send("put-operator", id="0013", name="Sam", roles=["storekeeper"]).status == "accepted"
            assert office.send("put-reason", id="CNT", kind="count").status == "accepted"
        yield plant
    finally:
        plant.close()


class Intruder:
    """A device with a broker account, and nothing else of the plant's."""

    def __init__(self, plant: Plant) -> None:
        self.heard: dict[str, list[dict[str, Any]]] = {}
        self._sent = 0
        mine = [TOPICS.client("t", INTRUDER, leaf) for leaf in ("ack", "res")]
        wanted = [*mine, TOPICS.state_filter("people", "#")]
        settings = plant.broker.settings(INTRUDER)
        self.bus = Bus(settings, name=INTRUDER, emit=self._emit, subscriptions=lambda: wanted)
        self.bus.start()
        eventually(lambda: self.bus.connected, what="the intruder's link")

    def _emit(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self.bus.acknowledge(event)
            if event.payload:
                topic = event.topic.removeprefix(f"{TOPICS.root}/")
                self.heard.setdefault(topic, []).append(json.loads(event.payload))

    def badge(self) -> str:
        """Any storekeeper's, as the retained master data says it."""
        people = (doc[-1] for topic, doc in list(self.heard.items()) if topic.startswith("state/people/"))
        return next((str(doc["id"]) for doc in people if "storekeeper" in doc["record"]["roles"]), "")

    def hello(self, **more: Any) -> None:
        """As a terminal would."""
        body = {"id": f"h-{len(self.last('res'))}", "epoch": EPOCH, "last_seq": 0, "min_kept_seq": 1}
        said = {**body, "clock": "1999-12-31T23:59:00Z", **more}
        self.bus.publish(TOPICS.request("t", INTRUDER, "hello"), stamped(to_bytes(said)))

    def send(self, verb: str, badge: str, **data: Any) -> None:
        """A command as good as any."""
        self._sent += 1
        identity = f"00000000-0000-7000-8000-{self._sent:012d}"
        body = seal(
            verb=verb,
            identity=identity,
            source=INTRUDER,
            time=datetime_of(START),
            data=data,
            authid=badge,
            epoch=EPOCH,
            sequence=self._sent,
        )
        self.bus.publish(TOPICS.command("t", INTRUDER, verb), to_bytes(body))

    def last(self, leaf: str) -> list[dict[str, Any]]:
        """What it was answered."""
        return self.heard.get(f"t/{INTRUDER}/{leaf}", [])


def incidents(plant: Plant, kind: str) -> list[str]:
    """The lines of the hub's security log about a kind."""
    log = (plant.folder / "hub.log").read_text(encoding="utf-8")
    return re.findall(rf'security (\{{[^\n]*"kind":"{kind}"[^\n]*\}})', log)


def exceptions(plant: Plant) -> list[dict[str, Any]]:
    """What is open, as an office is shown it."""
    heard: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    wanted = [TOPICS.state_filter("exception", "#"), TOPICS.hub_status]  # the status, always there, comes last
    bus = Bus(plant.broker.settings("office"), name="office-looks", emit=heard.put, subscriptions=lambda: wanted)
    bus.start()
    found: list[dict[str, Any]] = []
    try:
        while True:
            event = heard.get(timeout=15)
            if isinstance(event, Received) and event.topic == TOPICS.hub_status:
                return found
            if isinstance(event, Received):
                found.append(json.loads(event.payload))
    finally:
        bus.stop()


def balances(plant: Plant) -> list[Any]:
    """All balances."""
    return plant.sql("SELECT item, lot, location, mo, q, v FROM balance ORDER BY 1, 2, 3, 4")


def test_a_stranger_with_an_account_and_a_badge_it_read_books_nothing(plant: Plant) -> None:
    """It is told, logged and shown once; enrolled by its card it is one of the plant's, whatever its clock says."""
    intruder, before = Intruder(plant), balances(plant)
    try:
        eventually(intruder.badge, what="a badge in the master data")
        badge = intruder.badge()
        intruder.hello()
        eventually(lambda: intruder.last("res"), what="an answer to hello")
        answer = intruder.last("res")[0]
        assert (answer["status"], answer["code"]) == ("stranger", "stranger")
        assert f"shopfloor enrol {INTRUDER}" in answer["help"]
        for _ in range(20):
            intruder.send("adjust", badge, item="RM-006", location="RAW", q="1000000", reason="CNT")
            intruder.send("receive", badge, item="RM-006", location="RAW", q="1000000", cost="9")
        eventually(lambda: len(intruder.last("ack")) == 40, what="an answer to each")
        assert {(ack["status"], ack["code"], ack["no"]) for ack in intruder.last("ack")} == {("retry", "stranger", None)}
        assert plant.sql(f"SELECT count(*) FROM inbox WHERE source = 't/{INTRUDER}'") == [(0,)]
        assert balances(plant) == before
        assert len(incidents(plant, "unknown-client")) == 1
        assert [(doc["kind"], doc["subject"]) for doc in exceptions(plant)] == [("stranger", f"t/{INTRUDER}")]
        with HubClient(plant.settings("office"), timeout=20) as office:
            assert office.send("put-terminal", id=INTRUDER, workstation="CUT-01").status == "accepted"
            assert office.send("enrol-terminal", **enrolment(INTRUDER, CODE)).status == "accepted"
        intruder.hello(enrol="0" * 12)
        eventually(lambda: len(intruder.last("res")) == 2, what="an answer to a wrong code")
        assert intruder.last("res")[1]["code"] == "enrol-wrong"
        assert not [line for line in incidents(plant, "unknown-client") if "0" * 12 in line]

        def welcomed() -> bool:
            intruder.hello(enrol=CODE)  # a wrong code makes the next one wait
            return bool(intruder.last("res")[-1]["status"] == "welcome")

        eventually(welcomed, what="the right code")
        assert plant.sql("SELECT count(*) FROM exception WHERE kind = 'stranger' AND status = 'open'") == [(0,)]
    finally:
        intruder.bus.stop()


def booked(plant: Plant) -> int:
    """How much of the terminal has arrived."""
    return int(plant.sql(f"SELECT count(*) FROM inbox WHERE source = 't/{TERMINAL}'")[0][0])


def test_a_terminal_that_is_revoked_while_it_works_keeps_what_it_has(plant: Plant) -> None:
    """From its next message on, without a restart of anything; enrolled again, everything arrives, once and in order."""
    plant.start(TERMINAL)
    eventually(lambda: booked(plant) > 20, 60, "somebody at work")
    with HubClient(plant.settings("office"), timeout=20) as office:
        assert office.send("revoke-terminal", id=TERMINAL, reason="lost in the yard").status == "accepted"
        until = booked(plant)
        eventually(lambda: incidents(plant, "revoked"), what="a line in the security log")
        waiting = [row for row in plant.saved(TERMINAL) if row[3] == "queued"]
        eventually(lambda: len([row for row in plant.saved(TERMINAL) if row[3] == "queued"]) > len(waiting) + 20)
        assert booked(plant) == until
        assert len(incidents(plant, "revoked")) == 1
        assert office.send("enrol-terminal", **enrolment(TERMINAL, CODE)).status == "accepted"
    plant.kill(TERMINAL)
    plant.start(TERMINAL)  # its configuration has the code of its card
    eventually(lambda: booked(plant) > until + 20, 60, "what was kept arrives")
    plant.stop(TERMINAL)
    assert plant.assert_nothing_lost([TERMINAL]) > until

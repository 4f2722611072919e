"""A flood of messages that can't be trusted, on a real Mosquitto: nobody waits, and neither memory nor disk grows."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.office.client import HubClient
from shared import clock
from shared.bus import Bus
from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
FLOOD = 6_000
GROWS_KB = 24 * 1024


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    plant = Plant(tmp_path, Mosquitto(tmp_path / "broker", [*USERS, "erp"]))
    try:
        plant.broker.start()
        plant.start("hub")
        plant.fill("100")
        yield plant
    finally:
        plant.close()


def resident_kb(pid: int) -> int:
    """How much memory a process holds."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def counted(plant: Plant) -> int:
    """How many the kept rows say."""
    return int(plant.sql("SELECT coalesce(sum(count), 0) FROM security WHERE client = 'x/erp'")[0][0])


def test_a_flood_of_wrong_sums_is_a_few_rows(plant: Plant) -> None:
    """With ids and verbs that are made up: all are counted, few are answered, others are served."""
    acks: list[bytes] = []

    def emit(event: BusEvent) -> None:
        if isinstance(event, Received):
            bus.acknowledge(event)
            acks.append(event.payload)

    bus = Bus(plant.broker.settings("erp"), name="erp", emit=emit, subscriptions=lambda: [TOPICS.client("x", "erp", "ack")])
    bus.start()
    hub = plant.processes["hub"].pid
    try:
        eventually(lambda: bus.connected, what="a link")
        stored = plant.sql("SELECT count(*) FROM inbox")
        rounds = []
        for number in range(FLOOD):
            body = seal(
                verb="note",
                identity=clock.uuid7(),
                source="erp",
                time=datetime_of(clock.now_ms()),
                data={"subject": "CUT-01", "text": str(number)},
            )
            payload = to_bytes({**body, "sum": "0" * 16})
            sent = bus.publish(TOPICS.command("x", "erp", f"made-up-{number % 700}"), payload)
            if number % 1_000 == 999:
                sent.result(30)
                eventually(lambda: counted(plant) >= number + 1, what="a thousand more")  # noqa: B023  # at once
                rounds.append(resident_kb(hub))
        assert plant.sql("SELECT count(*) FROM inbox") == stored
        assert counted(plant) == FLOOD
        assert plant.sql("SELECT count(*) FROM security WHERE client = 'x/erp'")[0][0] < 100
        assert rounds[-1] - rounds[0] < GROWS_KB, rounds
        assert 0 < len(acks) < 200
        assert {(json.loads(ack)["status"], json.loads(ack)["code"]) for ack in acks} == {("retry", "wrong-sum")}
        log = (plant.folder / "hub.log").read_text(encoding="utf-8")
        assert log.count('"kind":"wrong-sum"') < 200
        with HubClient(plant.settings("office"), timeout=10) as office:
            assert office.send("note", subject="CUT-01", text="x").status == "accepted"
    finally:
        bus.stop()

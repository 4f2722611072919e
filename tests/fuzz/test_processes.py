"""The nastiest over a real Mosquitto to a real hub and real terminals: nobody ends, nothing is lost, both work on."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from shared.bus import Bus
from shared.envelope import SIZE_LIMIT, seal, to_bytes
from shared.plant_time import datetime_of
from tests.contract.frozen_things import frozen
from tests.fuzz.material import SEED, spoiled_bytes
from tests.support.broker import Mosquitto
from tests.support.hub import START, TOPICS
from tests.support.plant import USERS, Plant, eventually

pytestmark = [pytest.mark.system, pytest.mark.prove]
TERMINALS = ["T-CUT-01", "T-ASM-01"]
CLOCK = datetime_of(START)
GARBAGE: list[bytes] = [
    b"\x00",
    b"\xff\xfe\xfd",
    b"\xef\xbb\xbf{}",
    b"{",
    b"null",
    b"[1,2]",
    b'"text"',
    b"1e999",
    b"9" * 10_000,
    b"NaN",
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b"[" * 60_000,
    b'{"id":"' + b"y" * SIZE_LIMIT + b'"}',
    b'{"id":"' + b"y" * 1_000_000 + b'"}',
    b'{"id":"a","rev":-1,"rev":1e5}',
    b'{"id":{"id":{"id":1}}}',
    '{"id":"\ud800"}'.encode("utf-8", "surrogatepass"),
    b'{"id":"\\ud800","status":"accepted"}',
]
"""No JSON, not UTF-8, deep, wide, larger than any message may be and nearly as large as the broker lets pass."""


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    plant = Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS), pause_ms=20)
    plant.broker.start()
    try:
        plant.start("hub")
        plant.fill("100000")
        for terminal in TERMINALS:
            plant.start(terminal)
        yield plant
    finally:
        plant.close()


@pytest.fixture(name="wire")
def _wire(plant: Plant) -> Iterator[Bus]:
    """The hub's own user may write anywhere, so it can play any intruder."""
    bus = Bus(plant.broker.settings("hub"), name="intruder", emit=lambda _: None, subscriptions=list)
    bus.start()
    eventually(lambda: bus.connected, what="the intruder's link")
    yield bus
    bus.stop()


def works_on(plant: Plant) -> None:
    """Each terminal has more accepted than before, and all processes are there."""
    before = {terminal: accepted(plant, terminal) for terminal in TERMINALS}
    eventually(
        lambda: all(accepted(plant, terminal) > before[terminal] + 2 for terminal in TERMINALS), 60, f"more than {before}"
    )
    assert [name for name, process in plant.processes.items() if process.poll() is not None] == []


def accepted(plant: Plant, terminal: str) -> int:
    """How many of a terminal's commands are answered."""
    return sum(row[3] in ("accepted", "flagged") for row in plant.saved(terminal))


def nasty() -> list[tuple[str, bytes, bool]]:
    """(topic, payload, retained): garbage everywhere, and spoiled valid things where the hub alone writes."""
    dice = Random(SEED)
    own = [TOPICS.client("t", "T-CUT-01", channel) for channel in ("ack", "res", "desired")]
    kept = [
        *own,
        TOPICS.hub_status,
        TOPICS.hub_info,
        *(TOPICS.client("t", "T-CUT-01", channel) for channel in ("status", "info")),
    ]
    kept += [f"{TOPICS.root}/state/{place}" for place in frozen("documents")]
    kept += [f"{TOPICS.root}/state/op/CUT/MO-2026-00184-010", f"{TOPICS.root}/state/ref/workstation/CUT-01"]
    sent = [TOPICS.command("t", "T-CUT-01", "output"), TOPICS.command("x", "office", "mo-create")]
    sent += [TOPICS.request("t", "T-CUT-01", "hello"), TOPICS.request("x", "office", "authorise")]
    sent += [f"{TOPICS.root}/t/T-CUT-01/cmd/no-such-verb", f"{TOPICS.root}/t/a/b/c/d", f"{TOPICS.root}/x//cmd/output"]
    packets = [(topic, payload, True) for topic in kept for payload in dice.sample(GARBAGE, 4)]
    packets += [(topic, payload, False) for topic in sent for payload in GARBAGE]
    packets += [(topic, dice.choice(GARBAGE), True) for topic in sent]
    for _ in range(150):
        place, doc = dice.choice(list(frozen("documents").items()))
        packets.append((f"{TOPICS.root}/state/{place}", spoiled_bytes(to_bytes(doc), dice), True))
        ack = dice.choice(list(frozen("acks").values()))
        packets.append((own[0], spoiled_bytes(to_bytes(ack), dice), dice.random() < 0.5))
        command = seal(
            verb="output",
            identity="00000000-0000-7000-8000-0000000000aa",
            source="T-CUT-01",
            time=CLOCK,
            data={"mo": "MO-2026-00184"},
            epoch="neverknown1",
            sequence=1,
        )
        packets.append((sent[0], spoiled_bytes(to_bytes(command), dice), dice.random() < 0.2))
    dice.shuffle(packets)
    return packets


def test_garbage_over_the_wire(plant: Plant, wire: Bus) -> None:
    """Hundreds of messages, most of them retained; then hub and a terminal are killed and start with them in the broker."""
    eventually(lambda: all(accepted(plant, terminal) > 3 for terminal in TERMINALS), what="the first bookings")
    messages = nasty()
    assert len(messages) > 500
    for future in [wire.publish(topic, payload, retain=retained) for topic, payload, retained in messages]:
        future.result(30)
    plant.kill("hub")
    plant.start("hub")
    works_on(plant)
    for name in ("T-CUT-01", "hub"):
        plant.kill(name)
        plant.start(name)
    works_on(plant)
    for terminal in TERMINALS:
        plant.stop(terminal)
    plant.stop("hub")
    assert plant.assert_nothing_lost(TERMINALS) > 10

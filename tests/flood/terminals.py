"""Many terminals, light ones that say what terminals say: all at once after a power cut, and all of them through a shift."""

import asyncio
import json
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shared.clock import now_ms, uuid7
from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from tests.flood.raw import RawClient
from tests.flood.site import TOPICS, lost_by_the_broker
from tests.support.broker import Mosquitto
from tests.support.hub import Hub
from tests.support.plant import USERS, Plant
from tests.support.plants import presses

AGAIN_S = 2.0
"""As a terminal's courier: what has no answer is sent again."""
AT_ONCE = 200
"""How many TCP connections are under way at once; Mosquitto's backlog is no longer."""


@dataclass
class Light:
    """A terminal without screen or journal: it says hello and books, one after another."""

    number: int
    seq: int = 1
    """The last one the hub has: its start of the operation."""
    answers: dict[str, "asyncio.Future[dict[str, Any]]"] = field(default_factory=dict)
    client: RawClient = field(init=False)

    def __post_init__(self) -> None:
        self.client = RawClient(self.name, self._heard)

    @property
    def name(self) -> str:
        return f"T{self.number}"

    async def connect(self, port: int) -> None:
        """Connect and be welcomed."""
        ack, res = (TOPICS.client("t", self.name, channel) for channel in ("ack", "res"))
        await self.client.open(port, ack, res, TOPICS.hub_status)
        hello = {"id": f"hello-{self.name}", "epoch": epoch(self.number), "last_seq": self.seq, "min_kept_seq": 1}
        body = to_bytes(hello | {"app_version": "flood", "clock": datetime_of(now_ms()).isoformat()})
        answer = await self._ask(TOPICS.request("t", self.name, "hello"), str(hello["id"]), body)
        assert answer["status"] == "welcome", answer

    async def book(self) -> float:
        """One good piece. Returns the seconds until it is accepted."""
        self.seq += 1
        where = {"mo": f"MO-2026-{self.number + 1:05d}", "op": "010", "workstation": f"W{self.number}", "good": "1"}
        identity = uuid7()
        body = seal(
            verb="output",
            identity=identity,
            source=self.name,
            time=datetime_of(now_ms()),
            data=where,
            authid="0021",
            boot="b",
            mono=self.seq,
            epoch=epoch(self.number),
            sequence=self.seq,
        )
        began = time.monotonic()
        answer = await self._ask(TOPICS.command("t", self.name, "output"), identity, to_bytes(body))
        assert answer["status"] == "accepted", answer
        return time.monotonic() - began

    async def _ask(self, topic: str, identity: str, payload: bytes) -> dict[str, Any]:
        while True:
            answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
            self.answers[identity] = answer
            self.client.publish(topic, payload)
            try:
                return await asyncio.wait_for(answer, AGAIN_S)
            except TimeoutError:
                continue

    def _heard(self, topic: str, payload: bytes) -> None:
        if topic == TOPICS.hub_status:
            return
        said = json.loads(payload)
        waiting = self.answers.get(said["id"])
        if waiting is not None and not waiting.done() and said["status"] != "retry":
            del self.answers[said["id"]]
            waiting.set_result(said)


def epoch(number: int) -> str:
    """A terminal's numbering."""
    return f"epoch{number:05d}"


def ready_plant(folder: Path, terminals: int) -> Plant:
    """A running plant whose hub knows so many terminals, an operation of its own begun at each."""
    hub = Hub(f"sqlite:///{folder}/hub.db")
    hub.build(presses(3, terminals))
    for number in range(terminals):
        hub.hello(f"T{number}", epoch(number))
    starts = [_start(hub, number) for number in range(terminals)]
    for at in range(0, terminals, 100):
        assert {answer["status"] for answer in hub.send(*starts[at : at + 100])} == {"accepted"}
    hub.database.dispose()
    plant = Plant(folder, Mosquitto(folder / "broker", [*USERS, *(f"T{number}" for number in range(terminals))]))
    plant.broker.start()
    plant.start("hub")
    return plant


def _start(hub: Hub, number: int) -> Any:
    where = {"mo": f"MO-2026-{number + 1:05d}", "op": "010", "workstation": f"W{number}"}
    return hub.sealed("op-start", "0021", where, f"T{number}", epoch(number))


@dataclass(frozen=True, slots=True)
class Connected:
    """How long each took from the first connection's begin to its welcome, and how often the broker lost the hub."""

    taken: list[float]
    dropped: int


def connect_at_once(folder: Path, terminals: int = 1_000) -> Connected:
    """All of them connect in one moment."""
    plant = ready_plant(folder, terminals)
    try:
        taken = asyncio.run(_all_connect(plant, terminals))
        return Connected(taken, lost_by_the_broker(folder))
    finally:
        plant.close()


async def _online(port: int) -> None:
    """Until the hub says that it serves."""
    there = asyncio.Event()

    def heard(_topic: str, payload: bytes) -> None:
        if b'"online":true' in payload:
            there.set()

    client = RawClient("office", heard)
    await client.open(port, TOPICS.hub_status)
    await asyncio.wait_for(there.wait(), 60)
    await client.close()


async def _all_connect(plant: Plant, terminals: int) -> list[float]:
    port = plant.broker.port
    await _online(port)
    door, began = asyncio.Semaphore(AT_ONCE), time.monotonic()
    lights = [Light(number) for number in range(terminals)]

    async def one(light: Light) -> float:
        async with door:
            await light.connect(port)
        return time.monotonic() - began

    taken = await asyncio.gather(*map(one, lights))
    for light in lights:
        await light.client.close()
    return list(taken)


@dataclass(frozen=True, slots=True)
class Shift:
    """How long each booking took, and how long the shift did."""

    taken: list[float]
    seconds: float
    dropped: int


def shift(folder: Path, *, terminals: int = 200, seconds: float = 600.0, bookings: int = 100) -> Shift:
    """Each terminal books so often, evenly but for chance; a shift's bookings in a few minutes."""
    plant = ready_plant(folder, terminals)
    try:
        began = time.monotonic()
        taken = asyncio.run(_all_work(plant, terminals, seconds, bookings))
        return Shift(taken, time.monotonic() - began, lost_by_the_broker(folder))
    finally:
        plant.close()


async def _all_work(plant: Plant, terminals: int, seconds: float, bookings: int) -> list[float]:
    await _online(plant.broker.port)
    dice = random.Random(1)  # chance, not a secret
    taken: list[float] = []

    async def work(light: Light) -> None:
        await light.connect(plant.broker.port)
        for _ in range(bookings):
            await asyncio.sleep(dice.uniform(0, 2 * seconds / bookings))
            taken.append(await light.book())
        await light.client.close()

    await asyncio.gather(*(work(Light(number)) for number in range(terminals)))
    return taken

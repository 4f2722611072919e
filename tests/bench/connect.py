"""Row 8: how long a booking waits while the hub, just connected again, says everything anew."""

import json
import queue
import statistics
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

from hub.core.intake.incoming import Arrival
from shared.bus import Bus
from shared.envelope import seal, to_bytes
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Received
from tests.bench.workload import TERMINALS, booking, plant
from tests.support.broker import Mosquitto
from tests.support.hub import Hub
from tests.support.plant import USERS, Plant
from tests.support.proxy import Proxy

TOPICS = Topics("test")
ORDERS = 5_000
STEPS = 6
"""With its steps and their jobs an order is thirteen documents."""
EVERY_S = 0.02
AGAIN_S = 0.2
QUIET_S = 3.0
WATCHED_S = 15.0


def after_a_connect(folder: Path, orders: int = ORDERS) -> tuple[float, float]:
    """(longest wait of a booking behind a reconnect, median before it, both in ms).

    The hub reaches its broker through a proxy, which cuts it off; the broker keeps every document, so the hub also hears all
    of them again. The bookings come from a client with a connection of its own.
    """
    hub = plant(3, f"sqlite:///{folder}/hub.db")
    _many_orders(hub, orders)
    payloads = [booking(hub, n % TERMINALS, 2 + n // TERMINALS) for n in range(10_000)]
    hub.database.dispose()
    users = [*USERS, *(f"T{number}" for number in range(TERMINALS))]
    plant_ = Plant(folder, Mosquitto(folder / "broker", users))
    plant_.broker.start()
    with Proxy(plant_.broker.port) as proxy:
        process = _hub_through(plant_, proxy, folder)
        try:
            return _watch(plant_, proxy, payloads)
        finally:
            process.terminate()
            process.wait(60)
            plant_.close()


def _many_orders(hub: Hub, orders: int) -> None:
    steps = [{"op": f"{10 * (n + 1):03d}", "group": "G"} for n in range(STEPS)]
    for verb, data in (("put-item", {"home": "FG"}), ("put-routing", {"item": "Q", "steps": steps})):
        assert hub.office(verb, id="Q", **data)["status"] == "accepted"
    numbers = iter(range(TERMINALS + 1, TERMINALS + 1 + orders))
    while batch := list(islice(numbers, 100)):
        arrivals = []
        for number in batch:
            mo = f"MO-2026-{number:05d}"
            arrivals += [_office(hub, "mo-create", mo=mo, item="Q", q="10"), _office(hub, "mo-release", mo=mo)]
        assert {answer["status"] for answer in hub.send(*arrivals)} == {"accepted"}


def _office(hub: Hub, verb: str, **data: str) -> Arrival:
    body = seal(verb=verb, identity=hub.identity(), source="office", time=hub.clock(), data=data, authid="")
    return Arrival("x", "office", verb, to_bytes(body))


def _hub_through(plant_: Plant, proxy: Proxy, folder: Path) -> "subprocess.Popen[bytes]":
    config = plant_.config("hub")
    config.write_text(config.read_text().replace(f"port = {plant_.broker.port}", f"port = {proxy.port}"))
    command = [sys.executable, "-m", "shared.cli", "hub", "--config", str(config), "--log", str(folder / "hub.log")]
    return subprocess.Popen(command)


class _Booker:
    """Sends bookings one after another, each when the one before was answered; what is not answered it sends again."""

    def __init__(self, plant_: Plant, payloads: list[Arrival]) -> None:
        self._events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
        self._payloads = iter(payloads)
        self._buses = [self._bus(plant_, f"T{number}") for number in range(TERMINALS)]
        for bus in self._buses:
            bus.start()
        ready = 0
        while ready < TERMINALS:
            ready += isinstance(self._events.get(timeout=10), Connected)

    def _bus(self, plant_: Plant, client: str) -> Bus:
        topic = TOPICS.client("t", client, "ack")
        return Bus(plant_.broker.settings(client), name=client, emit=self._events.put, subscriptions=lambda: [topic])

    def book(self) -> tuple[float, float]:
        """(when it was first sent, when it was answered)."""
        arrival = next(self._payloads)
        bus = self._buses[int(arrival.client[1:])]
        topic = TOPICS.command("t", arrival.client, arrival.verb)
        first = sent = time.monotonic()
        bus.publish(topic, arrival.payload)
        while True:
            try:
                event = self._events.get(timeout=AGAIN_S / 4)
            except queue.Empty:
                if time.monotonic() - sent > AGAIN_S:
                    sent = time.monotonic()
                    bus.publish(topic, arrival.payload)
                continue
            if isinstance(event, Received):
                bus.acknowledge(event)
                if json.loads(event.payload)["id"] in arrival.payload.decode():
                    return first, time.monotonic()

    def stop(self) -> None:
        """Disconnect."""
        for bus in self._buses:
            bus.stop()


def _watch(plant_: Plant, proxy: Proxy, payloads: list[Arrival]) -> tuple[float, float]:
    booker = _Booker(plant_, payloads)
    try:
        booker.book()
        _until_all_is_said(plant_)
        calm = [_paced(booker) for _ in range(200)]
        links = proxy.accepted
        proxy.reset("up")
        while proxy.accepted == links:
            time.sleep(0.001)
        connected = time.monotonic()
        waits = []
        while time.monotonic() - connected < WATCHED_S:
            sent, answered = _paced(booker)
            waits.append(answered - max(sent, connected))
        return max(waits) * 1e3, statistics.median(answered - sent for sent, answered in calm) * 1e3
    finally:
        booker.stop()


def _until_all_is_said(plant_: Plant) -> None:
    """Until no document has come for a while: before, the hub is saying everything for the first time."""
    heard: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    filters = [TOPICS.state_filter("#")]
    bus = Bus(plant_.broker.settings("hub"), name="listener", emit=heard.put, subscriptions=lambda: filters, qos=0)
    bus.start()
    try:
        while True:
            heard.get(timeout=QUIET_S)
    except queue.Empty:
        bus.stop()


def _paced(booker: _Booker) -> tuple[float, float]:
    time.sleep(EVERY_S)
    return booker.book()


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        print(after_a_connect(Path(made), int(sys.argv[1]) if len(sys.argv) > 1 else ORDERS))

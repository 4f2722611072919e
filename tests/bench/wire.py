"""Rows 1 and 2 over Mosquitto: one scan until *accepted*, and many senders at once."""

import queue
import sqlite3
import statistics
import threading
import time
from concurrent.futures import Future
from pathlib import Path

from shared.bus import Bus
from shared.scan import Kind, encode, encode_op
from shared.settings import BrokerSettings
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Received
from terminal.shell.link import Link
from tests.bench.workload import TERMINALS, booking, plant
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant

TOPICS = Topics("test")


def percentiles(values: list[float]) -> tuple[float, float]:
    """(p50, p99) in milliseconds."""
    ordered = sorted(values)
    return statistics.median(ordered) * 1e3, ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))] * 1e3


def scan_to_accepted(folder: Path, times: int = 400) -> tuple[tuple[float, float], tuple[float, float]]:
    """((p50, p99) of a booking, (p50, p99) of one raw round trip and one durable commit)."""
    plant_ = Plant(folder, Mosquitto(folder / "broker", USERS))
    plant_.broker.start()
    try:
        plant_.start("hub")
        plant_.fill()
        ours = _bookings(plant_, folder, times)
        trips = _round_trips(plant_.broker.settings("hub"), times)
        commits = _commits(folder / "floor.db", times)
        floor = [trip + commit for trip, commit in zip(trips, commits, strict=True)]
        return percentiles(ours), percentiles(floor)
    finally:
        plant_.close()


def _bookings(plant_: Plant, folder: Path, times: int) -> list[float]:
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    settings = plant_.settings("T-CUT-01")
    settings.terminal = settings.terminal.model_copy(
        update={"id": "T-CUT-01", "workstation": "CUT-01", "journal": str(folder / "bench.db")}
    )
    link = Link(settings, events.put)
    link.start()

    def until(done: object, seconds: float = 10.0) -> None:
        deadline = time.monotonic() + seconds
        while not done():  # type: ignore[operator]
            assert time.monotonic() < deadline, "the hub does not answer"
            try:
                link.handle(events.get(timeout=0.05))
            except queue.Empty:
                link.pump()

    core = link.core
    until(lambda: core.courier.online and core.work.record and core.replica.ops("CUT"))
    for code in (encode(Kind.EMP, "0021"), encode_op("MO-2026-00184", "010"), encode(Kind.CMD, "START")):
        core.scan(code, link.now())
    until(lambda: not core.journal.waiting_count())
    taken: list[float] = []
    for _ in range(times):
        time.sleep(0.01)
        while not events.empty():
            link.handle(events.get())
        core.key("enter", link.now())
        core.key("1", link.now())
        began = time.perf_counter()
        core.key("enter", link.now())
        link.pump()
        until(lambda: not core.journal.waiting_count())
        taken.append(time.perf_counter() - began)
    link.stop()
    return taken


def _round_trips(settings: BrokerSettings, times: int) -> list[float]:
    topic = f"{TOPICS.root}/bench/echo"
    got: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    bus = Bus(settings, name="bench", emit=got.put, subscriptions=lambda: [topic])
    bus.start()
    while not isinstance(got.get(timeout=10), Connected):
        pass
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        bus.publish(topic, b"x" * 400)
        while True:
            event = got.get(timeout=10)
            if isinstance(event, Received):
                break
        taken.append(time.perf_counter() - began)
        bus.acknowledge(event)
    bus.stop()
    return taken


def _commits(path: Path, times: int) -> list[float]:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);")
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        raw.execute("INSERT INTO t (b) VALUES (?)", ("x" * 400,))
        taken.append(time.perf_counter() - began)
    raw.close()
    return taken


def through_mosquitto(folder: Path, bookings: int = 10_000, window: int = 20) -> float:
    """Bookings per second from 50 senders without journals to their acknowledgements."""
    users = ["hub", *(f"T{number}" for number in range(TERMINALS))]
    plant_ = Plant(folder, Mosquitto(folder / "broker", users))
    plant_.broker.start()
    hub = plant(3, f"sqlite:///{folder}/hub.db")
    hub.database.dispose()
    try:
        plant_.start("hub")
        each = bookings // TERMINALS
        payloads = [[booking(hub, n, seq).payload for seq in range(2, 2 + each)] for n in range(TERMINALS)]
        senders = [_Sender(plant_.broker.settings(f"T{n}"), n, payloads[n], window) for n in range(TERMINALS)]
        for sender in senders:
            sender.ready.wait(10)
        _until_online(plant_.broker.settings("T0"))
        began = time.perf_counter()
        for sender in senders:
            sender.go()
        for sender in senders:
            assert sender.done.wait(120), "not all were answered"
        taken = time.perf_counter() - began
        for sender in senders:
            sender.bus.stop()
        return each * TERMINALS / taken
    finally:
        plant_.close()


def _until_online(settings: BrokerSettings) -> None:
    """Until the hub says that it serves: what is sent before goes nowhere."""
    heard: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    bus = Bus(settings, name="status", emit=heard.put, subscriptions=lambda: [TOPICS.hub_status])
    bus.start()
    while True:
        event = heard.get(timeout=60)
        if isinstance(event, Received) and b'"online":true' in event.payload:
            break
    bus.stop()


class _Sender:
    """Keeps a window of commands under way."""

    def __init__(self, settings: BrokerSettings, number: int, payloads: list[bytes], window: int) -> None:
        self.ready, self.done = threading.Event(), threading.Event()
        self._topic = TOPICS.command("t", f"T{number}", "output")
        self._payloads, self._window = payloads, window
        self._sent = self._answered = 0
        self._last: Future[None] | None = None
        self.bus = Bus(
            settings, name=f"T{number}", emit=self._on, subscriptions=lambda: [TOPICS.client("t", f"T{number}", "ack")]
        )
        self.bus.start()

    def go(self) -> None:
        """Send the first window."""
        for _ in range(self._window):
            self._next()

    def _next(self) -> None:
        if self._sent < len(self._payloads):
            payload = self._payloads[self._sent]
            self._sent += 1
            self.bus.publish(self._topic, payload)

    def _on(self, event: BusEvent) -> None:
        if isinstance(event, Connected):
            self.ready.set()
        elif isinstance(event, Received):
            self.bus.acknowledge(event)
            assert b'"status":"accepted"' in event.payload, event.payload
            self._answered += 1
            self._next()
            if self._answered >= len(self._payloads):
                self.done.set()

"""Row 7: 500 bookings stored through an outage, drained; and how many simulated seeds a core plays in a second."""

import logging
import queue
import sqlite3
import threading
import time
from pathlib import Path

from shared.bus import Bus
from shared.scan import Kind, encode, encode_op
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Received
from terminal.core.delivery.courier import WINDOW
from terminal.shell.link import Link
from tests.simulation.run import Run
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant

STORED = 500
TOPICS = Topics("test")


def drain(folder: Path) -> tuple[float, float]:
    """(seconds from the connection to the last answer, the same through bare MQTT and SQLite).

    The floor is a bare client that sends the same number of payloads in the same window to another, which stores what has
    come in one durable commit, answers, and the first notes each answer in one.
    """
    plant = Plant(folder, Mosquitto(folder / "broker", USERS))
    plant.broker.start()
    try:
        plant.start("hub")
        plant.fill()
        return _ours(plant, folder), _bare(plant, folder)
    finally:
        plant.close()


def _ours(plant: Plant, folder: Path) -> float:
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    settings = plant.settings("T-CUT-01")
    settings.terminal = settings.terminal.model_copy(
        update={"id": "T-CUT-01", "workstation": "CUT-01", "journal": str(folder / "drain.db")}
    )
    link = Link(settings, events.put)
    core = link.core
    link.start()
    _until(link, events, lambda: bool(core.courier.online and core.work.record and core.replica.ops("CUT")))
    for code in (encode(Kind.EMP, "0021"), encode_op("MO-2026-00184", "010"), encode(Kind.CMD, "START")):
        core.scan(code, link.now())
    _until(link, events, lambda: not core.journal.waiting_count())
    link.unplug()
    while not events.empty():
        events.get()
    for _ in range(STORED):
        for key in ("enter", "1", "enter"):
            core.key(key, link.now())
    assert core.journal.waiting_count() == STORED
    link.plug_in()
    _until(link, events, lambda: core.courier.connected)
    began = time.perf_counter()
    _until(link, events, lambda: not core.journal.waiting_count())
    taken = time.perf_counter() - began
    link.stop()
    return taken


def _until(link: Link, events: "queue.SimpleQueue[BusEvent]", done: object, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < deadline, "the hub does not answer"
        try:
            link.handle(events.get(timeout=0.05))
        except queue.Empty:
            link.pump()


def _bare(plant: Plant, folder: Path) -> float:
    there, back = f"{TOPICS.root}/bench/there", f"{TOPICS.root}/bench/back"
    asked: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    answered: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    settings = plant.broker.settings("hub")
    hub = Bus(settings, name="bare-hub", emit=asked.put, subscriptions=lambda: [there], qos=1)
    terminal = Bus(settings, name="bare-terminal", emit=answered.put, subscriptions=lambda: [back], qos=1)
    stop = threading.Event()
    for bus, events in ((hub, asked), (terminal, answered)):
        bus.start()
        assert isinstance(events.get(timeout=10), Connected)
    thread = threading.Thread(target=_answer, args=(hub, asked, back, folder / "bare-hub.db", stop))
    thread.start()
    own = _table(folder / "bare-terminal.db")
    payload = b"x" * 700
    sent = done = 0
    began = time.perf_counter()
    while done < STORED:
        while sent < STORED and sent - done < WINDOW:
            terminal.publish(there, payload)
            sent += 1
        event = answered.get(timeout=10)
        if isinstance(event, Received):
            terminal.acknowledge(event)
            own.execute("INSERT INTO t (b) VALUES (?)", (event.payload,))
            done += 1
    taken = time.perf_counter() - began
    stop.set()
    thread.join()
    for bus in (hub, terminal):
        bus.stop()
    own.close()
    return taken


def _answer(hub: Bus, asked: "queue.SimpleQueue[BusEvent]", back: str, path: Path, stop: threading.Event) -> None:
    table = _table(path)
    while not stop.is_set():
        try:
            batch = [asked.get(timeout=0.1)]
        except queue.Empty:
            continue
        while not asked.empty():
            batch.append(asked.get())
        came = [event for event in batch if isinstance(event, Received)]
        table.execute("BEGIN IMMEDIATE")
        table.executemany("INSERT INTO t (b) VALUES (?)", [(event.payload,) for event in came])
        table.execute("COMMIT")
        for event in came:
            hub.acknowledge(event)
            hub.publish(back, b"ok")
    table.close()


def _table(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    raw.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (a INTEGER PRIMARY KEY, b BLOB);")
    return raw


def seeds_per_second(seeds: int = 20) -> float:
    """Simulated plants a core plays in a second, with every fault, from the first scan to the verdict."""
    logging.disable(logging.CRITICAL)
    try:
        Run(0).play()  # what is made once
        began = time.process_time()
        for seed in range(seeds):
            Run(seed).play()
        return seeds / (time.process_time() - began)
    finally:
        logging.disable(logging.NOTSET)

"""Row 4: a booking at a terminal until it is on the board's screen, while 200 workstations change 50 times a second.

The board is the real program in a pseudo-terminal of 160×50, and what counts is the text that comes out of it.
"""

import re
import sys
import threading
import time
from pathlib import Path
from typing import Any

from shared.bus import Bus
from shared.envelope import to_bytes
from shared.plant_time import iso
from shared.scan import Kind, encode, encode_op
from shared.topics import Topics
from shared.wire import BusEvent, Connected
from terminal.shell.link import Link
from tests.bench.console import Console
from tests.bench.wire import percentiles
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant

TOPICS = Topics("test")
STATIONS = 200
PER_SECOND = 50
ROW = re.compile(rb"CUT-01 +> RUN +MO-2026-00184 +010 +\S+ +(\d+)/")


class Shown:
    """When the board's screen showed which count of CUT-01."""

    def __init__(self) -> None:
        self.at: dict[int, float] = {}

    def read(self, text: bytes, now: float) -> None:
        """Output came."""
        for match in ROW.finditer(text):
            self.at.setdefault(int(match[1]), now)


class Storm:
    """200 workstations with a running operation each; one of them books every 20 ms."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._goods = [0] * STATIONS
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.sent = 0

    def start(self) -> None:
        """Everything once, then the changes."""
        for number in range(STATIONS):
            name = f"ST-{number:03d}"
            self._put("ref", "workstation", name, doc=_document(name, 1) | _workstation(name))
            self._put("job", name, f"{_order(number)}-010", doc=_job(number))
            self._change(number)
            info = {"app_version": "1", "epoch": "e", "outbox": 0, "last_seq": 1, "workstation": name}
            self._bus.publish(TOPICS.client("t", f"T-{name}", "info"), to_bytes(info), qos=0, retain=True)
            status = {"online": True, "ts": iso(0)}
            self._bus.publish(TOPICS.client("t", f"T-{name}", "status"), to_bytes(status), qos=0, retain=True)
        self._thread.start()

    def stop(self) -> None:
        """No more."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        due = time.perf_counter()
        while not self._stop.is_set():
            self._change(self.sent * 7 % STATIONS)
            self.sent += 1
            due += 1 / PER_SECOND
            time.sleep(max(0.0, due - time.perf_counter()))

    def _change(self, number: int) -> None:
        self._goods[number] += 1
        name, rev = f"ST-{number:03d}", self._goods[number]
        self._put("op", name, f"{_order(number)}-010", doc=_op(number, rev))
        self._put("ws", name, doc=_ws(number, rev))

    def _put(self, *levels: str, doc: dict[str, Any]) -> None:
        self._bus.publish(TOPICS.state(*levels), to_bytes(doc), qos=0, retain=True)


def _order(number: int) -> str:
    return f"MO-2025-{number:05d}"


def _document(identity: str, rev: int) -> dict[str, Any]:
    return {"id": identity, "rev": rev, "ts": iso(0), "applied": {}}


def _workstation(name: str) -> dict[str, Any]:
    record = {
        "id": name,
        "name": name,
        "group": name,
        "supply": f"L-{name}",
        "several": "one",
        "crew": "many",
        "kind": "machine",
    }
    return {"kind": "workstation", "record": record}


def _job(number: int) -> dict[str, Any]:
    mo = _order(number)
    return _document(f"{mo}-010", 1) | {
        "mo": mo,
        "op": "010",
        "name": "Work",
        "group": f"ST-{number:03d}",
        "item": "P",
        "description": "",
        "unit": "pc",
        "decimals": 0,
        "external_no": "",
        "setup_min": "0",
        "run_min": "2",
        "transfer_q": "1",
        "gated": False,
        "before": "",
        "last": True,
        "skill": "",
        "instructions": "",
        "material": [_material(line) for line in range(3)],
        "over_pct": "0",
        "spec": {},
    }


def _material(line: int) -> dict[str, Any]:
    return {
        "item": f"M{line}",
        "description": "",
        "unit": "pc",
        "decimals": 0,
        "q": "2",
        "per": "1",
        "basis": "unit",
        "scrap_pct": "0",
        "mode": "backflush",
        "alternates": [],
    }


def _op(number: int, good: int) -> dict[str, Any]:
    mo, name = _order(number), f"ST-{number:03d}"
    session = {
        "badge": "0021",
        "workstation": name,
        "kind": "run",
        "since": "2026-11-01T00:00:00.000Z",
        "worked_ms": 60_000,
        "pieces": str(good),
    }
    return _document(f"{mo}-010", good) | {
        "mo": mo,
        "op": "010",
        "group": name,
        "status": "running",
        "order_status": "in progress",
        "held": False,
        "due": None,
        "priority": 3,
        "q": "100000",
        "upstream_good": "100000",
        "upstream_done": True,
        "available": "100000",
        "good": str(good),
        "scrap": "0",
        "rework": "0",
        "suspect": "0",
        "sessions": [session],
        "issued": [],
    }


def _ws(number: int, good: int) -> dict[str, Any]:
    name = f"ST-{number:03d}"
    return _document(name, good) | {
        "workstation": name,
        "name": name,
        "group": name,
        "status": "running",
        "since": "2026-11-01T00:00:00.000Z",
        "ops": [f"{_order(number)}-010"],
        "people": ["0021"],
        "today": {"day": "2026-11-01", "good": str(good), "scrap": "0"},
    }


def on_the_board(folder: Path, times: int = 200) -> tuple[tuple[float, float], float, float]:
    """((p50, p99) ms from Enter at the terminal to the board's screen, its CPU in %, its output in kB/s)."""
    plant = Plant(folder, Mosquitto(folder / "broker", [*USERS, "board"]))
    plant.broker.start()
    events: list[BusEvent] = []
    bus = Bus(plant.broker.settings("hub"), name="storm", emit=events.append, subscriptions=list)
    storm = Storm(bus)
    console = None
    try:
        plant.start("hub")
        plant.fill("100000")
        bus.start()
        while not any(isinstance(event, Connected) for event in events):
            time.sleep(0.02)
        storm.start()
        command = [sys.executable, "-m", "shared.cli", "board", "-c", str(plant.config("board")), "--client", "board"]
        command += ["--log", str(folder / "board.log")]
        shown = Shown()
        console = Console(command, columns=160, rows=50, on_text=shown.read)
        pressed, cpu, output = _book(plant, folder, console, times)
        missing = [count for count in pressed if count not in shown.at]
        # Two bookings within one frame are one picture: the newer count stands for both.
        taken = [min(at for count, at in shown.at.items() if count >= number) - pressed[number] for number in pressed]
        assert len(missing) < times, "nothing came on the screen"
        return percentiles(taken), cpu, output
    finally:
        storm.stop()
        if console is not None:
            console.close()
        bus.stop()
        plant.close()


def _book(plant: Plant, folder: Path, console: Console, times: int) -> tuple[dict[int, float], float, float]:
    queue: list[BusEvent] = []
    settings = plant.settings("T-CUT-01")
    settings.terminal = settings.terminal.model_copy(
        update={"id": "T-CUT-01", "workstation": "CUT-01", "journal": str(folder / "bench.db")}
    )
    link = Link(settings, queue.append)
    link.start()
    core = link.core

    def run(seconds: float, done: Any = lambda: False) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and not done():
            while queue:
                link.handle(queue.pop(0))
            link.pump()
            time.sleep(0.002)

    run(10, lambda: core.courier.online and core.work.record and core.replica.ops("CUT"))
    for code in (encode(Kind.EMP, "0021"), encode_op("MO-2026-00184", "010"), encode(Kind.CMD, "START")):
        core.scan(code, link.now())
    run(10, lambda: not core.journal.waiting_count())
    run(8)  # the board has started, and stands
    pressed: dict[int, float] = {}
    cpu, output, began = console.cpu(), console.bytes, time.perf_counter()
    for number in range(1, times + 1):
        core.key("enter", link.now())
        core.key("1", link.now())
        pressed[number] = time.perf_counter()
        core.key("enter", link.now())
        run(0.26 + number * 37 % 170 / 1000)  # in no step with the board's frames, nor faster than a document comes
    run(1)
    taken = time.perf_counter() - began
    link.stop()
    return pressed, 100 * (console.cpu() - cpu) / taken, (console.bytes - output) / 1000 / taken

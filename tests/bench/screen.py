"""Rows 5 and 6: a terminal's start and memory, its reaction to a scan in a storm of documents; beside a bare Textual app."""

import itertools
import statistics
import sys
import threading
import time
from pathlib import Path

from hub.office.client import HubClient
from shared.scan import Kind, encode
from tests.bench.console import Console
from tests.bench.wire import percentiles
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant

BARE = """
from textual import events
from textual.app import App
from textual.widgets import Static

class Bare(App):
    text = ""
    def compose(self):
        yield Static("READY TO SCAN", markup=False)
    async def on_event(self, event):
        if isinstance(event, events.Key) and self.is_running:
            if event.key == "ctrl+q":
                self.exit()
            elif event.key == "enter":
                self.query_one(Static).update("got " + self.text)
                self.text = ""
            else:
                self.text += event.character or ""
            return
        await super().on_event(event)

Bare().run(mouse=False)
"""
PER_SECOND = 50


def _bare(folder: Path) -> list[str]:
    path = folder / "bare.py"
    path.write_text(BARE)
    return [sys.executable, str(path)]


def _terminal(plant: Plant, folder: Path) -> list[str]:
    command = [sys.executable, "-m", "shared.cli", "terminal", "-c", str(plant.config("T-CUT-01"))]
    return [*command, "--id", "T-CUT-01", "--workstation", "CUT-01", "--log", str(folder / "terminal.log")]


def start_and_memory(folder: Path, times: int = 7) -> tuple[tuple[float, float], tuple[float, float]]:
    """((seconds until the first usable screen, MB resident) of a terminal, the same of a bare app): medians, by turns."""
    plant = Plant(folder, Mosquitto(folder / "broker", USERS))
    plant.broker.start()
    try:
        plant.start("hub")
        plant.fill()
        both: list[list[tuple[float, float]]] = [[], []]
        for _ in range(times):
            for runs, command, ready in (
                (both[0], _terminal(plant, folder), b"SCAN YOUR BADGE"),
                (both[1], _bare(folder), b"READY TO SCAN"),
            ):
                console = Console(command, folder=folder)
                seconds = console.wait_for(ready) - console.started
                time.sleep(1.0)  # connected, its documents taken in
                runs.append((seconds, console.resident()))
                console.close()
        ours, bare = ((statistics.median(s for s, _ in runs), statistics.median(m for _, m in runs)) for runs in both)
        return ours, bare
    finally:
        plant.close()


def scan_to_reaction(folder: Path, times: int = 200) -> tuple[tuple[float, float], tuple[float, float]]:
    """((p50, p99) ms from a scan to its judgement on the screen while documents storm, the same of a bare app)."""
    plant = Plant(folder, Mosquitto(folder / "broker", USERS))
    plant.broker.start()
    try:
        plant.start("hub")
        plant.fill()
        console = Console(_terminal(plant, folder), folder=folder)
        console.wait_for(b"Next here")
        stop = threading.Event()
        storm = threading.Thread(target=_storm, args=(plant, stop))
        storm.start()
        codes = [(f"26110{n:04d}".encode(), b"lot 26110%04d is not" % n) for n in range(times)]
        ours = [_scan(console, encode(Kind.LOT, lot.decode()).encode(), shown) for lot, shown in codes]
        stop.set()
        storm.join()
        console.close()
        console = Console(_bare(folder), folder=folder)
        console.wait_for(b"READY TO SCAN")
        bare = [_scan(console, lot, b"got " + lot) for lot, _ in codes]
        console.close()
        return percentiles(ours), percentiles(bare)
    finally:
        plant.close()


def _scan(console: Console, code: bytes, shown: bytes) -> float:
    began = console.write(code + b"\r")
    seconds = console.wait_for(shown) - began
    time.sleep(0.03)
    return seconds


def _storm(plant: Plant, stop: threading.Event) -> None:
    """Receipts at the terminal's supply location, each of which changes a document it shows."""
    with HubClient(plant.settings("office"), timeout=30) as client:
        began = time.perf_counter()
        for sent in itertools.count(1):
            if stop.is_set():
                return
            client.send("receive", item="RM-001", location="L-CUT", q="1")
            time.sleep(max(0.0, began + sent / PER_SECOND - time.perf_counter()))

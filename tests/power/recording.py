"""Records a plant: a real hub and a real terminal under strace, on a real broker, through two lives each."""

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest

from tests.power.trace import OPTIONS, Event, Reader
from tests.support.broker import Mosquitto
from tests.support.paths import ROOT
from tests.support.plant import USERS, Plant, eventually

TERMINAL: Final = "T-CUT-01"
MARKS: Final = "marks.txt"


def strace() -> str:
    """The program. Without it the test is skipped, which in CI is a failure."""
    program = shutil.which("strace")
    if program is None:
        message = "strace is not installed: apt-get install strace"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


@dataclass
class Recorded(Plant):
    """A plant whose processes are recorded; a record for every life of each."""

    records: dict[str, list[Path]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start the hub or the terminal under the recorder."""
        lives = self.records.setdefault(name, [])
        record = self.folder / f"{name}-{len(lives)}.strace"
        lives.append(record)
        module, arguments = "shared.cli", ["hub"]
        if name != "hub":
            workstation = name.removeprefix("T-")
            module = "tests.power.marked"
            arguments = ["operators", f"{workstation}=0021", "--folder", str(self.folder), "--pause", str(self.pause_ms)]
        command = [strace(), *OPTIONS, "-o", str(record), sys.executable, "-m", module, *arguments]
        command += ["--config", str(self.config(name)), "--log", str(self.folder / f"{name}.log")]
        self.processes[name] = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env={**os.environ, "SHOPFLOOR_TEST_MARKS": str(self.folder / MARKS)},
        )

    def tell(self, name: str, what: signal.Signals) -> None:
        """Signal the recorded program, not the recorder, and wait for both."""
        process, record = self.processes.pop(name), self.records[name][-1]
        eventually(lambda: record.exists() and "\n" in record.read_text()[:100_000], what="the first line of a record")
        with record.open() as lines:
            program = int(lines.readline().split()[0])
        os.kill(program, what)
        process.communicate(timeout=40)

    def kill(self, name: str) -> None:
        """kill -9."""
        self.tell(name, signal.SIGKILL)

    def events(self, name: str, *files: str, marks: str = "") -> list[Event]:
        """All lives of one program as one sequence of events."""
        reader = Reader(self.folder, lambda file: file in files, self.broker.port, marks)
        return [event for record in self.records[name] for event in reader.read(record)]


def record(folder: Path, first: int, second: int) -> Recorded:
    """A plant made, `first` commands, a clean end of all, a new start, `second` more, and the hub killed."""
    plant = Recorded(folder, Mosquitto(folder / "broker", USERS), pause_ms=1)
    plant.broker.start()
    try:
        plant.start("hub")
        plant.fill("4000")
        plant.start(TERMINAL)
        eventually(lambda: len(plant.saved(TERMINAL)) >= first, 60, "bookings")
        plant.tell(TERMINAL, signal.SIGTERM)
        plant.tell("hub", signal.SIGTERM)
        before = len(plant.saved(TERMINAL))
        plant.start("hub")
        plant.start(TERMINAL)
        eventually(lambda: len(plant.saved(TERMINAL)) >= before + second, 60, "more bookings")
        plant.tell(TERMINAL, signal.SIGTERM)
    finally:
        plant.close()
    return plant

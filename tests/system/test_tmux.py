"""A shift played by scans in a real terminal: tmux, 80×24, a real broker and a real hub."""

import contextlib
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.office.client import HubClient
from shared.scan import Kind, encode, encode_op
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually

MO = "MO-2026-00184"


class Tmux:
    """One tmux server of its own with one window."""

    def __init__(self, socket: Path) -> None:
        self._socket = str(socket)

    def __call__(self, *words: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, "-f", "/dev/null", *words], capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout

    def scan(self, code: str) -> None:
        """A burst as a scanner sends it: all characters at once, then Enter."""
        self("send-keys", "-l", code)
        self("send-keys", "Enter")

    def keys(self, *keys: str) -> None:
        """Keys, as a person presses them."""
        for key in keys:
            self("send-keys", key)
            time.sleep(0.12)

    def screen(self) -> str:
        """What is to be seen."""
        return self("capture-pane", "-p")

    def sees(self, text: str, seconds: float = 15.0) -> str:
        """Wait until the screen shows a text."""
        deadline = time.monotonic() + seconds
        while text not in (shown := self.screen()):
            assert time.monotonic() < deadline, f"{text!r} is not on the screen:\n{shown}"
            time.sleep(0.05)
        return shown


@pytest.fixture(name="plant", scope="module")
def _plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    folder = tmp_path_factory.mktemp("tmux")
    with Plant(folder, Mosquitto(folder / "broker", USERS)) as plant:
        plant.start("hub")
        plant.fill("100")
        with HubClient(plant.settings("office"), timeout=30) as client:
            assert client.send("put-operator", id="0022", name="Rahman", roles=["operator"]).status == "accepted"
        yield plant


@pytest.fixture(name="tmux")
def _tmux(plant: Plant, tmp_path: Path) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        pytest.skip("needs tmux: apt-get install tmux")
    tmux = Tmux(tmp_path / "tmux")
    command = [sys.executable, "-m", "shared.cli", "terminal", "--config", str(plant.config("T-CUT-01"))]
    command += ["--id", "T-CUT-01", "--workstation", "CUT-01", "--log", str(tmp_path / "terminal.log")]
    tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", str(tmp_path), " ".join(command))
    yield tmux
    tmux("kill-server")


def cmd(word: str) -> str:
    """A command card."""
    return encode(Kind.CMD, word)


def test_a_shift_by_scans(plant: Plant, tmux: Tmux) -> None:
    """Sign on, set up, run, book, scrap with a reason, pause, an outage, go on, undo, finish the day, sign off."""
    tmux.sees("SCAN YOUR BADGE TO START", 30)
    tmux.sees("ONLINE")
    tmux.sees("Next here")
    tmux.scan(encode(Kind.EMP, "0021"))
    tmux.sees("signed on")
    tmux.scan(encode_op(MO, "010"))
    tmux.sees(f"OP 010 of {MO}")
    tmux.scan(cmd("SETUP"))
    tmux.sees("* SETUP")
    tmux.scan(cmd("START"))
    tmux.sees("> RUN")
    tmux.scan(encode(Kind.QTY, "0010"))
    tmux.sees("BOOK")
    tmux.scan(cmd("OK"))
    tmux.sees("10 good saved")
    tmux.scan(cmd("SCRAP"))
    tmux.sees("> SCRAP")
    tmux.keys("2")
    tmux.scan(encode(Kind.RSN, "DIM"))
    tmux.scan(cmd("OK"))
    tmux.sees("2 scrap DIM saved")
    tmux.scan(cmd("PAUSE"))
    tmux.sees("WHY DO YOU PAUSE?")
    tmux.scan(encode(Kind.RSN, "BRK"))
    tmux.sees("= PAUSE BRK")

    plant.stop("hub")
    tmux.sees("X OFFLINE")
    tmux.scan(cmd("START"))
    tmux.sees("> RUN")
    tmux.scan(encode(Kind.QTY, "0005"))
    tmux.scan(cmd("OK"))
    tmux.sees("5 good saved")
    tmux.sees("2 bookings are stored here")
    plant.start("hub")
    tmux.sees("ONLINE", 30)

    tmux.scan(encode(Kind.QTY, "0007"))
    tmux.scan(cmd("OK"))
    tmux.sees("7 good saved")
    tmux.scan(cmd("UNDO"))
    tmux.sees("taken back: GOOD 7")
    tmux.scan("4006381333931")
    tmux.sees("EAN")
    tmux.keys(".")
    assert "accepted" in tmux.sees("what this terminal has sent")
    tmux.keys("/")
    tmux.scan(encode(Kind.EMP, "0021"))
    tmux.sees("will be paused")
    tmux.keys("Enter")
    tmux.sees("SCAN YOUR BADGE TO START")

    books = f"SELECT good / 1000000, scrap / 1000000 FROM mo_op WHERE mo = '{MO}' AND op = '010'"
    eventually(lambda: plant.sql(books) == [(15, 2)], what="15 good and 2 scrap in the hub's books")


@pytest.mark.parametrize("situation", ["idle", "list", "quantity", "storm"])
def test_bursts_arrive_whole(plant: Plant, tmux: Tmux, situation: str) -> None:
    """20 bursts in a row through a real terminal, none split, none lost, in order."""
    tmux.sees("Next here", 30)
    if situation != "idle":
        tmux.scan(encode(Kind.EMP, "0022"))
        tmux.sees("signed on")
    if situation == "quantity":
        tmux.scan(encode_op(MO, "010"))
        tmux.scan(cmd("START"))
        tmux.sees("> RUN")
        tmux.scan(encode(Kind.QTY, "0001"))
        tmux.sees("BOOK")
    with storm(plant) if situation == "storm" else contextlib.nullcontext():
        for number in range(20):
            lot = f"26110{number:04d}"
            tmux.scan(encode(Kind.LOT, lot))
            tmux.sees(f"LOT {lot} does nothing" if situation == "quantity" else f"lot {lot} is not known")


@contextlib.contextmanager
def storm(plant: Plant) -> Iterator[None]:
    """Documents of this terminal's stock change as fast as the hub goes, until it is over."""
    ended = threading.Event()

    def blow() -> None:
        with HubClient(plant.settings("office"), timeout=30) as client:
            while not ended.is_set():
                client.send("receive", item="RM-001", location="L-CUT", q="1")

    thread = threading.Thread(target=blow)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()

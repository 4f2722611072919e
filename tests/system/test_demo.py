"""A demo whose broker is gone says so and ends, with the console given back."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.console import Console
from tests.support.plant import eventually
from tests.system.test_plant import processes

pytestmark = pytest.mark.system
SOON_S = 15


def demo(folder: Path, *options: str) -> list[str]:
    """The command."""
    return [sys.executable, "-m", "shared.cli", "demo", "--folder", str(folder), *options]


def of(folder: Path, words: str = "") -> list[int]:
    """The processes of a demo, by their command lines."""
    return [int(pid) for pid, line in processes() if str(folder) in line and words in line]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Iterator[Path]:
    """Nothing of the demo outlives its test."""
    yield tmp_path / "demo"
    for pid in of(tmp_path / "demo"):
        os.kill(pid, signal.SIGKILL)


def test_without_a_screen(folder: Path) -> None:
    """In seconds, and nothing is left behind."""
    running = subprocess.Popen(
        demo(folder, "--headless", "120"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    eventually(lambda: len(of(folder, "operators")) >= 2, 60, "operators at work")
    (broker,) = of(folder, "broker.toml")
    os.kill(broker, signal.SIGKILL)
    began = time.monotonic()
    said, _ = running.communicate(timeout=30)
    assert time.monotonic() - began < SOON_S
    assert running.returncode == 1
    assert "shopfloor: the embedded broker has ended, so the demo ends too" in said
    assert not of(folder)


@pytest.mark.prove
@pytest.mark.parametrize("key", [b"", b"9"], ids=["the board", "the terminal"])
def test_with_a_screen(folder: Path, key: bytes) -> None:
    """Whatever is on it."""
    seen: list[bytes] = []
    console = Console(demo(folder), columns=160, rows=50, on_text=lambda text, _: seen.append(text))
    console.wait_for(b"at work ", 90)
    ahead = re.findall(rb"at work ([+-]?\d+)", b" ".join(seen))
    assert abs(int(ahead[-1])) <= 3, "people work at standard rate, and have before"
    if key:
        console.write(key)
        console.wait_for(b"SCAN YOUR BADGE", 60)
    (broker,) = of(folder, "broker.toml")
    os.kill(broker, signal.SIGKILL)
    began = time.monotonic()
    console.wait_for(b"the embedded broker has ended, so the demo ends too", 30)
    assert time.monotonic() - began < SOON_S
    _, status = os.waitpid(console.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 1
    assert not of(folder)
    assert console.given_back

"""Other people's clients, which our own environment can't hold: they pin other versions of what we use, or are no Python.

Installed once beside the environment, by their ordinary package managers; a test that needs them is skipped where that is
not possible, and fails in CI.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

HOME: Final = Path(sys.prefix) / "foreign"
PYTHON: Final = ("mqtt-spb-wrapper==2.1.2",)
"""A Sparkplug host library around the Tahu project's protobuf definitions; it wants paho 1.6 and protobuf 3.20."""
NODE: Final = ("mqtt@5.16.0", "node-red@4.1.0")


def python_libraries() -> Path:
    """For `PYTHONPATH` of a process of its own."""
    folder = HOME / "python"
    _install(folder, PYTHON, [sys.executable, "-m", "pip", "install", "-q", "--target", str(folder), *PYTHON])
    return folder


def node_libraries() -> Path:
    """A folder with `node_modules`."""
    folder = HOME / "node"
    if shutil.which("node") is None or shutil.which("npm") is None:
        _without("node and npm are not installed: apt-get install nodejs npm")
    _install(folder, NODE, ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *NODE])
    return folder


def _install(folder: Path, wanted: Sequence[str], command: list[str]) -> None:
    HOME.mkdir(exist_ok=True)
    done = HOME / f"{folder.name}.installed"
    with (HOME / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists() and done.read_text() == " ".join(wanted):
            return
        folder.mkdir(exist_ok=True)
        result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=170)
        if result.returncode:
            _without(f"{' '.join(wanted)} can't be installed here: {result.stderr[-300:]}")
        done.write_text(" ".join(wanted))


def _without(message: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)

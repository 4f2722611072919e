"""`shopfloor exchange` as a process that is killed again and again, on a real Mosquitto: each order, each file once."""

import csv
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
FILES, ORDERS = 6, 8
CONFIG = """
[hub.clients.exchange]
roles = ["planner", "supervisor"]
[exchange]
folder = "FOLDER"
release = true
every_s = 0.2
"""


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", [*USERS, "exchange"])) as plant:
        path = plant.config("hub")
        path.write_text(path.read_text() + CONFIG.replace("FOLDER", str(tmp_path / "exchange")))
        start(plant, "hub", path)
        plant.fill()
        yield plant


def start(plant: Plant, word: str, config: Path) -> None:
    """A program with a configuration that is written already."""
    command = [sys.executable, "-m", "shared.cli", word, "--config", str(config), "--log", str(plant.folder / f"{word}.log")]
    with (plant.folder / f"{word}.err").open("ab") as err:
        plant.processes[word] = subprocess.Popen(command, stderr=err, text=True, stdout=subprocess.DEVNULL)


def take(folder: Path, seen: "Counter[str]") -> None:
    """Who reads the files takes them away at once."""
    for path in sorted((folder / "out").glob("*.csv")):
        kind = "result" if path.stem.endswith("-result") else path.name.partition("-")[0]
        with path.open(encoding="utf-8", newline="") as file:
            seen.update(f"{kind} {row['order'] if kind == 'result' else row['number']}" for row in csv.DictReader(file))
        path.unlink()


def told(folder: Path, seen: "Counter[str]", kind: str) -> int:
    """How many rows of a kind have come by now."""
    take(folder, seen)
    return sum(count for key, count in seen.items() if key.startswith(kind))


def test_killed_again_and_again_it_gives_each_once(plant: Plant) -> None:
    """While orders come in and a terminal books."""
    config = plant.config("exchange")
    config.write_text(config.read_text() + CONFIG.replace("FOLDER", str(plant.folder / "exchange")))
    folder, dice, seen = plant.folder / "exchange", Random(7), Counter[str]()
    start(plant, "exchange", config)
    eventually((folder / "out").exists, 30, "it is there")
    plant.start("T-CUT-01")
    for number in range(FILES):
        rows = "".join(f"SO-{number}-{row},CH-100,{row + 1}\n" for row in range(ORDERS))
        part = folder / f"{number}.part"
        part.write_text(f"order,item,q\n{rows}", encoding="utf-8")
        os.utime(part, (time.time() - 60, time.time() - 60))
        part.rename(folder / "in" / f"f{number}.csv")
        time.sleep(dice.uniform(0.6, 2.0))
        plant.processes["exchange"].send_signal(signal.SIGKILL)
        plant.processes.pop("exchange").wait()
        take(folder, seen)
        start(plant, "exchange", config)
    plant.stop("T-CUT-01")
    eventually(lambda: not list((folder / "in").iterdir()), 60, "all are taken")
    moved = "SELECT count(*) FROM event WHERE topic LIKE 'stock/%' OR topic IN ('mo/output', 'mo/reverse')"
    eventually(lambda: told(folder, seen, "movements") >= plant.sql(moved)[0][0], 60, "all movements are told")
    eventually(lambda: told(folder, seen, "result") >= FILES * ORDERS, 30, "all results")
    assert [key for key, count in seen.items() if count != 1] == []
    made = [number for (number,) in plant.sql("SELECT external_no FROM mo WHERE external_no LIKE 'SO-%'")]
    assert sorted(made) == sorted(f"SO-{number}-{row}" for number in range(FILES) for row in range(ORDERS))

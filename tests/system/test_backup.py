"""A backup while people book, a restore of it, and terminals that send again what it does not hold."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hub.office.client import HubClient
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually
from tests.system.commands.office import done, invoke, refused

pytestmark = [pytest.mark.system, pytest.mark.sqlite]
TERMINALS = ["T-CUT-01", "T-ASM-01"]


def saved(plant: Plant) -> int:
    """How much the terminals have booked."""
    return sum(len(plant.saved(terminal)) for terminal in TERMINALS)


def stored(plant: Plant) -> int:
    """How much of it the hub has."""
    return int(plant.sql("SELECT count(*) FROM inbox WHERE source LIKE 't/%'")[0][0])


def backed_up(plant: Plant) -> str:
    """`shopfloor backup`, as a timer would call it: a process of its own beside the hub."""
    words = [sys.executable, "-m", "shared.cli", "backup", "--keep", "2", "--config", str(plant.config("office"))]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_nothing_is_lost_by_a_restore(tmp_path: Path) -> None:
    """Backed up while they book; booked on; restored with the hub stopped, while terminals book on; all is there again."""
    plant = Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS))
    plant.broker.start()
    office = plant.config("office")
    try:
        plant.start("hub")
        plant.fill()
        for terminal in TERMINALS:
            plant.start(terminal)
        eventually(lambda: stored(plant) > 10, what="the first bookings")
        before = stored(plant)
        said = backed_up(plant)
        [file] = (tmp_path / "backups").iterdir()
        assert file.stat().st_mode & 0o777 == 0o600
        assert re.search(r"verified: [1-9][0-9]* commands, .* hash [0-9a-f]{64}; clean", said), said
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            held = copy.execute("SELECT count(*) FROM inbox WHERE source LIKE 't/%'").fetchone()[0]
        assert held >= before
        with HubClient(plant.settings("office"), timeout=20) as client:
            assert client.send("mo-create", mo="MO-2026-00999", item="CH-100", q="1").status == "accepted"
        eventually(lambda: stored(plant) > held + 10, what="bookings go on")

        told = done(invoke(office, "restore", str(file)))
        assert "nothing was changed" in told
        for terminal in TERMINALS:
            assert re.search(rf"{terminal} +\S+ +[0-9]+ +[0-9]+ +[0-9]+", told), told
        assert re.search(r"x/office +mo-create +1\b", told), told
        assert "is in use by another hub" in refused(invoke(office, "restore", str(file), "--yes"))

        plant.stop("hub")
        there = stored(plant)
        assert "restored" in done(invoke(office, "restore", str(file), "--yes"))
        assert stored(plant) == held < there
        [kept] = tmp_path.glob("hub.db.replaced-*")
        with closing(sqlite3.connect(kept)) as of_before:
            assert of_before.execute("SELECT count(*) FROM inbox WHERE source LIKE 't/%'").fetchone() == (there,)
        saved_offline = saved(plant)
        plant.start("hub")
        eventually(lambda: stored(plant) >= saved_offline, 60, "they send again")
        for terminal in TERMINALS:
            catches_up(plant, terminal)
            plant.stop(terminal)
        plant.stop("hub")
        assert plant.assert_nothing_lost(TERMINALS) > there
        assert plant.sql("SELECT count(*) FROM mo WHERE id = 'MO-2026-00999'") == [(0,)], "what nobody kept is gone"
    finally:
        plant.close()


@pytest.mark.prove
def test_a_backup_beside_a_flood_restored_and_drained(tmp_path: Path) -> None:
    """One client sends thousands a second while it is written; restored, the terminals send again what it does not hold."""
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS)) as plant:
        plant.start("hub")
        plant.fill()
        for terminal in TERMINALS:
            plant.start(terminal)
        eventually(lambda: stored(plant) > 10, what="the first bookings")
        port = str(plant.settings("office").broker.port)
        words = [sys.executable, "-m", "tests.flood.flooder", port, "office", "note", "5000", "300"]
        with subprocess.Popen(words) as flooder:
            eventually(lambda: notes(plant) > 100, what="the flood is there")
            said = backed_up(plant)
            assert flooder.poll() is None, "it was written beside the flood"
            flooder.kill()
        assert re.search(r"verified: [1-9][0-9]* commands, .*; clean", said), said
        [file] = (tmp_path / "backups").iterdir()
        plant.stop("hub")
        there = stored(plant)
        assert "restored" in done(invoke(plant.config("office"), "restore", str(file), "--yes"))
        assert stored(plant) < there
        plant.start("hub")
        eventually(lambda: stored(plant) >= there, 120, "they send again")
        for terminal in TERMINALS:
            catches_up(plant, terminal)
            plant.stop(terminal)
        plant.stop("hub")
        assert plant.assert_nothing_lost(TERMINALS) >= there


def notes(plant: Plant) -> int:
    """How much of the flood the hub has taken."""
    return int(plant.sql("SELECT count(*) FROM inbox WHERE source = 'x/office' AND verb = 'note'")[0][0])


def catches_up(plant: Plant, terminal: str) -> None:
    """What it has saved by now is answered; it works on meanwhile."""
    so_far = len(plant.saved(terminal))
    eventually(lambda: all(row[3] != "queued" for row in plant.saved(terminal)[:so_far]), 60, f"{terminal} catches up")

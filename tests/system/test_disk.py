"""A disk that is really full, and then has room again: hub and terminal keep what they promised, and go on by themselves."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.office.client import HubClient, NoAnswerError
from hub.proof.verify.report import verify
from hub.store.database import open_database
from shared.scan import Kind, encode, encode_op
from tests.support.broker import Mosquitto
from tests.support.hub import chairs
from tests.support.joined import Net
from tests.support.plant import USERS, Plant, eventually
from tests.support.small_disk import LimitedFiles, MountedDisk, small_disk
from tests.support.worker import Worker
from tests.terminal.screens.test_screens import MO, app_at, scan, text_of

pytestmark = [pytest.mark.system, pytest.mark.sqlite]
TERMINAL = "T-CUT-01"
Disk = MountedDisk | LimitedFiles


@pytest.fixture(name="disk")
def _disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", USERS), pause_ms=10) as plant:
        yield plant


def answered(plant: Plant) -> int:
    """How many of the terminal's commands have their answer."""
    return sum(row[3] != "queued" for row in plant.saved(TERMINAL))


def stored(plant: Plant) -> int:
    """How many commands the hub has."""
    count: int = plant.sql("SELECT count(*) FROM inbox")[0][0]
    return count


def unanswered(client: HubClient) -> bool:
    """Whether one small command finds no room either: the log may still have some where a batch has none."""
    try:
        client.send("put-location", id=f"NEW-{time.monotonic_ns()}")
    except NoAnswerError:
        return True
    return False


@pytest.mark.prove
def test_the_hub_on_a_full_disk(plant: Plant, disk: Disk) -> None:
    """No answer while it is full, nothing half done; with room again all goes through, in the same process."""
    (plant.folder / "hub.db").symlink_to(disk.folder / "hub.db")  # only the database is on the small disk
    plant.start("hub")
    plant.fill("4000")
    hub = plant.processes["hub"]
    worker = Worker(plant.settings(TERMINAL), "CUT-01", plant.folder)
    try:
        eventually(lambda: answered(plant) >= 5, what="the first answers")
        disk.fill(hub.pid)
        eventually(lambda: len(plant.saved(TERMINAL)) >= answered(plant) + 20, what="no answer any more")
        saved = len(plant.saved(TERMINAL))
        eventually(lambda: len(plant.saved(TERMINAL)) >= saved + 20, what="the terminal works on")
        with HubClient(plant.settings("office"), timeout=1) as client:
            eventually(lambda: unanswered(client), what="no answer to anybody")
        assert answered(plant) <= stored(plant)
        engine = open_database(f"sqlite:///{plant.folder}/hub.db", read_only=True)
        with engine.connect() as connection:
            assert verify(connection).clean
            connection.rollback()
        engine.dispose()
        assert hub.poll() is None
        disk.free(hub.pid)
        late = len(plant.saved(TERMINAL))
        eventually(lambda: answered(plant) >= late, what="all is answered")
        with HubClient(plant.settings("office"), timeout=15) as client:
            assert client.send("put-location", id="NEW").status == "accepted"
        assert hub.poll() is None
    finally:
        worker.end()
    assert worker.drained
    plant.stop("hub")
    assert plant.assert_nothing_lost([TERMINAL]) >= late


@pytest.mark.prove
def test_a_working_terminal_on_a_full_disk(plant: Plant, disk: Disk) -> None:
    """While it is full nothing counts as saved, however often it is tried; with room again it works on, all is booked."""
    (plant.folder / f"{TERMINAL}.db").symlink_to(disk.folder / f"{TERMINAL}.db")
    plant.start("hub")
    plant.fill("4000")
    worker = Worker(plant.settings(TERMINAL), "CUT-01", disk.folder)
    try:
        eventually(lambda: answered(plant) >= 5, what="the first answers")
        assert worker.operator is not None
        work = worker.operator.link.core.work
        disk.fill(os.getpid())
        eventually(lambda: work.flash is not None and "NOT SAVED" in work.flash.text.upper(), what="it says so")
        saved, bells = len(plant.saved(TERMINAL)), work.bells
        eventually(lambda: work.bells > bells + 3, what="the operator tries again and again")
        assert len(plant.saved(TERMINAL)) == saved
        assert worker.operator.link.core.journal.last_seq == saved
        disk.free(os.getpid())
        eventually(lambda: answered(plant) >= saved + 5, what="it works on")
    finally:
        worker.end()
    assert worker.drained
    plant.stop("hub")
    assert plant.assert_nothing_lost([TERMINAL]) >= saved + 5


async def test_the_screen_of_a_terminal_on_a_full_disk(disk: Disk) -> None:
    """The operator reads that it was not saved, keeps what was typed, and confirms the same again when there is room."""
    net = Net(chairs())
    app = app_at(disk.folder, net)
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(pilot, encode(Kind.EMP, "0021"), encode_op(MO, "010"), encode(Kind.CMD, "START"))
        await scan(pilot, encode(Kind.QTY, "0010"))
        before = app.core.journal.last_seq
        disk.fill(os.getpid())
        await scan(pilot, encode(Kind.CMD, "OK"))
        screen = "\n".join(text_of(app))
        disk.free(os.getpid())
        assert "NOT SAVED" in screen.upper(), screen
        assert "10 good saved" not in screen
        assert app.core.journal.last_seq == before
        assert app.core.work.screen == "quantity"
        await pilot.press("enter")  # the same scan so soon would be taken for a double
        await pilot.pause()
        assert "10 good saved" in "\n".join(text_of(app))
        assert [entry.verb for entry in app.core.journal.waiting()] == ["sign-on", "op-start", "output"]

"""`shopfloor backup` and `shopfloor restore`: what they say, and what they leave alone."""

import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from hub.reports.restoring import KEPT_DAYS
from hub.store.ownership import owning
from terminal.core.delivery.journal import KEEP_MS
from tests.support.hub import Hub, fill
from tests.system.commands.office import Run, done, invoke, refused

pytestmark = pytest.mark.sqlite

WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Hub:
    hub = Hub(f"sqlite:///{tmp_path}/plant.db")
    fill(hub)
    hub.hello()
    hub.terminal("output", **WHERE, good="3")
    return hub


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Run:
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[hub]\ndatabase = "sqlite:///{tmp_path}/plant.db"\n')
    return partial(invoke, config)


def the_backup(tmp_path: Path) -> Path:
    """The newest."""
    return max((tmp_path / "backups").glob("plant-*.db"))


def inbox(file: Path) -> int:
    """How many commands it holds."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM inbox").fetchone()[0])


def test_old_backups_are_let_go_of(hub: Hub, office: Run, tmp_path: Path) -> None:
    """By their dates; what has another name stays."""
    folder = tmp_path / "nightly"
    folder.mkdir()
    for day in (1, 2, 3):
        (folder / f"plant-2025010{day}T010000Z.db").touch()
    (folder / "keep-me.db").touch()
    said = done(office("backup", "--to", str(folder), "--keep", "1"))
    assert "2 kept" in said
    assert {file.name for file in folder.iterdir()} >= {"plant-20250103T010000Z.db", "keep-me.db"}
    assert len(list(folder.iterdir())) == 3


def test_a_copy_that_breaks_a_law_is_said_and_lets_go_of_nothing(hub: Hub, office: Run, tmp_path: Path) -> None:
    """It is kept, being true; so are the older ones, which may be better."""
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "plant-20250101T010000Z.db").touch()
    (folder / "plant-20250102T010000Z.db").touch()
    with closing(sqlite3.connect(tmp_path / "plant.db")) as connection:
        connection.execute("UPDATE balance SET q = q + 1 WHERE location = 'RAW' AND item = 'RM-001'")
        connection.commit()
    assert "a true copy of a database that breaks a law: L3" in refused(office("backup", "--keep", "1"))
    assert len(list(folder.iterdir())) == 3


def test_a_damaged_database_gives_no_backup(hub: Hub, office: Run, tmp_path: Path) -> None:
    """Nothing that looks like one is left."""
    hub.database.dispose()
    (tmp_path / "plant.db").write_bytes(b"SQLite format 3\0" + b"x" * 9000)
    refused(office("backup"))
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_database_that_is_not_there(office: Run) -> None:
    """No traceback, and no empty backup."""
    assert "plant.db" in refused(office("backup"))


def test_a_dry_run_changes_nothing_and_says_what_would(hub: Hub, office: Run, tmp_path: Path) -> None:
    """Per terminal and per client."""
    done(office("backup"))
    hub.terminal("output", **WHERE, good="4")
    hub.terminal("output", **WHERE, good="5")
    hub.office("mo-create", item="CH-100", q="1")
    there = inbox(tmp_path / "plant.db")
    said = done(office("restore", str(the_backup(tmp_path))))
    assert "3 commands beyond it" in said
    assert "\nT1        epoch001      2   3         2\n" in said
    assert "\nx/office  mo-create     1\n" in said
    assert "nothing was changed" in said
    assert inbox(tmp_path / "plant.db") == there
    assert not list(tmp_path.glob("*.replaced-*"))


def test_what_old_journals_may_not_keep_is_said(hub: Hub, office: Run, tmp_path: Path) -> None:
    """They keep as long as the terminal says."""
    assert KEPT_DAYS * 24 * 3_600_000 == KEEP_MS
    hub.now -= 365 * 24 * 3_600_000
    assert "older than" not in done(office("restore", str(_saved(office, tmp_path))))
    hub.terminal("output", **WHERE, good="4")
    with closing(sqlite3.connect(tmp_path / "plant.db")) as connection:
        connection.execute("DROP TRIGGER inbox_no_update")
        connection.execute("UPDATE inbox SET received = 1 WHERE no = (SELECT max(no) FROM inbox)")
        connection.commit()
    said = done(office("restore", str(the_backup(tmp_path))))
    assert "1 of them are older than 30 days" in said


def _saved(office: Run, tmp_path: Path) -> Path:
    done(office("backup"))
    return the_backup(tmp_path)


def test_a_hub_that_runs_is_not_robbed_of_its_database(hub: Hub, office: Run, tmp_path: Path) -> None:
    """It is said which process it is."""
    file = _saved(office, tmp_path)
    with owning(hub.url, wait=False):
        said = refused(office("restore", str(file), "--yes"))
    assert f"in use by another hub (process {os.getpid()})" in said
    assert not list(tmp_path.glob("*.replaced-*"))


def test_a_second_restore_of_another_branch_says_where_they_part(hub: Hub, office: Run, tmp_path: Path) -> None:
    """What was sent again after the first restore is in both, at another time."""
    file = _saved(office, tmp_path)
    common = inbox(file)
    again = hub.sealed("output", "0021", {**WHERE, "good": "4"})
    hub.send(again)
    hub.office("mo-create", item="CH-100", q="1")
    hub.database.dispose()
    assert "restored" in done(office("restore", str(file), "--yes"))
    assert inbox(tmp_path / "plant.db") == common
    hub = Hub(hub.url, now=hub.now + 60_000)
    hub.send(again)
    hub.database.dispose()
    [kept] = tmp_path.glob("plant.db.replaced-*")
    said = done(office("restore", str(kept)))
    assert f"the two part after command {common}: 2 of the backup are not in the present database" in said
    assert "0 commands beyond it" in said, "the one sent again is in both"


def test_without_a_database_the_backup_becomes_it(hub: Hub, office: Run, tmp_path: Path) -> None:
    """A new machine."""
    file = _saved(office, tmp_path)
    hub.database.dispose()
    for gone in tmp_path.glob("plant.db*"):
        gone.unlink()
    assert "there is no present database" in done(office("restore", str(file), "--yes"))
    assert inbox(tmp_path / "plant.db") == inbox(file)


@pytest.mark.parametrize("content", [b"", b"PGDMP", b"a letter" * 100])
def test_what_is_no_backup_is_refused(hub: Hub, office: Run, tmp_path: Path, content: bytes) -> None:
    """In a sentence."""
    (tmp_path / "letter.db").write_bytes(content)
    assert "letter.db" in refused(office("restore", str(tmp_path / "letter.db"), "--yes"))
    assert not list(tmp_path.glob("*.replaced-*"))

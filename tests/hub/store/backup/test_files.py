"""Backup files of a SQLite database: private, whole or not there, and databases themselves."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from hub.proof.verify.report import verify
from hub.store.backup.kinds import backups_of
from hub.store.backup.part import written
from hub.store.backup.sqlite import SqliteBackups, damage
from hub.store.backup.standing import standing
from hub.store.database import DatabaseError, newest_revision
from tests.support.hub import Hub, fill
from tests.support.paths import FROZEN

pytestmark = pytest.mark.sqlite

WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}
KEPT = ".replaced-20261130T010000Z"


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Hub:
    hub = Hub(f"sqlite:///{tmp_path}/plant.db")
    fill(hub)
    hub.hello()
    hub.terminal("output", **WHERE, good="3")
    return hub


def backed_up(hub: Hub, name: str = "copy.db") -> tuple[SqliteBackups, Path]:
    """A backup of it."""
    backups = SqliteBackups(hub.url)
    target = backups.file.parent / name
    with written(target) as part:
        backups.write(part)
    return backups, target


def test_a_backup_is_a_private_database_of_its_own(hub: Hub) -> None:
    """Made beside a hub that has it open, with what was booked last, in one file, readable where nothing may be written."""
    backups, copy = backed_up(hub)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not list(copy.parent.glob("copy.db-*"))
    before = copy.read_bytes()
    with backups.looked_into(copy) as engine, engine.connect() as connection:
        assert damage(connection) == []
        assert verify(connection).clean
        its = standing(connection)
        with pytest.raises(Exception, match="readonly"):
            connection.execute(text("DELETE FROM meta"))
        connection.rollback()
    with hub.database.connect() as connection:
        assert standing(connection) == its
        connection.rollback()
    assert copy.read_bytes() == before, "looking changes nothing"
    assert not list(copy.parent.glob("copy.db-*"))


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    """No half file under a good name, and none under another."""

    def fill_the_disk() -> None:
        with written(tmp_path / "copy.db") as part:
            part.write_text("half")
            assert part.stat().st_mode & 0o777 == 0o600
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        fill_the_disk()
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_backup_is_never_written_over(hub: Hub) -> None:
    """Not even by one of the same name."""
    backed_up(hub)
    with pytest.raises(FileExistsError, match="is there already"):
        backed_up(hub)


def test_what_a_killed_backup_left_is_cleared_and_a_running_one_is_not(tmp_path: Path) -> None:
    """A file of ten gigabytes each night would fill the disk."""
    code = (
        "import os, sys, pathlib; from hub.store.backup.part import written\n"
        "with written(pathlib.Path(sys.argv[1])) as part: part.write_text('x'); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "old.db")], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    with written(tmp_path / "one.db") as one:
        assert list(tmp_path.iterdir()) == [one]
        with written(tmp_path / "two.db"):
            pass
        assert one.exists()
    assert {file.name for file in tmp_path.iterdir()} == {"one.db", "two.db"}


def test_the_database_of_before_is_kept(hub: Hub) -> None:
    """With all that was booked after the backup, what was still in its log included; the new one is private and sound."""
    backups, copy = backed_up(hub)
    hub.terminal("output", **WHERE, good="4")
    hub.database.dispose()
    log = Path(f"{backups.file}-wal")
    with closing(sqlite3.connect(backups.file)) as reader:  # somebody who looks keeps the log from being folded away
        reader.execute("SELECT count(*) FROM inbox").fetchone()
        with backups.instead(copy, KEPT) as engine, engine.connect() as connection:
            commands = standing(connection).commands
            connection.rollback()
    assert not log.exists()
    assert backups.file.stat().st_mode & 0o777 == 0o600
    before = Path(f"{backups.file}{KEPT}")
    with closing(sqlite3.connect(before)) as kept, closing(sqlite3.connect(backups.file)) as present:
        assert present.execute("SELECT count(*) FROM inbox").fetchone() == (commands,)
        assert kept.execute("SELECT count(*) FROM inbox").fetchone() == (commands + 1,)
    assert not list(backups.file.parent.glob(".shopfloor-*"))


def test_who_changes_his_mind_has_changed_nothing(hub: Hub) -> None:
    """The backup turns out to be bad."""
    backups, copy = backed_up(hub)
    hub.terminal("output", **WHERE, good="4")
    before = sorted(file.name for file in copy.parent.iterdir())
    with pytest.raises(LookupError), backups.instead(copy, KEPT):
        raise LookupError
    assert sorted(file.name for file in copy.parent.iterdir()) == before
    assert hub.terminal("output", **WHERE, good="1")["status"] == "accepted"


def test_a_damaged_database_is_kept_as_it_is(hub: Hub) -> None:
    """Its log too: somebody may be able to read it."""
    backups, copy = backed_up(hub)
    hub.database.dispose()
    backups.file.write_bytes(b"no database any more" * 500)
    Path(f"{backups.file}-wal").write_bytes(b"the rest")
    with backups.instead(copy, KEPT):
        pass
    assert Path(f"{backups.file}{KEPT}").read_bytes().startswith(b"no database")
    hub.restart()
    assert hub.terminal("output", **WHERE, good="1")["status"] == "accepted"


def test_a_link_stays_a_link(hub: Hub, tmp_path: Path) -> None:
    """What it leads to is replaced."""
    _, copy = backed_up(hub)
    hub.database.dispose()
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "plant.db")
    with SqliteBackups(f"sqlite:///{link}").instead(copy, KEPT):
        pass
    assert link.is_symlink()
    assert (tmp_path / f"plant.db{KEPT}").exists()


@pytest.mark.parametrize("dump", sorted(FROZEN.glob("hub-*.sql")), ids=lambda dump: dump.stem)
def test_backups_of_every_release_are_looked_into_and_restored(dump: Path, tmp_path: Path) -> None:
    """As if they had been made today; the file itself stays as it was."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    before = old.read_bytes()
    backups = SqliteBackups(f"sqlite:///{tmp_path}/plant.db")
    with backups.looked_into(old) as engine, engine.connect() as connection:
        assert verify(connection).clean
        connection.rollback()
    with backups.instead(old, KEPT):
        pass
    assert old.read_bytes() == before
    with closing(sqlite3.connect(backups.file)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (newest_revision(),)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
        ("DELETE FROM alembic_version", "somebody else's"),
    ],
)
def test_what_is_not_ours_is_refused(hub: Hub, statement: str, said: str) -> None:
    """In one line, and before anything is copied."""
    backups, copy = backed_up(hub)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(statement)
        connection.commit()
    with pytest.raises(DatabaseError, match=said) as caught, backups.looked_into(copy):
        pass
    assert "\n" not in str(caught.value)


def test_a_database_in_memory_has_no_backups() -> None:
    """It is said instead of writing an empty file."""
    with pytest.raises(DatabaseError, match="in memory"):
        backups_of("sqlite://")

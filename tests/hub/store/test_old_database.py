"""A database of the first version: every row survives the upgrade, a crash anywhere in it leaves the old one whole."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError

from hub.proof.verify.report import verify
from hub.store.database import assert_sound, newest_revision, open_database, upgrade
from tests.contract.frozen_things import old_journal
from tests.hub.store.old import DUMP, NOW, restored
from tests.support.hub import Hub
from tests.support.joined import Net

pytestmark = pytest.mark.sqlite

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Path:
    return restored(DUMP, tmp_path)


def columns(path: Path) -> dict[str, list[str]]:
    """Table → its columns."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')] for table in tables}


def rows(path: Path, wanted: dict[str, list[str]]) -> Rows:
    """All rows of these tables and columns, in a fixed order; the schema's revision aside."""
    content: Rows = {}
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table, names in wanted.items():
            if table != "alembic_version":
                listed = ", ".join(f'"{name}"' for name in names)
                content[table] = sorted(connection.execute(f'SELECT {listed} FROM "{table}"'), key=repr)
    return content


def revision(path: Path) -> str:
    """Which schema the file says it has."""
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def upgraded(path: Path) -> None:
    """As at a start of the hub."""
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    assert_sound(database)
    database.dispose()


def test_the_dump_is_old(old: Path) -> None:
    """It is what it says, and holds something of everything that matters."""
    assert revision(old) == "0001"
    assert newest_revision() != "0001"
    content = rows(old, columns(old))
    assert len(content["inbox"]) == 57
    for table in (
        "movement",
        "movement_line",
        "booking",
        "scrap",
        "session",
        "session_slice",
        "exception",
        "event",
        "epoch",
    ):
        assert content[table], table


def test_every_row_survives(old: Path) -> None:
    """All old columns of all old tables hold what they held; the copy made before the upgrade is the old database."""
    wanted = columns(old)
    before = rows(old, wanted)
    upgraded(old)
    assert revision(old) == newest_revision()
    assert rows(old, wanted) == before
    assert {table: names[: len(wanted[table])] for table, names in columns(old).items() if table in wanted} == wanted
    copy = Path(f"{old}.before-{newest_revision()}")
    assert revision(copy) == "0001"
    assert rows(copy, wanted) == before


def test_append_only_still_holds(old: Path) -> None:
    """The triggers of the old tables are still there and still bite, and those of the new ones, too."""
    upgraded(old)
    with closing(sqlite3.connect(old)) as connection:
        for table, column in (("inbox", "verb"), ("movement", "at"), ("movement_line", "q"), ("booking", "good")):
            for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    connection.execute(statement)


def test_the_plant_works_on(old: Path) -> None:
    """The ledger proves itself; the old terminal's journal drains into it, and it books, resumes and reports on."""
    hub = Hub(f"sqlite:///{old}", now=NOW, generation="gen2")
    hub._ids = count(9_000_000)  # none that the old hub has seen
    with hub.database.connect() as connection:
        assert [str(breach) for breach in verify(connection).breaches] == []
        connection.rollback()
    before = hub.document("op", "MO-2026-00184", "010")
    assert (before["good"], before["scrap"]) == ("12", "1")
    net = Net(hub)
    client = net.terminal("CUT-01")
    client.connection = old_journal()
    client.boot()
    assert client.core.journal.waiting_count() == 2
    client.connect()
    client.core.on_message(net.clients[0].core.topics.hub_status, net.retained["shopfloor/v1/test/hub/status"], client.now)
    net.settle()
    assert hub.document("op", "MO-2026-00184", "010")["good"] == "17"
    client.badge()
    client.op("010")
    client.book(4)
    client.card("FINISH")
    net.settle()
    assert hub.document("op", "MO-2026-00184", "010")["good"] == "21"
    assert hub.office("mo-release", mo="MO-2026-00185")["status"] == "accepted"
    reversed_ = hub.sql("SELECT id FROM inbox WHERE verb = 'transfer' ORDER BY no LIMIT 1")[0][0]
    answer = hub.office("reverse", command=reversed_, reason="wrong place")
    assert answer["status"] == "accepted", answer
    stored = hub.sql("SELECT status FROM inbox WHERE source = 't/T-CUT-01'")
    assert {row[0] for row in stored} == {"accepted"}
    with hub.database.connect() as connection:
        assert [str(breach) for breach in verify(connection).breaches] == []
        connection.rollback()
    hub.database.dispose()


def images(old: Path, folder: Path) -> Iterator[Path]:
    """What a kill leaves of the files: before and after each statement of one upgrade, before and after its COMMIT."""
    database = open_database(f"sqlite:///{old}")
    copies: list[Path] = []

    def copy(*_: Any) -> None:
        place = folder / f"{len(copies):03d}"
        place.mkdir(parents=True)
        for name in (old.name, f"{old.name}-wal"):  # the -shm beside them is no data: it is made anew
            if (old.parent / name).exists():
                shutil.copyfile(old.parent / name, place / name)
        copies.append(place / old.name)

    for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
        event.listen(database, name, copy)
    upgrade(database)
    copy()
    database.dispose()
    yield from copies


def test_a_crash_at_any_statement_leaves_the_old_database(old: Path, tmp_path: Path) -> None:
    """At the old revision with every row, or at the new one with every row, never between; the next start succeeds."""
    wanted = columns(old)
    before = rows(old, wanted)
    revisions: list[str] = []
    proved: dict[bytes, str] = {}
    for image in images(old, tmp_path / "images"):
        bytes_ = b"|".join(path.read_bytes() for path in sorted(image.parent.iterdir()))
        if bytes_ in proved:  # nothing reached the files since the one before
            revisions.append(proved[bytes_])
            continue
        assert rows(image, wanted) == before
        revisions.append(revision(image))
        proved[bytes_] = revisions[-1]
        if revisions[-1] == "0001":
            assert columns(image) == wanted  # not one column of the new schema
        upgraded(image)
        assert revision(image) == newest_revision()
        assert rows(image, wanted) == before
    assert len(revisions) > 60
    assert revisions == sorted(revisions)
    assert revisions[-1] == newest_revision()
    assert set(revisions) == {"0001", revisions[-1]}


@pytest.mark.parametrize("at", [1, 5, 12, 20, 28, 36])
def test_an_error_at_a_statement_rolls_back(old: Path, at: int) -> None:
    """A full disk in the middle: the start fails with that error, nothing has changed, and the next one succeeds."""
    wanted = columns(old)
    before = rows(old, wanted)
    database = open_database(f"sqlite:///{old}")
    numbers = count()

    def full(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().startswith(("ALTER", "CREATE", "UPDATE")) and next(numbers) == at:
            raise OperationalError(statement, {}, sqlite3.OperationalError("database or disk is full"))

    event.listen(database, "before_cursor_execute", full)
    with pytest.raises(DBAPIError, match="disk is full"):
        upgrade(database)
    assert revision(old) == "0001"
    assert columns(old) == wanted
    assert rows(old, wanted) == before
    event.remove(database, "before_cursor_execute", full)
    upgrade(database)
    database.dispose()
    assert revision(old) == newest_revision()
    assert rows(old, wanted) == before

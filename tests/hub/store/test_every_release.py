"""A database of every earlier release is opened, found in order, and replays to itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from hub.proof.replay.replay import replay, scratch
from hub.proof.verify.report import verify
from hub.service.security.work import Work, do
from hub.store.database import assert_sound, open_database, upgrade
from tests.hub.floor import PIN, ask
from tests.hub.store.old import restored
from tests.support.hub import Hub, site_rules
from tests.support.paths import FROZEN

pytestmark = pytest.mark.sqlite

LOCKED = "0021"
DUMPS = sorted(FROZEN.glob("hub-*.sql"))


def test_every_schema_that_stored_is_kept() -> None:
    """0003 was never released by itself."""
    assert [dump.stem for dump in DUMPS] == ["hub-0001", "hub-0002", "hub-0004", "hub-0005"]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_database_of_before_goes_on(dump: Path, tmp_path: Path) -> None:
    """Upgraded in place: sound, every law holds, and its inbox makes the same database again."""
    path = restored(dump, tmp_path)
    database = open_database(f"sqlite:///{path}")
    upgrade(database)
    assert_sound(database)
    with database.connect() as connection:
        report = verify(connection)
    assert report.breaches == []
    replayed = replay(database, scratch(), site_rules())
    assert replayed.same, str(replayed.difference)
    database.dispose()


def test_a_pin_of_before_opens_and_a_lock_of_before_is_lifted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who had tried it was not kept then; how long it is shows when it is right."""
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    path = restored(FROZEN / "hub-0005.sql", tmp_path)
    hashed = do(Work(0, PIN)).hash
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM pin")
        connection.execute("INSERT INTO pin VALUES (?, ?, 5, ?)", (LOCKED, hashed, 2**50))
        connection.commit()
    hub = Hub(f"sqlite:///{path}")
    assert hub.sql("SELECT badge, hash, digits FROM pin") == [(LOCKED, hashed, 0)]
    answer = ask(hub, "authorise", "board", "x", badge=LOCKED, pin=PIN, for_="session")
    assert answer["status"] == "ok", answer
    assert hub.sql("SELECT digits FROM pin") == [(len(PIN),)]
    hub.database.dispose()

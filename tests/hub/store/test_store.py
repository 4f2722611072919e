"""The schema: upgraded at start, equal to the tables, guarded by triggers."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import SQLModel

from hub.store.database import DatabaseError, assert_sound, open_database, upgrade
from tests.support.hub import Hub, chairs, fill


@pytest.mark.sqlite
def test_migrations_make_exactly_the_tables(tmp_path: Path) -> None:
    """What Alembic builds is what SQLModel declares; a second upgrade does nothing."""
    engine = open_database(f"sqlite:///{tmp_path}/hub.db")
    assert upgrade(engine)
    assert not upgrade(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
        connection.rollback()
    engine.dispose()


@pytest.mark.sqlite
def test_a_hub_without_its_triggers_does_not_start(tmp_path: Path) -> None:
    """Append-only is asserted at start."""
    engine = open_database(f"sqlite:///{tmp_path}/hub.db")
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP TRIGGER inbox_no_delete"))
    with pytest.raises(DatabaseError, match="inbox_no_delete"):
        assert_sound(engine)
    engine.dispose()


def test_everything_is_there_after_a_restart() -> None:
    """Documents after a restart are those of before, and numbers go on."""
    hub = Hub()
    fill(hub)
    hub.hello()
    where = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}
    hub.terminal("sign-on", workstation="CUT-01")
    hub.terminal("op-start", **where)
    hub.terminal("output", **where, good="10")
    before = {out.topic: out.payload for out in hub.engine.every_document(hub.now)}
    hub.restart()
    assert {out.topic: out.payload for out in hub.engine.every_document(hub.now)} == before
    assert hub.terminal("output", **where, good="10")["status"] == "accepted"


def test_chains_of_movements_go_on_after_a_restart() -> None:
    """The hash of the last movement is read back."""
    hub = chairs()
    last = hub.sql("SELECT hash FROM movement ORDER BY no DESC LIMIT 1")[0][0]
    hub.restart()
    assert hub.engine.core.counters.last_hash == last


@pytest.mark.sqlite
def test_a_database_that_stays_busy_is_never_answered_for(tmp_path: Path) -> None:
    """Not written and not read again either: what was cached before must not answer for what was never stored."""
    hub = Hub(f"sqlite:///{tmp_path}/hub.db")
    fill(hub)
    other = sqlite3.connect(tmp_path / "hub.db", isolation_level=None)
    with hub.database.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        connection.rollback()
    other.execute("BEGIN IMMEDIATE")
    for _ in range(2):
        with pytest.raises(OperationalError):
            hub.office("receive", item="RM-006", location="RAW", q="7", cost="1")
    other.execute("ROLLBACK")
    assert hub.office("receive", item="RM-006", location="RAW", q="5", cost="1")["status"] == "accepted"
    assert hub.sql("SELECT count(*) FROM inbox WHERE verb = 'receive' AND body LIKE '%\"q\":\"5\"%'") == [(1,)]
    assert hub.stock("RM-006") == "405"

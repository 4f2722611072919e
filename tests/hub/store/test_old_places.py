"""A database in which a material line kept its places as JSON: they become rows, and its inbox leads to the same."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, text

from hub.proof.replay.replay import replay, scratch
from hub.store.database import _config, open_database, upgrade
from tests.hub.floor import NOTED, clean, done
from tests.hub.store.old import restored
from tests.support.hub import Hub, site_rules
from tests.support.paths import FROZEN
from tests.support.plants import TABLES
from tests.support.postgres import server

DUMP = FROZEN / "hub-0004.sql"
"""Stools and two orders of tables, worked at three supplies with issues by hand and reversals. Never written again."""
NOW = 1_795_000_093_000 + 3_600_000
LINES = [
    ("one place", "L-CUT", "{}"),
    ("by hand", "", '{"RAW":2}'),
    ("one and by hand", "L-CUT", '{"L-ASM":1,"RAW":2}'),
    ("several", '{"L-ASM":6,"L-CUT":4}', "{}"),
    ("several and by hand", '{"L-ASM":6,"L-CUT":4}', '{"L-CUT":3,"RAW":2}'),
]
ROWS = [
    ("by hand", "RAW", 0, 2),
    ("one and by hand", "L-ASM", 0, 1),
    ("one and by hand", "RAW", 0, 2),
    ("several", "L-ASM", 6, 0),
    ("several", "L-CUT", 4, 0),
    ("several and by hand", "L-ASM", 6, 0),
    ("several and by hand", "L-CUT", 4, 3),
    ("several and by hand", "RAW", 0, 2),
]


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Iterator[Hub]:
    """Today's hub on it, which it has just brought up to date."""
    path = restored(DUMP, tmp_path)
    database = open_database(f"sqlite:///{path}")
    assert upgrade(database)
    database.dispose()
    hub = Hub(f"sqlite:///{path}", now=NOW)
    hub._ids = count(9_000_000)
    yield hub
    hub.database.dispose()


def test_its_places_are_rows(old: Hub) -> None:
    """The three tables' places, and the one place that was left of an order of which the rest was taken back."""
    tables = [row[1:] for row in old.sql(NOTED) if row[0] == TABLES and row[1] < 3]
    assert tables == [
        (1, "L-ASM", 6_000_000, 3_000_000),
        (1, "L-CUT", 4_000_000, 0),
        (1, "RAW", 3_000_000, 1_000_000),
        (2, "L-ASM", 6_000_000, 0),
        (2, "L-CUT", 4_000_000, 2_000_000),
        (2, "RAW", 3_000_000, 0),
    ]
    assert old.sql("SELECT DISTINCT supply FROM mo_material WHERE mo = :mo", mo=TABLES) == [("",)]
    assert old.sql("SELECT DISTINCT supply FROM mo_material WHERE mo = 'MO-2026-00501'") == [("L-CUT",)]
    clean(old)


def test_its_inbox_makes_the_same_again(old: Hub) -> None:
    """Rows that say nothing, which a line of several places leaves behind, are as good as those it never had."""
    report = replay(old.database, scratch(), site_rules())
    assert report.same, str(report.difference)
    assert report.movements == 30


def test_it_is_worked_on(old: Hub) -> None:
    """What a place still owes is known: everything it holds can be taken back, and nothing is left of it."""
    booked = old.sql(
        "SELECT no FROM inbox WHERE verb IN ('output', 'consume') AND no NOT IN (SELECT target FROM reversal) ORDER BY no"
    )
    assert len(booked) == 10
    for (no,) in booked:
        answer = old.office("reverse", command=str(no), reason="mistyped")
        assert answer["status"] == "accepted", answer
    assert old.sql(NOTED) == []
    assert old.sql("SELECT DISTINCT supply, planned, issued FROM mo_material") == [("", 0, 0)]
    assert old.sql("SELECT item FROM balance WHERE location = 'WIP' AND q <> 0") == []
    done(old.office("put-location", id="NEW"))
    clean(old)
    report = replay(old.database, scratch(), site_rules())
    assert report.same, str(report.difference)


# --- the migration by itself -------------------------------------------------------------------------------


def migrate(connection: Connection, revision: str) -> None:
    """The schema at a revision."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def moved(engine: Engine) -> tuple[list[Any], list[Any]]:
    """The places of each kind of line after the upgrade, and which place the line names itself."""
    with engine.begin() as connection:
        migrate(connection, "0004")
        for mo, supply, by_hand in LINES:
            connection.execute(
                text(
                    "INSERT INTO mo_material VALUES "
                    "(:mo, 1, '010', 'SLAT', 1, 'unit', 1, 'backflush', 0, '[]', 9, 0, 0, :supply, 0, :by_hand)"
                ),
                {"mo": mo, "supply": supply, "by_hand": by_hand},
            )
        migrate(connection, "head")
        rows = connection.execute(text("SELECT mo, place, pieces, by_hand FROM mo_supply ORDER BY mo, place")).all()
        named = connection.execute(text("SELECT mo, supply FROM mo_material WHERE supply <> '' ORDER BY mo")).all()
    return [tuple(row) for row in rows], [tuple(row) for row in named]


def expected() -> tuple[list[Any], list[Any]]:
    """What stood in two columns, as rows; a single place stays where it was."""
    return sorted(ROWS), [("one and by hand", "L-CUT"), ("one place", "L-CUT")]


@pytest.mark.sqlite
def test_every_kind_of_line_on_sqlite() -> None:
    """Of one place, of several, with and without issues by hand."""
    engine = open_database("sqlite://")
    assert moved(engine) == expected()
    engine.dispose()


@pytest.mark.system
def test_every_kind_of_line_on_postgresql() -> None:
    """The same there."""
    with server() as url:
        engine = open_database(url)
        rows, named = moved(engine)
        engine.dispose()
    assert (sorted(rows), sorted(named)) == expected()

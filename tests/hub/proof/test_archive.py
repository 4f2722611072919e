"""A year's orders in a file of their own: complete, private, and proven by itself; damage of any kind is seen."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

import pytest

from hub.core.books.ledger import chain
from hub.proof.archive.checks import verify_archive
from hub.proof.archive.manifest import runs, stored
from hub.proof.archive.writing import write_archive
from hub.proof.verify.report import Report
from hub.store.database import open_file
from tests.hub.eventful import SECOND, eventful
from tests.hub.floor import done as accepted
from tests.hub.floor import furnish
from tests.hub.histories import Sender
from tests.support import databases
from tests.support.hub import Hub, fill, site_rules
from tests.support.plants import ALTERNATES, STOOLS
from tests.system.commands.office import done, invoke, refused

YEAR = 2026


def archived(hub: Hub, target: Path, year: int = YEAR) -> int:
    """How many orders went into the file."""
    target.touch()
    with hub.database.connect() as connection:
        written = write_archive(connection, target, year, site_rules().year_of)
        connection.rollback()
    return written.orders


def verified(file: Path) -> Report:
    """What it proves."""
    engine = open_file(file)
    with engine.connect() as connection:
        assert stored(connection)
        return verify_archive(connection, connection)


@pytest.fixture(name="hub", scope="module")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """Everything that can happen: three orders are over, others go on."""
    hub = Hub(databases.url(tmp_path_factory.mktemp("plant")))
    fill(hub)
    furnish(hub)
    hub.hello()
    eventful(hub)
    return hub


@pytest.fixture(name="file")
def _file(hub: Hub, tmp_path: Path) -> Path:
    file = tmp_path / "orders.db"
    assert archived(hub, file) == 3
    return file


def rows(file: Path, statement: str) -> list[tuple[object, ...]]:
    """Of the file."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        return list(connection.execute(statement))


def test_all_about_the_orders_and_nothing_else(hub: Hub, file: Path) -> None:
    """Row by row as in the ledger, and what has no place in a file that is given away is not there."""
    report = verified(file)
    assert report.clean, [str(breach) for breach in report.breaches]
    assert report.movements > 5
    orders = {row[0] for row in rows(file, "SELECT id FROM mo")}
    assert {STOOLS, SECOND} <= orders
    assert "MO-2026-00184" not in orders, "it is not over"
    for table in ("mo_op", "mo_material", "session", "booking", "movement_line"):
        mine = f"SELECT * FROM {table} WHERE mo IN ({', '.join(repr(mo) for mo in sorted(map(str, orders)))}) ORDER BY 1, 2"
        assert rows(file, mine) == hub.sql(mine), table
    assert rows(file, "SELECT * FROM meta") == rows(file, "SELECT * FROM pin") == []
    assert rows(file, "SELECT count(*) FROM item")[0][0]
    created = rows(file, "SELECT json_extract(ack, '$.result.mo') FROM inbox WHERE verb = 'mo-create'")
    assert {mo for (mo,) in created} == orders
    assert {path.name for path in file.parent.iterdir()} == {"orders.db"}


def test_another_year_has_none(hub: Hub, tmp_path: Path) -> None:
    """By the plant's calendar."""
    assert archived(hub, tmp_path / "none.db", 2025) == 0


DAMAGE = [
    ("UPDATE movement_line SET q = q + 1 WHERE no = (SELECT max(no) FROM movement)", "L6"),
    ("DELETE FROM movement WHERE no = (SELECT min(no) FROM movement)", "L5"),
    ("UPDATE movement SET hash = 'x' WHERE no = (SELECT max(no) FROM movement)", "L6"),
    ('UPDATE inbox SET body = replace(body, \'"good":"4"\', \'"good":"5"\')', "L6"),
    ("DELETE FROM inbox WHERE no = (SELECT no FROM booking LIMIT 1)", "L7"),
    ("DELETE FROM event WHERE number = (SELECT max(number) FROM event)", "L7"),
    ("UPDATE mo_op SET good = good + 1000000", "L14"),
    ("UPDATE scrap SET q = q + 1000000", "L14"),
    ("UPDATE mo SET received = received + 1", "L12"),
    ("UPDATE mo_material SET issued = issued + 1", "L18"),
    ("DELETE FROM exception WHERE kind = 'parked'", "L19"),
    ("UPDATE session SET worked_ms = worked_ms + 1", "L21"),
    ("UPDATE balance SET q = q + 1 WHERE location = 'WIP'", "L3"),
    ("UPDATE item SET description = 'gold'", "L6"),
    ("UPDATE archive_link SET hash = 'x'", "L6"),
    ("UPDATE archive SET value = replace(value, '2026', '2025') WHERE name = 'manifest'", "L6"),
    ("UPDATE archive SET value = 'x' WHERE name = 'digest'", "L6"),
    ("INSERT INTO meta VALUES ('more', 'x')", "L6"),
    ("CREATE TABLE more (a INTEGER PRIMARY KEY)", "L6"),
]


@pytest.mark.parametrize(("statement", "rule"), DAMAGE)
def test_damage_is_seen(file: Path, statement: str, rule: str) -> None:
    """And by which law."""
    with closing(sqlite3.connect(file)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(statement)
        connection.commit()
    assert rule in {breach.rule for breach in verified(file).breaches}


def test_a_movement_is_checked_by_its_predecessors_hash(hub: Hub, file: Path) -> None:
    """Though that one stayed behind."""
    links = rows(file, "SELECT no, previous, hash FROM archive_link ORDER BY no")
    assert any(previous not in {no for no, _, _ in links} for _, previous, _ in links), "there is a gap"
    for _no, previous, hashed in links:
        assert previous == 0 or hub.sql("SELECT hash FROM movement WHERE no = :no", no=previous) == [(hashed,)]
    assert chain("a", 1, "x", 2, None, "y") != chain("b", 1, "x", 2, None, "y")


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happened_to_them(tmp_path: Path, seed: int) -> None:
    """Bad weeks, after which all orders are ended."""
    hub = Hub()
    fill(hub)
    furnish(hub)
    hub.build(ALTERNATES)
    hub.hello()
    sender = Sender(hub, Random(seed))
    for _ in range(120):
        hub.send(sender.arrival())
    for (identity,) in hub.sql("SELECT id FROM exception WHERE status = 'open'"):
        hub.office("exception-resolve", exception=identity, how="dismiss", reason="x")
    for (mo,) in hub.sql("SELECT id FROM mo"):
        for verb in ("mo-complete", "mo-close", "mo-reopen", "mo-cancel"):
            hub.office(verb, mo=mo, **({"reason": "x"} if verb in ("mo-complete", "mo-cancel") else {}))
    assert archived(hub, tmp_path / "orders.db")
    report = verified(tmp_path / "orders.db")
    assert report.clean, [str(breach) for breach in report.breaches]


def test_runs_are_stretches() -> None:
    """First and last."""
    assert runs([7, 1, 2, 3, 9, 10]) == [[1, 3], [7, 7], [9, 10]]
    assert runs([]) == []


@pytest.fixture(name="office")
def _office(hub: Hub, tmp_path: Path) -> Callable[..., tuple[int, str]]:
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[hub]\ndatabase = "{hub.url}"\n')
    return partial(invoke, config)


@pytest.mark.sqlite  # a backup of it is a file that `verify` reads
def test_the_commands(office: Callable[..., tuple[int, str]], hub: Hub, tmp_path: Path) -> None:
    """Written, private, verified without a configuration; never over another file, and never a restore."""
    accepted(hub.office("mo-priority", mo="MO-2026-00184", priority=2))
    file = tmp_path / "year.db"
    said = done(office("archive", "--year", "2026", "--to", str(file)))
    assert "3 orders" in said
    assert file.stat().st_mode & 0o777 == 0o600
    digest = said.partition("digest ")[2].split()[0]
    before = file.read_bytes()
    assert "clean: L3" in done(invoke(tmp_path / "none.toml", "verify", str(file), "--digest", digest))
    assert "another archive" in refused(office("verify", str(file), "--digest", "0" * 64))
    assert "is there already" in refused(office("archive", "--year", "2026", "--to", str(file)))
    assert "no order was closed" in refused(office("archive", "--year", "2024", "--to", str(tmp_path / "no.db")))
    assert "no backup" in refused(office("restore", str(file)))
    assert "no backup" in refused(office("restore", str(file), "--yes"))
    assert file.read_bytes() == before
    assert not (tmp_path / "no.db").exists()
    done(office("backup", "--to", str(tmp_path / "backups")))
    [backup] = (tmp_path / "backups").iterdir()
    assert "clean: L1-L14" in done(office("verify", str(backup)))
    assert "does not exist" in refused(office("verify", str(tmp_path / "nothing.db")))
    (tmp_path / "letter").write_text("no database" * 100)
    assert "can't be read" in refused(office("verify", str(tmp_path / "letter")))

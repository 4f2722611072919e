"""From SQLite to PostgreSQL: all of it or nothing, and proven."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from hub.proof.migrate.digest import digest_of
from hub.service.security.pins import store_pin
from hub.store.database import DatabaseError, open_database, upgrade
from hub.store.ownership import owning
from shared.cli import build
from tests.hub.eventful import eventful
from tests.hub.floor import clean, furnish
from tests.support.hub import Hub, fill
from tests.support.postgres import server

pytestmark = [pytest.mark.system, pytest.mark.sqlite]
Run = Callable[..., tuple[int, str]]
_numbers = count(1)


@pytest.fixture(name="server", scope="module")
def _server() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(name="target")
def _target(server: str) -> str:
    return made(server)


def made(server: str, how: str = "") -> str:
    """A database of its own."""
    name = f"target_{next(_numbers)}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} {how}"))
    admin.dispose()
    return f"{server.rpartition('/')[0]}/{name}"


@pytest.fixture(name="hub")
def _hub(tmp_path: Path) -> Iterator[Hub]:
    """Everything that can happen."""
    hub = Hub(f"sqlite:///{tmp_path}/plant.db")
    fill(hub)
    furnish(hub)
    hub.hello()
    eventful(hub)
    with hub.database.begin() as connection:
        store_pin(connection, "0011", "hash", 4)
    yield hub
    hub.database.dispose()


@pytest.fixture(name="run")
def _run(tmp_path: Path, target: str) -> Run:
    def run(file: str = "plant.db", url: str = target) -> tuple[int, str]:
        config = tmp_path / "shopfloor.toml"
        config.write_text(f'site = "test"\n[hub]\ndatabase = "{url}"\n')
        result = CliRunner().invoke(build(), ["migrate-database", str(tmp_path / file), "--config", str(config)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, " ".join(result.output.split())

    return run


def emptied(url: str) -> bool:
    """Whether no command is there."""
    engine = create_engine(url)
    with engine.connect() as connection:
        there = connection.execute(text("SELECT to_regclass('inbox')")).scalar()
        rows = connection.execute(text("SELECT count(*) FROM inbox")).scalar() if there else 0
    engine.dispose()
    return rows == 0


def test_a_hub_goes_on_where_it_stood(hub: Hub, run: Run, target: str, tmp_path: Path) -> None:
    """Documents, numbers and PINs are those of before, by the command's own word and by ours."""
    before = {out.topic: out.payload for out in hub.engine.every_document(hub.now)}
    with hub.database.connect() as connection:
        digest = digest_of(connection)
        connection.rollback()
    hub.database.dispose()
    code, said = run()
    assert code == 0, said
    assert f"digest {digest}: the same on both sides" in said
    assert "commands replayed: the same" in said
    assert "not-shown" not in said
    [kept] = tmp_path.glob("plant.db.migrated-*")
    assert not (tmp_path / "plant.db").exists()
    assert kept.stat().st_mode & 0o077 == 0
    again = Hub(target, now=hub.now, generation="gen1")
    again.sequences, again._ids = hub.sequences, hub._ids
    assert {out.topic: out.payload for out in again.engine.every_document(hub.now)} == before
    assert again.engine.database == hub.engine.database
    assert again.office("receive", item="RM-006", location="RAW", q="7", cost="1")["status"] == "accepted"
    assert again.sql("SELECT hash FROM pin WHERE badge = '0011'") == [("hash",)]
    clean(again)
    with pytest.raises(Exception, match="append-only"):
        again.sql("DELETE FROM booking")
    again.database.dispose()


def test_a_target_that_is_not_empty_is_refused(hub: Hub, run: Run, target: str, tmp_path: Path) -> None:
    """Another site's, or somebody else's; and SQLite is none."""
    other = Hub(target)
    fill(other)
    other.database.dispose()
    code, said = run()
    assert (code, "not empty" in said) == (1, True), said
    assert (tmp_path / "plant.db").exists()
    code, said = run(url=f"sqlite:///{tmp_path}/other.db")
    assert (code, "names a SQLite file" in said) == (1, True), said


def test_what_is_no_hubs_database_is_refused(run: Run, target: str, tmp_path: Path) -> None:
    """Nothing, a letter, an empty file, one of an older schema."""
    (tmp_path / "letter.db").write_text("no database" * 100)
    (tmp_path / "empty.db").touch()
    engine = open_database(f"sqlite:///{tmp_path}/old.db")
    upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    engine.dispose()
    for file, words in (
        ("none.db", "does not exist"),
        ("letter.db", "not a database"),
        ("empty.db", "no hub has ever run on it"),
        ("old.db", "start this version's hub on it once"),
    ):
        code, said = run(file)
        assert (code, words in said) == (1, True), (file, said)
    assert emptied(target)


def test_while_a_hub_runs_it_is_refused(hub: Hub, run: Run, target: str) -> None:
    """On either side."""
    for url in (hub.url, target):
        with owning(url, wait=False, lost=lambda _: None):
            code, said = run()
        assert (code, "in use by another hub" in said) == (1, True), said


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_in_another_encoding_is_refused(hub: Hub, run: Run, server: str, encoding: str) -> None:
    """Names of people would be lost. A hub refuses it as well."""
    hub.database.dispose()
    url = made(server, f"ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    code, said = run(url=url)
    assert (code, "ENCODING 'UTF8'" in said) == (1, True), said
    with pytest.raises(DatabaseError, match="can't hold every name"):
        Hub(url)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE item SET description = 'a' || char(0) || 'b' WHERE id = 'RM-001'", "PostgreSQL does not take"),
        ("UPDATE mo SET priority = 99999999999 WHERE id = 'MO-2026-00184'", "PostgreSQL does not take"),
        ("UPDATE pool SET q = q + 1 WHERE item = 'RM-001'", "first at pool RM-001, q: recorded"),
        ("UPDATE pool SET q = 'many' WHERE item = 'RM-001'", "PostgreSQL does not take"),
    ],
)
def test_what_cant_be_copied_leaves_nothing(
    hub: Hub, run: Run, target: str, tmp_path: Path, damage: str, words: str
) -> None:
    """What SQLite let in and PostgreSQL does not, and what no command has made: named, and the target stays empty."""
    with hub.database.begin() as connection:
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        connection.execute(text(damage))
    hub.database.dispose()
    code, said = run()
    assert (code, words in said) == (1, True), said
    assert emptied(target)
    assert (tmp_path / "plant.db").exists()

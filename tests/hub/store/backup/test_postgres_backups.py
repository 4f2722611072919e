"""Backups of a PostgreSQL database: dumped while it is in use, proven, restored; and what is said where that can't be."""

import subprocess
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from hub.store.backup.postgres import address_of
from tests.support.hub import Hub, fill
from tests.support.postgres import Server
from tests.system.commands.office import Run, done, invoke, refused

pytestmark = [pytest.mark.system, pytest.mark.postgresql]
WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


@pytest.fixture(name="url")
def _url() -> Iterator[str]:
    """A database of its own, as a plant has it: its role needs the password."""
    with Server() as server:
        access = server.folder / "data" / "pg_hba.conf"
        access.write_text(f"host all plant 127.0.0.1/32 scram-sha-256\n{access.read_text()}")
        _as_administrator(
            server.url,
            "SELECT pg_reload_conf()",
            "CREATE ROLE plant LOGIN CREATEDB PASSWORD 'not-shown'",
            "CREATE DATABASE plant OWNER plant",
        )
        yield make_url(server.url).set(database="plant", username="plant").render_as_string(hide_password=False)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("plant:not-shown@server/plant", "dbname=plant user=plant host=server"),
        ("plant:not-shown@/plant?host=a:5432&host=b:5433", "dbname=plant user=plant host=a,b port=5432,5433"),
        ("server/plant?options=-csearch_path%3Dx", "host=server dbname=plant options=-csearch_path=x"),
    ],
)
def test_servers_own_programs_are_given_the_address_without_the_password(url: str, address: str) -> None:
    """It is theirs by the environment. An address may name several servers."""
    assert sorted(address_of(make_url(f"postgresql+psycopg://{url}")).split()) == sorted(address.split())


def _as_administrator(url: str, *statements: str) -> None:
    address = make_url(url).set(username="postgres", database="postgres")
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture(name="office")
def _office(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[hub]\ndatabase = "{url}"\n')
    return partial(invoke, config)


def test_a_dump_is_proven_and_restored(url: str, office: Run, tmp_path: Path) -> None:
    """As on SQLite; the database of before stays under another name, and nothing else stays."""
    hub = Hub(url)
    fill(hub)
    hub.hello()
    hub.terminal("output", **WHERE, good="3")
    said = done(office("backup"))
    assert "clean: L1" in said
    [file] = (tmp_path / "backups").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    commands = hub.sql("SELECT count(*) FROM inbox")[0][0]
    hub.terminal("output", **WHERE, good="4")
    said = done(office("restore", str(file)))
    assert "1 commands beyond it" in said
    assert "\nT1        epoch001      2   2         1\n" in said
    assert "accessed by other users" in refused(office("restore", str(file), "--yes"))
    hub.database.dispose()
    assert "restored" in done(office("restore", str(file), "--yes"))
    hub = Hub(url)
    assert hub.sql("SELECT count(*) FROM inbox") == [(commands,)]
    hub._ids = count(9_000)
    assert hub.office("mo-create", item="CH-100", q="1")["status"] == "accepted"
    names = [row[0] for row in hub.sql("SELECT datname FROM pg_database WHERE datname LIKE 'plant%' ORDER BY 1")]
    hub.database.dispose()
    assert names[0] == "plant"
    assert names[1].startswith("plant.replaced-")
    assert len(names) == 2


def test_a_role_that_may_not_make_databases(url: str, office: Run) -> None:
    """Backs up, and says what was not looked at; restores nothing, and says what would help."""
    fill(hub := Hub(url))
    hub.database.dispose()
    _as_administrator(url, "ALTER ROLE plant NOCREATEDB")
    said = done(office("backup"))
    assert 'ALTER ROLE "plant" CREATEDB' in said
    assert "its list is whole" in said
    [file] = Path("backups").iterdir()
    assert "CREATEDB" in refused(office("restore", str(file)))


def test_without_the_client_programs(url: str, office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install; nothing is left, and no password shown."""
    fill(hub := Hub(url))
    hub.database.dispose()
    monkeypatch.setenv("PATH", "/nowhere")
    said = refused(office("backup"))
    assert "pg_dump is not installed here" in said
    assert "not-shown" not in said
    assert list(Path("backups").iterdir()) == []


def test_an_upgrade_makes_a_dump_first(url: str, office: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is refused where it can't, until somebody says that there is a backup."""
    from alembic import command

    from hub.store.backup.kinds import upgrade_backed_up
    from hub.store.database import DatabaseError, _config, newest_revision, open_database

    engine = open_database(url)
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    engine.dispose()
    with monkeypatch.context() as here:
        here.setenv("PATH", "/nowhere")
        with pytest.raises(DatabaseError, match="--backed-up"):
            upgrade_backed_up(url)
    upgrade_backed_up(url)
    [file] = Path("backups").iterdir()
    assert file.name == f"plant.before-{newest_revision()}.dump"
    listed = subprocess.run(["pg_restore", "--list", str(file)], capture_output=True, text=True, check=True).stdout
    assert "TABLE public inbox" in listed

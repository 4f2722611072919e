"""The doctor on healthy and sick databases: each sickness is named, and what to do about it."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from hub.doctor.database import Sources, look_at_database
from hub.doctor.finding import Finding, Level
from hub.service.security.pins import store_pin
from shared.cli import build
from shared.envelope import to_bytes
from tests.hub.proof.findings import finding_about, worst
from tests.support import databases
from tests.support.hub import Hub, fill
from tests.support.postgres import server


@pytest.fixture(name="url", scope="module")
def _url() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """A hub's database with the chairs in it, closed."""
    hub = Hub(f"sqlite:///{tmp_path}/hub.db")
    fill(hub)
    hub.database.dispose()
    return tmp_path / "hub.db"


def examine(url: str) -> list[Finding]:
    """What the doctor finds in a database."""
    return list(look_at_database(url, Sources()))


def look(file: Path) -> list[Finding]:
    """What the doctor finds in a file."""
    return examine(f"sqlite:///{file}")


def spoil(file: Path, *statements: str) -> None:
    """Do something to the database that the hub never would."""
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.sqlite
def test_a_healthy_database(file: Path) -> None:
    """Nothing to do, and nothing is changed by looking."""
    before = file.read_bytes()
    findings = look(file)
    assert worst(findings) == {Level.OK}
    assert {finding.subject for finding in findings} == {
        "integrity",
        "journal_mode",
        "database",
        "synchronous",
        "foreign_keys",
        "schema",
        "triggers",
        "exceptions",
    }
    assert file.read_bytes() == before


@pytest.mark.sqlite
def test_no_database(tmp_path: Path) -> None:
    """Not there; no database; a URL nobody understands."""
    assert "does not exist" in finding_about(look(tmp_path / "none.db"), Level.FAIL, "database").text
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("a shopping list\n" * 1000)
    assert "not a database" in finding_about(look(tmp_path / "text.db"), Level.FAIL, "integrity").text
    for url in ("nonsense", "oracle+nothing://x/y", "postgresql+psycopg://nobody@127.0.0.1:1/none?connect_timeout=1"):
        assert finding_about(examine(url), Level.FAIL, "database").do


def test_no_password_is_shown() -> None:
    """A report is sent around."""
    findings = examine("postgresql+psycopg://hub:hunter2@127.0.0.1:1/none?connect_timeout=1")
    assert "hunter2" not in str(findings)


@pytest.mark.sqlite
def test_a_damaged_file(file: Path) -> None:
    """A page overwritten by something else."""
    content = bytearray(file.read_bytes())
    content[20_480:24_576] = b"\xff" * 4_096
    file.write_bytes(content)
    assert "damaged" in finding_about(look(file), Level.FAIL, "integrity").text


@pytest.mark.sqlite
def test_an_empty_database(tmp_path: Path) -> None:
    """Made by somebody, but not by the hub."""
    spoil(tmp_path / "hub.db", "CREATE TABLE x (a)")
    assert "no schema" in finding_about(look(tmp_path / "hub.db"), Level.FAIL, "schema").text


@pytest.mark.sqlite
def test_the_schema_of_another_version(file: Path) -> None:
    """An older one is upgraded by the hub; a newer one is not for this version."""
    spoil(file, "UPDATE alembic_version SET version_num = '0001'")
    assert "restart the hub" in finding_about(look(file), Level.WARN, "schema").do
    spoil(file, "UPDATE alembic_version SET version_num = '9999'")
    assert "newer" in finding_about(look(file), Level.FAIL, "schema").text


@pytest.mark.sqlite
def test_a_trigger_is_gone_or_does_nothing(file: Path) -> None:
    """Both are named."""
    spoil(
        file,
        "DROP TRIGGER movement_no_update",
        "DROP TRIGGER inbox_no_delete",
        "CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox BEGIN SELECT 1; END",
    )
    finding = finding_about(look(file), Level.FAIL, "triggers")
    assert finding.text.endswith("inbox_no_delete, movement_no_update")
    assert "shopfloor verify" in finding.do


@pytest.mark.sqlite
def test_the_journal_mode_is_seen_before_it_is_mended(file: Path) -> None:
    """Connecting as the hub does would set it."""
    spoil(file, "PRAGMA journal_mode = DELETE")
    assert "delete and not wal" in finding_about(look(file), Level.WARN, "journal_mode").text


@pytest.mark.sqlite
def test_exceptions_about_machines(file: Path) -> None:
    """Missing bookings are a doctor's matter; parked ones are everyday work."""
    row = "INSERT INTO exception VALUES ('EX-{0}', '{0}', 's', 1, 't', 'open', 1, 1, 'v', '', '', '', '', 0, '', 1)"
    spoil(file, row.format("parked"))
    assert finding_about(look(file), Level.OK, "exceptions").text == "1 parked"
    spoil(file, row.format("bookings-missing"))
    assert finding_about(look(file), Level.WARN, "exceptions").text == "1 bookings-missing, 1 parked"


def test_what_the_database_knows_of_terminals(tmp_path: Path) -> None:
    """How far each journal was applied, and how far each clock is off; what was sent late says nothing about it."""
    hub = Hub(databases.url(tmp_path))
    fill(hub)
    hub.hello()
    for hours in (0, 2, 2, 2, -90):
        sealed = hub.sealed("sign-on", "0021", {"workstation": "CUT-01"}, time=hub.clock() + timedelta(hours=hours))
        if hours < 0:
            sealed = replace(sealed, payload=to_bytes(json.loads(sealed.payload) | {"replay": True}))
        hub.send(sealed)
    hub.database.dispose()
    noted = Sources()
    assert list(look_at_database(hub.url, noted))
    assert noted.applied["t/T1", "epoch001"] == 5
    assert 7_100_000 < noted.ahead_ms["t/T1"] < 7_300_000


def test_pins_that_are_to_be_renewed_are_counted(tmp_path: Path) -> None:
    """Of those an older hub has set it is not known; where four digits are enough there is nothing to say."""
    hub = Hub(databases.url(tmp_path))
    fill(hub)
    with hub.database.begin() as connection:
        for badge, digits in (("1", 4), ("2", 5), ("3", 6), ("4", 0)):
            store_pin(connection, badge, "hash", digits)
    hub.database.dispose()
    short = finding_about(list(look_at_database(hub.url, Sources(), 6)), Level.WARN, "pins")
    assert short.text == "2 shorter than the 6 digits of hub.pin_digits, and 1 may be: not used since the upgrade"
    assert not [finding for finding in examine(hub.url) if finding.subject == "pins"]
    with hub.database.begin() as connection:
        for badge in "124":
            store_pin(connection, badge, "hash", 6)
    hub.database.dispose()
    assert finding_about(list(look_at_database(hub.url, Sources(), 6)), Level.OK, "pins")


@pytest.mark.system
def test_postgresql(url: str) -> None:
    """The same questions in its own words; a trigger that is only switched off is found."""
    hub = Hub(url)
    fill(hub)
    hub.database.dispose()
    findings = examine(url)
    assert worst(findings) == {Level.OK}, findings
    assert {"fsync", "synchronous_commit", "full_page_writes", "triggers"} <= {finding.subject for finding in findings}
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE inbox DISABLE TRIGGER inbox_no_update"))
        connection.execute(text("ALTER DATABASE postgres SET synchronous_commit = off"))
    engine.dispose()
    findings = examine(url)
    assert "inbox_no_update" in finding_about(findings, Level.FAIL, "triggers").text
    assert "power cut" in finding_about(findings, Level.FAIL, "synchronous_commit").text


@pytest.mark.system
def test_the_command_line_reads_postgresql(url: str, tmp_path: Path) -> None:
    """Orders, items, calls and exceptions are shown from there as well."""
    engine = create_engine(url)
    with engine.connect() as connection:
        filled = connection.execute(text("SELECT count(*) FROM pg_tables WHERE tablename = 'mo'")).scalar()
    engine.dispose()
    if not filled:
        fill(Hub(url))
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[hub]\ndatabase = "{url}"\n')
    for words, said in (
        ("mo list", "MO-2026-00184"),
        ("mo show MO-2026-00184", "RM-001"),
        ("stock show RM-003", "2604-00012"),
        ("stock list", "RM-003"),
        ("call list", "WORKSTATION"),
        ("exception list", "EXCEPTION"),
    ):
        answer = CliRunner().invoke(build(), words.split(), env={"SHOPFLOOR_CONFIG": str(config)})
        assert answer.exit_code == 0, answer.output
        assert said in answer.output

"""A configuration with a mistake is one line that names it, never a value, never silence."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.store.database import make_private
from shared.cli import build
from shared.config_error import ConfigError
from shared.settings import load_settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[broker]\ntsl = true\n", "broker.tsl is no setting: is tls meant?"),
        ('[broker]\nusrname = "hub"\n', "broker.usrname is no setting: is username meant?"),
        ("[brokr]\nport = 1\n", "brokr is no setting: is broker meant?"),
        ('[hub]\nday_starts = "99:99"\n', "hub.day_starts: "),
        ('[hub]\ntimezone = "Mars/Olympus"\n', "no time zone has this name"),
        ('[terminal]\nworkstation = "#"\n', "terminal.workstation: "),
        ('[hub.clients.erp]\nrole = ["planner"]\n', "hub.clients.erp.role is no setting: is roles meant?"),
        ('[accounts.erp]\nkind = "system"\nrole = ["planner"]\n', "accounts.erp.role is no setting: is roles meant?"),
        ('[accounts.wall]\nkind = "reader"\nroles = ["planner"]\n', "accounts.wall: a reader has no roles"),
        ('[accounts.T-1]\nkind = "terminal"\nview = "money"\n', "accounts.T-1: a terminal has no view"),
        ('[accounts.erp]\nkind = "system"\n[hub.clients.erp]\nroles = []\n', "erp is declared twice"),
        ("[broker]\npassword = 4711\n", "broker.password: "),
        ("[broker\n", "shopfloor.toml: "),
    ],
)
def test_a_mistake_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    """Exit 2; the value is not repeated, for it may be a password."""
    path = tmp_path / "shopfloor.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r".+") as caught:
        load_settings(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "4711" not in str(caught.value)
    result = CliRunner().invoke(build(), ["mo", "list", "-c", str(path)])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_accounts_are_declared_once_and_the_rest_follows(tmp_path: Path) -> None:
    """Kinds and views by default; who is left out has its place all the same; the former way to say it counts."""
    path = tmp_path / "shopfloor.toml"
    path.write_text(
        '[accounts.wall]\nkind = "reader"\n[accounts.erp]\nkind = "system"\nroles = ["planner"]\n'
        '[hub.clients.old]\nroles = ["admin"]\n[terminal]\nid = "T-CUT-01"\n'
    )
    settings = load_settings(path)
    everybody = settings.everybody
    assert {name: account.kind for name, account in everybody.items()} == {
        "wall": "reader",
        "erp": "system",
        "old": "system",
        "hub": "hub",
        "cli": "system",
        "T-CUT-01": "terminal",
    }
    assert (everybody["wall"].shown, everybody["old"].shown) == ("floor", "office")
    assert settings.client_roles == {"erp": {"planner"}, "old": {"admin"}, "cli": set()}
    path.write_text('[accounts.core]\nkind = "hub"\n')
    assert load_settings(path).hub_account == "core"


def test_each_program_takes_the_file_of_its_own_account(tmp_path: Path) -> None:
    """From wherever it is started; a file that is missing or strange is one line."""
    path = tmp_path / "shopfloor.toml"
    path.write_text('[broker]\naccounts = "accounts"\n')
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts" / "hub.toml").write_text(
        '[broker]\nusername = "hub"\npassword = "p"\ntls = true\ncafile = "ca.crt"\n'
    )
    broker = load_settings(path).broker_as("hub")
    assert (broker.username, broker.port, broker.cafile) == ("hub", 8883, str(tmp_path / "accounts" / "ca.crt"))
    with pytest.raises(ConfigError, match=r"cli\.toml does not exist: declare"):
        load_settings(path).broker_as("cli")
    (tmp_path / "accounts" / "cli.toml").write_text("[broker]\npasword = 4711\n")
    with pytest.raises(ConfigError, match=r"^[^\n]*cli.toml is no account's file[^\n]*$"):
        load_settings(path).broker_as("cli")


def test_a_workstation_that_is_none_is_refused(tmp_path: Path) -> None:
    """On the command line too."""
    result = CliRunner().invoke(build(), ["terminal", "--workstation", "#", "--log", str(tmp_path / "t.log")])
    assert result.exit_code == 2


@pytest.mark.parametrize("content", ["sqlite", "garbage", "newer"])
def test_a_file_that_is_not_ours_is_not_taken_over(tmp_path: Path, content: str) -> None:
    """Another program's database, no database at all, one of a newer version: a sentence, and the file as it was."""
    import sqlite3

    file = tmp_path / "other.db"
    if content == "garbage":
        file.write_bytes(b"this is no database" * 100)
    else:
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE customers (name TEXT)")
        if content == "newer":
            connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            connection.execute("INSERT INTO alembic_version VALUES ('9999')")
        connection.commit()
        connection.close()
    before = file.read_bytes()
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[hub]\ndatabase = "sqlite:///{file}"\n')
    result = CliRunner().invoke(build(), ["hub", "-c", str(config), "--log", str(tmp_path / "hub.log")])
    assert result.exit_code == 1
    assert "can't be used" in result.output
    assert {"sqlite": "somebody else's", "garbage": "not a database", "newer": "newer version"}[content] in result.output
    if content == "garbage":
        assert file.read_bytes() == before
    assert sqlite3.connect(":memory:") is not None


def test_a_database_is_its_owner_s_alone(tmp_path: Path) -> None:
    """New ones, and those of before: what grants are signed with stands in them."""
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    old.write_bytes(b"")
    old.chmod(0o644)
    (tmp_path / "old.db-wal").write_bytes(b"")
    for file in (new, old):
        make_private(f"sqlite:///{file}")
    for file in tmp_path.iterdir():
        assert file.stat().st_mode & 0o077 == 0, file
    make_private("sqlite://")
    make_private("postgresql+psycopg://u:p@h/d")


def test_the_password_of_a_database_is_not_shown(tmp_path: Path) -> None:
    """Whatever the driver says."""
    config = tmp_path / "shopfloor.toml"
    config.write_text('[hub]\ndatabase = "postgresql+psycopg://hub:s3cret-word@127.0.0.1:1/shopfloor"\n')
    result = CliRunner().invoke(build(), ["hub", "-c", str(config), "--log", str(tmp_path / "hub.log")])
    assert result.exit_code == 1
    assert "s3cret-word" not in result.output
    assert "hub:***@127.0.0.1" in result.output


def test_init_names_its_files_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From whatever folder the hub is started later, it is one database."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(build(), ["init"]).exit_code == 0
    settings = load_settings(tmp_path / "shopfloor.toml")
    assert settings.hub.database == f"sqlite:///{tmp_path}/shopfloor.db"
    assert settings.terminal.journal == f"{tmp_path}/terminal.db"

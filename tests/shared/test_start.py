"""What a command loads: a help next to nothing, a report no migrations, nobody what only others need."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from hub.commandline.menu import MASTER_DATA
from hub.commandline.menu import app as hub_words
from hub.office.importing.standing import MASTER
from hub.store.database import open_database, upgrade
from shared import cli
from shared.cli import build
from shared.menu import Entry, group_of, missing
from terminal.commandline.menu import app as terminal_words

WORDS = [*hub_words, *terminal_words]
HEAVY = {"alembic", "argon2", "barcode", "paho", "pydantic_settings", "rich", "sqlalchemy", "sqlmodel", "textual"}
LOOK = """
import sys
from shared.cli import main
sys.argv[1:] = {words!r}
try:
    main()
finally:
    print("loaded:", *sys.modules)
"""


def loaded(*words: str) -> set[str]:
    """The top-level modules a command has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK.format(words=list(words))], capture_output=True, text=True, check=False, timeout=60
    )
    said, _, names = done.stdout.partition("loaded:")
    assert said or not done.stderr, done.stderr
    return {name.partition(".")[0] for name in names.split()}


def test_the_list_of_commands_loads_nothing() -> None:
    """Not even pydantic, which takes as long as everything else."""
    assert not loaded("--help") & {*HEAVY, "pydantic"}


@pytest.mark.parametrize(
    "words", ["stock", "mo create", "exception", "print traveller", "pin set", "book", "item", "import", "hub"]
)
def test_a_help_loads_no_libraries(words: str) -> None:
    """A mistyped option is answered at once."""
    assert not loaded(*words.split(), "--help") & HEAVY


@pytest.mark.parametrize("words", ["stock list", "mo list", "call list"])
def test_a_report_loads_what_reads_the_database(tmp_path: Path, words: str) -> None:
    """No migrations, no tables, no MQTT, no screen."""
    engine = open_database(f"sqlite:///{tmp_path}/hub.db")
    upgrade(engine)
    engine.dispose()
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[hub]\ndatabase = "sqlite:///{tmp_path}/hub.db"\n')
    modules = loaded(*words.split(), "-c", str(config))
    assert "sqlalchemy" in modules
    assert not modules & {"alembic", "sqlmodel", "paho", "textual", "rich", "barcode", "argon2"}


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: entry.name)
def test_the_list_says_what_the_command_says(entry: Entry) -> None:
    """Every word leads to a command, whose own help begins as the list has it."""
    command: Any = typer.main.get_command(build()).commands[entry.name]  # type: ignore[attr-defined]  # a group
    assert command.name == entry.name
    assert " ".join(command.help.split()).startswith(entry.help.removesuffix("."))


def test_every_kind_of_master_data_has_commands() -> None:
    """What can be imported can be looked at and changed."""
    assert {f"put-{noun}" for noun in MASTER_DATA} == set(MASTER)


def test_a_part_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is listed, and says what it takes; our own mistakes stay mistakes."""
    menu = {"hub": [Entry("mo", "no_such_library.there:app", "Orders.")], "x": [Entry("oops", "hub.no_such_module:app", "")]}
    app = typer.Typer(cls=group_of(menu), rich_markup_mode=None)
    app.callback()(lambda: None)
    assert "Orders." in CliRunner().invoke(app, ["--help"]).output
    result = CliRunner().invoke(app, ["mo", "list"])
    assert result.exit_code == 1
    assert "`shopfloor mo` needs no_such_library: pip install 'shopfloor[hub]'" in result.output
    assert isinstance(CliRunner().invoke(app, ["oops"]).exception, ModuleNotFoundError)
    assert "Did you mean 'mo'" in CliRunner().invoke(app, ["moo"]).output

    assert missing("hub") == []
    monkeypatch.setattr(cli, "missing", lambda part: ["textual"] if part == "terminal" else [])
    said = CliRunner().invoke(build(), ["version"]).output
    assert "not installed: terminal (pip install 'shopfloor[terminal]': textual missing)" in said

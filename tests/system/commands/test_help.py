"""Every `shopfloor` command has help."""

from functools import partial
from pathlib import Path

import pytest

from tests.system.commands.office import Run, done, invoke

pytestmark = pytest.mark.system


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Run:
    """Without a plant: nothing here asks one."""
    return partial(invoke, tmp_path / "none.toml")


def test_small_things(office: Run, tmp_path: Path) -> None:
    """The KEYTEST card takes the configuration like every sheet, and a container's help has an example."""
    out = tmp_path / "keytest.html"
    assert str(out) in done(office("print", "keytest", "-o", str(out), "-c", str(tmp_path / "none.toml")))
    assert "print container MO-2026-00184 020 25" in " ".join(done(office("print", "container", "--help")).split())


COMMANDS = """
    mo create, mo plan, mo release, mo hold, mo unhold, mo priority, mo quantity, mo complete, mo reopen, mo close,
    mo cancel, mo list, mo show, stock list, stock show, stock receive, stock move, stock count, stock adjust, stock ship,
    stock return, stock price-correct, print badges, print traveller, print cards, print keytest, print item, print lot,
    print lots, print location, print container, pin set, exception list, exception resolve, exception dismiss, call list,
    call take, call close, message send, note, reverse, doctor, backup, restore, archive, verify
"""


@pytest.mark.parametrize("command", [command.strip() for command in COMMANDS.split(",")])
def test_help(office: Run, command: str) -> None:
    """Every command says what it does and what it takes."""
    said = done(office(*command.split(), "--help"))
    assert f"{command} " in said
    assert len(said.splitlines()) > 6

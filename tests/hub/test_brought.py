"""What the package brings is where the commands look for it."""

import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub import brought
from shared.cli import build
from tests.support.paths import ROOT


def test_a_working_copy_has_it() -> None:
    """`deploy` is the one place it is kept."""
    assert brought.example("chairs") == ROOT / "deploy" / "examples" / "chairs"
    assert (brought.example("bicycles") / "items.csv").is_file()


def test_a_wheel_has_it_where_it_is_read() -> None:
    """The build puts the folder where the package looks for it."""
    build_ = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert build_["force-include"]["deploy"] == str(brought._PACKAGED.relative_to(ROOT))


def test_files_are_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, byte for byte; a folder that is there is not touched."""
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    done = runner.invoke(build(), ["files", "here"])
    assert done.exit_code == 0, done.output
    there = {str(path.relative_to(tmp_path / "here")) for path in (tmp_path / "here").rglob("*") if path.is_file()}
    ours = {str(path.relative_to(ROOT / "deploy")) for path in (ROOT / "deploy").rglob("*") if path.is_file()}
    assert there == ours
    assert "systemd/shopfloor-hub.service" in there
    again = runner.invoke(build(), ["files", "here"])
    assert again.exit_code == 1
    assert "exists already" in again.output

"""A journal is one terminal's, and one process's."""

import subprocess
import sys
from pathlib import Path

import pytest

from shared.settings import Settings, TerminalSettings
from terminal.core.delivery.journal import ForeignJournalError
from terminal.shell.journal_file import JournalInUseError
from terminal.shell.link import Link


def link(folder: Path, name: str = "T-1") -> Link:
    """A link of a terminal on one journal."""
    return Link(Settings(terminal=TerminalSettings(id=name, journal=str(folder / "j.db"))), lambda _: None)


def test_another_terminal_is_refused(tmp_path: Path) -> None:
    """What waits would be sent under a wrong name and block the rest."""
    first = link(tmp_path)
    first.stop()
    with pytest.raises(ForeignJournalError, match="this journal is T-1's, not T-2's"):
        link(tmp_path, "T-2")
    link(tmp_path).stop()


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    """Two windows of one terminal would number their commands twice."""
    first = link(tmp_path)
    with pytest.raises(JournalInUseError, match="runs already"):
        link(tmp_path)
    first.stop()
    link(tmp_path).stop()


def test_the_command_line_gives_another_id_another_journal(tmp_path: Path) -> None:
    """One configuration for several terminals; and what is wrong is said in a sentence."""
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[terminal]\nid = "T-1"\njournal = "{tmp_path}/t1.db"\n')
    command = [sys.executable, "-m", "shared.cli", "terminal", "-c", str(config), "--log", str(tmp_path / "t.log")]
    first = link_at(tmp_path / "t1.db", "T-1")
    busy = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert busy.returncode == 1
    assert "runs already" in busy.stderr
    assert "Traceback" not in busy.stderr
    first.stop()
    foreign = subprocess.run(
        [*command, "--id", "T-2", "--journal", str(tmp_path / "t1.db")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert foreign.returncode == 1
    assert "T-1's, not T-2's" in foreign.stderr


def link_at(journal: Path, name: str) -> Link:
    """A link on a given journal."""
    return Link(Settings(terminal=TerminalSettings(id=name, journal=str(journal))), lambda _: None)

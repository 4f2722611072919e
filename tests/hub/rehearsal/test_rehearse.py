"""`shopfloor rehearse` as a person runs it: the examples end equal, a broken terminal is found, mistakes are named."""

import logging
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import hub.commandline.rehearse as command
from hub.rehearsal.machine import POINTS
from hub.rehearsal.play import DESTROYING, Parts, Play
from hub.rehearsal.prepare import prepare_plant
from shared.cli import build
from shared.world import parts
from shared.world.strikes import Strikes
from shared.world.trouble import every_kind
from terminal.rehearsal.machine import TerminalMachine
from tests.support.paths import EXAMPLES, MACHINING_LOG

NOW = 1_795_000_000_000
SEEDS = 60
"""After so many every fault has bitten; mostly much earlier."""


def rehearse(*words: object) -> Result:
    """Run the command."""
    try:
        return CliRunner().invoke(build(), ["rehearse", *map(str, words)], env={"COLUMNS": "200"})
    finally:
        logging.disable(logging.NOTSET)  # the command says no more of what it meant to break, and it is not alone here


def row(result: Result, name: str) -> list[str]:
    """The cells of a line of the table."""
    line = next(line for line in result.output.splitlines() if line.startswith(name))
    return line.removeprefix(name).split()


@pytest.mark.parametrize(
    ("plant", "terminals", "orders"), [pytest.param("chairs", 4, 4, marks=pytest.mark.prove), ("bicycles", 3, 2)]
)
def test_an_example_plant_ends_equal_with_faults(plant: str, terminals: int, orders: int) -> None:
    """Everything goes wrong and stock and WIP are those of the undisturbed run; the table says what happened."""
    result = rehearse(EXAMPLES / plant, "--terminals", terminals, "--chaos", "--orders", orders)
    assert result.exit_code == 0, result.output
    calm, rough = row(result, "bookings")
    assert calm == rough
    assert int(calm) > 50
    for name in ("lost", "duplicated", "unexpected"):
        assert row(result, name) == ["0", "0"]
    # It did suffer.
    happened = next(line for line in result.output.splitlines() if line.startswith("faults, struck/bit: "))
    assert sum(int(fault.rpartition("/")[2]) for fault in happened.split(", ")[1:]) > 20
    assert happened.count(",") > 5
    assert row(result, "verify") == ["clean", "clean"]
    for name in ("stock rows", "WIP rows", "counts of steps"):
        count, same, word = row(result, name)
        assert (count, word) == (same, "equal")
    assert "released for the rehearsal: MO-" in result.output
    assert "stock and WIP end as in the undisturbed run" in result.output


def test_without_chaos_there_is_one_run() -> None:
    """The undisturbed run alone, clean, with its table and a word on what else there is."""
    result = rehearse(EXAMPLES / "bicycles", "--orders", 1, "--terminals", 12)
    assert result.exit_code == 0, result.output
    assert len(row(result, "bookings")) == 1
    assert "--chaos" in result.output
    assert "the first 1 of 2 orders" in result.output


def test_a_log_alone_makes_its_plant() -> None:
    """Orders, steps, workstations and people of a history are created, and what it reports ends equal with faults."""
    result = rehearse("--log", MACHINING_LOG, "--chaos", "--terminals", 4, "--seed", 2)
    assert result.exit_code == 0, result.output
    assert "3 items of the log created" in result.output
    assert row(result, "lost") == row(result, "kept for a person") == ["0", "0"]
    assert "equal: stock and WIP" in result.output


@pytest.mark.prove
@pytest.mark.timeout(900)
def test_every_fault_of_a_rehearsal_bites() -> None:
    """Over some seeds each of them changed what happened, at every named point too; and nothing came of it."""
    plant = prepare_plant(EXAMPLES / "bicycles", NOW, Parts(TerminalMachine), terminals=4, orders=2, seed=1)
    kinds = every_kind(POINTS, TerminalMachine.points, DESTROYING)
    strikes, seed = Strikes(), 0
    while strikes.toothless(kinds) and (seed := seed + 1) <= SEEDS:
        play = Play(plant.workload, plant.image, plant.start, plant.parts, seed, chaos=True)
        played = play.play()
        assert (played.waiting, played.offline, played.stuck) == (0, [], "")
        strikes.add(played.strikes)
    print(f"{seed} rehearsals, struck/bit: {strikes.summary(kinds)}")
    assert strikes.toothless(kinds) == []


class Forgetful(TerminalMachine):
    """Loses what waits when it is started again."""

    def boot(self) -> None:
        """Throw away what is not answered, then start."""
        if not self.running and self.boots:
            self.disk.execute("DELETE FROM outbox WHERE status = 'queued'")
            self.disk.commit()
        super().boot()


@pytest.mark.prove
def test_a_terminal_that_forgets_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bookings lost in a crash are named, with the quantities that differ for them; exit 1."""
    monkeypatch.setattr(command, "terminal_machine", lambda: Forgetful)
    result = rehearse(EXAMPLES / "bicycles", "--chaos", "--terminals", 3, "--seed", 1)
    assert result.exit_code == 1
    assert row(result, "lost")[0] == "0"
    assert int(row(result, "lost")[1]) > 0
    assert "seed 1, lost: " in result.stderr
    assert "undisturbed," in result.stderr  # a quantity that differs, by name
    assert "equal: stock" not in result.output


class Liar(TerminalMachine):
    """Says that something is saved and does not do it, once."""

    def book(self, verb: str, data: dict[str, Any], *, subject: str, badge: str) -> str:
        """Save, but for the first output."""
        if verb == "output" and not hasattr(self, "lied"):
            self.lied = True
            return "00000000-0000-7000-8000-999999999999"
        return super().book(verb, data, subject=subject, badge=badge)


def test_a_booking_missing_in_both_runs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two runs that lose the same thing are equal and wrong: each is judged by itself too."""
    monkeypatch.setattr(command, "terminal_machine", lambda: Liar)
    result = rehearse(EXAMPLES / "bicycles", "--terminals", 1)
    assert result.exit_code == 1
    assert "undisturbed run, lost: output" in result.stderr


def test_mistakes_in_the_folder_are_those_of_the_import(tmp_path: Path) -> None:
    """By file, row and column; nothing is rehearsed."""
    for file in (EXAMPLES / "bicycles").iterdir():
        (tmp_path / file.name).write_text(file.read_text().replace("CHAIN,1,unit", "CHIAN,1,unit"))
    result = rehearse(tmp_path)
    assert result.exit_code == 1
    assert "boms.csv, row 6, column item: 'CHIAN' is not in items.csv" in result.stderr
    assert "nothing was rehearsed" in result.stderr


def test_a_plant_without_orders_people_or_stations_says_so(tmp_path: Path) -> None:
    """Each missing part is a sentence; a missing role gets a stand-in."""
    keep = {"items.csv", "boms.csv", "routings.csv", "workstations.csv", "stock.csv"}
    for name in keep:
        (tmp_path / name).write_text((EXAMPLES / "bicycles" / name).read_text())
    assert "there is no order to work on" in rehearse(tmp_path).stderr
    (tmp_path / "orders.csv").write_text("no,item,q\n00001,WHEEL-28,6\n")
    result = rehearse(tmp_path)
    assert result.exit_code == 0, result.output
    assert "badge 9999 stands in" in result.output
    (tmp_path / "workstations.csv").unlink()
    assert "no workstation is of the group" in rehearse(tmp_path).stderr


def test_nothing_named_or_nothing_installed_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is missing is said, without a traceback."""
    assert "name a plant's folder" in rehearse().stderr
    assert "is not a folder" in rehearse(tmp_path / "none").stderr
    assert "none.csv is no file" in rehearse("--log", tmp_path / "none.csv").stderr
    monkeypatch.setattr(parts, "entry_points", lambda **_group: ())
    assert "the terminal's part is not installed" in rehearse(EXAMPLES / "bicycles").stderr

"""What a rehearsal is made of: hands that enter a thing once, terminals between workstations, books that are compared."""

from pathlib import Path

import pytest

from hub.rehearsal.books import books, compare
from hub.rehearsal.play import DESTROYING, Parts, Play
from hub.rehearsal.prepare import prepare_plant
from hub.rehearsal.rehearsal import Rehearsal
from hub.rehearsal.workload import Posts
from shared.world.strikes import Trap
from shared.world.trouble import KINDS
from terminal.rehearsal.machine import POINTS, TerminalMachine
from tests.support.paths import EXAMPLES

NOW = 1_795_000_000_000


@pytest.fixture(scope="module")
def wheels() -> Rehearsal:
    """The bicycles' script."""
    return prepare_plant(EXAMPLES / "bicycles", NOW, Parts(TerminalMachine), terminals=2, orders=1, seed=1)


@pytest.mark.parametrize(("point", "again"), [("saved", 0), ("before-commit", 1), ("before-save", 1)])
def test_what_was_being_saved_when_the_device_died_is_entered_once(wheels: Rehearsal, point: str, again: int) -> None:
    """The person looks into the list of bookings: what is there was saved, what is not is entered once more."""
    assert point in POINTS
    play = Play(wheels.workload, wheels.image, wheels.start, wheels.parts, 1, chaos=False)
    device = play.devices[0]
    play.schedule.at(wheels.start + 30 * 60_000, lambda: setattr(device, "trap", Trap(point)))
    played = play.play()
    assert (device.boots, played.again, played.unsaved) == (2, again, 0)
    outcome = books(played)
    assert outcome.faults == []
    assert outcome.commands == len(wheels.workload.intentions) == len(played.saved)


def test_the_same_seed_is_the_same_script(wheels: Rehearsal) -> None:
    """And another seed is another one."""
    same, other = (
        prepare_plant(EXAMPLES / "bicycles", NOW, wheels.parts, terminals=2, orders=1, seed=seed).workload for seed in (1, 2)
    )
    assert same.intentions == wheels.workload.intentions
    assert other.intentions != same.intentions


def test_the_script_does_everything_that_a_floor_does() -> None:
    """Setup, lots, scrap, rework, planned and extra issues, returns, transfers to the line, stops: in the chairs' plant."""
    workload = prepare_plant(EXAMPLES / "chairs", NOW, Parts(TerminalMachine), terminals=8, seed=1).workload
    outputs = [intention.data for intention in workload.intentions if intention.verb == "output"]
    assert {intention.verb for intention in workload.intentions} >= {
        "op-start",
        "op-finish",
        "output",
        "consume",
        "return",
        "transfer",
        "downtime-start",
        "downtime-stop",
    }
    assert {data["kind"] for data in (i.data for i in workload.intentions if i.verb == "consume")} == {"planned", "extra"}
    assert any(data.get("scrap") for data in outputs)
    assert any(data.get("source") == "rework" for data in outputs)
    assert any(taken["lot"] for data in outputs for taken in data.get("consumed", ()))
    assert {intention.terminal for intention in workload.intentions} == set(workload.terminals)


def test_terminals_are_spread() -> None:
    """More than workstations: a second one beside the first. Fewer: one stands between two. A chain keeps its terminal."""
    few, many = Posts(["A", "B", "C"], 2), Posts(["A", "B"], 3)
    assert few.terminals == {"T-A": "A", "T-B": "B"}
    assert few.at("C", 0) == few.at("C", 7) == "T-A"
    assert many.terminals == {"T-A": "A", "T-B": "B", "T-A-2": "A"}
    assert [many.at("A", chain) for chain in (0, 1, 2)] == ["T-A", "T-A-2", "T-A"]


def test_every_fault_but_those_that_destroy_an_only_copy() -> None:
    """A disk that is wiped, copied or put back takes bookings with it: no comparison of books can be fair then."""
    assert set(KINDS) > DESTROYING
    assert len(KINDS) - len(DESTROYING) >= 20


def test_a_difference_is_named_and_nothing_is_zero() -> None:
    """A row that one run lacks is zero; everything else that is not equal is said by item, place and quantity."""
    comparison = compare({("A", "", "RAW"): (1_500_000,), ("B", "", "RAW"): (0,)}, {("A", "", "RAW"): (2_000_000,)})
    assert (comparison.equal, comparison.differing) == (1, ["A RAW: 1.5 undisturbed, 2 with faults"])


def test_the_example_folder_is_read_only(wheels: Rehearsal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rehearsal leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    Play(wheels.workload, wheels.image, wheels.start, wheels.parts, 1, chaos=False).play()
    assert list(tmp_path.iterdir()) == []

"""A shop's history: what its rows become, in what order, and that no file of whatever content breaks anything."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from hub.rehearsal.log import read_log
from hub.rehearsal.machine import HubMachine
from hub.rehearsal.plant import PlantError
from hub.rehearsal.play import Parts
from hub.rehearsal.prepare import prepare_log
from hub.rehearsal.rehearsal import Rehearsal
from hub.rehearsal.workload import Intention
from hub.store.database import open_database
from hub.store.reading import Operator, select, stream
from shared.world.disk import Disk
from terminal.rehearsal.machine import TerminalMachine
from tests.support.paths import EXAMPLES, MACHINING_LOG

NOW = 1_795_000_000_000
HEAD = "order,item,order_qty,seq,operation,workstation,operator,kind,started_at,ended_at,completed,review,rework\n"
ROW = "J1,Ring,5,1,Turning,Lathe,Ito,D,2026-03-02T06:00:00Z,2026-03-02T07:00:00Z,5,0,"


def prepared(log: Path, folder: Path | None = None) -> Rehearsal:
    """A log as a workload."""
    return prepare_log(folder, log, NOW, Parts(TerminalMachine, HubMachine), terminals=3)


def at(rehearsal: Rehearsal, mo: str, op: str) -> list[Intention]:
    """What is booked at a step, in its order."""
    return [
        intention
        for intention in rehearsal.workload.intentions
        if (intention.data.get("mo"), intention.data.get("op")) == (mo, op)
    ]


def mistakes(tmp_path: Path, text: str) -> str:
    """What is said of a log of these bytes."""
    path = tmp_path / "log.csv"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(PlantError) as raised:
        prepared(path)
    return str(raised.value)


def test_each_row_becomes_what_it_reports() -> None:
    """Setup and run, pieces, rework that goes in and comes out, pieces held, breakdowns; the last report finishes."""
    rehearsal = prepared(MACHINING_LOG)
    turning = at(rehearsal, "MO-2026-00001", "010")
    assert [(intention.verb, intention.data.get("kind"), intention.data.get("good")) for intention in turning[:4]] == [
        ("op-start", "setup", None),
        ("output", None, "1"),
        ("op-pause", None, None),
        ("op-start", "run", None),
    ]
    assert [intention.verb for intention in turning].count("op-finish") == 1
    assert turning[-1].verb == "op-finish"
    milling = at(rehearsal, "MO-2026-00001", "020")
    reported = [intention.data for intention in milling if intention.verb == "output"]
    shown = [(report["good"], report.get("rework"), report.get("suspect"), report.get("source")) for report in reported]
    assert shown == [
        ("40", None, None, None),
        ("70", None, None, None),
        ("0", None, "2", None),
        ("0", "6", None, None),
        ("6", None, None, "rework"),
    ]
    downs = [intention.verb for intention in rehearsal.workload.intentions if intention.verb.startswith("downtime")]
    assert downs == ["downtime-start", "downtime-stop"]
    # One step's reports are entered at one terminal, whoever makes them.
    assert len({intention.terminal for intention in milling}) == 1


def test_order_and_overlaps_are_kept() -> None:
    """What began before another ended still does; only the hours in which nothing is reported are cut."""
    rehearsal = prepared(MACHINING_LOG)
    reports = read_log(MACHINING_LOG)
    begun = [intention for intention in rehearsal.workload.intentions if intention.verb in ("op-start", "downtime-start")]
    assert len(begun) == len(reports)
    assert all(a.ms <= b.ms for a, b in pairwise(rehearsal.workload.intentions))
    names = {(row[0], row[1]): row[2] for row in _facts(rehearsal)}
    expected = [names.get((report.operator, report.kind), report.operator) for report in reports]
    assert [intention.badge for intention in begun] == expected
    # Okafor sets up a second lathe while the first one runs.
    setup = next(intention for intention in begun if intention.data.get("workstation") == "WS-0002")
    running = at(rehearsal, "MO-2026-00001", "010")
    assert running[3].ms < setup.ms < running[4].ms
    assert rehearsal.workload.intentions[-1].ms < reports[-1].end - reports[0].start


def _facts(rehearsal: Rehearsal) -> list[tuple[str, str, str]]:
    engine = open_database("sqlite://", creator=lambda: Disk.fresh(rehearsal.image))
    with engine.connect() as connection:
        return [
            (name, kind, badge)
            for badge, name in stream(connection, select(Operator.id, Operator.name))
            for kind in ("setup", "run", "down")
        ]


def test_a_plant_that_knows_them_keeps_its_own(tmp_path: Path) -> None:
    """Items, steps, workstations and people are found by id or name; who lacks a role is given it, and it is said."""
    log = tmp_path / "log.csv"
    log.write_text(
        f"{HEAD}A7,office chair,3,1,Cutting,Cutting 1,Omar,S,2026-11-02T06:00:00Z,2026-11-02T07:00:00Z,0,0,\n"
        "A7,office chair,3,2,020,ASM-01,0023,D,2026-11-02T07:00:00Z,2026-11-02T08:00:00Z,3,0,\n"
        "A8,CH-200,2,1,Engraving,Laser,Omar,D,2026-11-02T07:00:00Z,2026-11-02T08:00:00Z,2,0,\n"
    )
    rehearsal = prepared(log, EXAMPLES / "chairs")
    notes = "\n".join(rehearsal.workload.notes)
    assert "items of the log created" not in notes
    assert "1 workstations of the log created" in notes
    assert "may run and set up for the rehearsal: 0021, 0023" in notes
    cutting, steps = at(rehearsal, "MO-2026-00001", "010"), at(rehearsal, "MO-2026-00001", "020")
    assert {intention.badge for intention in cutting} == {"0021"}
    assert {intention.data["workstation"] for intention in steps} == {"ASM-01"}
    # The plant has no such step of that chair: the order gets a routing of its own.
    assert at(rehearsal, "MO-2026-00002", "010")[0].data["workstation"] == "Laser"


@pytest.mark.parametrize(
    ("old", "new", "mistake"),
    [
        ("D,2026", "X,2026", "row 2, column kind: 'X': say S (setup), D (production) or B (breakdown)"),
        ("2026-03-02T06", "yesterday", "row 2, column started_at: 'yesterday:00:00Z'"),
        ("2026-03-02T06", "1826-03-02T06", "row 2, column started_at"),
        ("T07", "T05", "row 2, column ended_at: is before started_at"),
        (",5,1,", ",0,1,", "row 2, column order_qty: is 0"),
        (",5,1,", ",-5,1,", "row 2, column order_qty: '-5'"),
        (",5,1,", ",5,first,", "row 2, column seq: 'first' is no whole number"),
        ("Z,5,0,", "Z,1e3,0,", "row 2, column completed: '1e3'"),
        ("Z,5,0,", "Z,5,0,perhaps", "row 2, column rework: 'perhaps'"),
        ("Turning", "", "row 2, column operation: is empty"),
        ("J1", "J" * 41, "row 2, column order: is longer than 40"),
        ("Lathe", "La\x1bthe", "row 2, column workstation"),
        (",operator", ",person", "row 1, column operator: this column is missing"),
        ("J1,Ring", "J1;Ring", "row 2: has not as many fields"),
        (ROW, f"{ROW}\n{ROW.replace('Ring', 'Rung')}", "row 3, column item: 'J1' is of 'Ring' in row 2"),
        (ROW, "", "holds no report"),
        ("Ring", "R\udcffng", "is not UTF-8 text"),
        ("Ring", "R" * 200_000, "can't be read as CSV (field larger"),
    ],
)
def test_a_mistake_is_named_by_row_and_column(tmp_path: Path, old: str, new: str, mistake: str) -> None:
    """As a person finds it in a spreadsheet."""
    text = HEAD + ROW
    assert old in text
    assert mistake in mistakes(tmp_path, text.replace(old, new, 1))


def test_no_bytes_break_the_reader(tmp_path: Path) -> None:
    """The example with bytes changed, cut, doubled: it is read, or its mistakes are said, never anything else."""
    whole, dice, path = MACHINING_LOG.read_bytes(), Random(4), tmp_path / "log.csv"
    fine = 0
    for _ in range(200):
        text = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            spot = dice.randrange(len(text))
            text[spot : spot + dice.choice((0, 1, 1, 30))] = dice.choice(
                (b'"', b",", b"\n", b"\0", b"\xff", b"9", b"-", b";")
            )
        path.write_bytes(text)
        try:
            fine += bool(read_log(path))
        except PlantError as error:
            assert str(error).startswith("log.csv")
    assert 5 < fine < 190

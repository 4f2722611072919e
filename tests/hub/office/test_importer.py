"""Importing a plant: all or nothing, every mistake named."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hub.core.intake.incoming import Arrival
from hub.office.importing import Plan, plan_import
from hub.proof.verify.report import verify
from shared.envelope import seal, to_bytes
from shared.quantity import MICRO
from tests.support.hub import Hub
from tests.support.paths import EXAMPLES

CHAIRS = EXAMPLES / "chairs"
TODAY = datetime(2026, 11, 20, tzinfo=UTC)


def run(hub: Hub, plan: Plan) -> list[str]:
    """Send a plan to a hub in memory; returns the statuses."""
    orders = [order for _, stage in plan.stages for order in stage]
    orders += [order for bookings in plan.history.values() for booking in bookings for order in booking]
    statuses = []
    for order in orders:
        body = seal(
            verb=order.verb,
            identity=order.id,
            source="office",
            time=order.time or TODAY,
            data=order.data,
            authid=order.badge,
        )
        answer = hub.send(Arrival("x", "office", order.verb, to_bytes(body)))[0]
        statuses.append(answer["status"])
        assert answer["status"] == "accepted", (order, answer)
        assert "negative-stock" not in answer["flags"], order
    return statuses


def test_the_chairs_plant_stands_as_its_files_say() -> None:
    """Stock after the history of the orders, and good pieces per step; a rerun doubles nothing."""
    hub, plan = Hub(), plan_import(CHAIRS, TODAY, "test")
    assert plan.mistakes == []
    run(hub, plan)
    stock = {
        "RM-001": "13.5",
        "RM-002": "520",
        "RM-003": "290",
        "RM-013": "60",
        "RM-004": "900",
        "RM-005": "110",
        "RM-006": "400",
        "RM-007": "70",
        "SEAT-20": "19",
        "BOX": "80",
        "GLUE": "6",
    }
    assert {item: hub.stock(item) for item in stock} == stock
    order = hub.document("mo", "MO-2026-00184")
    assert [op["good"] for op in order["ops"]] == ["100", "72", "60", "44", "30", "20"]
    assert (order["ops"][4]["scrap"], order["ops"][4]["rework"], order["status"]) == ("1", "2", "in progress")
    assert [hub.document("mo", f"MO-2026-{n}")["status"] for n in ("00187", "00188", "00190")] == [
        "planned",
        "in progress",
        "draft",
    ]
    commands = hub.sql("SELECT count(*) FROM inbox")
    run(hub, plan)
    assert hub.sql("SELECT count(*) FROM inbox") == commands
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("items.csv", "RM-002,High-density foam,kg,3", "RM-002,High-density foam,kg,x", "items.csv, row 6, column decimals"),
        ("items.csv", "RM-001,", "RM/001,", "items.csv, row 5, column id"),
        ("items.csv", "id,description", "id,beschreibung", "items.csv, row 1, column beschreibung: unknown column"),
        ("boms.csv", "RM-006,1,unit", "RM-999,1,unit", "boms.csv, row 3, column item: 'RM-999' is not in items.csv"),
        ("boms.csv", "RM-007,0.3", "RM-007,-0.3", "boms.csv, row 4, column q"),
        ("boms.csv", "RM-007,0.3", 'RM-007,"0,3"', "boms.csv, row 4, column q"),
        ("routings.csv", "CH-100,CH-100,020", "CH-100,CH-100,20", "routings.csv, row 3, column op"),
        ("stock.csv", "RM-001,RAW,,10.5,450", "RM-001,RAW,,NaN,450", "stock.csv, row 2, column q"),
        ("orders.csv", "+4d", "soon", "orders.csv, row 4, column due"),
        ("orders.csv", "draft", "done", "orders.csv, row 10, column state"),
        ("operators.csv", "Nasser,supervisor", "Nasser,king", "operators.csv, row 2, column roles"),
        (
            "workstations.csv",
            "CUT-01,Cutting 1,CUT,L-CUT,one,many,",
            "CUT-01,Cutting 1,CUT,L-CUT",
            "workstations.csv, row 2",
        ),
        ("reasons.csv", "DIM,scrap", "DIM,junk", "reasons.csv, row 2, column kind"),
        ("history.csv", "CUT-01,0021,-12d 06:30", "CUT-01,9999,-12d 06:30", "history.csv, row 2, column badge"),
    ],
)
def test_every_mistake_is_named_by_file_row_and_column(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    """And stops the import."""
    folder = tmp_path / "plant"
    shutil.copytree(CHAIRS, folder)
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))
    mistakes = [str(mistake) for mistake in plan_import(folder, TODAY, "test").mistakes]
    assert any(mistake.startswith(expected) for mistake in mistakes), mistakes


def test_folders_that_are_none() -> None:
    """A missing or empty folder, bytes that are no text."""
    assert plan_import(Path("/nowhere"), TODAY, "test").mistakes


def test_a_file_that_is_not_text(tmp_path: Path) -> None:
    """Says how to save it."""
    (tmp_path / "reasons.csv").write_bytes(b"id,kind,text\n\xff\xfe,scrap,x\n")
    assert "UTF-8" in str(plan_import(tmp_path, TODAY, "test").mistakes[0])


def test_a_field_of_any_length_is_a_mistake_and_no_crash(tmp_path: Path) -> None:
    """Python's reader gives up at 131 072 characters; the person is told which file it is."""
    shutil.copytree(CHAIRS, tmp_path / "plant")
    with (tmp_path / "plant" / "items.csv").open("a", encoding="utf-8") as file:
        file.write('"' + "x" * 200_000 + '"\n')
    mistakes = plan_import(tmp_path / "plant", TODAY, "test").mistakes
    assert any(mistake.file == "items.csv" and "CSV" in mistake.text for mistake in mistakes)


def test_times_in_files_are_the_plants(tmp_path: Path) -> None:
    """A due day is until its end, history begins by the plant's clock, and tomorrow begins where the plant is."""
    shutil.copytree(CHAIRS, tmp_path / "plant")
    now = datetime(2026, 11, 20, 20, 0, tzinfo=UTC).astimezone(ZoneInfo("Asia/Tokyo"))  # the 21st, 5 in the morning
    plan = plan_import(tmp_path / "plant", now, "test")
    assert plan.mistakes == []
    sent = {order.data["mo"]: order for _, stage in plan.stages for order in stage if order.verb == "mo-create"}
    assert sent["MO-2026-00184"].data["due"] == "2026-11-25T14:59:00.000Z"  # +4d
    first = plan.history["MO-2026-00179"][0][0]
    assert first.time is not None
    assert first.time.astimezone(UTC) == datetime(2026, 11, 8, 21, 30, tzinfo=UTC)  # -12d 06:30


def test_the_chairs_were_made_at_standard_rate() -> None:
    """What the board compares with the routing is believable from the first minute on."""
    hub, plan = Hub(), plan_import(CHAIRS, TODAY, "test")
    run(hub, plan)
    sessions = hub.sql(
        "SELECT s.mo, s.op, s.workstation, s.pieces, s.worked_ms, o.run_min FROM session s "
        "JOIN mo_op o ON o.mo = s.mo AND o.op = s.op WHERE s.kind = 'run' AND s.status <> 'closed'"
    )
    assert len(sessions) >= 8
    for mo, op, workstation, pieces, worked, run_min in sessions:
        planned = worked / 60_000 / (run_min / MICRO)
        assert abs(pieces / MICRO - planned) < 1.5, (mo, op, workstation, pieces / MICRO, planned)

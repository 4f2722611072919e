"""What the board says about exceptions: what, about what, how it stands by now, and what taking it back would do."""

from collections.abc import Iterator
from typing import Any, cast

import pytest

from shared.documents import ExceptionDocument
from terminal.board.app import BoardApp
from terminal.core.board.actions import actions
from terminal.core.board.talk import behind, exceptions, standing, takes_back, ways
from tests.support.board import busy, in_utc, link_of, pictured
from tests.support.board_pilot import press, start, text
from tests.support.hub import Hub
from tests.terminal.board.reading import MO, board, change, lines_of, today

COMPLETED = "the order is completed"


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


async def test_the_list_of_exceptions_says_what() -> None:
    """At 80 columns the text has the room; the ways out stand in the sheet, and at 160 beside it."""
    app = pictured()
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await press(pilot, "5")
        assert "Rahman     RM-006 at L-ASM went" in text(app)
        assert "WAYS OUT" not in text(app)
        await press(pilot, "enter")
        assert "WAYS OUT" in text(app)
    app = pictured()
    async with app.run_test(size=(160, 50)) as pilot:
        await start(pilot, app)
        await press(pilot, "5")
        assert "reverse dismiss" in text(app)
        assert " T1 " in text(app)


def row_of(app: BoardApp, hub: Hub) -> str:
    """The list's row of the one exception there is."""
    hub.now += 6_000
    app.board.tick(hub.now)
    (row,) = app.board.tables.table(5, hub.now).rows
    return " ".join(" ".join(cell.text for cell in row.cells).split())


def test_an_exception_says_who_where_and_how_it_stands_now() -> None:
    """Its text is of then; what has moved since is said with it, on the list and on the sheet."""
    hub = busy()
    app = board(hub)
    link = link_of(app)
    sheet_of = ("exception", "EX-57-1")
    assert "RM-006 L-ASM Rahman RM-006 at L-ASM went to -5;" in row_of(app, hub)
    assert not [line for line in lines_of(app, sheet_of) if line.startswith(" now")]
    assert {" who           Rahman", " from          T1"} <= set(lines_of(app, sheet_of))
    hub.office("transfer", item="RM-006", from_="RAW", to="L-ASM", q="2")
    link.touched()
    link.pump()
    assert " now           at L-ASM went to -3; RAW holds 398" in lines_of(app, sheet_of)
    assert "Rahman now at L-ASM went to -3; RAW holds 398. RM-006 at L-ASM went to -5" in row_of(app, hub)
    beside = [cell.text for _, table in app.board.tables.side(hub.now, 40) for row in table.rows for cell in row.cells]
    assert any(text.startswith("now at L-ASM went to -3; RAW holds 398. ") for text in beside)
    doc: dict[str, Any] = dict(app.board.plant.docs.get("exception", "EX-57-1") or {})
    about = {
        "kind": "parked",
        "subject": f"{MO} 010",
        "text": "3 good: this order is completed",
        "source": "x/erp",
        "badge": "",
    }
    assert standing(app.board.plant, cast("ExceptionDocument", doc | about)) == "the order is in progress"
    assert behind(app.board.plant, cast("ExceptionDocument", doc | about)) == ("the office (erp)", "erp")
    held = {**about, "subject": "MO-2026-00186", "kind": "order-not-running"}
    waits = standing(app.board.plant, cast("ExceptionDocument", doc | held))
    assert waits == "the order is on hold (drawing is being changed)"
    over = {"kind": "over-quantity", "subject": f"{MO} 010", "text": "50 reported where 40 were ordered"}
    assert standing(app.board.plant, cast("ExceptionDocument", doc | over)) == "16 reported where 40 were ordered"
    gone = {**about, "subject": "MO-2026-99999 010"}
    assert standing(app.board.plant, cast("ExceptionDocument", doc | gone)) == "no such order is open"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"kind": "order-not-running", "subject": MO, "verb": "output", "text": f"6 good at OP 020 of {MO}: {COMPLETED}"},
            f"takes back: 6 good at OP 020 of {MO} (command 57)",
        ),
        (
            {"kind": "over-quantity", "subject": f"{MO} 020", "verb": "output", "text": "50 reported where 40 were ordered"},
            f"takes back all of command 57, output at OP 020 of {MO}",
        ),
        (
            {"kind": "negative-stock", "subject": "RM-006 L-ASM", "verb": "output", "text": "RM-006 at L-ASM went to -5"},
            "takes back all of command 57, output, which took RM-006 from L-ASM",
        ),
    ],
)
def test_reversing_says_what_it_takes_back(fields: dict[str, str], said: str) -> None:
    """What, where, of which command; and that pieces disappear."""
    hub = busy()
    app = board(hub)
    change(app, hub, "exception", "EX-57-1", **fields)
    text = " ".join(" ".join(lines_of(app, ("exception", "EX-57-1"))).split())
    assert said in text
    assert "pieces disappear" in text
    doc: dict[str, Any] = dict(app.board.plant.docs.get("exception", "EX-57-1") or {})
    assert "material goes back" in takes_back(cast("ExceptionDocument", doc | {"verb": "consume"}))[-1]
    offered = doc | {"ways": ["reverse", "explode", "apply", "dismiss", "dismiss"]}
    assert ways(cast("ExceptionDocument", offered)) == ["reverse", "apply", "dismiss"]
    assert len(takes_back(cast("ExceptionDocument", doc | {"verb": "strange"}))) == 1


def test_what_is_set_aside_waits_for_a_decision() -> None:
    """Counted in the day's figures, listed below the exceptions, and called so in the order's sheet."""
    hub = busy()
    app = board(hub)
    assert "set aside" not in today(app)
    group = hub.document("op", MO, "020")["group"]
    change(app, hub, "op", group, f"{MO}-020", suspect="2")
    app.board.tables.today(app.board._now + 2_000)
    assert "set aside 2" in today(app)
    last = app.board.tables.table(5, app.board._now).rows[-1]
    texts = [cell.text for cell in last.cells if cell.text]
    assert (last.target, texts) == (
        ("mo", MO),
        ["set aside", f"{MO} 020", f"2 pieces at {group}: quality judges at a terminal"],
    )
    (side,) = [table for title, table in app.board.tables.side(app.board._now, 40) if title == "EXCEPTIONS"]
    assert side.rows[-1].cells[1].text == "set aside"
    assert any(line.endswith("REWORK SET ASIDE") for line in lines_of(app, ("mo", MO)))


def test_all_like_one_are_dismissed_with_it() -> None:
    """Of its kind and its client, however many; the question says how many."""
    hub = busy()
    app = board(hub)
    link = link_of(app)
    for number in range(3):
        hub.office("output", mo=f"MO-2026-9999{number}", op="010", workstation="CUT-01", good="1")
    link.touched()
    link.pump()
    first, *others = (doc["id"] for doc in exceptions(app.board.plant) if doc["kind"] == "parked")
    *_, one, everything = actions(app.board.plant, ("exception", first))
    assert (one.title, everything.title) == ("dismiss", "dismiss all 3 like this:")
    assert everything.data == {"exception": first, "how": "dismiss", "also": others}
    assert hub.office(everything.verb, reason="a wrong list", **everything.data)["result"] == {"also": 2}
    link.touched()
    link.pump()
    assert not [doc for doc in exceptions(app.board.plant) if doc["kind"] == "parked"]

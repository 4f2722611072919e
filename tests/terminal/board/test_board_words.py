"""What the board says of things: words that agree with each other, ages, totals, ways out; and that its grid stays put."""

from collections.abc import Iterator

import pytest

from shared.envelope import to_bytes
from shared.plant_time import age_text, hours_text, iso
from terminal.board.lines import Lines
from terminal.core.board.actions import actions
from terminal.core.board.find import search
from terminal.core.board.orders import orders_table
from terminal.core.board.stations import COLUMNS
from terminal.core.board.text import grouped, who
from tests.support.board import as_json, busy, documents, in_utc, link_of, pictured
from tests.support.board_pilot import start, text
from tests.terminal.board.reading import MO, PLANNED, board, change, lines_of, today

HOUR = 3_600_000


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 4), ((160, 50), 6)])
async def test_the_grid_stays_where_it_is(size: tuple[int, int], rows: int) -> None:
    """Whatever breaks or is mended, and with the hub or without it, the first workstation stands in the same row."""
    hub = busy()
    app = pictured(hub)
    async with app.run_test(size=size) as pilot:
        await start(pilot, app)

        def where() -> int:
            return next(y for y, line in enumerate(app.text()) if line.startswith(" STATION"))

        async def settle() -> None:
            app.tick()
            await pilot.pause(0.1)
            text(app)

        first = where()
        assert app.query_one("#block", Lines).size.height == rows + 1
        for name in ("CUT-01", "ASM-01", "UPH-01", "QC-01", "PACK-01"):
            link_of(app).say_terminal(f"T-{name}", name)
            change(app, hub, "ws", name, status="stopped", reason="MEC", since=iso(hub.now))
            await settle()
            assert where() == first
        link_of(app).say_hub(online=False)
        await settle()
        assert "bookings wait at the terminals; rows as of then " in text(app)
        assert where() == first
        link_of(app).say_hub(online=True)
        if rows == 4:
            assert "+3 more" in text(app)
        for place, payload in documents(hub):
            if place[0] in ("ws", "call"):
                quiet = {"status": "idle", "since": None} if place[0] == "ws" else {}
                changed = to_bytes(as_json(payload) | quiet | {"rev": 10**7}) if quiet else b""
                app.board.plant.document(place, changed)
        await settle()
        assert not app.board.tables.abnormal
        assert where() == first


def test_an_orders_material_is_what_the_stock_says_now() -> None:
    """`ready` as of the release never stands above a list of what is short."""
    hub = busy()
    app = board(hub)
    assert hub.document("mo", MO)["material"] == "ready"
    assert any("material short on the site" in line for line in lines_of(app, ("mo", MO)))
    assert "MATERIAL SHORT" in " ".join(lines_of(app, ("mo", MO)))
    for item in ("RM-001", "RM-002", "RM-003", "RM-004", "RM-005", "RM-006", "RM-007"):
        hub.office("receive", item=item, lot="L9", location="RAW", q="100000", unit_cost="1")
    hub.engine.take_touched()
    app = board(hub)
    lines = lines_of(app, ("mo", MO))
    assert any("material short at the line" in line for line in lines)
    assert not any("on the site" in line for line in lines)
    rows = {
        row.target[1]: row.cells[-1].text
        for row in orders_table(app.board.plant, app.board.tables.needs(hub.now), hub.now).rows
    }
    assert rows[MO] == "material short at the line"
    for place, payload in documents(hub):
        if place[0] == "stock":
            item, _ = place[1:]
            for line in ("L-CUT", "L-ASM", "L-LAC", "L-UPH", "L-PACK"):
                doc = as_json(payload) | {"id": f"{item}-{line}", "location": line, "q": "90000", "lots": [], "rev": 10**6}
                app.board.plant.document(("stock", item, line), to_bytes(doc))
    app.board.plant.moved.add("settled")
    app.board.tick(hub.now)
    lines = lines_of(app, ("mo", MO))
    assert any("material ready" in line for line in lines)
    assert not any("MATERIAL SHORT" in line for line in lines)
    change(app, hub, "mo", PLANNED, status="planned", material="short")
    assert any("material short, as of plan" in line for line in lines_of(app, ("mo", PLANNED)))
    change(app, hub, "mo", MO, status="completed", rev=10**7)
    assert not any("   material" in line for line in lines_of(app, ("mo", MO)))


def test_what_comes_while_the_screen_is_away_carries_its_time() -> None:
    """The hub went while the board stood behind a terminal: `since` is when it went, not when someone came back."""
    hub = busy()
    app = board(hub)
    link = link_of(app)
    hub.now += 60_000
    went = hub.now
    link.say_hub(online=False)
    link.say_terminal("T-QC-01", "QC-01", online=True)
    link.receive(link._topics.client("t", "T-QC-01", "status"), to_bytes({"online": False, "ts": ""}), retained=False)
    hub.now += HOUR
    link.say_hub(online=False)
    link.receive(link._topics.client("t", "T-QC-01", "status"), to_bytes({"online": False, "ts": ""}), retained=False)
    app.link.pump()
    assert app.board.plant.silent_since == went
    assert app.board.plant.terminals["T-QC-01"].lost == went
    link.say_hub(online=True)
    app.link.pump()
    hub.now += 60_000
    went = hub.now
    link.drop()
    hub.now += HOUR
    app.link.pump()
    assert app.board.plant.silent_since == went
    app.board.say("ok", "said after all that")
    app.board.tick(hub.now + 1_000)
    assert app.board.flash is not None


def test_everything_is_found_by_typing() -> None:
    """Exceptions, calls, messages and groups by their words; each opens."""
    hub = busy()
    hub.office("message", to="0021", text="change of shift at two")
    hub.office("message", to="board", text="the lorry is late")
    hub.engine.take_touched()
    app = board(hub)

    def kinds_of(typed: str) -> set[str]:
        table = search(app.board.plant, typed)
        for row in table.rows:
            assert lines_of(app, row.target)
        return {row.target[0] for row in table.rows}

    assert "exception" in kinds_of("negative")
    assert "exception" in kinds_of("rm-006")
    assert "exception" in kinds_of("EX-")
    assert kinds_of("foam is nearly") == {"call"}
    assert "call" in kinds_of("uph-01")
    assert kinds_of("lorry") == {"message"}
    assert kinds_of("change of shift") == {"message"}
    assert {"group", "ws", "place"} <= kinds_of("UPH")
    group = lines_of(app, ("group", "UPH"))
    assert group[0] == " WORKSTATIONS"
    assert group[1].split()[:4] == ["UPH-01", "?", "CALL", "0:04"]
    of = {message["to"]: message["id"] for message in app.board.plant.docs.messages()}
    assert [action.title for action in actions(app.board.plant, ("message", of["board"]))] == ["seen"]
    assert actions(app.board.plant, ("message", of["0021"])) == []


def test_what_is_impossible_is_not_offered() -> None:
    """What was received can't be cancelled."""
    hub = busy()
    app = board(hub)

    def titles() -> list[str]:
        return [action.title for action in actions(app.board.plant, ("mo", MO))]

    assert "cancel" in titles()
    change(app, hub, "mo", MO, received="1")
    assert "cancel" not in titles()
    assert "complete" in titles()


def test_ages_and_names_as_people_say_them() -> None:
    """Days from a day on, in the list as far as they fit; the office, and which program; no line without a value."""
    ages = {0: "0:00", 23: "23:00", 24: "1d 0h", 57: "2d 9h", 24 * 12 + 3: "12d 3h", 24 * 400: "400d"}
    assert {hours: age_text(hours * HOUR) for hours in ages} == ages
    assert hours_text(57 * HOUR + 8 * 60_000) == "57:08"
    office, program = "the office", "the office (cli)"
    names = {"x/cli": program, "x/office": office, "office": office, "office (cli)": program, "": office, "Nasser": "Nasser"}
    assert {name: who(name) for name in names} == names
    assert [grouped(q * 10**6) for q in (0, 999, 2_204, -1_234_567)] == ["0", "999", "2 204", "-1 234 567"]
    assert grouped(-1_500_500_000) == "-1 500.5"
    hub = busy()
    app = board(hub)
    hold = {"reason": "drawing", "who": "x/cli", "since": iso(hub.now)}
    change(app, hub, "mo", PLANNED, hold=hold)
    assert any("drawing (the office (cli), " in line for line in lines_of(app, ("mo", PLANNED)))
    for days, words in ((2, {"! DOWN 2d 9h", "= PAUSE 2d"}), (12, {"! DOWN 12d", "= PAUSE 12d"})):
        since = iso(hub.now - (days * 24 + 9) * HOUR)
        change(app, hub, "ws", "LAC-01", since=since, rev=10**6 + days)
        change(app, hub, "ws", "ASM-01", since=since, rev=10**6 + days)
        shown = {row.cells[1].text for row in app.board.tables.table(1, hub.now).rows}
        assert words <= shown
        assert all(len(text) <= COLUMNS[1].width for text in shown)
    assert not any(line.strip() == "name" for line in lines_of(app, ("place", "L-CUT")))
    change(app, hub, "ws", "QC-01", name="")
    assert lines_of(app, ("ws", "QC-01"))[0].startswith(" group")
    change(app, hub, "ws", "QC-01", name="Inspection", rev=10**7)
    assert lines_of(app, ("ws", "QC-01"))[0].split() == ["name", "Inspection"]


def test_totals_have_a_plan_where_the_rows_have_one() -> None:
    """The difference is that of the rows; without any there is no plan. It fits at 80 columns with everything in it."""
    hub = busy()
    app = board(hub)
    cells = [row.cells for row in app.board.tables.table(1, hub.now).rows]
    differences = [int(row[6].text) for row in cells if row[6].text != "-"]
    assert differences == [-13, 0]
    assert "good 19  at work -13  scrap 2 (9.5 %)" in today(app)
    assert len(today(app, 80)) <= 80
    assert "good 19  at work -13  scrap 2" in today(app, 80)
    change(app, hub, "ws", "CUT-01", today=as_json(dict(documents(hub))[("ws", "CUT-01")])["today"] | {"good": "2199"})
    assert "good 2 204  at work -13" in today(app, 80)
    assert today(app, 80).rstrip()[-9:] == "pending 3"
    for place, _ in documents(hub):
        if place[0] == "job":
            app.board.plant.document(place, b"")
    hub.now += HOUR
    app.board.tick(hub.now)
    assert "good 2 204  scrap" in today(app)


def test_idle_says_since_when() -> None:
    """A workstation whose document says since when it is idle shows its age, in the row and in its sheet."""
    hub = busy()
    app = board(hub)
    change(app, hub, "ws", "QC-01", status="idle", since=iso(hub.now - 41 * 60_000))
    row = next(row for row in app.board.tables.table(1, hub.now).rows if row.target[1] == "QC-01")
    assert row.cells[1].text == "- IDLE 0:41"
    assert any("(0:41)" in line for line in lines_of(app, ("ws", "QC-01")))
    hub.office("mo-hold", mo=MO, reason="x")
    hub.terminal("op-finish", mo=MO, op="010", workstation="CUT-01")
    hub.now += 5 * 60_000
    hub.engine.take_touched()
    app = board(hub)
    row = next(row for row in app.board.tables.table(1, hub.now).rows if row.target[1] == "CUT-01")
    assert row.cells[1].text.startswith("- IDLE 0:0")


def test_a_journal_in_trouble_is_told_of_its_terminal() -> None:
    """Where one looks for the workstation's terminals."""
    hub = busy()
    app = board(hub)
    said = "the journal was broken: kept as t-cut-01.db.broken-2026-11-29, a new one begun | tell the office"
    info = {"app_version": "1", "epoch": "e", "outbox": 0, "last_seq": 1, "workstation": "CUT-01", "journal": said}
    app.board.plant.terminal("T-CUT-01", "info", to_bytes(info), hub.now, retained=False)
    assert "kept as t-cut-01.db.broken-2026-11-29" in " ".join(" ".join(lines_of(app, ("ws", "CUT-01"))).split())


def test_an_order_says_what_was_brought_for_it() -> None:
    """Who, when, what, from where to where: above the remarks."""
    hub = busy()
    hub.office("move", item="RM-001", from_="RAW", to="L-CUT", q="2.5", mo=MO)
    hub.terminal("move", "0013", item="RM-003", lot="2604-00012", from_="RAW", to="L-UPH", q="14", mo=MO)
    lines = lines_of(board(hub), ("mo", MO))
    first = lines.index(" BROUGHT FOR IT")
    assert lines[first + 1].startswith(" 16:57 the office: 2.5 m3 RM-001 from RAW to L-CUT (move ")
    assert lines[first + 2].startswith(" 16:57 Farsi: 14 m RM-003 lot 2604-00012 from RAW to L-UPH (move ")
    assert first < lines.index(" REMARKS")

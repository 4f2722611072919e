"""The board with Pilot: what people press and scan, on a real hub's engine; nothing foreign styles or breaks it."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from rich.cells import cell_len
from textual import events

from shared.envelope import to_bytes
from shared.scan import Kind, encode, encode_op
from terminal.board.lines import Lines
from tests.support.board import as_json, busy, documents, in_utc, link_of, pictured
from tests.support.board_pilot import bottom, press, scan, start, text, write
from tests.support.hub import Hub

os.environ["TEXTUAL_ANIMATIONS"] = "none"
MO = "MO-2026-00185"
SIZES = [(80, 24), (160, 50)]


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


@pytest.mark.parametrize("size", SIZES)
async def test_every_view_fills_the_screen(size: tuple[int, int]) -> None:
    """All six views, details of all kinds, a form, finding: whole at both sizes."""
    app = pictured(coach=True, terminal_command=["true"])
    async with app.run_test(size=size) as pilot:
        await start(pilot, app)
        for tab, word in enumerate(("CUT-01", MO, "RM-005", "foam", "negative-stock", "! Sun 15 Nov"), 1):
            await press(pilot, str(tab))
            if word != "foam" or size[0] > 80:
                assert word in text(app), tab
            await press(pilot, "enter")
            assert "[Esc] back" in text(app)
            await press(pilot, "escape")
        await press(pilot, "2", "enter", "1")
        assert "reason, in words" in text(app)
        await press(pilot, "escape", "escape", "slash", "c", "u", "t")
        assert "Cutting" not in text(app)
        assert "CUT-01" in text(app)


async def test_codes_open_their_details() -> None:
    """A scan jumps to what it names, whatever is in front; one that names nothing says what would help."""
    app = pictured()
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        for code, title in (
            (encode(Kind.MO, MO), f"ORDER {MO}"),
            (encode_op(MO, "020"), ">020"),
            (encode(Kind.WS, "CUT-01"), "WORKSTATION CUT-01"),
            (encode(Kind.ITM, "RM-001"), "ITEM RM-001"),
            (encode(Kind.LOT, "2604-00012"), "LOT 2604-00012"),
            (encode(Kind.LOC, "L-CUT"), "PLACE L-CUT"),
            (encode(Kind.EMP, "0021"), "PERSON 0021"),
        ):
            await scan(pilot, code)
            assert title in text(app), code
        assert "signed on at  CUT-01" in text(app)
        await scan(pilot, encode(Kind.CMD, "START"))
        assert "opens nothing here" in bottom(app)
        await scan(pilot, encode(Kind.ITM, "RM-099"))
        assert "not known here" in bottom(app)
        await press(pilot, "slash")
        await scan(pilot, encode(Kind.WS, "LAC-01"))
        assert "WORKSTATION LAC-01" in text(app)
        await press(pilot, "slash")
        await write(pilot, "rahm")
        assert "PERSON 0022" in text(app)


FOREIGN = {
    "markup": "[red]x[/red]",
    "open": "[b",
    "escape": "\x1b[31mred\x1b[0m",
    "control": "a\nb\tc",
    "bidi": "\u202egnp.exe",
    "long": "x" * 400,
    "action": "[@click=app.quit]x[/]",
    "wide": "日本語の椅子",
    "combining": "e\u0301" * 90,
}


@pytest.mark.parametrize("foreign", FOREIGN.values(), ids=FOREIGN)
@pytest.mark.parametrize("size", SIZES)
async def test_foreign_text_styles_nothing_and_breaks_nothing(foreign: str, size: tuple[int, int]) -> None:
    """Markup, escape sequences, bidirectional, wide and long text in every text of every document."""
    hub = busy()
    app = pictured(hub)
    kept = {
        "id",
        "ts",
        "status",
        "since",
        "mo",
        "op",
        "due",
        "at",
        "taken",
        "generation",
        "day",
        "kind",
        "subject",
        "paused",
        "workstation",
        "group",
    }

    def replaced(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: replaced(content, name) for name, content in value.items()}
        if isinstance(value, list):
            return [replaced(content, key) for content in value]
        numeric = isinstance(value, str) and value.lstrip("-").replace(".", "", 1).isdigit()
        return foreign if isinstance(value, str) and key not in kept and not numeric else value

    async with app.run_test(size=size) as pilot:
        await start(pilot, app)
        for levels, payload in documents(hub):
            doc = as_json(payload)
            names = {"item", "location"} if levels[0] == "stock" else set()
            changed = {name: content if name in names else replaced(content, name) for name, content in doc.items()}
            app.board.plant.document(levels, to_bytes({**changed, "applied": {}, "rev": 10**6}))
        app.board.plant.all_stations = True
        hub.now += 60_000
        app.tick()
        assert app.board.plant.docs.ref("item", "RM-001")["description"] == foreign  # type: ignore[index]
        for key in [key for tab in "123456" for key in (tab, "enter", "escape")] + ["slash"]:
            app.board.press(key, hub.now)
            app.draw()
            await pilot.pause()
            lines = app.text()
            assert len(lines) == size[1]
            for line in lines:
                assert line.isprintable()
                assert cell_len(line) == size[0]
        assert app.is_running


async def test_no_burst_is_lost_while_documents_storm() -> None:
    """20 scans while everything changes: each opens its details, in order."""
    hub = busy()
    app = pictured(hub)
    seen: list[str] = []
    app.board.scan = lambda code, now: seen.append(code)  # type: ignore[method-assign, assignment]
    codes = [encode(Kind.LOT, f"26110{n:04d}") for n in range(20)]
    stream = documents(hub)
    async with app.run_test(size=(160, 50)) as pilot:
        await start(pilot, app)
        for number, code in enumerate(codes):
            for index, char in enumerate(code):
                app.post_message(events.Key(char, char))
                levels, payload = stream[(number * 20 + index) % len(stream)]
                app.board.plant.document(levels, to_bytes(as_json(payload) | {"rev": 10**6 + index}))
                if index % 5 == 0:
                    app.draw()
            app.post_message(events.Key("enter", "\r"))
        await pilot.pause(0.1)
    assert seen == codes


async def test_only_changed_lines_are_drawn() -> None:
    """A quiet second draws nothing in the list; one changed workstation draws one line."""
    hub = busy()
    app = pictured(hub)
    async with app.run_test(size=(160, 50)) as pilot:
        await start(pilot, app)
        await pilot.pause(0.3)
        main = app.query_one("#main", Lines)
        drawn = main.drawn
        await pilot.pause(0.5)
        assert main.drawn == drawn
        levels, payload = next(document for document in documents(hub) if document[0] == ("ws", "QC-01"))
        app.board.plant.document(levels, to_bytes(as_json(payload) | {"rev": 10**6, "status": "setup"}))
        await pilot.pause(0.5)
        assert main.drawn == drawn + 1


async def test_alarms_blink_until_someone_looks() -> None:
    """A breakdown blinks; opening it on the board stops that. Only its lines are touched."""
    hub: Hub = busy()
    app = pictured(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        tones = {entry.row.target[1]: entry.row.cells[0].tone for entry in app.board.tables.abnormal}
        assert (tones["LAC-01"], tones["UPH-01"]) == ("blink-red", "blink-amber")
        app._blink()
        await pilot.pause()
        await scan(pilot, encode(Kind.WS, "LAC-01"))
        await press(pilot, "escape")
        tones = {entry.row.target[1]: entry.row.cells[0].tone for entry in app.board.tables.abnormal}
        assert tones["LAC-01"] == "red"


async def test_nine_opens_a_terminal_only_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The console is given away and taken back; without a command the key says why not."""
    from contextlib import nullcontext

    ran: list[list[str]] = []
    codes = [0, 3, -9]

    class Ran(nullcontext[Any]):
        def __init__(self, command: list[str]) -> None:
            super().__init__(self)
            ran.append(command)

        def wait(self) -> int:
            hub.now += 3_600_000  # one works there for an hour
            return codes[len(ran) - 1]

    monkeypatch.setattr("terminal.board.app.subprocess.Popen", Ran)
    hub = busy()
    command = ["shopfloor", "terminal", "--log", "somewhere/terminal.log"]
    app = pictured(hub, terminal_command=command)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        assert "[9] open a terminal" in text(app)
        await press(pilot, "9")
        assert "real console" in bottom(app)
        monkeypatch.setattr(app, "suspend", nullcontext)
        await press(pilot, "9")
        assert ran == [command]
        assert "ended with" not in bottom(app)
        await press(pilot, "9")
        assert "the terminal has ended with code 3 | see terminal.log" in bottom(app)
        await press(pilot, "9")
        assert "the terminal has ended with signal 9 | see terminal.log" in bottom(app)
        app._terminal_command = ["/no/such/program"]
        monkeypatch.undo()
        monkeypatch.setattr(app, "suspend", nullcontext)
        await press(pilot, "9")
        assert "the terminal can't be started: No such file" in bottom(app)
    app = pictured()
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        assert "[9]" not in text(app)
        await press(pilot, "9")
        assert "not started with a terminal" in bottom(app)


@pytest.mark.parametrize("size", SIZES)
async def test_which_hub_is_alive_is_said(size: tuple[int, int]) -> None:
    """By its name and since when; one of before, and one that says nonsense, is not named."""
    app = pictured()
    async with app.run_test(size=size) as pilot:
        await start(pilot, app)
        assert "hub " not in text(app)
        link_of(app).say_hub(online=True, hub="server-2\x1b[31m", since="2026-11-18T02:13:00Z")
        app.tick()
        assert "hub server-2?[31m since 02:13 " in text(app)
        link_of(app).say_hub(online=True, hub="server-1", since="soon")
        app.tick()
        assert "hub server" not in text(app)

"""The app with Pilot: screens at 80×24, scans through the gate, nothing clipped, nothing styled by foreign text."""

import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from shared.scan import Kind, encode, encode_op
from shared.settings import Settings, TerminalSettings
from shared.topics import Topics, matches
from terminal.core.operator.display import display
from terminal.core.operator.screens.manual import open_manual
from terminal.screens.frame import draw
from terminal.shell.app import Frame, TerminalApp
from terminal.shell.link import Link
from tests.support.board_pilot import let_go
from tests.support.hub import TOPICS, chairs
from tests.support.joined import Net

os.environ["TEXTUAL_ANIMATIONS"] = "none"
CP437_SAFE = set("─│┌┐└┘█░…×–")
MO = "MO-2026-00184"


class OfflineLink(Link):
    """A link whose bus never starts: the test plays the bus."""

    def start(self) -> None:
        """Stay offline."""

    def stop(self) -> None:
        """Nothing was started."""
        self.core.flush(self.now())


def app_at(folder: Path, net: Net, workstation: str = "CUT-01", *, kiosk: bool = False) -> TerminalApp:
    """A terminal with its replica filled from a plant."""
    settings = Settings(
        site="test",
        terminal=TerminalSettings(id="T9", workstation=workstation, journal=str(folder / "t.db"), kiosk=kiosk),
    )
    app = TerminalApp(settings, make_link=OfflineLink)
    fill(app, net)
    return app


def fill(app: TerminalApp, net: Net) -> None:
    """Give it what a broker would."""
    for _ in range(2):
        for topic, payload in net.retained.items():
            if any(matches(pattern, topic) for pattern in app.core.subscriptions):
                app.core.on_message(topic, payload, app.core.work.now)


async def scan(pilot: Pilot[None], *codes: str) -> None:
    """Post a burst's keys at once, as a scanner does."""
    for code in codes:
        for char in code:
            pilot.app.post_message(events.Key("minus" if char == "-" else char, char))
        pilot.app.post_message(events.Key("enter", None))
        await pilot.pause()


def text_of(app: TerminalApp) -> list[str]:
    """The 24 lines as shown."""
    return [content.plain for content in draw(display(app.core))]


def check_frame(app: TerminalApp) -> None:
    """24 lines of at most 80 columns, in characters that every console font has."""
    lines = text_of(app)
    assert len(lines) == 24
    for line in lines:
        assert len(line) <= 80, line
        assert all(char.isascii() or char in CP437_SAFE for char in line), line


async def test_a_first_booking_by_scans_alone(tmp_path: Path) -> None:
    """Badge, operation, START, QTY, OK; every screen on the way is whole."""
    net = Net(chairs())
    app = app_at(tmp_path, net)
    async with app.run_test(size=(80, 24)) as pilot:
        check_frame(app)
        assert "SCAN YOUR BADGE TO START" in "\n".join(text_of(app))
        await scan(pilot, encode(Kind.EMP, "0021"))
        check_frame(app)
        assert app.core.work.screen == "dispatch"
        await scan(pilot, encode_op(MO, "010"), encode(Kind.CMD, "START"))
        check_frame(app)
        assert app.core.work.screen == "running"
        await scan(pilot, encode(Kind.QTY, "0010"))
        check_frame(app)
        assert app.core.work.screen == "quantity"
        await scan(pilot, encode(Kind.CMD, "OK"))
        check_frame(app)
        assert [entry.verb for entry in app.core.journal.waiting()] == ["sign-on", "op-start", "output"]
        assert "10 good saved" in "\n".join(text_of(app))
        assert "X OFFLINE" in text_of(app)[0]


async def test_a_tick_while_the_screen_is_taken_down_says_nothing(tmp_path: Path) -> None:
    """The app's clock stops last: on a slow machine it ticks once more when the frame has gone."""
    app = app_at(tmp_path, Net(chairs()))
    async with app.run_test(size=(80, 24)) as pilot:
        await app.query_one(Frame).remove()
        app._tick()
        await pilot.pause()
        assert app.return_code is None


async def test_a_first_booking_by_keypad_alone(tmp_path: Path) -> None:
    """0, badge, Enter, Enter; 1, Enter; Enter, 5, minus, 1, Enter, reason, Enter."""
    net = Net(chairs())
    app = app_at(tmp_path, net)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ["0", "0", "0", "2", "1", "enter", "enter", "1", "enter", "enter", "5", "minus", "1", "enter"]:
            await pilot.press(key)
            await let_go(pilot)
            check_frame(app)
        assert app.core.work.screen == "reasons", text_of(app)
        await pilot.press("1")
        await let_go(pilot)
        await pilot.press("enter")
        await pilot.pause()
        data = app.core.journal.waiting()[-1].data
        assert (data["good"], data["scrap"]) == ("5", [{"q": "1", "reason": "DIM"}])


@pytest.mark.parametrize("situation", ["idle", "storm", "screens", "manual", "gil", "blocked"])
async def test_no_burst_is_lost(tmp_path: Path, situation: str) -> None:
    """20 bursts while documents storm, screens change, or the UI is blocked: all intact and in order."""
    net = Net(chairs())
    app = app_at(tmp_path, net)
    seen: list[str] = []
    app.core.scan = lambda text, now: seen.append(text)  # type: ignore[method-assign]
    spinning = threading.Event()
    spinning.set()
    codes = [encode(Kind.LOT, f"26110{n:04d}") for n in range(20)]
    async with app.run_test(size=(80, 24)) as pilot:
        busy = [threading.Thread(target=_spin, args=(spinning,)) for _ in range(2 if situation == "gil" else 0)]
        for thread in busy:
            thread.start()
        for code in codes:
            for index, char in enumerate(code):
                app.post_message(events.Key(char, char))
                if situation == "storm":
                    fill(app, net)
                    app._refresh_frame()
                elif situation == "screens" and index % 4 == 0:
                    app.core.work.go("dispatch" if index % 8 else "idle")
                elif situation == "manual" and index == 3:
                    open_manual(app.core.work)
                elif situation == "blocked" and index == 5:
                    time.sleep(0.05)  # the event loop stands still, as under a heavy redraw
            app.post_message(events.Key("enter", None))
        await pilot.pause()
        spinning.clear()
        for thread in busy:
            thread.join()
    assert seen == codes


def _spin(spinning: threading.Event) -> None:
    """Python that never waits."""
    while spinning.is_set():
        sum(range(1_000))


@pytest.mark.parametrize(
    "text",
    ["[red]x[/red]", "[b", "\x1b[31mred\x1b[0m", "a\nb\tc", "\u202egnp.exe", "x" * 500, "[@click=app.quit]x[/]", "日本語"],
)
async def test_foreign_text_styles_nothing_and_breaks_nothing(tmp_path: Path, text: str) -> None:
    """Markup, escape sequences, bidirectional and long text in every text field a terminal shows."""
    hub = chairs()
    for verb, data in (
        ("put-operator", {"id": "0021", "name": text[:400], "roles": ["operator", "setter"], "rev": 1}),
        ("put-item", {"id": "CH-200", "home": "FG", "description": text[:400], "unit": "pc"}),
        ("put-reason", {"id": "DIM", "kind": "scrap", "text": text[:400], "rev": 1}),
        ("put-workstation", {"id": "CUT-01", "group": "CUT", "name": text[:400], "supply": "L-CUT", "rev": 1}),
        (
            "put-routing",
            {
                "id": "CH-200",
                "item": "CH-200",
                "steps": [{"op": "010", "group": "CUT", "name": text[:400], "instructions": text[:400]}],
            },
        ),
        ("mo-create", {"mo": "MO-2026-00200", "item": "CH-200", "q": "5", "priority": 1}),
        ("mo-release", {"mo": "MO-2026-00200"}),
    ):
        answer = hub.office(verb, **data)
        assert answer["status"] == "accepted", answer
    app = app_at(tmp_path, Net(hub))
    async with app.run_test(size=(80, 24)) as pilot:
        await scan(pilot, encode(Kind.EMP, "0021"), encode_op("MO-2026-00200", "010"), encode(Kind.CMD, "START"))
        for shown in (text_of(app), *[await _after(pilot, app, key) for key in ("minus", "1", "enter")]):
            assert len(shown) == 24
            assert all(char.isprintable() for line in shown for char in line)
        assert app.core.work.screen == "reasons"
        rendered: Any = app.query_one(Frame).render()
        assert "\x1b" not in str(rendered)


async def _after(pilot: Pilot[None], app: TerminalApp, key: str) -> list[str]:
    await pilot.press(key)
    await let_go(pilot)
    return text_of(app)


def test_topics_of_the_tests_are_those_of_the_plant() -> None:
    """One site everywhere."""
    assert Topics("test") == TOPICS


async def test_a_kiosk_is_not_left(tmp_path: Path) -> None:
    """Ctrl+Q says why not, and the terminal stays."""
    app = app_at(tmp_path, Net(chairs()), kiosk=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause(0.4)
        assert app.is_running
        assert "this screen is all there is here" in "\n".join(text_of(app))

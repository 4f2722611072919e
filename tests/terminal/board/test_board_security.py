"""The board's view of the security log: for whom the hub opens it, as long as their session lasts; it scrolls."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from hub.service.security.log import Kind
from shared.envelope import to_bytes
from terminal.board.app import BoardApp
from terminal.core.board.security import EVERY_MS, MOST, SecurityView
from tests.support.board import PIN, board_app, in_utc, link_of, supervised
from tests.support.board_pilot import bottom, press, start, text, write
from tests.support.hub import ALL_ROLES, START, Hub


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = supervised()
    note(hub, "takeover", "t/T-CUT-01", "T-CUT-01", "two devices use this name")
    for _ in range(3):
        note(hub, "role-denied", "x/erp", "mo-release", "this client may not send mo-release")
    return hub


def note(hub: Hub, kind: Kind, client: str, subject: str, said: str) -> None:
    """Something has happened."""
    hub.engine.security.note(kind, client, subject, said, hub.now)


def logged(app: BoardApp) -> list[str]:
    """The lines of the list, without marks and doubled blanks."""
    lines = [" ".join(line.split()) for line in text(app).splitlines()]
    return [line for line in lines if "role-denied" in line or "takeover" in line or "pin-wrong" in line]


def ticked(app: BoardApp) -> None:
    """Ask, and take the answer in."""
    for _ in range(3):
        app.tick()


async def test_a_supervisor_reads_it_by_badge_and_pin(hub: Hub) -> None:
    """Enter asks for them; Enter on a row says what to do; with the session it is closed again."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await press(pilot, "7")
        ticked(app)
        assert "closed: Enter asks for badge and PIN" in text(app)
        await press(pilot, "enter")
        for answer in ("0011", PIN):
            await write(pilot, answer)
        assert "the security log is open" in bottom(app)
        ticked(app)
        assert [line.split()[1:4] for line in logged(app)] == [
            ["3", "role-denied", "x/erp"],
            ["1", "takeover", "t/T-CUT-01"],
        ]
        await press(pilot, "down", "enter")
        assert "give each device a name" in text(app)
        await press(pilot, "escape", "0")
        ticked(app)
        assert logged(app) == []
        assert "closed: Enter asks" in text(app)


async def test_it_is_no_business_of_others(hub: Hub) -> None:
    """A badge without the role is refused before the hub is asked; nobody who looks elsewhere asks for it."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        ticked(app)
        assert not link_of(app).sent
        await press(pilot, "7")
        ticked(app)  # the board's own right is not enough
        await press(pilot, "enter")
        await write(pilot, "0016")
        assert "security needs the role admin or supervisor" in bottom(app)
        assert [sent.leaf for sent in link_of(app).sent] == ["security"]
        hub.now += 10 * EVERY_MS
        ticked(app)
        assert [sent.leaf for sent in link_of(app).sent] == ["security"]  # refused is refused


async def test_it_is_kept_up_and_leads_back(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A board that may read it shows what comes, and goes back page by page to the first row."""
    monkeypatch.setattr("hub.service.security.asked.PAGE_ROWS", 30)
    hub.engine.rules.client_roles["board"] = ALL_ROLES
    for minute in range(100):
        hub.now += 61_000
        note(hub, "pin-wrong", "x/desk", f"{minute:04d}", "badge or PIN is wrong")
        hub.engine.security.keep(hub.now)
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await press(pilot, "7")
        ticked(app)
        assert "0099" in logged(app)[0]
        note(hub, "takeover", "t/T1", "T1", "two devices use this name")
        hub.now += EVERY_MS
        ticked(app)
        assert "takeover" in logged(app)[0]
        for _ in range(5):
            await press(pilot, "end")
            ticked(app)
        assert "takeover t/T-CUT-01" in logged(app)[-1]
        assert len(app.board.table().rows) == 103


def test_whatever_the_hub_says_it_stays_small() -> None:
    """Nonsense is no answer; rows beyond what is kept go; after a flood the list has no hole."""
    view = SecurityView(wanted=True)
    row: dict[str, Any] = {"first": "2026-11-18T11:06:40Z", "last": "2026-11-18T11:06:40Z", "count": 1}
    moments = count(START, 2 * EVERY_MS)
    row |= {"kind": "x" * 900, "client": "\x1b[2J", "subject": "", "text": ""}

    def page(first: int, last: int, *, more: bool) -> None:
        ask = view.due(lambda: "q", "", "", next(moments))
        assert ask is not None
        rows = [{**row, "no": no} for no in range(last, first - 1, -1)]
        view.on_answer({"id": "q", "status": "ok", "rows": rows, "more": more})

    view.on_answer({"id": "q", "status": "ok", "rows": [{"no": -1}]})
    view.on_answer({"id": "q", "status": "what"})
    assert not view.table(0, live=True).rows
    page(1, 100, more=False)
    page(101, 300, more=True)
    assert [row.target[1] for row in view.table(0, live=True).rows] == [str(no) for no in range(300, 100, -1)]
    for start_ in range(300, 5_000, 150):
        page(start_, start_ + 199, more=True)
    rows = view.table(0, live=True).rows
    assert len(rows) == MOST and to_bytes([cell.text for cell in rows[0].cells]).count(b"\x1b") == 0
    assert view.sheet(rows[0].target[1], 0) is not None
    assert view.sheet("1", 0) is None

"""A board that is only to be looked at: everything is shown, nothing can be done, nothing is sent."""

from collections.abc import Iterator

import pytest

from shared.scan import Kind, encode
from terminal.core.board.board import Board
from terminal.core.board.texts import KEY_QUIT, ONLY_SHOWN
from tests.support.board import PIN, SETTINGS, board_app, in_utc, link_of, supervised
from tests.support.board_pilot import press, scan, start, text, write


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


@pytest.mark.parametrize("read_only", [True, False])
async def test_nothing_is_done(read_only: bool) -> None:
    """The keys by which a supervisor holds an order do nothing, and no question is asked; else they do it."""
    hub = supervised()
    app = board_app(hub, read_only=read_only)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        assert (ONLY_SHOWN in text(app)) == read_only
        await press(pilot, "7")  # the security log
        assert ("SECURITY" in text(app)) != read_only
        await press(pilot, "1")
        await scan(pilot, encode(Kind.MO, "MO-2026-00184"))
        assert "MO-2026-00184" in text(app)
        assert ("hold" in text(app)) != read_only
        await press(pilot, "1")
        for answer in ("wrong drawing", "0011", PIN):
            await write(pilot, answer)
        assert bool(link_of(app).sent) != read_only


def test_where_nobody_may_leave_no_key_for_it_is_shown() -> None:
    """At a kiosk and in a browser."""
    usual, kiosk = (Board(source="wall", mint=str, can_leave=may).keys() for may in (True, False))
    assert KEY_QUIT in usual
    assert KEY_QUIT not in kiosk


async def test_ctrl_q_leaves_no_kiosk() -> None:
    """It stays where it is."""
    app = board_app(
        supervised(), settings=SETTINGS.model_copy(update={"terminal": SETTINGS.terminal.model_copy(update={"kiosk": True})})
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await pilot.press("ctrl+q")
        await pilot.pause(0.4)
        assert app.is_running
        assert "quit" not in text(app)

"""Pictures of every view and every kind of details, at the sizes the board is for; time and blinking stand still."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.support.board import busy, in_utc, link_of, pictured
from tests.support.board_pilot import start

SIZES = [(80, 24), (160, 50)]
VIEWS = {
    "stations": "",
    "orders": "2",
    "stock": "3",
    "calls": "4",
    "exceptions": "5",
    "late": "6",
    "order": "2 enter",
    "workstation": "enter",
    "item": "3 enter",
    "call": "4 enter",
    "exception": "5 enter",
    "form": "2 enter 1",
    "find": "slash c u",
}


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


def steps(keys: str, *, offline: bool = False) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Bring the board to a view."""

    async def run(pilot: Pilot[None]) -> None:
        app: Any = pilot.app
        await start(pilot, app)
        for key in keys.split():
            if app.board.typing:
                app.board.type(key, key, app._now())
            else:
                app.board.press(key, app._now())
            app.draw()
        if offline:
            link_of(app).say_hub(online=False)
            app.tick()
        await pilot.pause(0.5)  # columns are laid out anew when a width has changed

    return run


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_view(name: str, size: tuple[int, int], snap_compare: Any) -> None:
    """It looks as it did."""
    assert snap_compare(pictured(busy(), coach=name == "stations"), terminal_size=size, run_before=steps(VIEWS[name]))


@pytest.mark.parametrize("size", SIZES)
def test_offline(size: tuple[int, int], snap_compare: Any) -> None:
    """Without the hub: an amber band, everything stale."""
    assert snap_compare(pictured(busy()), terminal_size=size, run_before=steps("", offline=True))

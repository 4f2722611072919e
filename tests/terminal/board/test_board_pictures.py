"""Pictures of every view and every kind of details, at the sizes the board is for; time and blinking stand still."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from textual.pilot import Pilot

from hub.service.security.log import Kind
from tests.support.board import busy, in_utc, link_of, pictured
from tests.support.board_pilot import start
from tests.support.hub import Hub

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


def watched() -> Hub:
    """A plant in which somebody was refused, let pass, guessed and stole a name; its board may read it."""
    hub = busy()
    hub.engine.rules.client_roles["board"] = frozenset({"supervisor"})
    seen: list[tuple[Kind, str, str, str, int]] = [
        ("override", "t/T-ASM-01", "0011", "gate-closed let pass for 00000000-0000-7000-8000-000000000061", 1),
        ("unknown-client", "t/T-NEW", "T-NEW", "terminal T-NEW is not enrolled at this plant", 1),
        ("wrong-sum", "t/T-CUT-01", "cmd/output", "the checksum is wrong", 412),
        ("role-denied", "x/erp", "mo-release", "this client may not send mo-release", 3),
        ("pin-wrong", "x/desk", "0011", "badge or PIN is wrong", 4),
        ("pin-locked", "x/desk", "0011", "too many wrong PINs here: locked for 1 min", 1),
        ("takeover", "t/T-PACK-01", "T-PACK-01", "two devices use this name; the older one is replaced", 1),
    ]
    for number, (kind, client, subject, said, times) in enumerate(seen):
        for _ in range(times):
            hub.engine.security.note(kind, client, subject, said, hub.now - (len(seen) - number) * 61_000)
    return hub


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", ["7", "7 down down enter"], ids=["list", "row"])
def test_security(keys: str, size: tuple[int, int], snap_compare: Any) -> None:
    """Who was refused or let pass, and what to do about it."""

    async def run(pilot: Pilot[None]) -> None:
        app: Any = pilot.app
        for key in keys.split():
            await steps(key)(pilot)
            for _ in range(3):
                app.tick()
        await pilot.pause(0.5)

    assert snap_compare(pictured(watched()), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES)
def test_offline(size: tuple[int, int], snap_compare: Any) -> None:
    """Without the hub: an amber band, everything stale."""
    assert snap_compare(pictured(busy()), terminal_size=size, run_before=steps("", offline=True))

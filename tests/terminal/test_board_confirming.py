"""Who confirms at the board: nobody acts with the confirmation of the person before, and a slip is put right at once."""

from collections.abc import Callable, Iterator

import pytest
from textual.pilot import Pilot

from shared.scan import Kind, encode
from terminal.board.app import BoardApp
from tests.support.board import PIN, board_app, in_utc, link_of, supervised
from tests.support.board_pilot import bottom, press, scan, start, text, write
from tests.support.hub import Hub

MO, OTHER = "MO-2026-00184", "MO-2026-00190"


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = supervised()
    hub.office("put-operator", id="0017", name="Idris", roles=["supervisor"])
    hub.office("mo-create", mo=OTHER, item="CH-100", q="5")
    hub.engine.take_touched()
    return hub


async def confirmed(pilot: Pilot[None], app: BoardApp, hub: Hub) -> None:
    """0011 has just given an order another priority."""
    await start(pilot, app)
    await scan(pilot, encode(Kind.MO, MO))
    await press(pilot, "4")
    for answer in ("4", "0011", PIN):
        await write(pilot, answer)
    assert f"priority {MO}: done" in bottom(app)
    hub.now += 1_000
    app.tick()


async def test_sure_takes_an_empty_enter_and_nothing_else(hub: Hub) -> None:
    """Enter does it; another badge, scanned or typed, gives its own PIN; the one before counts no more."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await press(pilot, "4")
        await write(pilot, "5")
        assert "Enter if you are Nasser, else your badge" in bottom(app)
        await write(pilot, "")
        assert hub.document("mo", MO)["priority"] == 5
        hub.now += 1_000
        app.tick()
        await press(pilot, "4")
        await write(pilot, "6")
        await scan(pilot, encode(Kind.EMP, "0017"))
        assert "your PIN" in bottom(app)
        assert not app.board.desk._grants
        await press(pilot, "escape")
        for typed in ("yes", " "):
            await press(pilot, "escape")
            await confirmed(pilot, app, hub)
            await press(pilot, "4")
            await write(pilot, "6")
            await write(pilot, typed)
            assert "your badge" in bottom(app)
            await write(pilot, "")
            assert "your badge" in bottom(app)
            await press(pilot, "escape")
        assert hub.document("mo", MO)["priority"] == 4


async def another(pilot: Pilot[None], app: BoardApp, hub: Hub) -> None:
    """Another order."""
    del app, hub
    await scan(pilot, encode(Kind.MO, OTHER))
    await scan(pilot, encode(Kind.MO, MO))


async def back(pilot: Pilot[None], app: BoardApp, hub: Hub) -> None:
    """Out of the sheet and in again."""
    del app, hub
    await press(pilot, "escape")
    await scan(pilot, encode(Kind.MO, MO))


async def idle(pilot: Pilot[None], app: BoardApp, hub: Hub) -> None:
    """Nobody touches anything."""
    del pilot
    hub.now += 20_001
    app.tick()


async def late(pilot: Pilot[None], app: BoardApp, hub: Hub) -> None:
    """The same, and no tick before the next key."""
    del pilot, app
    hub.now += 20_001


@pytest.mark.parametrize("meanwhile", [another, back, idle, late])
async def test_a_confirmation_is_for_who_stays(meanwhile: Callable[..., object], hub: Hub) -> None:
    """Leaving the sheet ends it, and so do 20 s without a key or a scan."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await meanwhile(pilot, app, hub)  # type: ignore[misc]
        await press(pilot, "4")
        await write(pilot, "6")
        assert "your badge" in bottom(app)


async def test_a_confirmation_ends_in_an_open_form_too(hub: Hub) -> None:
    """Whoever comes 20 s later to a form that is open is asked who they are; what was typed before stays."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await press(pilot, "4")
        await write(pilot, "6")
        hub.now += 20_001
        app.tick()
        await write(pilot, "")
        assert "your badge" in bottom(app)
        assert hub.document("mo", MO)["priority"] == 4
        for answer in ("0011", PIN):
            await write(pilot, answer)
        assert hub.document("mo", MO)["priority"] == 6


async def test_the_form_stays_at_the_pin(hub: Hub) -> None:
    """A wrong PIN is typed again, nothing else; while the hub is asked, Escape means that nothing is done."""
    app = board_app(hub)
    link = link_of(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await scan(pilot, encode(Kind.MO, MO))
        await press(pilot, "1")
        for answer in ("crack", "0011", "9999"):
            await write(pilot, answer)
        assert "4 attempts left" in bottom(app)
        await scan(pilot, encode(Kind.EMP, "0011"))
        assert "your PIN" in bottom(app)
        await write(pilot, PIN)
        assert f"hold {MO}: done" in bottom(app)
        assert hub.document("mo", MO)["hold"]["reason"] == "crack"
        await press(pilot, "escape")
        await scan(pilot, encode(Kind.MO, MO))
        link.deaf = True
        await press(pilot, "1")
        for answer in ("0011", PIN):
            await write(pilot, answer)
        assert "asking the hub" in bottom(app)
        assert "[Esc] leave" in text(app)
        await press(pilot, "x")
        await press(pilot, "escape")
        assert "left without doing it" in bottom(app)
        link.deaf = False
        request = link.sent[-1].body
        link._send(link.sent[-1])
        for _ in range(3):
            app.tick()
        assert request["for"] == "mo-unhold"
        assert "hold" in hub.document("mo", MO)

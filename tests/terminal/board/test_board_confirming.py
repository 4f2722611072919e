"""Whose session it is at the board: badge and PIN once, nobody acts in another's, a slip is put right at once."""

from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from hub.service.security.pins import store_pin
from hub.service.security.work import Work, do
from shared.envelope import to_bytes
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


async def again(pilot: Pilot[None], priority: str) -> None:
    """The same person gives it another priority, with one Enter."""
    await press(pilot, "4")
    await write(pilot, priority)
    await write(pilot, "")


def who(app: BoardApp) -> str:
    """Who the board says is in session."""
    line = app.text()[-5].strip("─ ")
    name, left, _ = line.partition(" left")
    return name if left else ""


async def test_badge_and_pin_once_then_an_enter_for_every_action(hub: Hub) -> None:
    """Any verb, any order, any sheet; each is done in the person's name; how long it lasts is shown."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        assert who(app) == "Nasser, 1:59"
        await press(pilot, "1")
        await write(pilot, "crack")
        assert "Enter if you are Nasser, else your badge" in bottom(app)
        assert "Nasser, 2:00 left" in text(app)
        assert "[0]" not in text(app)
        await write(pilot, "")
        assert hub.document("mo", MO)["hold"] | {"since": ""} == {"reason": "crack", "who": "0011", "since": ""}
        await press(pilot, "escape")
        await scan(pilot, encode(Kind.MO, OTHER))
        await press(pilot, "1")
        assert "Enter if you are Nasser" in bottom(app)
        await write(pilot, "")
        assert hub.document("mo", OTHER)["status"] == "released"
        assert hub.sql("SELECT DISTINCT authid FROM inbox WHERE source = 'x/board'") == [("0011",)]
        assert "[0] ends it" in text(app)


async def test_sure_takes_an_empty_enter_and_nothing_else(hub: Hub) -> None:
    """Another badge, scanned or typed, ends the session and gives its own PIN; so does whatever else is typed."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await again(pilot, "5")
        assert hub.document("mo", MO)["priority"] == 5
        await press(pilot, "4")
        await write(pilot, "6")
        await scan(pilot, encode(Kind.EMP, "0017"))
        assert "your PIN" in bottom(app)
        assert app.board.desk.session is None
        await press(pilot, "escape")
        for typed in ("yes", " "):
            await press(pilot, "escape")
            await confirmed(pilot, app, hub)
            await press(pilot, "4")
            await write(pilot, "6")
            await write(pilot, typed)
            for _ in range(2):
                assert ": your badge" in bottom(app)
                await write(pilot, "")
            await press(pilot, "escape")
            assert who(app) == ""
        assert hub.document("mo", MO)["priority"] == 4


async def test_another_badge_takes_over(hub: Hub) -> None:
    """The accountant closes what the supervisor has completed: the supervisor may not, and is told before any PIN."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await press(pilot, "2")
        for answer in ("enough", ""):
            await write(pilot, answer)
        hub.now += 1_000
        app.tick()
        await press(pilot, "2")
        assert "needs the role accountant" in bottom(app)
        assert who(app) == "Nasser, 2:00"
        for answer in ("0016", PIN):
            await write(pilot, answer)
        assert f"close {MO}: done" in bottom(app)
        assert who(app) == "Halim, 2:00"
        await scan(pilot, encode(Kind.MO, OTHER))
        await press(pilot, "1")
        assert "needs the role supervisor" in bottom(app)


async def test_a_key_ends_it(hub: Hub) -> None:
    """0, on a sheet or a list."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await press(pilot, "0")
        assert "the session of Nasser has ended" in bottom(app)
        assert who(app) == ""
        await press(pilot, "4")
        await write(pilot, "6")
        assert ": your badge" in bottom(app)


@pytest.mark.parametrize("ticks", [True, False])
async def test_it_ends_after_two_minutes_in_which_nobody_touches_the_board(ticks: bool, hub: Hub) -> None:
    """Each key counts from the start; without a tick before the next key too."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        hub.now += 100_000
        await press(pilot, "down")
        for _ in range(3):  # the key has renewed it: it is asked for, and answered
            app.tick()
        assert who(app) == "Nasser, 2:00"
        hub.now += 119_000
        app.tick()
        assert who(app) == "Nasser, 0:01"
        await press(pilot, "down")
        await again(pilot, "6")
        assert hub.document("mo", MO)["priority"] == 6
        hub.now += 120_001
        if ticks:
            app.tick()
            assert "nobody has touched this board for 2 minutes" in bottom(app)
        await press(pilot, "4")
        await write(pilot, "7")
        assert ": your badge" in bottom(app)


async def test_it_ends_in_an_open_form_too(hub: Hub) -> None:
    """Whoever comes later to a form that is open is asked who they are; what was typed before stays."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await press(pilot, "4")
        await write(pilot, "6")
        hub.now += 120_001
        app.tick()
        await write(pilot, "")
        assert ": your badge" in bottom(app)
        assert hub.document("mo", MO)["priority"] == 4
        for answer in ("0011", PIN):
            await write(pilot, answer)
        assert hub.document("mo", MO)["priority"] == 6


async def used(pilot: Pilot[None], app: BoardApp, hub: Hub, minutes: int) -> None:
    """Someone goes through lists for so long."""
    for _ in range(3 * minutes):
        hub.now += 20_000
        await pilot.press("down")
        app.tick()
        app.tick()


async def test_one_pin_is_good_for_half_an_hour_however_busy(hub: Hub) -> None:
    """It is renewed by use, without the PIN; then it asks again."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        await used(pilot, app, hub, 29)
        await again(pilot, "6")
        assert hub.document("mo", MO)["priority"] == 6
        asked = [send.body for send in link_of(app).sent if send.channel == "req"]
        assert [body.get("pin") == PIN for body in asked] == [True] + [False] * (len(asked) - 1)
        assert 20 < len(asked) < 60
        await used(pilot, app, hub, 1)
        assert "the session of Nasser is over: one PIN is good for so long" in bottom(app)
        await press(pilot, "4")
        await write(pilot, "7")
        assert ": your badge" in bottom(app)


async def test_an_answer_nobody_asked_for_changes_nothing(hub: Hub) -> None:
    """Of another program with this board's name, or of none."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        for identity in ("", "someone-elses"):
            for status in ("refused", "ok"):
                said = {"id": identity, "status": status, "grant": "x.y.z", "good_ms": 10**9}
                app.board.desk.on_answer(to_bytes(said), hub.now)
        await again(pilot, "6")
        assert hub.document("mo", MO)["priority"] == 6


async def test_it_lasts_over_a_restart_of_hub_and_broker_and_ends_with_its_pin(hub: Hub) -> None:
    """What is shown is what the hub will take: a PIN set anew, or a badge that is blocked, ends it."""
    app = board_app(hub)
    link = link_of(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await confirmed(pilot, app, hub)
        link.drop()
        app.tick()
        assert "X OFFLINE since" in text(app)
        assert who(app).endswith("Nasser, 1:59")
        hub.now += 40_000
        hub.restart()
        link.start()
        await start(pilot, app)
        await again(pilot, "6")
        assert hub.document("mo", MO)["priority"] == 6
        with hub.database.begin() as connection:
            store_pin(connection, "0011", do(Work(0, "998877")).hash, 6)
        hub.now += 26_000
        await press(pilot, "down")
        app.tick()
        assert "the session of Nasser has ended: this confirmation is not valid" in bottom(app)
        assert who(app) == ""


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
        await press(pilot, "0")
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
        assert request["for"] == "session"
        assert app.board.desk.session is None
        assert "hold" in hub.document("mo", MO)


async def test_a_pin_that_comes_while_another_is_checked_is_typed_again(hub: Hub) -> None:
    """The form stays at the PIN, and says why."""
    app = board_app(hub)
    elsewhere: list[Work] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        busy = {"id": "other", "badge": "0011", "pin": PIN, "for": "mo-hold"}
        hub.engine.ask("x", "board", "authorise", to_bytes(busy), hub.now, elsewhere.append)
        await scan(pilot, encode(Kind.MO, MO))
        await press(pilot, "1")
        for answer in ("crack", "0011", PIN):
            await write(pilot, answer)
        assert "the hub is still checking another PIN: type yours again" in bottom(app)
        assert "your PIN" in bottom(app)
        hub.engine.hashed(do(elsewhere.pop()), hub.now)
        await write(pilot, PIN)
        assert f"hold {MO}: done" in bottom(app)


async def test_a_pin_that_is_to_be_renewed_opens_and_is_said(hub: Hub) -> None:
    """With what was done, once a session."""
    hub.pin_digits = 6
    hub.restart()
    app = board_app(hub)
    async with app.run_test(size=(100, 24)) as pilot:
        await confirmed(pilot, app, hub)
        assert "your PIN is shorter than the 6 digits wanted here" in text(app)
        await again(pilot, "6")
        assert "your PIN is shorter" not in text(app)


async def test_a_locked_badge_is_told_how_long(hub: Hub) -> None:
    """In words, and the form ends."""
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await scan(pilot, encode(Kind.MO, MO))
        await press(pilot, "1")
        for answer in ("crack", "0011", *["9999"] * 5):
            await write(pilot, answer)
        assert "too many wrong PINs here" in text(app)
        assert "wait 1 min" in text(app)

"""What people do at the board, with badge and PIN, on a real hub's engine."""

from collections.abc import Iterator

import pytest
from textual import events

from shared.scan import Kind, encode
from tests.support.board import PIN, board_app, busy, in_utc, link_of, pictured, supervised
from tests.support.board_pilot import bottom, press, scan, start, text, write


@pytest.fixture(autouse=True)
def _utc() -> Iterator[None]:
    with in_utc():
        yield


async def test_a_hold_with_badge_and_pin_and_off_again() -> None:
    """Reason, badge, PIN: the hub holds the order; the next action takes no more than an Enter."""
    hub = supervised()
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await scan(pilot, encode(Kind.MO, "MO-2026-00184"))
        await press(pilot, "1")
        await write(pilot, "")
        assert "it needs a reason" in text(app)
        await write(pilot, "crack in the legs")
        await scan(pilot, encode(Kind.EMP, "0011"))
        await write(pilot, "12a4")
        assert "a PIN is 4 to 12 digits" in text(app)
        for char in PIN:
            app.post_message(events.Key(char, char))
        await pilot.pause(0.05)
        assert "[ ****_ ]" in text(app)
        assert PIN not in text(app)
        await write(pilot, "")
        assert "hold MO-2026-00184: done" in bottom(app)
        assert hub.document("mo", "MO-2026-00184")["hold"]["reason"] == "crack in the legs"
        assert hub.document("mo", "MO-2026-00184")["hold"]["who"] == "0011"
        hub.now += 1_000
        app.tick()
        assert "on hold" in text(app)
        assert "[1] off hold" in text(app)
        await press(pilot, "1")
        await write(pilot, "")
        assert "off hold MO-2026-00184: done" in bottom(app)
        hub.now += 1_000
        app.tick()
        await press(pilot, "1")
        await write(pilot, "again")
        assert "Enter if you are Nasser, else your badge" in text(app)
        await write(pilot, "")
        assert "hold MO-2026-00184: done" in bottom(app)
        assert not any(PIN in str(send.body) for send in link_of(app).sent if send.channel == "cmd")


async def test_all_orders_verbs() -> None:
    """Priority, complete short, reopen, complete, close; release and cancel: only what is legal is offered."""
    hub = supervised()
    hub.office("mo-create", mo="MO-2026-00190", item="CH-100", q="5")
    hub.engine.take_touched()
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)

        async def do(mo: str, title: str, *answers: str, badge: str = "0011") -> None:
            hub.now += 1_000
            app.tick()
            if not app.board.opened or app.board.opened[-1].target != ("mo", mo):
                await scan(pilot, encode(Kind.MO, mo))
            titles = [action.title for action in app.board.actions()]
            await press(pilot, str(titles.index(title) + 1))
            for answer in (*answers, badge, PIN):
                if app.board.desk.form is not None:
                    await write(pilot, answer)
            assert bottom(app).startswith(f"{title} {mo}: done"), bottom(app)

        mo = "MO-2026-00184"
        await do(mo, "priority", "1")
        assert hub.document("mo", mo)["priority"] == 1
        await do(mo, "complete", "customer takes less")
        hub.now += 1_000
        app.tick()
        assert [action.title for action in app.board.actions()] == ["reopen", "close"]
        await do(mo, "reopen")
        await do(mo, "complete", "again")
        await do(mo, "close", badge="0016")
        hub.now += 1_000
        app.tick()
        assert not app.board.opened
        await do("MO-2026-00190", "release")
        await do("MO-2026-00190", "cancel", "not wanted")


async def test_wrong_pins_lock_the_badge_and_roles_are_named() -> None:
    """The hub's refusals are shown with what would help; a badge without the role is told before any PIN."""
    hub = supervised()
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await scan(pilot, encode(Kind.MO, "MO-2026-00184"))
        await press(pilot, "1")
        await write(pilot, "why")
        await write(pilot, "0022")
        assert "needs the role supervisor" in text(app)
        await write(pilot, "9999")
        assert "no badge is 9999" in text(app)
        await press(pilot, "escape")
        await press(pilot, "1")
        for answer in ("why", "0011"):
            await write(pilot, answer)
        for left in ("4 attempts", "3 attempts", "2 attempts", "1 attempt"):
            await write(pilot, "9999")
            assert "your PIN" in bottom(app)
            assert f"wrong badge or PIN, {left} left" in bottom(app)
        await write(pilot, "9999")
        assert app.board.desk.form is None
        assert "too many wrong PINs here | wait 1 min" in bottom(app)
        await press(pilot, "1")
        for answer in ("why", "0011", PIN):
            await write(pilot, answer)
        assert "too many wrong PINs here | wait 1 min" in bottom(app)
        assert "hold" not in hub.document("mo", "MO-2026-00184")


async def test_calls_and_exceptions() -> None:
    """A call is taken by who has given a PIN, whatever the board itself may; an exception is settled with a reason."""
    hub = busy()
    hub.engine.rules.client_roles["board"] = frozenset({"operator"})
    app = pictured(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await press(pilot, "4", "enter", "1")
        await write(pilot, "0011")
        assert "your PIN" in text(app)
        await write(pilot, PIN)
        assert "take call at UPH-01: done" in bottom(app)
        hub.now += 1_000
        app.tick()
        assert "Nasser" in text(app)
        await press(pilot, "1")
        await write(pilot, "")
        assert "close call at UPH-01: done" in bottom(app)
        hub.now += 1_000
        app.tick()
        assert "nobody calls" in text(app)
        await press(pilot, "5", "enter")
        assert "[1] reverse  [2] dismiss" in text(app)
        await press(pilot, "2")
        for answer in ("counted, it is there", ""):
            await write(pilot, answer)
        assert "dismiss negative-stock: done" in bottom(app)
        hub.now += 1_000
        app.tick()
        await press(pilot, "escape")
        assert "nothing to decide" in text(app)


async def test_what_the_hub_does_not_take_any_more_is_asked_anew() -> None:
    """A session that the hub refuses is over; Escape leaves the form without doing it."""
    hub = supervised()
    app = board_app(hub)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await scan(pilot, encode(Kind.MO, "MO-2026-00184"))
        for answers in (("3", "0011", PIN), ("4", "")):
            await press(pilot, "4")
            for answer in answers:
                await write(pilot, answer)
            assert "priority MO-2026-00184: done" in bottom(app)
        assert app.board.desk.session is not None
        app.board.desk.session.grant = "0011.mo-priority.1.x"
        await press(pilot, "4")
        for answer in ("5", ""):
            await write(pilot, answer)
        assert "confirm again with badge and PIN" in bottom(app)
        await press(pilot, "4")
        await write(pilot, "5")
        assert ": your badge" in bottom(app)
        await press(pilot, "escape")
        assert "left without doing it" in bottom(app)
        assert hub.document("mo", "MO-2026-00184")["priority"] == 4


async def test_a_command_is_sent_again_until_it_is_answered() -> None:
    """The hub is deaf: the board says so, sends the very same command again, and shows the late answer."""
    hub = supervised()
    app = board_app(hub)
    link = link_of(app)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, app)
        await scan(pilot, encode(Kind.MO, "MO-2026-00184"))
        await press(pilot, "4")
        await write(pilot, "2")
        await write(pilot, "0011")
        asked = link.receive
        link.receive = lambda topic, payload, **kw: None if topic.endswith("/ack") else asked(topic, payload, **kw)  # type: ignore[method-assign]
        await write(pilot, PIN)
        for _ in range(6):
            hub.now += 3_100
            app.tick()
        assert "no answer from the hub for 15 s" in bottom(app)
        sent = [send.body for send in link.sent if send.channel == "cmd"]
        assert len(sent) > 3
        assert all(body == sent[0] for body in sent)
        link.receive = asked  # type: ignore[method-assign]
        hub.now += 3_100
        app.tick()
        app.tick()
        assert "priority MO-2026-00184: done" in bottom(app)
        assert hub.sql("SELECT count(*) FROM inbox WHERE verb = 'mo-priority'") == [(1,)]
        link.deaf = True
        await press(pilot, "1")
        for answer in ("x", "0011", PIN):
            await write(pilot, answer)
        hub.now += 9_000
        app.tick()
        assert "nothing was done" in bottom(app)
        link.say_hub(online=False)
        app.tick()
        await press(pilot, "1")
        assert "needs the hub" in bottom(app)
        assert "X HUB OFFLINE since" in text(app)
        link.drop()
        app.tick()
        assert "X OFFLINE since" in text(app)

"""What once went wrong at a terminal: who acts, and on what, after it was switched off and on."""

import sqlite3

import pytest

from shared.quantity import parse
from shared.rules import refuse
from tests.joined.shift import MO, again, furnished, last, running
from tests.support.joined import Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def test_who_signed_off_is_not_there_after_a_restart(net: Net) -> None:
    """The place is stored with the sign-off as it is after it."""
    client = running(net)
    client.badge()
    client.keys("enter")
    assert client.core.work.screen == "idle"
    again(net, client)
    assert (client.core.work.screen, client.core.work.place.badge) == ("idle", "")


def test_the_actor_after_a_restart_is_who_acted_last(net: Net) -> None:
    """Taking over again saves no command, and is remembered all the same."""
    client = running(net)
    client.badge("0022")
    client.badge("0021")
    assert client.core.work.place.badge == "0021"
    again(net, client)
    assert client.core.work.place.badge == "0021"


def test_a_restart_does_not_unlock(net: Net) -> None:
    """Idle asks for the badge, also after a power cut."""
    client = running(net)
    net.hub.now += 11 * 60_000
    net.run()
    again(net, client)
    assert (client.core.work.screen, client.core.work.place.badge) == ("idle", "")
    client.badge()
    assert client.core.work.screen == "running"


def test_a_finished_operation_is_not_in_front_after_a_restart(net: Net) -> None:
    """Enter there would have started it again."""
    client = running(net)
    client.book(100)
    client.card("FINISH")
    again(net, client)
    assert (client.core.work.screen, client.core.work.place.mo) == ("dispatch", "")


def test_a_restart_shows_the_list_where_nothing_was_started(net: Net) -> None:
    """CALL puts the operation in front; that does not make it one's running one."""
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    client.card("CALL")
    client.keys("2")
    again(net, client)
    assert client.core.work.screen == "dispatch"
    net.hub.office("mo-hold", mo=MO, reason="drawing")
    net.deliver()
    client.keys("enter")
    assert "on hold" in client.flash
    assert last(client) == "call"


def test_a_refused_sign_off_changes_nothing(net: Net) -> None:
    """Who could not leave still stands where they stood."""
    client = running(net)
    client.core.work.blocked = refuse("closed-epoch")
    client.badge()
    client.keys("enter")
    place = client.core.work.place
    assert (place.badge, place.op, place.present) == ("0021", "010", ["0021"])


def test_an_older_epoch_is_not_counted_twice(net: Net) -> None:
    """A file restored from a copy starts a new epoch; what was booked in the old one is in the documents."""
    client = running(net)
    client.book(3)
    copy = client.connection.serialize()
    client.book(2)
    client.connection = sqlite3.connect(":memory:")
    client.connection.deserialize(copy)
    again(net, client)
    client.book(1)
    net.settle()
    for _ in range(2):
        step = client.core.work.current
        assert step is not None
        assert step.good == parse(net.hub.document("op", MO, "010")["good"]) == 6_000_000
        assert not client.core.work.unconfirmed.entries
        again(net, client)

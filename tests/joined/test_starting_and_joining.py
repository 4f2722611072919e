"""What once went wrong at a terminal: starting, going on, joining, finishing, and taking that back."""

import pytest

from shared.scan import Kind, encode
from tests.joined.shift import MO, OTHER, another_order, furnished, last, running, sessions
from tests.support.joined import Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def test_going_on_needs_a_free_workstation(net: Net) -> None:
    """One operation at a time: a paused one does not go on beside another."""
    another_order(net)
    client = running(net)
    client.card("PAUSE")
    client.keys("1")
    client.op("010", OTHER)  # nothing runs here, so another may be chosen
    client.card("START")
    assert client.core.work.place.mo == OTHER, client.flash
    client.keys("slash", "1", "enter")
    assert "one operation at a time" in client.flash
    assert sessions(net) == [("0021", "run", "BRK")]


def test_going_on_with_a_held_order_is_refused(net: Net) -> None:
    """As starting it is."""
    client = running(net)
    client.card("PAUSE")
    client.keys("1")
    net.hub.office("mo-hold", mo=MO, reason="drawing")
    net.deliver()
    client.keys("enter")
    assert "on hold" in client.flash
    assert last(client) == "op-pause"


def test_rework_is_joined_as_rework(net: Net) -> None:
    """Or the second person's pieces would be new ones, with new material."""
    client = running(net)
    client.keys("enter", "5", "star", "2", "enter")
    client.card("PAUSE")
    client.keys("1", "slash")
    client.card("REWORK")
    client.badge("0022")
    assert ("0022", "rework", None) in sessions(net)
    client.keys("enter", "1", "enter")
    assert client.core.journal.recent(1)[0].data["source"] == "rework"


def test_setup_is_joined_by_setters_only(net: Net) -> None:
    """A run beside the setup is not what was meant."""
    client = running(net, word="SETUP")
    client.badge("0022")
    assert "setter" in client.flash
    assert sessions(net) == [("0021", "setup", None)]


def test_the_info_of_another_order_is_that_orders(net: Net) -> None:
    """Not the one in front under another's name."""
    another_order(net)
    client = running(net)
    client.book(7)
    client.scan(encode(Kind.MO, OTHER))
    assert f"{OTHER}: Chair, 0 good of 5" in client.flash
    client.scan(encode(Kind.MO, MO))
    assert "good 7, left 93" in client.flash


def test_undo_of_a_finish_offline_opens_whose_it_was(net: Net) -> None:
    """Both sessions run again, on the screen as at the hub."""
    client = running(net)
    client.badge("0022")
    client.disconnect()
    client.card("FINISH")
    client.keys("enter")
    client.card("UNDO")
    step = client.core.work.current
    assert step is not None
    assert {(s.badge, s.kind, s.paused) for s in step.sessions} == {("0021", "run", None), ("0022", "run", None)}
    client.connect()
    net.settle()
    assert set(sessions(net)) == {("0021", "run", None), ("0022", "run", None)}


def test_a_finish_is_not_taken_back_beside_another_operation(net: Net) -> None:
    """The workstation takes one at a time, and has gone on."""
    another_order(net)
    client = running(net)
    client.card("FINISH")
    client.keys("enter")
    client.op("010", OTHER)
    client.card("START")
    client.card("UNDO")
    assert "one operation at a time" in client.flash
    assert last(client) == "op-start"

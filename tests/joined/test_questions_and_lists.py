"""What once went wrong at a terminal: questions answered by mistake, and lists that change under a finger."""

import pytest

from shared.scan import Kind, encode
from terminal.core.operator.display import display
from tests.joined.shift import MO, OTHER, another_order, furnished, last, running
from tests.support.joined import Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def test_a_question_does_not_outlive_the_lock(net: Net) -> None:
    """Enter on the idle screen answers nothing, for nobody is there."""
    client = running(net)
    client.card("FINISH")
    net.hub.now += 11 * 60_000
    net.run()
    client.keys("enter")
    assert client.flash == ""
    assert client.core.work.screen == "idle"


def test_a_question_that_is_not_shown_any_more_is_not_answered(net: Net) -> None:
    """A message came over it: Enter means something else then."""
    client = running(net)
    client.card("FINISH")
    net.hub.office("message", to="CUT-01", text="hello")
    net.deliver()
    assert "message: hello" in client.flash
    client.keys("enter")
    assert last(client) == "op-start"
    client.keys("slash")
    client.card("FINISH", "FINISH")
    assert last(client) == "op-finish"


def test_two_questions_in_a_row_are_each_answered_once(net: Net) -> None:
    """A workstation that is down and a skill that is missing: it asked in a circle."""
    steps = [{"op": "010", "group": "CUT", "skill": "saw"}]
    assert net.hub.office("put-routing", id="CH-100", item="CH-100", steps=steps, rev=1)["status"] == "accepted"
    another_order(net)
    client = net.terminal("CUT-01")
    client.badge()
    client.card("DOWN")
    client.scan(encode(Kind.RSN, "MEC"))
    client.op("010", OTHER)
    client.card("START")
    assert "is down" in client.flash
    client.keys("enter")
    assert "saw" in client.flash
    client.keys("enter")
    assert client.core.work.screen == "running"


def test_the_chosen_operation_stays_chosen_when_the_list_changes(net: Net) -> None:
    """A more urgent order comes in between the scan and START."""
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    another_order(net, priority=1)
    body = display(client.core).body
    assert [line.mo for line in body.lines if line.chosen] == [MO]
    client.card("START")
    assert client.core.work.place.mo == MO


def test_enter_does_not_start_what_nobody_chose(net: Net) -> None:
    """The chosen order was cancelled meanwhile."""
    another_order(net)
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010", OTHER)
    assert net.hub.office("mo-cancel", mo=OTHER, reason="mistake")["status"] == "accepted"
    net.deliver()
    client.keys("enter")
    assert "no operation is chosen" in client.flash
    assert last(client) == "sign-on"
    client.keys("enter")
    assert client.core.work.place.mo == MO


def test_numbers_of_the_call_picker_do_not_change(net: Net) -> None:
    """A call is closed elsewhere while its number is looked for: nobody else is called by it."""
    client = running(net)
    client.card("CALL")
    client.keys("2")
    call = client.core.work.calls()[0]["id"]
    client.card("CALL")
    assert net.hub.office("call-close", call=call)["status"] == "accepted"
    net.deliver()
    client.keys("1")
    assert "is not open" in client.flash
    assert client.core.work.calls() == []


def test_two_messages_are_read_offline(net: Net) -> None:
    """What was read is gone at once, and not read twice."""
    client = running(net)
    for text in ("first", "second"):
        net.hub.office("message", to="CUT-01", text=text)
    net.deliver()
    client.disconnect()
    client.keys("dot", "enter", "enter")
    assert client.core.work.messages() == []
    read = [entry.data["message"] for entry in client.core.journal.recent(2)]
    assert len(set(read)) == 2
    client.connect()
    net.settle()
    assert client.core.work.messages() == []
    assert not client.core.work.unconfirmed.entries


@pytest.mark.parametrize("word", ["GOOD", "MATERIAL"])
def test_an_order_that_goes_while_it_is_filled_in(net: Net, word: str) -> None:
    """Said, and back to the list: nothing is typed into nowhere."""
    client = net.terminal("CUT-01")
    client.badge()
    another_order(net)
    client.op("010", OTHER)
    client.card("START", word)
    client.keys("1")
    net.hub.office("op-finish", mo=OTHER, op="010", workstation="CUT-01")
    assert net.hub.office("mo-cancel", mo=OTHER, reason="mistake")["status"] == "accepted"
    net.deliver()
    client.keys("enter")
    assert f"order {OTHER} is not known" in client.flash
    assert client.core.work.screen == "dispatch"
    assert last(client) == "op-start"

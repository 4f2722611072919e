"""What once went wrong at a terminal: what is booked, issued and taken back."""

import pytest

from shared.scan import Kind, encode
from tests.joined.shift import MO, OTHER, another_order, furnished, last, running
from tests.support.joined import Client, Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def test_scrap_of_one_reason_is_one_line(net: Net) -> None:
    """More than twenty lines are no booking."""
    client = running(net)
    client.card("SCRAP")
    for _ in range(22):
        client.keys("1")
        client.scan(encode(Kind.RSN, "DIM"))
    client.card("OK")
    entry = client.core.journal.recent(1)[0]
    assert entry.answer["status"] == "accepted"
    assert entry.data["scrap"] == [{"q": "22", "reason": "DIM"}]


def by_lot(net: Net, q: str) -> Client:
    """Someone at work on what takes the leather by lot, 1 of which stands there."""
    lines = [{"item": "RM-003", "q": q, "step": "010", "mode": "lot"}]
    assert net.hub.office("put-bom", id="CH-100", item="CH-100", lines=lines, rev=1)["status"] == "accepted"
    another_order(net)
    net.hub.office("transfer", item="RM-003", lot="2604-00012", from_="RAW", to="L-CUT", q="1")
    net.deliver()
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010", OTHER)
    client.card("START", "MATERIAL")
    client.scan(encode(Kind.LOT, "2604-00012"))
    client.card("OK")
    return client


def test_what_is_taken_of_a_lot_fits_its_unit(net: Net) -> None:
    """The bill says 0.3333 m and leather is measured in millimetres: rounded up, or the hub would park it."""
    client = by_lot(net, "0.3333")
    client.book(1)
    entry = client.core.journal.recent(1)[0]
    assert entry.status == "accepted", entry.answer
    assert entry.data["consumed"][0]["q"] == "0.334"
    client.book(1)
    assert client.core.journal.recent(1)[0].data["consumed"][0]["q"] == "0.333"


def test_a_lot_that_is_used_up_is_asked_about(net: Net) -> None:
    """None is left by the books; the shelf may be right."""
    client = by_lot(net, "1")
    client.book(1)
    client.book(1)
    assert "used up" in client.flash
    client.keys("enter")
    assert net.hub.document("op", OTHER, "010")["good"] == "2"


def test_undo_does_not_reach_past_a_parked_booking(net: Net) -> None:
    """The last booking waits for a supervisor; the one before it was good."""
    client = running(net)
    client.book(2)
    client.disconnect()
    client.book(3)
    assert net.hub.office("mo-complete", mo=MO, reason="short")["status"] == "rejected"  # still running
    net.hub.office("op-finish", mo=MO, op="010", workstation="CUT-01")
    assert net.hub.office("mo-complete", mo=MO, reason="short")["status"] == "accepted"
    assert net.hub.office("mo-close", mo=MO)["status"] == "accepted"
    client.connect()
    net.settle()
    assert client.core.journal.recent(1)[0].status == "parked"
    client.keys("slash")
    client.card("UNDO")
    assert "nothing of this terminal's last minute" in client.flash
    assert last(client) == "output"


def test_an_issue_is_taken_back_where_it_was_made(net: Net) -> None:
    """UNDO on the material screen."""
    client = running(net)
    client.card("MATERIAL")
    client.keys("plus", "2", "enter")
    assert net.hub.stock("RM-001", "L-CUT") == "-2"
    client.card("UNDO")
    assert net.hub.stock("RM-001", "L-CUT") == "0"


def test_an_extra_issue_needs_its_item_first(net: Net) -> None:
    """The reason's card came before any label: nothing is saved without an item."""
    client = running(net)
    client.card("MATERIAL")
    client.keys("minus", "5")
    client.scan(encode(Kind.RSN, "SPO"))
    assert "does nothing here" in client.flash
    assert last(client) == "op-start"

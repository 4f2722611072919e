"""A call says what is needed: of material which item, and a word with it."""

from typing import cast

import pytest

from shared.documents import CallDocument
from shared.scan import Kind, encode
from terminal.core.operator.display import display
from terminal.core.operator.screens.reasons import ReasonsBody
from tests.joined.shift import MO, furnished, last, running, storekeeper
from tests.support.joined import Client, Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def body(client: Client) -> ReasonsBody:
    """The list on the screen."""
    reasons = display(client.core).body
    assert isinstance(reasons, ReasonsBody)
    return reasons


def call_of(net: Net, client: Client) -> CallDocument:
    """The one that stands, as the hub tells it."""
    (call,) = client.core.work.calls()
    return cast("CallDocument", net.hub.document("call", call["id"]))


def upholstery(net: Net) -> Client:
    """Someone at a workstation that takes four items, one of which lies there."""
    net.hub.office("transfer", item="RM-004", from_="RAW", to="L-UPH", q="500")
    client = net.terminal("UPH-01")
    client.badge()
    client.op("040")
    return client


def test_material_is_called_by_item_the_short_ones_first(net: Net) -> None:
    """What lies there is offered last; the storekeeper and whoever called read the item."""
    client = upholstery(net)
    client.keys("6", "1")
    offered = [(code, text) for _, code, text in body(client).options]
    assert sorted(code for code, _ in offered[:-1]) == ["RM-002", "RM-003", "RM-005"]
    assert all("short" in text for _, text in offered[:-1])
    assert "enough at L-UPH" in offered[-1][1]
    wanted = offered[0][0]
    client.keys("1")
    assert f"material is called to UPH-01: {wanted}" in client.flash
    assert call_of(net, client)["item"] == wanted
    assert f"? material {wanted} called" in display(client.core).notice
    store = storekeeper(net)
    assert any(wanted in line for line in display(store.core).body.calls)
    store.keys("6")
    assert body(store).options[0][2].startswith(f"I am coming: material to UPH-01 {wanted}, called by Omar")


def test_material_is_called_without_an_item(net: Net) -> None:
    """Enter or OK: help must not wait for a name."""
    client = upholstery(net)
    client.keys("6", "1", "enter")
    assert "item" not in call_of(net, client)
    assert (call_of(net, client)["kind"], call_of(net, client)["mo"]) == ("material", MO)


def test_an_items_label_says_which(net: Net) -> None:
    """Any item of the plant: a box of screws is nobody's material line."""
    client = upholstery(net)
    client.keys("6", "1")
    client.scan(encode(Kind.ITM, "RM-999"))
    assert "is not known" in client.flash
    client.scan(encode(Kind.ITM, "RM-001"))
    assert call_of(net, client)["item"] == "RM-001"


def test_a_word_goes_with_a_call(net: Net) -> None:
    """By key or by its card, before who is needed or before which item; back out of the words is back to the call."""
    client = running(net)
    client.keys("6", "star")
    assert [text for _, _, text in body(client).options] == ["lat"]
    client.keys("slash", "star", "1")
    assert body(client).note == "lat"
    client.keys("2")
    assert (call_of(net, client)["kind"], call_of(net, client)["note"]) == ("maintenance", "lat")
    client.keys("6", "1")
    client.keys("6", "1")
    client.scan(encode(Kind.RSN, "LAT"))
    client.keys("1")
    assert (call_of(net, client)["item"], call_of(net, client)["note"]) == ("RM-001", "lat")
    assert "called to CUT-01: RM-001: lat" in client.flash


def test_no_word_is_prepared(net: Net) -> None:
    """Said which would help; the call can still be made."""
    client = running(net)
    net.hub.office("put-reason", id="LAT", kind="note", text="lat", active=False, rev=1)
    net.deliver()
    client.keys("6", "star")
    assert "no note is prepared" in client.flash
    client.keys("2")
    assert last(client) == "call"

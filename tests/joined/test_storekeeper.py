"""What once went wrong at the store's terminal: its forms, and what the line is short of."""

import pytest

from shared.scan import Kind, encode
from terminal.core.operator.display import display
from terminal.core.operator.screens.stock import StockBody
from terminal.core.operator.stock_work.draft import StockDraft
from terminal.core.plant.supply import line_shortages
from tests.joined.shift import MO, OTHER, another_order, furnished, last, running, storekeeper
from tests.support.joined import Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def test_undo_does_not_reach_past_a_shipment(net: Net) -> None:
    """A shipment stays; the receipt before it was not meant."""
    net.hub.office("receive", item="CH-100", location="FG", q="3", cost="300")
    store = storekeeper(net)
    store.keys("1")
    store.scan(encode(Kind.ITM, "RM-007"), encode(Kind.LOC, "RAW"))
    store.keys("5", "enter", "slash", "4")
    store.scan(encode(Kind.ITM, "CH-100"))
    store.keys("1", "enter")
    assert last(store) == "ship"
    store.card("UNDO")
    assert "can't be reversed" in store.flash
    assert last(store) == "ship"


def test_a_move_for_an_order_that_is_not_released(net: Net) -> None:
    """Refused before it is saved, not parked after it."""
    net.hub.office("mo-create", mo=OTHER, item="CH-100", q="5")
    net.deliver()
    store = storekeeper(net)
    store.card("TRANSFER")
    store.scan(encode(Kind.ITM, "RM-006"), encode(Kind.LOC, "L-ASM"), encode(Kind.MO, OTHER), encode(Kind.QTY, "1"))
    store.card("OK")
    assert "the order is draft" in store.flash
    assert last(store) == "sign-on"


def test_a_receipt_of_what_is_not_kept_by_lot_has_none(net: Net) -> None:
    """A lot's label scanned before the item: backflush would never find it."""
    store = storekeeper(net)
    store.card("RECEIVE")
    store.scan(encode(Kind.LOT, "2611-00077"), encode(Kind.ITM, "RM-007"), encode(Kind.LOC, "RAW"), encode(Kind.QTY, "5"))
    store.card("OK")
    entry = store.core.journal.recent(1)[0]
    assert (entry.verb, entry.data["lot"]) == ("receive", "")


def test_another_lot_is_looked_for_where_it_lies(net: Net) -> None:
    """Not where the lot scanned before it was."""
    net.hub.office("receive", item="RM-003", location="L-UPH", q="3", cost="35", lot="2611-00077")
    net.deliver()
    store = storekeeper(net)
    store.card("TRANSFER")
    store.scan(encode(Kind.LOT, "2604-00012"))
    assert store.core.work.draft(StockDraft).source == "RAW"
    store.scan(encode(Kind.LOT, "2611-00077"))
    assert store.core.work.draft(StockDraft).source == "L-UPH"


def test_what_lies_in_no_lot_is_shown_beside_the_lots(net: Net) -> None:
    """It was missing from the list, and the sum did not add up."""
    net.hub.office("adjust", item="RM-003", location="RAW", q="-2", reason="CNT")
    net.deliver()
    store = storekeeper(net)
    store.scan(encode(Kind.ITM, "RM-003"))
    body = display(store.core).body
    assert isinstance(body, StockBody)
    assert [(row[2], row[3]) for row in body.rows] == [("", "-2 m"), ("2604-00012", "290 m")]


def test_a_scan_before_the_storekeepers_badge_is_kept(net: Net) -> None:
    """As it says."""
    store = net.terminal("STORE-01")
    store.scan(encode(Kind.MO, MO))
    store.badge("0013")
    assert store.core.work.screen == "stock"
    assert MO in store.flash


def test_a_supply_below_zero_is_to_be_moved(net: Net) -> None:
    """The pieces were made, the store still has the wood by the books: the transfer is missing, also when all is done."""
    client = running(net)
    client.book(100)
    client.card("FINISH")
    store = storekeeper(net)
    assert net.hub.stock("RM-001", "L-CUT") == "-8"
    short = {
        (shortage.item, shortage.location): shortage.short for shortage in line_shortages(store.core.replica, net.hub.now)
    }
    assert short["RM-001", "L-CUT"] == 8_000_000


def test_a_step_is_short_where_it_is_worked(net: Net) -> None:
    """Two workstations of a group with supplies of their own."""
    net.hub.office("put-location", id="L-CUT2")
    net.hub.office("put-workstation", id="CUT-02", group="CUT", supply="L-CUT2")
    net.hub.office("transfer", item="RM-001", from_="RAW", to="L-CUT2", q="3")
    net.deliver()
    client = net.terminal("CUT-02")
    client.badge()
    client.op("010")
    client.card("START")
    store = storekeeper(net)
    short = {
        shortage.location: shortage.short
        for shortage in line_shortages(store.core.replica, net.hub.now)
        if shortage.item == "RM-001"
    }
    assert short == {"L-CUT2": 5_000_000}


def test_a_held_order_takes_nothing_from_one_that_runs(net: Net) -> None:
    """It keeps its need, behind the others."""
    another_order(net, priority=9)
    net.hub.office("transfer", item="RM-001", from_="RAW", to="L-CUT", q="1")
    net.hub.office("mo-hold", mo=MO, reason="drawing")
    net.deliver()
    store = storekeeper(net)
    (wood,) = [shortage for shortage in line_shortages(store.core.replica, net.hub.now) if shortage.item == "RM-001"]
    assert wood.steps == (f"{MO} 010",)

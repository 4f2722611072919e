"""The storekeeper's terminal and the hub, joined by bytes."""

from typing import Any

import pytest

from shared.scan import Kind, encode, encode_op
from terminal.core.operator.display import display
from terminal.core.operator.screens.manual import Manual
from terminal.core.operator.screens.stock import StockBody
from terminal.core.operator.screens.store import StoreBody
from terminal.core.operator.stock_work.draft import StockDraft
from terminal.screens.frame import draw
from tests.support.hub import chairs
from tests.support.joined import Client, Net

MO = "MO-2026-00184"


@pytest.fixture(name="net")
def _net() -> Net:
    hub = chairs()
    hub.now += 3_600_000  # the opening stock came before everything that happens here
    hub.office("put-workstation", id="STORE-01", group="STORE", kind="store", name="Store")
    return Net(hub)


@pytest.fixture(name="store")
def _store(net: Net) -> Client:
    client = net.terminal("STORE-01")
    client.badge("0013")
    assert client.core.work.screen == "store"
    return client


def label(kind: str, identity: str) -> str:
    """A label's code."""
    return encode(Kind(kind), identity)


def body(client: Client) -> Any:
    """What the screen shows."""
    shown = display(client.core).body
    assert isinstance(shown, StoreBody | StockBody)
    return shown


def test_receive_by_scans_with_a_fresh_lot_label(net: Net, store: Client) -> None:
    """The pre-printed label is scanned after the item, then stuck on the goods; it is a lot from then on."""
    store.card("RECEIVE")
    store.scan(label("ITM", "RM-003"))
    assert display(store.core).prompt.startswith("scan the lot's label")
    store.scan(label("LOT", "2611-00077"))
    assert "is new" in store.flash
    store.scan(label("LOC", "RAW"), label("QTY", "50"))
    store.card("OK")
    assert "50 m of RM-003 received" in store.flash
    lots = net.hub.document("stock", "RM-003", "RAW")["lots"]
    assert {"lot": "261100077", "q": "50"} in lots
    store.card("CANCEL")
    store.scan(label("LOT", "2611-00077"))
    assert ("RM-003", "RAW", "261100077", "50 m") in body(store).rows


def test_receive_by_keypad(net: Net, store: Client) -> None:
    """Every step has a key; what is not kept by lot is not asked for one."""
    before = net.hub.stock("RM-007")
    store.keys("1")
    store.scan(label("ITM", "RM-007"), label("LOC", "RAW"))
    store.keys("1", "2", "dot", "5", "enter")
    assert float(net.hub.stock("RM-007")) == float(before) + 12.5


def test_pieces_have_no_decimals(net: Net, store: Client) -> None:
    """Refused before it is saved."""
    store.keys("1")
    store.scan(label("ITM", "RM-004"), label("LOC", "RAW"))
    store.keys("1", "dot", "5", "enter")
    assert "whole pc" in store.flash
    assert store.core.journal.recent(1)[0].verb == "sign-on"


def test_replenishment_fills_in_the_transfer(net: Net, store: Client) -> None:
    """What each line will be short of, soonest first; Enter fills in what is missing and from where."""
    lines = body(store).lines
    assert {line.location for line in lines} >= {"L-CUT", "L-ASM"}
    assert lines[0].when == "now"
    assert next(line for line in lines if line.item == "RM-001").short == "8 m3"
    index = next(i for i, line in enumerate(lines) if line.item == "RM-001")
    store.keys(*["plus"] * index, "5")
    assert (store.core.work.draft(StockDraft).source, store.core.work.draft(StockDraft).target) == ("RAW", "L-CUT")
    store.keys("enter")
    assert net.hub.stock("RM-001", "L-CUT") == "8"
    assert store.core.work.screen == "store"
    assert "RM-001" not in [line.item for line in body(store).lines]


def test_a_move_for_an_order_to_a_workstation(net: Net, store: Client) -> None:
    """The order's code makes it a move; a workstation's code stands for its supply location."""
    store.card("TRANSFER")
    store.scan(label("ITM", "RM-006"), label("WS", "ASM-01"), label("MO", MO), label("QTY", "10"))
    store.card("OK")
    entry = store.core.journal.recent(1)[0]
    assert (entry.verb, entry.status, entry.data["mo"]) == ("move", "accepted", MO)
    assert net.hub.stock("RM-006", "L-ASM") == "10"


def test_moving_more_than_the_books_say_is_asked(net: Net, store: Client) -> None:
    """The shelf may be right and the books wrong: a second Enter moves it, and the hub flags it."""
    store.card("TRANSFER")
    store.scan(label("ITM", "RM-001"), label("LOC", "L-CUT"), label("QTY", "30"))
    store.card("OK")
    assert "holds 20 of RM-001" in store.flash
    store.keys("enter")
    assert net.hub.stock("RM-001", "RAW") == "-10"


def test_a_count_has_the_scan_as_its_cut_off(net: Net, store: Client) -> None:
    """What is taken after the shelf was looked at is not part of the difference."""
    store.card("COUNT")
    store.scan(label("ITM", "RM-001"))
    assert store.core.work.draft(StockDraft).source == "RAW"
    counted_at = store.core.work.draft(StockDraft).counted_at
    net.hub.now += 60_000
    assert net.hub.office("transfer", item="RM-001", from_="RAW", to="L-CUT", q="5")["status"] == "accepted"
    store.keys("1", "9", "enter")
    entry = store.core.journal.recent(1)[0]
    assert (entry.verb, entry.status) == ("count", "accepted")
    assert counted_at < net.hub.now - 60_000
    assert net.hub.stock("RM-001", "RAW") == "14"


def test_shipping_needs_the_stock(net: Net, store: Client) -> None:
    """A plan, not a fact: refused here, and told what is there."""
    store.card("SHIP")
    store.scan(label("ITM", "CH-100"), label("LOC", "FG"), label("QTY", "1"))
    store.card("OK")
    assert "only 0 of CH-100 are at FG" in store.flash
    assert store.core.journal.recent(1)[0].verb == "sign-on"
    net.hub.office("receive", item="CH-100", location="FG", q="3", cost="300")
    net.deliver()
    store.card("OK")
    assert net.hub.stock("CH-100", "FG") == "2"


def test_an_adjustment_has_a_sign(net: Net, store: Client) -> None:
    """Minus changes it."""
    store.keys("9")
    store.scan(label("ITM", "RM-001"))
    store.keys("2", "minus", "enter")
    assert net.hub.stock("RM-001", "RAW") == "18"


def test_look_up_anything(net: Net, store: Client) -> None:
    """Items, places, orders, suppliers' labels."""
    store.scan(label("LOC", "RAW"))
    assert len(body(store).rows) == 6
    assert body(store).page == "page 1/2"
    store.keys("plus")
    assert body(store).page == "page 2/2"
    store.scan(label("ITM", "RM-005"))
    assert body(store).rows == [("RM-005", "RAW", "", "110 pc")]
    store.scan(label("MO", MO))
    assert "released" in store.flash
    store.scan("4006381333931")
    assert "EAN" in store.flash


def test_an_operator_may_not_do_stock_work(net: Net) -> None:
    """The role is checked at the terminal too."""
    client = net.terminal("STORE-01")
    client.badge("0022")
    client.card("RECEIVE")
    client.scan(label("ITM", "RM-001"), label("LOC", "RAW"), label("QTY", "1"))
    client.card("OK")
    assert "needs the role storekeeper" in client.flash
    assert client.core.journal.recent(1)[0].verb == "sign-on"


def test_undo_of_a_receipt(net: Net, store: Client) -> None:
    """Within the minute, by its card."""
    before = net.hub.stock("RM-001")
    store.card("RECEIVE")
    store.scan(label("ITM", "RM-001"), label("LOC", "RAW"), label("QTY", "5"))
    store.card("OK")
    assert net.hub.stock("RM-001") != before
    store.card("UNDO")
    assert net.hub.stock("RM-001") == before


def test_everything_by_keypad(net: Net, store: Client) -> None:
    """Star types what is asked for; Enter alone offers all; what has no digits is found too; a new lot is typed."""
    store.keys("1", "star", "0", "0", "3", "enter", "enter")
    assert store.core.work.draft(StockDraft).item == "RM-003"
    store.keys("star", "2", "6", "7", "7", "enter", "enter")
    assert store.core.work.draft(StockDraft).lot == "2677"
    store.keys("star", "6", "enter")
    while not store.core.work.draft(Manual).fits[0][0].startswith("RAW"):
        store.keys("plus")
    store.keys("enter")
    assert store.core.work.draft(StockDraft).target == "RAW"
    store.keys("5", "enter")
    assert {"lot": "2677", "q": "5"} in net.hub.document("stock", "RM-003", "RAW")["lots"]


def test_calls_are_answered_at_the_store(net: Net, store: Client) -> None:
    """Taken, which the workstation sees, and closed."""
    cut = net.terminal("CUT-01")
    cut.badge()
    cut.card("CALL")
    cut.keys("1", "1")
    assert any("RM-001 Material RM-001" in call for call in body(store).calls)
    store.card("CALL")
    store.keys("1")
    assert "Farsi is coming (RM-001)" in cut.flash
    store.card("CALL")
    store.keys("1")
    assert cut.core.work.calls() == []


def test_what_lies_below_zero_is_delivered_too(net: Net, store: Client) -> None:
    """A shelf at -4 needs four more than the plan."""
    net.hub.office("adjust", item="RM-001", location="L-CUT", q="-4", reason="CNT")
    net.deliver()
    line = next(row for row in body(store).lines if row.item == "RM-001")
    assert line.short == "12 m3"


def test_the_keys_say_how_calls_are_answered(store: Client) -> None:
    """In the line of keys, which is not cut."""
    line = draw(display(store.core))[-1].plain
    assert "[6] CALLS" in line
    assert line.rstrip().endswith("[/]")


def test_what_is_short_is_seen_by_everyone(net: Net) -> None:
    """Whoever walks past the store reads it; nothing is chosen, and the badge is what is asked for."""
    client = net.terminal("STORE-01")
    assert client.core.work.screen == "idle"
    shown = body(client)
    assert isinstance(shown, StoreBody)
    assert shown.lines
    assert not any(line.chosen for line in shown.lines)
    assert display(client.core).prompt == "scan your badge"


def test_a_replenishment_proposes_no_more_than_the_lot_holds(net: Net, store: Client) -> None:
    """The lot that is scanned has 100 of what is missing; what is typed counts more than a proposal."""
    net.hub.office("adjust", item="RM-003", location="RAW", lot="2604-00012", q="-200", reason="CNT")
    net.deliver()
    lines = body(store).lines
    missing = next(line.short for line in lines if line.item == "RM-003").split()[0]
    store.keys(*["plus"] * next(at for at, line in enumerate(lines) if line.item == "RM-003"), "5")
    assert float(store.core.work.draft(StockDraft).typed) <= float(missing)
    store.scan(label("LOT", "2604-00012"))
    held = net.hub.document("stock", "RM-003", "RAW")["q"]
    assert float(held) < float(missing)
    assert store.core.work.draft(StockDraft).typed == held
    assert f"lot 2604-00012 holds {held} of the {missing} that are missing" in store.flash
    store.keys("backspace", *["backspace"] * 9, "7")
    store.scan(label("LOT", "2604-00012"))
    assert store.core.work.draft(StockDraft).typed == "7"
    store.keys("enter")
    assert net.hub.stock("RM-003", "L-UPH") == "7"


def test_nothing_is_left_of_what_was_looked_up_before(store: Client) -> None:
    """An item, then an order, then a place, then a label that nobody knows."""
    store.scan(label("ITM", "RM-003"))
    assert [row[0] for row in body(store).rows] == ["RM-003"]
    store.scan(encode_op(MO, "010"))
    assert [row[0] for row in body(store).rows][:2] == ["OP 010", "OP 020"]
    store.scan(label("LOC", "RAW"))
    assert body(store).heading == "on hand at RAW"
    store.scan(label("ITM", "RM-999"))
    assert "is not known" in store.flash
    assert body(store).rows == []
    assert body(store).heading == ""

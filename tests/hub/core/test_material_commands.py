"""Material between store, line and order: return, move, ship, price-correct. Counts have a file of their own."""

from dataclasses import replace

import pytest

from hub.core.registry import HANDLERS
from tests.hub.floor import (
    FIRST,
    LAST,
    account,
    books,
    clean,
    done,
    exceptions,
    floor,
    lines,
    make,
    order,
    pool,
    refused,
    wip,
)
from tests.support.hub import Hub
from tests.support.plants import ACCOUNTANT, OPERATOR, STOOLS, STORE

ISSUE = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def test_a_return_brings_material_back_at_what_the_order_paid(hub: Hub) -> None:
    """Not at today's average: the price has gone up between issue and return."""
    done(hub.terminal("consume", OPERATOR, **ISSUE, q="8", kind="planned"))
    done(hub.office("receive", item="RM-006", location="RAW", q="392", cost="13"))
    assert wip(hub) == {"RM-006": ("8", "52")}
    answer = done(hub.terminal("return", OPERATOR, **ISSUE, q="3"))
    assert lines(hub, answer) == [("RM-006", "WIP", "RAW", "3", "19.5")]
    assert wip(hub) == {"RM-006": ("5", "32.5")}
    assert hub.sql("SELECT issued, returned FROM mo_material WHERE mo = :mo AND line = 1", mo=STOOLS) == [
        (8_000_000, 3_000_000)
    ]
    assert hub.document("op", STOOLS, "010")["issued"] == [
        {"item": "RM-006", "q": "8", "extra": "0", "returned": "3"},
    ]
    assert hub.document("stock", "RM-006", "RAW")["q"] == "687"
    clean(hub)


def test_the_last_return_takes_all_value_that_is_left(hub: Hub) -> None:
    """An order's WIP of an item is worth nothing when nothing of it is left."""
    done(hub.office("receive", item="RM-006", location="RAW", q="3", cost="0.01"))
    done(hub.terminal("consume", OPERATOR, **ISSUE, q="7", kind="planned"))
    for q in ("2", "2", "3"):
        done(hub.terminal("return", OPERATOR, **ISSUE, q=q))
    assert wip(hub) == {}
    assert pool(hub, "RM-006") == ("403", "2600.03")
    clean(hub)


def test_more_than_was_issued_is_taken_back_and_flagged(hub: Hub) -> None:
    """The shelf has it, whatever the books say."""
    done(hub.terminal("return", OPERATOR, **ISSUE, q="2"), "more-than-issued")
    assert wip(hub) == {"RM-006": ("-2", "-13")}
    assert hub.stock("RM-006", "RAW") == "302"
    clean(hub)


def test_a_return_of_something_else_and_without_its_lot_is_flagged(hub: Hub) -> None:
    """Off the list, and lot-tracked: someone should know, nothing is lost."""
    leather = {**ISSUE, "item": "RM-003"}
    done(hub.terminal("return", OPERATOR, **leather, q="1"), "item-not-needed", "lot-wanted", "more-than-issued")
    assert hub.sql("SELECT q FROM balance WHERE item = 'RM-003' AND lot = '' AND location = 'RAW'") == [(1_000_000,)]
    clean(hub)


def test_a_return_on_an_order_that_is_not_released_is_parked(hub: Hub) -> None:
    """It has no place to go; nothing moves."""
    done(hub.office("mo-create", mo="MO-2026-00300", item="STOOL", q="1"))
    refused(hub.terminal("return", OPERATOR, **{**ISSUE, "mo": "MO-2026-00300"}, q="1"), "order-not-released", "parked")
    refused(hub.terminal("return", OPERATOR, **{**ISSUE, "op": "090"}, q="1"), "operation-unknown", "parked")
    refused(hub.terminal("return", OPERATOR, **{**ISSUE, "location": "HERE"}, q="1"), "location-unknown", "parked")
    assert hub.stock("RM-006", "RAW") == "300"
    assert len(exceptions(hub, "parked")) == 3
    clean(hub)


def test_move_brings_material_to_the_line_for_an_order(hub: Hub) -> None:
    """Quantity only: the pool is the site's."""
    worth = pool(hub, "RM-004")
    data = {"item": "RM-004", "from": "RAW", "to": "L-PACK", "q": "20"}
    answer = done(hub.terminal("move", STORE, mo=STOOLS, **data))
    assert lines(hub, answer) == [("RM-004", "RAW", "L-PACK", "20", "0")]
    assert (hub.stock("RM-004", "L-PACK"), pool(hub, "RM-004")) == ("220", worth)
    assert wip(hub) == {}
    refused(hub.terminal("move", STORE, mo="MO-2026-00999", **data), "order-unknown", "parked")
    done(hub.office("mo-cancel", mo=STOOLS, reason="no customer"))
    refused(hub.terminal("move", STORE, mo=STOOLS, **data), "order-over", "parked")
    assert hub.terminal("move", STORE, mo=STOOLS, item="RM-004", from_="RAW", to="RAW", q="1")["status"] == "quarantined"
    assert hub.stock("RM-004", "L-PACK") == "220"
    clean(hub)


def test_what_was_brought_for_an_order_is_seen_on_it(hub: Hub) -> None:
    """When, what, from where to where, by whom, the newest last; what was taken back says so; remarks are no moves."""
    data = {"mo": STOOLS, "item": "RM-004", "from": "RAW", "to": "L-PACK"}
    hub.engine.take_touched()
    first = done(hub.terminal("move", STORE, **data, q="20"))
    assert ("mo", STOOLS) in hub.engine.take_touched()
    done(hub.office("move", item="RM-006", from_="RAW", to="L-CUT", q="2.0", mo=STOOLS))
    done(hub.terminal("transfer", STORE, item="RM-004", from_="RAW", to="L-PACK", q="7"))
    done(hub.terminal("note", OPERATOR, subject=STOOLS, text="mind the paint"))
    done(hub.office("reverse", command=str(first["no"]), reason="another order's"))
    refused(hub.terminal("move", STORE, **{**data, "item": "GHOST"}, q="1"), "item-unknown", "parked")
    hub.restart()
    doc = hub.document("mo", STOOLS)
    brought = f"20 pc RM-004 from RAW to L-PACK (move {first['no']})"
    said = [(move["who"], move["text"]) for move in doc["moves"]]
    assert said[0] == (STORE, brought)
    assert said[1][1].startswith("2 set RM-006 from RAW to L-CUT (move ")
    assert said[2] == ("", f"taken back: {brought}")
    assert [remark["text"] for remark in doc["remarks"]] == ["mind the paint"]
    for _ in range(7):
        done(hub.terminal("move", STORE, **data, q="1"))
    assert len(hub.document("mo", STOOLS)["moves"]) == 5
    clean(hub)


def test_what_a_booking_names_itself_is_not_backflushed_again(hub: Hub) -> None:
    """Four pieces from a box of five sets: five are planned, and the four that the pieces ask for are among them."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    used = [{"item": "RM-006", "q": "2"}, {"item": "RM-006", "q": "3"}]
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="4", consumed=used))
    assert [line[3:] for line in lines(hub, answer)] == [("2", "13"), ("3", "19.5")]
    done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    assert wip(hub) == {"RM-006": ("6", "39")}
    assert hub.stock("RM-006", "L-CUT") == "94"
    clean(hub)


def test_goods_are_shipped_at_the_average_and_never_below_nothing(hub: Hub) -> None:
    """A plan: what is not there is refused."""
    make(hub, "4")
    answer = done(hub.terminal("ship", STORE, item="STOOL", location="FG", q="3", ref="DN-7"))
    assert lines(hub, answer) == [("STOOL", "FG", "CUSTOMER", "3", "67.5")]
    assert hub.result(answer) == {"value": "67.5"}
    assert (hub.stock("STOOL", "FG"), pool(hub, "STOOL")) == ("1", ("1", "22.5"))
    refused(hub.terminal("ship", STORE, item="STOOL", location="FG", q="2"), "not-enough")
    refused(hub.terminal("ship", STORE, item="STOOL", location="RAW", q="1"), "not-enough")
    assert exceptions(hub, "negative-stock") == []
    done(hub.office("ship", item="STOOL", location="FG", q="1"))
    assert pool(hub, "STOOL") == ("0", "0")
    refused(hub.office("reverse", command=str(answer["no"]), reason="came back"), "not-reversible")
    clean(hub)


def test_a_corrected_price_revalues_what_is_still_there(hub: Hub) -> None:
    """40 of 100 are left: 40 % of the difference is stock, the rest is price variance."""
    done(hub.office("put-item", id="NEW-1", unit="kg", decimals=3))
    receipt = done(hub.office("receive", item="NEW-1", location="RAW", q="100", cost="2"))
    done(hub.office("adjust", item="NEW-1", location="RAW", q="-60", reason="CNT"))
    answer = done(hub.office("price-correct", receipt=str(receipt["no"]), cost="3"))
    assert lines(hub, answer) == [
        ("NEW-1", "SUPPLIER", "RAW", "0", "40"),
        ("NEW-1", "SUPPLIER", "PRICE_VARIANCE", "0", "60"),
    ]
    assert (pool(hub, "NEW-1"), account(hub, "PRICE_VARIANCE")) == (("40", "120"), "60")
    assert hub.document("value-stock", "NEW-1", "RAW")["value"] == "120"
    # Corrected again, from the price it was corrected to.
    answer = done(hub.office("price-correct", receipt=str(receipt["no"]), cost="2.5"))
    assert lines(hub, answer) == [
        ("NEW-1", "RAW", "SUPPLIER", "0", "20"),
        ("NEW-1", "PRICE_VARIANCE", "SUPPLIER", "0", "30"),
    ]
    assert (pool(hub, "NEW-1"), account(hub, "PRICE_VARIANCE")) == (("40", "100"), "30")
    clean(hub)


def test_a_provisional_receipt_gets_its_price_and_nothing_else_is_one(hub: Hub) -> None:
    """Without a price goods come in at the last cost; a transfer, a reversed receipt, an unknown command is refused."""
    receipt = done(hub.terminal("receive", STORE, item="RM-006", location="RAW", q="100"), "cost-provisional")
    assert hub.result(receipt) == {"value": "650"}
    done(hub.office("price-correct", receipt=receipt["id"], cost="7"))
    assert pool(hub, "RM-006") == ("500", "3300")
    moved = done(hub.office("transfer", item="RM-006", from_="RAW", to="L-CUT", q="1"))
    refused(hub.office("price-correct", receipt=str(moved["no"]), cost="7"), "not-a-receipt")
    refused(hub.office("price-correct", receipt="999999", cost="7"), "command-unknown")
    other = done(hub.office("receive", item="RM-006", location="RAW", q="1", cost="6"))
    done(hub.office("reverse", command=str(other["no"]), reason="never came"))
    refused(hub.office("price-correct", receipt=str(other["no"]), cost="7"), "not-a-receipt")
    assert pool(hub, "RM-006") == ("500", "3300")
    clean(hub)


def test_reversing_a_corrected_receipt_takes_its_correction_back(hub: Hub) -> None:
    """The receipt is gone with all it was worth: what else lies there keeps its cost."""
    receipt = done(hub.office("receive", item="RM-006", location="RAW", q="100", cost="6.5"))
    done(hub.office("price-correct", receipt=str(receipt["no"]), cost="9"))
    assert pool(hub, "RM-006") == ("500", "3500")
    done(hub.office("reverse", command=str(receipt["no"]), reason="twice"))
    assert (pool(hub, "RM-006"), account(hub, "PRICE_VARIANCE")) == (("400", "2600"), "0")
    clean(hub)


def test_prices_are_the_accountants(hub: Hub) -> None:
    """By PIN at a client without roles of its own; never at a terminal."""
    refused(hub.terminal("price-correct", ACCOUNTANT, receipt="1", cost="1"), "client-role")
    refused(hub.office("price-correct", client="weak", receipt="1", cost="1"), "client-role")
    clean(hub)


def test_an_alternate_gives_back_what_was_backflushed_of_the_other(hub: Hub) -> None:
    """Also when nothing of the other's stock has been asked for since the hub began."""
    lines_ = [
        {"item": "RM-006", "q": "1", "step": "010", "alternates": ["RM-005"]},
        {"item": "RM-004", "q": "2", "step": "020"},
    ]
    done(hub.office("put-bom", id="STOOL", rev=1, item="STOOL", lines=lines_))
    order(hub, "MO-2026-00300")
    place = {"mo": "MO-2026-00300", "op": "010"}
    done(hub.terminal("output", OPERATOR, **place, workstation="CUT-01", good="4"), "not-started")
    before = books(hub)
    hub.restart()
    hub.engine.take_touched()
    data = {**place, "item": "RM-005", "location": "RAW", "q": "3", "kind": "planned"}
    answer = done(hub.terminal("consume", OPERATOR, **data), "covered-by-backflush")
    assert hub.stock("RM-006", "L-CUT") == "99"
    clean(hub)
    hub.restart()
    done(hub.office("reverse", command=str(answer["no"]), reason="x"))
    assert books(hub) == before
    clean(hub)


def test_a_lot_keeps_the_day_it_began(hub: Hub) -> None:
    """More goods of it come later, when the hub has forgotten that it knew the lot."""
    done(hub.terminal("output", OPERATOR, **LAST, good="1", lot="A-1"), "ahead-of-upstream", "not-started")
    began = hub.sql("SELECT id, received FROM lot WHERE item = 'STOOL'")
    hub.restart()
    done(hub.terminal("output", OPERATOR, **LAST, good="2", lot="A-1"), "ahead-of-upstream", "not-started")
    assert hub.sql("SELECT id, received FROM lot WHERE item = 'STOOL'") == began
    assert hub.stock("STOOL", "FG") == "3"
    clean(hub)


def test_what_was_not_asked_for_is_never_overwritten(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that forgets to name what it moves fails on its own; the books stay as they are."""
    before = books(hub)
    hub.restart()
    receipt = replace(HANDLERS["receive"], needs=lambda _data, _view: ())
    monkeypatch.setitem(HANDLERS, "receive", receipt)
    answer = hub.office("receive", item="RM-006", location="RAW", q="1", cost="1")
    refused(answer, "nonsense", "quarantined")
    assert books(hub) == before
    monkeypatch.undo()
    done(hub.office("receive", item="RM-006", location="RAW", q="1", cost="1"))
    clean(hub)

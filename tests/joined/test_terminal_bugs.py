"""What once went wrong at a terminal: restarts, questions, lists that move, joining, and what must not be saved."""

import sqlite3
from typing import Any

import pytest

from shared.quantity import parse
from shared.rules import refuse
from shared.scan import Kind, encode
from terminal.core.supply import line_shortages
from terminal.core.view import StockForm
from terminal.core.views import view
from tests.support.hub import chairs
from tests.support.joined import Client, Net

MO = "MO-2026-00184"
OTHER = "MO-2026-00190"


@pytest.fixture(name="net")
def _net() -> Net:
    hub = chairs()
    hub.now += 3_600_000
    for reason, kind in (("MEC", "stop"), ("LAT", "note")):
        hub.office("put-reason", id=reason, kind=kind, text=reason.lower())
    hub.office("put-workstation", id="STORE-01", group="STORE", kind="store", name="Store")
    return Net(hub)


def running(net: Net, badge: str = "0021", word: str = "START") -> Client:
    """Someone at work."""
    client = net.terminal("CUT-01")
    client.badge(badge)
    client.op("010")
    client.card(word)
    assert client.station.work.screen == "running", client.flash
    return client


def storekeeper(net: Net) -> Client:
    """The storekeeper at the store's terminal."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    return client


def another_order(net: Net, mo: str = OTHER, **data: Any) -> None:
    """A second released order."""
    assert net.hub.office("mo-create", mo=mo, item="CH-100", q="5", **data)["status"] == "accepted"
    assert net.hub.office("mo-release", mo=mo)["status"] == "accepted"
    net.deliver()


def again(net: Net, client: Client) -> None:
    """The terminal is switched off and on."""
    client.boot()
    client.connect()
    net.run()


def sessions(net: Net) -> list[tuple[str, str, str | None]]:
    """(badge, kind, pause) of the step's sessions at the hub."""
    return [(s["badge"], s["kind"], s.get("paused")) for s in net.hub.document("op", MO, "010")["sessions"]]


def last(client: Client) -> str:
    """The last verb that was saved."""
    return client.station.journal.recent(1)[0].verb


# --- who acts, and on what, after a restart ---------------------------------------------------------------


def test_who_signed_off_is_not_there_after_a_restart(net: Net) -> None:
    """The place is stored with the sign-off as it is after it."""
    client = running(net)
    client.badge()
    client.keys("enter")
    assert client.station.work.screen == "idle"
    again(net, client)
    assert (client.station.work.screen, client.station.work.place.badge) == ("idle", "")


def test_the_actor_after_a_restart_is_who_acted_last(net: Net) -> None:
    """Taking over again saves no command, and is remembered all the same."""
    client = running(net)
    client.badge("0022")
    client.badge("0021")
    assert client.station.work.place.badge == "0021"
    again(net, client)
    assert client.station.work.place.badge == "0021"


def test_a_restart_does_not_unlock(net: Net) -> None:
    """Idle asks for the badge, also after a power cut."""
    client = running(net)
    net.hub.now += 11 * 60_000
    net.run()
    again(net, client)
    assert (client.station.work.screen, client.station.work.place.badge) == ("idle", "")
    client.badge()
    assert client.station.work.screen == "running"


def test_a_finished_operation_is_not_in_front_after_a_restart(net: Net) -> None:
    """Enter there would have started it again."""
    client = running(net)
    client.book(100)
    client.card("FINISH")
    again(net, client)
    assert (client.station.work.screen, client.station.work.place.mo) == ("dispatch", "")


def test_a_restart_shows_the_list_where_nothing_was_started(net: Net) -> None:
    """CALL puts the operation in front; that does not make it one's running one."""
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    client.card("CALL")
    client.keys("1")
    again(net, client)
    assert client.station.work.screen == "dispatch"
    net.hub.office("mo-hold", mo=MO, reason="drawing")
    net.deliver()
    client.keys("enter")
    assert "on hold" in client.flash
    assert last(client) == "call"


def test_a_refused_sign_off_changes_nothing(net: Net) -> None:
    """Who could not leave still stands where they stood."""
    client = running(net)
    client.station.work.blocked = refuse("closed-epoch")
    client.badge()
    client.keys("enter")
    place = client.station.work.place
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
        step = client.station.work.current
        assert step is not None
        assert step.good == parse(net.hub.document("op", MO, "010")["good"]) == 6_000_000
        assert not client.station.work.unconfirmed.entries
        again(net, client)


# --- questions -------------------------------------------------------------------------------------------


def test_a_question_does_not_outlive_the_lock(net: Net) -> None:
    """Enter on the idle screen answers nothing, for nobody is there."""
    client = running(net)
    client.card("FINISH")
    net.hub.now += 11 * 60_000
    net.run()
    client.keys("enter")
    assert client.flash == ""
    assert client.station.work.screen == "idle"


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
    assert client.station.work.screen == "running"


# --- lists that change under a finger ----------------------------------------------------------------------


def test_the_chosen_operation_stays_chosen_when_the_list_changes(net: Net) -> None:
    """A more urgent order comes in between the scan and START."""
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    another_order(net, priority=1)
    body = view(client.station).body
    assert [line.mo for line in body.lines if line.chosen] == [MO]  # type: ignore[union-attr]
    client.card("START")
    assert client.station.work.place.mo == MO


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
    assert client.station.work.place.mo == MO


def test_numbers_of_the_call_picker_do_not_change(net: Net) -> None:
    """A call is closed elsewhere while its number is looked for: nobody else is called by it."""
    client = running(net)
    client.card("CALL")
    client.keys("2")
    call = client.station.work.calls()[0]["id"]
    client.card("CALL")
    assert net.hub.office("call-close", call=call)["status"] == "accepted"
    net.deliver()
    client.keys("1")
    assert "is not open" in client.flash
    assert client.station.work.calls() == []


def test_two_messages_are_read_offline(net: Net) -> None:
    """What was read is gone at once, and not read twice."""
    client = running(net)
    for text in ("first", "second"):
        net.hub.office("message", to="CUT-01", text=text)
    net.deliver()
    client.disconnect()
    client.keys("dot", "enter", "enter")
    assert client.station.work.messages() == []
    read = [entry.data["message"] for entry in client.station.journal.recent(2)]
    assert len(set(read)) == 2
    client.connect()
    net.settle()
    assert client.station.work.messages() == []
    assert not client.station.work.unconfirmed.entries


# --- starting, going on, joining -----------------------------------------------------------------------------


def test_going_on_needs_a_free_workstation(net: Net) -> None:
    """One operation at a time: a paused one does not go on beside another."""
    another_order(net)
    client = running(net)
    client.card("PAUSE")
    client.keys("1")
    client.op("010", OTHER)  # nothing runs here, so another may be chosen
    client.card("START")
    assert client.station.work.place.mo == OTHER, client.flash
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
    assert client.station.journal.recent(1)[0].data["source"] == "rework"


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
    step = client.station.work.current
    assert step is not None
    assert {(s.badge, s.kind, s.paused) for s in step.sessions} == {("0021", "run", None), ("0022", "run", None)}
    client.connect()
    net.settle()
    assert set(sessions(net)) == {("0021", "run", None), ("0022", "run", None)}


# --- what is booked ---------------------------------------------------------------------------------------


def test_scrap_of_one_reason_is_one_line(net: Net) -> None:
    """More than twenty lines are no booking."""
    client = running(net)
    client.card("SCRAP")
    for _ in range(22):
        client.keys("1")
        client.scan(encode(Kind.RSN, "DIM"))
    client.card("OK")
    entry = client.station.journal.recent(1)[0]
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
    entry = client.station.journal.recent(1)[0]
    assert entry.status == "accepted", entry.answer
    assert entry.data["consumed"][0]["q"] == "0.334"
    client.book(1)
    assert client.station.journal.recent(1)[0].data["consumed"][0]["q"] == "0.333"


def test_a_lot_that_is_used_up_is_asked_about(net: Net) -> None:
    """None is left by the books; the shelf may be right."""
    client = by_lot(net, "1")
    client.book(1)
    client.book(1)
    assert "used up here" in client.flash
    client.keys("enter")
    assert net.hub.document("op", OTHER, "010")["good"] == "2"


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
    entry = store.station.journal.recent(1)[0]
    assert (entry.verb, entry.data["lot"]) == ("receive", "")


def test_another_lot_is_looked_for_where_it_lies(net: Net) -> None:
    """Not where the lot scanned before it was."""
    net.hub.office("receive", item="RM-003", location="L-UPH", q="3", cost="35", lot="2611-00077")
    net.deliver()
    store = storekeeper(net)
    store.card("TRANSFER")
    store.scan(encode(Kind.LOT, "2604-00012"))
    assert store.station.work.form.source == "RAW"
    store.scan(encode(Kind.LOT, "2611-00077"))
    assert store.station.work.form.source == "L-UPH"


def test_what_lies_in_no_lot_is_shown_beside_the_lots(net: Net) -> None:
    """It was missing from the list, and the sum did not add up."""
    net.hub.office("adjust", item="RM-003", location="RAW", q="-2", reason="CNT")
    net.deliver()
    store = storekeeper(net)
    store.scan(encode(Kind.ITM, "RM-003"))
    body = view(store.station).body
    assert isinstance(body, StockForm)
    assert [(row[2], row[3]) for row in body.rows] == [("", "-2 m"), ("2604-00012", "290 m")]


def test_a_scan_before_the_storekeepers_badge_is_kept(net: Net) -> None:
    """As it says."""
    store = net.terminal("STORE-01")
    store.scan(encode(Kind.MO, MO))
    store.badge("0013")
    assert store.station.work.screen == "form"
    assert MO in store.flash


# --- what the line is short of -----------------------------------------------------------------------------


def test_a_supply_below_zero_is_to_be_moved(net: Net) -> None:
    """The pieces were made, the store still has the wood by the books: the transfer is missing, also when all is done."""
    client = running(net)
    client.book(100)
    client.card("FINISH")
    store = storekeeper(net)
    assert net.hub.stock("RM-001", "L-CUT") == "-8"
    short = {(one.item, one.location): one.short for one in line_shortages(store.station.replica, net.hub.now)}
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
    short = {one.location: one.short for one in line_shortages(store.station.replica, net.hub.now) if one.item == "RM-001"}
    assert short == {"L-CUT2": 5_000_000}


def test_a_held_order_takes_nothing_from_one_that_runs(net: Net) -> None:
    """It keeps its need, behind the others."""
    another_order(net, priority=9)
    net.hub.office("transfer", item="RM-001", from_="RAW", to="L-CUT", q="1")
    net.hub.office("mo-hold", mo=MO, reason="drawing")
    net.deliver()
    store = storekeeper(net)
    (wood,) = [one for one in line_shortages(store.station.replica, net.hub.now) if one.item == "RM-001"]
    assert wood.steps == (f"{MO} 010",)


# --- what became of it at the hub ----------------------------------------------------------------------------


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
    assert client.station.journal.recent(1)[0].status == "parked"
    client.keys("slash")
    client.card("UNDO")
    assert "nothing of this terminal's last minute" in client.flash
    assert last(client) == "output"


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
    assert client.station.work.screen == "dispatch"
    assert last(client) == "op-start"


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

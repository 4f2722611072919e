"""What happens around the bookings, terminal and hub joined by bytes: people, calls, messages, downtime, UNDO."""

from typing import Any

import pytest

from shared.scan import Kind, encode, encode_op
from terminal.core.operator.display import display
from terminal.core.operator.screens.listing import ListingBody
from terminal.core.operator.screens.quantity import Booking
from tests.support.hub import Hub, chairs
from tests.support.joined import Client, Net

MO = "MO-2026-00184"


@pytest.fixture(name="net")
def _net() -> Net:
    hub = chairs()
    for reason, kind in (("MEC", "stop"), ("LAT", "note"), ("DAM", "count")):
        hub.office("put-reason", id=reason, kind=kind, text={"MEC": "breakdown", "LAT": "comes late"}.get(reason, "damaged"))
    hub.office("put-operator", id="0011", name="Nasser", roles=["supervisor"])
    hub.office("put-operator", id="0014", name="Aziz", roles=["quality"])
    return Net(hub)


def running(net: Net, badge: str = "0021", workstation: str = "CUT-01", op: str = "010") -> Client:
    """Someone at work."""
    client = net.terminal(workstation)
    client.badge(badge)
    client.op(op)
    client.card("START")
    return client


def counted(hub: Hub, op: str = "010") -> dict[str, str]:
    """What the hub knows of a step."""
    step = next(row for row in hub.document("mo", MO)["ops"] if row["op"] == op)
    return {name: step[name] for name in ("good", "scrap", "rework", "suspect") if step[name] != "0"}


def test_undo_takes_the_last_booking_back_here_and_at_the_hub(net: Net) -> None:
    """Stock, counters and the screen are as before; a second UNDO finds the booking before it."""
    client = running(net)
    before = net.hub.stock("RM-001")
    client.book(2)
    client.book(3, 1)
    assert counted(net.hub) == {"good": "5", "scrap": "1"}
    client.card("UNDO")
    assert client.flash.startswith("taken back: GOOD 3, SCRAP 1 DIM  MO-2026-00184")
    assert counted(net.hub) == {"good": "2"}
    client.card("CALL")
    client.card("CANCEL")
    client.card("UNDO")
    assert counted(net.hub) == {}
    assert net.hub.stock("RM-001") == before
    step = client.core.work.current
    assert step is not None and (step.good, step.scrap) == (0, 0)
    client.scan(encode(Kind.LOC, "RAW"))
    client.card("UNDO")
    assert "nothing of this terminal's last minute" in client.flash


def test_undo_offline_is_shown_at_once_and_counts_once(net: Net) -> None:
    """The reversal is laid over the documents, and comes out the same when both arrive."""
    client = running(net)
    client.disconnect()
    client.book(4)
    client.card("UNDO")
    step = client.core.work.current
    assert step is not None and step.good == 0
    client.connect()
    net.settle()
    assert counted(net.hub) == {}
    step = client.core.work.current
    assert step is not None and step.good == 0
    assert not client.core.work.unconfirmed.entries


def test_undo_is_over_after_a_minute(net: Net) -> None:
    """By the monotonic clock; a supervisor reverses later."""
    client = running(net)
    client.book(2)
    net.hub.now += 61_000
    client.card("UNDO")
    assert "a supervisor can reverse" in client.flash
    assert counted(net.hub) == {"good": "2"}


def test_undo_of_finish_opens_the_operation_again(net: Net) -> None:
    """The operator is back at work."""
    client = running(net)
    client.book(100)
    client.card("FINISH")
    assert client.core.work.screen == "dispatch"
    client.card("UNDO")
    assert client.core.work.screen == "running"
    step = client.core.work.current
    assert step is not None and step.status == "running"
    assert net.hub.document("op", MO, "010")["status"] == "running"


def test_the_history_shows_what_undo_takes_back(net: Net) -> None:
    """S10: marks, and minus as the key for it."""
    client = running(net)
    client.book(2)
    client.keys("dot")
    body = display(client.core).body
    assert isinstance(body, ListingBody)
    assert "GOOD 2" in body.undo
    assert body.rows[0][4].startswith("accepted")
    client.keys("minus")
    assert counted(net.hub) == {}


def test_a_second_person_joins_and_leaves_by_badge(net: Net) -> None:
    """Another's badge on a running operation joins; one's own leaves; the first one's session runs on."""
    client = running(net)
    client.badge("0022")
    assert "joined" in client.flash
    assert {s["badge"] for s in net.hub.document("op", MO, "010")["sessions"]} == {"0021", "0022"}
    assert "Omar, Rahman" in display(client.core).body.people
    client.book(2)
    assert client.core.work.place.badge == "0022"
    client.badge("0022")
    client.keys("enter")
    sessions = net.hub.document("op", MO, "010")["sessions"]
    assert [(s["badge"], s.get("paused")) for s in sessions if "paused" not in s] == [("0021", None)]
    client.badge("0021")
    assert client.core.work.screen == "running"


def test_a_workstation_for_one_refuses_the_second(net: Net) -> None:
    """Its policy says so; nothing is saved."""
    assert (
        net.hub.office("put-workstation", id="CUT-01", group="CUT", supply="L-CUT", crew="one", rev=1)["status"]
        == "accepted"
    )
    client = running(net)
    seq = client.core.journal.last_seq
    client.badge("0022")
    assert "Omar works on this" in client.flash
    assert client.core.journal.last_seq == seq


def test_idle_locks_the_actor_and_not_the_session(net: Net) -> None:
    """Ten minutes without a touch: the badge is asked again, the work has never stopped."""
    client = running(net)
    net.hub.now += 11 * 60_000
    net.run()
    assert client.core.work.screen == "idle"
    assert "paused" not in net.hub.document("op", MO, "010")["sessions"][0]
    client.badge()
    assert client.core.work.screen == "running"


def test_a_call_its_answer_and_its_end(net: Net) -> None:
    """Two bells when somebody comes; whoever called can say that it is settled."""
    client = running(net)
    client.card("CALL")
    client.keys("2")
    assert "maintenance is called" in client.flash
    call = client.core.work.calls()[0]
    assert (call["kind"], call["mo"], call["op"]) == ("maintenance", MO, "010")
    assert "nobody has answered" in display(client.core).notice
    bells = client.core.work.bells
    assert net.hub.office("call-take", call=call["id"])["status"] == "accepted"
    net.run()
    net.deliver()
    assert "is coming" in client.flash
    assert client.core.work.bells == bells + 2
    client.card("CALL")
    client.keys("1")
    net.run()
    assert client.core.work.calls() == []
    assert display(client.core).notice == ""


def test_down_and_up_again(net: Net) -> None:
    """With a reason; the workstation's document says so, and starting asks."""
    client = net.terminal("CUT-01")
    client.badge()
    client.card("DOWN")
    client.scan(encode(Kind.RSN, "MEC"))
    assert net.hub.document("ws", "CUT-01")["status"] == "stopped"
    assert "DOWN" in display(client.core).notice
    client.op("010")
    client.card("START")
    assert "is down" in client.flash
    client.card("DOWN")
    assert net.hub.document("ws", "CUT-01")["status"] != "stopped"
    assert client.core.work.down == ""


def test_a_note_on_the_order_is_seen_by_the_next_one(net: Net) -> None:
    """One of the plant's notes, with who said it."""
    client = running(net)
    client.card("NOTE")
    client.keys("1")
    assert net.hub.document("mo", MO)["remarks"][0]["who"] == "0021"
    assert "comes late" in display(client.core).body.remark


def test_a_message_is_shown_until_it_is_read(net: Net) -> None:
    """To a workstation or a person signed on; Enter in the history has read it."""
    client = running(net)
    other = net.terminal("ASM-01")
    assert net.hub.office("message", to="CUT-01", text="[b]come to the office")["status"] == "accepted"
    net.deliver()
    assert "[b]come to the office" in display(client.core).notice
    assert display(other.core).notice == ""
    client.keys("dot", "enter")
    assert display(client.core).notice == ""


def test_rework_and_pieces_set_aside(net: Net) -> None:
    """Pieces go to buckets and come out of them; an inspector decides, and not about own work."""
    client = running(net)
    client.keys("enter", "5", "star", "2", "star", "1", "enter")
    assert counted(net.hub) == {"good": "5", "rework": "2", "suspect": "1"}
    client.card("PAUSE")
    client.scan(encode(Kind.RSN, "BRK"))
    client.op("010")
    client.keys("slash")
    client.card("REWORK")
    assert client.core.work.screen == "running"
    client.scan(encode(Kind.QTY, "2"))
    client.card("OK")
    assert counted(net.hub) == {"good": "7", "suspect": "1"}
    client.card("PAUSE")
    client.scan(encode(Kind.RSN, "BRK"))
    client.keys("slash")
    client.badge("0014")
    client.scan(encode_op(MO, "010"))
    client.card("SUSPECT")
    assert client.core.work.screen == "quantity"
    client.keys("1", "enter")
    assert counted(net.hub) == {"good": "8"}


def test_return_of_unused_material(net: Net) -> None:
    """S5: what was issued extra goes back."""
    client = running(net)
    client.card("MATERIAL")
    client.keys("plus", "minus", "2", "enter", "1")
    assert net.hub.stock("RM-001", "L-CUT") == "-2"
    client.keys("plus", "minus", "minus", "2", "enter")
    assert "returned" in client.flash
    assert net.hub.stock("RM-001", "L-CUT") == "0"


def test_an_idle_workstation_says_since_when(net: Net) -> None:
    """Since the last session there ended."""
    assert net.hub.document("ws", "CUT-01")["since"] is None
    client = running(net)
    client.book(100)
    client.card("FINISH")
    document = net.hub.document("ws", "CUT-01")
    assert document["status"] == "idle"
    assert document["since"] is not None


def test_what_was_not_booked_stays_on_the_screen_until_it_was_looked_at(net: Net) -> None:
    """An answer that comes long after the booking must not pass unseen."""
    client = running(net)
    client.disconnect()
    client.book(2)
    blocked: dict[str, Any] = {"id": "0021", "name": "Omar", "roles": ["operator"], "active": False, "rev": 1}
    assert net.hub.office("put-operator", **blocked)["status"] == "accepted"
    client.connect()
    net.settle()
    net.hub.now += 60_000
    net.run()
    assert "1 answer says NOT BOOKED" in display(client.core).notice
    client.keys("dot")
    body = display(client.core).body
    assert isinstance(body, ListingBody)
    assert "parked" in body.rows[0][4]
    client.keys("slash")
    assert "NOT BOOKED" not in display(client.core).notice


def test_a_booking_that_waits_for_a_lot_is_not_lost(net: Net) -> None:
    """The numbers typed are there again when the lot stands at the workstation."""
    assert (
        net.hub.office("transfer", item="RM-003", lot="2604-00012", from_="RAW", to="L-UPH", q="30")["status"] == "accepted"
    )
    client = net.terminal("UPH-01")
    client.badge()
    client.op("040")
    client.card("START")
    client.keys("enter")
    client.keys("enter", "3", "enter")
    assert "is taken by lot" in client.flash
    client.scan(encode(Kind.LOT, "2604-00012"))
    client.card("OK")
    assert client.core.work.screen == "quantity"
    assert client.core.work.draft(Booking).typed["good"] == "3"
    client.card("CANCEL")
    client.card("MATERIAL", "CANCEL")
    assert client.core.work.screen == "running"

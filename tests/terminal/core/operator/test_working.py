"""What the operator may do: refusals name the rule and what would help, and nothing is saved."""

import pytest

from shared.scan import Kind, encode, encode_op
from terminal.core.operator.screens.material import Issue
from tests.support.hub import chairs
from tests.support.joined import Client, Net

CALL = encode(Kind.CMD, "CALL")


@pytest.fixture(name="net")
def _net() -> Net:
    return Net(chairs())


@pytest.fixture(name="cut")
def _cut(net: Net) -> Client:
    client = net.terminal("CUT-01")
    client.badge()
    return client


def test_an_operation_scanned_before_the_badge_is_kept(net: Net) -> None:
    """For ten seconds, and then replayed."""
    client = net.terminal("CUT-01")
    client.op("010")
    assert "badge first" in client.flash
    client.badge()
    assert client.core.work.place.op == "010"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("MO2026001843", "check character"),
        ("4006381333931", "EAN"),
        ("EMP0042SEMP0042S", "ran together"),
        (encode(Kind.CMD, "COUNT"), "does nothing here"),
        (encode_op("MO-2026-00184", "020"), "belongs to ASM"),
        (encode_op("MO-2026-99999", "010"), "not known"),
        (encode(Kind.EMP, "9999"), "badge 9999 is not known"),
        (encode(Kind.RSN, "DIM"), "does nothing here"),
        ("\x1b[31mboo", "not one of this plant's codes"),
        ("[red]x", "not one of this plant's codes"),
    ],
)
def test_refusals_name_the_rule_and_save_nothing(cut: Client, code: str, expected: str) -> None:
    """Three parts: what was scanned, why not, what to do."""
    before = cut.core.journal.last_seq
    cut.scan(code)
    assert expected in cut.flash
    assert "|" in cut.flash
    assert cut.core.journal.last_seq == before


def test_a_step_waits_for_its_predecessor(net: Net) -> None:
    """Asked at start, before anything is saved; the second Enter starts it, and the hub flags it (practice 9)."""
    assembly = net.terminal("ASM-01")
    assembly.badge()
    assembly.op("020")
    assembly.card("START")
    assert "waits for operation 010" in assembly.flash
    assert assembly.core.work.screen == "dispatch"
    assembly.keys("enter")
    assert assembly.core.work.screen == "running"
    assert assembly.core.journal.recent(1)[0].answer["flags"] == ["ahead-of-upstream"]


def test_a_done_operation_is_listed_while_it_is_in_front(net: Net) -> None:
    """Its code was scanned: it stands last among the others, and starting it again is asked."""
    net.hub.office("mo-create", mo="MO-2026-00190", item="CH-100", q="5")
    net.hub.office("mo-release", mo="MO-2026-00190")
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010", "MO-2026-00190")
    client.card("START")
    client.book(5)
    client.card("FINISH")
    client.op("010", "MO-2026-00190")
    assert [step.mo for step in client.core.work.steps()] == ["MO-2026-00184", "MO-2026-00190"]
    client.card("START")
    assert "is done; start it again?" in client.flash


def test_roles_are_checked_at_the_terminal(net: Net) -> None:
    """An operator without the setter's role can't set up."""
    client = net.terminal("CUT-01")
    client.badge("0022")
    client.op("010")
    client.card("SETUP")
    assert "needs the role setter" in client.flash
    client.card("START")
    assert client.core.work.screen == "running"


def test_over_quantity_is_asked_once_more(cut: Client) -> None:
    """The second Enter books, and the hub opens an exception."""
    cut.op("010")
    cut.card("START")
    cut.card("GOOD")
    cut.keys("1", "2", "0", "enter")
    assert "120 is 20 more than the 100 ordered" in cut.flash
    before = cut.core.journal.last_seq
    cut.keys("enter")
    assert cut.core.journal.last_seq == before + 1
    assert cut.net.hub.sql("SELECT kind FROM exception WHERE kind = 'over-quantity'")


def test_a_question_is_forgotten_when_something_else_is_done(cut: Client) -> None:
    """FINISH short, something else, FINISH again: asked again."""
    cut.op("010")
    cut.card("START", "FINISH")
    assert "Enter again" in cut.flash
    cut.scan(encode(Kind.MO, "MO-2026-00184"))
    cut.card("FINISH")
    assert "Enter again" in cut.flash
    cut.card("OK")
    assert cut.core.work.screen == "dispatch"


def test_half_chairs_are_refused(cut: Client) -> None:
    """Pieces are whole."""
    cut.op("010")
    cut.card("START", "GOOD")
    cut.keys("1", "dot", "5", "enter")
    assert "whole pc" in cut.flash
    assert cut.core.work.screen == "quantity"


def test_the_same_scan_twice_in_a_moment_counts_once(cut: Client) -> None:
    """A double trigger of the scanner books once."""
    cut.op("010")
    cut.card("START")
    cut.scan(encode(Kind.QTY, "5"))
    ok = encode(Kind.CMD, "OK")
    cut.core.scan(ok, cut.now)
    cut.core.scan(ok, cut.now)
    assert "ignored" in cut.flash
    assert [e.verb for e in cut.core.journal.recent(2)] == ["output", "op-start"]


def test_pause_resume_setup_and_sign_off(cut: Client) -> None:
    """The session's life by cards; signing off suspends running work."""
    cut.op("010")
    cut.card("SETUP")
    cut.card("START")
    cut.card("PAUSE")
    cut.scan(encode(Kind.RSN, "BRK"))
    cut.card("RESUME")
    cut.badge()
    assert "will be paused" in cut.flash
    cut.keys("enter")
    assert cut.core.work.screen == "idle"
    verbs = [entry.verb for entry in reversed(cut.core.journal.recent(20))]
    assert verbs == ["sign-on", "op-start", "op-start", "op-pause", "op-resume", "sign-off"]
    sessions = cut.net.hub.document("op", "MO-2026-00184", "010")["sessions"]
    assert [(s["kind"], s["paused"]) for s in sessions] == [("run", "sign-off")]


def test_idle_locks_the_actor_and_not_the_session(cut: Client) -> None:
    """After ten minutes the badge is asked again; the operation ran on."""
    cut.op("010")
    cut.card("START")
    cut.net.hub.now += 700_000
    cut.net.run()
    assert cut.core.work.screen == "idle"
    cut.badge()
    assert cut.core.work.screen == "running"
    assert [e.verb for e in cut.core.journal.recent(9)] == ["op-start", "sign-on"]


def test_typed_badge_order_and_quantity(net: Net) -> None:
    """S9: what was found is shown and asked once more; a short order number is enough."""
    client = net.terminal("CUT-01")
    client.keys("0", "0", "0", "2", "1", "enter")
    assert "Omar" in client.flash
    client.keys("enter")
    client.keys("0", "2", "1", "8", "4", "enter")
    assert "MO-2026-00184" in client.flash
    client.keys("enter")
    client.card("START")
    client.keys("0", "7", "7", "enter", "enter", "enter")
    assert "7 good saved" in client.flash


def test_wrong_material_is_red_and_books_nothing(net: Net) -> None:
    """An item that the operation does not need."""
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    client.card("START", "MATERIAL")
    client.scan(encode(Kind.ITM, "RM-002"))
    assert "not on this operation's material list" in client.flash
    assert client.core.work.draft(Issue).item == ""


def test_a_lot_is_asked_for_before_a_booking_takes_it(net: Net) -> None:
    """Lot-tracked lines are never backflushed blind."""
    hub = net.hub
    where = [("010", "CUT"), ("020", "ASM"), ("030", "LAC")]
    hub.hello()
    for op, group in where:
        hub.terminal("output", mo="MO-2026-00184", op=op, workstation=f"{group}-01", good="10")
    net.start_hub()
    upholstery = net.terminal("UPH-01")
    upholstery.badge()
    upholstery.op("040")
    upholstery.card("START")
    upholstery.book(1)
    assert "taken by lot" in upholstery.flash
    assert upholstery.core.work.screen == "material"
    upholstery.scan(encode(Kind.LOT, "2604-00012"))
    assert "not known here" in upholstery.flash  # it is in the store, not at the line


def test_a_replaced_device_takes_no_new_bookings(net: Net, cut: Client) -> None:
    """Another device took this terminal's name: this one is told so and stops."""
    cut.op("010")
    cut.card("START")
    other = Client("T-CUT-01", "CUT-01", net)
    other.boots = 7
    other.boot()
    net.clients.append(other)
    cut.disconnect()
    other.connect()
    net.run()
    cut.connect()
    net.run()
    before = cut.core.journal.last_seq
    cut.scan(encode(Kind.QTY, "5"))
    cut.card("OK")
    assert "replaced" in cut.flash
    assert cut.core.journal.last_seq == before


@pytest.mark.parametrize(
    ("topic", "payload"),
    [
        ("state/op/CUT/MO-2026-00184-010", b"[]"),
        ("state/op/CUT/MO-2026-00184-010", b'{"id":"MO-2026-00184-010","rev":9}'),
        ("state/op", b"{}"),
        ("state/ref/operator/0021", b'{"id":"0021","rev":99,"ts":"","applied":{},"kind":"operator","record":{}}'),
        ("state/ref/nonsense/x", b'{"id":"x","rev":99,"ts":"","applied":{},"kind":"x","record":{}}'),
        ("hub/status", b'{"online":{"a":1},"generation":[1]}'),
        ("hub/status", b"\xff"),
        ("t/T-CUT-01/ack", b'{"id":1}'),
        ("t/T-CUT-01/ack", b'{"id":"x","status":"accepted","seq":"1"}'),
        ("t/T-CUT-01/res", b'{"id":"x"}'),
        ("t/T-CUT-01/desired", b'{"workstation":5,"idle_minutes":"x"}'),
        ("t/T-CUT-01/desired", b"nope"),
    ],
)
def test_retained_garbage_changes_nothing(cut: Client, topic: str, payload: bytes) -> None:
    """Whatever stands on a terminal's topics, it works on."""
    root = cut.core.topics.root
    cut.core.on_message(f"{root}/{topic}", payload, cut.now)
    cut.net.start_hub()
    cut.op("010")
    cut.card("START")
    assert cut.core.work.screen == "running"

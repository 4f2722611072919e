"""What somebody can stand before at a terminal: one function a situation, in a plant in one process, its hub included."""

from collections.abc import Callable

from shared.scan import Kind, encode, encode_op
from terminal.core.operator.screens import keytest
from tests.support.hub import Hub, chairs
from tests.support.joined import Client, Net

MO = "MO-2026-00184"
PAUSE = encode(Kind.CMD, "PAUSE")


def floor(make_net: Callable[[Hub], Net] = Net) -> Net:
    """The plant that the pictures are taken in."""
    hub = chairs()
    hub.now += 3_600_000
    for data in (
        {"id": "MEC", "kind": "stop", "text": "breakdown"},
        {"id": "TOL", "kind": "stop", "text": "tool"},
        {"id": "LAT", "kind": "note", "text": "the next batch comes late"},
        {"id": "DAM", "kind": "count", "text": "damaged"},
    ):
        hub.office("put-reason", **data)
    hub.office("put-workstation", id="CUT-01", group="CUT", supply="L-CUT", name="Cutting 1", rev=1)
    hub.office("put-workstation", id="STORE-01", group="STORE", kind="store", name="Store")
    hub.office("put-item", id="CH-100", description="Chair", home="FG", rev=1)
    for number, q in (("00188", "12"), ("00191", "40")):
        hub.office("mo-create", mo=f"MO-2026-{number}", item="CH-100", q=q, due="2026-12-04T12:00:00Z", priority=2)
        hub.office("mo-release", mo=f"MO-2026-{number}")
    hub.office("mo-hold", mo="MO-2026-00191", reason="drawing is being changed")
    return make_net(hub)


def _cut(net: Net) -> Client:
    return net.terminal("CUT-01")


def idle(net: Net) -> Client:
    """S1."""
    return _cut(net)


def stranger(net: Net) -> Client:
    """S1 of a terminal that nobody has enrolled."""
    return net.terminal("CUT-01", enrolled=False)


def revoked(net: Net) -> Client:
    """S3 of one that was shut out in the midst of its work, which goes on."""
    client = running(net)
    net.hub.office("revoke-terminal", id="T-CUT-01", reason="was seen in the canteen")
    client.book(3)
    return client


def scanner_test(net: Net) -> Client:
    """S0 after a card read on a German console."""
    client = _cut(net)
    client.keys("9")
    for at, char in enumerate("SYSKEYTESTAYERTZK"):
        keytest.raw_key(client.core.work, char.lower(), char, at * 4)
    client.scan("SYSKEYTESTAYERTZK", "]C0SYSKEYTESTAZERTYK")
    return client


def dispatch(net: Net) -> Client:
    """S2."""
    client = _cut(net)
    client.badge()
    return client


def running(net: Net) -> Client:
    """S3 with a booking, a crew and a note."""
    client = dispatch(net)
    client.op("010")
    client.card("START")
    client.book(12, 1)
    client.badge("0022")
    client.card("NOTE")
    client.keys("1")
    net.hub.now += 25 * 60_000
    net.run()
    client.badge("0021")
    return client


def paused(net: Net) -> Client:
    """S3 in a pause."""
    client = running(net)
    client.scan(PAUSE, encode(Kind.RSN, "BRK"))
    return client


def quantity(net: Net) -> Client:
    """S4 with a scrap line given its reason."""
    client = running(net)
    client.keys("enter", "1", "2", "minus", "3")
    client.scan(encode(Kind.RSN, "LAQ"))
    client.keys("star", "2")
    return client


def judging(net: Net) -> Client:
    """S4 for pieces set aside."""
    client = running(net)
    net.hub.office("put-operator", id="0014", name="Aziz", roles=["quality"])
    net.deliver()
    client.keys("enter", "star", "star", "4", "enter", "slash", "slash", "enter")
    client.badge("0014")
    client.scan(encode_op(MO, "010"))
    client.card("SUSPECT")
    return client


def material(net: Net) -> Client:
    """S5 with a lot staged."""
    net.hub.office("transfer", item="RM-003", lot="2604-00012", from_="RAW", to="L-UPH", q="30")
    client = net.terminal("UPH-01")
    client.badge()
    client.op("040")
    client.card("MATERIAL")
    client.scan(encode(Kind.LOT, "2604-00012"))
    client.keys("1", "2", "dot", "5", "minus")
    return client


def offline(net: Net) -> Client:
    """S7 over S3, three bookings stored."""
    client = running(net)
    client.disconnect()
    client.book(3)
    client.book(2)
    client.scan(PAUSE, encode(Kind.RSN, "BRK"))
    net.hub.now += 3 * 60_000
    client.core.tick(client.now)
    return client


def pause_reasons(net: Net) -> Client:
    """S8 for a pause."""
    client = running(net)
    client.scan(PAUSE)
    return client


def call_reasons(net: Net) -> Client:
    """S8 for a call, one of which stands and was answered."""
    client = running(net)
    client.card("CALL")
    client.keys("2")
    net.hub.office("call-take", call=client.core.work.calls()[0]["id"])
    net.deliver()
    client.card("CALL")
    return client


def call_items(net: Net) -> Client:
    """S8 for a call for material, with a word chosen."""
    net.hub.office("transfer", item="RM-004", from_="RAW", to="L-UPH", q="500")
    client = net.terminal("UPH-01")
    client.badge()
    client.op("040")
    client.keys("6", "star", "1", "1")
    return client


def beside(net: Net) -> Client:
    """S8 for what is to be reworked and what is set aside."""
    client = running(net)
    client.keys("enter", "star", "2", "star", "4", "enter", "slash", "9")
    return client


def down(net: Net) -> Client:
    """S2 at a workstation that stands still."""
    client = dispatch(net)
    client.card("DOWN")
    client.scan(encode(Kind.RSN, "MEC"))
    return client


def manual_kinds(net: Net) -> Client:
    """S9, what is to be typed."""
    client = dispatch(net)
    client.keys("0")
    return client


def manual_found(net: Net) -> Client:
    """S9 with several that fit."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.keys("0", "5", "0", "0", "enter")
    client.keys("backspace", "enter")
    return client


def history(net: Net) -> Client:
    """S10 with an UNDO on offer and a message."""
    client = running(net)
    client.book(4)
    net.hub.office("message", to="CUT-01", text="order 00191 comes back at three")
    net.deliver()
    client.keys("dot")
    return client


def refused(net: Net) -> Client:
    """A refusal that names the rule and the way out."""
    client = dispatch(net)
    client.scan(encode_op(MO, "020"))
    return client


def store(net: Net) -> Client:
    """The storekeeper's list."""
    cut = dispatch(net)
    cut.card("CALL")
    cut.keys("1", "1")
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.keys("plus")
    return client


def receive(net: Net) -> Client:
    """The storekeeper's form."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.card("RECEIVE")
    client.scan(encode(Kind.ITM, "RM-003"), encode(Kind.LOT, "2611-00077"))
    client.keys("5", "0")
    return client


def count_form(net: Net) -> Client:
    """A count."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.card("COUNT")
    client.scan(encode(Kind.ITM, "RM-003"), encode(Kind.LOT, "2604-00012"))
    client.keys("2", "8", "7")
    return client


def look_up(net: Net) -> Client:
    """What lies at a place."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.scan(encode(Kind.LOC, "RAW"))
    return client


def transfer_form(net: Net) -> Client:
    """A transfer for an order, to a workstation."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.card("TRANSFER")
    client.scan(encode(Kind.ITM, "RM-006"), encode(Kind.WS, "ASM-01"), encode(Kind.MO, MO), encode(Kind.QTY, "0010"))
    return client


def ship_form(net: Net) -> Client:
    """A shipment that stock does not cover."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.card("SHIP")
    client.scan(encode(Kind.ITM, "CH-100"), encode(Kind.LOC, "FG"), encode(Kind.QTY, "0005"))
    client.card("OK")
    return client


def adjust_form(net: Net) -> Client:
    """A correction downwards."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    client.card("ADJUST")
    client.scan(encode(Kind.ITM, "RM-001"))
    client.keys("2", "minus")
    return client


def count_reasons(net: Net) -> Client:
    """S8 for a count with a choice of reasons."""
    client = count_form(net)
    client.keys("enter")
    return client


def store_calls(net: Net) -> Client:
    """S8 at the storekeeper's: calls to be answered."""
    client = store(net)
    client.card("CALL")
    return client


def scrap_reasons(net: Net) -> Client:
    """S8 for scrap."""
    client = running(net)
    client.keys("minus", "3", "enter")
    return client


def stop_reasons(net: Net) -> Client:
    """S8 for a workstation that stands still."""
    client = dispatch(net)
    client.card("DOWN")
    return client


def note_reasons(net: Net) -> Client:
    """S8 for a note."""
    client = running(net)
    client.card("NOTE")
    return client


def extra_reasons(net: Net) -> Client:
    """S8 for extra material."""
    client = material(net)
    client.keys("enter")
    return client


def returning(net: Net) -> Client:
    """S5 with material on its way back."""
    client = material(net)
    client.keys("minus")
    return client


def on_hold(net: Net) -> Client:
    """S3 while the order was put on hold."""
    client = running(net)
    net.hub.office("mo-hold", mo=MO, reason="lacquer is being looked at")
    net.deliver()
    return client


def long_message(net: Net) -> Client:
    """S10 with a message of several lines, and another behind it."""
    client = running(net)
    text = "please come to the office at noon and bring the drawing of the chair with the high back, " * 3
    net.hub.office("message", to="CUT-01", text=text.strip(", "))
    net.hub.office("message", to="0021", text="and your badge")
    net.deliver()
    client.keys("dot")
    return client


def gate(net: Net) -> Client:
    """S11: who opens the gate behind 010, the PIN half typed."""
    office = net.hub.office
    steps = [{"op": "010", "group": "ASM", "name": "Inspection", "gate": True}, {"op": "020", "group": "CUT"}]
    office("put-routing", id="CH-100", item="CH-100", steps=steps, rev=1)
    office("put-bom", id="CH-100", item="CH-100", lines=[], rev=1)
    office("put-operator", id="0034", name="Quinn", roles=["quality"])
    office("mo-create", mo="MO-2026-00300", item="CH-100", q="12")
    office("mo-release", mo="MO-2026-00300")
    client = dispatch(net)
    client.op("020", "MO-2026-00300")
    client.card("START")
    client.badge("0034")
    client.keys("4", "7", "1")
    return client


SITUATIONS = (
    idle,
    stranger,
    revoked,
    scanner_test,
    dispatch,
    running,
    paused,
    quantity,
    judging,
    material,
    offline,
    pause_reasons,
    call_reasons,
    call_items,
    beside,
    down,
    manual_kinds,
    manual_found,
    history,
    long_message,
    refused,
    on_hold,
    scrap_reasons,
    stop_reasons,
    note_reasons,
    extra_reasons,
    returning,
    store,
    store_calls,
    receive,
    transfer_form,
    count_form,
    count_reasons,
    ship_form,
    adjust_form,
    look_up,
    gate,
)

"""What a day of use found at the operator's screen and at the board: what is read, joined, taken by lot, counted."""

from typing import Any

import pytest

from shared.scan import Kind, encode
from terminal.core.board.plant import Plant
from terminal.core.board.stations import station
from terminal.core.operator.display import display
from terminal.screens.frame import draw
from tests.joined.shift import MO, furnished, running, sessions
from tests.support.hub import TOPICS
from tests.support.joined import Client, Net

LONG = "Clamp the seat in jig 7, the marked edge up; drill 8 mm through, and deburr both sides before it goes on. "
LOT = "2604-00012"


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def screen(client: Client) -> str:
    """The 24 lines, as somebody reads them."""
    return "\n".join(line.plain for line in draw(display(client.core)))


def written(net: Net) -> Client:
    """An order with instructions, notes, a date, a customer and a remark, running."""
    steps = [
        {"op": "010", "group": "CUT", "run_min": "12", "instructions": LONG * 3},
        {"op": "020", "name": "Assembly", "group": "ASM"},
    ]
    assert net.hub.office("put-routing", id="CH-100", item="CH-100", rev=1, steps=steps)["status"] == "accepted"
    order: dict[str, Any] = {
        "mo": "MO-2026-00300",
        "item": "CH-100",
        "q": "20",
        "due": "2026-12-04T12:00:00Z",
        "priority": 2,
    }
    answer = net.hub.office("mo-create", **order, external_no="SO-7731", notes="the customer collects at four")
    assert answer["status"] == "accepted", answer
    assert net.hub.office("mo-release", mo="MO-2026-00300")["status"] == "accepted"
    assert net.hub.office("note", subject="MO-2026-00300", text="mind the new drawing")["status"] == "accepted"
    net.deliver()
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010", "MO-2026-00300")
    client.card("START")
    return client


def test_the_running_screen_says_what_is_to_be_done(net: Net) -> None:
    """Date, priority, customer, the next step, the standard, when it ends, and the beginning of what is written."""
    said = screen(written(net))
    for words in (
        "due 12-04",
        "priority 2",
        "SO-7731",
        "next OP 020 Assembly",
        "standard 12 min each",
        "the rest ends",
        "[5]",
    ):
        assert words in said, words
    assert "DO     Clamp the seat in jig 7" in said
    assert "NOTE   the office: mind the new drawing" in said


def test_all_that_is_written_can_be_read_whole(net: Net) -> None:
    """Instructions, order notes and remarks, in pages; offline too, and with a scan one goes on."""
    client = written(net)
    client.disconnect()
    client.keys("5")
    text = ""
    for _ in range(2):
        text += " ".join(screen(client).split())
        client.keys("plus")
    assert text.count("deburr both sides") >= 3
    for words in ("the customer collects at four", "mind the new drawing", "INSTRUCTIONS", "ORDER", "READ 1/"):
        assert words in text, words
    client.keys("slash")
    assert client.core.work.screen == "running"


def test_whoever_joins_what_runs_makes_pieces(net: Net) -> None:
    """Though the setter's setup is open still: a plain operator joins the run."""
    client = running(net, word="SETUP")
    hub = net.hub
    sent = hub.sealed("op-start", "0022", {"mo": MO, "op": "010", "workstation": "CUT-01"}, terminal="T-X", epoch="epoch00x")
    hub.hello("T-X", "epoch00x")
    assert hub.send(sent)[0]["status"] == "accepted"
    hub.office("put-operator", id="0023", name="Ali", roles=["operator"])
    net.deliver()
    client.badge("0023")
    assert "joined OP 010" in client.flash
    assert ("0023", "run", None) in sessions(net)


def by_lot(net: Net, here: str) -> Client:
    """At work on what takes 2 m a piece by lot; so much of the lot stands at the line."""
    lines = [{"item": "RM-003", "q": "2", "step": "010", "mode": "lot"}]
    assert net.hub.office("put-bom", id="CH-100", item="CH-100", lines=lines, rev=1)["status"] == "accepted"
    assert net.hub.office("mo-create", mo="MO-2026-00301", item="CH-100", q="20")["status"] == "accepted"
    assert net.hub.office("mo-release", mo="MO-2026-00301")["status"] == "accepted"
    if here != "0":
        net.hub.office("transfer", item="RM-003", lot=LOT, from_="RAW", to="L-CUT", q=here)
    net.deliver()
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010", "MO-2026-00301")
    client.card("START")
    net.deliver()
    return client


def test_a_lot_in_one_s_hands_is_taken_wherever_the_books_have_it(net: Net) -> None:
    """They say RAW: it is said, and asked; it stops nobody."""
    client = by_lot(net, "0")
    client.deliver_retained()
    assert f"lot {LOT} at RAW" in screen(client)
    client.card("MATERIAL")
    client.scan(encode(Kind.LOT, LOT))
    assert f"lot {LOT} lies at RAW by the books" in client.flash
    client.keys("enter")
    assert "stands here" in client.flash
    client.card("OK")
    client.book(1)
    assert client.core.journal.recent(1)[0].data["consumed"] == [{"item": "RM-003", "lot": LOT, "q": "2"}]


def test_a_lot_gives_no_more_than_it_has_without_a_question(net: Net) -> None:
    """Eleven metres for fourteen pieces: the genealogy would be false."""
    client = by_lot(net, "0")
    net.hub.office("adjust", item="RM-003", lot=LOT, location="RAW", q="-278.6", reason="CNT")  # 11.4 are left of it
    net.hub.office("transfer", item="RM-003", lot=LOT, from_="RAW", to="L-CUT", q="11.4")
    net.deliver()
    client.deliver_retained()
    client.card("MATERIAL")
    client.scan(encode(Kind.LOT, LOT))
    client.card("OK")
    client.book(14)
    assert "has 11.4 left by the books, these pieces take 28" in client.flash
    assert client.core.journal.recent(1)[0].verb != "output"
    client.keys("enter")
    assert client.core.journal.recent(1)[0].verb == "output"


def test_two_people_at_one_machine_make_each_piece_once(net: Net) -> None:
    """A booking counts in the sessions of both; the board's row has what the machine made."""
    client = running(net)
    client.badge("0022")
    client.book(6)
    net.settle()
    plant = Plant()
    plant.on_connected(net.hub.now)
    for out in net.hub.engine.every_document(net.hub.now):
        levels = TOPICS.parse_state(out.topic)
        if levels is not None:
            plant.document(levels, out.payload)
    plant.settle()
    assert [session["pieces"] for session in plant.docs.op(MO, "010")["sessions"]] == ["6", "6"]  # type: ignore[index]
    pieces = station(plant, "CUT-01", net.hub.now).row.cells[5].text
    assert pieces.partition("/")[0] == "6"

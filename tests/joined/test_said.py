"""What a terminal says: in words and not cut, no longer than it is true, and who did what."""

import pytest

from shared.scan import Kind, encode
from terminal.core.operator.display import display
from terminal.core.operator.screens.listing import ListingBody
from terminal.core.operator.screens.quantity import Booking
from terminal.screens.frame import draw
from tests.joined.shift import MO, furnished, last, running
from tests.support.joined import Client, Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


def screen(client: Client) -> str:
    """The whole screen as text."""
    return "\n".join(line.plain for line in draw(display(client.core)))


def booked(client: Client) -> int:
    """Bookings of pieces so far."""
    return sum(entry.verb == "output" for entry in client.core.journal.recent(50))


def small_order(net: Net, client: Client) -> None:
    """An order of 12, begun."""
    net.hub.office("mo-create", mo="MO-2026-00190", item="CH-100", q="12")
    net.hub.office("mo-release", mo="MO-2026-00190")
    net.start_hub()
    client.op("010", "MO-2026-00190")
    client.card("START")


def test_a_number_that_can_hardly_be_meant_is_typed_again(net: Net) -> None:
    """Both numbers are said, and Enter alone books nothing, however often."""
    client = net.terminal("CUT-01")
    client.badge()
    small_order(net, client)
    client.keys("enter", "9", "9", "enter")
    assert "99 is 87 more than the 12 ordered | type 99 again" in client.flash
    assert "TYPE 99 AGAIN:  _" in screen(client)
    client.keys("enter")
    assert "nothing is not 99" in client.flash
    client.keys("enter", "9", "enter")
    assert "9 is not 99: nothing is booked" in client.flash
    client.keys("enter", "slash")
    assert client.core.work.draft(Booking).typed["good"] == "99"
    assert booked(client) == 0
    client.keys("enter", "9", "9", "enter")
    assert "99 good saved" in client.flash
    assert client.core.journal.recent(1)[0].data["asked"] == ["over"]


def test_a_card_is_scanned_again(net: Net) -> None:
    """Without a keyboard the same card says it once more; OK alone does not."""
    client = net.terminal("CUT-01")
    client.badge()
    small_order(net, client)
    client.scan(encode(Kind.QTY, "50"))
    client.card("OK", "OK")
    assert "nothing is not 50" in client.flash
    client.card("OK")
    client.scan(encode(Kind.QTY, "50"))
    client.card("OK")
    assert "50 good saved" in client.flash


@pytest.mark.parametrize(
    ("before", "number", "said"),
    [
        ("", "13", "13 is 1 more than the 12 ordered | Enter again"),
        ("10", "4", "4 is 2 more than the 2 left of 12 | Enter again"),
        ("10", "5", "5 is 3 more than the 2 left of 12 | type 5 again"),
        ("12", "1", "1 is 1 more than the 12 ordered, all of which are reported | Enter again"),
    ],
)
def test_one_too_many_takes_a_second_enter(net: Net, before: str, number: str, said: str) -> None:
    """What can be meant is asked as before; what is far beyond has to be typed."""
    client = net.terminal("CUT-01")
    client.badge()
    small_order(net, client)
    if before:
        client.keys("enter", *before, "enter")
    client.keys("enter", *number, "enter")
    assert said in client.flash


def test_words_instead_of_codes_and_whole(net: Net) -> None:
    """In the history over several lines, on the running screen as much as one line has room for."""
    client = running(net)
    client.keys("enter", "1", "9", "9", "enter", "enter")
    assert "GOOD 199  ! more than was ready here: see [.]" in screen(client)
    client.keys("dot")
    flags = client.core.journal.recent(1)[0].answer["flags"]
    assert len(flags) > 1
    text = " ".join(screen(client).split())
    assert "accepted, !" in text
    assert all(words in text for words in ("more than", "was ordered"))
    assert all(flag not in text for flag in flags)
    assert all(len(row) <= 80 and "…" not in row for row in screen(client).splitlines())


def test_the_history_says_who(net: Net) -> None:
    """Beside each line, for several people use one terminal."""
    client = running(net)
    client.badge("0022")
    client.keys("dot")
    body = display(client.core).body
    assert isinstance(body, ListingBody)
    rows = [(who, what) for _, who, what, _, _ in body.rows]
    assert rows[0] == ("Rahman", "RUN START")
    assert ("Omar", "RUN START") in rows
    assert "Rahman" in screen(client)


def test_a_question_goes_with_its_screen(net: Net) -> None:
    """Enter does something else there."""
    client = running(net)
    client.card("FINISH")
    assert "Enter again to confirm" in client.flash
    client.keys("8")
    assert client.core.work.screen == "reasons"
    assert client.flash == ""


def test_a_question_goes_with_the_next_input(net: Net) -> None:
    """On the same screen too: what would be confirmed is forgotten."""
    client = running(net)
    client.card("FINISH")
    client.keys("2")
    assert client.flash == ""
    client.keys("enter")
    assert (client.core.work.screen, last(client)) == ("quantity", "op-start")


def test_a_result_goes_with_its_screen_but_what_is_said_on_leaving_stays(net: Net) -> None:
    """`started` is read on the screen that it opens; `saved` is not read in the history."""
    client = running(net)
    assert "started" in client.flash
    client.book(2)
    assert "2 good saved" in client.flash
    client.keys("dot")
    assert client.flash == ""


def test_rework_does_not_look_like_a_run(net: Net) -> None:
    """On the running screen and in the list."""
    client = running(net)
    client.keys("enter", "star", "2", "enter")
    client.card("PAUSE")
    client.scan(encode(Kind.RSN, "BRK"))
    client.keys("slash", "9", "1")
    assert display(client.core).body.state == "> REWORK"
    client.keys("slash")
    assert "> REWORK" in screen(client)


def test_extra_material_is_shown_as_issued(net: Net) -> None:
    """On top of what the pieces ask for, at once and after the hub has said so; what goes back comes off."""
    client = running(net)
    client.disconnect()
    client.card("MATERIAL")
    client.keys("plus", "minus", "2", "enter", "1")
    assert display(client.core).body.lines[0].issued == "0+2 m3"
    client.connect()
    net.settle()
    assert display(client.core).body.lines[0].issued == "0+2 m3"
    client.keys("plus", "minus", "minus", "dot", "5", "enter")
    assert display(client.core).body.lines[0].issued == "0+1.5 m3"


def test_a_number_typed_before_its_item_is_seen(net: Net) -> None:
    """What was typed by mistake does not turn up behind the label that is scanned next; zeros in front are none."""
    client = running(net)
    client.card("MATERIAL")
    client.keys("0", "0", "7")
    assert "quantity   [ 7 ]" in screen(client)
    client.keys("backspace")
    assert "quantity" not in screen(client)


def test_one_is_one_piece_and_one_operation(net: Net) -> None:
    """No `(s)`, no `1 pieces`."""
    client = running(net)
    client.badge()
    assert "1 operation still running here" in client.flash
    client.keys("slash", "enter", "enter", "9", "9", "enter")
    client.card("FINISH")
    assert "1 piece not reported" in client.flash
    assert MO in screen(client)

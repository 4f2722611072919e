"""A terminal that the hub does not know, or no more: it says so, works on, keeps everything, and is let in by its card."""

from typing import Any

import pytest

from hub.office.enrolling import enrolment
from shared.scan import Kind, encode
from terminal.core.delivery.courier import LONGEST_WAIT_MS
from tests.support.hub import chairs
from tests.support.joined import Client, Net

NAME, CODE, OTHER = "T-CUT-01", "471108152342", "000000000000"


@pytest.fixture(name="net")
def _net() -> Net:
    return Net(chairs())


def card(net: Net, code: str = CODE) -> None:
    """The office puts the terminal, once, and prints its card."""
    if not net.hub.sql("SELECT 1 FROM terminal WHERE id = :id AND workstation <> ''", id=NAME):
        rev = net.hub.sql("SELECT coalesce(max(rev), 0) FROM terminal WHERE id = :id", id=NAME)[0][0]
        put(net, rev=rev)
    answer = net.hub.office("enrol-terminal", **enrolment(NAME, code))
    assert answer["status"] == "accepted", answer


def put(net: Net, **more: Any) -> None:
    """The office says where it stands, and what it may say."""
    answer = net.hub.office("put-terminal", id=NAME, workstation="CUT-01", **more)
    assert answer["status"] == "accepted", answer
    net.deliver()


def at_work(client: Client) -> None:
    """Somebody has begun."""
    client.badge()
    client.op("010")
    client.card("START")


def good(net: Net) -> str:
    """What the hub has of the step."""
    return str(net.hub.document("op", "MO-2026-00184", "010")["good"])


def test_a_stranger_works_on_and_is_let_in_by_its_card(net: Net) -> None:
    """All that it kept is sent then, in order, once."""
    client = net.terminal("CUT-01", enrolled=False)
    assert "shopfloor enrol T-CUT-01" in client.flash
    at_work(client)
    client.book(5)
    assert "saved" in client.flash
    assert client.core.journal.waiting_count() == 3
    client.keys("slash", "slash")
    client.core.work.place.badge = ""
    client.core.work.go("idle")
    card(net)
    client.scan(encode(Kind.ENROL, CODE))
    assert "is enrolled" in client.flash
    net.settle()
    assert client.core.journal.waiting_count() == 0
    assert good(net) == "5"
    client.boot()
    client.connect()
    net.run()
    assert client.core.courier.online


def test_the_card_may_be_typed(net: Net) -> None:
    """On a keypad, which has no letters; Enter twice."""
    client = net.terminal("CUT-01", enrolled=False)
    card(net)
    client.keys("8", *CODE)
    assert client.core.work.screen == "manual"
    client.keys("enter")
    assert "4711 0815 2342" in client.flash
    client.keys("enter")
    assert client.core.courier.online


def test_a_wrong_card_is_said_and_the_right_one_taken(net: Net) -> None:
    """It is not sent again and again: each wrong try costs the terminal time."""
    client = net.terminal("CUT-01", enrolled=False)
    card(net)
    client.scan(encode(Kind.ENROL, OTHER))
    assert "not the code" in client.flash
    assert client.core.journal.meta("enrol") == ""
    net.hub.now += LONGEST_WAIT_MS
    client.scan(encode(Kind.ENROL, CODE))
    assert client.core.courier.online


def test_a_card_scanned_offline_is_kept(net: Net) -> None:
    """Also over a restart of the terminal; it is shown when the hub is there."""
    client = net.terminal("CUT-01", enrolled=False)
    net.stop_hub()
    client.scan(encode(Kind.ENROL, CODE))
    client.boot()
    net.start_hub()
    card(net)
    client.connect()
    net.run()
    assert client.core.courier.online


def test_revoked_in_the_midst_of_work(net: Net) -> None:
    """It takes bookings as during an outage, asks now and then, and sends them when it is enrolled again."""
    client = net.terminal("CUT-01")
    at_work(client)
    client.book(5)
    net.hub.office("revoke-terminal", id=NAME, reason="lost in the yard")
    for _ in range(3):
        client.book(1)
    assert client.core.courier.turned_away is not None
    assert "lost in the yard" in client.core.courier.turned_away.message
    assert good(net) == "5"
    assert client.core.journal.waiting_count() == 3
    asked = net.hub.engine.core.counters.next_no
    for _ in range(60):
        net.hub.now += 10_000
        net.run()
    assert net.hub.engine.core.counters.next_no == asked
    card(net)
    client.core.courier.enrol(CODE)
    net.settle()
    assert good(net) == "8"


def test_a_restored_hub_is_shown_the_card_again(net: Net) -> None:
    """Its backup is older than the enrolment, and the card's day is not over: nobody has to come."""
    client = net.terminal("CUT-01", enrolled=False)
    card(net)
    backup = net.hub.dump()
    client.scan(encode(Kind.ENROL, CODE))
    at_work(client)
    client.book(5)
    net.stop_hub()
    restored = type(net.hub)(image=backup, now=net.hub.now, generation="gen2")
    restored._ids = net.hub._ids
    net.hub = restored
    net.start_hub()
    net.settle()
    assert client.core.courier.online
    assert good(net) == "5"


def test_a_bound_terminal_refuses_by_itself(net: Net) -> None:
    """Before anything is saved; after a restart without the hub too."""
    client = net.terminal("CUT-01")
    client.badge()
    client.op("010")
    put(net, places=["ASM-01"], store=False)
    saved = client.core.journal.last_seq
    client.card("START")
    assert "is not for CUT-01" in client.flash
    assert client.core.journal.last_seq == saved
    client.boot()
    assert (client.core.work.places, client.core.work.store) == (frozenset({"ASM-01"}), False)
    client.connect()
    put(net, rev=1)
    client.card("START")
    assert client.core.work.screen == "running", client.flash


@pytest.mark.parametrize("bound", [b'{"places":7,"store":"x"}', b"[1]", b'{"places":[1,null]}', b"{"])
def test_a_strange_assignment_binds_nobody_wrongly(net: Net, bound: bytes) -> None:
    """What has the wrong shape changes nothing that matters, and never ends the terminal."""
    client = net.terminal("CUT-01")
    client.core.on_message(f"{client.core.topics.root}/t/{NAME}/desired", bound, client.now)
    client.boot()
    assert client.core.work.store

"""UNDO of a terminal that was away: its bookings were answered before, or wait in the same journal."""

import pytest

from tests.support.hub import chairs
from tests.support.joined import Client, Net

MO = "MO-2026-00184"


@pytest.fixture(name="net")
def _net() -> Net:
    return Net(chairs())


def running(net: Net, workstation: str = "CUT-01") -> Client:
    """Someone at work."""
    client = net.terminal(workstation)
    client.badge()
    client.op("010")
    client.card("START")
    return client


def back_again(net: Net, client: Client) -> list[str]:
    """The link comes back and the journal empties; what became of the UNDOs, newest first."""
    client.connect()
    net.settle()
    assert not client.core.work.unconfirmed.entries
    return [entry.status for entry in client.core.journal.recent(50) if entry.verb == "reverse"]


def good(net: Net, client: Client) -> tuple[str, int]:
    """Good pieces of the step: what the hub counts and what the screen shows, which have to agree."""
    step = client.core.work.current
    assert step is not None
    counted = net.hub.document("op", MO, "010")["good"]
    assert counted == str(step.good // 1_000_000)
    return counted, int(net.hub.document("op", MO, "010")["sessions"][0]["pieces"])


@pytest.mark.parametrize("undos", [1, 2, 3])
def test_undos_made_offline_of_bookings_answered_before(net: Net, undos: int) -> None:
    """They arrive in one batch, newest first, and all are accepted."""
    client = running(net)
    before = net.hub.stock("RM-001", "L-CUT")
    for pieces in (1, 2, 3):
        client.book(pieces)
    assert good(net, client) == ("6", 6)
    client.disconnect()
    client.card(*["UNDO"] * undos)
    left = sum((1, 2, 3)[: 3 - undos])
    step = client.core.work.current
    assert step is not None and step.good == left * 1_000_000
    assert back_again(net, client) == ["accepted"] * undos
    assert good(net, client) == (str(left), left)
    assert (net.hub.stock("RM-001", "L-CUT") == before) == (left == 0)


def test_bookings_and_undos_made_offline(net: Net) -> None:
    """Booked, taken back, booked, taken back, and then the one from before the outage."""
    client = running(net)
    client.book(4)
    client.disconnect()
    for pieces in (2, 3):
        client.book(pieces)
        client.card("UNDO")
    client.card("UNDO")
    assert back_again(net, client) == ["accepted"] * 3
    assert good(net, client) == ("0", 0)
    assert net.hub.sql("SELECT count(*) FROM booking") == [(6,)]


def test_an_undo_while_another_terminal_books_there(net: Net) -> None:
    """The other's booking is no newer one of this terminal."""
    client, other = running(net), net.terminal("CUT-01", "T-OTHER")
    client.book(1)
    client.book(2)
    client.disconnect()
    client.card("UNDO", "UNDO")
    other.badge("0022")
    other.op("010")
    other.card("START")
    other.book(3)
    assert back_again(net, client) == ["accepted", "accepted"]
    assert net.hub.document("op", MO, "010")["good"] == "3"

"""A hub restored from a backup asks for everything it lost, under whatever numbers it was saved."""

import sqlite3

from tests.support.hub import chairs
from tests.support.joined import Client, Net


def at_work(net: Net) -> Client:
    """A terminal with a running operation."""
    cut = net.terminal("CUT-01")
    cut.badge()
    cut.op("010")
    cut.card("START")
    return cut


def restore(net: Net, backup: bytes, generation: str) -> None:
    """The hub comes up on an older database."""
    net.stop_hub()
    net.hub.restore(backup)
    net.hub.generation = generation
    net.hub.restart()
    net.start_hub()


def backup_of(net: Net) -> bytes:
    """The hub's database now."""
    return net.hub.dump()


def good(net: Net) -> str:
    """What the hub counts at the first step."""
    pieces: str = net.hub.document("op", "MO-2026-00184", "010")["good"]
    return pieces


def test_an_older_numbering_is_sent_again_too() -> None:
    """What was accepted before the journal began a new epoch is as safe as what came after."""
    net = Net(chairs())
    cut = at_work(net)
    backup = backup_of(net)
    cut.book(3)
    cut.boots += 1  # the epoch is named after it here
    cut.core.journal.start_epoch()
    cut.disconnect()
    cut.connect()
    net.settle()
    cut.book(2)
    assert good(net) == "5"
    restore(net, backup, "gen2")
    assert good(net) == "0"
    net.settle()
    assert good(net) == "5"


def test_a_twin_in_ones_place_hides_nothing() -> None:
    """Another device with a copy of the disk has filled the same numbers: what was displaced is put before a person."""
    net = Net(chairs())
    cut = at_work(net)
    copy = cut.connection.serialize()
    backup = backup_of(net)
    cut.book(3)
    cut.disconnect()
    restore(net, backup, "gen2")
    twin = Client("T-CUT-01", "CUT-01", net)
    twin.connection = sqlite3.connect(":memory:")
    twin.connection.deserialize(copy)
    twin.boot()
    net.clients.append(twin)
    twin.connect()
    twin.book(1)
    assert good(net) == "1"
    cut.connect()
    net.settle()
    assert good(net) == "1"
    ((text,),) = net.hub.sql("SELECT text FROM exception WHERE kind = 'sequence-conflict'")
    assert "output" in text


def test_a_clock_set_to_another_year_empties_no_journal() -> None:
    """Rows are kept by how many there are, too."""
    net = Net(chairs())
    cut = at_work(net)
    backup = backup_of(net)
    cut.book(3)
    net.hub.now += 2 * 365 * 24 * 3_600_000
    cut.boot()
    cut.connect()
    restore(net, backup, "gen2")
    net.settle()
    assert good(net) == "3"


def test_an_older_numbering_that_is_kept_only_in_part_blocks_nothing() -> None:
    """What the journal let go of is said to be missing, and the rest arrives."""
    net = Net(chairs())
    cut = at_work(net)
    backup = backup_of(net)
    cut.book(3)
    cut.book(4)
    older = cut.core.journal.epoch
    cut.boots += 1  # the epoch is named after it here
    cut.core.journal.start_epoch()
    cut.connection.execute("DELETE FROM outbox WHERE seq <= 3")  # signed on, started, three good
    cut.disconnect()
    restore(net, backup, "gen2")
    cut.connect()
    net.settle()
    assert good(net) == "4"
    rows = net.hub.sql("SELECT text FROM exception WHERE kind = 'bookings-missing'")
    assert len(rows) == 1
    assert older in rows[0][0]

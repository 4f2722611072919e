"""What a terminal sends when the hub asks for something again."""

import sqlite3
from collections.abc import Callable
from itertools import count

import pytest

from shared.envelope import to_bytes
from terminal.core.delivery.courier import FIRST_WAIT_MS, LONGEST_WAIT_MS, Courier
from terminal.core.delivery.journal import Journal
from terminal.core.delivery.moment import Moment

Ask = Callable[[int], int]


@pytest.fixture(name="courier")
def _courier() -> Courier:
    """Online, with three commands that have left."""
    ids = count(1)
    journal = Journal(
        sqlite3.connect(":memory:"),
        "T1",
        mint_id=lambda: f"00000000-0000-7000-8000-{next(ids):012d}",
        mint_epoch=lambda: "epoch001",
    )
    for _ in range(3):
        journal.save("note", {"subject": "a", "text": "b"}, subject="", badge="0021", now=Moment(1_795_000_000_000))
    courier = Courier(journal, version="test", jitter=lambda: 0.0)
    courier.on_connected()
    courier.on_hub_status(True, "gen1")
    hello = courier.tick(Moment(1_795_000_000_000, "b", 1))[0]
    assert hello.leaf == "hello"
    answer = {"id": courier._hello_id, "status": "welcome", "epoch": "epoch001", "have_through": 0, "generation": "gen1"}
    courier.on_response(to_bytes(answer), Moment(1_795_000_000_000, "b", 2))
    assert len(courier.tick(Moment(1_795_000_000_000, "b", 3))) == 3
    return courier


def asked_again(courier: Courier, mono: int, have_through: int = 0) -> None:
    """The hub lacks the first."""
    gap = {
        "id": "00000000-0000-7000-8000-000000000002",
        "epoch": "epoch001",
        "seq": 2,
        "status": "retry",
        "code": "gap",
        "have_through": have_through,
        "no": None,
    }
    courier.on_ack(to_bytes(gap), Moment(1_795_000_000_000, "b", mono))


def test_a_hub_that_asks_for_the_same_again_is_given_time(courier: Courier) -> None:
    """At once the first time; then later and later: its disk may be full, and answering costs it nothing."""
    mono, waits = 10, []
    for _ in range(8):
        asked_again(courier, mono)
        began = mono
        while not courier.tick(Moment(1_795_000_000_000, "b", mono)):
            mono += 100
        waits.append(mono - began)
    assert waits[0] == 0
    assert waits[1:4] == [FIRST_WAIT_MS, 2 * FIRST_WAIT_MS, 4 * FIRST_WAIT_MS]
    assert waits[-1] == LONGEST_WAIT_MS


def test_a_gap_further_on_is_filled_at_once(courier: Courier) -> None:
    """The hub has got on: what it lacks now it is sent now."""
    for have_through in (0, 1):
        asked_again(courier, 10, have_through)
        assert courier.tick(Moment(1_795_000_000_000, "b", 10))

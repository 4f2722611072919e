"""Which of two words of the hub is the newer one, whatever comes late, twice, or from a former life."""

import json
from typing import Any

import pytest

from shared.envelope import to_bytes
from terminal.core.plant.replica import Replica
from tests.support.hub import chairs

PLACE = ("stock", "RM-001", "RAW")


def said(rev: int, ts: str, generation: str = "b", **fields: Any) -> bytes:
    """The place's stock, as a generation says it at a time."""
    hub = chairs()
    doc = json.loads(hub.engine.document(("stock", "RM-001", "RAW"), hub.now).payload)
    doc |= {"rev": rev, "ts": f"2026-11-18T{ts}:00.000Z", **fields}
    doc.pop("generation")
    return to_bytes(doc | ({"generation": generation} if generation else {}))


@pytest.fixture(name="replica")
def _replica() -> Replica:
    """The second generation is there, and has said revision 9."""
    replica = Replica([])
    replica.on_generation("b", "2026-11-18T11:00:00.000Z")
    assert replica.put(PLACE, said(9, "11:05"))
    return replica


def shown(replica: Replica) -> int:
    """The revision it holds."""
    (doc,) = replica.stocks()
    return int(doc["rev"])


def test_an_older_word_of_one_generation_comes_too_late(replica: Replica) -> None:
    """By its revision, and of one revision by its time."""
    assert not replica.put(PLACE, said(8, "11:06"))
    assert not replica.put(PLACE, said(9, "11:04"))
    assert replica.put(PLACE, said(9, "11:06"))
    assert shown(replica) == 9


def test_a_former_life_that_is_heard_again_lets_no_older_word_in(replica: Replica) -> None:
    """Its status may look newer where the hub's clock was set back. All that the hub has said still counts."""
    replica.on_generation("a", "2026-11-18T11:30:00.000Z")
    for at in ("11:01", "11:02"):
        replica.on_generation("b", f"2026-11-18T{at}:00.000Z")
    assert not replica.put(PLACE, said(8, "11:06"))
    assert replica.put(PLACE, said(10, "11:07"))
    assert shown(replica) == 10


def test_what_was_taken_away_stays_away_for_older_words_of_its_generation(replica: Replica) -> None:
    """Until a newer one says that it is there again."""
    assert replica.put(PLACE, b"")
    replica.on_generation("a", "2026-11-18T11:30:00.000Z")
    for at in ("11:01", "11:02"):
        replica.on_generation("b", f"2026-11-18T{at}:00.000Z")
    assert not replica.put(PLACE, said(9, "11:05"))
    assert replica.put(PLACE, said(10, "11:06"))


def test_the_next_life_begins_anew(replica: Replica) -> None:
    """A hub restored from a backup has lower revisions."""
    replica.on_generation("c", "2026-11-18T12:00:00.000Z")
    assert replica.put(PLACE, said(3, "12:01", "c"))
    assert shown(replica) == 3


def test_a_hub_of_before_that_names_no_generation_begins_anew_too() -> None:
    """There only its status tells."""
    replica = Replica([])
    replica.on_generation("a", "2026-11-18T11:00:00.000Z")
    assert replica.put(PLACE, said(9, "11:05", ""))
    assert not replica.put(PLACE, said(3, "11:06", ""))
    replica.on_generation("c", "2026-11-18T12:00:00.000Z")
    assert replica.put(PLACE, said(3, "12:01", ""))

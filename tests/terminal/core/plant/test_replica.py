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


def person(badge: str, name: str, **place: Any) -> bytes:
    """A person's document, as one generation says it."""
    record = {"id": badge, "rev": 1, "name": name, "roles": ["operator"], "skills": [], "active": True}
    head = {"id": badge, "rev": 1, "applied": {}, "ts": "2026-11-18T11:05:00.000Z", "generation": "b"}
    return to_bytes(head | place | {"record": record})


def test_people_of_an_older_hub_are_known_until_they_stand_in_their_own_place(replica: Replica) -> None:
    """What both places say is said by the own one."""
    assert replica.put(("ref", "operator", "0021"), person("0021", "Omar", kind="operator"))
    assert replica.put(("ref", "operator", "0022"), person("0022", "Rahman", kind="operator"))
    assert [record["name"] for record in replica.refs("operator")] == ["Omar", "Rahman"]
    assert replica.put(("people", "0021"), person("0021", "Omar Said"))
    assert [record["name"] for record in replica.refs("operator")] == ["Omar Said", "Rahman"]
    assert (replica.ref("operator", "0021") or {})["name"] == "Omar Said"
    assert (replica.ref_by_code("operator", "0022") or {})["name"] == "Rahman"


def test_people_are_not_forgotten_but_their_former_place_is(replica: Replica) -> None:
    """A terminal that was off at the upgrade never hears that the hub has taken the old ones away."""
    replica.put(("ref", "operator", "0021"), person("0021", "Omar", kind="operator"))
    assert ("ref", "operator", "0021") not in replica.passing()
    replica.put(("people", "0021"), person("0021", "Omar"))
    assert ("ref", "operator", "0021") in replica.passing()
    assert ("people", "0021") not in replica.passing()


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (("value", "stock", "RM-001", "FG"), {}),
        (("value", "stock", "RM-001"), {}),
        (("value", "mo", "RM-001", "RAW"), {}),
        (("value", "stock", "RM-001", "RAW"), {"value": 5}),
        (("value", "pin", "0021"), {}),
        (("value",), {}),
    ],
)
def test_a_value_that_is_none_or_stands_elsewhere_is_refused(replica: Replica, place: tuple[str, ...], change: Any) -> None:
    """As with every document: its topic says what it is."""
    doc = {"id": "RM-001-RAW", "rev": 9, "applied": {}, "ts": "2026-11-18T11:05:00.000Z", "generation": "b"}
    doc |= {"item": "RM-001", "location": "RAW", "value": "12"}
    assert replica.put(("value", "stock", "RM-001", "RAW"), to_bytes(doc))
    assert not replica.put(place, to_bytes(doc | {"rev": 10} | change))
    held = replica.stock_value("RM-001", "RAW")
    assert held is not None
    assert held["value"] == "12"

"""What was once taken, or taken in silence: one table of it, and what is said today."""

from collections.abc import Callable
from typing import Any, Final

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from tests.support.hub import Hub, chairs

MO: Final = "MO-2026-00184"
YEAR_MS: Final = 366 * 86_400_000
COUNTED: Final[dict[str, Any]] = {"item": "RM-004", "location": "RAW", "q": "1", "reason": "CNT"}
RECEIVED: Final[dict[str, Any]] = {"item": "RM-003", "location": "L-UPH", "q": "5", "cost": "1", "lot": "2501-00001"}
NOTE: Final = {"subject": MO, "text": "a"}
Given = Callable[[Hub], dict[str, Any]]


def of_the_office(verb: str, **data: Any) -> Given:
    """An `x/` client's command."""
    return lambda hub: hub.office(verb, **data)


def of_a_terminal(**more: Any) -> Given:
    """A note of an enrolled terminal, with something wrong about it."""
    return lambda hub: hub.send(hub.sealed("note", "0021", NOTE, **more))[0]


def of_a_stranger(hub: Hub) -> dict[str, Any]:
    """A booking of a terminal that nobody has enrolled."""
    return hub.send(
        hub.sealed("output", "0021", {"mo": MO, "op": "010", "workstation": "CUT-01", "good": "1"}, terminal="T9")
    )[0]


def spoiled(old: bytes, new: bytes, *, source: str = "office") -> Given:
    """A count without a checksum, in which bytes stand for others."""

    def given(hub: Hub) -> dict[str, Any]:
        body = seal(verb="adjust", identity=hub.identity(), source=source, time=hub.clock(), data=COUNTED)
        del body["sum"]
        return hub.send(Arrival("x", "office", "adjust", to_bytes(body).replace(old, new)))[0]

    return given


def ring(hub: Hub) -> dict[str, Any]:
    """The chair is made of a sheet, the sheet of a screw, and the screw of a chair."""
    lines = [{"item": "RM-001", "q": "1"}]
    assert hub.office("put-bom", id="RM-006", item="RM-006", lines=lines)["status"] == "accepted"
    return hub.office("put-bom", id="RM-001", item="RM-001", lines=[{"item": "RM-006", "q": "1"}])


def of_another_year(hub: Hub) -> dict[str, Any]:
    """By a clock that is two years behind."""
    return of_a_terminal(time=datetime_of(hub.now - 2 * YEAR_MS))(hub)


def expired(hub: Hub) -> dict[str, Any]:
    """A lot past its day is used."""
    assert hub.office("receive", **RECEIVED, expires="2025-01-31")["status"] == "accepted"
    used = {"mo": MO, "op": "040", "item": "RM-003", "lot": RECEIVED["lot"], "location": "L-UPH", "q": "1"}
    return hub.terminal("consume", **used, kind="planned")


TABLE: Final[dict[str, tuple[Given, str, str]]] = {
    "a key that stands twice": (spoiled(b'"q":"1"', b'"q":"1","q":"1000"'), "rejected", "unreadable"),
    "another's name as source": (spoiled(b'"office"', b'"erp2"', source="office"), "rejected", "wrong-source"),
    "a terminal that is not enrolled": (of_a_stranger, "retry", "stranger"),
    "sequence 0": (of_a_terminal(sequence=0), "retry", "unreadable"),
    "a part of itself": (
        of_the_office("put-bom", id="CH-100", item="CH-100", rev=1, lines=[{"item": "CH-100", "q": "1"}]),
        "rejected",
        "bom-loop",
    ),
    "a ring of parts": (ring, "rejected", "bom-loop"),
    "a step that is none": (
        of_the_office("put-bom", id="CH-100", item="CH-100", rev=1, lines=[{"item": "RM-001", "q": "1", "step": "015"}]),
        "rejected",
        "bom-step",
    ),
    "a group that is none": (
        of_the_office("put-routing", id="R2", item="CH-100", steps=[{"op": "010", "group": "NOWHERE"}]),
        "rejected",
        "group-unknown",
    ),
    "a day that is none": (of_the_office("receive", **RECEIVED, expires="2027-02-30"), "rejected", "nonsense"),
    "a bare number as time": (of_the_office("count", **COUNTED, counted_at=1_795_000_000), "rejected", "nonsense"),
    "two years ago": (of_another_year, "accepted", "long-ago"),
    "a lot past its day": (expired, "accepted", "lot-expired"),
    "a price of a million": (
        of_the_office("receive", **RECEIVED | {"cost": "1000000"}, client="cheap"),
        "rejected",
        "client-role",
    ),
}
"""What is given → how it is settled, and the rule, or the flag on what has happened."""


@pytest.mark.parametrize("given", TABLE)
def test_what_was_once_taken(given: str) -> None:
    hub = chairs()
    hub.hello()
    act, status, code = TABLE[given]
    answer = act(hub)
    assert answer["status"] == status, answer
    assert code in (answer["code"], *answer["flags"]), answer
    assert status == "accepted" or (answer["message"] and answer["help"]), answer

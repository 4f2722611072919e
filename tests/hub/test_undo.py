"""UNDO: the operator's small part of `reverse`, by badge alone: this terminal's last booking, within a minute."""

from typing import Any

import pytest

from tests.hub.floor import (
    BOSS,
    FIRST,
    OPERATOR,
    SETTER,
    STOOLS,
    STORE,
    ago,
    books,
    clean,
    confirmed,
    done,
    exceptions,
    floor,
    late,
    refused,
    step,
)
from tests.support.hub import Hub


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def undo(hub: Hub, answer: dict[str, Any], badge: str = OPERATOR, **envelope: Any) -> dict[str, Any]:
    """What the UNDO card sends."""
    return hub.send(hub.sealed("reverse", badge, {"command": answer["id"], "reason": "undo"}, **envelope))[0]


def test_undo_takes_back_this_terminals_last_booking(hub: Hub) -> None:
    """By badge alone; another badge at the same terminal may as well. Then the one before it."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    before = books(hub)
    first = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    second = done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    refused(undo(hub, first), "undo-late")
    done(undo(hub, second, SETTER))
    assert step(hub, STOOLS, "010")[0] == "1"
    refused(undo(hub, second), "already-reversed")
    done(undo(hub, first))
    assert books(hub) == before
    clean(hub)


@pytest.mark.parametrize(("seconds", "code"), [(58, None), (60, "undo-late"), (3600, "undo-late")])
def test_undo_has_a_minute(hub: Hub, seconds: int, code: str | None) -> None:
    """By the terminal's wall clock where nothing better is known."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    hub.now += seconds * 1000
    assert undo(hub, answer)["code"] == code
    assert step(hub, STOOLS, "010")[0] == ("0" if code is None else "1")
    clean(hub)


@pytest.mark.parametrize(("mono", "code"), [(61_000, None), (61_001, "undo-late"), (999, "undo-late")])
def test_undo_goes_by_the_monotonic_clock_inside_one_boot(hub: Hub, mono: int, code: str | None) -> None:
    """However late it arrives, and whatever happens to the wall clock."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    booking = hub.sealed("output", OPERATOR, {**FIRST, "good": "1"}, boot="b1", mono=1_000)
    answer = done(hub.send(booking)[0])
    hub.now += 7_200_000
    assert undo(hub, answer, boot="b1", mono=mono)["code"] == code
    clean(hub)


def test_undo_of_a_count_goes_by_when_it_was_sent(hub: Hub) -> None:
    """Not by its cut-off."""
    data = {"item": "RM-006", "location": "RAW", "q": "7", "counted_at": ago(hub, 30), "reason": "CNT"}
    answer = hub.terminal("count", STORE, **data)
    assert answer["status"] == "accepted"
    assert undo(hub, answer, STORE)["status"] == "accepted"
    assert hub.stock("RM-006", "RAW") == "300"
    clean(hub)


def test_undo_is_only_for_this_terminal_and_only_for_bookings(hub: Hub) -> None:
    """Not another terminal's, not the office's; an inactive badge undoes nothing."""
    hub.hello("T2")
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    there = hub.send(hub.sealed("output", OPERATOR, {**FIRST, "good": "1"}, "T2"))[0]
    office = done(hub.office("receive", item="RM-004", location="RAW", q="1", cost="8"))
    refused(undo(hub, there), "undo-late")
    refused(undo(hub, office), "undo-late")
    refused(undo(hub, there, "0039"), "badge-inactive")
    refused(undo(hub, there, "0037"), "role-needed")
    assert step(hub, STOOLS, "010")[0] == "1"
    clean(hub)


def test_a_supervisor_reverses_anything_with_a_pin(hub: Hub) -> None:
    """By badge alone no more than UNDO."""
    done(late(hub, "op-start", OPERATOR, 30, **FIRST))
    answer = done(late(hub, "output", OPERATOR, 20, **FIRST, good="3"))
    refused(undo(hub, answer, BOSS), "undo-late")
    done(confirmed(hub, "reverse", BOSS, command=answer["id"], reason="counted again"))
    assert step(hub, STOOLS, "010")[0] == "0"
    assert exceptions(hub, "parked") == []
    clean(hub)

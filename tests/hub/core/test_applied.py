"""What a supervisor applied of what was parked is a booking like any other: it can be taken back, once. L10."""

import json
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.hub.floor import (
    COMING,
    FIRST,
    LAST,
    WAITING,
    books,
    clean,
    confirmed,
    done,
    exceptions,
    floor,
    only,
    refused,
    settle,
    step,
)
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, PLANNER, STOOLS


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


APPLIED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "output": ("output", PLANNER, {**FIRST, "good": "2", "suspect": "1", "scrap": [{"q": "1", "reason": "DIM"}]}),
    "goods": ("output", PLANNER, {**LAST, "good": "2"}),
    "consume": (
        "consume",
        PLANNER,
        {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "7", "kind": "planned"},
    ),
    "return": ("return", PLANNER, {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "1"}),
    "receive": ("receive", OPERATOR, {"item": "RM-006", "location": "RAW", "q": "10", "cost": "7"}),
    "transfer": ("transfer", OPERATOR, {"item": "RM-006", "from": "RAW", "to": "L-CUT", "q": "10"}),
    "move": ("move", OPERATOR, {"mo": STOOLS, "item": "RM-006", "from": "RAW", "to": "L-CUT", "q": "10"}),
    "adjust": ("adjust", OPERATOR, {"item": "RM-006", "location": "RAW", "q": "-7", "reason": "CNT"}),
    "count": (
        "count",
        OPERATOR,
        {"item": "RM-006", "location": "RAW", "q": "7", "counted_at": "2026-11-18T10:00:00Z", "reason": "CNT"},
    ),
}


@pytest.mark.parametrize("named", ["the command's id", "the command's number", "the decision's number"])
@pytest.mark.parametrize("name", APPLIED)
def test_what_was_applied_is_reversed(hub: Hub, name: str, named: str) -> None:
    """By whatever name: everything goes back, once, and what was parked stays settled. L10."""
    for place, badge in ((FIRST, OPERATOR), (LAST, OPERATOR)):
        done(hub.terminal("op-start", badge, **place), *(["ahead-of-upstream"] if place is LAST else []))
    done(hub.terminal("output", OPERATOR, **FIRST, good="3"))
    before = books(hub)
    verb, badge, data = APPLIED[name]
    parked = hub.terminal(verb, badge, **data)
    refused(parked, "role-needed", "parked")
    refused(hub.office("reverse", command=parked["id"], reason="x"), "not-reversible")
    decided = settle(hub, only(hub, "parked"), "apply")
    assert decided["status"] == "accepted", decided
    assert books(hub) != before
    hub.restart()
    command = {"i": parked["id"], "n": str(parked["no"])}.get(named[14], str(decided["no"]))
    mended = hub.office("reverse", command=command, reason="not so")
    assert mended["status"] == "accepted", mended
    assert mended["result"] == {"command": parked["id"], "no": decided["no"], "verb": verb}
    assert books(hub) == before
    assert hub.sql("SELECT target FROM reversal") == [(decided["no"],)]
    assert exceptions(hub, "parked", "settled")
    for reference in (parked["id"], str(parked["no"]), str(decided["no"])):
        refused(hub.office("reverse", command=reference, reason="again"), "already-reversed")
    clean(hub)


def test_what_was_applied_is_a_supervisors_to_reverse(hub: Hub) -> None:
    """With the PIN; the terminal that sent it has no UNDO for it, and keeps that for its own last booking."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    own = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    parked = hub.terminal("output", PLANNER, **FIRST, good="2")
    decided = done(settle(hub, only(hub, "parked"), "apply"))
    for command in (parked["id"], str(decided["no"])):
        refused(hub.terminal("reverse", OPERATOR, command=command, reason="undo"), "undo-late")
    done(hub.terminal("reverse", OPERATOR, command=own["id"], reason="undo"))
    done(confirmed(hub, "reverse", BOSS, command=str(decided["no"]), reason="counted again"))
    assert step(hub, STOOLS, "010")[0] == "0"
    clean(hub)


def test_an_applied_finish_is_taken_back(hub: Hub) -> None:
    """The session goes on."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    refused(hub.terminal("op-finish", PLANNER, **FIRST), "role-needed", "parked")
    decided = done(settle(hub, only(hub, "parked"), "apply"), "finished-short")
    assert hub.document("op", STOOLS, "010")["sessions"] == []
    done(hub.office("reverse", command=str(decided["no"]), reason="x"))
    assert [session["badge"] for session in hub.document("op", STOOLS, "010")["sessions"]] == [OPERATOR]
    clean(hub)


def test_an_exception_of_what_was_applied_is_settled_by_reversing_it(hub: Hub) -> None:
    """It went below zero on the supervisor's word."""
    before = books(hub)
    refused(hub.terminal("adjust", OPERATOR, item="RM-006", location="RAW", q="-500", reason="CNT"), "role-needed", "parked")
    done(settle(hub, only(hub, "parked"), "apply"), "negative-stock")
    done(settle(hub, only(hub, "negative-stock"), "reverse"))
    assert books(hub) == before
    clean(hub)


@pytest.mark.parametrize("cut", range(4))
@pytest.mark.parametrize("named", range(4))
def test_applied_and_reversed_in_one_batch(hub: Hub, named: int, cut: int) -> None:
    """Named by id or number, the command or the decision, before either is in the database or after."""
    done(hub.office("mo-create", mo=COMING, item="STOOL", q="5"))
    before = books(hub)
    number = hub.engine.core.counters.next_no
    story = [
        by_office(hub, "output", {**WAITING, "good": "2"}),
        by_office(hub, "mo-release", {"mo": COMING}),
        by_office(hub, "exception-resolve", {"exception": f"EX-{number}-1", "how": "apply", "reason": "asked"}),
    ]
    ids = [json.loads(arrival.payload)["id"] for arrival in story]
    command = (ids[0], ids[2], str(number), str(number + 2))[named]
    story += [by_office(hub, "reverse", {"command": command, "reason": "x"}) for _ in range(2)]
    answers = [*hub.send(*story[:cut]), *hub.send(*story[cut:])]
    assert [answer["code"] for answer in answers] == ["order-not-released", None, None, None, "already-reversed"]
    assert answers[3]["result"] == {"command": ids[0], "no": number + 2, "verb": "output"}
    assert (books(hub)[0], step(hub, COMING, "010")) == (before[0], ("0", "0", "0", "0"))
    clean(hub)


def by_office(hub: Hub, verb: str, data: dict[str, Any]) -> Arrival:
    """A command of the office's that is not sent yet."""
    body = seal(verb=verb, identity=hub.identity(), source="office", time=hub.clock(), data=data, authid="")
    return Arrival("x", "office", verb, to_bytes(body))

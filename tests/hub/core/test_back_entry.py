"""Back-entry: a supervisor books on behalf of someone with the real time; both names are kept."""

import json
from datetime import UTC, datetime

import pytest

from tests.hub.floor import FIRST, ago, clean, confirmed, done, exceptions, floor, refused, step, wip
from tests.support.hub import Hub
from tests.support.plants import BOSS, LEFT, OPERATOR, SETTER, STOOLS, STORE

HOUR = 3_600_000


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def test_both_names_and_the_real_time_are_kept(hub: Hub) -> None:
    """Paper after a power cut: Omar's booking, entered by the supervisor."""
    at = hub.now - 4 * HOUR
    answer = done(confirmed(hub, "output", BOSS, **FIRST, good="3", behalf=OPERATOR, happened=_iso(at)), "not-started")
    assert hub.sql("SELECT badge, entered_by, at, good FROM booking") == [(OPERATOR, BOSS, at, 3_000_000)]
    ((body,),) = hub.sql("SELECT body FROM event ORDER BY number DESC LIMIT 1")
    event = json.loads(body)
    assert (event["who"], event["entered_by"], event["occurred"]) == (OPERATOR, BOSS, at)
    assert hub.sql("SELECT authid FROM inbox WHERE no = :no", no=answer["no"]) == [(BOSS,)]
    assert (step(hub, STOOLS, "010")[0], wip(hub)) == ("3", {"RM-006": ("3", "19.5")})
    clean(hub)


def _iso(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat()


def test_a_shift_is_entered_afterwards(hub: Hub) -> None:
    """Start, output, finish: the session's time is the paper's, not the typing's."""
    began = hub.now - 8 * HOUR
    for verb, hours, more in (("op-start", 0.0, {}), ("output", 2, {"good": "10"}), ("op-finish", 2.5, {})):
        moment = _iso(began + round(hours * HOUR))
        done(confirmed(hub, verb, BOSS, **FIRST, **more, behalf=OPERATOR, happened=moment))
    assert hub.sql("SELECT badge, worked_ms, started, ended, status FROM session") == [
        (OPERATOR, round(2.5 * HOUR), began, began + round(2.5 * HOUR), "closed")
    ]
    assert hub.sql("SELECT started, ended, ms FROM session_slice") == [(began, began + round(2.5 * HOUR), round(2.5 * HOUR))]
    assert exceptions(hub, "parked") == []
    clean(hub)


def test_it_takes_a_supervisor_and_the_pin(hub: Hub) -> None:
    """On behalf of another or only at another time: both are back-entries."""
    for data in ({"behalf": SETTER}, {"happened": ago(hub, 60)}):
        refused(hub.terminal("output", OPERATOR, **FIRST, good="1", **data), "role-needed", "parked")
        refused(hub.terminal("output", BOSS, **FIRST, good="1", **data), "pin-needed", "parked")
    refused(confirmed(hub, "output", OPERATOR, **FIRST, good="1", behalf=SETTER), "role-needed", "parked")
    assert step(hub, STOOLS, "010")[0] == "0"
    done(confirmed(hub, "output", BOSS, **FIRST, good="1", happened=ago(hub, 60)), "not-started")
    assert hub.sql("SELECT badge, entered_by FROM booking") == [(BOSS, BOSS)]
    clean(hub)


def test_a_trusted_client_enters_for_people_too(hub: Hub) -> None:
    """Its own name stands where a badge would."""
    done(hub.office("output", **FIRST, good="1", behalf=OPERATOR, happened=ago(hub, 60)), "not-started")
    assert hub.sql("SELECT badge, entered_by FROM booking") == [(OPERATOR, "x/office")]
    clean(hub)


def test_not_in_the_future_and_not_for_ever_in_the_past(hub: Hub) -> None:
    """A typing error in the date is parked."""
    data = {**FIRST, "good": "1", "behalf": OPERATOR}
    refused(confirmed(hub, "output", BOSS, **data, happened=ago(hub, -6)), "future", "parked")
    refused(confirmed(hub, "output", BOSS, **data, happened=ago(hub, 31 * 24 * 60 + 5)), "too-long-ago", "parked")
    done(confirmed(hub, "output", BOSS, **data, happened=ago(hub, 31 * 24 * 60 - 5)), "not-started")
    clean(hub)


def test_for_somebody_unknown_it_is_parked_and_for_who_has_left_it_counts(hub: Hub) -> None:
    """Someone who has left meanwhile did work then."""
    refused(confirmed(hub, "output", BOSS, **FIRST, good="1", behalf="9999"), "badge-unknown", "parked")
    done(confirmed(hub, "output", BOSS, **FIRST, good="1", behalf=LEFT, happened=ago(hub, 600)), "not-started")
    assert hub.sql("SELECT badge FROM booking") == [(LEFT,)]
    clean(hub)


def test_yesterdays_pieces_are_not_todays(hub: Hub) -> None:
    """The workstation's count is of the production day."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    done(confirmed(hub, "output", BOSS, **FIRST, good="2", behalf=OPERATOR, happened=ago(hub, 24 * 60)))
    assert hub.document("ws", "CUT-01")["today"]["good"] == "1"
    assert step(hub, STOOLS, "010")[0] == "3"
    clean(hub)


def test_a_back_entry_is_reversed_like_any_booking(hub: Hub) -> None:
    """By PIN; it is too old for UNDO only if it was typed too long ago."""
    data = {**FIRST, "good": "2", "behalf": OPERATOR, "happened": ago(hub, 600)}
    answer = done(confirmed(hub, "output", BOSS, **data), "not-started")
    done(confirmed(hub, "reverse", BOSS, command=answer["id"], reason="read wrong"))
    assert (step(hub, STOOLS, "010")[0], wip(hub)) == ("0", {})
    again = done(confirmed(hub, "output", BOSS, **data), "not-started")
    done(hub.terminal("reverse", OPERATOR, command=again["id"], reason="undo"))
    assert wip(hub) == {}
    clean(hub)


def test_material_is_entered_afterwards_too(hub: Hub) -> None:
    """Who took it, when; a shipment is no fact and has no such fields."""
    issue = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "2", "kind": "planned"}
    done(confirmed(hub, "consume", BOSS, **issue, behalf=OPERATOR, happened=ago(hub, 60)))
    assert wip(hub) == {"RM-006": ("2", "13")}
    refused(hub.terminal("ship", STORE, item="STOOL", location="FG", q="1", behalf=OPERATOR), "not-enough")
    clean(hub)

"""Stock below zero: one exception for a place, with a proposal, closed by whatever brings the place back."""

import pytest

from tests.hub.floor import FIRST, LAST, clean, done, exceptions, floor, gone, refused
from tests.support.hub import Hub
from tests.support.plants import OPERATOR, STORE

KIND = "negative-stock"


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = floor()
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.office("transfer", item="RM-006", from_="L-CUT", to="RAW", q="98"))  # two are left
    return hub


def test_one_exception_however_often_it_is_taken_from(hub: Hub) -> None:
    """What follows is flagged; it proposes the transfer, which settles it without a person. A replay says the same."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), KIND)
    (exception,) = exceptions(hub, KIND)
    doc = hub.document("exception", exception)
    assert (doc["subject"], doc["text"]) == (
        "RM-006 L-CUT",
        "RM-006 at L-CUT went to -1; RAW holds 398: move it there, or count",
    )
    for _ in range(3):
        done(hub.terminal("output", OPERATOR, **FIRST, good="1"), KIND)
        hub.restart()
    assert exceptions(hub, KIND) == [exception]
    done(hub.terminal("transfer", STORE, item="RM-006", from_="RAW", to="L-CUT", q="3"))
    assert exceptions(hub, KIND) == [exception]
    done(hub.terminal("transfer", STORE, item="RM-006", from_="RAW", to="L-CUT", q="1"))
    assert gone(hub, "exception", exception)
    no = hub.engine.core.counters.next_no - 1
    assert hub.sql("SELECT status, how, who, reason, rev FROM exception WHERE id = :id", id=exception) == [
        ("settled", "covered", "hub", f"back at 0 by transfer {no}", no)
    ]
    refused(hub.office("exception-resolve", exception=exception, how="dismiss", reason="x"), "exception-unknown")
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), KIND)
    assert len(exceptions(hub, KIND)) == 1
    clean(hub)


def test_dismissed_it_is_not_asked_again_before_the_place_has_come_back(hub: Hub) -> None:
    """Below zero already: nothing new has happened."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="3"), KIND)
    (exception,) = exceptions(hub, KIND)
    done(hub.office("exception-resolve", exception=exception, how="dismiss", reason="known"))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), KIND)
    assert exceptions(hub, KIND) == []
    done(hub.terminal("adjust", STORE, item="RM-006", location="L-CUT", q="2", reason="CNT"))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), KIND)
    assert len(exceptions(hub, KIND)) == 1
    clean(hub)


def test_nothing_elsewhere(hub: Hub) -> None:
    """Then it is counted, or booked what has come."""
    done(hub.terminal("adjust", STORE, item="STOOL", location="FG", q="-4", reason="CNT"), KIND)
    (exception,) = exceptions(hub, KIND)
    assert hub.document("exception", exception)["text"] == (
        "STOOL at FG went to -4; no other place holds any: count, or book what has come"
    )
    done(hub.terminal("output", OPERATOR, **LAST, good="4"), "ahead-of-upstream", "not-started")
    assert exceptions(hub, KIND) == []
    clean(hub)


def test_a_lot_below_zero_keeps_the_place_open(hub: Hub) -> None:
    """Another lot at the same place opens no second exception, and the last one back closes it."""
    where = {"item": "RM-003", "location": "L-UPH", "reason": "CNT"}
    done(hub.terminal("adjust", STORE, **where, lot="2604-00012", q="-2"), KIND)
    (exception,) = exceptions(hub, KIND)
    assert hub.document("exception", exception)["text"] == (
        "RM-003 lot 2604-00012 at L-UPH went to -2; RAW holds 290: move it there, or count"
    )
    done(hub.terminal("adjust", STORE, **where, lot="B", q="-1"), KIND)
    done(hub.terminal("adjust", STORE, **where, lot="2604-00012", q="2"))
    assert exceptions(hub, KIND) == [exception]
    done(hub.terminal("adjust", STORE, **where, lot="B", q="5"))
    assert exceptions(hub, KIND) == []
    clean(hub)


def test_reversed_by_a_person_it_is_settled_by_that_person(hub: Hub) -> None:
    """And by the hub when the booking is taken back without looking at the exception."""
    for by_exception in (True, False):
        adjusted = done(hub.terminal("adjust", STORE, item="RM-006", location="L-CUT", q="-5", reason="CNT"), KIND)
        (exception,) = exceptions(hub, KIND)
        if by_exception:
            done(hub.office("exception-resolve", exception=exception, how="reverse", reason="typed wrong"))
        else:
            done(hub.office("reverse", command=str(adjusted["no"]), reason="typed wrong"))
        settled = hub.sql("SELECT how, who FROM exception WHERE id = :id", id=exception)
        assert settled == [("reverse", "x/office") if by_exception else ("covered", "hub")]
    clean(hub)


def test_what_was_parked_names_order_and_quantities(hub: Hub) -> None:
    """And offers only what can work: an order that is over takes nothing any more."""
    done(hub.terminal("op-pause", OPERATOR, **FIRST, reason="BRK"))
    done(hub.office("mo-create", mo="MO-2026-00301", item="STOOL", q="5"))
    early = {**FIRST, "mo": "MO-2026-00301"}
    refused(hub.terminal("output", OPERATOR, **early, good="2", rework="1"), "order-not-released", "parked")
    refused(hub.terminal("op-start", OPERATOR, **early), "order-not-released", "parked")
    pieces, start = exceptions(hub, "parked")
    doc = hub.document("exception", pieces)
    assert (doc["subject"], doc["ways"]) == ("MO-2026-00301 010", ["apply", "charge", "dismiss"])
    assert doc["text"] == "2 good, 1 rework at OP 010 of MO-2026-00301: the order is draft (Operator)"
    assert hub.document("exception", start)["ways"] == ["apply", "dismiss"]
    hub.restart()
    done(hub.office("mo-cancel", mo="MO-2026-00301", reason="never mind"))
    assert ("exception", pieces) in hub.engine.take_touched()
    assert hub.document("exception", pieces)["ways"] == ["charge", "dismiss"]
    assert hub.document("exception", start)["ways"] == ["dismiss"]
    answer = hub.office("exception-resolve", exception=pieces, how="apply", reason="x")
    refused(answer, "apply-late")
    assert (answer["message"], answer["help"]) == (
        "the order is cancelled and takes nothing any more",
        "settle it by: charge, dismiss",
    )
    refused(hub.terminal("receive", OPERATOR, item="RM-006", location="RAW", q="3"), "role-needed", "parked")
    last = hub.document("exception", exceptions(hub, "parked")[-1])
    assert (last["subject"], last["ways"]) == ("RM-006 RAW", ["apply", "dismiss"])
    assert last["text"].startswith("3 RM-006 received into RAW: receive needs the role")
    clean(hub)

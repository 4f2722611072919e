"""`reverse`: the mirror image of a booking, counters included, once. UNDO has a file of its own."""

import json
from typing import Any

import pytest

from tests.hub.floor import FIRST, LAST, back, books, clean, done, floor, lines, make, pool, refused, step, wip
from tests.support.hub import Hub
from tests.support.plants import OPERATOR, QUALITY, SETTER, STOOLS, STORE

ISSUE = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def booked(op: dict[str, str], **data: Any) -> tuple[str, str, dict[str, Any]]:
    """An output."""
    return "output", OPERATOR, {**op, **data}


REVERSIBLE = {
    "output": booked(FIRST, good="4", rework="1", suspect="1", scrap=[{"q": "2", "reason": "DIM"}]),
    "goods": booked(LAST, good="4"),
    "output with lots": booked(FIRST, good="2", consumed=[{"item": "RM-006", "q": "5"}]),
    "time only": booked(FIRST),
    "planned": ("consume", OPERATOR, {**ISSUE, "q": "7", "kind": "planned"}),
    "extra": ("consume", OPERATOR, {**ISSUE, "q": "7", "kind": "extra", "reason": "SPO"}),
    "off the list": ("consume", OPERATOR, {**ISSUE, "item": "RM-004", "q": "7", "kind": "planned"}),
    "return": ("return", OPERATOR, {**ISSUE, "q": "2"}),
    "move": ("move", STORE, {"mo": STOOLS, "item": "RM-004", "from": "RAW", "to": "L-PACK", "q": "20"}),
    "transfer": ("transfer", STORE, {"item": "RM-004", "from": "RAW", "to": "L-PACK", "q": "20"}),
    "receive": ("receive", STORE, {"item": "RM-004", "location": "RAW", "q": "100", "cost": "13"}),
    "adjust up": ("adjust", STORE, {"item": "RM-004", "location": "RAW", "q": "3", "reason": "CNT"}),
    "adjust down": ("adjust", STORE, {"item": "RM-004", "location": "RAW", "q": "-3", "reason": "CNT"}),
}


@pytest.mark.parametrize("name", REVERSIBLE)
def test_a_reversal_gives_back_everything(hub: Hub, name: str) -> None:
    """Stock, WIP, pools, counters, what was received: all as before, to the last micro-unit."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("op-start", OPERATOR, **LAST), "ahead-of-upstream")
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    done(hub.terminal("consume", OPERATOR, **{**ISSUE, "q": "3"}, kind="planned"), "covered-by-backflush")
    before = books(hub)
    verb, badge, data = REVERSIBLE[name]
    answer = hub.terminal(verb, badge, **data)
    assert answer["status"] == "accepted", answer
    if name != "time only":
        assert books(hub) != before
    mended = back(hub, answer)
    assert mended["status"] == "accepted", mended
    assert mended["result"] == {"command": answer["id"], "no": answer["no"], "verb": verb}
    assert books(hub) == before
    assert hub.sql("SELECT target, reason FROM reversal") == [(answer["no"], "a mistake")]
    clean(hub)
    refused(back(hub, answer), "already-reversed")
    refused(back(hub, mended), "not-reversible")
    assert books(hub) == before
    clean(hub)


def test_a_reversal_mirrors_the_lines_at_their_own_values(hub: Hub) -> None:
    """At what they were worth then, not at today's average."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    assert lines(hub, answer) == [("RM-006", "L-CUT", "WIP", "4", "26")]
    done(hub.office("receive", item="RM-006", location="RAW", q="396", cost="13"))
    mended = done(back(hub, answer))
    assert lines(hub, mended) == [("RM-006", "WIP", "L-CUT", "4", "26")]
    assert pool(hub, "RM-006") == ("796", "7748")
    assert hub.sql("SELECT reversal_of FROM movement WHERE no = :no", no=mended["no"]) == [(answer["no"],)]
    assert hub.sql("SELECT good, workstation FROM booking WHERE no = :no", no=mended["no"]) == [(-4_000_000, "CUT-01")]
    clean(hub)


def test_documents_and_events_tell_of_a_reversal(hub: Hub) -> None:
    """The step, the step behind it, the order, the workstation's count of today, the stock."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="4", scrap=[{"q": "1", "reason": "DIM"}]))
    assert hub.document("ws", "CUT-01")["today"]["good"] == "4"
    assert hub.document("op", STOOLS, "020")["available"] == "4"
    hub.engine.take_touched()
    done(back(hub, answer))
    assert step(hub, STOOLS, "010") == ("0", "0", "0", "0")
    assert hub.document("op", STOOLS, "020")["available"] == "0"
    assert hub.document("value-mo", STOOLS)["value_wip"] == "0"
    assert hub.document("ws", "CUT-01")["today"]["good"] == "0"
    assert hub.document("ws", "CUT-01")["today"]["scrap"] == "0"
    assert hub.document("op", STOOLS, "010")["sessions"][0]["pieces"] == "0"
    wanted = {("op", STOOLS, "010"), ("op", STOOLS, "020"), ("mo", STOOLS), ("ws", "CUT-01"), ("stock", "RM-006", "L-CUT")}
    assert wanted <= set(hub.engine.take_touched())
    ((topic, body),) = hub.sql("SELECT topic, body FROM event ORDER BY number DESC LIMIT 1")
    assert (topic, json.loads(body)["result"]["no"]) == ("mo/reverse", answer["no"])
    clean(hub)


def test_a_session_that_stood_still_then_loses_no_pieces(hub: Hub) -> None:
    """Paused when the booking was made, running when it is reversed."""
    done(hub.terminal("op-start", SETTER, **FIRST))
    done(hub.terminal("op-pause", SETTER, **FIRST, reason="BRK"))
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("op-resume", SETTER, **FIRST))
    done(back(hub, answer))
    assert [session["pieces"] for session in hub.document("op", STOOLS, "010")["sessions"]] == ["0", "0"]
    clean(hub)


def test_only_the_reversed_part_of_the_backflush_goes_back(hub: Hub) -> None:
    """Three bookings, the middle one taken back: material for the other two stays in the order."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answers = [done(hub.terminal("output", OPERATOR, **FIRST, good=q)) for q in ("2", "3", "4")]
    done(back(hub, answers[1]))
    assert (step(hub, STOOLS, "010")[0], wip(hub)) == ("6", {"RM-006": ("6", "39")})
    clean(hub)


def test_reversing_a_booking_behind_a_planned_issue_keeps_the_issue(hub: Hub) -> None:
    """consumed = max(required, planned): six were issued by hand, so six stay in the order, from the store."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("consume", OPERATOR, **ISSUE, q="6", kind="planned"), "covered-by-backflush")
    done(back(hub, answer))
    assert wip(hub) == {"RM-006": ("6", "39")}
    assert (hub.stock("RM-006", "L-CUT"), hub.stock("RM-006", "RAW")) == ("100", "294")
    clean(hub)


def test_reversing_a_planned_issue_brings_the_backflush_back(hub: Hub) -> None:
    """The pieces still ask for four."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    issue = done(hub.terminal("consume", OPERATOR, **ISSUE, q="6", kind="planned"), "covered-by-backflush")
    done(back(hub, issue))
    assert wip(hub) == {"RM-006": ("4", "26")}
    assert (hub.stock("RM-006", "L-CUT"), hub.stock("RM-006", "RAW")) == ("96", "300")
    clean(hub)


def test_reversing_an_issue_that_covered_all_takes_the_material_from_the_line(hub: Hub) -> None:
    """As if it had never been: not from the store that the issue came from."""
    issue = done(hub.terminal("consume", OPERATOR, **ISSUE, q="6", kind="planned"))
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(back(hub, issue))
    assert (hub.stock("RM-006", "L-CUT"), hub.stock("RM-006", "RAW")) == ("96", "300")
    clean(hub)


def test_reversed_goods_leave_stock_even_when_they_were_shipped(hub: Hub) -> None:
    """Negative, flagged: the books say what was said."""
    _, packed = make(hub, "4")
    done(hub.office("ship", item="STOOL", location="FG", q="3"))
    done(back(hub, packed), "negative-stock")
    assert hub.stock("STOOL", "FG") == "-3"
    assert hub.document("mo", STOOLS)["received"] == "0"
    assert hub.sql("SELECT received_value FROM mo WHERE id = :mo", mo=STOOLS) == [(0,)]
    clean(hub)


def test_what_a_reversal_leaves_without_quantity_is_price_variance(hub: Hub) -> None:
    """Received at 10 and at 20, nearly all issued at the average 15: the second receipt taken back."""
    done(hub.office("put-item", id="NEW-1"))
    done(hub.office("receive", item="NEW-1", location="RAW", q="10", cost="10"))
    second = done(hub.office("receive", item="NEW-1", location="RAW", q="10", cost="20"))
    done(hub.office("adjust", item="NEW-1", location="RAW", q="-10", reason="CNT"))
    assert pool(hub, "NEW-1") == ("10", "150")
    mended = done(back(hub, second))
    assert lines(hub, mended) == [
        ("NEW-1", "RAW", "SUPPLIER", "10", "200"),
        ("NEW-1", "PRICE_VARIANCE", "RAW", "0", "50"),
    ]
    assert pool(hub, "NEW-1") == ("0", "0")
    clean(hub)


def test_a_reversal_never_values_an_issue_by_a_pool_of_the_wrong_sign(hub: Hub) -> None:
    """Stock below zero at a high cost, cheap material coming back, and pieces that still ask for some."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    first = done(hub.terminal("output", OPERATOR, **FIRST, good="5"))
    done(hub.terminal("consume", OPERATOR, **ISSUE, q="5", kind="planned"), "covered-by-backflush")
    done(hub.office("price-correct", receipt=_receipt(hub), cost="65"))
    done(hub.office("adjust", item="RM-006", location="RAW", q="-399", reason="CNT"), "negative-stock")
    assert pool(hub, "RM-006")[0].startswith("-")
    answer = back(hub, first)
    assert answer["status"] == "accepted", answer
    assert wip(hub)["RM-006"][0] == "5"
    clean(hub)


def _receipt(hub: Hub) -> str:
    ((no,),) = hub.sql("SELECT i.no FROM inbox i JOIN movement_line l USING (no) WHERE verb = 'receive' AND item = 'RM-006'")
    return str(no)


def test_a_reversed_finish_runs_again(hub: Hub) -> None:
    """The step is not done, and the session that it closed goes on."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    finish = done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    assert hub.document("op", STOOLS, "010")["status"] == "done"
    done(back(hub, finish))
    doc = hub.document("op", STOOLS, "010")
    assert (doc["status"], [s["badge"] for s in doc["sessions"]]) == ("running", [OPERATOR])
    assert hub.document("op", STOOLS, "020")["upstream_done"] is False
    assert hub.document("ws", "CUT-01")["status"] == "running"
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    hub.restart()
    assert hub.document("op", STOOLS, "010")["sessions"][0]["pieces"] == "5"
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    refused(back(hub, finish), "already-reversed")
    clean(hub)


def test_a_reversed_finish_never_opens_a_second_session(hub: Hub) -> None:
    """Whoever has started anew meanwhile goes on with that."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("op-start", SETTER, **FIRST))
    finish = done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    done(hub.terminal("op-start", OPERATOR, **FIRST), "operation-reopened")
    done(back(hub, finish))
    assert sorted(s["badge"] for s in hub.document("op", STOOLS, "010")["sessions"]) == [OPERATOR, SETTER]
    assert hub.sql("SELECT badge, count(*) FROM session WHERE status <> 'closed' GROUP BY badge ORDER BY 1") == [
        (OPERATOR, 1),
        (SETTER, 1),
    ]
    clean(hub)


def test_what_was_judged_meanwhile_is_reversed_from_its_end(hub: Hub) -> None:
    """Pieces set aside and judged: first the judgement goes, then what set them aside."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    aside = done(hub.terminal("output", OPERATOR, **FIRST, suspect="2"))
    judged = done(hub.terminal("output", QUALITY, **FIRST, source="suspect", good="2"))
    refused(back(hub, aside), "already-judged")
    done(back(hub, judged))
    assert step(hub, STOOLS, "010") == ("0", "0", "0", "2")
    done(back(hub, aside))
    assert step(hub, STOOLS, "010") == ("0", "0", "0", "0")
    assert wip(hub) == {}
    clean(hub)


def test_what_is_not_a_booking_is_not_reversible(hub: Hub) -> None:
    """Starting, plans, what was parked, what is unknown."""
    started = done(hub.terminal("op-start", OPERATOR, **FIRST))
    refused(back(hub, started), "not-reversible")
    parked = hub.terminal("output", OPERATOR, **{**FIRST, "op": "090"}, good="1")
    assert parked["status"] == "parked"
    refused(back(hub, parked), "not-reversible")
    refused(hub.office("reverse", command="987654", reason="x"), "command-unknown")
    assert hub.office("reverse", command="not one", reason="x")["status"] == "rejected"
    assert hub.office("reverse", command=str(started["no"]), reason="")["status"] == "rejected"
    clean(hub)


def test_a_closed_orders_bookings_are_frozen(hub: Hub) -> None:
    """A completed one's are not."""
    cut, packed = make(hub, "10")
    done(hub.office("mo-complete", mo=STOOLS))
    done(back(hub, packed))
    assert hub.stock("STOOL", "FG") == "0"
    done(hub.office("mo-close", mo=STOOLS))
    before = books(hub)
    refused(back(hub, cut), "order-frozen")
    assert books(hub) == before
    clean(hub)


def test_booking_and_reversal_in_one_batch(hub: Hub) -> None:
    """What waits in a terminal's journal after an outage arrives at once."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    before = books(hub)
    output = hub.sealed("output", OPERATOR, {**FIRST, "good": "4"})
    identity = json.loads(output.payload)["id"]
    undo = hub.sealed("reverse", OPERATOR, {"command": identity, "reason": "typed wrong"})
    again = hub.sealed("reverse", OPERATOR, {"command": identity, "reason": "typed wrong"})
    answers = hub.send(output, undo, again)
    assert [(a["status"], a["code"]) for a in answers] == [
        ("accepted", None),
        ("accepted", None),
        ("rejected", "already-reversed"),
    ]
    assert books(hub) == before
    clean(hub)

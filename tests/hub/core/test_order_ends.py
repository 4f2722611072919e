"""An order on the floor and at its end: hold, priority, quantity, complete, reopen, close, cancel."""

from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.hub.floor import (
    FIRST,
    LAST,
    account,
    books,
    clean,
    done,
    exceptions,
    floor,
    gone,
    grant,
    lines,
    make,
    order,
    pool,
    refused,
    step,
    wip,
)
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, STOOLS


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def status(hub: Hub, mo: str = STOOLS) -> str:
    """The order's state as it is stored."""
    ((status_,),) = hub.sql("SELECT status FROM mo WHERE id = :mo", mo=mo)
    return str(status_)


def test_a_held_order_says_why_and_takes_facts_flagged(hub: Hub) -> None:
    """What runs may be finished; each fact opens an exception."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    assert hub.office("mo-hold", mo=STOOLS)["status"] == "rejected"  # a reason is part of it
    done(hub.office("mo-hold", mo=STOOLS, reason="wrong drawing"))
    hold = hub.document("mo", STOOLS)["hold"]
    assert (hold["reason"], hold["who"]) == ("wrong drawing", "office")
    done(hub.office("mo-unhold", mo=STOOLS))
    data = {"mo": STOOLS, "reason": "wrong drawing", "grant": grant(hub, BOSS, "mo-hold", "board", "x")}
    body = seal(verb="mo-hold", identity=hub.identity(), source="board", time=hub.clock(), authid=BOSS, data=data)
    done(hub.send(Arrival("x", "board", "mo-hold", to_bytes(body)))[0])
    assert hub.document("mo", STOOLS)["hold"]["who"] == BOSS
    assert hub.document("op", STOOLS, "010")["held"] is True
    refused(hub.office("mo-hold", mo=STOOLS, reason="again"), "already-held")
    done(hub.terminal("output", OPERATOR, **FIRST, good="2"), "order-not-running")
    assert step(hub, STOOLS, "010")[0] == "2"
    hub.restart()
    assert hub.document("mo", STOOLS)["hold"]["reason"] == "wrong drawing"
    done(hub.office("mo-unhold", mo=STOOLS))
    assert "hold" not in hub.document("mo", STOOLS)
    assert hub.document("op", STOOLS, "010")["held"] is False
    refused(hub.office("mo-unhold", mo=STOOLS), "not-held")
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    assert len(exceptions(hub, "order-not-running")) == 1
    clean(hub)


def test_priority_stands_on_the_order_and_its_steps(hub: Hub) -> None:
    """1 to 9."""
    hub.engine.take_touched()
    done(hub.office("mo-priority", mo=STOOLS, priority=1))
    assert hub.document("mo", STOOLS)["priority"] == hub.document("op", STOOLS, "020")["priority"] == 1
    assert {("mo", STOOLS), ("op", STOOLS, "010"), ("op", STOOLS, "020")} <= set(hub.engine.take_touched())
    for wrong in (0, 10, "1.5"):
        assert hub.office("mo-priority", mo=STOOLS, priority=wrong)["status"] == "rejected"
    refused(hub.office("mo-priority", mo="MO-2026-00999", priority=2), "order-unknown")
    clean(hub)


def test_a_raised_quantity_reopens_what_was_done(hub: Hub) -> None:
    """Deliver and start, planned value, and the steps that have to go on."""
    make(hub, "10")
    done(hub.terminal("op-finish", OPERATOR, **FIRST))
    assert hub.document("op", STOOLS, "010")["status"] == "done"
    answer = done(hub.office("mo-quantity", mo=STOOLS, q="12"))
    assert answer["result"] == {"q_start": "12", "material": "ready"}
    doc = hub.document("mo", STOOLS)
    assert (doc["q_deliver"], doc["q_start"], doc["received"]) == ("12", "12", "10")
    assert hub.document("op", STOOLS, "010")["status"] != "done"
    assert hub.sql("SELECT planned_value FROM mo WHERE id = :mo", mo=STOOLS) == [(270_000_000,)]
    done(hub.terminal("op-resume", OPERATOR, **LAST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="2"), "not-started")
    answer = done(hub.terminal("output", OPERATOR, **LAST, good="2"))
    assert lines(hub, answer)[-1] == ("STOOL", "WIP", "FG", "2", "45")
    assert exceptions(hub, "over-quantity") == []
    clean(hub)


def test_a_lowered_quantity_keeps_what_was_posted(hub: Hub) -> None:
    """Never below what was received; what was allowed when it was booked stays allowed."""
    make(hub, "8")
    refused(hub.office("mo-quantity", mo=STOOLS, q="7"), "below-made")
    before = books(hub)
    done(hub.office("mo-quantity", mo=STOOLS, q="8"))
    assert books(hub) == before
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "ahead-of-upstream", "not-started", "over-quantity")
    assert hub.office("mo-quantity", mo=STOOLS, q="8.5")["status"] == "rejected"
    clean(hub)


def test_a_scrap_rate_raises_the_start_quantity_with_the_deliver_quantity(hub: Hub) -> None:
    """start = deliver / (1 − 10 %), rounded up."""
    done(hub.office("put-item", id="STOOL", home="FG", rev=1, description="Stool", scrap_pct="10"))
    order(hub, "MO-2026-00301", "9")
    assert hub.document("mo", "MO-2026-00301")["q_start"] == "10"
    assert done(hub.office("mo-quantity", mo="MO-2026-00301", q="10"))["result"]["q_start"] == "12"
    clean(hub)


def test_short_completion_takes_a_reason(hub: Hub) -> None:
    """And says that it was short; sessions that were paused end with it."""
    make(hub, "4")
    refused(hub.office("mo-complete", mo=STOOLS), "short-needs-reason")
    answer = done(hub.office("mo-complete", mo=STOOLS, reason="customer took four"), "completed-short")
    assert answer["result"] == {"good": "4"}
    assert hub.document("mo", STOOLS)["status"] == "completed"
    assert hub.sql("SELECT count(*) FROM session WHERE status <> 'closed'") == [(0,)]
    assert hub.document("ws", "CUT-01")["status"] == "idle"
    clean(hub)


def test_running_work_has_to_be_ended_first(hub: Hub) -> None:
    """Nobody's clock is stopped behind their back."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    for verb in ("mo-complete", "mo-cancel"):
        answer = hub.office(verb, mo=STOOLS, reason="enough")
        refused(answer, "still-running")
        assert "OP 010 at CUT-01" in answer["message"]
    assert status(hub) == "in progress"
    done(hub.terminal("op-pause", OPERATOR, **FIRST, reason="BRK"))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    clean(hub)


def test_a_completed_order_takes_late_facts_and_can_be_reopened(hub: Hub) -> None:
    """Accepted, flagged; reopened it takes them as before."""
    make(hub, "4")
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "not-started", "order-not-running")
    assert step(hub, STOOLS, "010")[0] == "5"
    refused(hub.office("mo-hold", mo=STOOLS, reason="x"), "mo-state")
    done(hub.office("mo-reopen", mo=STOOLS))
    assert status(hub) == "in progress"
    refused(hub.office("mo-reopen", mo=STOOLS), "mo-state")
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    clean(hub)


def test_closing_clears_wip_and_leaves_the_difference_as_variance(hub: Hub) -> None:
    """Two sets of screws were spoiled: 13.00 more than planned. L12 and L13."""
    make(hub, "4")
    extra = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "2", "kind": "extra", "reason": "SPO"}
    done(hub.terminal("consume", OPERATOR, **extra))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    assert wip(hub) == {"RM-006": ("6", "39"), "RM-004": ("8", "64"), "STOOL": ("-4", "-90")}
    answer = done(hub.office("mo-close", mo=STOOLS))
    assert hub.result(answer) == {"variance": "13"}
    assert lines(hub, answer) == [
        ("RM-004", "WIP", "CONSUMED", "8", "64"),
        ("RM-006", "WIP", "CONSUMED", "6", "39"),
        ("STOOL", "PRODUCTION", "WIP", "4", "103"),
        ("STOOL", "WIP", "MANUFACTURING_VARIANCE", "0", "13"),
    ]
    assert wip(hub) == {}
    assert (account(hub, "CONSUMED"), account(hub, "PRODUCTION"), account(hub, "MANUFACTURING_VARIANCE")) == (
        "103",
        "-103",
        "13",
    )
    assert pool(hub, "STOOL") == ("4", "90")
    clean(hub)


def test_closing_an_order_that_earned_money(hub: Hub) -> None:
    """Material given back after its goods were received: the variance has the other sign."""
    make(hub, "4")
    give = {"mo": STOOLS, "op": "020", "item": "RM-004", "location": "RAW", "q": "2"}
    done(hub.terminal("return", OPERATOR, **give))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    answer = done(hub.office("mo-close", mo=STOOLS))
    assert lines(hub, answer)[-1] == ("STOOL", "MANUFACTURING_VARIANCE", "WIP", "0", "16")
    assert (hub.result(answer), wip(hub)) == ({"variance": "-16"}, {})
    clean(hub)


def test_a_closed_order_is_frozen(hub: Hub) -> None:
    """Off the screens; facts are parked, plans rejected, nothing moves, also after a restart."""
    make(hub, "10")
    done(hub.office("mo-complete", mo=STOOLS))
    done(hub.office("mo-close", mo=STOOLS))
    assert all(gone(hub, *key) for key in (("mo", STOOLS), ("op", STOOLS, "010"), ("job", STOOLS, "020")))
    for _ in range(2):
        before = books(hub)
        refused(hub.terminal("output", OPERATOR, **FIRST, good="1"), "order-over", "parked")
        refused(hub.terminal("op-start", OPERATOR, **FIRST), "order-over", "parked")
        issue = {"mo": STOOLS, "op": "010", "item": "RM-006", "location": "RAW", "q": "1"}
        refused(hub.terminal("consume", OPERATOR, **issue, kind="planned"), "order-over", "parked")
        refused(hub.terminal("return", OPERATOR, **issue), "order-over", "parked")
        for verb, more in (
            ("mo-reopen", {}),
            ("mo-close", {}),
            ("mo-cancel", {"reason": "x"}),
            ("mo-hold", {"reason": "x"}),
            ("mo-unhold", {}),
            ("mo-quantity", {"q": "20"}),
            ("mo-priority", {"priority": 1}),
            ("mo-complete", {}),
        ):
            refused(hub.office(verb, mo=STOOLS, **more), "mo-state")
        assert books(hub) == before
        hub.restart()
    clean(hub)


def test_only_a_completed_order_is_closed(hub: Hub) -> None:
    """Not one that is still worked on."""
    refused(hub.office("mo-close", mo=STOOLS), "mo-state")
    make(hub, "10")
    refused(hub.office("mo-close", mo=STOOLS), "mo-state")
    clean(hub)


def test_a_cancelled_order_writes_off_what_was_issued(hub: Hub) -> None:
    """Only while nothing was received."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("op-pause", OPERATOR, **FIRST, reason="BRK"))
    answer = done(hub.office("mo-cancel", mo=STOOLS, reason="no customer"), "wip-written-off")
    assert lines(hub, answer) == [
        ("RM-006", "WIP", "CONSUMED", "4", "26"),
        ("STOOL", "PRODUCTION", "WIP", "0", "26"),
        ("STOOL", "WIP", "MANUFACTURING_VARIANCE", "0", "26"),
    ]
    assert (status(hub), wip(hub), hub.result(answer)) == ("cancelled", {}, {"variance": "26"})
    assert gone(hub, "mo", STOOLS)
    refused(hub.terminal("output", OPERATOR, **FIRST, good="1"), "order-over", "parked")
    clean(hub)


def test_nothing_is_cancelled_that_goods_came_from(hub: Hub) -> None:
    """Complete it short and close it; once the goods are reversed it may be."""
    _, packed = make(hub, "4")
    refused(hub.office("mo-cancel", mo=STOOLS, reason="no customer"), "already-received")
    assert hub.office("mo-cancel", mo=STOOLS)["status"] == "rejected"
    done(hub.office("reverse", command=str(packed["no"]), reason="wrong"))
    done(hub.office("mo-cancel", mo=STOOLS, reason="no customer"), "wip-written-off")
    clean(hub)


@pytest.mark.parametrize("state", ["draft", "planned", "released"])
def test_an_order_without_work_is_cancelled_without_a_trace_in_the_ledger(hub: Hub, state: str) -> None:
    """There is nothing to clear."""
    done(hub.office("mo-create", mo="MO-2026-00302", item="STOOL", q="1"))
    if state != "draft":
        done(hub.office("mo-plan", mo="MO-2026-00302"))
    if state == "released":
        done(hub.office("mo-release", mo="MO-2026-00302"))
    answer: dict[str, Any] = done(hub.office("mo-cancel", mo="MO-2026-00302", reason="typing error"))
    assert (lines(hub, answer), hub.result(answer)) == ([], {"variance": "0"})
    refused(hub.office("mo-release", mo="MO-2026-00302"), "mo-state")
    clean(hub)


# --- done, or not -----------------------------------------------------------------------------------------


def op_status(hub: Hub, op: str) -> str:
    """As the floor sees a step."""
    return str(hub.document("op", STOOLS, op)["status"])


def test_a_step_that_two_workstations_shared_is_done_with_the_order(hub: Hub) -> None:
    """Finished at one while it paused at the other: nothing is left to do, also when the order is opened again."""
    done(hub.office("put-workstation", id="CUT-02", group="CUT"))
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="10"))
    done(hub.terminal("op-start", BOSS, **{**FIRST, "workstation": "CUT-02"}), "ahead-of-upstream")
    done(hub.terminal("op-pause", BOSS, **{**FIRST, "workstation": "CUT-02"}, reason="BRK"))
    done(hub.terminal("op-finish", OPERATOR, **FIRST))
    done(hub.terminal("op-start", OPERATOR, **LAST))
    done(hub.terminal("output", OPERATOR, **LAST, good="6"))
    done(hub.terminal("op-pause", OPERATOR, **LAST, reason="BRK"))
    assert (op_status(hub, "010"), op_status(hub, "020")) == ("paused", "paused")
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    for verb in ("", "mo-reopen"):
        if verb:
            done(hub.office(verb, mo=STOOLS))
        assert (op_status(hub, "010"), op_status(hub, "020")) == ("done", "ready")
        assert hub.document("op", STOOLS, "020")["upstream_done"] is True
        hub.restart()
    clean(hub)


def test_what_waits_in_a_bucket_is_left_to_do(hub: Hub) -> None:
    """All ten reported, one of them to be reworked."""
    done(hub.terminal("output", OPERATOR, **FIRST, good="9", rework="1"), "not-started")
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    assert op_status(hub, "010") == "waiting"
    done(hub.office("mo-reopen", mo=STOOLS))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1", source="rework"))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    assert op_status(hub, "010") == "done"
    clean(hub)


@pytest.mark.parametrize("source", ["new", "rework"])
def test_a_finished_step_is_open_again_when_its_pieces_are_taken_back(hub: Hub, source: str) -> None:
    """They have to be made again, or to be reworked again; UNDO of something else leaves it done."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    first = {"good": "10"} if source == "new" else {"good": "9", "rework": "1"}
    booked = done(hub.terminal("output", OPERATOR, **FIRST, **first))
    if source == "rework":
        booked = done(hub.terminal("output", OPERATOR, **FIRST, good="1", source="rework"))
    extra = done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "ahead-of-upstream", "over-quantity")
    done(hub.terminal("op-finish", OPERATOR, **FIRST))
    done(hub.office("reverse", command=str(extra["no"]), reason="typed twice"))
    assert op_status(hub, "010") == "done"
    done(hub.office("reverse", command=str(booked["no"]), reason="typed wrong"))
    assert op_status(hub, "010") == ("ready" if source == "new" else "waiting")
    assert hub.document("op", STOOLS, "020")["upstream_done"] is False
    clean(hub)


def test_a_finished_step_that_is_begun_again_is_said_to_the_next(hub: Hub) -> None:
    """Its document says whether more may come, and would go on saying no."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    done(hub.terminal("op-start", OPERATOR, **LAST))
    assert hub.document("op", STOOLS, "020")["upstream_done"] is True
    hub.engine.take_touched()
    done(hub.terminal("op-start", OPERATOR, **FIRST), "operation-reopened")
    assert ("op", STOOLS, "020") in hub.engine.take_touched()
    assert hub.document("op", STOOLS, "020")["upstream_done"] is False

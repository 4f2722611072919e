"""Reversals under any history: taken back from its end it leaves no trace, in any order no quantity."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.quantity import show
from tests.hub.floor import FIRST, LAST, books, clean, floor, quantities
from tests.support.hub import Hub
from tests.support.plants import OPERATOR, QUALITY, STOOLS, STORE

pytestmark = pytest.mark.prove
Fact = tuple[str, str, dict[str, Any]]
few = st.integers(0, 4).map(str)
some = st.integers(1, 30).map(str)
steps = st.sampled_from([FIRST, LAST])
STEP_ITEMS = [("010", "RM-006"), ("020", "RM-004"), ("010", "RM-004")]


def _output(place: dict[str, str], good: str, rework: str, suspect: str, scrap: str) -> Fact:
    data: dict[str, Any] = {**place, "good": good, "rework": rework, "suspect": suspect}
    return "output", OPERATOR, data | ({"scrap": [{"q": scrap, "reason": "DIM"}]} if scrap != "0" else {})


def _judged(place: dict[str, str], source: str, good: str) -> Fact:
    return "output", QUALITY, {**place, "source": source, "good": good}


def _lots(place: dict[str, str], good: str, q: str) -> Fact:
    item = "RM-006" if place["op"] == "010" else "RM-004"
    return "output", OPERATOR, {**place, "good": good, "consumed": [{"item": item, "q": q}]}


def _material(verb: str, pair: tuple[str, str], q: str, kind: str) -> Fact:
    data = {"mo": STOOLS, "op": pair[0], "item": pair[1], "location": "RAW", "q": q}
    if verb == "consume":
        data |= {"kind": kind} | ({"reason": "SPO"} if kind == "extra" else {})
    return verb, OPERATOR, data


items = st.sampled_from(["RM-004", "RM-006"])
on_order: st.SearchStrategy[Fact] = st.one_of(
    st.builds(_output, steps, few, st.just("0"), st.just("0"), few),
    st.builds(_lots, steps, few, some),
    st.builds(
        _material,
        st.sampled_from(["consume", "consume", "return"]),
        st.sampled_from(STEP_ITEMS),
        some,
        st.sampled_from(["planned", "extra"]),
    ),
)
in_store: st.SearchStrategy[Fact] = st.one_of(
    st.builds(
        lambda item, q, cost: ("receive", STORE, {"item": item, "location": "RAW", "q": q, "cost": cost}),
        items,
        some,
        st.integers(0, 99).map(str),
    ),
    st.builds(
        lambda item, q: ("transfer", STORE, {"item": item, "from": "RAW", "to": "L-PACK", "q": q}),
        items,
        some,
    ),
    st.builds(
        lambda item, q: ("move", STORE, {"mo": STOOLS, "item": item, "from": "L-CUT", "to": "RAW", "q": q}),
        items,
        some,
    ),
    st.builds(
        lambda item, q: ("adjust", STORE, {"item": item, "location": "RAW", "q": q, "reason": "CNT"}),
        items,
        st.sampled_from(["-700", "-320", "-7", "12"]),
    ),
)
buckets: st.SearchStrategy[Fact] = st.one_of(
    st.builds(_output, steps, few, few, few, few),
    st.builds(_judged, steps, st.sampled_from(["rework", "suspect"]), st.integers(1, 3).map(str)),
)
counts: st.SearchStrategy[Fact] = st.builds(
    lambda item, q: (
        "count",
        STORE,
        {"item": item, "location": "RAW", "q": q, "counted_at": "2026-11-18T00:00:00Z", "reason": "CNT"},
    ),
    items,
    st.sampled_from(["0", "250", "333"]),
)
everything = st.one_of(on_order, in_store, buckets, counts)


def started() -> Hub:
    """Both steps are being worked on."""
    hub = floor()
    for place in (FIRST, LAST):
        assert hub.terminal("op-start", OPERATOR, **place)["status"] == "accepted"
    return hub


def play(hub: Hub, facts: list[Fact]) -> list[int]:
    """Send facts; the numbers of those that were booked."""
    answers = [hub.terminal(verb, badge, **data) for verb, badge, data in facts]
    assert {answer["status"] for answer in answers} <= {"accepted", "parked"}
    return [answer["no"] for answer in answers if answer["status"] == "accepted"]


def back(hub: Hub, no: int) -> str | None:
    """Reverse a command; the rule that forbids it, if one does."""
    code: str | None = hub.office("reverse", command=str(no), reason="never mind")["code"]
    return code


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(everything, max_size=14))
def test_reversed_from_its_end_a_history_leaves_no_trace(facts: list[Fact]) -> None:
    """Stock, WIP, pools, counters, goods received: exactly as before, value by value."""
    hub = started()
    trail = []
    for fact in facts:
        before = books(hub)
        trail += [(no, before) for no in play(hub, [fact])]
    for no, before in reversed(trail):
        assert back(hub, no) is None
        assert books(hub) == before
    clean(hub)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(everything, max_size=14), st.randoms(use_true_random=False))
def test_reversed_in_any_order_a_history_leaves_no_quantity(facts: list[Fact], rng: Any) -> None:
    """What was judged out of a bucket goes first; values may end as price variance, quantities may not."""
    hub = started()
    before = quantities(hub)
    waiting = play(hub, facts)
    while waiting:
        rng.shuffle(waiting)
        codes = [(no, back(hub, no)) for no in waiting]
        assert {code for _, code in codes} <= {None, "already-judged"}
        left = [no for no, code in codes if code is not None]
        assert len(left) < len(waiting)
        waiting = left
        clean(hub)
    assert quantities(hub) == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.one_of(on_order, in_store), st.booleans()), max_size=14), st.randoms(use_true_random=False))
def test_what_was_reversed_might_as_well_never_have_been(facts: list[tuple[Fact, bool]], rng: Any) -> None:
    """The quantities of every place are those of the history without it."""
    hub, without = started(), started()
    undone = []
    for fact, stays in facts:
        booked = play(hub, [fact])
        if stays:
            play(without, [fact])
        else:
            undone += booked
        if undone and rng.random() < 0.4:
            assert back(hub, undone.pop(rng.randrange(len(undone)))) is None
    rng.shuffle(undone)
    assert [back(hub, no) for no in undone] == [None] * len(undone)
    assert quantities(hub) == quantities(without)
    clean(hub)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(everything, max_size=14), st.randoms(use_true_random=False))
def test_closing_leaves_nothing_in_process_whatever_happened(facts: list[Fact], rng: Any) -> None:
    """L11 – L13, with some of it reversed before."""
    hub = started()
    booked = play(hub, facts)
    for no in rng.sample(booked, len(booked) // 2):
        back(hub, no)
    for place in (FIRST, LAST):
        assert hub.terminal("op-finish", OPERATOR, **place)["status"] == "accepted"
    assert hub.office("mo-complete", mo=STOOLS, reason="enough")["status"] == "accepted"
    aside = hub.sql("SELECT op, suspect FROM mo_op WHERE mo = :mo AND suspect > 0 ORDER BY op", mo=STOOLS)
    answer = hub.office("mo-close", mo=STOOLS, reason="enough")
    if aside:  # no reason opens that: quality judges first
        assert (answer["status"], answer["code"]) == ("rejected", "pieces-aside")
        for op, suspect in aside:
            judged = {"source": "suspect", "good": "0", "scrap": [{"q": show(suspect), "reason": "DIM"}]}
            where = next(place for place in (FIRST, LAST) if place["op"] == op)
            assert hub.terminal("output", QUALITY, **where, **judged)["status"] == "accepted"
        answer = hub.office("mo-close", mo=STOOLS, reason="enough")
    assert answer["status"] == "accepted"
    assert hub.sql("SELECT * FROM balance WHERE location = 'WIP' AND mo = :mo AND (q <> 0 OR v <> 0)", mo=STOOLS) == []
    clean(hub)

"""What a step's counters mean, and what follows from them: one rule each, for hub, documents, terminal and board."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.step import (
    Counts,
    Upstream,
    available,
    booked,
    first_reported,
    gate_closed,
    is_exhausted,
    is_ready,
    left_to_report,
    over_limit,
    reopens,
    status_of,
    upstream,
)

PIECES = st.integers(0, 50)
COUNTS = st.builds(Counts, PIECES, PIECES, PIECES, PIECES)
BEFORE = st.builds(Upstream, st.just("010"), PIECES, st.booleans(), st.booleans())


def came(good: int, *, done: bool = False, gate: bool = False) -> Upstream:
    """What operation 010 yielded."""
    return Upstream("010", good, done, gate)


def test_before_the_first_step_stands_the_order() -> None:
    """Its start quantity lies there, nobody has to finish it, and it is no gate."""
    assert upstream(None, 100) == Upstream("", 100, done=True, gate=False)
    assert upstream(came(7, gate=True), 100) == came(7, gate=True)


@given(COUNTS, st.integers(0, 300), BEFORE)
def test_what_was_reported_is_not_left(step: Counts, q_start: int, before: Upstream) -> None:
    """Whatever came of a piece, it was reported once; more than ordered leaves nothing, never less than nothing."""
    assert left_to_report(step, q_start) == max(0, q_start - first_reported(step))
    assert available(step, before) + first_reported(step) == before.good


@pytest.mark.parametrize(
    ("before", "reported", "transfer_q", "ready"),
    [
        (came(0), 0, 5, False),
        (came(4), 0, 5, False),  # less than is carried at once
        (came(5), 0, 5, True),
        (came(4, done=True), 0, 5, True),  # no more will come
        (came(10), 8, 5, True),  # all that is left
        (came(9), 8, 5, False),
        (came(8), 8, 5, False),
        (came(8, done=True), 8, 5, False),  # finished, and nothing lies there
        (came(12), 10, 5, True),  # what was ordered is reported, and more has come
        (came(5), 0, 0, True),
        (came(10, gate=True), 0, 5, False),
        (came(10, gate=True, done=True), 0, 5, True),
        (came(10, gate=True), 3, 5, False),  # a gate that was passed: what may go on is asked, not held
    ],
)
def test_ready(before: Upstream, reported: int, transfer_q: int, ready: bool) -> None:
    """Of ten that were ordered."""
    assert is_ready(Counts(good=reported), before, q_start=10, transfer_q=transfer_q) is ready


@given(COUNTS, BEFORE, st.integers(0, 300), PIECES)
def test_a_step_that_is_ready_has_something_to_do(step: Counts, before: Upstream, q_start: int, transfer_q: int) -> None:
    """Pieces lie there; and of a step whose predecessor is finished nothing else is asked."""
    ready = is_ready(step, before, q_start=q_start, transfer_q=transfer_q)
    assert not (ready and available(step, before) <= 0)
    assert not (ready and is_exhausted(step, before))
    if before.done:
        assert ready is (available(step, before) > 0)


@given(COUNTS, BEFORE, st.booleans())
def test_a_gate_is_passed_once(step: Counts, before: Upstream, in_run: bool) -> None:
    """Closed for who has not begun, by a report or a run, until the step before is finished."""
    closed = gate_closed(step, before, in_run=in_run)
    assert closed is (before.gate and not before.done and not in_run and step == Counts())


@pytest.mark.parametrize(
    ("running", "paused", "done", "ready", "status"),
    [
        (True, True, True, True, "running"),
        (False, True, True, True, "paused"),
        (False, False, True, True, "done"),
        (False, False, False, True, "ready"),
        (False, False, False, False, "waiting"),
    ],
)
def test_status(running: bool, paused: bool, done: bool, ready: bool, status: str) -> None:
    """What people do comes before what they said, and that before what lies there."""
    assert status_of(running=running, paused=paused, done=done, ready=ready) == status


def test_over_limit() -> None:
    """2.5 % of 100 pieces; a fraction of a micro-unit is not allowed."""
    assert over_limit(100_000_000, 2_500_000) == 102_500_000
    assert over_limit(100_000_000, 0) == 100_000_000
    assert over_limit(1, 99_999_999) == 1


@given(COUNTS, COUNTS)
def test_pieces_out_of_a_bucket_are_reported_already(step: Counts, pieces: Counts) -> None:
    """New ones add to what was reported; whatever comes of those in a bucket, their number stays."""
    assert first_reported(booked("new", pieces)) == first_reported(pieces)
    judged = Counts(pieces.good, pieces.scrap, pieces.rework, 0)
    reworked = Counts(pieces.good, pieces.scrap, 0, 0)
    assert first_reported(booked("suspect", judged)) == 0
    assert first_reported(booked("rework", reworked)) == 0
    assert booked("suspect", judged).suspect == -first_reported(judged)
    assert booked("rework", reworked).rework == -first_reported(reworked)


@pytest.mark.parametrize(
    ("step", "before", "exhausted"),
    [
        (Counts(good=9, scrap=1), came(10, done=True), True),
        (Counts(good=9, scrap=1), came(10), False),
        (Counts(good=9), came(10, done=True), False),
        (Counts(good=9, rework=1), came(10, done=True), False),
        (Counts(good=9, suspect=1), came(10, done=True), False),
        (Counts(good=11), came(10, done=True), True),
    ],
)
def test_exhausted(step: Counts, before: Upstream, exhausted: bool) -> None:
    """All that will come has come, and is good or scrap."""
    assert is_exhausted(step, before) is exhausted


@pytest.mark.parametrize(
    ("left", "taken_back", "open_again"),
    [
        (Counts(good=10), Counts(good=2), False),
        (Counts(good=9), Counts(good=1), True),
        (Counts(good=9, suspect=1), Counts(good=1, suspect=-1), True),
        (Counts(good=9, rework=1), Counts(scrap=1, rework=-1), True),
        (Counts(good=9, scrap=1), Counts(rework=1), False),
    ],
)
def test_reopens(left: Counts, taken_back: Counts, open_again: bool) -> None:
    """Of ten that were ordered: some are missing again, or are back in a bucket."""
    assert reopens(left, 10, taken_back) is open_again

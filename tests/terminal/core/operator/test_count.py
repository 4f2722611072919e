"""Pieces to be booked at once: when so many are asked about, and when they can hardly be meant."""

from typing import Any, cast

import pytest

from shared.quantity import MICRO
from terminal.core.operator.count import Count, implausible, in_words, question
from terminal.core.plant.overlay import Step


def step(*, ordered: int, reported: int = 0, upstream: int = 1_000, over_pct: str = "0") -> Step:
    """A step of an order, so many of which are good already."""
    job = cast("Any", {"over_pct": over_pct, "before": "005", "gated": False})
    doc = cast("Any", {})
    return Step(
        mo="MO-2026-00184",
        op="010",
        doc=doc,
        job=job,
        good=reported * MICRO,
        scrap=0,
        rework=0,
        suspect=0,
        start_q=ordered * MICRO,
        upstream_good=upstream * MICRO,
        upstream_done=True,
        done=False,
        sessions=[],
        issued={},
        beside={},
    )


@pytest.mark.parametrize(
    ("reported", "pieces", "asked"),
    [
        (0, 100, ""),
        (0, 120, "120 is 20 more than the 100 ordered"),
        (90, 15, "15 is 5 more than the 10 left of 100"),
        (100, 1, "1 is 1 more than the 100 ordered, all of which are reported"),
        (90, 0, ""),
    ],
)
def test_more_than_was_ordered_is_asked_about(reported: int, pieces: int, asked: str) -> None:
    """In words that name both numbers."""
    assert question(step(ordered=100, reported=reported), pieces * MICRO) == asked


def test_more_than_came_from_the_step_before_is_asked_about() -> None:
    """Where the order itself would take them."""
    assert question(step(ordered=100, upstream=8, reported=5), 4 * MICRO) == "only 3 have come from the step before"


def test_what_an_order_may_be_over_by_is_not_asked_about() -> None:
    """Its routing says how much."""
    assert question(step(ordered=100, over_pct="10"), 110 * MICRO) == ""


@pytest.mark.parametrize(("pieces", "doubted"), [(20, False), (21, True), (25, True)])
def test_more_than_twice_what_is_left_is_doubted(pieces: int, doubted: bool) -> None:
    """When it is more by a tenth of the order, too: of a few that are left one may well find two more."""
    assert implausible(step(ordered=100, reported=90), pieces * MICRO) is doubted
    assert not implausible(step(ordered=1_000, reported=998), 9 * MICRO)


def test_only_new_pieces_are_first_reported() -> None:
    """What comes out of a bucket was reported when it went in."""
    scrap = [(2 * MICRO, "DIM")]
    new = Count(5 * MICRO, MICRO, 0, scrap, "new")
    assert (new.pieces, new.first) == (8 * MICRO, 8 * MICRO)
    judged = Count(5 * MICRO, 0, 0, scrap, "suspect")
    assert (judged.pieces, judged.first) == (7 * MICRO, 0)


def test_a_booking_in_words() -> None:
    """Nothing is said of what is nothing, unless all is."""
    assert (
        in_words(Count(5 * MICRO, MICRO, 3 * MICRO, [(2 * MICRO, "DIM")], "new"))
        == "5 good, 3 set aside, 1 rework, 2 scrap DIM"
    )
    assert in_words(Count(0, 0, 0, [], "new")) == "0 good"
    assert in_words(Count(0, 0, 0, [(MICRO, "DIM")], "new")) == "1 scrap DIM"

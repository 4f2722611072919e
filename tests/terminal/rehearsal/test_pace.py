"""Simulated operators make pieces as fast as the routing says."""

import itertools
import random

import pytest

from shared.quantity import MICRO
from terminal.rehearsal.pace import MINUTE_MS, Pace

RUN_MIN = 5 * MICRO


@pytest.mark.parametrize("speed", [1.0, 10.0])
def test_an_hour_makes_what_standard_rate_makes(speed: float) -> None:
    """And the first piece comes soon: who is met at work has begun it."""
    pace = Pace(speed, random.Random(1))
    done = [now for now in range(0, 8 * 60 * MINUTE_MS, 1_500) if pace.done("MO-1-010", RUN_MIN, now)]
    assert len(done) == pytest.approx(8 * 60 / 5 * speed, rel=0.05)
    assert done[0] <= 0.8 * MINUTE_MS / speed
    between = [later - sooner for sooner, later in itertools.pairwise(done)]
    assert min(between) >= 0.75 * 5 * MINUTE_MS / speed


def test_other_work_begins_anew() -> None:
    """A piece of the one is none of the other."""
    pace = Pace(1.0, random.Random(1))
    assert not pace.done("MO-1-010", RUN_MIN, 0)
    assert pace.done("MO-1-010", RUN_MIN, 3 * MINUTE_MS)
    assert not pace.done("MO-2-010", RUN_MIN, 3 * MINUTE_MS)


def test_who_is_to_hurry_waits_for_nothing() -> None:
    """Load and kill tests book as fast as they can; so does who has no times to go by."""
    assert all(Pace(0.0, random.Random(1)).done("MO-1-010", RUN_MIN, 0) for _ in range(3))
    assert all(Pace(1.0, random.Random(1)).done("MO-1-010", 0, 0) for _ in range(3))

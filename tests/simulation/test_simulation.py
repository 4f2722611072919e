"""500 seeds of a simulated plant in which everything goes wrong: no booking lost, none applied twice."""

import os

from tests.simulation.many import total
from tests.simulation.run import Run

SEEDS = int(os.environ.get("SHOPFLOOR_SEEDS", "500"))


def test_no_booking_is_lost_and_none_is_applied_twice() -> None:
    """Whatever the network, the broker, the disks and the clocks do, what was confirmed is in the books exactly once."""
    made = total(range(SEEDS))
    print(made)
    assert not made.failed, [(one.seed, one.problems[:3]) for one in made.failed[:5]]
    # It did suffer, and it did work.
    assert made.bookings > 5 * SEEDS
    assert made.recovered > SEEDS / 10


def test_a_seed_is_a_run() -> None:
    """The same seed is the same run to the millisecond, so that a finding can be looked at again."""
    first: list[str] = []
    second: list[str] = []
    Run(5, trace=first.append).play()
    Run(5, trace=second.append).play()
    assert first == second
    assert len(first) > 20

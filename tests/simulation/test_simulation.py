"""A simulated plant in which everything goes wrong: no booking lost, none applied twice, nothing shown that is not so.

A few seeds while one works; `make prove` plays hundreds, counts which faults bit, and fails when one never did.
"""

from typing import Final

import pytest

from tests.simulation.many import Total, play
from tests.simulation.run import Run

SEEDS: Final = 2


def test_no_booking_is_lost_and_none_is_applied_twice() -> None:
    """Whatever the network, the broker, the disks and the clocks do, what was confirmed is in the books exactly once."""
    tally = Total()
    for seed in range(SEEDS):
        tally.add(play(seed))
    print(tally)
    assert not tally.failed, [(outcome.seed, outcome.problems[:3]) for outcome in tally.failed[:5]]
    # It did suffer, and it did work.
    assert tally.bookings > 5 * tally.seeds
    assert tally.recovered > tally.seeds / 10
    assert tally.strikes.bit.total() > 100 * tally.seeds


@pytest.mark.prove
def test_a_seed_is_a_run() -> None:
    """The same seed is the same run to the millisecond, so that a finding can be looked at again."""
    first: list[str] = []
    second: list[str] = []
    Run(5, trace=first.append).play()
    Run(5, trace=second.append).play()
    assert first == second
    assert len(first) > 20

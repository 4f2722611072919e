"""The simulator has teeth: each deliberate bug of the protocol is found."""

import pytest

from tests.simulation.mutants import MUTANTS, TROUBLES, finding
from tests.simulation.run import Run

pytestmark = pytest.mark.prove

SEEDS = 200


@pytest.mark.timeout(1_200)
@pytest.mark.parametrize("bug", MUTANTS)
def test_a_deliberate_bug_is_found(bug: str) -> None:
    """Within 200 seeds one finds the bug, and finds nothing wrong with the product as it is."""
    kinds = TROUBLES.get(bug, ())
    first = next(((seed, why) for seed in range(SEEDS) if (why := finding(bug, seed, kinds))), None)
    assert first is not None
    seed, why = first
    print(f"{bug}: seed {seed}, {why[:200]}")
    assert Run(seed, kinds=kinds).play().clean

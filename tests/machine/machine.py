"""The machine: all rules together, what is looked at after every step, and what only at the end."""

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from tests.machine.interleaving import check_interleavings
from tests.machine.laws import check, check_deeply
from tests.machine.office_rules import OfficeRules
from tests.machine.store_rules import StoreRules
from tests.machine.wire_rules import WireRules
from tests.machine.world import hold

DEEP_EVERY = 10
"""So many steps lie between two readings of everything."""


class Machine(WireRules, StoreRules, OfficeRules):
    """A site on which anything may happen, watched."""

    seed = 0

    @initialize(seed=st.integers(0, 2**16))
    def morning(self, seed: int) -> None:
        """How the terminals' commands will be shuffled in the end."""
        self.seed = seed

    @invariant()
    def laws_hold(self) -> None:
        """After every step the quick laws and the model; now and then everything."""
        self.steps += 1
        check(self.world)
        if self.steps % DEEP_EVERY == 0:
            check_deeply(self.world)
        self.world.looked_at = True

    def teardown(self) -> None:
        """At the end: everything, the whole history once more, and the terminals in another order."""
        if not self.world.looked_at:
            return  # something was found already, and what was found first counts
        check_deeply(self.world)
        self._feed_again()
        self.reached["interleaved"] += check_interleavings(self.world, self.seed)
        several = self.world.rows("SELECT sum(by_hand) FROM mo_supply GROUP BY mo, line HAVING sum(pieces) > 0")
        self.reached["several supplies"] += bool(several)
        self.reached["several supplies and issues by hand"] += any(by_hand for (by_hand,) in several)
        self.reached["steps"] += self.steps
        self.reached["commands"] += len(self.world.history)

    def _feed_again(self) -> None:
        """L22: the whole history again changes nothing, and gets the same answers."""
        world = self.world
        before = world.writes
        again = [out.payload for out in world.deliver(*(command.arrival for command in world.history))]
        hold(
            "L22",
            sorted(again) == sorted(command.ack for command in world.history),
            "the history again is answered otherwise",
        )
        hold("L22", world.writes == before, "the history again has written something")

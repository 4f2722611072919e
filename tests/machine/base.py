"""What all rules share: the world, choosing from what there is, and counting what a run has reached."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from tests.machine.model import OF_STEP, OPEN
from tests.machine.plant import ITEMS, STORE
from tests.machine.world import REACHED, TERMINALS, Sent, World, hold

T = TypeVar("T")
picks = st.integers(0, 999)
"""A number that chooses from whatever there is at that moment."""
AMOUNTS = {
    0: ("1", "2", "3", "7", "20"),
    3: ("0.001", "0.333", "1", "2.5", "0.777"),
    6: ("0.000001", "0.1", "0.333333", "1", "4.7"),
}
"""Decimals of an item's unit → quantities to move."""


class Base(RuleBasedStateMachine):
    """A site, and ways to say something to it and to know what it must answer."""

    reached: ClassVar[Counter[str]] = REACHED

    def __init__(self) -> None:
        super().__init__()
        self.reached["examples"] += 1
        self.steps = 0
        self.world = World()

    def pick(self, choices: Sequence[T], number: int) -> T:
        """One of these."""
        return choices[number % len(choices)]

    def amount(self, item: str, number: int) -> str:
        """Some of an item, as its unit allows."""
        return self.pick(AMOUNTS[ITEMS[item].decimals], number)

    def orders(self, *states: str) -> list[str]:
        """Orders in one of these states."""
        return [mo for mo, order in self.world.model.orders.items() if order.status in states]

    def expect(self, sent: Sent, *statuses: str) -> dict[str, Any]:
        """Send it alone; the answer has to be one of these."""
        (answer,) = self.world.send(sent)
        hold("answer", answer["status"] in statuses, f"{sent.verb} {sent.data} was answered {answer}, not {statuses}")
        return answer

    def office(self, status: str, verb: str, **data: Any) -> dict[str, Any]:
        """A command of the office with this answer."""
        return self.expect(self.world.office(verb, **data), status)

    def floor(self, number: int, verb: str, badge: str, data: dict[str, Any], *, minutes: int = 0) -> dict[str, Any]:
        """A fact told by one of the terminals: accepted where its order takes facts, else parked."""
        return self.expect(
            self.world.terminal(self.pick(TERMINALS, number), verb, badge, data, minutes=minutes), self.due(data)
        )

    def due(self, data: dict[str, Any]) -> str:
        """What a fact of the floor is answered: it is never refused."""
        order = self.world.model.orders.get(data.get("mo", ""))
        return "accepted" if "mo" not in data or (order is not None and order.status in OPEN) else "parked"

    def store(self, number: int, verb: str, **data: Any) -> dict[str, Any]:
        """The storekeeper tells something at a terminal."""
        return self.floor(number, verb, STORE, {key.rstrip("_"): value for key, value in data.items()})

    def step_of(self, mo: str, number: int) -> dict[str, str]:
        """An order's step and where it is worked on, the last one more often: goods come from there."""
        steps = self.world.model.orders[mo].worked_at
        op = self.pick([*steps, max(steps)], number)
        return {"mo": mo, "op": op, "workstation": self.pick(steps[op], number // 7)}

    def in_process(self) -> list[str]:
        """Orders that have seen work."""
        worked = {fact.data["mo"] for fact in self.world.model.facts.values() if fact.verb in OF_STEP}
        return [mo for mo in self.orders(*OPEN) if mo in worked]

    def running(self, mo: str) -> list[tuple[str, str]]:
        """Step and workstation of the sessions that run."""
        sessions = self.world.rows("SELECT DISTINCT op, workstation FROM session WHERE mo = ? AND status = 'open'", mo)
        return [(op, workstation) for op, workstation in sessions]

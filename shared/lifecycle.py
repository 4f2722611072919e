"""Declared lifecycles of orders and sessions: which change is legal, and what a refusal says.

Hub and terminal decide by the same declarations, so that online and offline decisions are the same.
"""

from dataclasses import dataclass
from typing import Final

from shared.rules import Refusal, refuse
from shared.verbs import VERBS

REPORTABLE: Final = frozenset({"released", "in progress", "completed"})
"""Order states in which facts of the floor have a place to go. *Completed* takes late ones, flagged."""
RUNNING: Final = frozenset({"released", "in progress"})
"""Order states in which a fact is expected."""
OVER: Final = frozenset({"closed", "cancelled"})
"""States of an order that takes no facts any more."""


def check_order(verb: str, state: str) -> Refusal | None:
    """None when an order in this state takes the verb, else why not (`mo-state`)."""
    legal = VERBS[verb].order_states
    return None if state in legal else refuse("mo-state", verb=verb, state=state, legal=" or ".join(legal))


def check_report(state: str) -> Refusal | None:
    """None when a fact of the floor has a place on an order in this state, else why not."""
    if state in REPORTABLE:
        return None
    if state in ("draft", "planned"):
        return refuse("order-not-released", state=state)
    return refuse("order-over", state=state)


def check_session(verb: str, state: str) -> Refusal | None:
    """None when the actor's session in this state takes the verb, else why not."""
    if state in VERBS[verb].session_states:
        return None
    if verb == "op-start":
        return refuse("already-started")
    if verb == "op-resume" and state == "open":
        return refuse("not-paused")
    if verb == "op-pause" and state == "paused":
        return refuse("already-paused")
    return refuse("not-started")


@dataclass(frozen=True, slots=True)
class StepQuantities:
    """The counters of one step, micro-units. `first` counts pieces first reported here, whatever came of them."""

    good: int = 0
    scrap: int = 0
    rework: int = 0
    suspect: int = 0

    @property
    def first(self) -> int:
        """Pieces first reported at this step: they are good, scrapped, or still in a bucket."""
        return self.good + self.scrap + self.rework + self.suspect


def is_ready(*, free: int, transfer_q: int, left: int, upstream_done: bool, gated: bool) -> bool:
    """Whether a run may start: a transfer quantity lies ready, or the rest; after a gate, all of it."""
    if gated and not upstream_done:
        return False
    return free > 0 and (free >= min(transfer_q, left) or upstream_done)


GATE_CLOSED: Final = "gate-closed"
"""The rule that holds a step back until the gate before it is finished, as overrides name it."""


def gate_closed(*, upstream_gate: bool, upstream_done: bool, begun: bool) -> bool:
    """Whether a run has to wait until the step before, a gate, is finished. Once begun it goes on: a gate is passed once."""
    return upstream_gate and not upstream_done and not begun


def over_limit(start_q: int, over_pct: int) -> int:
    """Most pieces a step may report without asking, micro-units; `over_pct` in micro-percent."""
    return start_q + start_q * over_pct // 100_000_000

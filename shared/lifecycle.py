"""Declared lifecycles of orders and sessions: which change is legal, and what a refusal says.

Hub and terminal decide by the same declarations, so that online and offline decisions are the same.
"""

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


GATE_CLOSED: Final = "gate-closed"
"""The rule that holds a step back until the gate before it is finished, as overrides name it."""

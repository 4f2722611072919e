"""What a reversal leaves nothing to decide about: the exceptions of what it takes back."""

import json
from typing import Final

from hub.core.case import Case, Place
from hub.core.edition import SETTLED_BY_REVERSAL
from hub.core.effects.history import Past
from hub.core.rows import FloorException, Mo, MoOp
from shared.step import first_reported, over_limit

OVER_QUANTITY: Final = "over-quantity"
COUNTED: Final = "count-affected"
_ITS_OWN: Final = frozenset({OVER_QUANTITY, "order-not-running", COUNTED})
"""Kinds that are about one command and nothing else. A place below zero may still be: that is seen to with its stock."""


def settle_with(case: Case, past: Past) -> set[Place]:
    """Settle what was open because of a command that is being taken back. Call with its counters already put back.

    Returns the places of which a count still waited to be held against it: what never was needs no correction, and so
    its reversal asks for none.
    """
    spared: set[Place] = set()
    if case.edition < SETTLED_BY_REVERSAL:
        return spared
    mo = getattr(past.data, "mo", None)
    for row in case.draft.all(FloorException):
        if row.status != "open":
            continue
        own = row.no == past.no
        if own and row.kind == COUNTED:
            proposed = json.loads(row.proposal)
            spared.add((proposed["item"], proposed["lot"], proposed["location"]))
        if own and row.kind in _ITS_OWN:
            _settle(case, row, "reversed", f"{row.verb} {past.no} was taken back by {case.verb} {case.no}")
        elif row.kind == OVER_QUANTITY and row.subject.partition(" ")[0] == mo and _fits_again(case, row):
            _settle(case, row, "covered", f"no more than ordered since {case.verb} {case.no}")
        elif own:
            case.touch("exception", row.id)  # it can't be taken back once more
    return spared


def _fits_again(case: Case, row: FloorException) -> bool:
    mo, _, op = row.subject.partition(" ")
    order, step = case.draft.get(Mo, mo), case.draft.get(MoOp, mo, op)
    return order is not None and step is not None and first_reported(step) <= over_limit(order.q_start, order.over_pct)


def _settle(case: Case, row: FloorException, how: str, reason: str) -> None:
    settled = case.draft.edit(FloorException, row.id)
    settled.status, settled.how, settled.who, settled.reason = "settled", how, "hub", reason
    settled.settled, settled.rev = case.now, case.no
    case.touch("exception", row.id)

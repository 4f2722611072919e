"""An order's next state, and how many pieces it starts."""

from hub.core.case import Case
from hub.core.effects.ways import order_moved
from hub.core.rows import Mo
from shared.commands import OnOrder
from shared.lifecycle import OVER, check_order
from shared.quantity import divide_up
from shared.rules import RuleError, refuse
from shared.verbs import VERBS


def moved(case: Case, data: OnOrder) -> Mo:
    """The order in its next state, to be changed. Raises `RuleError`: unknown, or the lifecycle has no such step."""
    order = case.draft.get(Mo, data.mo)
    if order is None:
        raise RuleError(refuse("order-unknown", mo=data.mo))
    refusal = check_order(case.verb, order.status)
    if refusal is not None:
        raise RuleError(refusal)
    mo = case.draft.edit(Mo, data.mo)
    mo.status = VERBS[case.verb].order_states[mo.status]
    mo.rev = case.no
    order_moved(case, mo, order.status)
    case.touch("mo", mo.id)
    if mo.status in OVER:
        case.touch("value-mo", mo.id)
    return mo


def start_quantity(deliver: int, scrap_pct: int, decimals: int) -> int:
    """How many to start so that `deliver` are left after the product's scrap rate (micro-percent)."""
    step: int = 10 ** (6 - decimals)
    return divide_up(deliver * 100_000_000, (100_000_000 - scrap_pct) * step) * step

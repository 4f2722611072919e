"""The end of every decision: a handler says what happens, and what it has posted is settled once, in its own words."""

from typing import Any

from hub.core.case import Case
from hub.core.effects.stock import settle_stock
from hub.core.registry import HANDLERS


def decide(case: Case, data: Any) -> dict[str, Any]:
    """Decide a command by its verb's handler and settle its stock; the answer's `result`.

    Raises `RuleError` and `NonsenseError`, as the handler does.
    """
    result = HANDLERS[case.verb].decide(case, data)
    settle_stock(case)
    return result

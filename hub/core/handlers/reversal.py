"""`reverse`: the mirror image of an earlier booking, counters included. Nothing is ever edited."""

from collections.abc import Iterable
from typing import Any

from hub.core.case import Case
from hub.core.effects.history import Past, find_past
from hub.core.effects.reversal import past_needs, reverse_past
from hub.core.registry import handles
from hub.core.view import Key, View
from shared.commands import Reverse
from shared.rights import UNDO_MS
from shared.rules import RuleError, refuse


def _needs(data: Reverse, view: View) -> Iterable[Key]:
    return past_needs(data.command, view)


@handles("reverse", needs=_needs)
def reverse(case: Case, data: Reverse) -> dict[str, Any]:
    """Take a booking back. By badge alone only the terminal's last one within a minute (UNDO)."""
    past = find_past(case, data.command)
    if not case.supervised:
        _undo_only(case, past)
    return reverse_past(case, past, data.reason)


def _undo_only(case: Case, past: Past) -> None:
    own = past.inbox.source == case.source and past.applied is None  # a supervisor has booked what was parked
    if not own or past.newer or (past.booked and not 0 <= _age(case, past) <= UNDO_MS):
        raise RuleError(refuse("undo-late"))


def _age(case: Case, past: Past) -> int:
    """How long ago the terminal made a booking. What was not booked may have no time that can be read."""
    raw = past.raw
    if case.boot and case.boot == raw.get("boot"):
        return case.mono - int(raw.get("mono") or 0)
    return case.at - past.sent

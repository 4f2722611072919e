"""In which ways an exception can be settled, as things stand: an order that is over takes no facts any more."""

from typing import Any

from hub.core.case import Case
from hub.core.rows import Exc, Mo
from hub.core.view import Draft
from shared.commands import Command
from shared.lifecycle import OVER, ways_out


def order_state(draft: Draft, data: Command | None) -> str:
    """The state of the order a command is about; `""` where it is about none that is known."""
    order = draft.get(Mo, str(getattr(data, "mo", "") or ""))
    return order.status if order is not None else ""


def ways_of(row: Exc) -> tuple[str, ...]:
    """The ways of an exception."""
    return tuple(row.ways.split(",")) if row.ways else ways_out(row.kind)


def order_moved(case: Case, mo: Mo, before: str) -> None:
    """The order is over now, or is not any more: what was parked on it can be settled in other ways."""
    if (before in OVER) == (mo.status in OVER):
        return
    for row in case.draft.all(Exc):
        if row.kind != "parked" or row.status != "open" or row.subject.partition(" ")[0] != mo.id:
            continue
        ways = ",".join(ways_out(row.kind, row.verb, mo.status))
        if ways != row.ways:
            changed: Any = case.draft.edit(Exc, row.id)
            changed.ways, changed.rev = ways, case.no
            case.touch("exception", row.id)

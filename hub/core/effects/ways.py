"""In which ways an exception can be settled, as things stand: an order that is over takes no facts any more."""

from collections.abc import Iterable
from typing import Any

from hub.core.case import Case
from hub.core.effects.history import Said, said_key
from hub.core.rows import FloorException, Mo
from hub.core.view import Draft, Key, View
from shared.commands import Command
from shared.lifecycle import OVER
from shared.verbs import ON_ORDER, REVERSIBLE
from shared.ways import ways_out


def order_state(draft: Draft, data: Command | None) -> str:
    """The state of the order a command is about; `""` where it is about none that is known."""
    order = draft.get(Mo, str(getattr(data, "mo", "") or ""))
    return order.status if order is not None else ""


def ways_of(row: FloorException) -> tuple[str, ...]:
    """The ways of an exception, by its kind."""
    return tuple(row.ways.split(",")) if row.ways else ways_out(row.kind)


def exception_needs(view: View, row: FloorException) -> Iterable[Key]:
    """What must be loaded to say which ways are open, and who is behind it (ask again until nothing is missing)."""
    yield said_key(row.no)
    said = said_of(view, row)
    if said is not None and said.mo:
        yield ("mo", said.mo)


def said_of(view: View, row: FloorException) -> Said | None:
    """Who said what an exception is about."""
    said: Said | None = view.looked_up.get(said_key(row.no))
    return said


def offered(view: View, row: FloorException) -> list[str]:
    """The ways that will be taken: what is taken back already, or stands on an order that is over, can't be reversed."""
    said = said_of(view, row)
    order = view.get(Mo, said.mo) if said is not None and said.mo else None
    frozen = row.verb in ON_ORDER and order is not None and order.status in OVER
    fast = row.verb not in REVERSIBLE or frozen or (said is not None and said.reversed)
    return [way for way in ways_of(row) if way != "reverse" or not fast]


def order_moved(case: Case, mo: Mo, before: str) -> None:
    """The order is over now, or is not any more: what was parked on it can be settled in other ways."""
    if (before in OVER) == (mo.status in OVER):
        return
    for row in case.draft.all(FloorException):
        if row.status == "open" and row.verb in ON_ORDER and "reverse" in ways_of(row):
            case.touch("exception", row.id)  # see `offered`
        if row.kind != "parked" or row.status != "open" or row.subject.partition(" ")[0] != mo.id:
            continue
        ways = ",".join(ways_out(row.kind, row.verb, mo.status))
        if ways != row.ways:
            changed: Any = case.draft.edit(FloorException, row.id)
            changed.ways, changed.rev = ways, case.no
            case.touch("exception", row.id)

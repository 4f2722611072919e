"""What is brought to the line for an order leaves a trace on it: when, what, from where to where, by whom."""

from hub.core.case import Case
from hub.core.edition import MOVES_TOLD
from hub.core.rows import Item, Mo, Note
from hub.core.rows.talk import brought_for
from shared.commands import Move
from shared.quantity import show


def trace(case: Case, data: Move, number: int, *, back: bool = False) -> None:
    """Note a move on its order; `back`: that it has been taken back. The newest are in the order's document."""
    if case.edition < MOVES_TOLD or case.draft.get(Mo, data.mo) is None:
        return
    item = case.draft.get(Item, data.item)
    unit = f" {item.unit}" if item is not None else ""
    lot = f" lot {data.lot}" if data.lot else ""
    text = f"{show(data.q)}{unit} {data.item}{lot} from {data.from_} to {data.to} (move {number})"
    case.draft.add(Note(case.no, brought_for(data.mo), f"taken back: {text}" if back else text, case.badge, case.at))
    case.draft.edit(Mo, data.mo).rev = case.no
    case.touch("mo", data.mo)

"""What a step consumes: required by its pieces, issued by hand, or extra.

Cumulative per order, step and line: consumed = max(required, planned issued by hand) + extra. Because only
cumulative numbers decide, every interleaving of reports and issues gives the same stock.
"""

import json

from hub.core.case import Case
from hub.core.ledger import Posting
from hub.core.rows import Item, MoMaterial
from hub.core.view import Draft
from shared.material import required


def step_lines(draft: Draft, mo: str, op: str) -> list[MoMaterial]:
    """The material lines a step owns, in the order of the BOM."""
    return [line for line in draft.find(MoMaterial, "mo", mo) if line.op == op]


def required_now(line: MoMaterial, pieces: int) -> int:
    """What a line asks for after `pieces` were first reported at its step."""
    return required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=pieces)


def line_for(lines: list[MoMaterial], item: str) -> MoMaterial | None:
    """The line an item is issued for: its own, or one it is an approved alternate of."""
    for line in lines:
        if line.item == item:
            return line
    for line in lines:
        if item in json.loads(line.alternates):
            return line
    return None


def take_required(case: Case, posting: Posting, line: MoMaterial, pieces: int, supply: str) -> None:
    """Backflush: issue what the pieces ask for beyond what was issued before."""
    delta = max(required_now(line, pieces), line.planned) - line.issued
    if delta > 0:
        place = _place(case, line.item, supply)
        posting.issue(line.item, "", place, line.mo, delta)
        changed = case.draft.edit(MoMaterial, line.mo, line.line)
        changed.issued += delta
        changed.supply = place


def take_by_hand(
    case: Case, posting: Posting, lines: list[MoMaterial], item: str, lot: str, location: str, q: int
) -> MoMaterial | None:
    """A planned issue: nets against what a backflush has taken or will take.

    An item that is on no line is charged as well, flagged. Returns the line, or None.
    """
    catalogue = case.known_item(item)
    case.fitting(catalogue, q)
    if catalogue.lot_tracked and not lot:
        case.flag("lot-wanted")
    line = line_for(lines, item)
    place = _place(case, item, location)
    if line is None:
        case.flag("item-not-needed")
        posting.issue(item, lot, place, _mo(case), q)
        return None
    line = case.draft.edit(MoMaterial, line.mo, line.line)
    posting.issue(item, lot, place, line.mo, q)
    backflushed = line.issued - line.planned
    line.planned += q
    line.issued += q
    # What a backflush took for the same need goes back to where it came from: in the end it makes no difference
    # whether the issue or the booking arrived first.
    back = min(q, backflushed)
    if back > 0:
        case.flag("covered-by-backflush")
        posting.give_back(line.item, line.supply, line.mo, back)
        line.issued -= back
    return line


def _mo(case: Case) -> str:
    return str(case.data.mo)  # type: ignore[attr-defined]  # only commands on an order come here


def _place(case: Case, item: str, location: str) -> str:
    if location:
        return location
    found = case.draft.get(Item, item)
    return found.home if found else "RAW"

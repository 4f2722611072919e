"""What a step consumes: required by its pieces, issued by hand, or extra.

Cumulative per order, step and line: consumed = max(required, planned issued by hand) + extra − returned. Because only
cumulative numbers decide, every interleaving of reports and issues gives the same stock.
"""

import json

from hub.core.case import Case, first_reported
from hub.core.ledger import WIP, Posting
from hub.core.rows import Item, MoMaterial, MoOp, MovementLine
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
    place = _place(case, line.item, supply)
    if delta <= 0:
        if not line.supply:  # a reversal of what covers it may ask for it there
            case.draft.edit(MoMaterial, line.mo, line.line).supply = place
    else:
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


def take_extra(case: Case, posting: Posting, lines: list[MoMaterial], item: str, lot: str, location: str, q: int) -> None:
    """An issue on top of what the pieces require."""
    case.fitting(case.known_item(item), q)
    posting.issue(item, lot, _place(case, item, location), _mo(case), q)
    line = line_for(lines, item)
    if line is None:
        case.flag("item-not-needed")
    else:
        case.draft.edit(MoMaterial, line.mo, line.line).extra += q


def take_back(
    case: Case,
    posting: Posting,
    step: MoOp,
    moved: list[MovementLine],
    by_hand: dict[int, int],
    supply: str,
    *,
    netted: bool,
) -> None:
    """Reverse what a report or an issue took: its lines mirrored, and the step's need worked out afresh.

    `by_hand` are planned issues of it by BOM line. `netted` says that its lines counted towards what the pieces require
    (extra issues and returns never do). The step's counters are already those without the reversed command, so lines
    beyond the mirror restore what every interleaving would have led to.
    """
    lines = step_lines(case.draft, step.mo, step.op)
    posting.mirror(moved)
    posting.settle()  # what is issued next must not be valued by a pool of the wrong sign
    for number, q in by_hand.items():
        case.draft.edit(MoMaterial, step.mo, number).planned -= q
    removed: dict[str, int] = {}
    for one in moved if netted else ():
        line = line_for(lines, one.item)
        if line is not None:
            sign = (one.to_loc == WIP) - (one.from_loc == WIP)
            removed[line.item] = removed.get(line.item, 0) + sign * one.q
    for item in dict.fromkeys(line.item for line in lines):
        _rebalance(case, posting, step, item, removed.get(item, 0), supply)
    posting.settle()


def _rebalance(case: Case, posting: Posting, step: MoOp, item: str, removed: int, supply: str) -> None:
    lines = [line for line in step_lines(case.draft, step.mo, step.op) if line.item == item]
    first = first_reported(step)
    wanted = [max(required_now(x, first), x.planned) if x.mode == "backflush" else x.planned for x in lines]
    missing = sum(wanted) - (sum(line.issued for line in lines) - removed)
    place = lines[0].supply or _place(case, item, supply)
    if missing > 0:
        posting.issue(item, "", place, step.mo, missing)
    elif missing < 0:
        posting.give_back(item, place, step.mo, -missing)
    for line, q in zip(lines, wanted, strict=True):
        if line.issued != q:
            case.draft.edit(MoMaterial, line.mo, line.line).issued = q


def _mo(case: Case) -> str:
    return str(case.data.mo)  # type: ignore[attr-defined]  # only commands on an order come here


def _place(case: Case, item: str, location: str) -> str:
    if location:
        return location
    found = case.draft.get(Item, item)
    return found.home if found else "RAW"

"""What a step consumes: required by its pieces, issued by hand, or extra.

Cumulative per order, step and line: consumed = max(required, planned issued by hand) + extra − returned. Because only
cumulative numbers decide, every interleaving of reports and issues gives the same stock; which place gives how much is
worked out in `places`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hub.core.books.ledger import VIRTUAL, WIP, Posting
from hub.core.books.places import (
    NOTHING,
    Places,
    change,
    given,
    note_by_hand,
    note_pieces,
    pieces_by_place,
    pieces_of_several,
    required_now,
    with_pieces,
)
from hub.core.case import Case
from hub.core.edition import FACTS_CHECKED
from hub.core.rows import Item, Lot, MoMaterial, MoOp, MovementLine
from hub.core.view import Draft
from shared.step import first_reported


@dataclass(frozen=True, slots=True)
class Issue:
    """So much of an item that somebody took for a step; `location` `""` is the item's home."""

    item: str
    lot: str
    location: str
    q: int


def step_lines(draft: Draft, mo: str, op: str) -> list[MoMaterial]:
    """The material lines a step owns, in the order of the BOM."""
    return [line for line in draft.find(MoMaterial, "mo", mo) if line.op == op]


def line_for(lines: Iterable[MoMaterial], item: str) -> MoMaterial | None:
    """The line an item is issued for: its own, or one it is an approved alternate of."""
    lines = list(lines)
    own = next((line for line in lines if line.item == item), None)
    return own or next((line for line in lines if item in json.loads(line.alternates)), None)


def take_required(case: Case, line: MoMaterial, before: int, pieces: int, supply: str) -> None:
    """Backflush for pieces first reported after `before` others: issue what is asked for beyond what was issued."""
    if pieces <= 0:
        return
    place = _place(case, line.item, supply)
    if before and line.supply != place and (line.supply or pieces_of_several(case.draft, line)):
        _share_required(case, line, before, pieces, place)
        return
    # Nearly always: one place supplies all who work at the step.
    more = max(required_now(line, before + pieces), line.planned) - line.issued
    if more <= 0 and line.supply == place:
        return
    changed = case.draft.edit(MoMaterial, line.mo, line.line)
    changed.supply = place
    if more > 0:
        case.posting.issue(line.item, "", place, line.mo, more)
        changed.issued += more


def _share_required(case: Case, line: MoMaterial, before: int, pieces: int, place: str) -> None:
    """The same where other places have supplied the step too: each gives its share, and for another what is asked of it."""
    draft = case.draft
    changed = draft.edit(MoMaterial, line.mo, line.line)
    was = pieces_by_place(draft, changed, before, place)
    now = with_pieces(was, place, pieces)
    _give(case.posting, changed, change(given(draft, changed, was), given(draft, changed, now)))
    note_pieces(draft, changed, now)


def take_by_hand(case: Case, lines: Iterable[MoMaterial], issue: Issue, first: int) -> None:
    """A planned issue: nets against what a backflush has taken or will take.

    `first` pieces were first reported at the step before it. An item that is on no line is charged as well, flagged.
    """
    item = case.known_item(issue.item)
    case.fitting(item, issue.q)
    if item.lot_tracked and not issue.lot:
        case.flag("lot-wanted")
    _flag_expired(case, issue)
    line = line_for(lines, issue.item)
    place = _place(case, issue.item, issue.location)
    case.posting.issue(issue.item, issue.lot, place, _mo(case), issue.q)
    if line is None:
        case.flag("item-not-needed")
    else:
        _net(case, line, place, issue.q, first)


def _net(case: Case, line: MoMaterial, place: str, q: int, first: int) -> None:
    """What a backflush took for the same need goes back to where it came from.

    In the end it makes no difference whether the issue or the booking arrived first.
    """
    draft = case.draft
    changed = draft.edit(MoMaterial, line.mo, line.line)
    changed.issued += q
    places = pieces_by_place(draft, changed, first, place)
    was = given(draft, changed, places)
    note_by_hand(draft, changed, place, q)
    back = change(was, given(draft, changed, places))
    if back:
        case.flag("covered-by-backflush")
        _give(case.posting, changed, back)


def take_extra(case: Case, lines: Iterable[MoMaterial], issue: Issue) -> None:
    """An issue on top of what the pieces require."""
    _flag_expired(case, issue)
    case.fitting(case.known_item(issue.item), issue.q)
    case.posting.issue(issue.item, issue.lot, _place(case, issue.item, issue.location), _mo(case), issue.q)
    line = line_for(lines, issue.item)
    if line is None:
        case.flag("item-not-needed")
    else:
        case.draft.edit(MoMaterial, line.mo, line.line).extra += issue.q


def _flag_expired(case: Case, issue: Issue) -> None:
    """A lot past its day was used all the same: quality should know."""
    lot = case.draft.get(Lot, issue.item, issue.lot) if issue.lot else None
    if lot is not None and lot.expires and case.edition >= FACTS_CHECKED and lot.expires < case.rules.day_of(case.at):
        case.flag("lot-expired")


# --- taken back ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """What a report or an issue counted towards the need of its step.

    `by_hand` are the planned issues (item, lot, quantity) in the order they were posted, `pieces` those first reported, at
    a workstation supplied from `supply`.
    """

    by_hand: Sequence[tuple[str, str, int]] = ()
    pieces: int = 0
    supply: str = ""


def mirror_lines(case: Case, moved: Iterable[MovementLine]) -> None:
    """Lines that never counted towards what the pieces require (extra issues, returns), at their own values."""
    case.posting.mirror(moved)
    case.posting.settle()  # what is issued next must not be valued by a pool of the wrong sign


def take_back(case: Case, step: MoOp, moved: Sequence[MovementLine], counted: Counted) -> None:
    """Reverse what a report or a planned issue took: its lines mirrored, and the step's need worked out afresh.

    The step's counters are already those without the reversed command, so lines beyond the mirror restore what every
    interleaving would have led to.
    """
    mirror_lines(case, moved)
    lines = step_lines(case.draft, step.mo, step.op)
    issues = _posted_by_hand(moved, counted.by_hand)
    came_back = _returned([line for line in moved if line not in issues])
    issues_of = _by_line(lines, issues)
    for item in dict.fromkeys(line.item for line in lines):
        own = [line for line in lines if line.item == item]
        before, after = _before_and_after(case, step, own, counted, issues_of)
        for place, q in came_back.get(item, NOTHING).items():
            before[place] -= q
        _post(case.posting, item, step.mo, change(before, after))
    case.posting.settle()


def _posted_by_hand(moved: Iterable[MovementLine], by_hand: Iterable[tuple[str, str, int]]) -> list[MovementLine]:
    """The lines that planned issues were posted as: they say where it was taken from."""
    rest = iter(moved)
    lines = (
        next((line for line in rest if (line.item, line.lot, line.to_loc, line.q) == (item, lot, WIP, q)), None)
        for item, lot, q in by_hand
    )
    return [line for line in lines if line is not None]


def _returned(mirrored: Iterable[MovementLine]) -> Mapping[str, Counter[str]]:
    """Item → place → how much the mirror of these lines has brought back there."""
    returned: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in mirrored:
        for place, q in ((line.from_loc, line.q), (line.to_loc, -line.q)):
            if place not in VIRTUAL:
                returned[line.item][place] += q
    return returned


def _by_line(lines: Sequence[MoMaterial], issues: Iterable[MovementLine]) -> Mapping[int, list[MovementLine]]:
    """The planned issues that each material line was issued by."""
    of_line: defaultdict[int, list[MovementLine]] = defaultdict(list)
    for issue in issues:
        line = line_for(lines, issue.item)
        if line is not None:
            of_line[line.line].append(issue)
    return of_line


def _before_and_after(
    case: Case, step: MoOp, lines: Iterable[MoMaterial], counted: Counted, issues_of: Mapping[int, list[MovementLine]]
) -> tuple[Counter[str], Counter[str]]:
    """What the places gave for the lines of an item with the reversed command, and what they have to give without it."""
    before, after = Counter[str](), Counter[str]()
    for line in lines:
        place = _place(case, line.item, counted.supply)
        places = pieces_by_place(case.draft, line, first_reported(step) + counted.pieces, place)
        before.update(given(case.draft, line, places))
        after.update(_without(case, line, places, issues_of.get(line.line, ()), place, counted.pieces))
    return before, after


def _without(
    case: Case, line: MoMaterial, places: Places, issues: Sequence[MovementLine], place: str, pieces: int
) -> Places:
    """What the places have to give for a line without these issues and these pieces out of a place; the line says so too."""
    draft = case.draft
    if not pieces and not issues:
        return given(draft, line, places)
    changed = draft.edit(MoMaterial, line.mo, line.line)
    for issue in issues:
        note_by_hand(draft, changed, issue.from_loc, -issue.q)
    if pieces:
        places = with_pieces(places, place, -pieces)
        note_pieces(draft, changed, places)
    gives = given(draft, changed, places)
    changed.issued = changed.planned + sum(gives.values())
    return gives


# --- posted -------------------------------------------------------------------------------------------------


def _give(posting: Posting, line: MoMaterial, more: Places) -> None:
    line.issued += sum(more.values())
    _post(posting, line.item, line.mo, more)


def _post(posting: Posting, item: str, mo: str, more: Places) -> None:
    """What one place gave for another was used from the other: a transfer. The rest is issued, or given back."""
    back = {place: -q for place, q in more.items() if q < 0}
    for place, q in more.items():
        missing = q
        for other, too_much in back.items():
            moved = min(missing, too_much)
            if moved > 0:
                posting.transfer(item, "", place, other, moved)
                back[other] -= moved
                missing -= moved
        if missing > 0:
            posting.issue(item, "", place, mo, missing)
    for place, q in back.items():
        if q > 0:
            posting.give_back(item, place, mo, q)


def _mo(case: Case) -> str:
    return str(case.data.mo)  # type: ignore[attr-defined]  # only commands on an order come here


def _place(case: Case, item: str, location: str) -> str:
    if location:
        return location
    catalogue = case.draft.get(Item, item)
    return catalogue.home if catalogue else "RAW"

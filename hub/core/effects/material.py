"""What a step consumes: required by its pieces, issued by hand, or extra.

Cumulative per order, step and line: consumed = max(required, planned issued by hand) + extra − returned. Because only
cumulative numbers decide, every interleaving of reports and issues gives the same stock; which place gives how much is
worked out in `places`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hub.core.books.ledger import VIRTUAL, WIP, Posting
from hub.core.books.places import change, given, note_by_hand, note_pieces, pieces_by_place, required_now, with_pieces
from hub.core.case import Case, first_reported
from hub.core.edition import FACTS_CHECKED
from hub.core.rows import Item, Lot, MoMaterial, MoOp, MovementLine
from hub.core.view import Draft


def step_lines(draft: Draft, mo: str, op: str) -> list[MoMaterial]:
    """The material lines a step owns, in the order of the BOM."""
    return [line for line in draft.find(MoMaterial, "mo", mo) if line.op == op]


def line_for(lines: list[MoMaterial], item: str) -> MoMaterial | None:
    """The line an item is issued for: its own, or one it is an approved alternate of."""
    for line in lines:
        if line.item == item:
            return line
    for line in lines:
        if item in json.loads(line.alternates):
            return line
    return None


def take_required(case: Case, line: MoMaterial, before: int, pieces: int, supply: str) -> None:
    """Backflush for pieces first reported after `before` others: issue what is asked for beyond what was issued."""
    if pieces <= 0:
        return
    place = _place(case, line.item, supply)
    if not before or line.supply in ("", place):  # nearly always: one place supplies all who work at the step
        more = max(required_now(line, before + pieces), line.planned) - line.issued
        if more <= 0 and line.supply == place:
            return
        changed = case.draft.edit(MoMaterial, line.mo, line.line)
        changed.supply = place
        if more > 0:
            case.posting.issue(line.item, "", place, line.mo, more)
            changed.issued += more
        return
    changed = case.draft.edit(MoMaterial, line.mo, line.line)
    was = pieces_by_place(changed, before, place)
    now = with_pieces(was, place, pieces)
    _give(case.posting, changed, change(given(changed, was), given(changed, now)))
    note_pieces(changed, now)


def take_by_hand(
    case: Case,
    lines: list[MoMaterial],
    item: str,
    lot: str,
    location: str,
    q: int,
    first: int,
) -> MoMaterial | None:
    """A planned issue: nets against what a backflush has taken or will take.

    `first` pieces were first reported at the step before it. An item that is on no line is charged as well, flagged.
    Returns the line, or None.
    """
    catalogue = case.known_item(item)
    case.fitting(catalogue, q)
    if catalogue.lot_tracked and not lot:
        case.flag("lot-wanted")
    flag_expired(case, item, lot)
    line = line_for(lines, item)
    place = _place(case, item, location)
    if line is None:
        case.flag("item-not-needed")
        case.posting.issue(item, lot, place, _mo(case), q)
        return None
    line = case.draft.edit(MoMaterial, line.mo, line.line)
    case.posting.issue(item, lot, place, line.mo, q)
    line.issued += q
    places = pieces_by_place(line, first, place)
    was = given(line, places)
    note_by_hand(line, place, q)
    # What a backflush took for the same need goes back to where it came from: in the end it makes no difference
    # whether the issue or the booking arrived first.
    back = change(was, given(line, places))
    if back:
        case.flag("covered-by-backflush")
        _give(case.posting, line, back)
    return line


def flag_expired(case: Case, item: str, lot: str) -> None:
    """A lot past its day was used all the same: quality should know."""
    row = case.draft.get(Lot, item, lot) if lot else None
    if row is not None and row.expires and case.edition >= FACTS_CHECKED and row.expires < case.rules.day_of(case.at):
        case.flag("lot-expired")


def take_extra(case: Case, lines: list[MoMaterial], item: str, lot: str, location: str, q: int) -> None:
    """An issue on top of what the pieces require."""
    flag_expired(case, item, lot)
    case.fitting(case.known_item(item), q)
    case.posting.issue(item, lot, _place(case, item, location), _mo(case), q)
    line = line_for(lines, item)
    if line is None:
        case.flag("item-not-needed")
    else:
        case.draft.edit(MoMaterial, line.mo, line.line).extra += q


@dataclass(frozen=True, slots=True)
class Told:
    """What a report or an issue counted towards the need of its step.

    `by_hand` are the planned issues (item, lot, quantity) in the order they were posted, `pieces` those first reported, at
    a workstation supplied from `supply`.
    """

    by_hand: Iterable[tuple[str, str, int]] = ()
    pieces: int = 0
    supply: str = ""


def take_back(case: Case, step: MoOp, moved: list[MovementLine], told: Told | None) -> None:
    """Reverse what a report or an issue took: its lines mirrored, and the step's need worked out afresh.

    `told` is None where its lines never counted towards what the pieces require (extra issues, returns). The step's
    counters are already those without the reversed command, so lines beyond the mirror restore what every interleaving
    would have led to.
    """
    case.posting.mirror(moved)
    case.posting.settle()  # what is issued next must not be valued by a pool of the wrong sign
    if told is None:
        return
    lines = step_lines(case.draft, step.mo, step.op)
    issued = list(_issued_by_hand(moved, told.by_hand))
    mirrored = Counter[tuple[str, str]]()
    for one in moved:
        if all(one is not other for other in issued):
            mirrored[one.item, one.from_loc] += one.q
            mirrored[one.item, one.to_loc] -= one.q
    by_line: dict[int, list[MovementLine]] = {}
    for one in issued:
        line = line_for(lines, one.item)
        if line is not None:
            by_line.setdefault(line.line, []).append(one)
    for item in dict.fromkeys(line.item for line in lines):
        before = {place: -q for (known, place), q in mirrored.items() if known == item and place not in VIRTUAL}
        _afresh(case, step, item, Counter(before), told, by_line)
    case.posting.settle()


def _issued_by_hand(moved: list[MovementLine], told: Iterable[tuple[str, str, int]]) -> Iterator[MovementLine]:
    """The lines that planned issues were posted as: they say where it was taken from."""
    rest = iter(moved)
    for item, lot, q in told:
        for one in rest:
            if (one.item, one.lot, one.to_loc, one.q) == (item, lot, WIP, q):
                yield one
                break


def _afresh(
    case: Case,
    step: MoOp,
    item: str,
    before: Counter[str],
    told: Told,
    by_hand: Mapping[int, list[MovementLine]],
) -> None:
    """What the places have given for an item (`before`: less what was mirrored) becomes what they have to give now."""
    place = _place(case, item, told.supply)
    first = first_reported(step)
    after = Counter[str]()
    for found in [line for line in step_lines(case.draft, step.mo, step.op) if line.item == item]:
        places = pieces_by_place(found, first + told.pieces, place)
        had = given(found, places)
        before.update(had)
        line = found
        if told.pieces or found.line in by_hand:
            line = case.draft.edit(MoMaterial, found.mo, found.line)
            for one in by_hand.get(line.line, ()):
                note_by_hand(line, one.from_loc, -one.q)
            if told.pieces:
                places = with_pieces(places, place, -told.pieces)
                note_pieces(line, places)
            line.issued = line.planned + sum(given(line, places).values())
        after.update(given(line, places))
    _post(case.posting, item, step.mo, change(before, after))


def _give(posting: Posting, line: MoMaterial, more: Mapping[str, int]) -> None:
    line.issued += sum(more.values())
    _post(posting, line.item, line.mo, more)


def _post(posting: Posting, item: str, mo: str, more: Mapping[str, int]) -> None:
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
    found = case.draft.get(Item, item)
    return found.home if found else "RAW"

"""What a step consumes: max(required, planned by hand) + extra − returned, place by place, and taken back again."""

from itertools import permutations
from typing import Any

import pytest

from hub.core.books.ledger import WIP
from hub.core.case import Actor, Case
from hub.core.effects.material import (
    Counted,
    Issue,
    line_for,
    mirror_lines,
    step_lines,
    take_back,
    take_by_hand,
    take_extra,
    take_required,
)
from hub.core.rows import Balance, Lot, MoMaterial, MoOp, MoSupply, MovementLine
from hub.core.view import View
from shared.commands import Consume
from tests.hub.core.bare import MO, NAIL, SCREW, UNIT, case_of, item, view_of
from tests.support.hub import START

TWO_A_PIECE = 2 * UNIT
ASKED = Consume(mo=MO, op="010", item=SCREW, location="RAW", q="1", kind="planned")


def line(number: int = 1, **fields: Any) -> MoMaterial:
    """Two screws a piece at step 010, by backflush."""
    values: dict[str, Any] = {
        "op": "010",
        "item": SCREW,
        "q": TWO_A_PIECE,
        "basis": "unit",
        "per": UNIT,
        "mode": "backflush",
    }
    return MoMaterial(mo=MO, line=number, **values | fields)


def step(good: int = 0) -> MoOp:
    """Step 010, at which so many pieces were reported."""
    return MoOp(MO, "010", "", "CUT", setup_min=0, run_min=0, rev=0, good=good * UNIT)


def working(*rows: Any) -> Case:
    """A command on the order, with these rows."""
    return case_of(view_of(*rows), ASKED)


def lines(case: Case) -> list[MoMaterial]:
    """The material of the step as the case has left it."""
    return step_lines(case.draft, MO, "010")


def posted(case: Case) -> list[tuple[str, str, str, int]]:
    """Item, from, to and pieces' worth of what was posted."""
    return [(row.item, row.from_loc, row.to_loc, row.q // UNIT) for row in case.posting.lines]


def places(case: Case) -> dict[str, tuple[int, int]]:
    """Place → pieces and issues by hand of the first line."""
    rows = case.draft.find(MoSupply, "mo", MO)
    return {row.place: (row.pieces // UNIT, row.by_hand // UNIT) for row in rows if row.line == 1}


def report(case: Case, before: int, pieces: int, supply: str = "L-CUT") -> None:
    """Pieces first reported at a workstation with a supply: its backflush."""
    for wanted in lines(case):
        take_required(case, wanted, before * UNIT, pieces * UNIT, supply)


def issue(case: Case, q: int, first: int, location: str = "RAW", name: str = SCREW) -> None:
    """So many issued by hand."""
    take_by_hand(case, lines(case), Issue(name, "", location, q * UNIT), first * UNIT)


# --- which line ---------------------------------------------------------------------------------------------


def test_an_items_own_line_comes_before_one_it_may_stand_in_for() -> None:
    """An alternate is issued for the first line that approves it."""
    stands_in = line(1, item=NAIL, alternates='["SCREW", "BOLT"]')
    own = line(2)
    assert line_for([stands_in, own], SCREW) is own
    assert line_for([stands_in], SCREW) is stands_in
    assert line_for([stands_in, own], "GLUE") is None


def test_a_step_owns_its_lines_only() -> None:
    """In the order of the BOM."""
    case = working(line(1), line(2, op="020"), line(3, item=NAIL))
    assert [row.line for row in lines(case)] == [1, 3]


# --- required -----------------------------------------------------------------------------------------------


def test_pieces_take_what_they_require_and_no_more() -> None:
    """The whole after each report less what was issued; the line names the only place, and no row is written for it."""
    case = working(line())
    report(case, 0, 3)
    report(case, 3, 1)
    assert posted(case) == [(SCREW, "L-CUT", WIP, 6), (SCREW, "L-CUT", WIP, 2)]
    (row,) = lines(case)
    assert (row.issued, row.supply) == (8 * UNIT, "L-CUT")
    assert places(case) == {}


def test_without_a_supply_it_is_the_items_home() -> None:
    """And without pieces nothing."""
    case = working(line())
    report(case, 0, 0, "")
    assert case.outcome.posting is None
    report(case, 0, 1, "")
    assert posted(case) == [(SCREW, "RAW", WIP, 2)]


def test_what_was_issued_by_hand_is_not_taken_again() -> None:
    """Five of six: one more."""
    case = working(line(planned=5 * UNIT, issued=5 * UNIT))
    report(case, 0, 3)
    assert posted(case) == [(SCREW, "L-CUT", WIP, 1)]


def test_a_second_place_gives_for_its_own_pieces() -> None:
    """From then on each has a row, and the line names none."""
    case = working(line())
    report(case, 0, 3, "L-CUT")
    report(case, 3, 2, "RAW")
    report(case, 5, 1, "L-CUT")
    assert posted(case)[1:] == [(SCREW, "RAW", WIP, 4), (SCREW, "L-CUT", WIP, 2)]
    assert places(case) == {"L-CUT": (4, 0), "RAW": (2, 0)}
    assert (lines(case)[0].supply, lines(case)[0].issued) == ("", 12 * UNIT)


# --- by hand ------------------------------------------------------------------------------------------------


def test_a_planned_issue_nets_against_what_was_backflushed() -> None:
    """What the backflush took too much goes back to where it came from."""
    case = working(line())
    report(case, 0, 3)
    issue(case, 4, first=3)
    assert posted(case)[1:] == [(SCREW, "RAW", WIP, 4), (SCREW, WIP, "L-CUT", 4)]
    (row,) = lines(case)
    assert (row.planned, row.issued) == (4 * UNIT, 6 * UNIT)
    assert places(case) == {"RAW": (0, 4)}
    assert case.outcome.flags == ["covered-by-backflush"]


def test_it_makes_no_difference_what_came_first() -> None:
    """Two places report, and a third is issued from: the same lies everywhere in each order."""
    outcomes = set()
    for order in permutations(("CUT", "RAW", "hand")):
        case = working(line(), item("BOLT"))
        reported = 0
        for what in order:
            if what == "hand":
                issue(case, 5, reported, "L-ASM")
            else:
                report(case, reported, 2, {"CUT": "L-CUT", "RAW": "RAW"}[what])
                reported += 2
        (row,) = lines(case)
        stock = [case.draft.get(Balance, SCREW, "", place, "") for place in ("L-CUT", "RAW", "L-ASM")]
        there = tuple(balance.q // UNIT if balance else 0 for balance in stock)
        outcomes.add((there, row.planned, row.issued, row.supply, tuple(sorted(places(case).items()))))
    by_place = (("L-ASM", (0, 5)), ("L-CUT", (2, 0)), ("RAW", (2, 0)))
    assert outcomes == {((0, -3, -5), 5 * UNIT, 8 * UNIT, "", by_place)}


def test_an_item_on_no_line_is_charged_all_the_same() -> None:
    """It was used; someone should know."""
    case = working(line())
    issue(case, 2, first=0, name=NAIL)
    assert posted(case) == [(NAIL, "RAW", WIP, 2)]
    assert case.outcome.flags == ["item-not-needed"]
    assert lines(case) == [line()]


def test_an_extra_issue_comes_on_top() -> None:
    """It nets against nothing."""
    case = working(line(planned=UNIT, issued=UNIT))
    take_extra(case, lines(case), Issue(SCREW, "", "", 3 * UNIT))
    (row,) = lines(case)
    assert (row.extra, row.planned, row.issued) == (3 * UNIT, UNIT, UNIT)
    assert posted(case) == [(SCREW, "RAW", WIP, 3)]
    take_extra(case, lines(case), Issue(NAIL, "", "L-CUT", UNIT))
    assert case.outcome.flags == ["item-not-needed"]


@pytest.mark.parametrize(("lot", "flags"), [("", ["lot-wanted"]), ("OLD", ["lot-expired"]), ("NEW", []), ("ANY", [])])
def test_lots_are_asked_for_and_their_day_is_looked_at(lot: str, flags: list[str]) -> None:
    """By the day of the fact."""
    lots = [Lot(SCREW, "OLD", "2026-11-01", "", 0), Lot(SCREW, "NEW", "2027-11-01", "", 0), Lot(SCREW, "ANY", "", "", 0)]
    case = working(line(), item(SCREW, lot_tracked=True), *lots)
    take_by_hand(case, lines(case), Issue(SCREW, lot, "RAW", UNIT), 0)
    assert case.outcome.flags == flags
    assert posted(case) == [(SCREW, "RAW", WIP, 1)]


def test_a_lot_was_good_on_the_day_it_was_used() -> None:
    """What is entered afterwards is judged by then."""
    case = working(line(), Lot(SCREW, "OLD", "2026-11-01", "", 0))
    then = case.on_behalf(Actor("0021", START - 60 * 86_400_000))
    take_by_hand(then, lines(case), Issue(SCREW, "OLD", "RAW", UNIT), 0)
    assert case.outcome.flags == []


# --- taken back ---------------------------------------------------------------------------------------------


def committed(case: Case) -> tuple[View, list[MovementLine]]:
    """What an accepted command leaves for the next one."""
    moved = list(case.posting.lines)
    case.draft.accept()
    view = case.draft._view
    view.written()
    return view, moved


def nothing_left(case: Case) -> bool:
    """Everything lies where it lay, and the line says that nothing was asked of it."""
    stock = [row.q for row in case.draft.find(Balance, "item", SCREW) if row.location != "PRICE_VARIANCE"]
    in_process = [(row.q, row.v) for row in case.draft.find(Balance, "mo", MO)]
    unasked = lines(case) == [line()] and all(pair == (0, 0) for pair in places(case).values())
    return not any(stock) and all(pair == (0, 0) for pair in in_process) and unasked


def test_a_report_taken_back_leaves_nothing() -> None:
    """Its lines mirrored, its pieces gone from their place."""
    case = working(line(), step(3))
    report(case, 0, 3)
    view, moved = committed(case)
    view.put(step(0))
    back = case_of(view, ASKED, no=8)
    take_back(back, step(0), moved, Counted(pieces=3 * UNIT, supply="L-CUT"))
    assert posted(back) == [(SCREW, WIP, "L-CUT", 6)]
    assert nothing_left(back)


def test_an_issue_taken_back_lets_the_backflush_give_again() -> None:
    """What the report would have taken without it is taken now."""
    case = working(line(), step(3))
    report(case, 0, 3)
    view, _ = committed(case)
    by_hand = case_of(view, ASKED, no=8)
    issue(by_hand, 4, first=3)
    view, moved = committed(by_hand)
    back = case_of(view, ASKED, no=9)
    take_back(back, step(3), moved, Counted([(SCREW, "", 4 * UNIT)]))
    (row,) = lines(back)
    assert (row.planned, row.issued, row.supply) == (0, 6 * UNIT, "L-CUT")
    stock = {place: back.draft.get(Balance, SCREW, "", place, "") for place in ("RAW", "L-CUT")}
    assert {place: row.q // UNIT for place, row in stock.items() if row} == {"RAW": 0, "L-CUT": -6}


def test_of_several_places_the_one_that_is_left_is_named_by_the_line() -> None:
    """The rows of the others say nothing any more."""
    case = working(line(), step(5))
    report(case, 0, 3, "L-CUT")
    view, _ = committed(case)
    second = case_of(view, ASKED, no=8)
    report(second, 3, 2, "RAW")
    view, moved = committed(second)
    back = case_of(view, ASKED, no=9)
    take_back(back, step(3), moved, Counted(pieces=2 * UNIT, supply="RAW"))
    assert lines(back)[0].supply == "L-CUT"
    assert places(back) == {"L-CUT": (0, 0), "RAW": (0, 0)}
    assert posted(back) == [(SCREW, WIP, "RAW", 4)]


def test_what_never_counted_is_only_mirrored() -> None:
    """An extra issue leaves the step's need as it is."""
    case = working(line(), step(0))
    take_extra(case, lines(case), Issue(SCREW, "", "RAW", 3 * UNIT))
    view, moved = committed(case)
    back = case_of(view, ASKED, no=8)
    mirror_lines(back, moved)
    assert posted(back) == [(SCREW, WIP, "RAW", 3)]
    assert lines(back)[0].issued == 0

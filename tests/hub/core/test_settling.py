"""What a posting brings with it when all is decided: documents, places below zero, counts that saw it already."""

from typing import Any

import pytest

from hub.core.case import Case
from hub.core.effects.stock import settle_stock
from hub.core.rows import Balance, FloorException, StockCount
from tests.hub.core.bare import MO, SCREW, UNIT, case_of, view_of
from tests.support.hub import START

SAID = START - 1_000
"""When the case's command was said."""


def lying(location: str, q: int) -> Balance:
    """So many screws at a place."""
    return Balance(SCREW, "", location, "", q * UNIT, 0, 0, "{}")


def counted(at: int, no: int = 3) -> StockCount:
    """The last count of RAW."""
    return StockCount(SCREW, "", "RAW", at, no, 10 * UNIT)


def taken(q: int, *rows: Any) -> Case:
    """So many issued out of RAW, where ten are, and settled."""
    case = case_of(view_of(lying("RAW", 10), lying("L-CUT", 4), *rows))
    case.posting.issue(SCREW, "", "RAW", MO, q * UNIT)
    settle_stock(case)
    return case


def raised(case: Case) -> list[str]:
    """The kinds of exceptions it opened."""
    return [row.kind for row in case.draft.all(FloorException) if row.no == case.no]


def test_every_place_of_the_item_changes_its_worth() -> None:
    """The price is the site's; accounts of the ledger have no documents."""
    case = taken(3)
    assert list(case.outcome.touched) == [
        ("stock", SCREW, "RAW"),
        ("value-stock", SCREW, "RAW"),
        ("value-stock", SCREW, "L-CUT"),
        ("value-mo", MO),
    ]
    assert case.outcome.flags == []


def test_what_posts_nothing_settles_nothing() -> None:
    """And no movement is made for having been asked."""
    case = case_of(view_of())
    settle_stock(case)
    assert case.outcome.posting is None


def test_settling_twice_is_settling_once() -> None:
    """Who has a word to say after it settles before the end."""
    case = taken(12)
    settle_stock(case)
    assert raised(case) == ["negative-stock"]


def test_a_place_below_zero_is_one_exception() -> None:
    """While it is open it is only flagged; brought back to zero it is covered."""
    case = taken(12)
    (row,) = case.draft.all(FloorException)
    assert row.text == "SCREW at RAW went to -2; L-CUT holds 4: move it there, or count"
    again = taken(1, lying("RAW", 0), row)
    assert (raised(again), again.outcome.flags) == ([row.kind], ["negative-stock"])
    case = case_of(view_of(lying("RAW", -2), row), no=9)
    case.posting.adjust(SCREW, "", "RAW", 2 * UNIT)
    settle_stock(case)
    settled = case.draft.get(FloorException, row.id)
    assert settled is not None
    assert (settled.status, settled.how, settled.reason) == ("settled", "covered", "back at 0 by note 9")


@pytest.mark.parametrize(
    ("cut_off", "happened", "count", "uncounted", "affected"),
    [
        (SAID - 1, None, 0, (), False),  # counted before it
        (SAID, None, 0, (), True),  # the count saw it already
        (SAID, SAID + 1, 0, (), False),
        (SAID - 1, SAID - 2, 0, (), True),
        (SAID, SAID, 3, (), False),  # it is this count, or takes it back
        (SAID, SAID, 4, (), False),  # of two with one cut-off the later is right
        (SAID, SAID, 2, (), True),
        (SAID, None, 0, ((SCREW, "", "RAW"),), False),  # nothing to be corrected any more
        (SAID, None, 0, ((SCREW, "A", "RAW"),), True),
    ],
)
def test_a_count_that_saw_it_already_is_told(
    cut_off: int, happened: int | None, count: int, uncounted: tuple[tuple[str, str, str], ...], *, affected: bool
) -> None:
    """The correction that would put it right is proposed."""
    case = case_of(view_of(lying("RAW", 10), counted(cut_off)))
    case.posting.issue(SCREW, "", "RAW", MO, 3 * UNIT)
    if happened is not None:
        case.backdate(happened, count=count)
    case.outcome.uncounted = uncounted
    settle_stock(case)
    assert raised(case) == (["count-affected"] if affected else [])
    if affected:
        (row,) = case.draft.all(FloorException)
        assert row.proposal == '{"item":"SCREW","lot":"","location":"RAW","q":"3"}'

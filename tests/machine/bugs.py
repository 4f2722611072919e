"""Deliberate bugs of the books, each for as long as a `with` lasts. The product has no switches for them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any, Final
from unittest.mock import patch

import hub.core.books.ledger
import hub.core.effects.material
import hub.core.effects.reversal
import hub.core.handlers.order_ends
from hub.core.books.costing import Worth, after_issue, issue_value
from hub.core.books.ledger import MANUFACTURING_VARIANCE, Posting
from hub.core.case import Case
from hub.core.effects.closing import clear_wip
from hub.core.rows import Mo, MoMaterial
from hub.core.view import Draft
from shared.quantity import MICRO, divide, times


@contextmanager
def unit_price_rounded_first() -> Iterator[None]:
    """An issue is worth quantity × rounded unit price, so that what is left in the end is not nothing."""

    def rounded(worth: Worth, q: int, standard: int) -> int:
        if worth.q <= 0:
            return issue_value(worth, q, standard)
        return times(divide(worth.v * MICRO, worth.q), q)

    with patch.object(hub.core.books.ledger, "issue_value", rounded):
        yield


@contextmanager
def unit_price_rounded_but_for_the_last() -> Iterator[None]:
    """The same, with the last unit taking what remains: nothing is left over, but every issue before was wrong."""

    def rounded(worth: Worth, q: int, standard: int) -> int:
        if worth.q <= q:
            return issue_value(worth, q, standard)
        return times(divide(worth.v * MICRO, worth.q), q)

    with patch.object(hub.core.books.ledger, "issue_value", rounded):
        yield


@contextmanager
def no_price_variance() -> Iterator[None]:
    """A receipt into a pool below zero brings in all its value: what was frozen at another cost is forgotten."""

    def nothing(_worth: Worth, _q: int, _v: int) -> int:
        return 0

    # The pool's own arithmetic asks the same function.
    with (
        patch.object(hub.core.books.ledger, "receipt_variance", nothing),
        patch.object(hub.core.books.costing, "receipt_variance", nothing),
    ):
        yield


@contextmanager
def no_settle() -> Iterator[None]:
    """A reversal leaves value where no quantity is."""

    def settle(_self: Posting) -> None:
        return

    with patch.object(Posting, "settle", settle):
        yield


@contextmanager
def closed_without_variance() -> Iterator[None]:
    """Closing moves material and product out of WIP, and leaves there what they differ by."""

    def clear(case: Case, mo: Mo) -> int:
        plain = case.posting.clear

        def without(item: str, order: str, account: str, q: int, v: int) -> None:
            if account != MANUFACTURING_VARIANCE:
                plain(item, order, account, q, v)

        with patch.object(case.posting, "clear", without):
            return clear_wip(case, mo)

    with patch.object(hub.core.handlers.order_ends, "clear_wip", clear):
        yield


@contextmanager
def value_leaks() -> Iterator[None]:
    """Every issue loses a millionth of a coin between the pool and its line."""

    def leaking(worth: Worth, q: int, v: int) -> Worth:
        after = after_issue(worth, q, v)
        return replace(after, v=after.v - 1)

    with patch.object(hub.core.books.ledger, "after_issue", leaking):
        yield


@contextmanager
def quantity_leaks() -> Iterator[None]:
    """Every issue to an order loses a millionth of a unit on its way, in lines and balances alike."""
    issue: Callable[..., Any] = Posting.issue

    def leaking(self: Posting, item: str, lot: str, location: str, mo: str, q: int) -> Any:
        return issue(self, item, lot, location, mo, q - 1)

    with patch.object(Posting, "issue", leaking):
        yield


@contextmanager
def balance_leaks() -> Iterator[None]:
    """A transfer arrives a millionth short on its shelf, while its line is right."""
    change: Callable[..., Any] = Posting._change

    def leaking(self: Posting, item: str, lot: str, location: str, mo: str, q: int, v: int) -> None:
        change(self, item, lot, location, mo, q - (q > 0 and location == "L-CUT"), v)

    with patch.object(Posting, "_change", leaking):
        yield


@contextmanager
def last_place_gives_all() -> Iterator[None]:
    """Where workstations with several supplies report, the one that came last is taken for the only one."""

    def only(_draft: Draft, _line: MoMaterial, first: int, unknown: str) -> dict[str, int]:
        return {unknown: first}

    with patch.object(hub.core.effects.material, "pieces_by_place", only):
        yield


@contextmanager
def earlier_count_forgotten() -> Iterator[None]:
    """A reversed count leaves none, though one before it stands."""

    def none(*_: object) -> None:
        return

    with patch.object(hub.core.effects.reversal, "count_before", none):
        yield


BUGS: Final[dict[str, tuple[Callable[[], AbstractContextManager[None]], frozenset[str]]]] = {
    "round the unit price first": (unit_price_rounded_first, frozenset({"L4", "L16", "L17"})),
    "round all unit prices but the last": (unit_price_rounded_but_for_the_last, frozenset({"L17"})),
    "no price-variance split": (no_price_variance, frozenset({"L4", "L16"})),
    "no settle": (no_settle, frozenset({"L4", "L16"})),
    "close without variance": (closed_without_variance, frozenset({"L11"})),
    "leak a micro-unit of value": (value_leaks, frozenset({"L2", "L3"})),
    "leak a micro-unit of quantity": (quantity_leaks, frozenset({"model"})),
    "leak a micro-unit of a balance": (balance_leaks, frozenset({"L1", "L3"})),
    "take all from the last supply": (last_place_gives_all, frozenset({"model", "L18"})),
    "forget the count before a reversed one": (earlier_count_forgotten, frozenset({"L19", "verify L19"})),
}
"""Name → the bug, and the laws of which one at least has to be what it breaks."""

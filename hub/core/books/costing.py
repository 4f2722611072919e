"""Values: what an issue is worth, what a receipt does to the pool. Pure arithmetic on whole micro-units.

Moving average per item and site: one screw has one average cost, wherever it lies (`docs/practice.md`). Value is
stored and the unit price derived, so that an emptied stock is worth exactly nothing.
"""

from dataclasses import dataclass

from shared.quantity import divide, times


@dataclass(frozen=True, slots=True)
class Worth:
    """Quantity and value of an item on the site, and its last cost as the pair (value, quantity)."""

    q: int
    v: int
    last_v: int
    last_q: int

    def unit_cost(self, q: int, standard: int) -> int:
        """Value of `q` at the last known cost, else at the standard cost per unit."""
        return divide(self.last_v * q, self.last_q) if self.last_q else times(standard, q)


def issue_value(worth: Worth, q: int, standard: int) -> int:
    """What `q` leaving stock is worth.

    The last unit takes all remaining value. What goes below zero is valued at the last cost and stays frozen
    there until a receipt covers it.
    """
    if worth.q <= 0:
        return worth.unit_cost(q, standard)
    if q < worth.q:
        return divide(worth.v * q, worth.q)
    return worth.v + divide(worth.v * (q - worth.q), worth.q)


def after_issue(worth: Worth, q: int, v: int) -> Worth:
    """The pool after an issue of quantity `q` and value `v`."""
    return _with_last(worth, worth.q - q, worth.v - v)


def receipt_variance(worth: Worth, q: int, v: int) -> int:
    """The part of a receipt's value that is not stock but price variance (may be negative).

    Only where the pool is below zero: the receipt covers what was issued at a frozen value; the difference between
    that and what it really cost belongs to PRICE_VARIANCE.
    """
    if worth.q >= 0:
        return 0
    covered = min(q, -worth.q)
    frozen = divide(worth.v * covered, worth.q)
    return divide(v * covered, q) - frozen


def after_receipt(worth: Worth, q: int, v: int) -> Worth:
    """The pool after a receipt, its price variance taken out."""
    return _with_last(worth, worth.q + q, worth.v + v - receipt_variance(worth, q, v))


def moved(worth: Worth, q: int, v: int) -> Worth:
    """The pool after quantity and value came (or, negative, went) as they are: a reversal, a revaluation."""
    return _with_last(worth, worth.q + q, worth.v + v)


def left_over(worth: Worth) -> int:
    """Value that no quantity carries any more, or of the wrong sign: it belongs to PRICE_VARIANCE."""
    wrong = worth.q == 0 or (worth.q > 0) != (worth.v > 0)
    return worth.v if wrong else 0


def correction(worth: Worth, received: int, difference: int) -> int:
    """The part of a receipt's price difference that is still in stock; the rest has left and is price variance.

    Never takes more value out of the pool than it holds.
    """
    if worth.q <= 0 or received <= 0:
        return 0
    share = divide(difference * min(worth.q, received), received)
    return max(share, -worth.v)


def _with_last(worth: Worth, q: int, v: int) -> Worth:
    if q > 0:
        return Worth(q, v, v, q)
    # Still remember what a unit cost while there was stock.
    if worth.q > 0:
        return Worth(q, v, worth.v, worth.q)
    return Worth(q, v, worth.last_v, worth.last_q)


def planned_receipt(planned_value: int, deliver: int, received_before: int, q: int) -> int:
    """Planned value of a batch of finished goods.

    Cumulative, so that the value after n pieces does not depend on how they were batched.
    """
    if deliver <= 0:
        return 0
    return divide(planned_value * (received_before + q), deliver) - divide(planned_value * received_before, deliver)

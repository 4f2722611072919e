"""Exact quantities."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.material import required
from shared.quantity import (
    LIMIT,
    QuantityError,
    divide,
    divide_up,
    fits,
    parse,
    parse_typed,
    show,
    show_money,
)

micro = st.integers(-LIMIT + 1, LIMIT - 1)


@given(micro)
def test_what_is_shown_is_read_back(value: int) -> None:
    """Writing and reading lose nothing."""
    assert parse(show(value)) == value


@given(micro, st.integers(1, 10**12))
def test_division_rounds_half_even(numerator: int, denominator: int) -> None:
    """Like the decimal module says."""
    exact = (Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_EVEN)
    if numerator % denominator * 2 == denominator or abs(numerator) < 10**15:
        assert divide(numerator, denominator) == int(exact)


@pytest.mark.parametrize(
    "bad",
    [
        1,
        1.5,
        None,
        True,
        "",
        "1e3",
        "NaN",
        "Infinity",
        "1.1234567",
        "1234567890123",
        "1,5",
        " 1",
        "+1",
        "--1",
        "٣",
        "1.",
        ".5",
    ],
)
def test_what_is_no_decimal_string_is_refused(bad: object) -> None:
    """Numbers, exponents, NaN, too many digits: refused, never rounded."""
    with pytest.raises(QuantityError):
        parse(bad)


@pytest.mark.parametrize(
    ("typed", "value"), [("12", 12_000_000), ("1,5", 1_500_000), ("1.5", 1_500_000), (".5", 500_000), ("3.", 3_000_000)]
)
def test_people_type_comma_or_point(typed: str, value: int) -> None:
    """Both are accepted."""
    assert parse_typed(typed) == value


@pytest.mark.parametrize("bad", ["", "-1", "1 000", "1.2.3", "x", "NaN", "1e5", "9" * 13])
def test_typed_nonsense_is_refused(bad: str) -> None:
    """With a sentence for the operator."""
    with pytest.raises(QuantityError):
        parse_typed(bad)


def test_money_is_shown_with_two_decimals() -> None:
    """31 400.00 as people write it."""
    assert show_money(31_400_000_000) == "31 400.00"
    assert show_money(-5_000) == "0.00"


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_dividing_up_covers(numerator: int, denominator: int) -> None:
    """The result is the least that covers."""
    result = divide_up(numerator, denominator)
    assert (result - 1) * denominator < numerator <= result * denominator or numerator == 0


def test_whole_pieces() -> None:
    """1.5 does not fit a unit without decimals."""
    assert not fits(1_500_000, 0)
    assert fits(1_500_000, 1)


@given(st.lists(st.integers(0, 50), max_size=12), st.sampled_from(["unit", "order", "batch"]), st.integers(1, 5_000_000))
def test_requirement_does_not_depend_on_batching(batches: list[int], basis: str, q: int) -> None:
    """What n pieces require is the same however they were reported; it never falls."""
    total, before = 0, 0
    for pieces in batches:
        total += pieces * 1_000_000
        now = required(basis=basis, q=q, per=4_000_000, scrap_pct=2_000_000, pieces=total)
        assert now >= before
        before = now
    assert before == required(basis=basis, q=q, per=4_000_000, scrap_pct=2_000_000, pieces=total)

"""Exact quantities and money: whole micro-units (1e-6) in an `int`, decimal strings outside.

A binary float never touches a quantity: it would make 0.1 + 0.2 differ from 0.3, and a stock that should
be empty keep a crumb. JSON numbers are refused for the same reason, most readers turn them into floats.
"""

import re
from typing import Annotated, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

MICRO: Final = 1_000_000
LIMIT: Final = 10**12 * MICRO
"""Magnitudes at or above this (1e12 units) are refused; below it every value fits a BIGINT."""

_WIRE = re.compile(r"(-?)(\d{1,12})(?:\.(\d{1,6}))?", re.ASCII)
_TYPED = re.compile(r"\d{1,12}(?:[.,]\d{0,6})?|[.,]\d{1,6}", re.ASCII)


class QuantityError(ValueError):
    """The text is not an exact quantity; the message says why and what would help."""


def parse(text: object) -> int:
    """Read a decimal string of the contract (`"12.5"`, `"-3"`) into micro-units.

    Raises `QuantityError` for anything else: numbers, exponents, `NaN`, more than 6 decimals, 1e12 or more.
    """
    if not isinstance(text, str):
        raise QuantityError('a quantity is a decimal string such as "12.5", not a JSON number')
    match = _WIRE.fullmatch(text)
    if match is None:
        raise QuantityError("a quantity has up to 12 digits and up to 6 decimals, with a point")
    sign, whole, fraction = match.groups()
    micro = int(whole) * MICRO + int((fraction or "").ljust(6, "0"))
    return -micro if sign else micro


def parse_typed(text: str) -> int:
    """Read what a person typed: comma and point are both accepted, no sign, no grouping.

    Raises `QuantityError` with a sentence for the operator.
    """
    text = text.strip()
    if _TYPED.fullmatch(text) is None:
        raise QuantityError("type a number such as 12 or 12.5 (at most 6 decimals)")
    whole, _, fraction = text.replace(",", ".").partition(".")
    return parse(f"{whole or '0'}.{fraction or '0'}")


def show(micro: int) -> str:
    """Write micro-units as the shortest decimal string: `1500000` → `"1.5"`."""
    sign = "-" if micro < 0 else ""
    whole, fraction = divmod(abs(micro), MICRO)
    if not fraction:
        return f"{sign}{whole}"
    return f"{sign}{whole}.{fraction:06d}".rstrip("0")


def show_money(micro: int) -> str:
    """Write money for people, two decimals (half-even), thousands apart: `31400000000` → `"31 400.00"`."""
    cents = divide(micro, 10_000)
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole:,}.{rest:02d}".replace(",", " ")


def divide(numerator: int, denominator: int) -> int:
    """Divide rounding half to even. Round once and last: callers multiply first."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient, remainder = divmod(numerator, denominator)
    twice = 2 * remainder
    if twice > denominator or (twice == denominator and quotient % 2):
        quotient += 1
    return quotient


def divide_up(numerator: int, denominator: int) -> int:
    """Divide rounding up (both not negative): how many boxes of n hold q."""
    return -(-numerator // denominator)


def times(price: int, quantity: int) -> int:
    """Money for a quantity at a unit price, all in micro-units."""
    return divide(price * quantity, MICRO)


def fits(micro: int, decimals: int) -> bool:
    """Whether a quantity has at most this many decimals (pieces have 0: 1.5 chairs is refused)."""
    return bool(micro % 10 ** (6 - decimals) == 0)


_DECIMAL_SCHEMA = {"type": "string", "pattern": r"^-?[0-9]{1,12}(\.[0-9]{1,6})?$"}


def _not_negative(micro: int) -> int:
    if micro < 0:
        raise QuantityError("this quantity can't be negative")
    return micro


def _positive(micro: int) -> int:
    if micro <= 0:
        raise QuantityError("this quantity must be more than 0")
    return micro


def _not_zero(micro: int) -> int:
    if micro == 0:
        raise QuantityError("this quantity can't be 0")
    return micro


class Confined:
    """Marks a model field that not everybody may read: it is published where its readers are and nowhere else."""


CONFINED: Final = Confined()
_write = PlainSerializer(show, return_type=str)
_schema = WithJsonSchema(_DECIMAL_SCHEMA)

Quantity = Annotated[int, BeforeValidator(lambda v: _not_negative(parse(v))), _write, _schema]
"""Model field: micro-units, zero or more; a decimal string in JSON."""
PositiveQuantity = Annotated[int, BeforeValidator(lambda v: _positive(parse(v))), _write, _schema]
"""Model field: micro-units, more than zero."""
SignedQuantity = Annotated[int, BeforeValidator(lambda v: _not_zero(parse(v))), _write, _schema]
"""Model field: micro-units of either sign, not zero."""
Money = Annotated[int, BeforeValidator(lambda v: _not_negative(parse(v))), _write, _schema, CONFINED]
"""Model field: micro-units of the site's currency, zero or more."""

"""The rows the core decides over: slotted records with the columns of the SQLModel tables of the same name.

A SQLModel instance costs 21 µs to make and one of these 0.14, which is why the hot path has its own.
A test holds both to the same columns.

Quantities and money are micro-units, times milliseconds since 1970 UTC, `""` stands where a key
has no value (SQLite lets NULL keys repeat).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, ClassVar, Self


@dataclass(slots=True)
class Row:
    """Base of all rows. `KEY` names the primary key, `GROUPS` the fields that rows are looked up by."""

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    GROUPS: ClassVar[tuple[str, ...]] = ()

    def clone(self) -> Self:
        """A copy to change without touching the original."""
        kind = type(self)
        return kind(*shape(kind).all(self))

    def key(self) -> tuple[Any, ...]:
        """The primary key's values."""
        return shape(type(self)).key(self)

    def values(self) -> tuple[Any, ...]:
        """All columns' values, in the order of `columns`."""
        return shape(type(self)).all(self)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How to read a row type fast: one C call instead of a loop."""

    names: tuple[str, ...]
    all: Callable[[Row], tuple[Any, ...]]
    key: Callable[[Row], tuple[Any, ...]]


_SHAPES: dict[type[Row], _Shape] = {}


def shape(kind: type[Row]) -> _Shape:
    """The readers of a row type."""
    found = _SHAPES.get(kind)
    if found is None:
        names = tuple(field.name for field in fields(kind))
        found = _SHAPES[kind] = _Shape(names, _getter(names), _getter(kind.KEY))
    return found


def _getter(names: tuple[str, ...]) -> Callable[[Row], tuple[Any, ...]]:
    read = attrgetter(*names)
    if len(names) == 1:
        return lambda row: (read(row),)
    return read


def columns(kind: type[Row]) -> tuple[str, ...]:
    """The columns of a row type, in the order of its definition."""
    return shape(kind).names


def record(row: Row) -> dict[str, Any]:
    """Column → value."""
    return dict(zip(columns(type(row)), row.values(), strict=True))

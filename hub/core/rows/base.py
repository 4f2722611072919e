"""What all rows share: slotted records with the columns of the SQLModel tables of the same name.

A SQLModel instance costs 21 µs to make and one of these 0.14, which is why the hot path has its own.
A test holds both to the same columns in the same order.

Quantities and money are micro-units, times milliseconds since 1970 UTC, `""` stands where a key
has no value (SQLite lets NULL keys repeat).
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import Enum
from operator import attrgetter
from typing import Any, ClassVar, Final, Protocol, Self, TypeVar, dataclass_transform

STATUS: Final = "status"
"""The column of a row that has states."""
AS_STORED: Final = {"group": "grp"}
"""Fields whose column has another name: this one is a word of SQL."""


class Kept(Enum):
    """How long a view keeps a row."""

    ALWAYS = "always"
    """Bounded by the plant and not by its history: loaded at start."""
    ASKED_FOR = "asked for"
    """From when a command needs it."""
    NEVER = "never"
    """It is appended and written, and looked up in the history when it is needed again."""


class _Reader(Protocol):
    """Some of a row's values."""

    def __call__(self, row: "Row", /) -> tuple[Any, ...]: ...


@dataclass(slots=True)
class Row:
    """Base of all rows. What is true of a whole table is said here once; whoever lists tables derives it from this."""

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    """The primary key."""
    GROUPS: ClassVar[tuple[str, ...]] = ()
    """The fields that rows are looked up by."""
    KEPT: ClassVar[Kept] = Kept.ASKED_FOR
    OPEN_STATES: ClassVar[frozenset[str]] = frozenset()
    """The states in which somebody waits for it, where it has such: in any other it is let go of."""
    ORDER: ClassVar[str] = ""
    """The field that names the order it is loaded and let go of with."""
    APPEND_ONLY: ClassVar[bool] = False
    """Only ever added: the database refuses to change or delete one."""
    IN_BARCODES: ClassVar[bool] = False
    """A barcode names it: no two ids may read the same in one."""
    CHANGED_BY: ClassVar[str] = ""
    """The column with the number of the command that last changed it, where it has one."""
    HINTS: ClassVar[frozenset[str]] = frozenset()
    """Columns of what is said in passing, which no command carries."""
    SAYS: ClassVar[tuple[str, ...]] = ()
    """Numbers of which one is not 0, where a row with none of them is as good as no row."""
    COLUMNS: ClassVar[tuple[str, ...]] = ()
    """All fields, in the order of their definition."""
    STORED: ClassVar[tuple[str, ...]] = ()
    """Their columns' names in the database."""
    read_all: ClassVar[_Reader]
    read_key: ClassVar[_Reader]

    def clone(self) -> Self:
        """A copy to change without touching the original."""
        kind = type(self)
        return kind(*kind.read_all(self))

    def key(self) -> tuple[Any, ...]:
        """The primary key's values."""
        return self.read_key(self)

    def values(self) -> tuple[Any, ...]:
        """All columns' values, in the order of `COLUMNS`."""
        return self.read_all(self)

    def groups(self) -> list[tuple[str, Any]]:
        """Field and value of each group it is filed under."""
        return [(field, getattr(self, field)) for field in self.GROUPS]


R = TypeVar("R", bound=Row)
ROWS: Final[list[type[Row]]] = []
"""Every row type, by subject. Complete for whoever imports it from the package."""


@dataclass_transform()
def row(kind: type[R]) -> type[R]:
    """Declare a row type: a slotted dataclass that reads its values by one C call instead of a loop."""
    decorated = dataclass(slots=True)(kind)
    decorated.COLUMNS = tuple(field.name for field in fields(decorated))
    decorated.STORED = tuple(AS_STORED.get(name, name) for name in decorated.COLUMNS)
    decorated.read_all, decorated.read_key = _reader(decorated.COLUMNS), _reader(decorated.KEY)
    ROWS.append(decorated)
    return decorated


def _reader(names: tuple[str, ...]) -> _Reader:
    read: Callable[[Row], Any] = attrgetter(*names)
    return read if len(names) > 1 else _Single(read)


@dataclass(frozen=True, slots=True)
class _Single:
    """`attrgetter` gives a bare value for one name, and a tuple for several."""

    read: Callable[[Row], Any]

    def __call__(self, row: Row, /) -> tuple[Any, ...]:
        return (self.read(row),)


def rows_where(fact: Callable[[type[Row]], bool]) -> tuple[type[Row], ...]:
    """The row types of which something is true."""
    return tuple(kind for kind in ROWS if fact(kind))


def record(row: Row) -> dict[str, Any]:
    """Column → value."""
    return dict(zip(row.COLUMNS, row.values(), strict=True))

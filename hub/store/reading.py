"""The tables as whatever reads them names them: `select(Mo.id, Mo.item).where(Mo.status == "released")`.

To mypy, and to whoever reads, these names are the SQLModel classes that declare the database; what runs are their bare
columns. SQLModel takes as long to load as SQLAlchemy itself, a statement over its classes twice as long to compile, and a
report needs nothing else of them.
"""

# ruff: noqa: TC004  # what is exported is made below, under the names that are imported for mypy

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, get_args

import sqlalchemy
from sqlalchemy import BigInteger, Boolean, Column, Connection, Executable, FromClause, MetaData, Table, Text

from hub.core.rows import ROWS, Row

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped
    from sqlmodel.sql.expression import Select

    from hub.store.tables.contract import Epoch, Event, FloorException, Inbox
    from hub.store.tables.master import Alias, Bom, Item, Location, Operator, Reason, Routing, Terminal, Workstation
    from hub.store.tables.orders import Booking, Downtime, Mo, MoMaterial, MoOp, MoSupply, Presence, Scrap, Session, Slice
    from hub.store.tables.stock import (
        Balance,
        Lot,
        Movement,
        MovementLine,
        Pool,
        ReceiptPrice,
        Reversal,
        ShelfCount,
        StockCount,
    )
    from hub.store.tables.talk import Call, Message, Note

__all__ = [
    "Alias",
    "Balance",
    "Bom",
    "Booking",
    "Call",
    "Downtime",
    "Epoch",
    "Event",
    "FloorException",
    "Inbox",
    "Item",
    "Location",
    "Lot",
    "Message",
    "Mo",
    "MoMaterial",
    "MoOp",
    "MoSupply",
    "Movement",
    "MovementLine",
    "Note",
    "Operator",
    "Pool",
    "Presence",
    "Reason",
    "ReceiptPrice",
    "Reversal",
    "Routing",
    "Scrap",
    "Session",
    "ShelfCount",
    "Slice",
    "StockCount",
    "Terminal",
    "Workstation",
    "alias",
    "col",
    "select",
    "stream",
]

T = TypeVar("T")
PORTION: Final = 5_000
_TYPES: Final = {bool: Boolean, int: BigInteger, str: Text}


class _Bare:
    """A table whose attributes are its columns."""

    def __init__(self, clause: FromClause) -> None:
        self._clause = clause
        vars(self).update(clause.columns.items())

    def __clause_element__(self) -> FromClause:
        return self._clause

    def columns(self) -> list[Any]:
        """All of them, each to be read by its field's name."""
        return [_by_field(column) for column in self._clause.columns]

    def another(self) -> "_Bare":
        """The same table under another name."""
        return _Bare(self._clause.alias())


def _bare(kind: type[Row]) -> _Bare:
    named = zip(kind.STORED, fields(kind), strict=True)
    columns = (Column(name, _type_of(field.type), key=field.name) for name, field in named)
    return _Bare(Table(kind.TABLE, MetaData(), *columns))


def _type_of(annotation: Any) -> Any:
    """Of `int | None`, what is stored where there is something."""
    return next(_TYPES[of] for of in (annotation, *get_args(annotation)) if of in _TYPES)


_TABLES: Final = {kind.__name__: _bare(kind) for kind in ROWS}
if not TYPE_CHECKING:
    # The same names, of what runs.
    globals().update(_TABLES)


def alias(of: type[T]) -> type[T]:
    """The same table once more, for a statement that needs it twice."""
    return cast("type[T]", cast("_Bare", of).another())


def col(of: T) -> "Mapped[T]":
    """A column as what it is in a statement, where mypy takes it for a value: `col(Mo.status).in_(…)`."""
    return cast("Mapped[T]", of)


def select(*columns: Any) -> "Select[*tuple[Any, ...]]":
    """A statement that reads some columns, or all of a table."""
    return cast("Select[*tuple[Any, ...]]", sqlalchemy.select(*(part for column in columns for part in _parts(column))))


def _parts(of: Any) -> list[Any]:
    return of.columns() if isinstance(of, _Bare) else [_by_field(of)]


def _by_field(column: Any) -> Any:
    """A row of the result has the field, where the database has another name for it."""
    return column.label(column.key) if isinstance(column, Column) and column.key != column.name else column


def stream(connection: Connection, statement: Executable) -> Iterator[Any]:
    """The rows of a statement, read in portions.

    An option of the statement: as one of the connection it would stay, and PostgreSQL declares no cursor for what writes.
    """
    return iter(connection.execute(statement, execution_options={"yield_per": PORTION}))

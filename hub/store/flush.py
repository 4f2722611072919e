"""A batch's rows into the database: `executemany`, one COMMIT.

The statements are built by SQLAlchemy on the SQLModel tables and compiled once; the rows then go to the driver as
they are, because the core's rows hold nothing but what the driver knows (text, whole numbers, booleans).
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from hub.core.rows import Row
from hub.core.view import APPENDED, View
from hub.store.load import table_of

Rows = Sequence[tuple[Any, ...]]
Write = Callable[[Connection, Rows], None]
_WRITES: Final[dict[tuple[str, type[Row]], Write]] = {}


def flush(connection: Connection, view: View) -> None:
    """Write what a batch changed and added. The caller commits, and then calls `view.written()`."""
    for kind, changed in view.dirty.items():
        if changed:
            _write(connection, kind)(connection, [row.values() for row in changed.values()])
    for kind in APPENDED:
        added = view.appended[kind]
        if added:
            _write(connection, kind)(connection, [row.values() for row in added])


def _write(connection: Connection, kind: type[Row]) -> Write:
    dialect = connection.dialect.name
    write = _WRITES.get((dialect, kind))
    if write is None:
        write = _WRITES[dialect, kind] = _compile(connection, kind)
    return write


def _compile(connection: Connection, kind: type[Row]) -> Write:
    table, names = table_of(kind), kind.COLUMNS
    statement = table.insert() if kind in APPENDED else _upsert(connection.dialect.name, table, kind.KEY)
    compiled = statement.compile(dialect=connection.dialect, column_keys=list(names))
    text = str(compiled)
    if compiled.positional:
        order = [names.index(name) for name in compiled.positiontup or ()]
        in_order = order == list(range(len(names)))

        def positional(connection: Connection, rows: Rows) -> None:
            ready = rows if in_order else [tuple(row[i] for i in order) for row in rows]
            connection.exec_driver_sql(text, list(ready))

        return positional

    def named(connection: Connection, rows: Rows) -> None:
        connection.exec_driver_sql(text, [dict(zip(names, row, strict=True)) for row in rows])

    return named


def _upsert(dialect: str, table: Table, key: tuple[str, ...]) -> Any:
    insert: Any = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    others = {column.key: insert.excluded[column.key] for column in table.c if column.key not in key}
    return insert.on_conflict_do_update(index_elements=list(key), set_=others)

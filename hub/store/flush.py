"""A batch's rows into the database: `executemany` on the SQLModel tables, one COMMIT."""

from typing import Any, Final

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql import Executable

from hub.core.rows import Row
from hub.core.view import APPENDED, View
from hub.store.load import table_of

_UPSERTS: Final[dict[tuple[str, type[Row]], Executable]] = {}


def flush(connection: Connection, view: View) -> None:
    """Write what a batch changed and added. The caller commits, and then calls `view.written()`."""
    for kind, changed in view.dirty.items():
        if changed:
            connection.execute(_upsert(connection, kind), [row.values() for row in changed.values()])
    for kind in APPENDED:
        added = view.appended[kind]
        if added:
            connection.execute(_insert(kind), [row.values() for row in added])


def _insert(kind: type[Row]) -> Executable:
    found = _UPSERTS.get(("insert", kind))
    if found is None:
        found = _UPSERTS["insert", kind] = table_of(kind).insert()
    return found


def _upsert(connection: Connection, kind: type[Row]) -> Executable:
    dialect = connection.dialect.name
    found = _UPSERTS.get((dialect, kind))
    if found is None:
        found = _UPSERTS[dialect, kind] = _make_upsert(dialect, table_of(kind), kind.KEY)
    return found


def _make_upsert(dialect: str, table: Table, key: tuple[str, ...]) -> Executable:
    insert: Any = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    others = {column.name: insert.excluded[column.name] for column in table.c if column.name not in key}
    return insert.on_conflict_do_update(index_elements=list(key), set_=others)  # type: ignore[no-any-return]

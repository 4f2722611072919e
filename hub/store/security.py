"""The security log's rows: written beside the commands, never with them, and never more than so many."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Final

from sqlalchemy import Connection, column, func, select, table

ROWS: Final = 10_000
"""So many are kept, the newest."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A row: what has happened within a minute, and how often."""

    no: int
    first: int
    last: int
    count: int
    kind: str
    client: str
    subject: str
    text: str


# Bare columns: the command line reads them too, and SQLModel takes long to load.
_ROWS: Final = table("security", *(column(field.name) for field in fields(Kept)))


def next_number(connection: Connection) -> int:
    """The number of the next row."""
    return int(connection.execute(select(func.coalesce(func.max(_ROWS.c.no), 0))).scalar_one()) + 1


def add(connection: Connection, rows: Sequence[Kept]) -> None:
    """Append rows, and let go of the oldest beyond what is kept. The caller commits."""
    if not rows:
        return
    connection.execute(_ROWS.insert(), [asdict(row) for row in rows])
    connection.execute(_ROWS.delete().where(_ROWS.c.no <= rows[-1].no - ROWS))


def count_on(connection: Connection, no: int, count: int, last: int, text: str) -> None:
    """The same has happened again. The caller commits."""
    connection.execute(_ROWS.update().where(_ROWS.c.no == no).values(count=count, last=last, text=text))


def newest(connection: Connection, limit: int, *, before: int = 0, kinds: Collection[str] = ()) -> list[Kept]:
    """Rows, the newest first: those `before` a number where it is given, of some kinds where they are named."""
    statement = select(_ROWS).order_by(_ROWS.c.no.desc()).limit(limit)
    if before:
        statement = statement.where(_ROWS.c.no < before)
    if kinds:
        statement = statement.where(_ROWS.c.kind.in_(kinds))
    return [Kept(*row) for row in connection.execute(statement)]

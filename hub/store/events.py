"""Committed facts as they wait to be published, and how far that has got."""

from sqlalchemy import Connection, Engine, select
from sqlmodel import SQLModel

CURSOR = "event_cursor"


def events_after(database: Engine, number: int, limit: int) -> list[tuple[int, str, str]]:
    """Number, topic and body of the events behind a number, in order."""
    event = SQLModel.metadata.tables["event"].c
    wanted = select(event.number, event.topic, event.body).where(event.number > number).order_by(event.number).limit(limit)
    with database.connect() as connection:
        found = [(row[0], row[1], row[2]) for row in connection.execute(wanted)]
        connection.rollback()
    return found


def cursor(database: Engine) -> int:
    """The number of the last event known to be published."""
    meta = SQLModel.metadata.tables["meta"].c
    with database.connect() as connection:
        found = connection.execute(select(meta.value).where(meta.name == CURSOR)).scalar()
        connection.rollback()
    return int(found or 0)


def move_cursor(database: Engine, number: int) -> None:
    """Remember that events up to a number were published."""
    with database.begin() as connection:
        _set(connection, str(number))


def _set(connection: Connection, value: str) -> None:
    meta = SQLModel.metadata.tables["meta"]
    changed = connection.execute(meta.update().where(meta.c.name == CURSOR).values(value=value))
    if not changed.rowcount:
        connection.execute(meta.insert().values(name=CURSOR, value=value))

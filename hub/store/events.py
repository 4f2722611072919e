"""Committed facts as they wait to be published, and how far that has got."""

from sqlalchemy import Connection, Engine
from sqlmodel import SQLModel

from hub.store.reading import Event, col, select

CURSOR = "event_cursor"


def events_after(database: Engine, number: int, limit: int) -> list[tuple[int, str, str]]:
    """Number, topic and body of the events behind a number, in order."""
    waiting = select(Event.number, Event.topic, Event.body).where(Event.number > number)
    with database.connect() as connection:
        events = connection.execute(waiting.order_by(col(Event.number)).limit(limit))
        portion = [(number, topic, body) for number, topic, body in events]
        connection.rollback()
    return portion


def cursor(database: Engine) -> int:
    """The number of the last event known to be published."""
    meta = SQLModel.metadata.tables["meta"].c
    with database.connect() as connection:
        stored = connection.execute(select(meta.value).where(meta.name == CURSOR)).scalar()
        connection.rollback()
    return int(stored or 0)


def move_cursor(database: Engine, number: int) -> None:
    """Remember that events up to a number were published."""
    with database.begin() as connection:
        _set(connection, str(number))


def _set(connection: Connection, value: str) -> None:
    meta = SQLModel.metadata.tables["meta"]
    changed = connection.execute(meta.update().where(meta.c.name == CURSOR).values(value=value))
    if not changed.rowcount:
        connection.execute(meta.insert().values(name=CURSOR, value=value))

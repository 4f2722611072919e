"""`shopfloor replay`: the whole database made again from the inbox alone, and compared with the recorded one.

The proof that nothing but commands has ever changed stock, WIP and orders: whatever is in a database follows from them.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, func, inspect
from sqlmodel import SQLModel

from hub.core.case import SiteRules
from hub.proof.replay.compare import compare_documents, compare_tables, documents
from hub.proof.replay.difference import Difference, first_of
from hub.proof.replay.feed import Feeder, recorded, recorded_events
from hub.proof.replay.older import Older
from hub.store.database import newest_revision, open_database, upgrade
from hub.store.reading import Inbox, Movement, select


class ReplayError(RuntimeError):
    """A replay is not possible; the message says why and what would help."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was replayed, and the first thing that is not the same."""

    commands: int
    movements: int
    documents: int
    difference: Difference | None

    @property
    def same(self) -> bool:
        """The rebuilt database is the recorded one."""
        return self.difference is None


def replay(source: Engine, target: Engine, rules: SiteRules) -> Report:
    """Rebuild `source` in the empty database `target` and compare. The source is only read, in one snapshot.

    `rules` are the site's, of which only the calendar counts: rights are taken from what was decided. Raises `ReplayError`
    for a target that is not empty and for a source this version can't read.
    """
    if source is target or (source.url == target.url and source.url.database not in (None, "", ":memory:")):
        raise ReplayError("a database can't be rebuilt in itself")
    prepare(target)
    with source.connect() as reading, target.connect() as writing:
        try:
            return replay_into(_snapshot(reading), writing, rules)
        finally:
            reading.rollback()
            writing.rollback()


def _snapshot(connection: Connection) -> Connection:
    """What a hub books meanwhile is not looked at."""
    if connection.dialect.name == "postgresql":
        connection = connection.execution_options(isolation_level="REPEATABLE READ")
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision != newest_revision():
        raise ReplayError(
            f"the database is at revision {revision or 'none'}: start the hub once, which brings it up to date"
        )
    return connection


def replay_into(source: Connection, target: Connection, rules: SiteRules) -> Report:
    """The same on connections: `source` as its transaction sees it, `target` with the schema and empty."""
    older = Older(source)
    feeder = Feeder(target, rules, older)
    commands, last = 0, 0
    parted: Difference | None = None
    for batch in recorded(source):
        events = recorded_events(source, batch)
        parted = feeder.feed(batch, events)
        if parted is not None:
            # What came before it in its batch is committed now: it may hold what led to it.
            target.rollback()
            Feeder(target, rules, older).feed([row for row in batch if row.no < parted.no], events)
            break
        commands, last = commands + len(batch), batch[-1].received
    if parted is not None:
        reached = target.execute(select(func.max(Inbox.no))).scalar() or 0
        return Report(commands, 0, 0, first_of([parted, *compare_tables(source, target, reached + 1)]))
    was, now = (documents(connection, rules, last) for connection in (source, target))
    differences = [*compare_tables(source, target), *compare_documents(was, now)]
    movements = source.execute(select(func.count()).select_from(Movement)).scalar_one()
    return Report(commands, movements, len(was), first_of(differences))


def prepare(target: Engine) -> None:
    """Make the schema in an empty database. Raises `ReplayError` where there is anything already."""
    tables = set(inspect(target).get_table_names())
    own = set(SQLModel.metadata.tables) | {"alembic_version"}
    if tables - own:
        raise ReplayError(
            f"the target is not empty: it has tables that are not ours ({', '.join(sorted(tables - own)[:5])})"
        )
    with target.connect() as connection:
        filled = [name for name in sorted(tables & set(SQLModel.metadata.tables)) if _any(connection, name)]
        connection.rollback()
    if filled:
        raise ReplayError(f"the target is not empty: there is something in {', '.join(filled[:5])}")
    upgrade(target)


def _any(connection: Connection, table: str) -> bool:
    return connection.execute(select(1).select_from(SQLModel.metadata.tables[table]).limit(1)).first() is not None


def scratch() -> Engine:
    """An empty database in memory with the schema made: the migrations run once for all of them."""
    engine = open_database("sqlite://")
    wipe(engine)
    return engine


def wipe(engine: Engine) -> None:
    """Empty a `scratch` database again. One that is used again and again knows its statements already."""
    raw: Any = engine.raw_connection()
    raw.driver_connection.deserialize(_empty_image())
    raw.close()


@cache
def _empty_image() -> bytes:
    engine = open_database("sqlite://")
    upgrade(engine)
    raw: Any = engine.raw_connection()
    image = bytes(raw.driver_connection.serialize())
    raw.close()
    engine.dispose()
    return image

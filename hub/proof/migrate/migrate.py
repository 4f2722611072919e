"""From SQLite to PostgreSQL: every row copied in one transaction, which ends well only when the copy is proven.

Proven twice: one digest over all rows is the same on both sides, and what the copied inbox makes, decided again command by
command, is what was copied.
"""

from dataclasses import dataclass
from typing import Any

from alembic.migration import MigrationContext
from psycopg import DataError, IntegrityError, sql
from sqlalchemy import Connection, Engine, Table, inspect, text

from hub.core.case import SiteRules
from hub.proof.migrate.digest import digest_of, tables
from hub.proof.replay.replay import ReplayError, prepare, replay_into
from hub.store.database import ARCHIVE, DatabaseError, assert_sound, newest_revision
from hub.store.reading import PORTION


class MigrationError(RuntimeError):
    """It can't be done; the message says why and what would help. The target is as empty as it was."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was copied, and what proves it."""

    rows: int
    commands: int
    movements: int
    documents: int
    digest: str


def migrate(source: Engine, target: Engine, again: Engine, rules: SiteRules) -> Migrated:
    """Copy a SQLite database that no hub writes into an empty PostgreSQL database.

    `again` is an empty database in which the copied inbox is decided once more; `rules` are the site's, of which that needs
    the calendar. Raises `MigrationError`.
    """
    if target.dialect.name != "postgresql":
        raise MigrationError("the target has to be PostgreSQL: name it in hub.database")
    with source.connect() as reading:
        _assert_ours(reading)
        _prepare(target)
        with target.begin() as writing:
            copied = sum(_copy(table, reading, writing) for table in tables())
            writing.execute(text("ANALYZE"))
            digest = digest_of(writing)
            if digest != digest_of(reading):
                raise MigrationError("the copy is not the same, row by row: please tell us, and stay with what you have")
            migrated = _proven(writing, again, rules, copied, digest)
        reading.rollback()
    assert_sound(target)
    return migrated


def _assert_ours(connection: Connection) -> None:
    names = set(inspect(connection).get_table_names())
    if ARCHIVE in names:
        raise MigrationError("it is an archive of some orders, on which no hub can run")
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        raise MigrationError("no hub has ever run on it: just start one with the new hub.database")
    if revision != newest_revision():
        raise MigrationError(f"its schema is {revision}, and not {newest_revision()}: start this version's hub on it once")


def _prepare(target: Engine) -> None:
    with target.connect() as connection:
        encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
        version = connection.execute(text("SHOW server_version_num")).scalar_one()
    if encoding != "UTF8":
        raise MigrationError(f"the target is in {encoding}: make it anew with ENCODING 'UTF8' TEMPLATE template0")
    if int(version) < 150_000:
        raise MigrationError("the target's server is older than PostgreSQL 15")
    try:
        prepare(target)
    except (ReplayError, DatabaseError) as error:
        raise MigrationError(f"{error}. Name an empty database") from error


def _copy(table: Table, reading: Connection, writing: Connection) -> int:
    """By COPY, the one way in which PostgreSQL takes millions of rows in minutes."""
    raw: Any = writing.connection.driver_connection
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.columns)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    count = 0
    try:
        with raw.cursor() as cursor, cursor.copy(statement) as into:
            for row in reading.execute(table.select(), execution_options={"yield_per": PORTION}):
                into.write_row(tuple(row))
                count += 1
    except (DataError, IntegrityError, UnicodeError, ValueError) as error:
        said = str(error).strip().partition("\n")[0]
        where = getattr(getattr(error, "diag", None), "context", None) or f"{table.name}, row {count + 1}"
        raise MigrationError(
            f"{where.partition(': ')[0]}: PostgreSQL does not take what SQLite holds there ({said}). "
            "`shopfloor verify` and `shopfloor doctor` look closer"
        ) from error
    return count


def _proven(copy: Connection, again: Engine, rules: SiteRules, rows: int, digest: str) -> Migrated:
    prepare(again)
    with again.connect() as rebuilt:
        report = replay_into(copy, rebuilt, rules)
        rebuilt.rollback()
    if not report.same:
        raise MigrationError(
            f"what the inbox makes is not what was copied, first at {report.difference}. The copy is the same as the "
            "original, so that is not either: `shopfloor replay` says so of it"
        )
    return Migrated(rows, report.commands, report.movements, report.documents, digest)

"""The engine: pragmas, transactions that begin as writers, and the schema upgraded at start.

What a database is asked about itself, and its triggers, are SQL in its own words: SQLAlchemy has none for them.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, StaticPool, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError

from hub.core.rows import rows_where

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

APPEND_ONLY: Final = tuple(kind.TABLE for kind in rows_where(lambda kind: kind.APPEND_ONLY))
"""Tables in which nothing is ever changed or deleted; triggers see to it."""

ARCHIVE: Final = "archive"
"""The table that only a file with some orders out of a database has: no hub runs on it, and it is no backup."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    # 64 MB of pages: with SQLite's own 2 MB a million bookings make every look-up a read from the file.
    "cache_size=-65536",
    "mmap_size=268435456",
)


class DatabaseError(RuntimeError):
    """The database can't be used as it is; the message says what to do."""


def open_database(url: str, *, read_only: bool = False, creator: Callable[[], Any] | None = None) -> Engine:
    """An engine for `sqlite:///file` (or `sqlite://`, in memory) or a PostgreSQL URL.

    SQLite's own driver begins transactions too late: a transaction that reads first and writes then fails at once with
    SQLITE_BUSY_SNAPSHOT. So every transaction begins IMMEDIATE; there is one writer anyway. A `read_only` engine
    begins plainly and can't write: a long report must not keep the hub from booking. `creator` gives the one connection of
    a database in memory that outlives its engine.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, connect_args=client_options(url))
    options: dict[str, Any] = {"poolclass": StaticPool} if url == "sqlite://" else {}
    if creator is not None:
        options["creator"] = creator
    engine = create_engine(url, connect_args={"check_same_thread": False}, **options)

    @event.listens_for(engine, "connect")
    def _connected(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None
        for pragma in _PRAGMAS:
            dbapi.execute(f"PRAGMA {pragma}")
        if read_only:
            dbapi.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def client_options(url: str | URL) -> dict[str, Any]:
    """How a server is spoken with: one that knows of no encoding would hand out bytes for texts."""
    return {"client_encoding": "utf8"} if make_url(url).get_driver_name().startswith("psycopg") else {}


def open_file(file: Path) -> Engine:
    """A SQLite file that no hub runs on (a backup, an archive), for reading: not even how it is journalled is changed."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(f"file:{quote(str(file.resolve()))}?mode=ro", uri=True, check_same_thread=False)
        connection.isolation_level = None
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cache_size=-65536"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def upgrade(engine: Engine, *, back_up: Callable[[str], None] | None = None) -> bool:
    """Bring the schema to the newest revision. Returns whether anything had to be done.

    Where a migration is pending and there is data, `back_up` is called with the new revision before anything is changed;
    left out, a SQLite file is copied beside itself.
    """
    from alembic import command  # noqa: PLC0415  # who only reads does without

    current = pending_from(engine)
    if current == newest_revision():
        return False
    if current is not None:
        (back_up or _beside(engine))(str(newest_revision()))
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return True


def pending_from(engine: Engine) -> str | None:
    """The schema's revision, None where there is no schema yet. Raises `DatabaseError` for one that is not known here."""
    from alembic.migration import MigrationContext  # noqa: PLC0415

    head = newest_revision()
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
        tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
        connection.rollback()
    if current is not None and current not in _revisions():
        raise DatabaseError(
            f"it is of a newer version (schema {current}, this one knows {head}): install that version again"
        )
    if current is None and tables:
        raise DatabaseError(
            f"it is somebody else's: it holds {', '.join(sorted(tables)[:4])} and no schema of ours. "
            "Name another (hub.database)"
        )
    return current


@cache
def newest_revision() -> str | None:
    """The revision of the schema that this version works with."""
    return _scripts().get_current_head()


@cache
def _revisions() -> frozenset[str]:
    return frozenset(script.revision for script in _scripts().walk_revisions())


def make_private(url: str) -> None:
    """A SQLite file is its owner's alone: it holds what grants are signed with, and PINs as hashes."""
    name = make_url(url).database if url.startswith("sqlite") else None
    if not name or name == ":memory:":
        return
    file = Path(name)
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
    for own in (file, *file.parent.glob(f"{file.name}-*"), *file.parent.glob(f"{file.name}.before-*")):
        if own.stat().st_mode & 0o077:
            own.chmod(0o600)


def shown(url: str) -> str:
    """A database's address as it may be shown: without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "the address in hub.database"


def _scripts() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    return ScriptDirectory.from_config(_config())


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _beside(engine: Engine) -> Callable[[str], None]:
    """Copies a SQLite file beside itself."""

    def back_up(head: str) -> None:
        if engine.dialect.name == "sqlite" and engine.url.database:
            target = Path(f"{engine.url.database}.before-{head}")
            target.unlink(missing_ok=True)
            raw = engine.raw_connection()
            try:
                copy_into(raw.cursor().execute, target)
            finally:
                raw.close()

    return back_up


def copy_into(execute: Callable[..., Any], target: Path) -> None:
    """The whole database as of now into a new file that nobody else may read, while others write on.

    `VACUUM INTO` reads under one snapshot, which in WAL mode keeps no writer waiting, and leaves one file that needs none
    beside it. SQLite does not sync it.
    """
    handle = os.open(target, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        execute("VACUUM INTO ?", (str(target),))
        os.fsync(handle)
    finally:
        os.close(handle)


def assert_sound(engine: Engine) -> None:
    """Raise `DatabaseError` when the pragmas or the append-only triggers are not what the ledger relies on."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            synchronous = connection.execute(text("PRAGMA synchronous")).scalar()
            if synchronous != 2:
                raise DatabaseError("SQLite is not in synchronous=FULL: a power cut could lose bookings")
            triggers = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
        else:
            encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
            if encoding != "UTF8":
                raise DatabaseError(
                    f"it is in {encoding}, which can't hold every name: make it with ENCODING 'UTF8' TEMPLATE template0"
                )
            triggers = set(connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")).scalars())
        connection.rollback()
    missing = ", ".join(sorted(trigger_names() - triggers))
    if missing:
        raise DatabaseError(f"append-only triggers are missing ({missing}): restore them with a migration")


def trigger_names() -> set[str]:
    """The triggers that there must be."""
    return {f"{table}_no_{verb}" for table in APPEND_ONLY for verb in ("update", "delete")}


def create_triggers(connection: Connection, tables: Iterable[str]) -> None:
    """Make tables append-only. Migrations that recreate a table call this again."""
    sqlite = connection.dialect.name == "sqlite"
    if not sqlite:
        connection.execute(
            text(
                "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$"
            )
        )
    for table in tables:
        for verb in ("update", "delete"):
            name = f"{table}_no_{verb}"
            if sqlite:
                action = f"BEGIN SELECT RAISE(ABORT, 'append-only: {table}'); END"
                statement = f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb.upper()} ON {table} {action}"
            else:
                statement = (
                    f"CREATE OR REPLACE TRIGGER {name} BEFORE {verb.upper()} ON {table} "
                    "FOR EACH ROW EXECUTE FUNCTION append_only()"
                )
            connection.execute(text(statement))

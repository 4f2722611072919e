"""Databases for the hubs of tests: SQLite in memory, or (`SHOPFLOOR_ON=postgresql`) databases of a private server.

Programs of their own find a server that is set up as one in the field; what lives in the test's process finds a quick one.

An *image* is what a database held when it was taken. Many hubs begin from one: filling each anew would take most of a run.
"""

import atexit
import gc
import os
import weakref
from contextlib import ExitStack
from functools import cache
from itertools import count
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, make_url, text

from hub.store.database import APPEND_ONLY, open_database, upgrade
from tests.support.postgres import server

POSTGRESQL: Final = os.environ.get("SHOPFLOOR_ON") == "postgresql"
"""Whether this run is on PostgreSQL."""
_SWEEP_AT: Final = 25
"""So many databases of hubs stand at most before those that nobody has any more are dropped: each is 8 MB of files."""
_numbers = count(1)
_standing: list[tuple["weakref.ref[Engine]", str]] = []


def fresh(image: bytes = b"") -> Engine:
    """A database of its own, holding what the image does; without one it is empty, its schema up to date."""
    image = image or _empty()
    if not POSTGRESQL:
        engine = open_database("sqlite://")
        put(engine, image)
        return engine
    if len(_standing) >= _SWEEP_AT:
        _sweep()
    name = f"hub_{next(_numbers)}"
    _run(f"CREATE DATABASE {name} TEMPLATE {image.decode()}")
    engine = open_database(_named(name))
    _standing.append((weakref.ref(engine), name))
    return engine


def url(folder: Any = "") -> str:
    """Where a program of its own finds an empty database: a file in the folder, or one of the server's."""
    if not POSTGRESQL:
        return f"sqlite:///{folder}/hub.db"
    name = f"plant_{next(_numbers)}"
    _run(f"CREATE DATABASE {name}", quick=False)
    return _named(name, quick=False)


def image_of(engine: Engine) -> bytes:
    """What a database holds now."""
    if not POSTGRESQL:
        raw = engine.raw_connection()
        content = bytes(raw.driver_connection.serialize())  # type: ignore[union-attr]
        raw.close()
        return content
    name = f"image_{next(_numbers)}"
    engine.dispose()  # who copies a database has to be alone with it
    _run(f"CREATE DATABASE {name} TEMPLATE {engine.url.database}")
    return name.encode()


def put(engine: Engine, image: bytes) -> None:
    """Make a database hold what the image does, and nothing else."""
    if not POSTGRESQL:
        raw = engine.raw_connection()
        raw.driver_connection.deserialize(image)  # type: ignore[union-attr]
        raw.close()
        return
    engine.dispose()
    _run(f"DROP DATABASE {engine.url.database} WITH (FORCE)")
    _run(f"CREATE DATABASE {engine.url.database} TEMPLATE {image.decode()}")


def rows(engine: Engine, statement: str, *values: Any) -> list[Any]:
    """Rows by the driver itself, past everything the product has for reading them; `?` stands for a value."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute(statement.replace("?", "%s") if POSTGRESQL else statement, values)
        return list(cursor.fetchall())
    finally:
        raw.close()


def unguard(connection: Connection, *tables: str, checks: bool = False) -> None:
    """Let what is append-only be changed, as with a database tool; with `checks`, to values that a column refuses too."""
    for table in tables or APPEND_ONLY:
        for verb in ("update", "delete"):
            place = f" ON {table}" if POSTGRESQL else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS {table}_no_{verb}{place}"))
    if not checks:
        return
    if not POSTGRESQL:
        connection.execute(text("PRAGMA ignore_check_constraints = ON"))
        return
    named = "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0"
    for table, name in connection.execute(text(named)).all():
        connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))


def guard(connection: Connection) -> None:
    """After what `unguard` let happen was rolled back: SQLite's switch for checks is no part of a transaction."""
    if not POSTGRESQL:
        connection.execute(text("PRAGMA ignore_check_constraints = OFF"))


def writes(engine: Engine) -> int:
    """A number that grows with every write to the database: who expects none compares it."""
    if POSTGRESQL:
        return int(rows(engine, "SELECT pg_snapshot_xmax(pg_current_snapshot())::text")[0][0])
    raw = engine.raw_connection()
    total = int(raw.driver_connection.total_changes)  # type: ignore[union-attr]
    raw.close()
    return total


@cache
def _empty() -> bytes:
    """Every migration takes longer than most tests."""
    if POSTGRESQL:
        _run("CREATE DATABASE empty")
    engine = open_database(_named("empty") if POSTGRESQL else "sqlite://")
    upgrade(engine)
    return image_of(engine)


@cache
def _address(*, quick: bool) -> str:
    """A server's, started by the first test that needs it and stopped with the process."""
    running = ExitStack()
    atexit.register(running.close)
    # Nothing of it outlives the tests: what a power cut would lose need not be waited for. And nobody writes but they.
    hasty = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off") if quick else ()
    return running.enter_context(server("max_connections=400", *hasty))


def _named(name: str, *, quick: bool = True) -> str:
    return make_url(_address(quick=quick)).set(database=name).render_as_string(hide_password=False)


@cache
def _office(*, quick: bool) -> Engine:
    return create_engine(_address(quick=quick), isolation_level="AUTOCOMMIT")


def _run(statement: str, *, quick: bool = True) -> None:
    with _office(quick=quick).connect() as connection:
        connection.exec_driver_sql(statement)


def _sweep() -> None:
    gc.collect()
    for entry in list(_standing):
        if entry[0]() is None:
            _run(f"DROP DATABASE {entry[1]} WITH (FORCE)")
            _standing.remove(entry)

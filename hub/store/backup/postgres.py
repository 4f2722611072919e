"""Backups of a PostgreSQL database: dumps in pg_dump's custom format, by the client programs of the machine."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from hub.store.database import DatabaseError, open_database, upgrade

MAGIC: Final = b"PGDMP"
_MAY: Final = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
_MAINTENANCE: Final = ("postgres", "template1")
"""Databases from which another can be made, renamed, dropped."""


class PostgresBackups:
    """Backups of the database at one address."""

    suffix: Final = ".dump"

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.stem = self.url.database or "shopfloor"
        self.folder = Path("backups")

    def write(self, target: Path) -> None:
        """Dump the database, which may be in use: pg_dump reads under one snapshot and keeps nobody waiting."""
        schema = self._schema()
        only = [] if schema == "public" else [f"--schema={schema}"]
        _run("pg_dump", self.url, "--format=custom", "--no-owner", "--no-privileges", *only, f"--file={target}")

    @contextmanager
    def looked_into(self, file: Path) -> Iterator[Engine]:
        """What a dump holds, restored into a database that goes away again. Raises `DatabaseError` where that can't be."""
        with self._apart(file) as (_, engine):
            yield engine

    @contextmanager
    def instead(self, file: Path, kept: str) -> Iterator[Engine]:
        """A dump, restored apart; when the block ends well its database takes the name of the one of before.

        That one is kept under its name with `kept` added. PostgreSQL renames none that somebody is connected to.
        """
        if self._schema() != "public":
            raise DatabaseError("it is a schema beside others in one database: restore it by pg_restore")
        with self._apart(file) as (made, engine):
            yield engine
            engine.dispose()
            mine, before = str(self.url.database), f"{self.url.database}{kept}"
            with self._maintenance() as server:
                _rename(server, mine, before)
                try:
                    _rename(server, made, mine)
                except DBAPIError:
                    _rename(server, before, mine)
                    raise

    @contextmanager
    def _apart(self, file: Path) -> Iterator[tuple[str, Engine]]:
        """A database made from a dump, upgraded: its name, and an engine on it. Dropped unless it was renamed."""
        name = f"{self.stem[:40]}_look_{secrets.token_hex(4)}"
        with self._maintenance() as server:
            if not server.execute(
                text("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
            ).scalar():
                raise DatabaseError(
                    f"{self.url.username} may not make databases, so nothing can be restored and looked into. "
                    f'As the server\'s administrator: ALTER ROLE "{self.url.username}" CREATEDB'
                )
            server.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
            url = self.url.set(database=name)
            engine = open_database(url.render_as_string(hide_password=False))
            try:
                _run("pg_restore", url, "--exit-on-error", "--no-owner", "--no-privileges", str(file))
                upgrade(engine, back_up=lambda _head: None)
                yield name, engine
            finally:
                engine.dispose()
                server.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))

    def _schema(self) -> str:
        engine = create_engine(self.url, poolclass=NullPool)
        with closing(engine.connect()) as connection:
            return str(connection.execute(text("SELECT current_schema()")).scalar())

    @contextmanager
    def _maintenance(self) -> Iterator[Connection]:
        """A connection that is not to the database itself."""
        for name in (name for name in _MAINTENANCE if name != self.url.database):
            engine = create_engine(self.url.set(database=name), poolclass=NullPool, isolation_level="AUTOCOMMIT")
            with closing(engine.connect()) as connection:
                yield connection
                return


def table_of_contents(file: Path) -> int:
    """How many things a dump holds, by its own list; all that can be asked where nothing may be restored."""
    done = _program("pg_restore", "--list", str(file))
    return sum(not line.startswith(";") for line in done.splitlines() if line.strip())


def _rename(server: Connection, name: str, to: str) -> None:
    server.execute(text(f'ALTER DATABASE "{name}" RENAME TO "{to}"'))


def _run(program: str, url: URL, *words: str) -> str:
    """A client program on a database. The password travels in the environment, where no list of processes shows it."""
    return _program(program, f"--dbname={address_of(url)}", *words, password=url.password)


def address_of(url: URL) -> str:
    """An address as PostgreSQL's own programs take it, which may name several servers; without the password."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415  # only who has such a database has the driver

    _, given = url.get_dialect()().create_connect_args(url)
    given.pop("password", None)  # neither the true one nor stars in its place: what stands here counts before PGPASSWORD
    return make_conninfo(**given)


def _program(program: str, *words: str, password: str | None = None) -> str:
    found = shutil.which(program)
    if found is None:
        raise DatabaseError(f"{program} is not installed here: apt-get install postgresql-client, as new as the server")
    surroundings = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run([found, *words], capture_output=True, text=True, check=False, env=surroundings)  # noqa: S603
    if done.returncode:
        raise DatabaseError(f"{program}: {(done.stderr.strip() or 'failed').splitlines()[0]}")
    return done.stdout

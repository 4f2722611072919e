"""Which kind of backups a database has, by its address."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine, make_url

from hub.store.backup.part import written
from hub.store.backup.postgres import PostgresBackups
from hub.store.backup.sqlite import SqliteBackups
from hub.store.database import DatabaseError, open_database, upgrade


class Backups(Protocol):
    """What can be done with the backups of a database."""

    @property
    def suffix(self) -> str:
        """Of their files."""

    @property
    def stem(self) -> str:
        """What their files' names begin with."""

    @property
    def folder(self) -> Path:
        """Where they are kept unless somebody says otherwise."""

    def write(self, target: Path) -> None:
        """Back up, while a hub may be booking."""

    def looked_into(self, file: Path) -> AbstractContextManager[Engine]:
        """What one holds, at this version's schema."""

    def instead(self, file: Path, kept: str) -> AbstractContextManager[Engine]:
        """The same, and it takes the database's place when the block ends well."""


def backups_of(url: str) -> Backups:
    """Of a database. Raises `DatabaseError` for one that only lives in memory."""
    chosen = make_url(url)
    if chosen.get_backend_name() != "sqlite":
        return PostgresBackups(url)
    if not chosen.database or chosen.database == ":memory:":
        raise DatabaseError("it is in memory, and gone with the hub: name a file (hub.database)")
    return SqliteBackups(url)


def upgrade_backed_up(url: str, *, by_other_means: bool = False) -> None:
    """Bring a hub's schema up to date, with a backup of before: a SQLite file beside itself, a dump among the backups.

    `by_other_means`: somebody says that there is one already.
    """
    engine = open_database(url)
    try:
        upgrade(engine, back_up=(lambda _head: None) if by_other_means else _backing_up(url))
    finally:
        engine.dispose()


def _backing_up(url: str) -> Callable[[str], None] | None:
    if make_url(url).get_backend_name() == "sqlite":
        return None  # beside itself

    def dump(head: str) -> None:
        backups = PostgresBackups(url)
        backups.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = backups.folder / f"{backups.stem}.before-{head}{backups.suffix}"
        target.unlink(missing_ok=True)
        try:
            with written(target) as part:
                backups.write(part)
        except DatabaseError as error:
            raise DatabaseError(
                f"its schema has to be upgraded, and it can't be backed up before: {error}. "
                "With a backup of your own: shopfloor hub --backed-up"
            ) from None

    return dump

"""Backups of a SQLite database: files that are databases themselves."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, inspect, make_url, text

from hub.store.backup.part import sync_folder, written
from hub.store.database import (
    ARCHIVE,
    DatabaseError,
    copy_into,
    newest_revision,
    open_database,
    open_file,
    pending_from,
    upgrade,
)

_BESIDE: Final = ("-wal", "-journal")
"""What belongs to a database and holds something of it. `-shm` holds nothing."""


class SqliteBackups:
    """Backups of the database in one file."""

    suffix: Final = ".db"

    def __init__(self, url: str) -> None:
        # Links followed: what is replaced is the file and not the link.
        self.file = Path(make_url(url).database or "").resolve()
        self.stem = self.file.stem
        self.folder = self.file.parent / "backups"

    def write(self, target: Path) -> None:
        """Copy the database, which may be in use, into a file that is there and empty."""
        with closing(sqlite3.connect(f"file:{quote(str(self.file))}?mode=ro", uri=True, isolation_level=None)) as source:
            source.execute("PRAGMA busy_timeout = 5000")
            copy_into(source.execute, target)

    @contextmanager
    def looked_into(self, file: Path) -> Iterator[Engine]:
        """What a backup holds. Raises `DatabaseError` for what is none."""
        _refuse_archive(file)
        with at_newest_schema(file) as engine:
            yield engine

    @contextmanager
    def instead(self, file: Path, kept: str) -> Iterator[Engine]:
        """A backup, upgraded, to be looked at; when the block ends well it stands in the database's place.

        The database of before is kept under its name with `kept` added. Nothing is touched when the block raises.
        """
        _refuse_archive(file)
        with tempfile.TemporaryDirectory(prefix=".shopfloor-restore-", dir=self.file.parent) as folder:
            copy = Path(folder) / self.file.name
            _made_new(file, copy)
            engine = open_file(copy)
            try:
                yield engine
            finally:
                engine.dispose()
            self._swap(copy, kept)

    def _swap(self, copy: Path, kept: str) -> None:
        """A stop at any point leaves the old database or the new one whole, and never a log of the one beside the other."""
        before = self.file.with_name(f"{self.file.name}{kept}")
        if self.file.exists():
            _fold_log(self.file)
            for part in _BESIDE:  # of a sound database there is none left; a damaged one keeps its own
                with suppress(FileNotFoundError):
                    Path(f"{self.file}{part}").replace(f"{before}{part}")
            before.hardlink_to(self.file)
        Path(f"{self.file}-shm").unlink(missing_ok=True)
        copy.replace(self.file)
        sync_folder(self.file.parent)


@contextmanager
def at_newest_schema(file: Path) -> Iterator[Engine]:
    """What a file holds, at this version's schema: as it is, or a copy of an older one, upgraded. For reading.

    Raises `DatabaseError` for what is not ours, and for what is of a newer version.
    """
    engine = open_file(file)
    try:
        current = pending_from(engine)
        if current is None:
            raise DatabaseError("it holds no schema of ours")
        if current == newest_revision():
            yield engine
            return
    finally:
        engine.dispose()
    with tempfile.TemporaryDirectory(prefix="shopfloor-look-") as folder:
        copy = Path(folder) / "copy.db"
        _made_new(file, copy)
        engine = open_file(copy)
        try:
            yield engine
        finally:
            engine.dispose()


def _refuse_archive(file: Path) -> None:
    engine = open_file(file)
    try:
        if inspect(engine).has_table(ARCHIVE):
            raise DatabaseError("it is an archive of some orders, and no backup: shopfloor verify looks at it")
    finally:
        engine.dispose()


def damage(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with a file: nothing, or the first of it."""
    said = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(5)"))]
    return [] if said == ["ok"] else said


def _made_new(file: Path, copy: Path) -> None:
    """A private copy of a backup at the newest schema, in one synced file."""
    with written(copy) as part, file.open("rb") as source, part.open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
    engine = open_database(f"sqlite:///{copy}")
    try:
        upgrade(engine, back_up=lambda _head: None)
    finally:
        engine.dispose()  # the last connection folds the log into the file


def _fold_log(file: Path) -> None:
    """What was written last goes from the log into the database. One that is damaged keeps its log beside it."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def kept_as(moment: datetime) -> str:
    """What is added to the name of a database that another has replaced."""
    return f".replaced-{moment:%Y%m%dT%H%M%SZ}"

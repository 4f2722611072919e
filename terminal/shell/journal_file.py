"""The journal's file: locked for one process, looked after while it is open, set aside when it is broken."""

import contextlib
import fcntl
import os
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import IO, Final

from shared import clock
from shared.plant_time import datetime_of
from terminal.core.delivery.journal import ForeignJournalError, Journal, JournalLostError

_WRITTEN: Final = ("", "-wal")
"""The files that a booking is in: SQLite keeps writing into one that nobody can find any more."""
_BESIDE: Final = ("-wal", "-shm")
_BROKEN: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class JournalInUseError(OSError):
    """Another process writes this journal."""


class _BrokenError(Exception):
    """What is in the file is no journal any more; the message says why."""


class JournalFile:
    """One terminal's journal on disk. Raises `ForeignJournalError` and `JournalInUseError`."""

    def __init__(self, path: Path, terminal: str) -> None:
        self._path = path
        self.trouble = ""
        """What has happened to the file, and what would help; `""` when nothing has."""
        self._kept = ""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = _locked(path)
        try:
            try:
                self.journal = self._open(terminal)
            except _BrokenError as error:
                kept = self._set_aside()
                self.trouble = (
                    f"the journal was broken: kept as {kept}, a new one begun"
                    f" | what waited in it was not sent: tell the office ({error})"
                )
                self.journal = self._open(terminal)
        except BaseException:
            self._lock.close()
            raise
        self._known = self._identity()

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()
        self._lock.close()

    def _open(self, terminal: str) -> Journal:
        self._connection = sqlite3.connect(self._path)
        try:
            verdict = str(self._connection.execute("PRAGMA quick_check(1)").fetchone()[0])
            if verdict != "ok":
                raise _BrokenError(verdict.splitlines()[-1])
            return Journal(
                self._connection, terminal, mint_id=clock.uuid7, mint_epoch=clock.epoch_id, look_after=self.look_after
            )
        except ForeignJournalError as error:
            self._connection.close()
            raise ForeignJournalError(
                f"{self._path}: {error}. Give each terminal a journal of its own (--journal)"
            ) from None
        except _BrokenError:
            self._connection.close()
            raise
        except sqlite3.DatabaseError as error:
            self._connection.close()
            if error.sqlite_errorcode & 0xFF in _BROKEN:
                raise _BrokenError(str(error)) from None
            raise

    def _set_aside(self) -> str:
        """Keep a broken journal beside the new one, for whoever can read it. Returns its name."""
        name = self._free_name("broken")
        for suffix in ("", *_BESIDE):
            old = Path(f"{self._path}{suffix}")
            if old.exists():
                old.rename(self._path.with_name(f"{name}{suffix}"))
        return name

    def _free_name(self, what: str) -> str:
        day = datetime_of(clock.now_ms()).strftime("%Y-%m-%d")
        names = (f"{self._path.name}.{what}-{day}{f'-{number}' if number > 1 else ''}" for number in count(1))
        return next(name for name in names if not self._path.with_name(name).exists())

    def look_after(self) -> None:
        """Whether what is written can still be found by the next start.

        A file that has gone is written anew from the open one, which holds all that was ever saved. One in whose place
        another stands is not fought for: somebody else may be at it. Raises `JournalLostError`.
        """
        try:
            self._hold()
        except OSError as error:
            raise JournalLostError(f"{self._path.name} can't be held ({error})") from None
        inodes = self._identity()
        if inodes == self._known:
            return
        changed = [now for now, before in zip(inodes, self._known, strict=True) if before is not None and now != before]
        if not changed:
            self._known = inodes  # the write-ahead log has come into being
        elif inodes[0] is not None and any(changed):
            raise JournalLostError(f"another file stands in the place of {self._path.name}; {self._keep()}")
        else:
            try:
                self._write_anew()
            except OSError as error:
                raise JournalLostError(f"{self._path.name} has gone and can't be written anew ({error})") from None

    def _keep(self) -> str:
        """A copy of what waits, beside the file that is somebody else's; made once."""
        if not self._kept:
            name = self._free_name("kept")
            try:
                self._copy_to(self._path.with_name(name))
            except (OSError, sqlite3.Error) as error:
                with contextlib.suppress(OSError):
                    self._path.with_name(name).unlink(missing_ok=True)
                return f"what waits can't be copied ({error})"
            self._kept = name
        return f"what waits is kept in {self._kept} too"

    def _copy_to(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)
        _to_disk(path)

    def _write_anew(self) -> None:
        fresh = self._path.with_name(f"{self._path.name}.new")
        self._copy_to(fresh)
        # Closing deletes the write-ahead log by its name: before there is a new one of that name.
        self._connection.close()
        try:
            for suffix in _BESIDE:
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
            fresh.replace(self._path)
        finally:
            # Whatever went wrong, the terminal goes on with what holds all that was saved.
            self._connection = sqlite3.connect(fresh if fresh.exists() else self._path)
            self.journal.go_on(self._connection)
        self._known = self._identity()
        self.trouble = "the journal's file had gone: written anew, nothing is lost | tell the office what deletes it"
        _to_disk(self._path.parent)

    def _hold(self) -> None:
        """The lock's file is still the one that was locked: else a second terminal could take it."""
        if _inode(_lock_of(self._path)) == _inode_of(self._lock):
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        again = _locked(self._path)
        self._lock.close()
        self._lock = again

    def _identity(self) -> tuple[tuple[int, int] | None, ...]:
        return tuple(_inode(Path(f"{self._path}{suffix}")) for suffix in _WRITTEN)


def _lock_of(journal: Path) -> Path:
    return Path(f"{journal}.lock")


def _locked(journal: Path) -> IO[bytes]:
    """Hold a journal for this process alone, until the file is closed or the process ends, however it ends."""
    lock = _lock_of(journal).open("ab")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise JournalInUseError(f"{journal} is in use: this terminal runs already, perhaps in another window") from None
    return lock


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _inode_of(file: IO[bytes]) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_dev, status.st_ino


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

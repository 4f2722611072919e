"""A file that is there whole or not at all, and its owner's alone from its first byte."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PART: Final = ".part"


@contextmanager
def written(target: Path) -> Iterator[Path]:
    """A file to write into beside `target`; synced and renamed to it when the block ends well, else removed.

    Raises `FileExistsError` when there is such a file. One that was left behind by a process that died is taken away.
    """
    if target.exists():
        raise FileExistsError(f"{target} is there already: name another file, or take it away")
    _clear(target.parent)
    part = target.with_name(f".{target.name}.{os.getpid()}{PART}")
    handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)  # says that it is being written
        yield part
        os.fsync(handle)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        part.unlink(missing_ok=True)
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """What was renamed in it stays so."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    """Parts of which nobody holds the lock have no writer any more."""
    for part in folder.glob(f".*{PART}"):
        with contextlib.suppress(OSError), part.open("rb") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()

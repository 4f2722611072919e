"""This machine: is its clock kept by something, and is there room for the database."""

import ctypes
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hub.doctor.finding import Finding, fail, ok, warn

_UNSYNCHRONISED: Final = 5
"""What Linux answers while nothing keeps its clock (`TIME_ERROR`)."""
_MB: Final = 1_000_000
LEAST: Final = 100 * _MB
LITTLE: Final = 1_000 * _MB


def look_at_clock(state: int | None = None) -> Iterator[Finding]:
    """Whether the system clock is kept by a time server."""
    state = _kernel_clock() if state is None else state
    if state < 0:
        yield ok("clock", "whether this machine's clock is kept by a time server can't be seen here")
    elif state == _UNSYNCHRONISED:
        yield warn(
            "clock",
            "nothing keeps this machine's clock: it will drift, and bookings with it",
            "set up a time server for it: systemd-timesyncd (timedatectl set-ntp true) or chrony",
        )
    else:
        yield ok("clock", "this machine's clock is kept by a time server")


def _kernel_clock() -> int:
    """Linux's own word on its clock: 0–4 when it is kept, 5 when it is not, -1 when there is no answer."""
    try:
        return int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(512)))
    except (OSError, AttributeError):
        return -1


def look_at_disk(url: str) -> Iterator[Finding]:
    """Room where an SQLite database lies. A schema upgrade writes a whole copy of it first."""
    file = url.removeprefix("sqlite:///")
    if file == url:
        yield ok("disk", "the database's disk is its server's: look there")
        return
    folder = Path(file).resolve().parent
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        yield fail("disk", f"{folder}: {error.strerror}", "correct hub.database in the configuration")
        return
    size = sum(path.stat().st_size for path in (Path(file), Path(f"{file}-wal")) if path.is_file())
    yield judge_disk(str(folder), free, size)


def judge_disk(folder: str, free: int, size: int) -> Finding:
    """Whether `free` bytes are enough for a database of `size` bytes."""
    words = f"{free // _MB} MB free in {folder}, the database has {size // _MB} MB"
    if free < LEAST:
        return fail("disk", words, "make room now: the hub takes no bookings on a full disk (none is lost, terminals wait)")
    if free < max(LITTLE, 2 * size):
        return warn("disk", words, "make room: an upgrade copies the database first, and a full disk stops all bookings")
    return ok("disk", words)

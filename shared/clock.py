"""The real clock and real identities, for the shells. Cores are told both."""

import os
import secrets
import time
import uuid
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def now_ms() -> int:
    """Wall clock, milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


def plant_now(zone: str) -> datetime:
    """Now, by the clock of a time zone."""
    return datetime.fromtimestamp(now_ms() / 1000, ZoneInfo(zone))


def machine_zone() -> str:
    """The time zone this machine is set to; UTC where that can't be known."""
    name = os.environ.get("TZ", "").removeprefix(":") or str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"


def mono_ms() -> int:
    """Monotonic milliseconds of this boot."""
    return time.monotonic_ns() // 1_000_000


def boot_id() -> str:
    """A name for this process's monotonic clock."""
    return secrets.token_hex(8)


def uuid7() -> str:
    """A UUIDv7 (RFC 9562): time-ordered, so that an index over it grows at one end. Not in Python 3.11."""
    value = (now_ms() & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10))
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return str(uuid.UUID(int=value))


def epoch_id() -> str:
    """A name for a new journal."""
    return secrets.token_hex(8)

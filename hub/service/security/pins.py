"""PINs: kept as argon2 hashes outside the inbox, with a lock-out that a restart does not lift."""

import hashlib
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from shared.rules import Refusal, refuse

ATTEMPTS: Final = 5
"""Wrong PINs before the badge is locked."""
LOCK_MS: Final = 15 * 60_000
# OWASP's smallest recommended argon2id: the hub books while it hashes, so no more than it takes.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def check_pin(connection: Connection, badge: str, pin: str, now: int) -> Refusal | None:
    """None when the PIN is right, else why not. Counts what was wrong; the caller commits in either case."""
    pins = SQLModel.metadata.tables["pin"]
    row = connection.execute(pins.select().where(pins.c.badge == badge)).mappings().one_or_none()
    if row is None:
        return refuse("pin-missing", badge=badge)
    if row["locked_until"] > now:
        return refuse("pin-locked", minutes=-(-(row["locked_until"] - now) // 60_000))
    if _right(row["hash"], pin):
        if row["failures"]:
            connection.execute(pins.update().where(pins.c.badge == badge).values(failures=0, locked_until=0))
        return None
    failures = row["failures"] + 1
    locked = failures >= ATTEMPTS
    connection.execute(
        pins.update()
        .where(pins.c.badge == badge)
        .values(failures=0 if locked else failures, locked_until=now + LOCK_MS if locked else 0)
    )
    if locked:
        return refuse("pin-locked", minutes=LOCK_MS // 60_000)
    return refuse("pin-wrong", left=ATTEMPTS - failures)


def store_pin(connection: Connection, badge: str, pin: str) -> None:
    """Set a PIN; a lock is lifted with it."""
    pins = SQLModel.metadata.tables["pin"]
    connection.execute(pins.delete().where(pins.c.badge == badge))
    connection.execute(pins.insert().values(badge=badge, hash=_HASHER.hash(pin), failures=0, locked_until=0))


def mark_of(connection: Connection, badge: str) -> str:
    """What tells a badge's PIN from the one set after it, and nothing else; `""` where there is none."""
    pins = SQLModel.metadata.tables["pin"]
    stored = connection.execute(select(pins.c.hash).where(pins.c.badge == badge)).scalar()
    return hashlib.sha256(stored.encode()).hexdigest()[:8] if stored else ""


def _right(stored: str, pin: str) -> bool:
    try:
        return _HASHER.verify(stored, pin)
    except (VerificationError, InvalidHashError):
        return False

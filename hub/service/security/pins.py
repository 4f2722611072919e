"""PINs as they are kept, outside the inbox: a hash, how long the PIN is, and where it was wrong or right of late."""

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Table, select
from sqlmodel import SQLModel

from hub.service.security.lock import Tally


class Kept(NamedTuple):
    """A badge's PIN. `digits` is 0 where an older hub has set it and it was not used since."""

    hash: str
    digits: int


def kept_pin(connection: Connection, badge: str) -> Kept | None:
    """What is kept of a badge's PIN; None where it has none."""
    pins = _pins()
    row = connection.execute(select(pins.c.hash, pins.c.digits).where(pins.c.badge == badge)).one_or_none()
    return None if row is None else Kept(*row)


def store_pin(connection: Connection, badge: str, hashed: str, digits: int) -> None:
    """Set a PIN. Nobody has been wrong about it, or right."""
    pins = _pins()
    connection.execute(pins.delete().where(pins.c.badge == badge))
    connection.execute(pins.insert().values(badge=badge, hash=hashed, digits=digits))
    connection.execute(_locks().delete().where(_locks().c.badge == badge))


def note_digits(connection: Connection, badge: str, digits: int) -> None:
    """How long a PIN is that an older hub has set: it shows when it is right."""
    connection.execute(_pins().update().where(_pins().c.badge == badge).values(digits=digits))


def mark_of(connection: Connection, badge: str) -> str:
    """What tells a badge's PIN from the one set after it, and nothing else; `""` where there is none."""
    kept = kept_pin(connection, badge)
    return hashlib.sha256(kept.hash.encode()).hexdigest()[:8] if kept else ""


def tallies_of(connection: Connection, badge: str) -> tuple[Tally, ...]:
    """Where a badge's PIN was wrong or right."""
    locks = _locks()
    columns = (locks.c.client, locks.c.failures, locks.c.wrong_at, locks.c.right_at)
    rows = connection.execute(select(*columns).where(locks.c.badge == badge).order_by(locks.c.client))
    return tuple(Tally(*row) for row in rows)


def store_tallies(connection: Connection, badge: str, was: Sequence[Tally], now: Sequence[Tally]) -> None:
    """Write what has changed."""
    locks = _locks()
    gone = [tally.client for tally in was if tally not in now]
    if gone:
        connection.execute(locks.delete().where(locks.c.badge == badge, locks.c.client.in_(gone)))
    for tally in now:
        if tally not in was:
            values = {"failures": tally.failures, "wrong_at": tally.wrong_at, "right_at": tally.right_at}
            connection.execute(locks.insert().values(badge=badge, client=tally.client, **values))


def _pins() -> Table:
    return SQLModel.metadata.tables["pin"]


def _locks() -> Table:
    return SQLModel.metadata.tables["pin_lock"]

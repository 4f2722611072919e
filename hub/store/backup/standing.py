"""How far a database is: what is said of a backup, so that two can be told from each other."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, text

from hub.store.reading import Inbox, Movement, col, select


@dataclass(frozen=True, slots=True)
class Standing:
    """Counts, and what is newest. `recorded` is the hub's time of the newest command, 0 without one."""

    commands: int
    newest: int
    recorded: int
    movements: int
    last_movement: int
    last_hash: str
    database: str
    """What tells this database and its copies from every other; `""` where no hub has run on it."""


def standing(connection: Connection) -> Standing:
    """Read it."""
    newest = connection.execute(select(Inbox.no, Inbox.received).order_by(col(Inbox.no).desc()).limit(1)).first()
    last = connection.execute(select(Movement.no, Movement.hash).order_by(col(Movement.no).desc()).limit(1)).first()
    commands, movements = (
        connection.execute(select(func.count()).select_from(rows)).scalar_one() for rows in (Inbox, Movement)
    )
    database = connection.execute(text("SELECT value FROM meta WHERE name = 'database_id'")).scalar()
    no, recorded = newest or (0, 0)
    last_movement, last_hash = last or (0, "")
    return Standing(commands, no, recorded, movements, last_movement, last_hash, str(database or ""))

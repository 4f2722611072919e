"""Where a hub goes on: the answers it has given, and the numbers it gives out next."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import SQLModel

from hub.core.edition import NEWEST, identity_of
from hub.core.intake.answering import Answered
from hub.core.intake.inbox import Counters


def answers(connection: Connection, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Answered]]:
    """Answers given before to some (source, id) pairs.

    One indexed look-up each, straight to the driver: this runs for every command, and nearly always finds nothing.
    """
    dialect = connection.dialect
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    statement = f"SELECT digest, ack FROM inbox WHERE source = {mark} AND id = {mark}"
    for pair in dict.fromkeys(wanted):
        found = connection.exec_driver_sql(statement, pair).first()
        if found is not None:
            yield pair, Answered(found[0], found[1])


def identify(connection: Connection, source: str, known: Iterable[dict[str, Any]]) -> None:
    """Add to each epoch of an answer to `hello` which command stands at its `have_through`."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = f"SELECT id FROM inbox WHERE source = {mark} AND epoch = {mark} AND seq = {mark}"
    for one in known:
        found = connection.exec_driver_sql(statement, (source, one["epoch"], one["have_through"])).first()
        one["have_id"] = found[0] if found is not None else ""


def counters(connection: Connection) -> Counters:
    """Where the numbers go on."""
    tables = SQLModel.metadata.tables
    inbox, event, movement, mo = (tables[name] for name in ("inbox", "event", "movement", "mo"))
    made = Counters(
        next_no=(connection.execute(select(func.max(inbox.c.no))).scalar() or 0) + 1,
        next_event=(connection.execute(select(func.max(event.c.number))).scalar() or 0) + 1,
    )
    recorded = select(inbox.c.received).order_by(inbox.c.no.desc()).limit(1)
    made.last_at = connection.execute(recorded).scalar() or 0
    said = select(inbox.c.id).where(inbox.c.source == "hub", inbox.c.id.in_(map(identity_of, range(1, NEWEST + 1))))
    made.edition = max((int(one.rpartition("-")[2]) for one in connection.execute(said).scalars()), default=0)
    last = connection.execute(select(movement.c.hash).order_by(movement.c.no.desc()).limit(1)).scalar()
    if last:
        made.last_hash = last
    year, digits = func.substr(mo.c.id, 4, 4), func.length(mo.c.id)  # as text, 99999 comes after 100000
    for found, newest in connection.execute(select(year, func.max(mo.c.id)).group_by(year, digits)):
        made.minted[int(found)] = max(made.minted.get(int(found), 0), int(newest.rsplit("-", 1)[1]))
    return made

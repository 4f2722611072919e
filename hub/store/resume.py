"""Where a hub goes on: the answers it has given, and the numbers it gives out next."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, func

from hub.core.edition import NEWEST, identity_of
from hub.core.intake.answering import Answered
from hub.core.intake.inbox import Counters
from hub.store.reading import Event, Inbox, Mo, Movement, col, select


def answers(connection: Connection, wanted: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], Answered]]:
    """Answers given before to some (source, id) pairs.

    One indexed look-up each, but one statement for all of a batch, and straight to the driver: this runs for every command,
    and nearly always finds nothing. The join is what makes SQLite use the index; `(source, id) IN (…)` reads every row.
    """
    pairs = list(dict.fromkeys(wanted))
    if not pairs:
        return
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    statement = (
        f"WITH wanted (source, id) AS (VALUES {', '.join([f'({mark}, {mark})'] * len(pairs))}) "
        "SELECT inbox.source, inbox.id, inbox.digest, inbox.ack FROM wanted CROSS JOIN inbox "
        "WHERE inbox.source = wanted.source AND inbox.id = wanted.id"
    )
    values = tuple(value for pair in pairs for value in pair)
    for source, identity, given, ack in connection.exec_driver_sql(statement, values):
        yield (source, identity), Answered(given, ack)


def identify(connection: Connection, source: str, epochs: Iterable[dict[str, Any]]) -> None:
    """Add to each epoch of an answer to `hello` which command stands at its `have_through`."""
    for epoch in epochs:
        there = (Inbox.source == source, Inbox.epoch == epoch["epoch"], Inbox.seq == epoch["have_through"])
        epoch["have_id"] = connection.execute(select(Inbox.id).where(*there)).scalar() or ""


def counters(connection: Connection) -> Counters:
    """Where the numbers go on."""
    counters = Counters(
        next_no=(connection.execute(select(func.max(Inbox.no))).scalar() or 0) + 1,
        next_event=(connection.execute(select(func.max(Event.number))).scalar() or 0) + 1,
    )
    recorded = select(Inbox.received).order_by(col(Inbox.no).desc()).limit(1)
    counters.last_at = connection.execute(recorded).scalar() or 0
    editions = col(Inbox.id).in_([identity_of(edition) for edition in range(1, NEWEST + 1)])
    begun = connection.execute(select(Inbox.id).where(Inbox.source == "hub", editions)).scalars()
    counters.edition = max((int(identity.rpartition("-")[2]) for identity in begun), default=0)
    last = connection.execute(select(Movement.hash).order_by(col(Movement.no).desc()).limit(1)).scalar()
    if last:
        counters.last_hash = last
    year, digits = func.substr(Mo.id, 4, 4), func.length(Mo.id)  # as text, 99999 comes after 100000
    for of_year, newest in connection.execute(select(year, func.max(Mo.id)).group_by(year, digits)):
        counters.minted[int(of_year)] = max(counters.minted.get(int(of_year), 0), int(newest.rsplit("-", 1)[1]))
    return counters

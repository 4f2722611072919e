"""Rows out of the database, as the core's plain records."""

import json
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Table, and_, func, or_, select
from sqlmodel import SQLModel

import hub.store.tables  # noqa: F401  # fills the metadata
from hub.core.effects.history import LATER, Past, Said, number_of
from hub.core.effects.ways import exception_needs
from hub.core.intake.inbox import CLOCK_AHEAD_MS
from hub.core.rights import proven_badge
from hub.core.rows import (
    STATUS,
    Balance,
    Bom,
    Booking,
    FloorException,
    Inbox,
    Kept,
    Lot,
    Movement,
    MovementLine,
    ReceiptPrice,
    Reversal,
    Routing,
    Row,
    Session,
    ShelfCount,
    Slice,
    StockCount,
    rows_where,
)
from hub.core.rows.talk import subjects_of
from hub.core.view import OF_ORDERS, Key, View
from hub.store import reading
from shared.ids import is_id
from shared.lifecycle import OVER
from shared.verbs import REVERSIBLE

R = TypeVar("R", bound=Row)
_CHUNK: Final = 400
ALWAYS: Final = rows_where(lambda kind: kind.KEPT is Kept.ALWAYS)


def table_of(kind: type[Row]) -> Table:
    """The SQLModel table of a row type."""
    return SQLModel.metadata.tables[kind.TABLE]


def rows(connection: Connection, kind: type[R], *where: Any) -> list[R]:
    """All rows of a type that fulfil the conditions, by key: no decision may depend on where they lie in the database."""
    table = table_of(kind)
    wanted = select(*(table.c[name] for name in kind.COLUMNS)).where(*where)
    return sorted((kind(*values) for values in connection.execute(wanted)), key=kind.key)


def load_always(connection: Connection, view: View) -> None:
    """Fill a view with what is always kept: master data, people's sessions, what is open."""
    for kind in ALWAYS:
        is_open = [table_of(kind).c[STATUS].in_(sorted(kind.OPEN_STATES))] if kind.OPEN_STATES else []
        for row in rows(connection, kind, *is_open):
            view.put(row)


def load(connection: Connection, view: View, keys: Iterable[Key]) -> None:
    """Load what is behind some keys, few round trips for many keys."""
    by_kind: dict[str, list[Key]] = {}
    for key in keys:
        by_kind.setdefault(key[0], []).append(key)
    for kind, wanted in by_kind.items():
        for start in range(0, len(wanted), _CHUNK):
            _LOADERS[kind](connection, view, wanted[start : start + _CHUNK])


def _load_orders(connection: Connection, view: View, keys: list[Key]) -> None:
    subjects = [subject for key in keys for subject in subjects_of(key[1])]
    for kind in OF_ORDERS:
        for row in rows(connection, kind, table_of(kind).c[kind.ORDER].in_(subjects)):
            view.put(row)
    _file(view, keys, ())


def _load_stock(connection: Connection, view: View, keys: list[Key]) -> None:
    items = [key[1] for key in keys]
    table = table_of(Balance)
    newest = table.alias()
    last_change = (
        select(func.max(newest.c.rev))
        .where(newest.c.item == table.c.item, newest.c.location == table.c.location, newest.c.mo == "")
        .scalar_subquery()
    )
    # An emptied lot stays in the table for ever; only the newest of them still says when the stock last changed. Others
    # come with the lot's own key, so that what a row knows never depends on when the hub was started.
    alive = or_(table.c.q != 0, table.c.lot == "", table.c.rev == last_change)
    _file(view, keys, rows(connection, Balance, and_(table.c.item.in_(items), table.c.mo == ""), alive))
    for lot in rows(connection, Lot, table_of(Lot).c.item.in_(items), table_of(Lot).c.expires != ""):
        view.put(lot)
    for count in rows(connection, StockCount, table_of(StockCount).c.item.in_(items)):
        view.put(count)


def _load_lots(connection: Connection, view: View, keys: list[Key]) -> None:
    table = table_of(Lot)
    either = or_(*(and_(table.c.item == key[1], table.c.id == key[2]) for key in keys))
    _file(view, keys, rows(connection, Lot, either))
    place = table_of(Balance)
    of_lots = or_(*(and_(place.c.item == key[1], place.c.lot == key[2]) for key in keys))
    for balance in rows(connection, Balance, of_lots, place.c.mo == ""):
        if view.get(Balance, *balance.key()) is None:  # what this batch has changed is newer
            view.put(balance)


def _look_up_commands(connection: Connection, view: View, keys: list[Key]) -> None:
    inbox = table_of(Inbox).c
    for key in keys:
        no = number_of(key[1])
        named = inbox.id == key[1] if no is None else inbox.no == no
        view.looked_up[key] = [_past(connection, view, row) for row in rows(connection, Inbox, named)]


def _look_up_said(connection: Connection, view: View, keys: list[Key]) -> None:
    taken_back = table_of(Reversal).c
    commands = {row.no: row for row in rows(connection, Inbox, table_of(Inbox).c.no.in_([int(key[1]) for key in keys]))}
    for key in keys:
        row = commands.get(int(key[1]))
        if row is None:
            view.looked_up[key] = None
            continue
        said, applied = _decision(connection, row)
        effects = (applied or said).no
        gone = connection.execute(select(taken_back.no).where(taken_back.target == effects)).first() is not None
        view.looked_up[key] = Said(said.source, proven_badge(said, _member(said.body, "grant")), _order_in(said.body), gone)


def _order_in(body: str) -> str:
    """The order that a command names. The hub's own have another shape, and what makes no sense any."""
    mo = _member(body, "mo")
    return mo if isinstance(mo, str) and is_id(mo) else ""


def _member(body: str, name: str) -> object:
    data = json.loads(body).get("data")
    return data.get(name) if isinstance(data, dict) else None


def _past(connection: Connection, view: View, command: Inbox) -> Past:
    said, applied = _decision(connection, command)
    no = (applied or said).no
    reversal, movement = table_of(Reversal), table_of(Movement).c
    bookings = rows(connection, Booking, table_of(Booking).c.no == no)
    for price in rows(connection, ReceiptPrice, table_of(ReceiptPrice).c.no == no):
        view.put(price)
    past = Past(
        said,
        applied,
        sorted(rows(connection, MovementLine, table_of(MovementLine).c.no == no), key=lambda line: line.line),
        bookings[0] if bookings else None,
        connection.execute(select(movement.no).where(movement.no == no)).first() is not None,
        connection.execute(select(reversal.c.no).where(reversal.c.target == no)).first() is not None,
        _later(connection, said.source, no),
        sessions=rows(connection, Session, table_of(Session).c.closed_by == no),
    )
    if past.booking is not None:
        past.worked = _worked(connection, past.booking)
        past.stretches = _stretches(connection, past.worked, no)
    return past


def _decision(connection: Connection, command: Inbox) -> tuple[Inbox, Inbox | None]:
    """What was said, and the decision that applied it, where it was parked first: either may have been named."""
    exception, inbox = table_of(FloorException).c, table_of(Inbox).c
    if command.status == "parked":
        named = exception.no == command.no
    elif command.verb == "exception-resolve" and command.status == "accepted":
        named = exception.id == json.loads(command.body)["data"]["exception"]
    else:
        return command, None
    for row in rows(connection, FloorException, named, exception.kind == "parked", exception.how == "apply"):
        both = {said.no: said for said in rows(connection, Inbox, inbox.no.in_([row.no, row.rev]))}
        return both[row.no], both[row.rev]
    return command, None


def _later(connection: Connection, source: str, no: int) -> list[int]:
    """The first reversible commands of a source after one that still stand."""
    inbox = table_of(Inbox).c
    # Joined to an empty text the source serves no index: through it, all that a terminal has ever sent would be read.
    by_number = inbox.source.op("||")("") == source
    standing = select(inbox.no).where(
        inbox.no > no,
        by_number,
        inbox.verb.in_(sorted(REVERSIBLE)),
        inbox.status == "accepted",
        inbox.no.not_in(select(table_of(Reversal).c.target)),
    )
    return list(connection.execute(standing.order_by(inbox.no).limit(LATER)).scalars())


def _worked(connection: Connection, booked: Booking) -> list[Session]:
    """The sessions at a booking's place that had begun and were not closed when it came."""
    session = table_of(Session).c
    place = and_(session.mo == booked.mo, session.op == booked.op, session.workstation == booked.workstation)
    not_closed = or_(session.closed_by == 0, session.closed_by > booked.no)
    return rows(connection, Session, place, session.id < booked.no, not_closed)


def _stretches(connection: Connection, sessions: list[Session], no: int) -> list[Slice]:
    """What was written of some sessions after a command."""
    if not sessions:
        return []
    written = table_of(Slice).c
    where = [written.no > no, written.session.in_([session.id for session in sessions])]
    if all(session.closed_by for session in sessions):
        where.append(written.no <= max(session.closed_by for session in sessions))
    return rows(connection, Slice, *where)


def _look_up_movements(connection: Connection, view: View, keys: list[Key]) -> None:
    line, inbox, movement = (table_of(kind) for kind in (MovementLine, Inbox, Movement))
    for key in keys:
        _, item, since = key
        # What happened since then was also recorded since then, but for a clock that runs ahead.
        recorded = select(func.min(movement.c.no)).where(movement.c.at >= int(since) - CLOCK_AHEAD_MS).scalar_subquery()
        wanted = (
            select(*(line.c[name] for name in MovementLine.COLUMNS))
            .join(inbox, inbox.c.no == line.c.no)
            .where(line.c.item == item, line.c.no >= recorded, inbox.c.occurred > int(since))
        )
        view.looked_up[key] = [MovementLine(*values) for values in connection.execute(wanted)]


def _look_up_counts(connection: Connection, view: View, keys: list[Key]) -> None:
    count = table_of(ShelfCount).c
    stands = count.no.not_in(select(table_of(Reversal).c.target))
    for key in keys:
        _, item, lot, location = key
        place = and_(count.item == item, count.lot == lot, count.location == location)
        view.looked_up[key] = rows(connection, ShelfCount, place, stands)


def _look_up_forgotten(connection: Connection, view: View, keys: list[Key]) -> None:
    session = table_of(Session).c
    for key in keys:
        _, mo, op, workstation = key
        place = and_(session.mo == mo, session.op == op, session.workstation == workstation)
        view.looked_up[key] = rows(connection, Session, place, session.status == "closed", session.estimated.is_(True))


def _load_by_id(kind: type[Row]) -> Any:
    def load_them(connection: Connection, view: View, keys: list[Key]) -> None:
        _file(view, keys, rows(connection, kind, table_of(kind).c.id.in_([key[1] for key in keys])))

    return load_them


def _file(view: View, keys: list[Key], loaded: Iterable[Row]) -> None:
    for row in loaded:
        view.put(row)
    for key in keys:
        view.put_loaded(key, ())


_LOADERS: Final[dict[str, Any]] = {
    "mo": _load_orders,
    "stock": _load_stock,
    "lot": _load_lots,
    "command": _look_up_commands,
    "said": _look_up_said,
    "since": _look_up_movements,
    "forgotten": _look_up_forgotten,
    "counts": _look_up_counts,
    "bom": _load_by_id(Bom),
    "routing": _load_by_id(Routing),
}


def open_exceptions(connection: Connection) -> View:
    """What is open, with all that its ways and its people are told by."""
    view = View()
    for row in rows(connection, FloorException, table_of(FloorException).c.status == "open"):
        view.put(row)
    while missing := view.missing(key for row in view.all(FloorException) for key in exception_needs(view, row)):
        load(connection, view, missing)
    return view


def open_orders(connection: Connection) -> list[str]:
    """Orders that have documents: all that are not over."""
    mo = reading.Mo
    statement = reading.select(mo.id).where(reading.col(mo.status).not_in(sorted(OVER))).order_by(mo.id)
    return list(connection.execute(statement).scalars())


def stocked_items(connection: Connection) -> list[str]:
    """Items that have or had stock."""
    return list(connection.execute(reading.select(reading.Pool.item)).scalars())

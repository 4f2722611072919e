"""What belongs to the orders that were ended in a year: their numbers, and those of the commands about them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from hub.core.rows.talk import subjects_of
from hub.proof.verify.orders import ENDS
from hub.store.reading import (
    Booking,
    FloorException,
    Inbox,
    Mo,
    MovementLine,
    Note,
    Reversal,
    Session,
    Slice,
    col,
    select,
    stream,
)
from shared.lifecycle import OVER


@dataclass(slots=True)
class Scope:
    """By number. `commands` are about one of the orders; `besides` only ended a stretch of work on one."""

    orders: frozenset[str]
    commands: set[int] = field(default_factory=set)
    besides: set[int] = field(default_factory=set)
    sessions: set[int] = field(default_factory=set)


def scope_of(connection: Connection, year: int, year_of: Callable[[int], int]) -> Scope:
    """Of the orders that are over and were closed or cancelled in a year of the plant's calendar."""
    scope = Scope(frozenset(_ended(connection, year, year_of)))
    if not scope.orders:
        return scope
    scope.commands |= set(_rows_about(connection, scope.orders))
    waiting = {
        identity for identity, no in stream(connection, select(FloorException.id, FloorException.no)) if no in scope.commands
    }
    scope.commands |= set(_decisions(connection, waiting))
    for no, target in stream(connection, select(Reversal.no, Reversal.target).order_by(col(Reversal.no))):
        if no in scope.commands or target in scope.commands:
            scope.commands |= {no, target}
    sessions = stream(connection, select(Session.id, Session.mo, Session.closed_by))
    for identity, mo, closed_by in sessions:
        if mo in scope.orders:
            scope.sessions.add(identity)
            scope.besides |= {identity, closed_by} - {0}
    scope.besides |= {no for no, session in stream(connection, select(Slice.no, Slice.session)) if session in scope.sessions}
    scope.besides -= scope.commands
    return scope


def _ended(connection: Connection, year: int, year_of: Callable[[int], int]) -> Iterator[str]:
    over = {mo for (mo,) in stream(connection, select(Mo.id).where(col(Mo.status).in_(sorted(OVER))))}
    ends = select(Inbox.received, Inbox.body).where(col(Inbox.verb).in_(sorted(ENDS)), Inbox.status == "accepted")
    for received, body in stream(connection, ends):
        mo = str(_data(body).get("mo"))
        if mo in over and year_of(received) == year:
            yield mo


def _rows_about(connection: Connection, orders: frozenset[str]) -> Iterator[int]:
    for rows in (Booking, MovementLine):
        yield from (no for no, mo in stream(connection, select(rows.no, rows.mo)) if mo in orders)
    subjects = {subject for mo in orders for subject in subjects_of(mo)}
    yield from (no for no, subject in stream(connection, select(Note.no, Note.subject)) if subject in subjects)
    named = select(Inbox.no, Inbox.body, Inbox.ack)
    for no, body, ack in stream(connection, named):
        # A number that the hub has given stands in the answer alone.
        if _data(body).get("mo") in orders or (_json(ack).get("result") or {}).get("mo") in orders:
            yield no


def _decisions(connection: Connection, waiting: set[str]) -> Iterator[int]:
    """Decisions about what was opened by one of theirs."""
    resolved = select(Inbox.no, Inbox.body).where(Inbox.verb == "exception-resolve")
    for no, body in stream(connection, resolved):
        if _data(body).get("exception") in waiting:
            yield no


def _data(body: str) -> dict[str, Any]:
    data = _json(body).get("data")
    return data if isinstance(data, dict) else {}


def _json(text: str) -> dict[str, Any]:
    try:
        said = json.loads(text)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}

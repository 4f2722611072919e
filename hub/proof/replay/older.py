"""What a release before the floor around the terminal (schema 0001) wrote otherwise, so that its inbox replays.

It kept less of some rows: the columns that came later hold what the migration put there. It told people of exceptions in
other words, and of every booking from an empty shelf. What moved, and what it was worth, is decided today as it was then.
"""

import json
from typing import Any, Final

from sqlalchemy import Connection, func

from hub.core.rows import Bom, Booking, FloorException, Routing, Row, Session
from hub.core.view import View
from hub.proof.replay.decided import holds
from hub.store import reading
from hub.store.load import rows, table_of

_LATER: Final[dict[type[Row], tuple[str, ...]]] = {
    Booking: ("source", "entered_by", "allowed", "supply"),
    Session: ("seen", "pieces", "closed_by", "estimated"),
}
"""Columns that the first release did not have, of tables whose rows tell that it wrote them."""
_SAID: Final[dict[type[Row], str]] = {Bom: "lines", Routing: "steps"}
"""Objects that have grown fields since."""


class Older:
    """The rows of a recorded database that its first release wrote; empty where there never was one."""

    def __init__(self, source: Connection) -> None:
        booking, session, exception = (table_of(kind).c for kind in (Booking, Session, FloorException))
        self._kept: dict[type[Row], dict[tuple[Any, ...], Row]] = {
            Booking: _by_key(rows(source, Booking, booking.allowed == -1)),
            Session: _by_key(rows(source, Session, session.seen == 0)),
        }
        self._exceptions = {row.id: row for row in rows(source, FloorException, exception.verb == "")}
        later = reading.select(func.min(reading.FloorException.no)).where(reading.FloorException.verb != "")
        self._until = source.execute(later).scalar() or 1 << 62
        """The first exception that a later release told: from there on nothing is as it was before."""
        self._shapes: dict[type[Row], dict[tuple[Any, ...], Row]] = {
            kind: _by_key(rows(source, kind)) for kind in (_SAID if self._exceptions else ())
        }

    def apply(self, view: View, no: int) -> None:
        """After a command was decided again: its rows as they were written."""
        for kind, names in _LATER.items():
            kept = self._kept[kind]
            for row in (*view.dirty.get(kind, {}).values(), *view.appended.get(kind, ())):
                was = kept.get(row.key())
                for name in names if was is not None else ():
                    setattr(row, name, getattr(was, name))
        for kind, shapes in self._shapes.items():
            for row in view.dirty.get(kind, {}).values():
                was = shapes.get(row.key())
                if was is not None:
                    name = _SAID[kind]
                    if holds(json.loads(getattr(row, name)), json.loads(getattr(was, name))):
                        setattr(row, name, getattr(was, name))
        if self._exceptions and no < self._until:
            self._tell(view, no)

    def _tell(self, view: View, no: int) -> None:
        changed = view.dirty.setdefault(FloorException, {})
        touched = [row for row in changed.values() if no in (row.no, row.rev)]  # type: ignore[attr-defined]  # a FloorException's
        for row in touched:
            del changed[row.key()]
            view.forget(FloorException, row.key())
        ids = {row.id for row in touched}  # type: ignore[attr-defined]  # a FloorException's
        for was in self._exceptions.values():
            if no in (was.no, was.rev) or (was.id in ids and was.no < no):
                row = was if was.rev <= no else _opened(was)
                changed[row.key()] = row
                view.put(row)


def _opened(row: FloorException) -> FloorException:
    """An exception that is still open, as it was told."""
    opened = row.clone()
    opened.status, opened.rev, opened.how, opened.reason, opened.who, opened.settled = "open", row.no, "", "", "", 0
    return opened


def _by_key(written: list[Any]) -> dict[tuple[Any, ...], Row]:
    return {row.key(): row for row in written}

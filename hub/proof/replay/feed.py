"""Feeds recorded commands, in their order and at their recorded times, through the real inbox into an empty database."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from hub.core.case import SiteRules
from hub.core.intake.inbox import InboxCore
from hub.core.intake.incoming import Arrival, Incoming, read
from hub.core.intake.timers import timer_needs
from hub.core.registry import HANDLERS
from hub.core.rows import Event, Inbox
from hub.core.view import View
from hub.proof.replay.decided import as_decided, as_said, take_refusal
from hub.proof.replay.difference import Difference
from hub.proof.replay.older import Older
from hub.store import reading
from hub.store.flush import flush
from hub.store.load import load, load_always
from hub.store.reading import col, select, stream
from hub.store.resume import counters
from shared.envelope import PoisonError

BATCH: Final = 64
"""No more than the inbox itself takes at once: see `hub.core.effects.history.LATER`."""
ORDERS_CACHED: Final = 5_000


def recorded(connection: Connection) -> Iterator[list[Inbox]]:
    """The inbox of a database, in portions of a batch."""
    table, last = reading.Inbox, 0
    while True:
        following = select(table).where(table.no > last).order_by(col(table.no)).limit(BATCH * 8)
        portion = [Inbox(*row) for row in connection.execute(following)]
        if not portion:
            return
        last = portion[-1].no
        for start in range(0, len(portion), BATCH):
            yield portion[start : start + BATCH]


def recorded_events(connection: Connection, batch: Sequence[Inbox]) -> dict[int, str]:
    """The events of a portion of the inbox: command → body."""
    table = reading.Event
    events = select(table.no, table.body).where(col(table.no).between(batch[0].no, batch[-1].no))
    return dict(stream(connection, events))


class Feeder:
    """An inbox over the database that is rebuilt."""

    def __init__(self, connection: Connection, rules: SiteRules, older: Older) -> None:
        self._connection = connection
        self._older = older
        self._rules = rules
        self._view = View()
        load_always(connection, self._view)
        self._core = InboxCore(self._view, rules, counters(connection))
        self._events: Mapping[int, str] = {}

    def feed(self, batch: Sequence[Inbox], events: Mapping[int, str]) -> Difference | None:
        """Decide a batch again and commit it. The first command that is decided in another way ends it, uncommitted.

        `events` are the recorded events of the batch, by command.
        """
        view = self._view
        self._events = events
        view.looked_up = {}
        self._core.answers = {}
        self._core.forget_gaps()
        for row in batch:
            expected = self._core.counters.next_no
            if row.no != expected:
                return Difference(expected, "inbox", "no", None, "a command is missing")
            try:
                parted = self._again(row)
            except (PoisonError, ValueError, LookupError, TypeError, AttributeError) as error:
                parted = Difference(row.no, "inbox", "body", row.body, f"can't be read: {error}")
            self._older.apply(view, row.no)
            parted = parted or self._compare(row)
            if parted is not None:
                return parted
        try:
            flush(self._connection, view)
            self._connection.commit()
        except (DBAPIError, OverflowError, UnicodeError) as error:
            return Difference(batch[0].no, "inbox", "", f"commands {batch[0].no} to {batch[-1].no}", f"refused: {error}")
        view.written()
        view.trim(ORDERS_CACHED)
        self._core.touched.clear()
        return None

    def _again(self, row: Inbox) -> Difference | None:
        if row.source != "hub":
            return self._client_row(row)
        self._hub_row(row)
        return None

    def _hub_row(self, row: Inbox) -> None:
        """What the hub itself decided is repeated as it stands."""
        body: dict[str, Any] = json.loads(row.body)
        if row.verb not in HANDLERS:
            self._core.hub_command(row.verb, row.id, body, row.received)
            return
        load(self._connection, self._view, self._view.missing(timer_needs(body)))
        self._core.on_timer(row.verb, row.id, body, row.received)

    def _client_row(self, row: Inbox) -> Difference | None:
        plane, _, client = row.source.partition("/")
        arrival = Arrival("t" if plane == "t" else "x", client, row.verb, row.body.encode())
        incoming = read(arrival, row.received, recorded=True)
        take_refusal(row, incoming)
        self._load(incoming)
        self._core.rules = as_decided(self._rules, row, incoming)
        reply = self._core.take(incoming, row.received)
        if not reply.fresh:
            answer = json.loads(reply.ack)["message"] if reply.ack else "a gap"
            return Difference(row.no, "inbox", "status", row.status, f"never applied: {answer}")
        return None

    def _load(self, incoming: Incoming) -> None:
        while missing := self._view.missing(self._core.needs(incoming)):
            load(self._connection, self._view, missing)

    def _compare(self, row: Inbox) -> Difference | None:
        decided = self._view.appended[Inbox][-1]
        assert isinstance(decided, Inbox)  # noqa: S101  # filed under its own type
        if self._core.counters.edition == 0:
            self._say(row, decided)
        for name, was, now in zip(Inbox.COLUMNS, row.values(), decided.values(), strict=True):
            if was != now:
                return Difference(row.no, "inbox", name, was, now)
        return None

    def _say(self, row: Inbox, decided: Inbox) -> None:
        """Before there were editions, answers and events grew fields."""
        decided.ack = as_said(row.ack, decided.ack)
        recorded_body = self._events.get(row.no)
        for event in self._view.appended[Event][-1:]:
            if recorded_body is not None and event.no == row.no:  # type: ignore[attr-defined]  # an Event's
                event.body = as_said(recorded_body, event.body)  # type: ignore[attr-defined]  # an Event's

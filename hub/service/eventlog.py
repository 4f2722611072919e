"""Committed facts on their way out: read as they were stored, said as everybody may read them, and how far that has got."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine

from hub.service import published
from hub.service.messages import Outgoing
from hub.service.replaying import Replaying
from hub.store import events
from shared.branches import View
from shared.commands import EventsAsked
from shared.topics import Plane, Topics


class EventLog:
    """The events of one database, as publications of one site."""

    def __init__(self, database: Engine, topics: Topics, views: Mapping[str, View]) -> None:
        self._database = database
        self._topics = topics
        self._replaying = Replaying(database, views)

    def after(self, number: int, limit: int = 500) -> list[tuple[int, Outgoing]]:
        """Those behind a number, in order, each with its own number."""
        rows = events.events_after(self._database, number, limit)
        return [
            (number, Outgoing(self._topics.event(*topic.split("/")), published.event(topic, body)))
            for number, topic, body in rows
        ]

    def again(self, plane: Plane, client: str, raw: dict[str, Any], last: int, now: int) -> dict[str, Any]:
        """The answer to `req/events`; `last` is the newest number. Raises `ValidationError` for what is no such request."""
        return self._replaying.page(plane, client, EventsAsked.model_validate(raw), last, now)

    def cursor(self) -> int:
        """The number of the last event known to be published."""
        return events.cursor(self._database)

    def move_cursor(self, number: int) -> None:
        """Remember that events up to a number were published."""
        events.move_cursor(self._database, number)

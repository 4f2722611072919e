"""Committed facts on their way out: read as they were stored, said as everybody may read them, and how far that has got."""

from sqlalchemy import Engine

from hub.service import published
from hub.service.messages import Outgoing
from hub.store import events
from shared.topics import Topics


class EventLog:
    """The events of one database, as publications of one site."""

    def __init__(self, database: Engine, topics: Topics) -> None:
        self._database = database
        self._topics = topics

    def after(self, number: int, limit: int = 500) -> list[tuple[int, Outgoing]]:
        """Those behind a number, in order, each with its own number."""
        rows = events.events_after(self._database, number, limit)
        return [
            (number, Outgoing(self._topics.event(*topic.split("/")), published.event(topic, body)))
            for number, topic, body in rows
        ]

    def cursor(self) -> int:
        """The number of the last event known to be published."""
        return events.cursor(self._database)

    def move_cursor(self, number: int) -> None:
        """Remember that events up to a number were published."""
        events.move_cursor(self._database, number)

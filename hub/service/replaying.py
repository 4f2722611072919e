"""Events again: committed facts in pages, for whoever was away when they were published.

What a page says of an event is what was published of it, and a client is told no more than it may read on the broker.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Engine

from hub.service import published
from hub.store.events import events_after
from shared.branches import Reader, View, may_read
from shared.commands import EventsAsked
from shared.envelope import to_bytes
from shared.rules import Refusal, refuse
from shared.topics import Plane, matches

PAGE: Final = 48 * 1024
"""Bytes of a page at most; an event that is larger stands alone."""
FRAME: Final = 1024
"""Of these what a page says beside its events: its id, numbers and checksum."""
LOOKED_AT: Final = 500
"""So many events are looked at for one page, however few are wanted of them: no booking waits long behind it."""
PORTION: Final = 100
PAGES_A_SECOND: Final = 20
"""Of one client: 1 MB a second, and about a tenth of the hub's time."""
UNDECLARED: Final[View] = "floor"


class Replaying:
    """Answers `req/events`. `views` is what each `x/` client is shown."""

    def __init__(self, database: Engine, views: Mapping[str, View]) -> None:
        self._database = database
        self._views = views
        self._asked: dict[str, int] = {}
        self._second = 0

    def page(self, plane: Plane, client: str, asked: EventsAsked, last: int, now: int) -> dict[str, Any]:
        """A page, or why there is none. `last` is the number of the newest event."""
        reader: Reader = "terminal" if plane == "t" else self._views.get(client, UNDECLARED)
        refusal = self._objection(f"{plane}/{client}", reader, asked, last, now)
        if refusal is not None:
            said = {"code": refusal.code, "message": refusal.message, "help": refusal.help}
            return {"id": asked.id, "status": "refused", **said, "last": last}
        events, through = self._events(reader, asked)
        return {"id": asked.id, "status": "ok", "events": events, "through": through, "last": last}

    def _objection(self, client: str, reader: Reader, asked: EventsAsked, last: int, now: int) -> Refusal | None:
        if self._is_too_fast(client, now):
            return refuse("too-fast")
        hidden = next((wanted for wanted in asked.topics or ["#"] if not _shows(reader, wanted)), None)
        if hidden is not None:
            return refuse("view-needed", what=f"evt/{hidden}", client=client)
        return refuse("event-unknown", after=asked.after, last=last) if asked.after > last else None

    def _is_too_fast(self, client: str, now: int) -> bool:
        if now // 1_000 != self._second:
            self._second = now // 1_000
            self._asked.clear()
        self._asked[client] = self._asked.get(client, 0) + 1
        return self._asked[client] > PAGES_A_SECOND

    def _events(self, reader: Reader, asked: EventsAsked) -> tuple[list[dict[str, Any]], int]:
        page: list[dict[str, Any]] = []
        size, through = FRAME, asked.after
        for number, topic, body in self._stored(asked.after):
            if _wanted(topic, asked.topics) and may_read(reader, _branch(topic)):
                event = {"topic": topic, "event": json.loads(published.event(topic, body))}
                size += len(to_bytes(event)) + 1
                if page and size > PAGE:
                    break
                page.append(event)
            through = number
        return page, through

    def _stored(self, after: int) -> Iterator[tuple[int, str, str]]:
        """In portions: a page is often full before all that it may look at is read."""
        for _ in range(LOOKED_AT // PORTION):
            portion = events_after(self._database, after, PORTION)
            yield from portion
            if len(portion) < PORTION:
                return
            after = portion[-1][0]


def _branch(topic: str) -> str:
    return f"evt/{topic.partition('/')[0]}"


def _wanted(topic: str, filters: Sequence[str]) -> bool:
    return not filters or any(matches(pattern, topic) for pattern in filters)


def _shows(reader: Reader, pattern: str) -> bool:
    """Whether there may be something for this reader: of a wildcard it gets what it may read."""
    aggregate = pattern.partition("/")[0]
    if aggregate in ("#", "+"):
        return may_read(reader, "evt/mo")
    return may_read(reader, f"evt/{aggregate}")

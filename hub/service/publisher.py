"""After the commit: documents coalesced, events in order by a cursor.

Neither is queued anywhere: a document is rendered from the newest rows when it goes out, and events stand in their
table until the cursor has passed them.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from typing import Final

from hub.core.case import DocKey
from hub.service.engine import HubEngine
from hub.service.messages import Outgoing

EVERY_MS: Final = 200
"""A document goes out with its first change at once, then at most this often."""
EVENTS_AT_ONCE: Final = 64
CURSOR_EVERY_MS: Final = 1_000
NEXT_SLICE_MS: Final = 1
SLICE_PATIENCE_MS: Final = 5_000
"""A slice whose end the broker does not acknowledge holds the next one up no longer than this."""

Publish = Callable[[Outgoing], "Future[None]"]


class Publisher:
    """Decides what goes out when; `publish` is the bus."""

    def __init__(self, engine: HubEngine, publish: Publish) -> None:
        self._engine = engine
        self._publish = publish
        self._sent: dict[DocKey, int] = {}
        self._due: dict[DocKey, int] = {}
        self._cursor = self._stored_cursor = engine.events.cursor()
        self._cursor_at = 0
        self._in_flight: deque[tuple[int, Future[None]]] = deque()
        self._rest: Iterator[list[DocKey]] = iter(())
        self._slice: Future[None] | None = None
        """The last document of the slice under way."""
        self._slice_at = 0

    def pump(self, now: int) -> int:
        """Publish what is due. Returns in how many ms something will be due again."""
        for key in self._engine.take_touched():
            self._due.setdefault(key, self._sent.get(key, 0) + EVERY_MS)
        ready = [key for key, at in self._due.items() if at <= now]
        for key in ready:
            del self._due[key]
            self._sent[key] = now
            self._publish(self._engine.document(key, now))
        if len(self._sent) > 10_000:
            self._sent = {key: at for key, at in self._sent.items() if now - at < EVERY_MS}
        self._pump_events(now)
        self._pump_rest(now)
        busy = self._in_flight or self._cursor + 1 < self._engine.core.counters.next_event
        soonest = min(self._due.values(), default=now + 1_000)
        return max(1, min(soonest - now, NEXT_SLICE_MS if self.saying_everything else 20 if busy else 1_000))

    @property
    def events_waiting(self) -> int:
        """Committed events that the broker has not acknowledged."""
        return self._engine.core.counters.next_event - 1 - self._cursor

    @property
    def saying_everything(self) -> bool:
        """Whether documents are still to be said since the last connect."""
        return self._slice is not None

    def _pump_events(self, now: int) -> None:
        while self._in_flight and self._in_flight[0][1].done():
            number, future = self._in_flight[0]
            if future.exception() is not None:
                self._in_flight.clear()  # from the cursor again
                break
            self._in_flight.popleft()
            self._cursor = number
        if not self._in_flight and self._cursor + 1 < self._engine.core.counters.next_event:
            for number, out in self._engine.events.after(self._cursor, EVENTS_AT_ONCE):
                self._in_flight.append((number, self._publish(out)))
        if self._cursor != self._stored_cursor and now - self._cursor_at >= CURSOR_EVERY_MS:
            self.store_cursor(now)

    def store_cursor(self, now: int) -> None:
        """Remember how far the events have got."""
        if self._cursor != self._stored_cursor:
            self._engine.events.move_cursor(self._cursor)
            self._stored_cursor, self._cursor_at = self._cursor, now

    def everything(self, now: int) -> None:
        """Publish all documents again, in slices between batches: answers go out between two of them."""
        self._due.clear()
        self._in_flight.clear()
        self._rest = self._engine.every_key()
        self._slice = None
        self._next_slice(now)

    def _pump_rest(self, now: int) -> None:
        if self._slice is not None and (self._slice.done() or not 0 <= now - self._slice_at < SLICE_PATIENCE_MS):
            self._next_slice(now)

    def _next_slice(self, now: int) -> None:
        """The last of a slice is acknowledged by the broker, so that no more than one is ever under way to it."""
        self._slice = None
        for keys in self._rest:
            documents = [document for key in keys if (document := self._engine.document(key, now)).payload]
            if not documents:
                continue
            for document in documents[:-1]:
                self._publish(document)
            self._slice, self._slice_at = self._publish(replace(documents[-1], qos=1)), now
            return

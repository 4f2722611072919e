"""The board's side of MQTT: retained documents in, confirmed actions out. An `x/` client without database or journal."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, NamedTuple

from shared import clock
from shared.bus import Bus
from shared.envelope import to_bytes
from shared.settings import Settings
from shared.topics import Topics
from shared.wire import BusEvent, Connected, NotPublishedError, Received
from terminal.board.node import BoardNode
from terminal.core.board import texts
from terminal.core.board.board import Board
from terminal.core.board.errand import HubMessage

SLICE_S: Final = 0.025
"""What is seen first is asked for first; in slices, because the embedded broker hands on no more than 100 at once."""


class _Came(NamedTuple):
    """What came, in its order, and when. The order tells no two apart, so events are never compared."""

    number: int
    at: int
    event: BusEvent


class BoardLink:
    """Collects what arrives in the bus's thread, newest per document, until the screen asks for it.

    Nothing grows while nobody asks: a board that is suspended behind a terminal keeps one message per topic.
    """

    def __init__(self, settings: Settings, board: Board, now: Callable[[], int] = clock.now_ms) -> None:
        self.board = board
        self._node = BoardNode(board, Topics(settings.site))
        self._now = now
        self._client = settings.client
        self._topics = Topics(settings.site)
        self._lock = threading.Lock()
        self._newest: dict[str, _Came] = {}
        self._events: list[_Came] = []
        self._count = 0
        self._denied = False
        mine = [self._topics.client("x", self._client, channel) for channel in ("ack", "res")] if board.can_act else []
        self._bus = Bus(
            settings.broker_as(settings.client),
            name=settings.client,
            emit=self.on_event,
            subscriptions=lambda: [self._topics.hub_status, *mine],
        )

    def start(self) -> None:
        """Connect."""
        self._bus.start()

    def stop(self) -> None:
        """Disconnect."""
        self._bus.stop()

    def on_event(self, event: BusEvent) -> None:
        """In the bus's thread: only keep it, with the time it came: the screen may be away for long."""
        if isinstance(event, Received):
            self._bus.acknowledge(event)  # nothing depends on its being safe
        at = self._now()
        with self._lock:
            self._count += 1
            if isinstance(event, Received) and not event.topic.endswith(("/ack", "/res")):
                before = self._newest.get(event.topic)
                if before is not None and isinstance(before.event, Received) and before.event.payload == event.payload:
                    at = before.at  # it says what it said
                self._newest[event.topic] = _Came(self._count, at, event)
            elif len(self._events) < 10_000:
                self._events.append(_Came(self._count, at, event))
        if isinstance(event, Connected):
            threading.Thread(target=self._ask, args=(event.generation,), name="board-ask", daemon=True).start()

    def _ask(self, generation: int) -> None:
        for pattern in self._node.slices:
            if not self._bus.connected:
                return
            self._bus.subscribe([pattern])
            time.sleep(SLICE_S)
        self._node.asked(generation)

    def pump(self) -> None:
        """In the screen's thread: take in what came, send what is due."""
        with self._lock:
            newest, self._newest = self._newest, {}
            events, self._events = self._events, []
        now = self._now()
        self.board.at(now)
        for came in sorted((*events, *newest.values())):
            self._node.take(came.event, came.at)
        if self._denied:
            self._denied = False
            self.board.desk.stop_asking()
            self.board.say("error", texts.DENIED.format(client=self._client))
        for send in self._node.due(now):
            self._send(send)

    def _send(self, send: HubMessage) -> None:
        make = self._topics.command if send.channel == "cmd" else self._topics.request
        future = self._bus.publish(make("x", self._client, send.leaf), to_bytes(send.body))
        future.add_done_callback(self._published)

    def _published(self, future: Future[None]) -> None:
        """In the bus's thread. Only what will never work is said: the rest is sent again."""
        error = future.exception()
        if isinstance(error, NotPublishedError) and "ACL" in str(error):
            self._denied = True

"""The bridge as a program: one thread, two connections, the real clock around a `Plane`.

It asks the hub for events, as any client may, and hears documents; it is never in the way of a booking.
"""

import logging
import queue
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hub.office.bridge.memory import Memory
from hub.office.bridge.numbers import COUNTED
from hub.office.bridge.plane import LEVELS, Now, Plane, Said, hub_status
from hub.office.bridge.sparkplug import EdgeNode, asks_for_rebirth
from hub.office.client import HubClient, NoAnswerError
from shared import clock
from shared.bus import Bus
from shared.commands import EventsAnswer
from shared.settings import Settings
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, Received

log = logging.getLogger(__name__)

REMEMBER_MS: Final = 5_000
SETTLED_MS: Final = 5_000
"""So long after a connect all retained documents have come."""
DRAIN: Final = 500
NO_HUB_S: Final = 2.0


class Bridge:
    """Runs until `stop` is set."""

    def __init__(self, settings: Settings) -> None:
        self.stop = threading.Event()
        chosen = settings.bridge
        self._settings = settings.model_copy(update={"client": chosen.account})
        self._chosen = chosen
        self._topics = Topics(settings.site)
        self._memory = Memory(Path(chosen.memory))
        self._memory.read()
        self._plane = Plane(self._topics, chosen.topics, chosen.every_ms, self._memory)
        self._events: queue.SimpleQueue[BusEvent | EventsAnswer] = queue.SimpleQueue()
        self._edge: EdgeNode | None = None
        self._bus = self._session()
        self._connected_at: int | None = None
        self._remembered = 0
        self._asks = threading.Thread(target=self._ask, name="bridge-events", daemon=True)
        self._counted = threading.Event()
        """The page that was asked for last is counted."""
        self._more = False

    def run(self) -> None:
        """Serve until told to stop."""
        self._bus.start()
        self._asks.start()
        try:
            while not self.stop.is_set():
                self._round()
        finally:
            self._memory.write()
            if self._edge is not None:
                self._say(Said(will.topic, will.payload, retain=False) for will in [self._edge.will])
            self._bus.stop()

    # --- a session with the broker -----------------------------------------------------------------------

    def _session(self) -> Bus:
        """With Sparkplug each connection is a session of its own: its will names its number."""
        if self._chosen.sparkplug:
            self._memory.bd_seq = (self._memory.bd_seq + 1) % 256
            self._edge = EdgeNode(self._chosen.sparkplug, self._topics.site, self._memory.bd_seq)
        return Bus(
            self._settings.broker_as(self._chosen.account),
            name=self._chosen.account,
            emit=self._events.put,
            subscriptions=self._filters,
            will=self._edge.will if self._edge else None,
        )

    def _filters(self) -> list[str]:
        documents = [self._topics.state_filter(kind, "#") for kind in LEVELS]
        return [self._topics.hub_status, *documents, *([self._edge.commands] if self._edge else [])]

    def _round(self) -> None:
        try:
            self._take(self._events.get(timeout=0.05))
            for _ in range(DRAIN):
                self._take(self._events.get_nowait())
        except queue.Empty:
            pass
        now = clock.mono_ms()
        if self._connected_at is None:
            return
        self._say(self._plane.due(_now()))
        if self._connected_at and now - self._connected_at >= SETTLED_MS:
            self._connected_at = 0
            self._say(self._plane.gone())
        if now - self._remembered >= REMEMBER_MS:
            self._remembered = now
            self._memory.write()

    def _take(self, event: BusEvent | EventsAnswer) -> None:
        if isinstance(event, EventsAnswer):
            self._more = self._plane.page(event, _now())
            self._counted.set()
        elif isinstance(event, Connected):
            self._connected_at = clock.mono_ms()
            self._memory.write()
            self._say(self._plane.connected(self._edge, _now()))
        elif isinstance(event, Disconnected):
            if self._connected_at is not None and self._chosen.sparkplug:
                self._bus.stop()
                self._bus = self._session()
                self._bus.start()
            self._connected_at = None
        else:
            self._bus.acknowledge(event)
            self._received(event)

    def _received(self, event: Received) -> None:
        if event.topic == self._topics.hub_status:
            online, database = hub_status(event.payload)
            self._say(self._plane.hub(online=online, database=database, now=_now()))
        elif self._edge is not None and event.topic == self._edge.commands:
            if asks_for_rebirth(event.payload):
                self._say(self._plane.rebirth(_now()))
        else:
            self._plane.document(event.topic, event.payload, _now())

    def _say(self, messages: Iterable[Said]) -> None:
        for said in messages:
            self._bus.publish(said.topic, said.payload, qos=1 if said.retain else 0, retain=said.retain)

    # --- events ----------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """In a thread of its own: a hub that is silent holds up no document."""
        told = ""
        while not self.stop.is_set():
            try:
                with HubClient(self._settings, timeout=10) as client:
                    told = ""
                    self._follow(client)
            except NoAnswerError as error:
                if str(error) != told:
                    told = str(error)
                    log.warning("no events: %s", error)
                self.stop.wait(NO_HUB_S)

    def _follow(self, client: HubClient) -> None:
        while not self.stop.is_set():
            self._counted.clear()
            self._events.put(client.events(self._memory.counts.through, COUNTED))
            while not self._counted.wait(1.0):
                if self.stop.is_set():
                    return
            if not self._more:
                self.stop.wait(self._chosen.every_ms / 1000)


def _now() -> Now:
    return Now(clock.mono_ms(), clock.now_ms())

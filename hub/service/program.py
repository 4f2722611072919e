"""The hub as a program: one plain thread over one queue, the real clock and the real bus around a `HubNode`.

Whatever waits in the queue is a batch; nothing waits to fill one.
"""

import contextlib
import logging
import queue
import threading
from typing import Final

from sqlalchemy.exc import OperationalError

from hub.core.case import SiteRules
from hub.service.engine import HubEngine
from hub.service.node import HubNode, NodeEvent, status_of
from hub.service.security.pool import HashingPool
from hub.store.database import open_database
from shared import clock, plant_time
from shared.bus import Bus
from shared.settings import Settings
from shared.topics import Topics
from shared.wire import BusEvent, Disconnected, Received, Will

log = logging.getLogger(__name__)

OVERHEARD_AT_ONCE: Final = 200
PAUSE_S: Final = 0.5
"""How long the hub leaves a database alone that does not answer."""


def site_rules(settings: Settings) -> SiteRules:
    """The site's decisions from its configuration."""
    chosen = settings.hub
    return SiteRules(
        plant_time.day_of(chosen.timezone, chosen.day_starts),
        plant_time.year_of(chosen.timezone),
        {name: frozenset(client.roles) for name, client in chosen.clients.items()},
        forgotten_ms=chosen.forgotten_hours * 3_600_000,
        escalate_ms=tuple(minutes * 60_000 for minutes in chosen.escalate_minutes),
        message_ms=chosen.message_hours * 3_600_000,
    )


class HubService:
    """Runs until `stop` is set."""

    def __init__(self, settings: Settings, *, version: str, standby: bool = False, new: bool = False) -> None:
        topics = Topics(settings.site)
        database, digits = open_database(settings.hub.database), settings.hub.pin_digits
        engine = HubEngine(database, topics, site_rules(settings), clock.epoch_id, pin_digits=digits)
        self.stop = threading.Event()
        self._batch = settings.hub.batch
        self._status = topics.hub_status
        self._engine = engine
        self._events: queue.SimpleQueue[NodeEvent] = queue.SimpleQueue()
        self._bus = Bus(
            settings.broker,
            name=f"hub-{settings.site}",
            emit=self._events.put,
            subscriptions=lambda: topics.from_clients,
            will=Will(topics.hub_status, self._offline()),
            qos=1,
        )
        self._overheard: queue.SimpleQueue[Received] = queue.SimpleQueue()
        self._ear = Bus(
            settings.broker,
            name=f"hub-{settings.site}-ear",
            emit=self._overhear,
            subscriptions=self._heeds,
            qos=0,
        )
        self._pool = HashingPool(self._events.put)
        self._node = HubNode(
            engine,
            topics,
            self._bus,
            self._ear,
            version=version,
            standby=standby,
            new=new,
            elsewhere=self._pool.put,
        )

    def run(self) -> None:
        """Serve until told to stop, then say goodbye. Raises `OtherHubError` when another hub serves this site."""
        self._pool.start()
        self._bus.start()
        self._ear.start()
        wait = 0
        try:
            while not self.stop.is_set():
                try:
                    wait = self._node.round(self._drain(wait), clock.now_ms())
                except OperationalError:
                    # Disk full or database busy. What was under way is sent again by those who got no answer; what was to
                    # be published is rendered anew.
                    log.exception("the database does not answer now")
                    self._node.resync()
                    self.stop.wait(PAUSE_S)
        finally:
            with contextlib.suppress(OperationalError):  # a full disk: some events go out twice then, the farewell once
                self._node.close(clock.now_ms())
            # One that has not spoken has nothing to take back: it would speak of the other hub.
            farewell = [(self._status, self._offline())] if self._node.neighbours.settled else []
            self._bus.stop(*farewell)
            self._ear.stop()
            self._pool.stop()

    def _heeds(self) -> list[str]:
        return self._node.heeds()

    def _overhear(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self._overheard.put(event)
        elif isinstance(event, Disconnected) and event.taken_over:
            self._events.put(event)

    def _drain(self, wait: int) -> list[NodeEvent]:
        """What waits, commands first; of what is only overheard some, so that nobody waits behind the rest."""
        batch = self._commands(0 if not self._overheard.empty() else wait)
        with contextlib.suppress(queue.Empty):
            for _ in range(OVERHEARD_AT_ONCE):
                batch.append(self._overheard.get_nowait())
        return batch

    def _commands(self, wait: int) -> list[NodeEvent]:
        batch: list[NodeEvent] = []
        try:
            batch.append(self._events.get(timeout=wait / 1000) if wait else self._events.get_nowait())
            while len(batch) < self._batch:
                batch.append(self._events.get_nowait())
        except queue.Empty:
            pass
        return batch

    def _offline(self) -> bytes:
        return status_of(self._engine, clock.now_ms(), online=False)

"""The hub as a program: one plain thread over one queue, the real clock and the real bus around a `HubNode`.

Whatever waits is a batch, each client's share of it; nothing waits to fill one.
"""

import contextlib
import logging
import queue
import socket
import threading
from typing import Final

from sqlalchemy.exc import OperationalError

from hub.core.case import SiteRules
from hub.service.engine import HubEngine
from hub.service.fairness import Lines
from hub.service.health import Health
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
TELL_DROPPED_MS: Final = 10_000
"""So often it is logged who sends too fast."""
COMPLAIN_EVERY_MS: Final = 60_000
AS_HUB: Final = (
    'nobody gets an answer. Give its account kind = "hub" in the configuration and its access list from '
    "`shopfloor broker-config` to the broker, or take the hub's own user"
)
PAUSE_S: Final = 0.5
"""How long the hub leaves a database alone that does not answer."""


def site_rules(settings: Settings) -> SiteRules:
    """The site's decisions from its configuration."""
    chosen = settings.hub
    return SiteRules(
        plant_time.day_of(chosen.timezone, chosen.day_starts),
        plant_time.year_of(chosen.timezone),
        settings.client_roles,
        forgotten_ms=chosen.forgotten_hours * 3_600_000,
        escalate_ms=tuple(minutes * 60_000 for minutes in chosen.escalate_minutes),
        message_ms=chosen.message_hours * 3_600_000,
    )


class HubService:
    """Runs until `stop` is set."""

    def __init__(self, settings: Settings, *, version: str, standby: bool = False, new: bool = False) -> None:
        topics = Topics(settings.site)
        database, digits = open_database(settings.hub.database), settings.hub.pin_digits
        views = {name: account.shown for name, account in settings.everybody.items() if account.kind == "system"}
        engine = HubEngine(database, topics, site_rules(settings), clock.epoch_id, pin_digits=digits, views=views)
        self.stop = threading.Event()
        self._batch = settings.hub.batch
        self._status = topics.hub_status
        self._name = settings.hub.name or socket.gethostname()
        self._engine = engine
        self._events: queue.SimpleQueue[NodeEvent] = queue.SimpleQueue()
        self._lines = Lines(clock.mono_ms)
        self._told_at = 0
        broker = settings.broker_as(settings.hub_account)
        self._bus = Bus(
            broker,
            name=f"hub-{settings.site}",
            emit=self._heard,
            subscriptions=lambda: topics.from_clients,
            will=Will(topics.hub_status, self._offline()),
            qos=1,
            door=self._lines.admits,
            denied=self._denied,
        )
        self._user = broker.username
        self._complained: dict[str, int] = {}
        """Branch → when it was said last that nothing may be published there."""
        self._overheard: queue.SimpleQueue[Received] = queue.SimpleQueue()
        self._ear = Bus(
            broker,
            name=f"hub-{settings.site}-ear",
            emit=self._overhear,
            subscriptions=self._heeds,
            qos=0,
        )
        self._health = Health(engine, self._lines, settings.hub.database, clock.now_ms())
        self._pool = HashingPool(self._heard)
        self._node = HubNode(
            engine,
            topics,
            self._bus,
            self._ear,
            version=version,
            name=self._name,
            standby=standby,
            new=new,
            elsewhere=self._pool.put,
            health=self._health.said,
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
                    batch = self._drain(wait)
                    with self._health.timed(len(batch)):
                        wait = self._node.round(batch, clock.now_ms(), self._lines.refused())
                    self._tell_dropped(clock.mono_ms())
                except OperationalError:
                    # Disk full or database busy. What was under way is sent again by those who got no answer; what was to
                    # be published is rendered anew.
                    log.exception("the database does not answer now")
                    self._engine.tally.database_failures += 1
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

    def _heard(self, event: NodeEvent) -> None:
        if isinstance(event, Received):
            self._lines.put(event)
        else:
            self._events.put(event)
            self._lines.wake()

    def _denied(self, topic: str) -> None:
        """Of each branch once a minute: nobody hears a hub that may not speak, so its log has to tell."""
        branch, now = "/".join(topic.split("/")[:4]), clock.mono_ms()
        if now >= self._complained.get(branch, 0) + COMPLAIN_EVERY_MS:
            self._complained[branch] = now
            log.error("THE BROKER DENIES THE HUB: user %r may not publish on %s: %s", self._user, topic, AS_HUB)

    def _drain(self, wait: int) -> list[NodeEvent]:
        """What waits, commands first; of what is only overheard some, so that nobody waits behind the rest."""
        if wait and self._overheard.empty():
            self._lines.wait(wait / 1000)
        batch: list[NodeEvent] = []
        with contextlib.suppress(queue.Empty):
            while True:
                batch.append(self._events.get_nowait())
        batch += self._lines.take(self._batch)
        with contextlib.suppress(queue.Empty):
            for _ in range(OVERHEARD_AT_ONCE):
                batch.append(self._overheard.get_nowait())
        return batch

    def _tell_dropped(self, now: int) -> None:
        if now - self._told_at >= TELL_DROPPED_MS:
            self._told_at = now
            for client, count in self._lines.dropped().items():
                self._health.dropped += count
                log.warning("%s sends more than its share: %d messages were dropped unread", client or "no client", count)

    def _offline(self) -> bytes:
        return status_of(self._engine, clock.now_ms(), online=False, name=self._name)

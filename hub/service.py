"""The hub as a program: bus ⇄ engine ⇄ publisher, in one plain thread over one queue.

Whatever waits in the queue is a batch; nothing waits to fill one. Messages are acknowledged to the broker after
their commit, answers go out before documents.
"""

import logging
import queue
import threading
from concurrent.futures import Future
from functools import cache
from typing import Final

from sqlalchemy.exc import OperationalError

from hub.core.case import SiteRules
from hub.core.incoming import Arrival
from hub.engine import HubEngine, Outgoing
from hub.publisher import Publisher
from hub.store.database import open_database
from shared import clock, plant_time
from shared.bus import Bus, BusEvent, Connected, Received, Will
from shared.envelope import SIZE_LIMIT, to_bytes
from shared.schema import contract_hash
from shared.settings import Settings
from shared.topics import Topics

log = logging.getLogger(__name__)

SWEEP_MS: Final = 1_000
"""How long after a connect the retained topics of an earlier life are collected before the stale ones are cleared."""
INFO_EVERY_MS: Final = 5_000
CLOCK_EVERY_MS: Final = 1_000


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


@cache
def _contract() -> str:
    return contract_hash()


class HubService:
    """Runs until `stop` is set."""

    def __init__(self, settings: Settings, *, version: str) -> None:
        self._settings = settings
        self._version = version
        self._topics = Topics(settings.site)
        self.engine = HubEngine(open_database(settings.hub.database), self._topics, site_rules(settings), clock.epoch_id)
        self._events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
        self._bus = Bus(
            settings.broker,
            name=f"hub-{settings.site}",
            emit=self._events.put,
            subscriptions=lambda: self._topics.from_clients,
            will=Will(self._topics.hub_status, self._status(online=False)),
            qos=1,
        )
        self._publisher = Publisher(self.engine, self._publish)
        self.stop = threading.Event()
        self._sweep_at = 0
        self._resync = False
        self._retained: set[str] = set()
        self._published: set[str] = set()
        self._info_at = 0
        self._clock_at = 0
        self._info = b""

    def run(self) -> None:
        """Serve until told to stop, then say goodbye."""
        self._bus.start()
        wait = 0
        try:
            while not self.stop.is_set():
                try:
                    wait = self._round(wait)
                except OperationalError:
                    # Disk full or database busy. What was under way is sent again by those who got no answer; what was to
                    # be published is rendered anew.
                    log.exception("the database does not answer now")
                    self._resync = True
                    self.stop.wait(0.5)
        finally:
            self._publisher.store_cursor(clock.now_ms())
            self._bus.stop((self._topics.hub_status, self._status(online=False)))

    def _round(self, wait: int) -> int:
        batch = self._drain(wait)
        now = clock.now_ms()
        arrivals: list[Arrival] = []
        for event in batch:
            if isinstance(event, Received):
                self._guarded(event, arrivals, now)
            elif isinstance(event, Connected):
                self._connected(now)
            else:
                log.warning("link down: %s", event.reason)
        self._take(arrivals, now)
        # In the order they came, as MQTT demands (rumqttd drops a client that does not), and after the commit.
        for event in batch:
            if isinstance(event, Received):
                self._bus.acknowledge(event)
        if not self._bus.connected:
            return 200
        if self._resync:
            self._connected(now)
        due = self._publisher.pump(now)
        self._housekeeping(now)
        return min(due, 200)

    def _guarded(self, message: Received, arrivals: list[Arrival], now: int) -> None:
        """No message may end the hub, whatever it holds."""
        try:
            self._received(message, arrivals, now)
        except OperationalError:
            raise
        except Exception:
            log.exception("a message on %s failed", message.topic)
            self.engine.poison.add(message.topic, "the hub failed on it")

    def _drain(self, wait: int) -> list[BusEvent]:
        batch: list[BusEvent] = []
        try:
            batch.append(self._events.get(timeout=wait / 1000) if wait else self._events.get_nowait())
            while len(batch) < self._settings.hub.batch:
                batch.append(self._events.get_nowait())
        except queue.Empty:
            pass
        return batch

    def _received(self, message: Received, arrivals: list[Arrival], now: int) -> None:
        topic = self._topics.parse_client(message.topic)
        if topic is None:
            if message.retained and message.payload and self._sweep_at:
                self._retained.add(message.topic)
        elif topic.channel == "info" and topic.plane == "t":
            self.engine.note_info(topic.client, message.payload)
        elif topic.channel in ("cmd", "req") and message.retained:
            # Commands are never retained: this is garbage somebody left on the broker.
            self.engine.poison.add(message.topic, "retained")
        elif topic.channel == "cmd":
            arrivals.append(Arrival(topic.plane, topic.client, topic.leaf, message.payload))
        elif topic.channel == "req":
            self._take(arrivals, now)
            for out in self.engine.ask(topic.plane, topic.client, topic.leaf, message.payload, now):
                self._publish(out)

    def _take(self, arrivals: list[Arrival], now: int) -> None:
        if not arrivals:
            return
        try:
            answers = self.engine.take(arrivals, now)
        except OperationalError:
            # Disk full or database busy: nothing is applied; who gets no answer sends again.
            log.exception("the database does not take bookings now")
            answers = []
            self.stop.wait(0.5)
        for out in answers:
            self._publish(out)
        arrivals.clear()

    def _connected(self, now: int) -> None:
        log.info("publishing everything")
        self._resync = False
        self._retained.clear()
        self._sweep_at = now + SWEEP_MS
        self._info = b""
        self._bus.subscribe([self._topics.state_filter("#")])
        self._published = self._publisher.everything(now)
        self._publish(Outgoing(self._topics.hub_status, self._status(online=True), retain=True))

    def _housekeeping(self, now: int) -> None:
        if now >= self._clock_at:
            self._clock_at = now + CLOCK_EVERY_MS
            self.engine.on_clock(now)
        if self._sweep_at and now >= self._sweep_at:
            self._sweep_at = 0
            self._bus.unsubscribe([self._topics.state_filter("#")])
            fresh = {self.engine.document(key, now).topic for key in self.engine.renderer.every_key()}
            for topic in self._retained - self._published - fresh:
                self._publish(Outgoing(topic, b"", retain=True, qos=0))
        if now - self._info_at >= INFO_EVERY_MS:
            self._info_at = now
            info = to_bytes(
                {
                    "version": self._version,
                    "schema": _contract(),
                    "limits": {"payload": SIZE_LIMIT},
                    **self.engine.info(),
                }
            )
            if info != self._info:
                self._info = info
                self._publish(Outgoing(self._topics.hub_info, info, retain=True))

    def _status(self, *, online: bool) -> bytes:
        ts = plant_time.iso(clock.now_ms())
        return to_bytes({"online": online, "ts": ts, "generation": self.engine.generation})

    def _publish(self, out: Outgoing) -> Future[None]:
        return self._bus.publish(out.topic, out.payload, qos=out.qos, retain=out.retain)

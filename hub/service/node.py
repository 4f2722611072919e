"""The hub on a wire, without thread or clock: events of the bus in, publications out. The program and the simulator run it.

Answers go out after the commit and before documents.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import cache
from typing import Final

from sqlalchemy.exc import OperationalError

from hub.core.intake.incoming import Arrival
from hub.service.answers import Answers
from hub.service.ear import Ear
from hub.service.engine import HubEngine
from hub.service.messages import Outgoing
from hub.service.neighbours import Neighbours, OtherHubError
from hub.service.publisher import Publisher
from hub.service.security.work import Elsewhere, Hashed
from shared.envelope import SIZE_LIMIT, PoisonError, stamped, to_bytes
from shared.plant_time import iso
from shared.schema import contract_hash
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, Received, Wire

log = logging.getLogger(__name__)

INFO_EVERY_MS: Final = 5_000
HEALTH_EVERY_MS: Final = 10_000
CLOCK_EVERY_MS: Final = 1_000
STATUS_EVERY_MS: Final = 15_000
"""The will of a connection that the broker gave up late says *offline* after this one has said *online*: say it again."""
RESYNC_MS: Final = (5_000, 60_000)
"""A disk that stays full must not make the hub say everything again and again: each time it waits twice as long."""
LONGEST_WAIT_MS: Final = 200
ANSWERS_WAIT_MS: Final = 2
"""While answers wait for the broker to acknowledge others."""
LISTEN_MS: Final = 100
NodeEvent = BusEvent | Hashed
"""What comes from the bus, and a PIN that was hashed beside it."""


@cache
def _contract() -> str:
    return contract_hash()


def status_of(engine: HubEngine, now: int, *, online: bool, name: str = "", since: int | None = None) -> bytes:
    """The body of `hub/status`: of which hub, and since when it serves."""
    said = {"online": online, "ts": iso(now), "generation": engine.generation, "database": engine.database}
    named = {"hub": name} if name else {}
    return to_bytes(said | named | ({} if since is None else {"since": iso(since)}))


class HubNode:
    """One hub between its engine and its wire."""

    def __init__(
        self,
        engine: HubEngine,
        topics: Topics,
        wire: Wire,
        ear: Wire,
        *,
        version: str,
        name: str = "",
        standby: bool = False,
        new: bool = False,
        elsewhere: Elsewhere | None = None,
        health: Callable[[int, int], bytes] | None = None,
    ) -> None:
        """`ear` is a second connection, which only hears what the broker keeps: all of that comes at every connect, and no
        booking waits behind it. `name`: what people call this hub. `standby`: wait while another hub serves the site.
        `new`: an empty database is meant. `elsewhere` hashes PINs; without it they are hashed at once. `health` is the body
        of `hub/health`, of a moment and the number of events that wait to be published.
        """
        self.engine = engine
        self.neighbours = Neighbours(engine.database, engine.generation, fresh=engine.is_empty, new=new)
        self._standby = standby
        self._waited = False
        self._topics = topics
        self._wire = wire
        self._ear = Ear(ear, topics)
        self._version = version
        self._name = name
        self._since: int | None = None
        self._elsewhere = elsewhere
        self._health = health
        self._health_at = 0
        self._publisher = Publisher(engine, self._publish)
        self._answers = Answers(self._publish)
        self._resync = False
        self._resynced_at = 0
        self._resync_wait = RESYNC_MS[0]
        self._info_at = 0
        self._clock_at = 0
        self._status_at = 0
        self._info = b""

    def round(self, batch: Sequence[NodeEvent], now: int, refused: Sequence[Received] = ()) -> int:
        """Take in what came and send what is due. Returns in how many ms to come again at the latest.

        `refused` came too, and found no room: their senders are told so.

        Raises `OperationalError` when the database does not answer: call `resync` and come again. Raises `OtherHubError`
        when this hub must not speak.
        """
        if not self.neighbours.settled and not self._alone(batch, now):
            return LISTEN_MS
        arrivals: list[Arrival] = []
        for event in batch:
            if isinstance(event, Received):
                self._guarded(event, arrivals, now)
            elif isinstance(event, Connected):
                self._connected(now)
            elif isinstance(event, Disconnected):  # of which the bus has told the log
                self._answers.forget()
                if event.taken_over:
                    self.engine.security.note("takeover", "hub", "client id", event.reason, now)
            else:
                self._hashed(event, now)
        self._take(arrivals, now)
        for message in refused:
            self._refuse(message, now)
        if not self._wire.connected:
            return LONGEST_WAIT_MS
        since = abs(now - self._resynced_at)
        if self._resync and since >= self._resync_wait:
            self._resync_wait = RESYNC_MS[0] if since > 2 * RESYNC_MS[1] else min(RESYNC_MS[1], 2 * self._resync_wait)
            self._connected(now)
        more = self._answers.pump(now)
        due = self._publisher.pump(now)
        self._housekeeping(now)
        return min(due, ANSWERS_WAIT_MS if more else LONGEST_WAIT_MS)

    def _alone(self, batch: Sequence[NodeEvent], now: int) -> bool:
        """Listen before speaking. What clients send meanwhile is another hub's business; nobody else's is sent again."""
        for event in batch:
            if isinstance(event, Connected):
                self._wire.subscribe([self._topics.hub_status])
                self.neighbours.begin(now)
            elif isinstance(event, Received) and event.topic == self._topics.hub_status:
                self.neighbours.heard(event.payload, now)
        verdict = self.neighbours.verdict(now)
        if verdict == "elsewhere":
            raise OtherHubError(
                "a hub on another database has served this site, and this database is empty: is it the right one "
                "(hub.database)? To begin anew with it: shopfloor hub --new"
            )
        if verdict == "other":
            if not self._standby:
                raise OtherHubError(
                    "another hub, on another database, serves this site. One hub serves a site: stop that one, give this "
                    "one a site of its own, or let it wait with --standby"
                )
            if not self._waited:
                log.info("another hub, on another database, serves this site: standing by")
                self._waited = True
            self.neighbours.listen_on(now)
        if verdict == "alone" and self._wire.connected:
            self._connected(now)
        return verdict == "alone"

    def heeds(self) -> list[str]:
        """What the ear listens to: nothing before this hub speaks."""
        return self._ear.filters if self.neighbours.settled else []

    def resync(self) -> None:
        """Publish everything anew with the next round: what was to go out when the database failed is unknown."""
        self._resync = True

    def close(self, now: int) -> None:
        """Remember how far the events have got, and what the security log says."""
        self.engine.security.keep(now)
        self._publisher.store_cursor(now)

    def _guarded(self, message: Received, arrivals: list[Arrival], now: int) -> None:
        """No message may end the hub, whatever it holds."""
        try:
            self._received(message, arrivals, now)
        except (OperationalError, OtherHubError):
            raise
        except Exception:
            log.exception("a message on %s failed", message.topic)
            named = self._topics.parse_client(message.topic)
            client = f"{named.plane}/{named.client}" if named else "broker"
            self.engine.distrust(client, message.topic, PoisonError("the hub failed on it"), now)

    def _received(self, message: Received, arrivals: list[Arrival], now: int) -> None:
        if self._ear.heard(message, now):
            return
        topic = self._topics.parse_client(message.topic)
        if topic is None:
            if message.topic == self._topics.hub_status:
                self.neighbours.heard(message.payload, now)
                if self.neighbours.displaced():
                    raise OtherHubError("another hub, on another database, serves this site too: this one yields")
            return
        if topic.channel == "info" and topic.plane == "t":
            self.engine.note_info(topic.client, message.payload)
        elif topic.channel in ("cmd", "req") and message.retained:
            # Commands are never retained: this is garbage somebody left on the broker.
            channel = f"{topic.channel}/{topic.leaf}"
            self.engine.distrust(f"{topic.plane}/{topic.client}", channel, PoisonError("retained on the broker"), now)
        elif topic.channel == "cmd":
            arrivals.append(Arrival(topic.plane, topic.client, topic.leaf, message.payload))
        elif topic.channel == "req":
            self._take(arrivals, now)
            for out in self.engine.ask(topic.plane, topic.client, topic.leaf, message.payload, now, self._elsewhere):
                self._answers.put(out)
            self._answers.pump(now)

    def _hashed(self, result: Hashed, now: int) -> None:
        try:
            answers = self.engine.hashed(result, now)
        except OperationalError:
            # Nothing is counted and nothing is told: whether the PIN was right shows when it is asked again.
            log.exception("the database does not take PINs now")
            return
        except Exception:  # as with a message: nothing about one may end the hub
            log.exception("a PIN failed")
            return
        for out in answers:
            self._answers.put(out)

    def _take(self, arrivals: list[Arrival], now: int) -> None:
        if not arrivals:
            return
        try:
            answers = self.engine.take(arrivals, now)
        except OperationalError:
            # Disk full or database busy: nothing is applied; who gets no answer sends again.
            log.exception("the database does not take bookings now")
            self.engine.tally.database_failures += 1
            answers = []
        for out in answers:
            self._answers.put(out)
        self._answers.pump(now)
        arrivals.clear()

    def _refuse(self, message: Received, now: int) -> None:
        topic = self._topics.parse_client(message.topic)
        if topic is not None and topic.channel == "cmd" and not message.retained:
            for out in self.engine.put_off(Arrival(topic.plane, topic.client, topic.leaf, message.payload), now):
                self._answers.put(out)

    def _connected(self, now: int) -> None:
        log.info("publishing everything")
        self._since = now if self._since is None else self._since
        self._resync = False
        self._resynced_at = now
        self._info = b""
        self._wire.subscribe([self._topics.hub_status])
        self._ear.begin()
        self._tell_status(now)
        self._publisher.everything(now)

    def _housekeeping(self, now: int) -> None:
        if not 0 <= self._clock_at - now <= CLOCK_EVERY_MS:
            self._clock_at = now + CLOCK_EVERY_MS
            self.engine.on_clock(now)
            self.engine.security.keep(now)
        if not self._publisher.saying_everything:  # what was not said yet is not wrong
            for topic in self._ear.wrong(now):
                self._say_anew(topic, now)
        if abs(now - self._status_at) >= STATUS_EVERY_MS:
            self._tell_status(now)
        if abs(now - self._info_at) >= INFO_EVERY_MS:
            self._info_at = now
            self._tell_info()
        if self._health is not None and abs(now - self._health_at) >= HEALTH_EVERY_MS:
            self._health_at = now
            self._publish(Outgoing(self._topics.hub_health, self._health(now, self._publisher.events_waiting), retain=True))

    def _say_anew(self, topic: str, now: int) -> None:
        """The broker keeps something else there: what belongs there, or nothing where nothing does."""
        right = self._right(topic, now)
        if self._topics.parse_state(topic) is None:  # of documents some are a former life's, as a rule
            text = "the broker keeps something there that this hub has not said: it is put right"
            self.engine.security.note("wrong-source", "hub", topic.removeprefix(f"{self._topics.root}/"), text, now)
        self._publish(right or Outgoing(topic, b"", retain=True, qos=0))

    def _right(self, topic: str, now: int) -> Outgoing | None:
        if topic == self._topics.hub_info:
            return self._about()
        client = self._topics.parse_client(topic)
        if client is not None:
            return self.engine.document(("desired", client.client), now) if client.channel == "desired" else None
        document = self.engine.document_at(self._topics.parse_state(topic) or (), now)
        return document if document is not None and document.topic == topic else None

    def _tell_status(self, now: int) -> None:
        self._status_at = now
        status = status_of(self.engine, now, online=True, name=self._name, since=self._since)
        self._publish(Outgoing(self._topics.hub_status, status, retain=True))

    def _tell_info(self) -> None:
        about = self._about()
        if about.payload != self._info:
            self._info = about.payload
            self._publish(about)

    def _about(self) -> Outgoing:
        limits = {"payload": SIZE_LIMIT}
        info = to_bytes({"version": self._version, "schema": _contract(), "limits": limits, **self.engine.info()})
        return Outgoing(self._topics.hub_info, info, retain=True)

    def _publish(self, out: Outgoing) -> "Future[None]":
        payload = stamped(out.payload)
        if out.retain:
            self._ear.said(out.topic, payload)
        return self._wire.publish(out.topic, payload, qos=out.qos, retain=out.retain)

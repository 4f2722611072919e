"""A few seconds on the bus: what is retained, what is published meanwhile, and how broker and hub answer."""

import contextlib
import json
import queue
import socket
import ssl
import time
from dataclasses import dataclass, field
from typing import Any, Final

from shared import clock
from shared.bus import Bus
from shared.config_error import ConfigError
from shared.encryption import context_of
from shared.envelope import to_bytes
from shared.plant_time import from_iso
from shared.settings import BrokerSettings, Settings
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, NotPublishedError, Received

PATIENCE_S: Final = 5.0
_PROBES: Final = 5


@dataclass(slots=True)
class Heard:
    """What a look at the bus brought. Documents stand under their topic below the site's root."""

    connected: bool = False
    why: str = ""
    do: str = ""
    """Why not, and what would help."""
    certificate_ends: int | None = None
    """When the broker's certificate ends, if it showed one."""
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    first: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each terminal said of itself first, in `documents` stands what it said last."""
    newest_ms: int = 0
    """The latest time the hub has written into a document."""
    ahead_ms: int | None = None
    """By how much the hub's clock is ahead, from a document published while we listened."""
    trips_ms: list[float] = field(default_factory=list)
    may_write: bool | None = None
    """Whether this user may write where only the hub does. None: the broker does not say (MQTT 3.1.1)."""
    hub_may_write: bool | None = None
    """Whether the hub's own account may. None: its password is not known here, or the broker does not say."""
    anonymous: bool | None = None
    answer_ms: float | None = None
    unanswered: str = ""


def listen(settings: Settings, seconds: float) -> Heard:
    """Connect as this configuration does, ask a few harmless things, and listen for so long."""
    heard = Heard()
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    topics = Topics(settings.site)
    wanted = [
        topics.hub_status,
        topics.hub_info,
        f"{topics.root}/t/+/status",
        f"{topics.root}/t/+/info",
        topics.state_filter("ws", "#"),
        topics.client("x", settings.client, "res"),
    ]
    broker = settings.broker_as(settings.client)
    bus = Bus(broker, name=f"{settings.client}-doctor", emit=events.put, subscriptions=lambda: wanted)
    bus.start()
    try:
        heard.connected, heard.why, heard.do = _connects(events, PATIENCE_S)
        if heard.connected:
            _probe(bus, settings, topics, heard)
            _Ear(bus, events, topics, heard).until_answered(settings, time.monotonic() + seconds)
    finally:
        bus.stop()
    if heard.connected and broker.username:
        heard.anonymous = _anonymous(broker)
    if heard.connected:
        heard.certificate_ends = _certificate_ends(broker)
        heard.hub_may_write = _hub_may_write(settings, broker, topics, heard)
    return heard


def _connects(events: "queue.SimpleQueue[BusEvent]", seconds: float) -> tuple[bool, str, str]:
    try:
        event = events.get(timeout=seconds)
    except queue.Empty:
        return False, "the broker does not answer", "restart the broker; its log says more"
    if isinstance(event, Disconnected):
        return False, event.reason, event.do
    return isinstance(event, Connected), "", ""


def _probe(bus: Bus, settings: Settings, topics: Topics, heard: Heard) -> None:
    """Round trips, and whether the access list keeps us out of the hub's place. Nobody listens there."""
    for _ in range(_PROBES):
        begun = time.perf_counter()
        try:
            bus.publish(f"{topics.root}/hub/doctor", b"").result(PATIENCE_S)
            heard.may_write = True if settings.broker.protocol == "5" else None
        except NotPublishedError as error:
            if "ACL" not in str(error):
                return
            heard.may_write = False
        except TimeoutError:
            return
        heard.trips_ms.append((time.perf_counter() - begun) * 1000)


class _Ear:
    """Takes in what arrives, until the hub has answered and the time is over."""

    def __init__(self, bus: Bus, events: "queue.SimpleQueue[BusEvent]", topics: Topics, heard: Heard) -> None:
        self._bus = bus
        self._events = events
        self._topics = topics
        self._heard = heard

    def until_answered(self, settings: Settings, until: float) -> None:
        """Ask the hub whether a badge nobody has is right (which changes nothing), and listen."""
        heard, identity, begun = self._heard, clock.uuid7(), time.perf_counter()
        question = {"id": identity, "badge": f"doctor-{identity}", "grant": "none", "for": "set-pin"}
        topic = self._topics.request("x", settings.client, "authorise")
        try:
            self._bus.publish(topic, to_bytes(question)).result(PATIENCE_S)
        except NotPublishedError as error:
            heard.unanswered = str(error)
        except TimeoutError:
            heard.unanswered = "the broker does not take the question"
        res = self._topics.client("x", settings.client, "res")
        patience = time.monotonic() + PATIENCE_S
        while (now := time.monotonic()) < until or (heard.answer_ms is None and not heard.unanswered and now < patience):
            with contextlib.suppress(queue.Empty):
                event = self._events.get(timeout=0.1)
                if not isinstance(event, Received):
                    continue
                self._bus.acknowledge(event)
                if event.topic == res and (_object(event.payload) or {}).get("id") == identity:
                    heard.answer_ms = (time.perf_counter() - begun) * 1000
                elif event.topic != res:
                    self._take(event)

    def _take(self, message: Received) -> None:
        heard = self._heard
        document = _object(message.payload)
        if document is None:
            return
        name = message.topic.removeprefix(f"{self._topics.root}/")
        heard.documents[name] = document
        heard.first.setdefault(name, document)
        if name.startswith(("hub/", "state/")):
            with contextlib.suppress(KeyError, TypeError, ValueError):
                written = from_iso(document["ts"])
                heard.newest_ms = max(heard.newest_ms, written)
                if not message.retained:
                    heard.ahead_ms = written - clock.now_ms()


def _object(payload: bytes) -> dict[str, Any] | None:
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def _anonymous(broker: BrokerSettings) -> bool:
    """Whether the broker lets somebody in who says nothing."""
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    nobody = broker.model_copy(update={"username": "", "password": ""})
    bus = Bus(nobody, name="nobody", emit=events.put, subscriptions=list)
    bus.start()
    try:
        return _connects(events, PATIENCE_S)[0]
    finally:
        bus.stop()


def _hub_may_write(settings: Settings, ours: BrokerSettings, topics: Topics, heard: Heard) -> bool | None:
    """Whether a hub would be heard: tried where nobody listens, with its own account if that is known here."""
    try:
        broker = settings.broker_as(settings.hub_account)
    except ConfigError:
        return None
    if broker.username != settings.hub_account or broker.protocol != "5":
        return None
    if broker.username == ours.username:
        return heard.may_write
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    bus = Bus(broker, name="hub-doctor", emit=events.put, subscriptions=list)
    bus.start()
    tried = Heard()
    try:
        if _connects(events, PATIENCE_S)[0]:
            _probe(bus, settings, topics, tried)
    finally:
        bus.stop()
    return tried.may_write


def _certificate_ends(broker: BrokerSettings) -> int | None:
    context = context_of(broker)
    if context is None:
        return None
    with contextlib.suppress(OSError), socket.create_connection((broker.host, broker.port), PATIENCE_S) as plain:
        with context.wrap_socket(plain, server_hostname=broker.host) as encrypted:
            until = (encrypted.getpeercert() or {}).get("notAfter")
            with contextlib.suppress(OSError):
                encrypted.unwrap()  # a proper goodbye, or the broker's log has an error
        return int(ssl.cert_time_to_seconds(str(until)) * 1000) if until else None
    return None

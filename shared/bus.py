"""The MQTT link: paho in a thread of its own, events out through one `emit`. The only module that imports paho.

What paho does behind one's back is switched off: its queue is dropped on every disconnect (journals resend, nothing
else), messages are acknowledged by hand after the commit, and an exception in a callback can't end its thread.
"""

import contextlib
import logging
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Final, NamedTuple

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from shared.door import Admit, Door
from shared.encryption import context_of, read_again
from shared.reasons import CUT, Reason, looked_into, reason_of, refused
from shared.settings import BrokerSettings
from shared.takeover import Place
from shared.wire import BusEvent, Connected, Disconnected, NotPublishedError, Received, Will

log = logging.getLogger(__name__)

SILENT_KEEPALIVES: Final = 3
"""So many keepalives without a word, and the client is given up."""
STOP_S: Final = 2.0
RENEWED_S: Final = (10, 10)
RECEIVE_MAXIMUM: Final = 1_000
DENIED: Final = 0x80
"""MQTT 5's reason codes from here on say that something was not done."""


class _Waiting(NamedTuple):
    """Who waits for a PUBACK, and of what."""

    future: Future[None]
    topic: str


class Bus:
    """One client of one broker. `emit` is called from paho's thread and must only hand the event on.

    `qos` of the subscriptions; without it what the configuration says. With a `door` every message is acknowledged as it
    comes, and only those it admits are taken apart and emitted.
    `denied` is called with a topic on which the broker does not let us publish (MQTT 5 says so). Raises `ConfigError` when a
    certificate can't be used.
    """

    def __init__(
        self,
        settings: BrokerSettings,
        *,
        name: str,
        emit: Callable[[BusEvent], None],
        subscriptions: Callable[[], Sequence[str]],
        will: Will | None = None,
        qos: int | None = None,
        door: Admit | None = None,
        denied: Callable[[str], None] | None = None,
    ) -> None:
        self._door = door
        self._settings = settings
        self._context = context_of(settings)
        self._denied = denied
        self._why: Reason | None = None
        """Why the connection that is just ending never was one."""
        self._said = ""
        self._qos = settings.subscribe_qos if qos is None else qos
        self._name = name
        self._emit_raw = emit
        self._subscriptions = subscriptions
        self._will = will
        self._pending: dict[int, _Waiting] = {}
        self._early: dict[int, int] = {}
        self._unasked: set[int] = set()
        """QoS 0: paho says of these, too, that they were published, and nobody waits for it."""
        self._mids = threading.Lock()
        self._generation = 0
        self._connected = False
        self._stopping = threading.Event()
        self._heard = time.monotonic()
        self._asked: dict[int, list[str]] = {}
        self._identity = ""
        self._renew = False
        """This client's id is used by another."""
        self._place = Place()
        self._client = self._make()
        self._watcher = threading.Thread(target=self._watch, name=f"mqtt-watch-{name}", daemon=True)

    # --- life -------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Connect, and keep connecting."""
        self._connect()
        self._watcher.start()

    def stop(self, *farewell: tuple[str, bytes]) -> None:
        """Publish retained farewells, disconnect, and end the threads, all within seconds."""
        waiting = [self.publish(topic, payload, retain=True) for topic, payload in farewell]
        deadline = time.monotonic() + STOP_S
        for future in waiting:
            with contextlib.suppress(Exception):
                future.result(max(0.0, deadline - time.monotonic()))
        self._stopping.set()
        self._client.disconnect()
        # Bounded: a client that is just connecting would be waited for.
        stopper = threading.Thread(target=self._client.loop_stop, daemon=True)
        stopper.start()
        stopper.join(STOP_S)
        _let_go(self._client)
        if self._watcher.is_alive():
            self._watcher.join(STOP_S)

    @property
    def connected(self) -> bool:
        """Connected and subscribed, as far as anybody can tell."""
        return self._connected

    # --- use --------------------------------------------------------------------------------------------

    def publish(self, topic: str, payload: bytes, *, qos: int = 1, retain: bool = False) -> Future[None]:
        """Publish now or fail: nothing is kept for later.

        The future is resolved when the broker took the message (QoS 0: when it was handed to the socket). It raises
        `NotPublishedError` otherwise; MQTT 5 says when an ACL denied it.
        """
        future: Future[None] = Future()
        if not self._connected:
            future.set_exception(NotPublishedError("not connected"))
            return future
        info = self._client.publish(topic, payload, qos=qos, retain=retain)
        if info.rc != mqtt.MQTT_ERR_SUCCESS:
            future.set_exception(NotPublishedError(mqtt.error_string(info.rc)))
            return future
        with self._mids:
            early = self._early.pop(info.mid, None)
            if qos == 0:
                if early is None:
                    self._unasked.add(info.mid)
            else:
                self._pending[info.mid] = _Waiting(future, topic)
        if qos == 0:
            future.set_result(None)
        elif early is not None:
            self._resolve(info.mid, early)
        return future

    def acknowledge(self, message: Received) -> None:
        """Tell the broker that a message is safe. Of an earlier connection it means nothing and is dropped."""
        if self._door is None and message.qos and message.generation == self._generation and self._connected:
            self._client.ack(message.mid, message.qos)

    def subscribe(self, filters: Sequence[str]) -> None:
        """Subscribe to more while connected; on a reconnect `subscriptions` is asked for all."""
        if self._connected and filters:
            self._client.subscribe([(pattern, self._qos) for pattern in filters])

    def unsubscribe(self, filters: Sequence[str]) -> None:
        """Stop listening to something."""
        if self._connected and filters:
            self._client.unsubscribe(list(filters))

    # --- paho's side ------------------------------------------------------------------------------------

    def _make(self) -> mqtt.Client:
        chosen = self._settings
        five = chosen.protocol == "5"
        # Unique per connection: two clients of one id kick each other out, for ever.
        # Nobody can guess it either: whoever knows it can take this client's place.
        self._identity = f"{self._name}-{secrets.token_hex(8)}"
        client = _Client(
            CallbackAPIVersion.VERSION2,
            client_id=self._identity,
            protocol=MQTTProtocolVersion.MQTTv5 if five else MQTTProtocolVersion.MQTTv311,
            manual_ack=True,
            clean_session=None if five else True,
        )
        # paho's own window costs a walk over all that is under way at each acknowledgement; who sends much has his own.
        client.max_inflight_messages_set(0)
        client.door = self._door
        if chosen.username:
            client.username_pw_set(chosen.username, chosen.password)
        if self._context is not None:
            client.tls_set_context(self._context)
            client.on_pre_connect = self._guard(self._on_pre_connect)
        if self._will is not None:
            client.will_set(self._will.topic, self._will.payload, qos=1, retain=self._will.retain)
        client.reconnect_delay_set(1, 5)
        client.on_socket_open = _no_delay
        client.on_connect = self._guard(self._on_connect)
        client.on_connect_fail = self._guard(self._on_connect_fail)
        client.on_disconnect = self._guard(self._on_disconnect)
        client.on_subscribe = self._guard(self._on_subscribe)
        client.on_publish = self._guard(self._on_publish)
        client.on_message = self._guard(self._on_message)
        client.on_log = self._guard(self._on_log)
        return client

    def _guard(self, callback: Callable[..., None]) -> Callable[..., None]:
        """An exception in a callback would end paho's thread while `is_connected()` stays true."""

        def guarded(*args: Any) -> None:
            try:
                callback(*args)
            except Exception:
                log.exception("in %s", getattr(callback, "__name__", "callback"))

        return guarded

    def _emit(self, event: BusEvent) -> None:
        try:
            self._emit_raw(event)
        except Exception:
            log.exception("an event could not be handed on")

    def _connect(self) -> None:
        chosen, client = self._settings, self._client
        if chosen.protocol == "5":
            properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]
            properties.ReceiveMaximum = RECEIVE_MAXIMUM
            client.connect_async(chosen.host, chosen.port, chosen.keepalive, clean_start=True, properties=properties)
        else:
            client.connect_async(chosen.host, chosen.port, chosen.keepalive)
        # paho's own thread: with another one it would write to the socket from two threads at once.
        client.loop_start()

    def _watch(self) -> None:
        """Replace a client that hears nothing for 3 keepalives, or whose thread died: `is_connected()` lies."""
        while not self._stopping.wait(1.0):
            silence = time.monotonic() - self._heard
            silent = self._connected and silence > SILENT_KEEPALIVES * self._settings.keepalive
            if silent or self._renew or not _thread_alive(self._identity):
                log.warning("the MQTT client is %s: building a new one", "replaced" if self._renew else "dead or deaf")
                self._renew = False
                dead, self._client = self._client, self._make()
                self._heard = time.monotonic()
                with contextlib.suppress(Exception):
                    dead.disconnect()
                    dead.drop_out_messages()
                self._drop(CUT)
                self._connect()

    def _on_pre_connect(self, *_: Any) -> None:
        if self._context is not None:
            read_again(self._context, self._settings)

    def _on_connect_fail(self, client: mqtt.Client, _data: Any) -> None:
        # paho calls this while it handles the exception, and tells it to nobody.
        if client is self._client:
            self._place.unreachable()
            self._down(reason_of(sys.exc_info()[1], self._settings))

    def _on_connect(self, client: mqtt.Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if client is not self._client:
            return
        if reason.is_failure:
            self._why = refused(int(reason.value), str(reason), self._settings)
            self._down(self._why)
            return
        self._heard = time.monotonic()
        self._generation += 1
        filters = list(self._subscriptions())
        if not filters:
            self._up()
            return
        _, mid = client.subscribe([(pattern, self._qos) for pattern in filters])
        if mid is not None:
            self._asked = {mid: filters}

    def _on_subscribe(self, client: mqtt.Client, _data: Any, mid: int, reasons: Any, _properties: Any) -> None:
        if client is not self._client:
            return
        filters = self._asked.pop(mid, None)
        refused = [str(reason) for reason in reasons if reason.is_failure]
        if refused:
            log.error("the broker refused a subscription (%s): check its ACL", ", ".join(refused))
        if filters is not None:
            self._up()

    def _up(self) -> None:
        self._connected = True
        self._said = ""
        self._emit(Connected(self._generation))

    def _on_disconnect(self, client: mqtt.Client, _data: Any, flags: Any, reason: Any, _properties: Any) -> None:
        client.drop_out_messages()
        if client is not self._client:
            return
        known, self._why = self._why, None
        taken = self._place.cut(int(getattr(reason, "value", 0)), time.monotonic(), connected=self._connected)
        if taken is not None:
            # Under this id the two would kick each other out for ever: the watcher makes a new client meanwhile.
            client.reconnect_delay_set(*RENEWED_S)
            self._renew = True
        self._drop(taken or known or self._ended(said=str(reason) if flags.is_disconnect_packet_from_server else ""))

    def _ended(self, said: str) -> Reason:
        if said:
            return Reason(f"the broker ended the connection: {said}", lasting=False)
        if self._connected or self._stopping.is_set():
            return CUT
        return looked_into(self._settings, self._context)

    def _drop(self, reason: Reason) -> None:
        self._connected = False
        with self._mids:
            pending, self._pending, self._early, self._unasked = self._pending, {}, {}, set()
        for waiting in pending.values():
            if not waiting.future.done():
                waiting.future.set_exception(NotPublishedError(reason.text))
        if not self._stopping.is_set():
            self._down(reason)

    def _down(self, reason: Reason) -> None:
        event = Disconnected(reason.text, reason.do, reason.lasting, reason.taken_over)
        if event.words != self._said:  # said once, and not with each of the attempts that follow
            self._said = event.words
            log.info("no link to %s:%s: %s", self._settings.host, self._settings.port, event.words)
        self._emit(event)

    def _on_publish(self, _client: Any, _data: Any, mid: int, reason: Any, _properties: Any) -> None:
        value = int(getattr(reason, "value", 0))
        with self._mids:
            if mid not in self._pending:
                if mid in self._unasked:
                    self._unasked.discard(mid)
                else:
                    self._early[mid] = value
                return
        self._resolve(mid, value)

    def _resolve(self, mid: int, reason: int) -> None:
        waiting = self._pending.pop(mid, None)
        if waiting is None or waiting.future.done():
            return
        if reason < DENIED:
            waiting.future.set_result(None)
            return
        waiting.future.set_exception(NotPublishedError(f"the broker refused it (0x{reason:02x}): check its ACL"))
        if self._denied is not None:
            self._denied(waiting.topic)

    def _on_message(self, client: mqtt.Client, _data: Any, message: mqtt.MQTTMessage) -> None:
        if client is self._client:
            received = Received(
                message.topic, bytes(message.payload), bool(message.retain), self._generation, message.mid, message.qos
            )
            self._emit(received)

    def _on_log(self, _client: Any, _data: Any, _level: int, text: str) -> None:
        # paho says every packet here, PINGRESP too, which no other callback shows.
        if text.startswith("Received"):
            self._heard = time.monotonic()


class _Client(mqtt.Client):
    """paho, with a door before its socket. There is no public way to give it one."""

    door: Admit | None = None

    def _create_socket(self) -> Any:
        sock = super()._create_socket()
        if self.door is None:
            return sock
        _no_delay(self, None, sock)
        return Door(sock, self.door)


def _thread_alive(identity: str) -> bool:
    """Whether paho's thread of a client runs; it is named after the client."""
    return any(thread.name.endswith(identity) for thread in threading.enumerate())


def _let_go(client: mqtt.Client) -> None:
    """Break the circle of client and callbacks: its sockets close at once, not when the garbage collector comes by."""
    client.on_pre_connect = client.on_socket_open = client.on_connect = client.on_connect_fail = client.on_disconnect = None
    client.on_subscribe = client.on_publish = client.on_message = client.on_log = None


def _no_delay(_client: mqtt.Client, _data: Any, sock: Any) -> None:
    """Without it a QoS 1 round trip waits 44 ms for Nagle's algorithm on each side."""
    with contextlib.suppress(OSError, AttributeError):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

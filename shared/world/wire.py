"""A client's end of the simulated network: what `shared.bus.Bus` is on the real one."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final

from shared.wire import BusEvent, Connected, Disconnected, NotPublishedError, Received, Will
from shared.world.broker import Link, Session, SimBroker
from shared.world.strikes import Strike
from shared.world.weather import Packet

RETRY_MS: Final = (1_000, 5_000)


class SimWire:
    """Connects, and keeps connecting, until it is stopped. `emit` gets the events, at their simulated time."""

    def __init__(
        self,
        broker: SimBroker,
        name: str,
        *,
        emit: Callable[[BusEvent], None],
        subscriptions: Callable[[], Sequence[str]],
        will: Callable[[], Will | None],
    ) -> None:
        self.name = name
        self.on_publish: Callable[[str], None] = lambda _topic: None
        """Called with the topic before every publication; a fault may end the process there."""
        self._broker = broker
        self._emit = emit
        self._subscriptions = subscriptions
        self._will = will
        self._session: Session | None = None
        self._running = False
        self._generation = 0
        self._mid = 0
        self._pending: dict[int, Future[None]] = {}

    # --- life -------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Connect."""
        self._running = True
        self._broker.schedule.after(self._broker.weather.latency(), self._connect)

    def stop(self) -> None:
        """The process is gone: the operating system closes the connection, and the will speaks."""
        self._running = False
        session, self._session = self._session, None
        self._pending.clear()
        if session is not None:
            # Nobody is there to be told. Where the way up is cut, the broker finds out by the keepalive.
            if session.up.open:
                self._broker.end(session, "closed", tell=False)
            else:
                session.down = Link(open=False)

    def think_connected(self, strike: Strike) -> None:
        """The broker forgets this client and does not say so; only the long silence tells."""
        if self._session is not None:
            self._session.forgotten = strike
            self._broker.end(self._session, "forgotten", tell=False)

    def _connect(self) -> None:
        if not self._running or self._session is not None:
            return
        session = self._broker.open(self, self._will(), list(self._subscriptions()))
        if session is None:
            self._again()
            return
        self._session = session
        self._generation += 1
        self._emit(Connected(self._generation))

    def _again(self) -> None:
        self._broker.schedule.after(self._broker.weather.rng.randint(*RETRY_MS), self._connect)

    def _lost(self, reason: str) -> None:
        self._session = None
        pending, self._pending = self._pending, {}
        for future in pending.values():
            future.set_exception(NotPublishedError(reason))
        self._emit(Disconnected(reason))
        self._again()

    # --- what a program uses ------------------------------------------------------------------------------------

    @property
    def connected(self) -> bool:
        """Connected, as far as this end can tell."""
        return self._session is not None

    def publish(self, topic: str, payload: bytes, *, qos: int = 1, retain: bool = False) -> "Future[None]":
        """Publish, or fail."""
        self.on_publish(topic)
        future: Future[None] = Future()
        session = self._session
        if session is None:
            future.set_exception(NotPublishedError("not connected"))
            return future
        mid = 0
        if qos:
            self._mid = mid = self._mid + 1
            self._pending[mid] = future
        else:
            future.set_result(None)
        if session.alive:
            self._broker.publish(session, Packet(self.name, topic, payload, retain), mid)
        else:
            session.forgotten.bite()
        return future

    def acknowledge(self, message: Received) -> None:
        """The simulated broker redelivers nothing, so there is nothing to be said."""

    def subscribe(self, filters: Sequence[str]) -> None:
        """Listen to more."""
        if self._session is not None:
            self._broker.subscribe(self._session, list(filters))

    def unsubscribe(self, filters: Sequence[str]) -> None:
        """Listen to less."""
        if self._session is not None:
            self._broker.unsubscribe(self._session, list(filters))

    # --- the broker's side ----------------------------------------------------------------------------------------

    def arrived(self, session: Session, packet: Packet, *, retained: bool) -> bool:
        """A publication, perhaps one of a connection that is over."""
        del session
        there = self._running and self._session is not None
        if there:
            self._emit(Received(packet.topic, packet.payload, retained, self._generation, 0, 1))
        return there

    def taken(self, session: Session, mid: int) -> None:
        """A PUBACK."""
        if session is self._session:
            future = self._pending.pop(mid, None)
            if future is not None:
                future.set_result(None)

    def closed(self, session: Session, reason: str) -> None:
        """The broker closed the connection."""
        if session is self._session:
            self._lost(reason)

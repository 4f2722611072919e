"""A simulated MQTT broker: sessions, filters, retained messages, wills, and what brokers do wrong.

Clean start everywhere, as the contract has it: nothing but retained messages outlives a connection.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Final, Protocol

from shared.simulation.schedule import Schedule
from shared.simulation.weather import Packet, Weather
from shared.topics import matches
from shared.wire import Will

_matches: Final = lru_cache(1 << 16)(matches)
NOTICED_MS: Final = 22_000
"""After one and a half keepalives without a word a broker gives a client up."""
DEAF_MS: Final = 45_000
"""After so long without a word from the broker a client gives its connection up."""
PUBACK_MS: Final = (1, 20)


class Endpoint(Protocol):
    """The client's end of a connection, as the broker sees it."""

    name: str

    def arrived(self, session: "Session", packet: Packet, *, retained: bool) -> None:
        """A publication reaches the client."""

    def taken(self, session: "Session", mid: int) -> None:
        """A PUBACK reaches the client."""

    def closed(self, session: "Session", reason: str) -> None:
        """The connection was closed by the other side."""


@dataclass(eq=False)
class Session:
    """One connection. `up` and `down` are the two directions of it; a cut one carries nothing."""

    number: int
    end: Endpoint
    will: Will | None
    filters: dict[str, None] = field(default_factory=dict)
    alive: bool = True
    up: bool = True
    down: bool = True
    up_clock: int = 0
    down_clock: int = 0


class SimBroker:
    """Routes publications between sessions. `denied` and `full` are names of clients that are treated badly."""

    def __init__(self, schedule: Schedule, weather: Weather) -> None:
        self.schedule = schedule
        self.weather = weather
        self.running = True
        self.retained: dict[str, bytes] = {}
        self.denied: set[str] = set()
        """Whose publications are thrown away, though they are acknowledged as a success."""
        self.full: set[str] = set()
        """Whose queue is full: what is for them is thrown away, though its sender gets an acknowledgement."""
        self.cut: dict[str, tuple[bool, bool]] = {}
        """By client: whether its way up and its way down carry anything; a new connection needs both."""
        self.sessions: dict[int, Session] = {}
        self.strays_until = 0
        """When the last of the packets that are under way outside their order arrives."""
        self._numbers = count(1)
        self._routes: dict[str, list[Session]] = {}

    # --- connections ----------------------------------------------------------------------------------------

    def open(self, end: Endpoint, will: Will | None, filters: list[str]) -> Session | None:
        """A client connects and subscribes. None when it can't."""
        if not self.running or self.cut.get(end.name, (True, True)) != (True, True):
            return None
        session = Session(next(self._numbers), end, will)
        self.sessions[session.number] = session
        self.subscribe(session, filters)
        return session

    def subscribe(self, session: Session, filters: list[str]) -> None:
        """More filters; what is retained under them is sent."""
        if not session.alive:
            return
        fresh = [one for one in filters if one not in session.filters]
        session.filters |= dict.fromkeys(fresh)
        self._routes.clear()
        for topic, payload in list(self.retained.items()):
            if any(_matches(one, topic) for one in filters):
                self._down(session, Packet(session.end.name, topic, payload), retained=True)

    def unsubscribe(self, session: Session, filters: list[str]) -> None:
        """Fewer filters."""
        for one in filters:
            session.filters.pop(one, None)
        self._routes.clear()

    def end(self, session: Session, reason: str, *, tell: bool = True, will: bool = True) -> None:
        """A session is over: the will speaks; the client is told, if anything reaches it."""
        if not session.alive:
            return
        session.alive = False
        self.sessions.pop(session.number, None)
        self._routes.clear()
        if will and session.will is not None and self.running:
            self._route(Packet(session.end.name, session.will.topic, session.will.payload, retain=True))
        if tell and session.down:
            session.end.closed(session, reason)
        else:
            self.schedule.after(DEAF_MS, session.end.closed, session, "nothing heard")

    def crash(self, retained: dict[str, bytes]) -> None:
        """kill -9: every session ends without a will, and it will come back with these retained messages."""
        self.running = False
        self.retained = dict(retained)
        for session in list(self.sessions.values()):
            self.end(session, "the broker is gone")

    def start(self) -> None:
        """Come back."""
        self.running = True

    def set_cut(self, client: str, *, up: bool, down: bool) -> None:
        """Cut one direction or both of a client's way; the broker notices after a while, and so does the client."""
        self.cut[client] = (up, down)
        for session in [one for one in self.sessions.values() if one.end.name == client]:
            session.up, session.down = up, down
            if not up:
                self.schedule.after(NOTICED_MS, self._silent, session)
            if not down:
                self.schedule.after(DEAF_MS, self._deaf, session)

    def _silent(self, session: Session) -> None:
        if not session.up:
            self.end(session, "keepalive")

    def _deaf(self, session: Session) -> None:
        if session.alive and not session.down:
            session.down = True  # the client closes it
            self.end(session, "nothing heard")

    # --- publications ---------------------------------------------------------------------------------------

    def publish(self, session: Session, packet: Packet, mid: int) -> None:
        """A client publishes; `mid` is answered with a PUBACK, 0 is not."""
        if not session.up:
            return
        for one in self.weather.fate(packet):
            if one.late:
                moment = self._stray(one.delay)
            else:
                moment = session.up_clock = max(session.up_clock, self.schedule.now + one.delay)
            self.schedule.at(moment, self._reached, session, one.packet, mid)

    def _reached(self, session: Session, packet: Packet, mid: int) -> None:
        if not self.running or not session.up:
            return
        if packet.client not in self.denied:
            self._route(packet)
        if mid and session.alive:
            self.schedule.after(self.weather.rng.randint(*PUBACK_MS), self._puback, session, mid)

    def _puback(self, session: Session, mid: int) -> None:
        if session.alive and session.down:
            session.end.taken(session, mid)

    def _route(self, packet: Packet) -> None:
        if packet.retain:
            if packet.payload:
                self.retained[packet.topic] = packet.payload
            else:
                self.retained.pop(packet.topic, None)
        found = self._routes.get(packet.topic)
        if found is None:
            found = self._routes[packet.topic] = [
                session for session in self.sessions.values() if any(_matches(one, packet.topic) for one in session.filters)
            ]
        for session in found:
            if session.end.name not in self.full:
                self._down(session, Packet(session.end.name, packet.topic, packet.payload), retained=False)

    def _down(self, session: Session, packet: Packet, *, retained: bool) -> None:
        for one in self.weather.fate(packet):
            to = self._other_than(session) if one.other else session
            if one.late:
                moment = self._stray(one.delay)
            else:
                moment = to.down_clock = max(to.down_clock, self.schedule.now + one.delay)
            self.schedule.at(moment, self._delivered, to, one.packet, retained)

    def _stray(self, delay: int) -> int:
        moment = self.schedule.now + delay
        self.strays_until = max(self.strays_until, moment)
        return moment

    def _other_than(self, session: Session) -> Session:
        others = [one for one in self.sessions.values() if one is not session]
        return self.weather.rng.choice(others) if others else session

    def _delivered(self, session: Session, packet: Packet, retained: bool) -> None:
        if session.down and self.running:
            session.end.arrived(session, packet, retained=retained)

"""A simulated MQTT broker: sessions, filters, retained messages, wills, and what brokers do wrong.

Clean start everywhere, as the contract has it: nothing but retained messages outlives a connection.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Final, Protocol

from shared.topics import matches
from shared.wire import Will
from shared.world.schedule import Schedule
from shared.world.strikes import Strike
from shared.world.weather import Arrival, Packet, Weather

_matches: Final = lru_cache(1 << 16)(matches)
NOTICED_MS: Final = 22_000
"""After one and a half keepalives without a word a broker gives a client up."""
DEAF_MS: Final = 45_000
"""After so long without a word from the broker a client gives its connection up."""
PUBACK_MS: Final = (1, 20)


class Endpoint(Protocol):
    """The client's end of a connection, as the broker sees it."""

    name: str

    def arrived(self, session: "Session", packet: Packet, *, retained: bool) -> bool:
        """A publication reaches the client. Whether anybody was there to hear it."""

    def taken(self, session: "Session", mid: int) -> None:
        """A PUBACK reaches the client."""

    def closed(self, session: "Session", reason: str) -> None:
        """The connection was closed by the other side."""


@dataclass
class Link:
    """One direction of a connection. What goes over it in order waits for what went before; a cut one carries nothing."""

    open: bool = True
    cut: Strike = field(default_factory=Strike)
    """What has cut it."""
    clock: int = 0
    sent: int = 0
    """How many packets were put on it."""
    passed: int = 0
    """The newest of them that has come out."""

    def put(self) -> int:
        """One more packet: its number."""
        self.sent += 1
        return self.sent

    def carries(self) -> bool:
        """Whether what comes to its end now gets out; that it does not is what a cut is."""
        if not self.open:
            self.cut.bite()
        return self.open

    def out(self, number: int) -> bool:
        """A packet comes out. Whether one that was put on later has come out before."""
        overtaken = number < self.passed
        self.passed = max(self.passed, number)
        return overtaken


@dataclass(eq=False)
class Session:
    """One connection, with its two directions. `forgotten` is what made the broker forget it without a word."""

    number: int
    end: Endpoint
    will: Will | None
    filters: dict[str, None] = field(default_factory=dict)
    alive: bool = True
    up: Link = field(default_factory=Link)
    down: Link = field(default_factory=Link)
    forgotten: Strike = field(default_factory=Strike)


@dataclass(frozen=True, slots=True)
class Cut:
    """Which ways of a client are cut, and by what."""

    up: bool
    down: bool
    strike: Strike


class SimBroker:
    """Routes publications between sessions. `denied` and `full` are names of clients that are treated badly."""

    def __init__(self, schedule: Schedule, weather: Weather) -> None:
        self.schedule = schedule
        self.weather = weather
        self.running = True
        self.retained: dict[str, bytes] = {}
        self.denied: dict[str, Strike] = {}
        """Whose publications are thrown away, though they are acknowledged as a success."""
        self.full: dict[str, Strike] = {}
        """Whose queue is full: what is for them is thrown away, though its sender gets an acknowledgement."""
        self.cut: dict[str, Cut] = {}
        """Whose ways are cut; a new connection needs both."""
        self.sessions: dict[int, Session] = {}
        self.strays_until = 0
        """When the last of the packets that are under way outside their order arrives."""
        self._numbers = count(1)
        self._routes: dict[str, list[Session]] = {}

    # --- connections ----------------------------------------------------------------------------------------

    def open(self, end: Endpoint, will: Will | None, filters: list[str]) -> Session | None:
        """A client connects and subscribes. None when it can't."""
        if not self.running:
            return None
        if end.name in self.cut:
            self.cut[end.name].strike.bite()
            return None
        session = Session(next(self._numbers), end, will)
        self.sessions[session.number] = session
        self.subscribe(session, filters)
        return session

    def subscribe(self, session: Session, filters: list[str]) -> None:
        """More filters; what is retained under them is sent."""
        if not session.alive:
            return
        fresh = [pattern for pattern in filters if pattern not in session.filters]
        session.filters |= dict.fromkeys(fresh)
        self._routes.clear()
        for topic, payload in list(self.retained.items()):
            if any(_matches(pattern, topic) for pattern in filters):
                self._down(session, Packet(session.end.name, topic, payload), retained=True)

    def unsubscribe(self, session: Session, filters: list[str]) -> None:
        """Fewer filters."""
        for pattern in filters:
            session.filters.pop(pattern, None)
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
        if tell and session.down.open:
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

    def set_cut(self, client: str, cut: Cut) -> None:
        """Cut one direction or both of a client's way; the broker notices after a while, and so does the client."""
        self.cut[client] = cut
        for session in self._sessions_of(client):
            if cut.up:
                session.up.open, session.up.cut = False, cut.strike
                self.schedule.after(NOTICED_MS, self._silent, session)
            if cut.down:
                session.down.open, session.down.cut = False, cut.strike
                self.schedule.after(DEAF_MS, self._deaf, session)

    def mend(self, client: str) -> None:
        """Both ways of a client carry again."""
        self.cut.pop(client, None)
        for session in self._sessions_of(client):
            session.up.open = session.down.open = True

    def _sessions_of(self, client: str) -> list[Session]:
        return [session for session in self.sessions.values() if session.end.name == client]

    def kick(self, client: str, reason: str) -> bool:
        """End every session under a client's name. Whether there was one."""
        sessions = self._sessions_of(client)
        for session in sessions:
            self.end(session, reason)
        return bool(sessions)

    def _silent(self, session: Session) -> None:
        if not session.up.carries():
            self.end(session, "keepalive")

    def _deaf(self, session: Session) -> None:
        if session.alive and not session.down.carries():
            session.down.open = True  # the client closes it
            self.end(session, "nothing heard")

    # --- publications ---------------------------------------------------------------------------------------

    def publish(self, session: Session, packet: Packet, mid: int) -> None:
        """A client publishes; `mid` is answered with a PUBACK, 0 is not."""
        if not session.up.carries():
            return
        number = session.up.put()
        for arrival in self.weather.fate(packet):
            self.schedule.at(self._moment(session.up, arrival), self._reached, session, arrival, number, mid)

    def _reached(self, session: Session, arrival: Arrival, number: int, mid: int) -> None:
        if not self.running or not session.up.carries():
            return
        overtaken = session.up.out(number)
        arrival.heard(overtaken=overtaken)
        if arrival.lost:
            return
        denied = self.denied.get(arrival.packet.client)
        if denied is None:
            self._route(arrival.packet)
        else:
            denied.bite()
        if mid and session.alive:
            self.schedule.after(self.weather.rng.randint(*PUBACK_MS), self._puback, session, mid)

    def _puback(self, session: Session, mid: int) -> None:
        if session.alive and session.down.carries():
            session.end.taken(session, mid)

    def _route(self, packet: Packet) -> None:
        if packet.retain:
            if packet.payload:
                self.retained[packet.topic] = packet.payload
            else:
                self.retained.pop(packet.topic, None)
        sessions = self._routes.get(packet.topic)
        if sessions is None:
            sessions = self._routes[packet.topic] = [
                session
                for session in self.sessions.values()
                if any(_matches(pattern, packet.topic) for pattern in session.filters)
            ]
        for session in sessions:
            full = self.full.get(session.end.name)
            if full is None:
                self._down(session, Packet(session.end.name, packet.topic, packet.payload), retained=False)
            else:
                full.bite()

    def _down(self, session: Session, packet: Packet, *, retained: bool) -> None:
        for arrival in self.weather.fate(packet):
            to = self._other_than(session) if arrival.other else session
            self.schedule.at(self._moment(to.down, arrival), self._delivered, to, arrival, to.down.put(), retained)

    def _moment(self, link: Link, arrival: Arrival) -> int:
        if arrival.late:
            moment = self.schedule.now + arrival.delay
            self.strays_until = max(self.strays_until, moment)
        else:
            moment = link.clock = max(link.clock, self.schedule.now + arrival.delay)
        return moment

    def _other_than(self, session: Session) -> Session:
        others = [candidate for candidate in self.sessions.values() if candidate is not session]
        return self.weather.rng.choice(others) if others else session

    def _delivered(self, session: Session, arrival: Arrival, number: int, retained: bool) -> None:
        if not self.running or not session.down.carries():
            return
        if not session.alive and "/state/" in arrival.packet.topic:
            # Nothing resends a document, and a closed socket brings none: what takes one away has no revision to tell by.
            return
        overtaken = session.down.out(number)
        if arrival.lost or session.end.arrived(session, arrival.packet, retained=retained):
            arrival.heard(overtaken=overtaken)

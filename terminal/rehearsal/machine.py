"""One terminal's device: it boots, works, crashes at a named point, loses or gets back its disk."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Any, ClassVar, Final

from shared.ids import compact
from shared.topics import Topics
from shared.wire import BusEvent, Received, Will
from shared.world.broker import SimBroker
from shared.world.clocks import SimClock
from shared.world.disk import Crash, Disk, Stage
from shared.world.strikes import Strike, Trap
from shared.world.wire import SimWire
from terminal.core.delivery.journal import Entry, Journal
from terminal.core.delivery.moment import Moment
from terminal.core.operator.terminal import TerminalCore
from terminal.core.operator.workplace import NotSavedError
from terminal.shell.node import TerminalNode, will_of

POINTS: Final[dict[str, tuple[Stage, str, str]]] = {
    "before-save": ("before", "INSERT INTO outbox", ""),
    "before-commit": ("before", "COMMIT", "INSERT INTO outbox"),
    "saved": ("after", "COMMIT", "INSERT INTO outbox"),
    "before-settle": ("before", "UPDATE outbox", ""),
    "settled": ("after", "COMMIT", "UPDATE outbox"),
    "remembering": ("before", "INSERT OR REPLACE INTO meta", ""),
    "documents": ("before", "COMMIT", "INSERT OR REPLACE INTO replica"),
    "sending": ("before", "/cmd/", ""),
    "greeting": ("before", "/req/", ""),
}
"""Where a terminal may crash: before or after which statement, in a transaction that holds which other. The last two: while
it publishes."""
SOONEST_MS: Final = 250
LATEST_MS: Final = 60_000
DOWN_MS: Final = (500, 90_000)
NEVER: Final = 1 << 62


class TerminalMachine:
    """A device of a terminal's name. `identity` gives command ids; a cloned device has the name of the other.

    `make_journal`, `make_core` and `make_node` are the product's; a test may give others.
    """

    make_journal: Callable[..., Journal] = Journal
    make_core: Callable[..., TerminalCore] = TerminalCore
    make_node: Callable[..., TerminalNode] = TerminalNode

    points: ClassVar[tuple[str, ...]] = tuple(POINTS)

    def __init__(
        self,
        broker: SimBroker,
        topics: Topics,
        name: str,
        workstation: str,
        rng: Random,
        identity: Callable[[], str],
        image: bytes = b"",
    ) -> None:
        self.name = name
        self.workstation = workstation
        self.disk = Disk.fresh(image)
        self.clock = SimClock(broker.schedule)
        self.trap: Trap | None = None
        """Where it will crash next."""
        self.full: Strike | None = None
        """Why its disk has room for nothing more."""
        self.running = False
        self.boots = 0
        self.on_commit: Callable[[frozenset[str]], None] = lambda _statements: None
        """Called after each COMMIT with the beginnings of the statements it made durable."""
        self.core: TerminalCore
        self.wire: SimWire
        self._node: TerminalNode
        self._broker = broker
        self._topics = topics
        self._rng = rng
        self._identity = identity
        self._board = f"{rng.getrandbits(32):08x}"
        """Tells this device's clock from that of another of its name."""
        self._started = 0
        self._holds: set[str] = set()
        self._wait = SOONEST_MS
        self._turn = 0
        self._due = NEVER

    # --- life -------------------------------------------------------------------------------------------------

    def now(self) -> Moment:
        """This device's idea of now."""
        mono = self._broker.schedule.now - self._started
        return Moment(self.clock.now(), f"{self.name}-{self._board}-{self.boots}", mono)

    def boot(self) -> None:
        """Start the program on what the disk holds."""
        if self.running:
            return
        self.boots += 1
        self._started = self._broker.schedule.now
        self.disk.power_off()
        self._guarded(self._boot)

    def _boot(self) -> None:
        journal = self.make_journal(self.disk, self.name, mint_id=self._identity, mint_epoch=self._mint_epoch)
        self.core = self.make_core(
            journal,
            self._topics,
            terminal=self.name,
            workstation=self.workstation,
            version="sim",
            jitter=self._rng.random,
            now=self.now(),
        )
        self._node = self.make_node(self.core, self._topics)
        self.wire = SimWire(
            self._broker,
            self.name,
            emit=self._emit,
            subscriptions=self._node.all_subscriptions,
            will=self._will,
        )
        self.wire.on_publish = lambda topic: self._watch("before", topic)
        self.disk.watch = self._watch
        self.running = True
        self._due = NEVER
        self.wire.start()

    def _mint_epoch(self) -> str:
        return f"{compact(self.name).lower()}{self._rng.getrandbits(40):010x}"

    def _will(self) -> Will:
        return will_of(self._topics, self.name, self.clock.now())

    def crash(self) -> None:
        """Power off."""
        if self.running:
            self.running = False
            self.wire.stop()
        self.disk.power_off()

    def _guarded(self, action: Callable[[], Any]) -> bool:
        """Do something in this process. Whether it lived through it."""
        try:
            action()
        except Crash:
            self.crash()
            self._broker.schedule.after(self._rng.randint(*DOWN_MS), self.boot)
            return False
        return True

    # --- its disk -----------------------------------------------------------------------------------------------

    def image(self) -> bytes:
        """What the disk holds now."""
        return self.disk.image()

    def put_back(self, image: bytes) -> None:
        """The device with another disk: empty, or as it was once."""
        self.crash()
        self.disk = Disk.fresh(image)

    def _watch(self, stage: Stage, sql: str) -> None:
        verb = sql.lstrip()
        if verb.startswith("BEGIN"):
            self._holds = set()
        if stage == "after":
            if verb == "COMMIT":
                self.on_commit(frozenset(self._holds))
            else:
                self._holds.add(" ".join(verb.split()[: 5 if verb.startswith("INSERT OR") else 3]))
        if self.full is not None and stage == "before" and verb.startswith(("INSERT", "UPDATE", "DELETE")):
            self.full.bite()
            raise sqlite3.OperationalError("database or disk is full")
        if self.trap is not None:
            when, what, after = POINTS[self.trap.point]
            there = what in verb if what.startswith("/") else verb.startswith(what)
            if stage == when and there and (not after or any(hold.startswith(after) for hold in self._holds)):
                trap, self.trap = self.trap, None
                raise trap.spring()

    # --- work -----------------------------------------------------------------------------------------------------

    def scan(self, code: str) -> bool:
        """A scan. False when the terminal is off or crashed over it."""
        return self._at_work(lambda: self.core.scan(code, self.now()))

    def key(self, key: str) -> bool:
        """A key. False when the terminal is off or crashed over it."""
        return self._at_work(lambda: self.core.key(key, self.now()))

    def book(self, verb: str, data: dict[str, Any], *, subject: str, badge: str) -> str:
        """Save a command without scans and keys. Its id; `""` when the terminal is off, has no room or crashed over it."""
        ids: list[str] = []

        def act() -> None:
            with suppress(NotSavedError):
                ids.append(self.core.book(verb, data, subject=subject, badge=badge, now=self.now()).id)

        return ids[0] if self._at_work(act) and ids else ""

    def newest(self) -> str:
        """The id of what was saved last, as its list of bookings shows it; `""` when there is none."""
        entries = self.core.journal.recent(1)
        return entries[0].id if entries else ""

    def online(self) -> bool:
        """Whether the hub answers it."""
        return self.running and self.core.courier.online

    def _at_work(self, act: Callable[[], Any]) -> bool:
        if not self.running:
            return False
        lived = self._guarded(act)
        if lived:
            self._wake()
        return lived

    def _emit(self, event: BusEvent) -> None:
        if self.running:
            self._guarded(lambda: self._node.receive(event, self.wire, self.now()))
            # A document asks for nothing to be sent: what it may ask for waits for the next look around.
            self._wake(200 if isinstance(event, Received) and "/state/" in event.topic else 1)

    def _wake(self, ms: int = 1) -> None:
        self._wait = SOONEST_MS
        moment = self._broker.schedule.now + ms
        if moment < self._due:
            self._due = moment
            self._turn += 1
            self._broker.schedule.at(moment, self._pump, self._turn)

    def _pump(self, turn: int) -> None:
        if turn != self._turn or not self.running:
            return
        self._due = NEVER
        if self._guarded(lambda: self._node.pump(self.wire, self.now())) and turn == self._turn:
            self._wait = min(LATEST_MS, self._wait * 4)
            self._wake_later()

    def _wake_later(self) -> None:
        self._due = self._broker.schedule.now + self._wait
        self._turn += 1
        self._broker.schedule.at(self._due, self._pump, self._turn)

    def waiting(self) -> list[Entry]:
        """What is saved and not answered."""
        return self.core.journal.waiting() if self.boots else []

"""The hub's machine: it boots, serves, crashes at a named point, is restored from a backup, has a full or busy database."""

import sqlite3
from collections.abc import Callable
from random import Random
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from hub.core.case import SiteRules
from hub.service.engine import HubEngine
from hub.service.node import HubNode, NodeEvent, status_of
from hub.service.security.work import Hashed, Work, do
from hub.store.database import open_database
from shared.topics import Topics
from shared.wire import BusEvent, Received, Will
from shared.world.broker import SimBroker
from shared.world.clocks import SimClock
from shared.world.disk import Crash, Disk, Stage
from shared.world.strikes import Strike, Trap
from shared.world.wire import SimWire

POINTS: Final = (
    "before-store",
    "stored",
    "before-commit",
    "committed",
    "first-ack",
    "between-acks",
    "documents",
    "welcome",
    "migrating",
)
"""Where the hub may crash: nothing stored yet; the inbox stored and nothing applied; all written; committed and nothing
answered; at the first answer; between answers; among the documents; at the answer to a handshake; while it boots."""
DOWN_MS: Final = (500, 120_000)
BUSY_WAIT_MS: Final = 2_000
BOOT_STATEMENTS: Final = 60
"""A boot that is to end early ends before one of so many statements, if it has as many; an upgrade has more."""
IDLE_MS: Final = 60_000
HASHING_MS: Final = 30
"""What a PIN takes beside the hub."""


class _Database:
    """SQLAlchemy's engine on whatever disk is in the machine. A machine keeps its own, for compiling statements takes long;
    no other ever gets it: what a program leaves on an engine would go on in somebody else's plant.
    """

    def __init__(self) -> None:
        self._disk = Disk.fresh()
        self._engine = open_database("sqlite://", creator=lambda: self._disk)

    def on(self, disk: Disk) -> Engine:
        """The engine, connected anew to a disk."""
        self._engine.dispose()
        self._disk = disk
        return self._engine


class HubMachine:
    """One hub on one database. `make_engine` and `make_node` are the product's; a test may give others."""

    make_engine: Callable[..., HubEngine] = HubEngine
    make_node: Callable[..., HubNode] = HubNode

    def __init__(self, broker: SimBroker, topics: Topics, rules: SiteRules, rng: Random, image: bytes) -> None:
        self.name = "hub"
        self.disk = Disk.fresh(image)
        self.clock = SimClock(broker.schedule)
        self.trap: Trap | None = None
        """Where it will crash next."""
        self.full: Strike | None = None
        """Why its disk has room for nothing more."""
        self.busy: Strike | None = None
        """Who else holds its database."""
        self.running = False
        self.boots = 0
        self.engine: HubEngine
        self.wire: SimWire
        self._ear: SimWire
        self._node: HubNode
        self._database = _Database()
        self._broker = broker
        self._topics = topics
        self._rules = rules
        self._rng = rng
        self._events: list[NodeEvent] = []
        self.on_round: Callable[[list[BusEvent]], None] = lambda _batch: None
        """Called after each round that went well with what had come in."""
        self._turn = 0
        self._soon = False
        self._wait = IDLE_MS
        self._inbox_written = False
        self._acks = 0
        self._countdown = 0

    # --- life -------------------------------------------------------------------------------------------------

    def boot(self) -> None:
        """Start the program on its database. It tries again as long as the database does not let it."""
        if self.running:
            return
        self.boots += 1
        self._countdown = self._rng.randint(0, BOOT_STATEMENTS)
        self.disk.power_off()
        try:
            self._boot()
        except Crash:
            self._crashed()
        except (OperationalError, sqlite3.OperationalError):
            self.crash()
            self._broker.schedule.after(5_000, self.boot)

    def _boot(self) -> None:
        database = self._database.on(self.disk)
        self.disk.watch = self._watch
        self.engine = self.make_engine(database, self._topics, self._rules, self._minted(64), self._minted(256))
        self.wire = SimWire(
            self._broker, self.name, emit=self._emit, subscriptions=lambda: self._topics.from_clients, will=self._will
        )
        self.wire.on_publish = self._publishing
        self._ear = SimWire(self._broker, self.name, emit=self._overheard, subscriptions=self._heeds, will=lambda: None)
        self._node = self.make_node(self.engine, self._topics, self.wire, self._ear, version="sim", elsewhere=self._hash)
        self._events.clear()
        self._soon = False
        self.running = True
        self.wire.start()
        self._ear.start()
        self._wake()

    def _minted(self, bits: int) -> Callable[[], str]:
        """What the program takes from chance, which here is the seed's too."""
        return lambda: f"{self._rng.getrandbits(bits):0{bits // 4}x}"

    def _will(self) -> Will:
        return Will(self._topics.hub_status, status_of(self.engine, self.clock.now(), online=False))

    def crash(self) -> None:
        """Power off."""
        if self.running:
            self.running = False
            self.wire.stop()
            self._ear.stop()
        self.disk.power_off()

    def _crashed(self) -> None:
        self.crash()
        self._broker.schedule.after(self._rng.randint(*DOWN_MS), self.boot)

    @property
    def speaks(self) -> bool:
        """Whether it has found that it is alone, and serves."""
        return self._node.neighbours.settled

    # --- its database -------------------------------------------------------------------------------------------

    def backup(self) -> bytes:
        """The database as it is committed now."""
        return self.disk.image()

    def restore(self, backup: bytes) -> None:
        """An older database is put in place of this one, and the hub started on it."""
        self.crash()
        self.disk = Disk.fresh(backup)
        self.boot()

    def _watch(self, stage: Stage, sql: str) -> None:
        if sql.startswith("BEGIN"):
            self._inbox_written = False
            if self.busy is not None and stage == "before":
                self.busy.bite()
                raise sqlite3.OperationalError("database is locked")
        writes = sql.startswith(("INSERT", "UPDATE", "CREATE", "DELETE"))
        if self.full is not None and stage == "before" and writes:
            self.full.bite()
            raise sqlite3.OperationalError("database or disk is full")
        inbox = sql.startswith("INSERT INTO inbox")
        if stage == "after":
            self._inbox_written |= inbox
        if self.trap is not None and self._is_point(self.trap.point, stage, sql, inbox=inbox):
            self._spring(self.trap)

    def _is_point(self, point: str, stage: Stage, sql: str, *, inbox: bool) -> bool:
        if point == "before-store":
            return inbox and stage == "before"
        if point == "stored":
            return inbox and stage == "after"
        if point == "before-commit":
            return sql == "COMMIT" and stage == "before" and self._inbox_written
        if point == "committed":
            return sql == "COMMIT" and stage == "after" and self._inbox_written
        if point == "migrating" and not self.running and stage == "before":
            self._countdown -= 1
            return self._countdown < 0
        return False

    def _spring(self, trap: Trap) -> None:
        self.trap = None
        raise trap.spring()

    def _publishing(self, topic: str) -> None:
        point = self.trap.point if self.trap is not None else ""
        if topic.endswith("/ack"):
            self._acks += 1
            struck = point == "first-ack" or (point == "between-acks" and self._acks > 1)
        else:
            struck = (point == "documents" and "/state/" in topic) or (point == "welcome" and topic.endswith("/res"))
        if struck and self.trap is not None:
            self._spring(self.trap)

    # --- service --------------------------------------------------------------------------------------------------

    def _heeds(self) -> list[str]:
        return self._node.heeds()

    def _overheard(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self._emit(event)

    def _emit(self, event: NodeEvent) -> None:
        if self.running:
            self._events.append(event)
            self._wake()

    def _hash(self, work: Work) -> None:
        self._broker.schedule.after(HASHING_MS, self._hashed, self.boots, work)

    def _hashed(self, boots: int, work: Work) -> None:
        if boots == self.boots:  # what was under way at a crash is nobody's any more
            self._emit(do(work))

    def _wake(self) -> None:
        if not self._soon:
            self._soon = True
            self._turn += 1
            # What comes within a few milliseconds is one batch.
            self._broker.schedule.after(self._rng.randint(1, 8), self._round, self._turn)

    def _round(self, turn: int) -> None:
        if turn != self._turn or not self.running:
            return
        self._soon = False
        self._acks = 0
        batch, self._events = self._events, []
        try:
            due = self._node.round(batch, self.clock.now())
        except Crash:
            self._crashed()
            return
        except OperationalError:
            self._node.resync()
            self._turn += 1
            self._soon = True  # what comes meanwhile waits, as in the program
            self._broker.schedule.after(BUSY_WAIT_MS, self._round, self._turn)
            return
        self.on_round([event for event in batch if not isinstance(event, Hashed)])
        # An idle hub looks at its clock once a minute, so that hours pass quickly.
        self._wait = due if batch or due >= BUSY_WAIT_MS else min(IDLE_MS, max(due, self._wait * 2))
        self._turn += 1
        self._broker.schedule.after(self._wait, self._round, self._turn)

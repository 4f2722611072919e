"""Hub core and terminal core in one process, joined by bytes alone, on a simulated clock.

The broker here is a dictionary of retained messages and a list of what is under way; a test may cut, drop, duplicate and
reorder it.
"""

import sqlite3
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hub.core.intake.incoming import Arrival
from hub.service.messages import Outgoing
from shared.envelope import to_bytes
from shared.ids import compact
from shared.scan import Kind, encode, encode_op
from shared.topics import matches
from terminal.core.delivery.journal import Journal
from terminal.core.delivery.moment import Moment
from terminal.core.operator.terminal import TerminalCore
from tests.support.hub import TOPICS, Hub


@dataclass
class Client:
    """A terminal on the simulated network."""

    name: str
    workstation: str
    net: "Net"
    connection: sqlite3.Connection = field(init=False)
    core: TerminalCore = field(init=False)
    up: bool = False
    boots: int = 0

    def __post_init__(self) -> None:
        self.connection = sqlite3.connect(":memory:")
        self.boot()

    def boot(self) -> None:
        """Start the program anew on the same journal."""
        self.boots += 1
        journal = Journal(
            self.connection,
            self.name,
            mint_id=self.net.hub.identity,
            mint_epoch=lambda: f"epoch{compact(self.name).lower()}{self.boots:03d}",
        )
        self.core = TerminalCore(
            journal,
            TOPICS,
            terminal=self.name,
            workstation=self.workstation,
            version="test",
            jitter=lambda: 0.5,
            now=self.now,
        )
        self.up = False

    @property
    def now(self) -> Moment:
        """The network's time, as this terminal's boot sees it."""
        return Moment(self.net.hub.now, f"{self.name}-{self.boots}", self.net.hub.now)

    def connect(self) -> None:
        """Link up: subscribe, and get what is retained."""
        self.up = True
        self.core.on_connected(self.now)
        self.deliver_retained()

    def deliver_retained(self) -> None:
        """What a broker sends for subscriptions (twice: the workstation's record opens more of them)."""
        for _ in range(2):
            wanted = self.core.subscriptions
            for topic, payload in list(self.net.retained.items()):
                if any(matches(pattern, topic) for pattern in wanted):
                    self.core.on_message(topic, payload, self.now)

    def disconnect(self) -> None:
        """Link down."""
        self.up = False
        self.core.on_disconnected(self.now)

    def scan(self, *codes: str) -> None:
        """Scan codes, two seconds apart."""
        for code in codes:
            self.net.hub.now += 2_000
            self.core.scan(code, self.now)
            self.net.run()

    def keys(self, *keys: str) -> None:
        """Press keys."""
        for key in keys:
            self.net.hub.now += 300
            self.core.key(key, self.now)
        self.net.run()

    def badge(self, number: str = "0021") -> None:
        """Scan a badge."""
        self.scan(encode(Kind.EMP, number))

    def op(self, op: str, mo: str = "MO-2026-00184") -> None:
        """Scan an operation."""
        self.scan(encode_op(mo, op))

    def card(self, *words: str) -> None:
        """Scan command cards."""
        self.scan(*(encode(Kind.CMD, word) for word in words))

    def book(self, good: int = 0, scrap: int = 0, reason: str = "DIM") -> None:
        """Book good and scrap by cards and keys."""
        self.card("GOOD")
        self.keys(*str(good))
        if scrap:
            self.card("SCRAP")
            self.keys(*str(scrap))
            self.scan(encode(Kind.RSN, reason))
        self.card("OK")

    @property
    def flash(self) -> str:
        """The result line."""
        return self.core.work.flash.text if self.core.work.flash else ""


@dataclass
class Net:
    """The network, the hub and its terminals."""

    hub: Hub
    clients: list[Client] = field(default_factory=list)
    retained: dict[str, bytes] = field(default_factory=dict)
    to_hub: list[tuple[str, bytes]] = field(default_factory=list)
    hub_up: bool = True
    _names: Any = field(default_factory=count)

    def __post_init__(self) -> None:
        self.start_hub()

    def start_hub(self) -> None:
        """The hub comes up: publishes itself and all documents."""
        self.hub_up = True
        for out in self.hub.engine.every_document(self.hub.now):
            self.publish(out)
        self._status(True)

    def stop_hub(self) -> None:
        """The hub dies: its will speaks, what was under way to it is gone."""
        self.hub_up = False
        self.to_hub.clear()
        self._status(False)

    def _status(self, online: bool) -> None:
        body = {"online": online, "ts": "2026-11-20T00:00:00Z", "generation": self.hub.engine.generation}
        self.publish(Outgoing(TOPICS.hub_status, to_bytes(body), retain=True))

    def terminal(self, workstation: str, name: str = "", *, enrolled: bool = True) -> Client:
        """A new terminal at a workstation, connected."""
        client = Client(name or f"T-{workstation}", workstation, self)
        if enrolled:
            self.hub.enrol(client.name)
        self.clients.append(client)
        client.connect()
        self.run()
        return client

    def publish(self, out: Outgoing) -> None:
        """A message of the hub's."""
        if out.retain:
            self.retained[out.topic] = out.payload
        for client in self.clients:
            if client.up and any(matches(pattern, out.topic) for pattern in client.core.subscriptions):
                client.core.on_message(out.topic, out.payload, client.now)

    def collect(self) -> None:
        """What terminals want to send now."""
        for client in self.clients:
            for send in client.core.tick(client.now):
                if client.up and send.channel != "info":
                    self.to_hub.append((f"{TOPICS.root}/t/{client.name}/{send.channel}/{send.leaf}", send.payload))

    def deliver(self) -> None:
        """What is under way reaches the hub as one batch."""
        arrivals: list[Arrival] = []
        messages, self.to_hub = self.to_hub, []
        for topic, payload in messages:
            parsed = TOPICS.parse_client(topic)
            assert parsed is not None
            if parsed.channel == "req":
                self._answer(arrivals)
                for out in self.hub.engine.ask("t", parsed.client, parsed.leaf, payload, self.hub.now):
                    self.publish(out)
            else:
                arrivals.append(Arrival("t", parsed.client, parsed.leaf, payload))
        self._answer(arrivals)

    def _answer(self, arrivals: list[Arrival]) -> None:
        for out in self.hub.engine.take(arrivals, self.hub.now):
            self.publish(out)
        arrivals.clear()
        for key in self.hub.engine.take_touched():
            self.publish(self.hub.engine.document(key, self.hub.now))

    def run(self, steps: int = 6) -> None:
        """Let everything that can happen now happen."""
        for _ in range(steps):
            self.hub.now += 1
            self.collect()
            if not self.to_hub:
                break
            if self.hub_up:
                self.deliver()
            else:
                self.to_hub.clear()

    def settle(self, seconds: int = 120) -> None:
        """Let time pass until every outbox is empty."""
        for _ in range(seconds):
            self.hub.now += 1_000
            self.run(40)
            if not any(client.core.journal.waiting_count() for client in self.clients):
                return
        raise AssertionError("the outboxes did not empty")

"""Who may publish and hear what: every kind of account against every branch, on a real Mosquitto with the generated list.

MQTT 5 says of a publication that it was denied. Of a subscription it does not (the SUBACK grants all): there it counts what
arrives.
"""

import queue
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import paho.mqtt.client as mqtt
import pytest
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

from shared.branches import READERS, Reader
from shared.bus import Bus
from shared.wire import BusEvent, Connected, NotPublishedError, Received
from tests.support.plant import eventually
from tests.support.site import Site

pytestmark = pytest.mark.system
ROOT: Final = "shopfloor/v1/test"
ACCOUNTS: Final = """
[accounts.hub]
kind = "hub"
[accounts.T-1]
kind = "terminal"
[accounts.T-2]
kind = "terminal"
[accounts.erp]
kind = "system"
roles = ["planner"]
[accounts.books]
kind = "system"
view = "money"
[accounts.meter]
kind = "system"
view = "floor"
[accounts.wall]
kind = "reader"
[accounts.desk]
kind = "reader"
view = "office"
[hub.clients.office]
roles = ["admin"]
"""
HUB, T1, ERP, BOOKS, METER, WALL, DESK = "hub", "T-1", "erp", "books", "meter", "wall", "desk"
VIEWS: Final[dict[str, Reader]] = {
    T1: "terminal",
    ERP: "office",
    "office": "office",
    BOOKS: "money",
    METER: "floor",
    WALL: "floor",
    DESK: "office",
}
EVERYBODY: Final = {HUB, *VIEWS}

WRITES: Final[dict[str, set[str]]] = {
    "t/T-1/cmd/output": {HUB, T1},
    "t/T-1/req/hello": {HUB, T1},
    "t/T-1/status": {HUB, T1},
    "t/T-1/info": {HUB, T1},
    "t/T-1/ack": {HUB},
    "t/T-1/res": {HUB},
    "t/T-1/desired": {HUB},
    "t/T-2/cmd/output": {HUB},
    "t/T-2/status": {HUB},
    "t/erp/cmd/output": {HUB},
    "t/erp/req/hello": {HUB},
    "t/wall/cmd/output": {HUB},
    "x/erp/cmd/mo-create": {HUB, ERP},
    "x/erp/req/authorise": {HUB, ERP},
    "x/erp/ack": {HUB},
    "x/erp/res": {HUB},
    "x/erp/status": {HUB},
    "x/T-1/cmd/mo-create": {HUB},
    "x/T-1/req/authorise": {HUB},
    "x/books/cmd/adjust": {HUB, BOOKS},
    "x/meter/cmd/adjust": {HUB, METER},
    "x/office/cmd/adjust": {HUB, "office"},
    "x/wall/cmd/adjust": {HUB},
    "x/wall/req/authorise": {HUB},
    "x/desk/req/authorise": {HUB},
    "state/mo/MO-1": {HUB},
    "state/people/0021": {HUB},
    "state/value/mo/MO-1": {HUB},
    "evt/mo/output": {HUB},
    "hub/status": {HUB},
    "hub/info": {HUB},
    "hub/anything": {HUB},
    "anything": {HUB},
}
"""Topic below the root → who may publish there."""
OWN: Final[dict[str, set[str]]] = {
    "t/T-1/ack": {HUB, T1},
    "t/T-1/res": {HUB, T1},
    "t/T-1/desired": {HUB, T1},
    "t/T-2/ack": {HUB},
    "t/T-1/cmd/output": {HUB},
    "x/erp/ack": {HUB, ERP},
    "x/erp/res": {HUB, ERP},
    "x/erp/cmd/mo-create": {HUB},
    "x/T-1/ack": {HUB},
    "x/wall/ack": {HUB},
    "state/unknown/x": {HUB},
    "state/ref/secret/x": {HUB},
}
"""Topic → who may hear what is said there, of what is on no branch."""


@dataclass
class Client:
    """An account that asks for everything, and tries to say something."""

    bus: Bus
    events: "queue.SimpleQueue[BusEvent]" = field(default_factory=queue.SimpleQueue)
    heard: set[str] = field(default_factory=set)
    bodies: set[tuple[str, bytes]] = field(default_factory=set)

    @classmethod
    def of(cls, site: Site, name: str, protocol: Literal["5", "3.1.1"] = "5") -> "Client":
        """Connected."""
        events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
        filters = ["#", f"{ROOT}/#", f"{ROOT}/state/#", f"{ROOT}/t/+/ack", f"{ROOT}/x/+/cmd/+"]
        settings = site.account(name).model_copy(update={"protocol": protocol})
        bus = Bus(settings, name=name, emit=events.put, subscriptions=lambda: filters)
        bus.start()
        assert isinstance(events.get(timeout=15), Connected), name
        return cls(bus, events)

    def may_say(self, topic: str) -> bool:
        """Whether the broker takes it."""
        try:
            self.bus.publish(f"{ROOT}/{topic}", b"{}").result(15)
        except NotPublishedError as error:
            assert "0x87" in str(error), topic
            return False
        return True

    def listen(self) -> None:
        """Take in what has come."""
        while not self.events.empty():
            event = self.events.get()
            if isinstance(event, Received):
                self.bus.acknowledge(event)
                topic = event.topic.removeprefix(f"{ROOT}/")
                self.heard.add(topic)
                self.bodies.add((topic, event.payload))


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site") / "plant", tls=False, more=ACCOUNTS)
    site.write()
    site.start()
    yield site
    site.stop()


@pytest.fixture(name="clients", scope="module")
def _clients(site: Site) -> Iterator[dict[str, Client]]:
    clients = {name: Client.of(site, name) for name in sorted(EVERYBODY)}
    yield clients
    for client in clients.values():
        client.bus.stop()


@pytest.mark.parametrize("topic", WRITES)
def test_who_may_publish(clients: dict[str, Client], topic: str) -> None:
    """A terminal as itself on t/, a system as itself on x/, a reader nowhere; the hub alone all the rest."""
    assert {name for name, client in clients.items() if client.may_say(topic)} == WRITES[topic]


def test_who_may_publish_by_the_older_protocol(site: Site, clients: dict[str, Client]) -> None:
    """MQTT 3.1.1 says of no publication that it was denied: what counts is what the hub hears."""
    older = {name: Client.of(site, name, "3.1.1") for name in VIEWS}
    for name, client in older.items():
        for topic in WRITES:
            client.bus.publish(f"{ROOT}/{topic}", f"3.1.1 {name}".encode()).result(15)
    hub = clients[HUB]
    assert hub.may_say("hub/behind-the-older")

    def all_of_it() -> bool:
        hub.listen()
        return "hub/behind-the-older" in hub.heard

    eventually(all_of_it, 15, "what was said last, behind all the rest")
    for client in older.values():
        client.bus.stop()
    said = {topic: {name for name in VIEWS if (topic, f"3.1.1 {name}".encode()) in hub.bodies} for topic in WRITES}
    assert said == {topic: names - {HUB} for topic, names in WRITES.items()}


@pytest.mark.parametrize("protocol", [MQTTProtocolVersion.MQTTv5, MQTTProtocolVersion.MQTTv311])
def test_a_will_says_no_more_than_its_account_may(
    site: Site, clients: dict[str, Client], protocol: MQTTProtocolVersion
) -> None:
    """What a broker says for a client that is gone: on foreign topics nothing, on its own what it left."""
    body = f"will {protocol}".encode()
    for topic in ("t/T-2/status", "t/T-2/cmd/output", "state/mo/MO-1", "hub/status", "x/erp/cmd/mo-create", "t/T-1/status"):
        _gone_without_a_word(site, T1, f"{ROOT}/{topic}", body, protocol)
    hub = clients[HUB]

    def its_own() -> bool:
        hub.listen()
        return ("t/T-1/status", body) in hub.bodies

    eventually(its_own, 15, "the last will, its own")
    assert [topic for topic, said in hub.bodies if said == body] == ["t/T-1/status"]


def _gone_without_a_word(site: Site, name: str, topic: str, body: bytes, protocol: MQTTProtocolVersion) -> None:
    """Connect with a will, and let the connection break. A broker that refuses such a will lets nobody in."""
    account = site.account(name)
    client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=protocol)
    client.username_pw_set(account.username, account.password)
    client.will_set(topic, body, qos=1)
    client.connect(account.host, account.port)
    deadline = time.monotonic() + 15
    while not client.is_connected() and client.socket() is not None and time.monotonic() < deadline:
        client.loop(0.05)
    sock = client.socket()
    if sock is not None:
        sock.close()


def test_who_hears_what(clients: dict[str, Client]) -> None:
    """Everybody asks for everything; what arrives is what the account's view shows, and its own answers."""
    expected = dict(OWN)
    for branch, readers in READERS.items():
        topic = branch.replace("+", "T-2") + ("" if branch.startswith("t/") else "/x")
        expected[topic] = {HUB, *(name for name, reader in VIEWS.items() if reader in readers)}
    for topic in (*expected, "hub/the-end"):
        assert clients[HUB].may_say(topic)

    def all_at_the_end() -> bool:
        for client in clients.values():
            client.listen()
        return all("hub/the-end" in client.heard for client in clients.values())

    eventually(all_at_the_end, 15, "what was said last, behind all the rest")
    heard = {topic: {name for name, client in clients.items() if topic in client.heard} for topic in expected}
    assert heard == expected
    assert heard["state/value/x"] == {HUB, BOOKS}
    assert heard["state/people/x"] == {HUB, T1, ERP, "office", BOOKS, DESK}


def test_who_is_not_declared_is_not_let_in(site: Site) -> None:
    """Not even with a password that is somebody's."""
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    stranger = site.account("erp").model_copy(update={"username": "T-9"})
    bus = Bus(stranger, name="T-9", emit=events.put, subscriptions=list)
    bus.start()
    assert not isinstance(events.get(timeout=15), Connected)
    bus.stop()


def test_a_revoked_account_is_out_at_the_next_reload(tmp_path: Path) -> None:
    """Gone from the configuration, gone from passwords and access list; a connection that stands is ended by the reload."""
    site = Site(tmp_path / "plant", tls=False, more=ACCOUNTS)
    site.write()
    site.start()
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    bus = Bus(site.account("T-2"), name="T-2", emit=events.put, subscriptions=list)
    bus.start()
    try:
        assert isinstance(events.get(timeout=15), Connected)
        site.config.write_text(site.config.read_text().replace('[accounts.T-2]\nkind = "terminal"\n', ""))
        assert site.write().gone == ["T-2"]
        assert not (site.accounts / "T-2.toml").exists()
        assert "T-2" not in (site.files / "passwords").read_text() + (site.files / "acl").read_text()
        site.reload()
        deadline = time.monotonic() + 15
        while bus.connected and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not bus.connected
    finally:
        bus.stop()
        site.stop()

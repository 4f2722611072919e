"""The MQTT link on a real Mosquitto."""

import queue
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shared import bus as bus_module
from shared.bus import Bus
from shared.wire import BusEvent, Connected, Disconnected, NotPublishedError, Received
from tests.support.broker import Mosquitto

pytestmark = pytest.mark.system
ROOT = "shopfloor/v1/test"


@pytest.fixture(name="broker")
def _broker(tmp_path: Path) -> Iterator[Mosquitto]:
    broker = Mosquitto(tmp_path, ["hub", "T1"])
    broker.start()
    yield broker
    broker.kill()


class Ear:
    """A bus with its events in a queue."""

    def __init__(self, broker: Mosquitto, user: str, *filters: str) -> None:
        self.events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
        self.bus = Bus(broker.settings(user), name=user, emit=self.events.put, subscriptions=lambda: filters)
        self.bus.start()

    def wait(self, kind: type[Any]) -> Any:
        """The next event of a kind."""
        while True:
            event = self.events.get(timeout=15)
            if isinstance(event, kind):
                return event


def test_no_delay_is_set_on_the_socket(broker: Mosquitto, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without TCP_NODELAY a round trip takes 44 ms a side."""
    seen: list[int] = []
    original = bus_module._no_delay

    def spy(client: Any, data: Any, sock: Any) -> None:
        original(client, data, sock)
        seen.append(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(bus_module, "_no_delay", spy)
    ear = Ear(broker, "hub")
    ear.wait(Connected)
    ear.bus.stop()
    assert seen
    assert all(seen)


def test_a_denied_publish_is_an_error(broker: Mosquitto) -> None:
    """A terminal can't write what only the hub writes; MQTT 5 says so."""
    ear = Ear(broker, "T1")
    ear.wait(Connected)
    for topic in ("state/mo/x", "t/T2/cmd/output", "hub/status", "t/T1/ack"):
        with pytest.raises(NotPublishedError, match="ACL"):
            ear.bus.publish(f"{ROOT}/{topic}", b"{}").result(5)
    ear.bus.publish(f"{ROOT}/t/T1/cmd/output", b"{}").result(5)
    ear.bus.stop()


def test_unacknowledged_messages_and_a_killed_broker(broker: Mosquitto) -> None:
    """Nothing is published while the link is down; it comes back by itself with its subscriptions."""
    hub = Ear(broker, "hub", f"{ROOT}/t/+/cmd/+")
    hub.wait(Connected)
    terminal = Ear(broker, "T1")
    terminal.wait(Connected)
    terminal.bus.publish(f"{ROOT}/t/T1/cmd/output", b"1").result(5)
    assert hub.wait(Received).payload == b"1"
    broker.kill()
    terminal.wait(Disconnected)
    with pytest.raises(NotPublishedError):
        terminal.bus.publish(f"{ROOT}/t/T1/cmd/output", b"2").result(5)
    broker.start()
    terminal.wait(Connected)
    hub.wait(Connected)
    terminal.bus.publish(f"{ROOT}/t/T1/cmd/output", b"3").result(5)
    assert hub.wait(Received).payload == b"3"
    terminal.bus.stop()
    hub.bus.stop()


def test_an_exception_in_emit_does_not_end_the_thread(broker: Mosquitto) -> None:
    """`is_connected()` would go on saying true."""
    calls: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()

    def emit(event: BusEvent) -> None:
        calls.put(event)
        raise RuntimeError("boom")

    bus = Bus(broker.settings("hub"), name="hub", emit=emit, subscriptions=lambda: [f"{ROOT}/#"])
    bus.start()
    assert isinstance(calls.get(timeout=15), Connected)
    for n in (b"1", b"2"):
        bus.publish(f"{ROOT}/state/x", n).result(5)
        while True:
            event = calls.get(timeout=15)
            if isinstance(event, Received):
                assert event.payload == n
                break
    bus.stop()

"""Everything is said anew in slices: the broker takes one before the next goes out, and bookings are taken in between."""

from concurrent.futures import Future
from dataclasses import dataclass, field

import pytest

from hub.service import publisher
from hub.service.messages import Outgoing
from hub.service.publisher import SLICE_PATIENCE_MS, Publisher
from tests.hub.floor import floor, make, order
from tests.support.hub import Hub

AT_ONCE = 10


@dataclass
class Broker:
    """Notes what is published and acknowledges when it is told to."""

    published: list[Outgoing] = field(default_factory=list)
    waiting: list["Future[None]"] = field(default_factory=list)

    def publish(self, out: Outgoing) -> "Future[None]":
        """QoS 0 is done at once."""
        self.published.append(out)
        future: Future[None] = Future()
        if out.qos:
            self.waiting.append(future)
        else:
            future.set_result(None)
        return future

    def acknowledge(self) -> None:
        """All that has come."""
        for future in self.waiting:
            future.set_result(None)
        self.waiting.clear()

    @property
    def documents(self) -> list[str]:
        """The topics of the documents, as they came."""
        return [out.topic for out in self.published if "/state/" in out.topic]


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    """A floor with some more orders, its slices small."""
    hub = floor()
    for number in range(300, 312):
        order(hub, f"MO-2026-{number:05d}")
    monkeypatch.setattr(hub.engine, "every_key", lambda: type(hub.engine).every_key(hub.engine, AT_ONCE))
    return hub


@pytest.fixture
def broker() -> Broker:
    """A broker that has nothing yet."""
    return Broker()


@pytest.fixture
def saying(hub: Hub, broker: Broker) -> Publisher:
    """A publisher that has begun to say everything."""
    hub.engine.take_touched()
    publishing = Publisher(hub.engine, broker.publish)
    publishing.everything(hub.now)
    return publishing


def test_a_slice_waits_for_the_one_before(hub: Hub, broker: Broker, saying: Publisher) -> None:
    """No more than one is under way: an answer never stands behind all documents of a plant."""
    first = len(broker.documents)
    assert 0 < first <= AT_ONCE
    saying.pump(hub.now)
    assert (len(broker.documents), saying.saying_everything) == (first, True)
    broker.acknowledge()
    saying.pump(hub.now)
    assert first < len(broker.documents) <= first + AT_ONCE + 5  # an order's documents stay together


def test_all_is_said_once(hub: Hub, broker: Broker, saying: Publisher) -> None:
    """Slice by slice the same documents as all at once."""
    for _ in range(200):
        broker.acknowledge()
        saying.pump(hub.now)
    assert not saying.saying_everything
    wanted = [out.topic for out in hub.engine.every_document(hub.now)]
    assert len(wanted) > 5 * AT_ONCE
    assert sorted(broker.documents) == sorted(wanted)


def test_what_changes_meanwhile_goes_first(hub: Hub, broker: Broker, saying: Publisher) -> None:
    """A booking is decided between two slices, and its documents wait for none of them."""
    before = len(broker.documents)
    make(hub)
    saying.pump(hub.now)
    assert any("/op/" in topic for topic in broker.documents[before:])
    assert saying.saying_everything


def test_a_broker_that_never_answers_holds_nothing_up(hub: Hub, broker: Broker, saying: Publisher) -> None:
    """After a while the next slice goes out all the same."""
    before = len(broker.documents)
    saying.pump(hub.now + SLICE_PATIENCE_MS - 1)
    assert len(broker.documents) == before
    saying.pump(hub.now + SLICE_PATIENCE_MS)
    assert len(broker.documents) > before


def test_it_comes_again_soon(hub: Hub, saying: Publisher) -> None:
    """While something is left to be said the hub does not sleep."""
    assert saying.pump(hub.now) <= publisher.NEXT_SLICE_MS


def test_another_connect_begins_anew(hub: Hub, broker: Broker, saying: Publisher) -> None:
    """What was left of the first is dropped."""
    first = list(broker.documents)
    saying.everything(hub.now)
    assert broker.documents == first * 2

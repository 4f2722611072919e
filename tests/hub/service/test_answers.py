"""Answers on their way: a bounded number under way, a bounded number that waits."""

from concurrent.futures import Future

from hub.service.answers import KEPT, PATIENCE_MS, WINDOW, Answers
from hub.service.messages import Outgoing


class Broker:
    """Notes what is published and acknowledges when it is told to."""

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self._futures: list[Future[None]] = []

    def publish(self, out: Outgoing) -> Future[None]:
        self.sent.append(out)
        self._futures.append(Future())
        return self._futures[-1]

    def acknowledge(self, number: int) -> None:
        for future in self._futures[:number]:
            future.set_result(None)
        del self._futures[:number]

    @property
    def under_way(self) -> int:
        return len(self._futures)


def answers(topic: str, number: int) -> list[Outgoing]:
    return [Outgoing(topic, b"%d" % n) for n in range(number)]


def test_no_more_than_the_window_is_ever_under_way() -> None:
    broker = Broker()
    line = Answers(broker.publish)
    for answer in answers("a/ack", WINDOW + 50):
        line.put(answer)
    assert line.pump(0)
    assert broker.under_way == WINDOW
    assert line.pump(1)
    assert broker.under_way == WINDOW
    broker.acknowledge(20)
    line.pump(2)
    assert broker.under_way == WINDOW
    broker.acknowledge(WINDOW)
    assert not line.pump(3)
    assert [int(out.payload) for out in broker.sent] == list(range(WINDOW + 50)), "in their order"


def test_one_clients_many_answers_do_not_hold_up_anothers() -> None:
    broker = Broker()
    line = Answers(broker.publish)
    for answer in [*answers("flood/ack", WINDOW + 200), *answers("office/ack", 1)]:
        line.put(answer)
    line.pump(0)
    assert "office/ack" in [out.topic for out in broker.sent]


def test_of_one_client_only_the_newest_are_kept() -> None:
    broker = Broker()
    line = Answers(broker.publish)
    for answer in answers("flood/ack", 5 * KEPT):
        line.put(answer)
    while line.pump(0):
        broker.acknowledge(broker.under_way)
    assert [int(out.payload) for out in broker.sent] == list(range(4 * KEPT, 5 * KEPT))


def test_what_is_never_acknowledged_does_not_stop_the_hub() -> None:
    broker = Broker()
    line = Answers(broker.publish)
    for answer in answers("a/ack", WINDOW + 1):
        line.put(answer)
    assert line.pump(0)
    assert not line.pump(PATIENCE_MS)


def test_when_the_link_is_down_those_who_wait_ask_again() -> None:
    broker = Broker()
    line = Answers(broker.publish)
    for answer in answers("a/ack", WINDOW + 1):
        line.put(answer)
    line.pump(0)
    line.forget()
    assert not line.pump(1)
    assert len(broker.sent) == WINDOW

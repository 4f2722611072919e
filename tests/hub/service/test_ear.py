"""What the broker keeps where only the hub speaks is heard, and told from what was said."""

from collections.abc import Sequence
from concurrent.futures import Future

from hub.service.ear import SWEEP_EVERY_MS, SWEEP_MS, Ear
from hub.service.retained import PATIENCE_MS
from shared.topics import Topics
from shared.wire import Received

TOPICS = Topics("test")
ACK = TOPICS.client("t", "T1", "ack")
DESIRED = TOPICS.client("t", "T1", "desired")
NOW = 1_000_000


class Wire:
    """Notes what is asked of it."""

    def __init__(self) -> None:
        self.connected = True
        self.filters: set[str] = set()

    def publish(self, topic: str, payload: bytes, *, qos: int = 1, retain: bool = False) -> "Future[None]":
        """Not by an ear."""
        raise AssertionError(topic)

    def acknowledge(self, message: Received) -> None:
        """Nothing waits for it."""

    def subscribe(self, filters: Sequence[str]) -> None:
        """Listen."""
        self.filters |= set(filters)

    def unsubscribe(self, filters: Sequence[str]) -> None:
        """Listen no more."""
        self.filters -= set(filters)


def message(topic: str, payload: bytes, *, retained: bool = False) -> Received:
    """As the broker brings it."""
    return Received(topic, payload, retained, 1, 0, 0)


def test_answers_are_listened_to_now_and_then() -> None:
    """At the connect and each minute, for a moment; at the rest all the time."""
    wire = Wire()
    ear = Ear(wire, TOPICS)
    ear.begin()
    always = set(wire.filters)
    ear.wrong(NOW)
    assert {f"{TOPICS.root}/{plane}/+/{channel}" for plane in "tx" for channel in ("ack", "res")} == wire.filters - always
    ear.wrong(NOW + SWEEP_MS)
    assert wire.filters == always
    ear.wrong(NOW + SWEEP_EVERY_MS - 1)
    assert wire.filters == always
    ear.wrong(NOW + SWEEP_EVERY_MS)
    assert wire.filters > always


def test_what_is_kept_and_was_not_said_is_wrong() -> None:
    """A kept answer, whatever it says; another document than the one said; not an answer that just passes by."""
    ear = Ear(Wire(), TOPICS)
    ear.said(DESIRED, b"mine")
    ear.said(ACK, b"never kept")
    assert not ear.heard(message(ACK, b"mine"), NOW)
    assert ear.heard(message(ACK, b"theirs", retained=True), NOW)
    assert ear.heard(message(DESIRED, b"mine"), NOW)
    assert ear.heard(message(f"{TOPICS.root}/hub/other", b"x"), NOW)
    assert not ear.heard(message(TOPICS.hub_status, b"x", retained=True), NOW)
    assert not ear.heard(message(TOPICS.client("t", "T1", "info"), b"x", retained=True), NOW)
    assert ear.wrong(NOW + PATIENCE_MS) == [ACK, f"{TOPICS.root}/hub/other"]
    ear.heard(message(DESIRED, b"theirs"), NOW)
    assert ear.wrong(NOW + PATIENCE_MS) == [DESIRED]
    ear.heard(message(DESIRED, b"theirs"), NOW)
    ear.heard(message(DESIRED, b"mine"), NOW)
    assert ear.wrong(NOW + PATIENCE_MS) == []

"""What the broker keeps where only the hub speaks: documents, `desired`, `hub/info`; and answers, which are never kept.

Documents are listened to all the time. To hear every answer a second time would double the hub's work, so what is kept of
those is asked for now and then.
"""

from typing import Final

from hub.service.retained import Retained
from shared.topics import Topics
from shared.wire import Received, Wire

SWEEP_EVERY_MS: Final = 60_000
SWEEP_MS: Final = 2_000
"""So long it listens to answers: what is kept is said at once."""
ANSWERS: Final = ("ack", "res")


class Ear:
    """One connection that only hears, and what was said on the other one."""

    def __init__(self, wire: Wire, topics: Topics) -> None:
        self._wire = wire
        self._topics = topics
        self._retained = Retained()
        self._answers = [f"{topics.root}/{plane}/+/{channel}" for plane in ("t", "x") for channel in ANSWERS]
        self._swept_at: int | None = None
        self._sweeping = False

    @property
    def filters(self) -> list[str]:
        """What it listens to all the time."""
        root = self._topics.root
        return [self._topics.state_filter("#"), f"{root}/t/+/desired", f"{root}/hub/+"]

    def begin(self) -> None:
        """Everything is about to be said anew."""
        self._retained.begin()
        self._wire.subscribe(self.filters)
        self._swept_at, self._sweeping = None, False

    def said(self, topic: str, payload: bytes) -> None:
        """The hub has published this."""
        if self._kept(topic):
            self._retained.said(topic, payload)

    def heard(self, message: Received, now: int) -> bool:
        """Whether this is the ear's business alone."""
        if self._kept(message.topic) or (message.retained and self._is_answer(message.topic)):
            self._retained.heard(message.topic, message.payload, now)
            return True
        return False

    def wrong(self, now: int) -> list[str]:
        """Where the broker keeps something else than what was said."""
        self._sweep(now)
        return self._retained.wrong(now)

    def _sweep(self, now: int) -> None:
        since = None if self._swept_at is None else abs(now - self._swept_at)
        if self._sweeping and since is not None and since >= SWEEP_MS:
            self._wire.unsubscribe(self._answers)
            self._sweeping = False
        elif not self._sweeping and self._wire.connected and (since is None or since >= SWEEP_EVERY_MS):
            self._wire.subscribe(self._answers)
            self._swept_at, self._sweeping = now, True

    def _kept(self, topic: str) -> bool:
        """The hub's status is none of these: it is said again and again, and its neighbours hear it."""
        root = self._topics.root
        if topic.startswith(f"{root}/state/"):
            return True
        if topic.startswith(f"{root}/hub/"):
            return topic != self._topics.hub_status
        client = self._topics.parse_client(topic)
        return client is not None and (client.plane, client.channel, client.leaf) == ("t", "desired", "")

    def _is_answer(self, topic: str) -> bool:
        client = self._topics.parse_client(topic)
        return client is not None and client.channel in ANSWERS

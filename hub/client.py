"""A client on the `x/` plane: how the command line and the importer speak to the hub, over MQTT like everyone."""

import json
import queue
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from shared import clock
from shared.bus import Bus, BusEvent, Connected, Disconnected, NotPublishedError, Received
from shared.envelope import Ack, seal, to_bytes
from shared.plant_time import datetime_of
from shared.settings import Settings
from shared.topics import Topics

RESEND_S: Final = 3.0
WINDOW: Final = 64


class NoAnswerError(RuntimeError):
    """The broker or the hub could not be reached in time; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """A command to send. A given id makes a rerun harmless."""

    verb: str
    data: dict[str, Any]
    id: str = field(default_factory=clock.uuid7)
    badge: str = ""
    time: datetime | None = None


class HubClient:
    """Use as a context manager."""

    def __init__(self, settings: Settings, *, timeout: float = 15.0) -> None:
        self._settings = settings
        self._topics = Topics(settings.site)
        self._timeout = timeout
        self._acks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._up = threading.Event()
        self._why = "the broker can't be reached"
        self._bus = Bus(
            settings.broker,
            name=settings.client,
            emit=self._on_event,
            subscriptions=lambda: [self._topics.client("x", settings.client, "ack")],
        )

    def __enter__(self) -> "HubClient":
        self._bus.start()
        if not self._up.wait(self._timeout):
            self._bus.stop()
            broker = self._settings.broker
            raise NoAnswerError(f"{broker.host}:{broker.port}: {self._why}. Is the broker running, is the password right?")
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.stop()

    def _on_event(self, event: BusEvent) -> None:
        if isinstance(event, Connected):
            self._up.set()
        elif isinstance(event, Disconnected):
            self._why = event.reason
            self._up.clear()
        elif isinstance(event, Received):
            self._bus.acknowledge(event)
            self._acks.put(event.payload)

    def send(self, verb: str, **data: Any) -> Ack:
        """Send one command and wait for its answer."""
        return self.send_all([Order(verb, data)])[0]

    def send_all(self, orders: Iterable[Order]) -> list[Ack]:
        """Send commands in order, several under way at once, and wait for all answers.

        The `x/` plane has no sequences, so order is only kept from one call to the next. Raises `NoAnswerError` when the
        hub stays silent.
        """
        todo = list(orders)
        answers: dict[str, Ack] = {}
        for start in range(0, len(todo), WINDOW):
            self._window(todo[start : start + WINDOW], answers)
        return [answers[order.id] for order in todo]

    def _window(self, orders: list[Order], answers: dict[str, Ack]) -> None:
        open_ = {order.id: order for order in orders}
        deadline = time.monotonic() + self._timeout
        while open_:
            for order in open_.values():
                self._publish(order)
            resend = min(deadline, time.monotonic() + RESEND_S)
            while open_ and time.monotonic() < resend:
                try:
                    payload = self._acks.get(timeout=max(0.01, resend - time.monotonic()))
                except queue.Empty:
                    break
                ack = _read(payload)
                if ack is not None and ack.status != "retry" and open_.pop(ack.id, None) is not None:
                    answers[ack.id] = ack
                    deadline = time.monotonic() + self._timeout
            if open_ and time.monotonic() >= deadline:
                raise NoAnswerError("the hub does not answer: is `shopfloor hub` running on this site and broker?")

    def _publish(self, order: Order) -> None:
        when = order.time or datetime_of(clock.now_ms())
        client = self._settings.client
        body = seal(
            verb=order.verb, identity=order.id, source=client, time=when, data=order.data, authid=order.badge
        )  # fmt: skip
        future = self._bus.publish(self._topics.command("x", client, order.verb), to_bytes(body))
        if future.done() and isinstance(future.exception(), NotPublishedError):
            time.sleep(0.1)


def _read(payload: bytes) -> Ack | None:
    try:
        return Ack.model_validate(json.loads(payload))
    except ValueError:
        return None

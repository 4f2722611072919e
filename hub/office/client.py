"""A client on the `x/` plane: how the command line and the importer speak to the hub, over MQTT like everyone."""

import json
import queue
import threading
import time
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, TypeVar

from shared import clock
from shared.bus import Bus
from shared.commands import Answer, EventsAnswer
from shared.envelope import Ack, seal, to_bytes
from shared.plant_time import datetime_of
from shared.settings import Settings
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, NotPublishedError, Received

A = TypeVar("A", Answer, EventsAnswer)
RESEND_S: Final = 3.0
WINDOW: Final = 64
ABSENT_S: Final = 2.5
"""How long a command waits for a broker or a hub that is not there: they may be just starting."""
NOBODY: Final = "the hub does not answer: is `shopfloor hub` running on this site and broker?"
_CAME: Final = b"the hub came"
"""Stands among the answers where the hub has come online."""
STATUS_S: Final = 1.0
"""How long the hub's status may take; a broker has it at once, if the hub was ever there."""


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
    """Use as a context manager. A hub that is there has `timeout` seconds to answer, one that is not `absent` to come."""

    def __init__(self, settings: Settings, *, timeout: float = 15.0, absent: float | None = None) -> None:
        self._settings = settings
        self._broker = settings.broker_as(settings.client)
        self._topics = Topics(settings.site)
        self._timeout = timeout
        self._absent = timeout if absent is None else absent
        self._hub: bool | None = None
        """Whether the hub is there; None as long as nothing is known of it."""
        self._came = 0.0
        """When it last came: what was sent before reached nobody."""
        self._status = threading.Condition()
        self._acks: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._refused = ""
        self._up = threading.Event()
        self._broker_answered = threading.Event()
        self._why = "the broker does not answer"
        self._ack_topic, res_topic = (self._topics.client("x", settings.client, kind) for kind in ("ack", "res"))
        self._bus = Bus(
            self._broker,
            name=settings.client,
            emit=self._on_event,
            subscriptions=lambda: [self._ack_topic, res_topic, self._topics.hub_status],
        )

    def __enter__(self) -> "HubClient":
        began = time.monotonic()
        self._bus.start()
        self._broker_answered.wait(self._absent)
        try:
            if not self._up.is_set():
                broker = self._broker
                raise NoAnswerError(f"{broker.host}:{broker.port}: {self._why}")
            self._wait_for_the_hub(began + self._absent)
        except NoAnswerError:
            self._bus.stop()
            raise
        return self

    def _wait_for_the_hub(self, until: float) -> None:
        """Nothing is sent to a hub that said it is gone: nobody would take it. Of a silent one nothing is known."""
        with self._status:
            self._status.wait_for(lambda: self._hub is not None, STATUS_S)
            if self._hub is None:
                self._timeout = min(self._timeout, self._absent)
            elif not self._status.wait_for(lambda: self._hub, max(0.0, until - time.monotonic())):
                raise NoAnswerError(NOBODY)

    def __exit__(self, *_: object) -> None:
        self._bus.stop()

    def _on_event(self, event: BusEvent) -> None:
        if isinstance(event, Connected):
            self._up.set()
            self._broker_answered.set()
        elif isinstance(event, Disconnected):
            self._up.clear()
            if not self._broker_answered.is_set():
                self._why = event.words
            if event.lasting:  # trying again would not help
                self._broker_answered.set()
        elif isinstance(event, Received):
            self._bus.acknowledge(event)
            if event.topic == self._topics.hub_status:
                self._on_status(event.payload)
                return
            (self._acks if event.topic == self._ack_topic else self._answers).put(event.payload)

    def _on_status(self, payload: bytes) -> None:
        try:
            online = json.loads(payload)["online"] is True
        except (ValueError, KeyError, TypeError):
            return
        with self._status:
            if online and not self._hub:
                self._came = time.monotonic()
                self._acks.put(_CAME)
            self._hub = online
            self._status.notify_all()

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

    def ask(self, query: str, **data: Any) -> Answer:
        """Ask the hub something that is never stored (`authorise`, `set-pin`), and wait for its answer.

        Once the broker has taken the question it is not repeated: a wrong PIN would count twice.
        """
        return self._asked(query, Answer, data)

    def events(self, after: int, topics: Iterable[str] = ()) -> EventsAnswer:
        """A page of the events behind a number, those of some topics or all that may be read."""
        return self._asked("events", EventsAnswer, {"after": after, "topics": list(topics)})

    def _asked(self, query: str, kind: type[A], data: dict[str, Any]) -> A:
        identity = clock.uuid7()
        payload = to_bytes({"id": identity, **data})
        topic = self._topics.request("x", self._settings.client, query)
        deadline = time.monotonic() + self._timeout
        while not self._taken(self._bus.publish(topic, payload), deadline):
            self._give_up(deadline)
            time.sleep(0.1)
        while True:
            self._give_up(deadline)
            try:
                answer = _answer(self._answers.get(timeout=max(0.01, deadline - time.monotonic())), kind)
            except queue.Empty:
                continue
            if answer is not None and answer.id == identity:
                return answer

    def _taken(self, future: Future[None], deadline: float) -> bool:
        try:
            future.result(max(0.01, deadline - time.monotonic()))
        except NotPublishedError as error:
            self._refused = str(error)
            return False
        except TimeoutError:
            return False
        self._refused = ""
        return True

    def _give_up(self, deadline: float) -> None:
        """Raise `NoAnswerError` when there is nothing left to wait for."""
        if "ACL" in self._refused:
            client = self._settings.client
            raise NoAnswerError(
                f"the broker lets user {self._broker.username!r} not speak as the client {client!r} "
                f"({self._refused}): set `client` to the broker's user name, or correct the broker's access list"
            )
        if time.monotonic() >= deadline:
            raise NoAnswerError(NOBODY)

    def _window(self, orders: list[Order], answers: dict[str, Ack]) -> None:
        open_ = {order.id: order for order in orders}
        deadline = time.monotonic() + self._timeout
        while open_:
            sent = time.monotonic()
            for order in open_.values():
                self._publish(order)
            resend = min(deadline, time.monotonic() + RESEND_S)
            while open_ and time.monotonic() < resend:
                try:
                    payload = self._acks.get(timeout=max(0.01, resend - time.monotonic()))
                except queue.Empty:
                    break
                if payload is _CAME and self._came > sent:
                    break
                ack = _read(payload)
                if ack is not None and ack.status != "retry" and open_.pop(ack.id, None) is not None:
                    answers[ack.id] = ack
                    deadline = time.monotonic() + self._timeout
            if open_:
                self._give_up(deadline)

    def _publish(self, order: Order) -> None:
        when = order.time or datetime_of(clock.now_ms())
        client = self._settings.client
        body = seal(verb=order.verb, identity=order.id, source=client, time=when, data=order.data, authid=order.badge)
        future = self._bus.publish(self._topics.command("x", client, order.verb), to_bytes(body))
        if future.done() and isinstance(future.exception(), NotPublishedError):
            time.sleep(0.1)
        else:
            future.add_done_callback(self._published)

    def _published(self, future: Future[None]) -> None:
        error = future.exception()
        self._refused = "" if error is None else str(error)


def _read(payload: bytes) -> Ack | None:
    try:
        return Ack.model_validate(json.loads(payload))
    except ValueError:
        return None


def _answer(payload: bytes, kind: type[A]) -> A | None:
    try:
        return kind.model_validate(json.loads(payload))
    except ValueError:
        return None

"""A terminal on a wire, without thread or clock: events of the bus in, publications out."""

from typing import Final

from shared.envelope import stamped, to_bytes
from shared.plant_time import iso
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, Received, Will, Wire
from terminal.core.delivery.courier import Send
from terminal.core.delivery.moment import Moment
from terminal.core.operator.terminal import TerminalCore

STATUS_EVERY_MS: Final = 15_000
"""The will of a connection that the broker gave up late says *offline* after this one has said *online*: say it again."""


def will_of(topics: Topics, terminal: str, ms: int) -> Will:
    """What the broker says when the terminal is gone without a word, and the terminal when it leaves."""
    return Will(topics.client("t", terminal, "status"), to_bytes({"online": False, "ts": iso(ms)}))


class TerminalNode:
    """One terminal between its core and its wire."""

    def __init__(self, core: TerminalCore, topics: Topics) -> None:
        self.core = core
        self._topics = topics
        self._subscribed: set[str] = set()
        self._told_at = 0
        self._heard = True
        """Whether something has come that may ask for more to be listened to."""

    def handle(self, event: BusEvent, wire: Wire, now: Moment) -> None:
        """An event of the bus, then what is due."""
        self.receive(event, wire, now)
        self.pump(wire, now)

    def receive(self, event: BusEvent, wire: Wire, now: Moment) -> None:
        """An event of the bus alone: who takes many at once sends what is due after the last."""
        self._heard = True
        if isinstance(event, Received):
            self.core.on_message(event.topic, event.payload, now, retained=event.retained)
            wire.acknowledge(event)
        elif isinstance(event, Connected):
            self._tell_status(wire, now)
            self.core.on_connected(now)
        elif isinstance(event, Disconnected):
            self.core.on_disconnected(now, event.reason)

    def pump(self, wire: Wire, now: Moment) -> None:
        """Send what is due, and listen to what has become known."""
        for send in self.core.tick(now):
            payload = send.payload if send.channel == "cmd" else stamped(send.payload)
            wire.publish(self._topic(send), payload, retain=send.retain)
        if wire.connected and now.mono - self._told_at >= STATUS_EVERY_MS:
            self._tell_status(wire, now)
        if self._heard and wire.connected:
            self._heard = False
            wanted = set(self.core.subscriptions)
            if wanted - self._subscribed:
                wire.subscribe(sorted(wanted - self._subscribed))
                self.core.asked(now)
                self._subscribed |= wanted

    def _tell_status(self, wire: Wire, now: Moment) -> None:
        self._told_at = now.mono
        topic = self._topics.client("t", self.core.terminal, "status")
        wire.publish(topic, to_bytes({"online": True, "ts": iso(now.ms)}), retain=True)

    def _topic(self, send: Send) -> str:
        terminal = self.core.terminal
        if send.channel == "cmd":
            return self._topics.command("t", terminal, send.leaf)
        if send.channel == "req":
            return self._topics.request("t", terminal, send.leaf)
        return self._topics.client("t", terminal, send.channel)

    def all_subscriptions(self) -> list[str]:
        """Everything to listen to; asked by the wire with every connect."""
        wanted = self.core.subscriptions
        self._subscribed = set(wanted)
        return wanted

"""Another system of the plant that sends what it has to say again and again, and now and then uses an id for two things."""

import json
from random import Random
from typing import Any

from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from shared.topics import Topics
from shared.wire import BusEvent, Received, Will
from shared.world.broker import SimBroker
from shared.world.wire import SimWire
from tests.simulation.plain import rows
from tests.simulation.plan import ORDERS

NAME = "office"
MINUTE = 60_000
TWICE = 0.3
"""How often an id comes again with other words."""


class Erp:
    """An `x/` client. Sends notes on orders until everybody has gone home, and goes on repeating what it has sent."""

    def __init__(self, broker: SimBroker, topics: Topics, dice: Random) -> None:
        self.name = NAME
        self.busy = True
        self._last_times = 6
        """So often it repeats itself soon after everybody has gone home."""
        self.sent: dict[str, list[bytes]] = {}
        """By id: what was sent under it; a second content is one too many."""
        self.conflicts: set[str] = set()
        """Ids of which the hub has said that they are taken."""
        self._broker = broker
        self._topics = topics
        self._dice = dice
        ears = [topics.client("x", NAME, "ack")]
        gone = Will(topics.client("x", NAME, "status"), to_bytes({"online": False}))
        self.wire = SimWire(broker, NAME, emit=self._emit, subscriptions=lambda: ears, will=lambda: gone)

    def boot(self) -> None:
        """Begin."""
        self.wire.start()
        self._broker.schedule.after(self._dice.randint(MINUTE, 5 * MINUTE), self._live)

    def _live(self) -> None:
        if self.busy:
            self._more()
        for payloads in self.sent.values():
            self._send(payloads[-1])
        self._last_times -= not self.busy
        longest = 4 if self._last_times > 0 else 40
        self._broker.schedule.after(self._dice.randint(MINUTE, longest * MINUTE), self._live)

    def _more(self) -> None:
        if self.sent and self._dice.random() < TWICE:
            identity = self._dice.choice(sorted(self.sent))
            if len(self.sent[identity]) == 1:
                self.sent[identity].append(self._note(identity, "other words"))
            return
        identity = f"00000000-0000-7000-9000-{len(self.sent) + 1:012d}"
        self.sent[identity] = [self._note(identity, "words")]

    def _note(self, identity: str, text: str) -> bytes:
        now = datetime_of(self._broker.schedule.now)
        data = {"subject": self._dice.choice(sorted(ORDERS)), "text": f"{text} of {identity}"}
        return to_bytes(seal(verb="note", identity=identity, source=NAME, time=now, data=data))

    def _send(self, payload: bytes) -> None:
        self.wire.publish(self._topics.command("x", NAME, "note"), payload)

    def _emit(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            try:
                answer: dict[str, Any] = json.loads(event.payload)
            except ValueError:
                return
            if isinstance(answer, dict) and answer.get("code") == "id-conflict":
                self.conflicts.add(str(answer.get("id")))

    def judge(self, hub: Any) -> list[str]:
        """What is wrong: a note that is there as it was not sent first, or a second content that was not refused.

        After a restore of the hub either may be the first that it knows.
        """
        bodies = {
            identity: body.encode() for identity, body in rows(hub, f"SELECT id, body FROM inbox WHERE source = 'x/{NAME}'")
        }
        wrong = []
        for identity, payloads in self.sent.items():
            kept = bodies.get(identity)
            if kept is None:
                wrong.append(f"erp: {identity} never arrived")
            elif _words(kept) not in map(_words, payloads):
                wrong.append(f"erp: {identity} is kept as it was never sent: {kept[:200]!r}")
            elif _words(kept) != _words(payloads[-1]) and identity not in self.conflicts:
                wrong.append(f"erp: {identity} came with two contents, and nobody was told")
        return wrong


def _words(payload: bytes) -> Any:
    """What a note says. One damaged bit may make the checksum's name another: then it counts as one without."""
    return json.loads(payload)["data"]

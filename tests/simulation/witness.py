"""Hears everything the hub says and everything that reaches it, and asks its database whether it is true."""

import json
import re
from collections import deque
from collections.abc import Sequence
from hashlib import sha256
from random import Random
from typing import Any

from hub.rehearsal.machine import HubMachine
from shared.topics import matches
from shared.wire import BusEvent, Received, Will
from shared.world.broker import Endpoint, Session, SimBroker
from shared.world.weather import Arrival, Packet
from tests.simulation.plain import rows

PAST = 200
"""So many documents are remembered that the hub has said."""
_NUMBER = re.compile(rb'"(?:rev|no)":(\d+)')
"""The inbox number in documents and events."""


class Chronicle(SimBroker):
    """A broker that notes all that goes through it, in one number."""

    def __init__(self, *all_of_it: Any) -> None:
        super().__init__(*all_of_it)
        self._digest = sha256()
        self.last = ""
        """The topic of what was published last."""

    def note(self, *what: str | bytes) -> None:
        """Something happened, now."""
        parts = (str(self.schedule.now), *what)
        self._digest.update(b"\0".join(part if isinstance(part, bytes) else part.encode() for part in parts))

    def digest(self) -> str:
        """All that happened so far, as one number."""
        return self._digest.hexdigest()

    def publish(self, session: Session, packet: Packet, mid: int) -> None:
        """A client publishes."""
        self.last = packet.topic
        self.note(session.end.name, packet.topic, packet.payload)
        super().publish(session, packet, mid)

    def _delivered(self, session: Session, arrival: Arrival, number: int, retained: bool) -> None:
        self.note(session.end.name, str(number), arrival.packet.topic)
        super()._delivered(session, arrival, number, retained)


class Witness(Chronicle):
    """The broker of a run, which remembers what the hub told until it has been checked."""

    def __init__(self, *all_of_it: Any) -> None:
        super().__init__(*all_of_it)
        self.problems: list[str] = []
        self._hub: HubMachine
        self._newest = 0
        self._answered: dict[str, int] = {}
        self._engine: object = None
        self._poison = 0
        self._spoke = False
        self._past: deque[Packet] = deque(maxlen=PAST)

    def watch(self, hub: HubMachine) -> None:
        """Whose words are weighed."""
        self._hub = hub
        hub.on_round = self._round

    def open(self, end: Endpoint, will: Will | None, filters: list[str]) -> Session | None:
        """A client connects. The hub does so after each crash: what it told before must have outlived it."""
        if end.name == self._hub.name:
            self.check()
        return super().open(end, will, filters)

    def publish(self, session: Session, packet: Packet, mid: int) -> None:
        """A client publishes."""
        if session.end.name == self._hub.name:
            self._hear(packet)
        super().publish(session, packet, mid)

    def _hear(self, packet: Packet) -> None:
        if packet.topic.endswith("/ack"):
            if not packet.payload:  # what somebody had left there is taken away
                return
            answer = json.loads(packet.payload)
            if answer["no"] is not None:
                self._answered[answer["id"]] = answer["no"]
        elif "/state/" in packet.topic or "/evt/" in packet.topic:
            if packet.payload and "/state/" in packet.topic:
                self._past.append(packet)
            match = _NUMBER.search(packet.payload)
            if match is not None:
                self._newest = max(self._newest, int(match[1]))

    def tell_the_past(self, dice: Random) -> None:
        """To everybody who listens, once more: documents that the hub has said before. None of them is news."""
        for session in list(self.sessions.values()):
            # What took a document away has no revision to tell by: what is no more is not told of.
            kept = [packet for packet in self._past if packet.topic in self.retained]
            heard = [packet for packet in kept if any(matches(wanted, packet.topic) for wanted in session.filters)]
            for packet in dice.sample(heard, min(len(heard), PAST // 4)):
                old = Arrival(0, Packet(session.end.name, packet.topic, packet.payload))
                moment = self.schedule.now + dice.randint(1, 60_000)
                self.schedule.at(moment, self._delivered, session, old, session.down.put(), False)

    def check(self) -> None:
        """L23: answers, documents and events told of what is in the database, and of nothing else."""
        if not (self._newest or self._answered):
            return
        disk = self._hub.disk
        newest = rows(disk, "SELECT max(no) FROM inbox")[0][0]
        if self._newest > newest:
            self.problems.append(f"L23: the hub published what command {self._newest} did; its inbox ends at {newest}")
        numbers = dict(rows(disk, "SELECT id, no FROM inbox WHERE source <> 'hub'"))
        for identity, no in self._answered.items():
            if numbers.get(identity) != no:
                self.problems.append(
                    f"L23: {identity} was answered as command {no}; the inbox has it as {numbers.get(identity)}"
                )
        self._newest = 0
        self._answered.clear()

    def _round(self, batch: Sequence[BusEvent]) -> None:
        """What is not even JSON is counted as poison, whatever else is."""
        hub = self._hub
        if hub.engine is not self._engine:
            self._engine, self._poison, self._spoke = hub.engine, 0, False
        before, self._poison = self._poison, hub.engine.poison.count
        spoke, self._spoke = self._spoke, hub.speaks
        if not spoke:
            return  # what comes while it still listens is not its business
        if hub.busy is not None or hub.full is not None:
            return  # a database that does not answer ends a round early
        garbled = sum(_is_garbled(event) for event in batch)
        if self._poison - before < garbled:
            self.problems.append(f"poison: {garbled} garbled messages reached the hub, {self._poison - before} are counted")


def _is_garbled(event: BusEvent) -> bool:
    if not isinstance(event, Received) or not ("/cmd/" in event.topic or "/req/" in event.topic):
        return False
    try:
        json.loads(event.payload.decode())
    except ValueError:
        return True
    return False

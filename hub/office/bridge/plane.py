"""What the bridge says and when, between a plant's documents and events and its two ways of saying numbers. No I/O."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import TypeAdapter

from hub.office.bridge.memory import Memory
from hub.office.bridge.numbers import Numbers, Plant, Subject
from hub.office.bridge.pace import Pace
from hub.office.bridge.sparkplug import EdgeNode, Message
from shared.commands import EventsAnswer
from shared.documents import DOCUMENTS
from shared.envelope import decode, to_bytes
from shared.topics import Topics

LEVELS: Final = {"ws": 2, "mo": 2, "stock": 3}
"""Kind of document that is said in numbers → its levels below `state/`."""


class Now(NamedTuple):
    """A clock that only goes forward, for what waits; and the wall's, for what is stamped with it. Milliseconds."""

    mono: int
    wall: int


@dataclass(frozen=True, slots=True)
class Said:
    """Something to publish."""

    topic: str
    payload: bytes
    retain: bool


class Plane:
    """Numbers by subject. `templates` are topics of what is retained; with an edge node Sparkplug is spoken too."""

    def __init__(self, topics: Topics, templates: Sequence[str], every_ms: int, memory: Memory) -> None:
        self._topics = topics
        self._templates = templates
        self._memory = memory
        self._plant = Plant(memory.counts)
        self._pace: Pace[Subject] = Pace(every_ms)
        self._caught_up = False
        self._online = False
        self._edge: EdgeNode | None = None

    # --- what comes ----------------------------------------------------------------------------------------

    def document(self, topic: str, payload: bytes, now: Now) -> None:
        """A document came. What can't be trusted is as if it had not come."""
        levels = self._topics.parse_state(topic) or ("",)
        if len(levels) != LEVELS.get(levels[0]):
            return
        try:
            doc = _read(levels[0], payload) if payload else None
        except ValueError:
            return
        for subject in self._plant.document(levels, doc):
            self._pace.changed(subject, now.mono)

    def page(self, page: EventsAnswer, now: Now) -> bool:
        """A page of events came; returns whether there are more."""
        if page.status != "ok":
            if page.code == "event-unknown":
                self._memory.counts.begin_anew()
            return page.code == "event-unknown"
        for entry in page.events:
            subject = self._plant.event(entry.event["number"], entry.event)
            if subject is not None:
                self._pace.changed(subject, now.mono)
        self._memory.counts.through = max(self._memory.counts.through, page.through)
        self._caught_up = self._caught_up or page.through >= page.last
        return page.through < page.last

    def hub(self, *, online: bool, database: str, now: Now) -> Iterator[Said]:
        """The hub came or went. Numbers that are kept stay; to a host the devices are dead, for nobody knows."""
        if database and self._memory.database not in ("", database):
            self._memory.counts.begin_anew()
            self._caught_up = False
        self._memory.database = database or self._memory.database
        if self._online and not online and self._edge is not None:
            yield from self._live(self._edge.deaths(now.wall))
        if online and not self._online:
            self._all(now)
        self._online = online

    def connected(self, edge: EdgeNode | None, now: Now) -> Iterator[Said]:
        """A new session with the broker, to which everything is said anew."""
        self._edge = edge
        if edge is not None:
            yield from self._live([edge.birth(now.wall)])
        self._all(now)

    def rebirth(self, now: Now) -> Iterator[Said]:
        """A host has asked who we are."""
        if self._edge is not None:
            yield from self._live([self._edge.birth(now.wall)])
            for subject in self._plant.subjects() if self._caught_up and self._online else ():
                yield from self._device(subject, self._plant.numbers(subject), now.wall)

    # --- what goes -----------------------------------------------------------------------------------------

    def due(self, now: Now) -> Iterator[Said]:
        """What may be said now; nothing before all events are counted, or counters would fall."""
        if not self._caught_up:
            return
        for subject in self._pace.due(now.mono):
            numbers = self._plant.numbers(subject)
            yield from self._kept(subject, numbers, now.wall)
            if self._online:
                yield from self._device(subject, numbers, now.wall)
            if numbers is None:
                self._pace.forget(subject)

    def gone(self) -> Iterator[Said]:
        """Call once all documents are there: what was said of subjects that are no more is taken away."""
        there = {topic for subject in self._plant.subjects() for topic in self._topics_of(subject)}
        for topic in sorted(self._memory.said - there):
            yield self._take_away(topic)

    def _kept(self, subject: Subject, numbers: Numbers | None, wall: int) -> Iterator[Said]:
        for topic in self._topics_of(subject):
            if numbers is None:
                yield self._take_away(topic)
            else:
                self._memory.said.add(topic)
                yield Said(topic, to_bytes({"timestamp_ms": wall, **numbers}), retain=True)

    def _take_away(self, topic: str) -> Said:
        self._memory.said.discard(topic)
        return Said(topic, b"", retain=True)

    def _device(self, subject: Subject, numbers: Numbers | None, wall: int) -> Iterator[Said]:
        if self._edge is not None and subject.kind == "workstation" and numbers is not None:
            yield from self._live(self._edge.device(subject.id, numbers, wall))

    def _all(self, now: Now) -> None:
        for subject in self._plant.subjects():
            self._pace.changed(subject, now.mono)

    def _topics_of(self, subject: Subject) -> list[str]:
        return [template.format(site=self._topics.site, **subject._asdict()) for template in self._templates]

    @staticmethod
    def _live(messages: Iterable[Message]) -> Iterator[Said]:
        for topic, payload in messages:
            yield Said(topic, payload, retain=False)


def _read(kind: str, payload: bytes) -> dict[str, Any]:
    """Raises `ValueError` for what is no such document."""
    found: dict[str, Any] = _adapter(kind).validate_python(decode(payload))
    return found


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(DOCUMENTS[kind])


def hub_status(payload: bytes) -> tuple[bool, str]:
    """Whether the hub is there, and which database it writes; of nonsense, that it is not."""
    try:
        said = json.loads(payload)
        return said["online"] is True, str(said.get("database") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return False, ""

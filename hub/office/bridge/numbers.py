"""Documents and events as flat numbers, by subject: gauges of what is, counters that only grow. No I/O.

Counters are counted from events, each once by its number; so a bridge that has lost its memory comes to the same ones.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NamedTuple

Number = int | float
Numbers = dict[str, Number]
STATES: Final = ("running", "setup", "paused", "stopped")
COUNTED: Final = ("mo/output", "stock/receive", "stock/ship")
"""The events that counters are counted from."""
_ORDER: Final = ("q_deliver", "q_start", "good", "scrap", "rework", "suspect", "received")
_PIECES: Final = ("good", "rework", "suspect")


class Subject(NamedTuple):
    """What numbers are about. `group` is a workstation's group, a stock's location; of an order its item."""

    kind: str
    group: str
    id: str


@dataclass(slots=True)
class Counts:
    """What has been counted from events, and up to which."""

    through: int = 0
    of: dict[str, Numbers] = field(default_factory=dict)
    """`workstation CUT-01` → counter → count."""
    least: dict[str, Numbers] = field(default_factory=dict)
    """What was said before the hub's database was another: no counter is ever said lower."""

    def take(self, number: int, event: Mapping[str, Any]) -> str:
        """Count one; returns what it changed, `""` for nothing."""
        if number <= self.through:
            return ""
        self.through = number
        data = event.get("data") or {}
        if event.get("verb") == "output":
            return self._output(data)
        if event.get("verb") in ("receive", "ship"):
            where = f"stock {data.get('item')} {data.get('location')}"
            self._add(where, "received_total" if event["verb"] == "receive" else "shipped_total", data.get("q"))
            return where
        return ""

    def _output(self, data: Mapping[str, Any]) -> str:
        where = f"workstation {data.get('workstation')}"
        for name in _PIECES:
            self._add(where, f"{name}_total", data.get(name))
        for line in data.get("scrap") or ():
            self._add(where, "scrap_total", line.get("q"))
        self._add(where, "bookings_total", "1")
        return where

    def _add(self, where: str, name: str, q: Any) -> None:
        counts = self.of.setdefault(where, {})
        counts[name] = _plain(Decimal(str(counts.get(name, 0))) + max(Decimal(0), _decimal(q)))

    def said(self, where: str, names: tuple[str, ...]) -> Numbers:
        """Counters as they are published."""
        counted, least = self.of.get(where, {}), self.least.get(where, {})
        return {name: max(counted.get(name, 0), least.get(name, 0)) for name in names}

    def begin_anew(self) -> None:
        """The hub's numbers begin again: count from the first event on, and say nothing lower than before."""
        for where, counts in self.of.items():
            least = self.least.setdefault(where, {})
            least.update({name: max(count, least.get(name, 0)) for name, count in counts.items()})
        self.of.clear()
        self.through = 0


class Plant:
    """What is known of the plant, and of which subjects the numbers may have changed."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self._documents: dict[tuple[str, str], dict[str, Any]] = {}
        self._subjects: dict[str, tuple[str, str]] = {}
        """What a counter is of → the document beside it."""

    def document(self, levels: tuple[str, ...], doc: dict[str, Any] | None) -> set[Subject]:
        """A document came, or went away; returns the subjects that are other now: two, where one has another group."""
        key = (levels[0], "/".join(levels[1:]))
        known = self._documents.pop(key, None)
        if doc is not None:
            self._documents[key] = doc
            self._subjects[_counted(key)] = key
        return {_subject(key, found) for found in (known, doc) if found is not None}

    def event(self, number: int, event: Mapping[str, Any]) -> Subject | None:
        """An event was counted; returns the subject whose counters have grown, if it is known."""
        key = self._subjects.get(self.counts.take(number, event))
        doc = self._documents.get(key) if key else None
        return _subject(key, doc) if key and doc else None

    def subjects(self) -> Iterator[Subject]:
        """All there are."""
        for key, doc in self._documents.items():
            yield _subject(key, doc)

    def numbers(self, subject: Subject) -> Numbers | None:
        """Of a subject now; None where it is no more."""
        key = _KEYS[subject.kind](subject)
        doc = self._documents.get(key)
        if doc is None or _subject(key, doc) != subject:
            return None
        return _KINDS[key[0]](doc, self.counts.said(_counted(key), COUNTERS[subject.kind]))


COUNTERS: Final[dict[str, tuple[str, ...]]] = {
    "workstation": ("good_total", "scrap_total", "rework_total", "suspect_total", "bookings_total"),
    "stock": ("received_total", "shipped_total"),
    "order": (),
}


def _workstation(doc: Mapping[str, Any], counters: Numbers) -> Numbers:
    today = doc.get("today") or {}
    now: Numbers = {"good_today": _number(today.get("good")), "scrap_today": _number(today.get("scrap"))}
    now |= {"people": len(doc.get("people") or ()), "operations": len(doc.get("ops") or ())}
    return {**counters, **now, **{state: int(doc.get("status") == state) for state in STATES}}


def _order(doc: Mapping[str, Any], counters: Numbers) -> Numbers:
    now = {name: _number(doc.get(name)) for name in _ORDER}
    return {**counters, **now, "priority": _number(doc.get("priority")), "held": int("hold" in doc)}


def _stock(doc: Mapping[str, Any], counters: Numbers) -> Numbers:
    return {**counters, "on_hand": _number(doc.get("q"))}


_KINDS: Final = {"ws": _workstation, "mo": _order, "stock": _stock}
_KEYS: Final[dict[str, Any]] = {
    "workstation": lambda subject: ("ws", subject.id),
    "order": lambda subject: ("mo", subject.id),
    "stock": lambda subject: ("stock", f"{subject.id}/{subject.group}"),
}


def _subject(key: tuple[str, str], doc: Mapping[str, Any]) -> Subject:
    kind, place = key
    if kind == "ws":
        return Subject("workstation", str(doc.get("group") or place), place)
    if kind == "mo":
        return Subject("order", str(doc.get("item") or "none"), place)
    item, _, location = place.partition("/")
    return Subject("stock", location, item)


def _counted(key: tuple[str, str]) -> str:
    return f"{'workstation' if key[0] == 'ws' else key[0]} {key[1].replace('/', ' ')}"


def _number(text: Any) -> Number:
    return _plain(_decimal(text))


def _decimal(text: Any) -> Decimal:
    try:
        value = Decimal(str(text if text is not None else 0))
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)


def _plain(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else float(value)

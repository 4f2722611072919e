"""From a log to the plant it was written in: what the plant does not know already is created by ordinary commands."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from hub.rehearsal.facts import Facts, Worker, read
from hub.rehearsal.log import Report
from hub.rehearsal.office import Office
from hub.rehearsal.plant import PlantError
from hub.rehearsal.workload import unique
from hub.store.reading import Location, Mo, Routing, select, stream
from shared.ids import COMPACT_LIMIT, compact, is_id
from shared.plant_time import datetime_of
from shared.quantity import fits, show

HOME: Final = "LOG-FG"
"""Where products are received that the plant does not know."""
ROLES: Final = frozenset({"operator", "setter"})


@dataclass(slots=True)
class Derived:
    """What the log's words stand for in the hub."""

    items: dict[str, str] = field(default_factory=dict)
    workstations: dict[str, str] = field(default_factory=dict)
    operators: dict[str, str] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    steps: dict[tuple[str, str], str] = field(default_factory=dict)
    """(order, operation) → the step's number."""
    notes: list[str] = field(default_factory=list)


class _Names:
    """Gives ids: the word itself where it is one and not taken, else a number."""

    def __init__(self, prefix: str, taken: Iterable[str]) -> None:
        self._prefix = prefix
        self._taken = {compact(identity) for identity in taken}

    def give(self, word: str) -> str:
        """An id for a word."""
        identity, number = word, 0
        while not is_id(identity) or len(compact(identity)) > COMPACT_LIMIT or compact(identity) in self._taken:
            number += 1
            identity = f"{self._prefix}-{number:04d}"
        self._taken.add(compact(identity))
        return identity


def derive(office: Office, reports: list[Report]) -> Derived:
    """Create what is missing. Raises `PlantError` where the log and the plant do not go together."""
    with office.connect() as connection:
        facts = read(connection)
        locations = [place for (place,) in stream(connection, select(Location.id))]
        numbers = {mo for (mo,) in stream(connection, select(Mo.id))}
        connection.rollback()
    derived = Derived()
    if HOME not in locations:
        _must(office, "put-location", id=HOME)
    _items(office, facts, reports, derived)
    _workstations(office, facts, reports, derived)
    _operators(office, facts, reports, derived)
    _orders(office, facts, reports, numbers, derived)
    return derived


def _must(office: Office, verb: str, **data: Any) -> None:
    ack = office.send(verb, **data)
    if ack.status != "accepted":
        raise PlantError(f"refused by the hub: {verb} {data.get('id') or data.get('mo')}: {ack.message} ({ack.help})")


def _ids_by_word(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Id and name, in any case → id."""
    ids: dict[str, str] = {}
    for identity, name in words:
        ids.setdefault(name.casefold(), identity)
        ids[identity.casefold()] = identity
    ids.pop("", None)
    return ids


def _items(office: Office, facts: Facts, reports: list[Report], derived: Derived) -> None:
    ids = _ids_by_word((item.id, item.description) for item in facts.items.values())
    names = _Names("ITEM", facts.items)
    for word in unique(report.item for report in reports):
        mine = [report for report in reports if report.item == word]
        identity = ids.get(word.casefold())
        if identity is not None:
            decimals = facts.items[identity].decimals
            wrong = [report for report in mine if not all(fits(q, decimals) for q in _quantities(report))]
            if wrong:
                raise PlantError(f"row {wrong[0].row} of the log: {word!r} is counted with {decimals} decimals")
            derived.items[word] = identity
            continue
        derived.items[word] = names.give(word)
        most = max(_decimals(q) for report in mine for q in _quantities(report))
        _must(office, "put-item", id=derived.items[word], description=word, home=HOME, decimals=most)
    _say(derived, "items", derived.items, ids.values())


def _quantities(report: Report) -> tuple[int, int, int]:
    return report.order_q, report.good, report.review


def _decimals(q: int) -> int:
    return next(number for number in range(7) if fits(q, number))


def _workstations(office: Office, facts: Facts, reports: list[Report], derived: Derived) -> None:
    ids = _ids_by_word((place.id, place.name) for place in facts.places)
    names = _Names("WS", (place.id for place in facts.places))
    for word in unique(report.workstation for report in reports):
        derived.workstations[word] = ids.get(word.casefold()) or names.give(word)
        if word.casefold() not in ids:
            place = derived.workstations[word]
            _must(office, "put-workstation", id=place, name=word, group=place, several="many")
    _say(derived, "workstations", derived.workstations, ids.values())


def _operators(office: Office, facts: Facts, reports: list[Report], derived: Derived) -> None:
    workers = {worker.badge: worker for worker in facts.workers}
    ids = _ids_by_word((worker.badge, worker.name) for worker in facts.workers)
    names = _Names("OP", workers)
    more = []
    for word in unique(report.operator for report in reports):
        badge = ids.get(word.casefold()) or names.give(word)
        derived.operators[word] = badge
        person = workers.get(badge, Worker(badge, word, frozenset(), frozenset(), active=False, rev=0))
        if not (person.roles >= ROLES and person.active):
            data: dict[str, Any] = {"id": badge, "name": person.name, "roles": sorted(ROLES | person.roles)}
            _must(office, "put-operator", **data, skills=sorted(person.skills), rev=person.rev)
            more += [badge] if badge in workers else []
    if more:
        derived.notes.append(f"may run and set up for the rehearsal: {', '.join(more)}")
    _say(derived, "operators", derived.operators, ids.values())


def _orders(office: Office, facts: Facts, reports: list[Report], numbers: set[str], derived: Derived) -> None:
    """Every order of the log is a new one, with the log's number as its foreign number."""
    by_order: dict[str, list[Report]] = {}
    for report in reports:
        by_order.setdefault(report.order, []).append(report)
    year = datetime_of(office.now).year
    free = (mo for mo in (f"MO-{year}-{number:05d}" for number in range(1, 100_000)) if mo not in numbers)
    routings: dict[str, dict[str, str]] = _routings(office)
    for number, (order, mine) in enumerate(by_order.items(), 1):
        mo, item = next(free, ""), derived.items[mine[0].item]
        operations = unique(
            report.operation for report in sorted(mine, key=lambda report: (report.start, report.seq, report.row))
        )
        routing = facts.items[item].routing if item in facts.items else ""
        steps = routings.get(routing, {})
        if not all(name.casefold() in steps for name in operations):
            routing, steps = f"LOG-{number:05d}", {}
            for position, name in enumerate(operations, 1):
                steps[name.casefold()] = f"{position * 10:03d}"
            first = {report.operation: derived.workstations[report.workstation] for report in reversed(mine)}
            groups = {place.id: place.group for place in facts.places}
            _must(
                office,
                "put-routing",
                id=routing,
                item=item,
                steps=[
                    {"op": f"{position * 10:03d}", "name": name, "group": groups.get(first[name], first[name])}
                    for position, name in enumerate(operations, 1)
                ],
            )
        derived.orders[order] = mo
        derived.steps.update({(order, name): steps[name.casefold()] for name in operations})
        _must(office, "mo-create", mo=mo, item=item, q=show(mine[0].order_q), external_no=order, routing=routing)
        _must(office, "mo-release", mo=mo)
    derived.notes.append(f"{len(by_order)} orders of the log created and released")


def _routings(office: Office) -> dict[str, dict[str, str]]:
    """Routing → the number and the name of each step → its number."""
    routings: dict[str, dict[str, str]] = {}
    with office.connect() as connection:
        for identity, steps in stream(connection, select(Routing.id, Routing.steps)):
            routings[identity] = _ids_by_word((step["op"], step["name"]) for step in json.loads(steps))
        connection.rollback()
    return routings


def _say(derived: Derived, what: str, ids: dict[str, str], earlier: Iterable[str]) -> None:
    fresh = len(set(ids.values()) - set(earlier))
    if fresh:
        derived.notes.append(f"{fresh} {what} of the log created")

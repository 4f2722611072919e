"""A script made from a plant: what its people would book on its open orders. The same seed is the same script."""

from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from hub.rehearsal.facts import STORE, Facts, ItemFacts, Line, OrderFacts, Place, Step
from hub.rehearsal.workload import Intention, Posts, Workload, dice, unique
from shared.material import required
from shared.quantity import show

MINUTE: Final = 60_000
STAGGER_MS: Final = 20 * MINUTE
LOTS: Final = (2, 6)
"""In how many portions a step's pieces are reported."""


def script(facts: Facts, terminals: int, seed: int) -> Workload:
    """Every step of every order: brought material, start, pieces in portions, a little scrap and rework, finish."""
    stations = _stations(facts)
    posts = Posts([place.id for place in stations], terminals)
    workload = Workload(posts.terminals)
    for number, order in enumerate(facts.orders):
        rng = dice(f"order-{order.id}", seed)
        _Order(facts, posts, stations, order, rng, workload, number).write()
    return workload.ordered()


def _stations(facts: Facts) -> list[Place]:
    """Where terminals stand first: where there is work, one per group before the others, then the store."""
    groups = unique(step.group for order in facts.orders for step in order.steps)
    by_group = {group: [place for place in facts.places if place.group == group] for group in groups}
    ranked = [(rank, place.id, place) for places in by_group.values() for rank, place in enumerate(places)]
    ranked += [(1, place.id, place) for place in facts.places if place.kind == STORE and place.group not in by_group]
    return [place for _, _, place in sorted(ranked, key=lambda entry: entry[:2])]


@dataclass(slots=True)
class _Order:
    """Writes one order's part."""

    facts: Facts
    posts: Posts
    stations: list[Place]
    order: OrderFacts
    rng: Random
    workload: Workload
    number: int
    ms: int = 0
    taken: dict[Line, int] = field(default_factory=dict)

    def write(self) -> None:
        """All steps in order; each begins while the one before goes on, as on the floor."""
        begin = self.rng.randint(1, STAGGER_MS) + STAGGER_MS * (self.number % 6)
        arriving = self.order.start
        for step in self.order.steps:
            # Nothing is said where nobody stands; what comes out of it is taken as all of it.
            here = [place for place in self.stations if place.group == step.group]
            todo = arriving - step.reported
            if not here or todo <= 0:
                continue
            self.ms = begin
            good = self._step(step, here, todo)
            arriving = step.reported + good
            begin += self.rng.randint(5, 25) * MINUTE

    def _item(self, item: str) -> ItemFacts:
        return self.facts.items[item]

    def _unit(self) -> int:
        unit: int = 10 ** (6 - self._item(self.order.item).decimals)
        return unit

    def _say(self, terminal: str, badge: str, verb: str, **data: Any) -> None:
        self.workload.intentions.append(Intention(self.ms, terminal, badge, verb, data))
        self.ms += self.rng.randint(20_000, 8 * MINUTE)

    def _step(self, step: Step, here: list[Place], todo: int) -> int:
        """Returns how many good ones it yields."""
        rng = self.rng
        first = rng.choice(here)
        # A second workstation helps where the material comes from the same shelf: else who is first decides where it goes.
        crew = [
            first,
            *[place for place in here if place is not first and place.supply == first.supply and rng.random() < 0.5],
        ]
        lines = [line for line in self.order.lines if line.op == step.op]
        for line in lines:
            self._bring(line, first, todo)
        desks = [_Desk(place, self.posts.at(place.id, self.number), self._badge(step)) for place in crew]
        for desk in desks:
            self._start(step, desk)
        good, reported = 0, step.reported
        portions = _portions(todo // self._unit(), rng.randint(*LOTS), rng)
        for number, portion in enumerate(portions):
            desk = desks[number % len(desks)]
            reported += portion * self._unit()
            good += self._portion(step, desk, lines, portion * self._unit(), reported)
        for desk in desks:
            self._say(desk.terminal, desk.badge, "op-finish", mo=self.order.id, op=step.op, workstation=desk.place.id)
        return good

    def _badge(self, step: Step) -> str:
        return self.rng.choice(self.facts.may("operator", step.skill))

    def _start(self, step: Step, desk: "_Desk") -> None:
        on = {"mo": self.order.id, "op": step.op, "workstation": desk.place.id}
        setters = self.facts.may("setter", step.skill)
        if step.setup and setters:
            badge = self.rng.choice(setters)
            self._say(desk.terminal, badge, "op-start", **on, kind="setup")
            self._say(desk.terminal, badge, "op-finish", **on)
        self._say(desk.terminal, desk.badge, "op-start", **on, kind="run")

    def _portion(self, step: Step, desk: "_Desk", lines: list[Line], pieces: int, reported: int) -> int:
        rng, unit = self.rng, self._unit()
        on = {"mo": self.order.id, "op": step.op, "workstation": desk.place.id}
        for line in lines:
            self._by_hand(line, desk, reported)
        scrap = unit if pieces >= 3 * unit and rng.random() < 0.15 else 0
        again = unit if pieces >= 4 * unit and rng.random() < 0.12 else 0
        data: dict[str, Any] = {"good": show(pieces - scrap - again)}
        if scrap:
            data["scrap"] = [{"q": show(scrap), "reason": rng.choice(self.facts.reasons["scrap"])}]
        if again:
            data["rework"] = show(again)
        consumed = [issue for line in lines if line.mode == "lot" for issue in self._lot(line, desk.place, reported)]
        if consumed:
            data["consumed"] = consumed
        self._say(desk.terminal, desk.badge, "output", **on, **data)
        if again:
            self._say(desk.terminal, desk.badge, "output", **on, good=show(again), source="rework")
        if rng.random() < 0.05:
            reason = {"workstation": desk.place.id, "reason": rng.choice(self.facts.reasons["stop"])}
            self._say(desk.terminal, desk.badge, "downtime-start", **reason)
            self._say(desk.terminal, desk.badge, "downtime-stop", **reason)
        return pieces - scrap

    # --- material ---------------------------------------------------------------------------------------------------

    def _need(self, line: Line, pieces: int) -> int:
        """What pieces ask for, in whole steps of the item's unit."""
        exact = required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=pieces)
        step: int = 10 ** (6 - self._item(line.item).decimals)
        return -(-exact // step) * step

    def _supply(self, line: Line, place: Place) -> str:
        return place.supply or self._item(line.item).home

    def _lot_of(self, line: Line, location: str) -> str:
        """The fullest lot at a place, else anywhere; the hub flags what is not there."""
        lots = self.facts.lots.get(line.item, [])
        return next((lot for lot, at, _ in lots if at == location), lots[0][0] if lots else "")

    def _bring(self, line: Line, place: Place, pieces: int) -> None:
        """The storekeeper brings some of it to the line."""
        item, target, q = self._item(line.item), self._supply(line, place), self._need(line, pieces)
        if item.home == target or not q or self.rng.random() < 0.4:
            return
        lot = self._lot_of(line, target) if item.lot_tracked else ""
        store = next((station.id for station in self.stations if station.kind == STORE), place.id)
        keeper = self.rng.choice(self.facts.may("storekeeper"))
        data = {"item": item.id, "lot": lot, "from": item.home, "to": target, "q": show(q)}
        self._say(self.posts.at(store, self.number), keeper, "transfer", **data)

    def _by_hand(self, line: Line, desk: "_Desk", reported: int) -> None:
        """What is issued by hand: what nothing backflushes; some of what something does; now and then one too many."""
        rng, item = self.rng, self._item(line.item)
        due = self._need(line, reported) - self.taken.get(line, 0)
        if line.mode == "lot" or due <= 0:
            return
        location = self._supply(line, desk.place)
        lot = self._lot_of(line, location) if item.lot_tracked else ""
        on = {"mo": self.order.id, "op": line.op, "item": item.id, "lot": lot, "location": location}
        if line.mode == "manual" or rng.random() < 0.2:
            self.taken[line] = self.taken.get(line, 0) + due
            self._say(desk.terminal, desk.badge, "consume", **on, q=show(due), kind="planned")
        if rng.random() < 0.05:
            piece: int = 10 ** (6 - item.decimals)
            reason = rng.choice(self.facts.reasons["extra"])
            self._say(desk.terminal, desk.badge, "consume", **on, q=show(piece), kind="extra", reason=reason)
            if rng.random() < 0.5:
                self._say(desk.terminal, desk.badge, "return", **on, q=show(piece))

    def _lot(self, line: Line, place: Place, reported: int) -> list[dict[str, str]]:
        due = self._need(line, reported) - self.taken.get(line, 0)
        lot = self._lot_of(line, self._supply(line, place))
        if due <= 0 or not lot:
            return []
        self.taken[line] = self.taken.get(line, 0) + due
        return [{"item": line.item, "lot": lot, "q": show(due)}]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who reports where."""

    place: Place
    terminal: str
    badge: str


def _portions(pieces: int, count: int, rng: Random) -> list[int]:
    """Some whole numbers that sum to `pieces`; at least one each."""
    count = max(1, min(count, pieces))
    cuts = sorted(rng.sample(range(1, pieces), count - 1)) if pieces > count else list(range(1, count))
    return [b - a for a, b in zip([0, *cuts], [*cuts, pieces], strict=True)]

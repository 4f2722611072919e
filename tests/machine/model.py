"""What should lie where: predicted from the facts that stand, in any order, without a line of the product.

The state is a sum over facts. A reversal takes its fact out of the sum, so there is nothing here to undo, to net or to
give back: what the product works out command by command has to come to the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from math import ceil
from typing import Any, Final

from tests.machine.plant import ITEMS, ORDERS, PRODUCTS, WORKED_AT, WORKSTATIONS, micro, opening
from tests.support.plants import Line, Product

Place = tuple[str, str, str]
"""Item, lot, location."""
BUCKETS: Final = ("good", "scrap", "rework", "suspect")
OPEN: Final = ("released", "in progress", "completed")
OVER: Final = ("closed", "cancelled")
OF_STEP: Final = ("output", "consume", "return")
TAKEN_BACK: Final = (*OF_STEP, "move", "transfer", "count", "receive", "adjust")
"""What a reversal can take back (but for `op-finish`, which moves nothing)."""


@dataclass(frozen=True)
class Fact:
    """One accepted command. `change` is what it did to the stock where that depends on the moment: counts, charges."""

    verb: str
    data: dict[str, Any]
    occurred: int
    change: dict[Place, int] = field(default_factory=dict)


@dataclass
class Order:
    """An order as the office knows it."""

    item: str
    deliver: int
    status: str = "draft"
    released: bool = False

    @property
    def product(self) -> Product:
        """Its routing and bill of material."""
        return PRODUCTS[self.item]

    @property
    def worked_at(self) -> dict[str, tuple[str, ...]]:
        """Its steps' workstations."""
        return WORKED_AT[self.item]


class State:
    """Stock, WIP, step counters and material lines, summed up."""

    def __init__(self) -> None:
        self.stock: Counter[Place] = Counter(opening())
        self.wip: Counter[tuple[str, str]] = Counter()
        self.steps: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.lines: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        self.worked: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        """Step → pieces first reported at each workstation."""
        self.hands: dict[tuple[str, int], Counter[str]] = defaultdict(Counter)
        """Line → planned issues from each location."""

    def first(self, mo: str, op: str) -> int:
        """Pieces first reported at a step."""
        return sum(self.steps[mo, op][bucket] for bucket in BUCKETS)


@cache
def required(line: Line, pieces: int) -> int:
    """What a line asks for: the cutting loss on top, whole batches, rounded once."""
    gross = Fraction(line.q) * (1 + Fraction(line.scrap_pct) / 100)
    times = Fraction(pieces, 1_000_000)
    if line.basis == "order":
        times = Fraction(pieces > 0)
    elif line.basis == "batch":
        times = Fraction(ceil(times / Fraction(line.per)))
    return round(gross * times * 1_000_000)


def shares(line: Line, pieces: Counter[str], hands: Counter[str]) -> dict[str, int]:
    """What each place gives of a line, with the pieces it supplied and what was issued by hand from anywhere.

    The places stand in a row by name; what is required lies along it, each place owing the stretch that its pieces add. An
    issue pays what its own place owes; what it is more goes into a pot that pays from the beginning of the row.
    """
    row = sorted(place for place, q in pieces.items() if q)
    marks = [required(line, sum(pieces[place] for place in row[:end])) for end in range(len(row) + 1)]
    owed = {place: marks[n + 1] - marks[n] for n, place in enumerate(row)}
    pot = hands.total() - sum(min(owed[place], hands[place]) for place in row)
    for place in row:
        owed[place] = max(0, owed[place] - hands[place])
        paid = min(pot, owed[place])
        owed[place], pot = owed[place] - paid, pot - paid
    return owed


def supply(workstation: str, item: str) -> str:
    """Where a workstation's material comes from."""
    return WORKSTATIONS[workstation].supply or ITEMS[item].home


class Model:
    """Orders, and the facts that stand, by the number under which they were booked."""

    def __init__(self) -> None:
        self.orders = {mo: Order(order.item, micro(order.q)) for mo, order in ORDERS.items()}
        self.facts: dict[int, Fact] = {}
        self.changes: list[tuple[int, int, dict[Place, int]]] = []
        """When, under which number, and what it changed in stock."""
        self.now = self.sum()

    # --- what is booked ---------------------------------------------------------------------------------

    def book(self, no: int, fact: Fact) -> None:
        """A fact stands."""
        self.facts[no] = fact
        self._changed(no, fact.occurred)

    def take_back(self, no: int, reversal: int) -> None:
        """A fact stands no more. In the history its reversal stands at the same moment."""
        self._changed(reversal, self.facts.pop(no).occurred)

    def order_moved(self, mo: str, status: str) -> None:
        """An order in another state; closing clears what it has in process."""
        self.orders[mo].status = status
        self.now = self.sum()

    def _changed(self, no: int, occurred: int) -> None:
        before, self.now = self.now.stock, self.sum()
        change = {place: q for place in {*before, *self.now.stock} if (q := self.now.stock[place] - before[place])}
        self.changes.append((occurred, no, change))

    # --- what may be booked -------------------------------------------------------------------------------

    def reversal_refused(self, no: int) -> str:
        """The rule that forbids to take a command back, `""` when none does."""
        fact = self.facts.get(no)
        if fact is None:
            return "not-reversible or already-reversed"
        if fact.verb not in TAKEN_BACK:
            return "not-reversible"
        if fact.verb not in OF_STEP:
            return ""
        if self.orders[fact.data["mo"]].status in OVER:
            return "order-frozen"
        left = Model.sum(self, without=no).steps[fact.data["mo"], fact.data["op"]] if fact.verb == "output" else {}
        return "already-judged" if any(left.get(bucket, 0) < 0 for bucket in ("rework", "suspect")) else ""

    def count_change(self, data: dict[str, Any], cut_off: int) -> dict[Place, int]:
        """What a count corrects: the difference to what the books say there was at its cut-off."""
        place = (data["item"], data.get("lot", ""), data["location"])
        since = sum(change.get(place, 0) for occurred, _, change in self.changes if occurred > cut_off)
        return {place: micro(data["q"]) - (self.now.stock[place] - since)}

    def change_of(self, no: int, place: Place) -> int:
        """What a command did to a place."""
        return next((change.get(place, 0) for _, number, change in self.changes if number == no), 0)

    def charge(self, fact: Fact) -> dict[Place, int]:
        """What a report on an order that is over takes from stock, and brings, at the period's expense."""
        data, change = fact.data, Counter[Place]()
        if fact.verb == "consume":
            return {(data["item"], data.get("lot", ""), data["location"]): -micro(data["q"])}
        order, named = self.orders[data["mo"]], Counter[str]()
        for taken in data.get("consumed", ()):
            change[taken["item"], taken.get("lot", ""), supply(data["workstation"], taken["item"])] -= micro(taken["q"])
            named[taken["item"]] += micro(taken["q"])
        before = self.now.first(data["mo"], data["op"])
        for line in order.product.lines:
            if line.step == data["op"] and line.mode == "backflush" and data.get("source", "new") == "new":
                more = required(line, before + pieces(data)) - required(line, before) - named[line.item]
                change[line.item, "", supply(data["workstation"], line.item)] -= max(0, more)
        if data["op"] == max(order.product.steps):
            change[product_place(data["mo"], order.item)] += micro(data.get("good", "0"))
        return dict(change)

    # --- the sum ------------------------------------------------------------------------------------------

    def sum(self, *, without: int = 0) -> State:
        """The state that the standing facts come to, in whatever order."""
        state = State()
        for no, fact in self.facts.items():
            if no != without:
                self._add(state, fact)
        for mo, order in self.orders.items():
            if order.released:
                self._backflush(state, mo, order)
            if order.status in OVER:
                for key in [key for key in state.wip if key[0] == mo]:
                    state.wip[key] = 0
        return state

    def _add(self, state: State, fact: Fact) -> None:
        data, stock = fact.data, state.stock
        for place, q in fact.change.items():
            stock[place] += q
        if fact.verb in ("receive", "adjust", "ship", "transfer", "move"):
            for location, sign in _ends(fact.verb, data):
                stock[data["item"], data.get("lot", ""), location] += sign * micro(data["q"])
        elif fact.verb == "return":
            self._issue(state, data, "returned", data["item"], data.get("lot", ""), data["location"], data["q"])
        elif fact.verb == "consume":
            self._issue(state, data, data["kind"], data["item"], data.get("lot", ""), data["location"], data["q"])
        elif fact.verb == "output":
            self._output(state, data)

    def _output(self, state: State, data: dict[str, Any]) -> None:
        step, source = state.steps[data["mo"], data["op"]], data.get("source", "new")
        for bucket in ("good", "rework", "suspect"):
            step[bucket] += micro(data.get(bucket, "0"))
        step["scrap"] += scrapped(data)
        if source != "new":
            step[source] -= pieces(data)
        else:
            state.worked[data["mo"], data["op"]][data["workstation"]] += pieces(data)
        for taken in data.get("consumed", ()):
            kind, place = "planned" if source == "new" else "extra", supply(data["workstation"], taken["item"])
            self._issue(state, data, kind, taken["item"], taken.get("lot", ""), place, taken["q"])
        order = self.orders[data["mo"]]
        if data["op"] == max(order.product.steps):
            state.stock[product_place(data["mo"], order.item)] += micro(data.get("good", "0"))
            state.wip[data["mo"], order.item] -= micro(data.get("good", "0"))

    def _issue(self, state: State, data: dict[str, Any], kind: str, item: str, lot: str, location: str, text: str) -> None:
        q = -micro(text) if kind == "returned" else micro(text)
        state.stock[item, lot, location] -= q
        state.wip[data["mo"], item] += q
        number = self._line(data["mo"], data["op"], item)
        if number:
            state.lines[data["mo"], number][kind] += abs(q)
            if kind == "planned":
                state.hands[data["mo"], number][location] += q

    def _line(self, mo: str, op: str, item: str) -> int:
        lines = [(no, x) for no, x in enumerate(self.orders[mo].product.lines, 1) if x.step == op]
        own = [no for no, line in lines if line.item == item]
        return (own + [no for no, line in lines if item in line.alternates] + [0])[0]

    def _backflush(self, state: State, mo: str, order: Order) -> None:
        """Consumed = max(required, planned): what no issue by hand has covered comes from the supplies."""
        for number, line in enumerate(order.product.lines, 1):
            material = state.lines[mo, number]
            asked = required(line, state.first(mo, line.step)) if line.mode == "backflush" else 0
            material["issued"] = max(asked, material["planned"])
            if line.mode != "backflush":
                continue
            by_place = Counter[str]()
            for workstation, q in state.worked[mo, line.step].items():
                by_place[supply(workstation, line.item)] += q
            for place, q in shares(line, by_place, state.hands[mo, number]).items():
                state.stock[line.item, "", place] -= q
                state.wip[mo, line.item] += q


def product_place(mo: str, item: str) -> Place:
    """Where finished goods of an order are received."""
    return item, mo if ITEMS[item].lot_tracked else "", ITEMS[item].home


def scrapped(data: dict[str, Any]) -> int:
    """Pieces scrapped in one report."""
    return sum(micro(line["q"]) for line in data.get("scrap", ()))


def pieces(data: dict[str, Any]) -> int:
    """All pieces of one report."""
    return sum(micro(data.get(bucket, "0")) for bucket in ("good", "rework", "suspect")) + scrapped(data)


def _ends(verb: str, data: dict[str, Any]) -> Iterator[tuple[str, int]]:
    if verb in ("transfer", "move"):
        yield data["from"], -1
        yield data["to"], 1
    else:
        yield data["location"], -1 if verb == "ship" else 1

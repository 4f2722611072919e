"""Rules of the store: receive, issue, return, move, count, correct, ship."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.machine.base import Base, picks
from tests.machine.model import OPEN, Place
from tests.machine.plant import MATERIALS, OPERATOR, PLACES, STORE, lot_of, micro
from tests.machine.world import hold

COSTS = ("0.333333", "7.777777", "12", "0", "1000000", None)
"""Prices that divide nothing evenly, none at all, and one nobody wrote on the paper."""
items = st.sampled_from(MATERIALS)
places = st.sampled_from(PLACES)


class StoreRules(Base):
    """The storekeeper at a terminal, and material issued by hand."""

    @rule(n=picks, item=items, location=places, cost=st.sampled_from(COSTS), much=st.booleans(), short=st.booleans())
    def receive(self, n: int, item: str, location: str, cost: str | None, much: bool, short: bool) -> None:
        """Goods come; where the pool is below zero they cover some of it, or all and more."""
        below = [material for material in MATERIALS if self._pool(material) < 0]
        item = self.pick(below, n) if short and below else item
        q = str(int(float(self.amount(item, n))) + 30) if much else self.amount(item, n)
        before = self._pool(item)
        data = {"item": item, "location": location, "q": q, "lot": lot_of(item, n)} | ({"cost": cost} if cost else {})
        self.store(n, "receive", **data)
        self.reached["received while below zero"] += before < 0
        self.reached["covered from below zero to above"] += before < 0 < before + micro(q)

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, item=items, location=places, extra=st.booleans(), needed=st.booleans())
    def consume(self, n: int, item: str, location: str, extra: bool, needed: bool) -> None:
        """Material issued by hand: planned nets against backflush, extra comes on top."""
        mo = self.pick(self.in_process() or self.orders(*OPEN), n)
        step = self.step_of(mo, n // 3)
        lines = [line for line in self.world.model.orders[mo].product.lines if line.step == step["op"]]
        if needed:
            item = self.pick([item for line in lines for item in (line.item, *line.alternates)], n // 11)
        data = {key: step[key] for key in ("mo", "op")} | {"item": item, "location": location}
        data |= {"q": self.amount(item, n // 5), "lot": lot_of(item, n), "kind": "extra" if extra else "planned"}
        answer = self.floor(n, "consume", OPERATOR, data | ({"reason": "SPO"} if extra else {}))
        self.reached["covered by backflush"] += "covered-by-backflush" in answer["flags"]

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, item=items, location=places)
    def return_(self, n: int, item: str, location: str) -> None:
        """Material that was not used."""
        step = self.step_of(self.pick(self.orders(*OPEN), n), n // 3)
        data = {"mo": step["mo"], "op": step["op"], "item": item, "location": location, "lot": lot_of(item, n)}
        self.floor(n, "return", OPERATOR, data | {"q": self.amount(item, n // 5)})

    @rule(n=picks, item=items, out=places, away=st.integers(1, len(PLACES) - 1), for_order=st.booleans())
    def transfer(self, n: int, item: str, out: str, away: int, for_order: bool) -> None:
        """From place to place, for an order or for none."""
        into = PLACES[(PLACES.index(out) + away) % len(PLACES)]
        data = {"item": item, "from": out, "to": into, "q": self.amount(item, n), "lot": lot_of(item, n)}
        open_orders = self.orders(*OPEN)
        if for_order and open_orders:
            self.store(n, "move", **data, mo=self.pick(open_orders, n // 5))
        else:
            self.store(n, "transfer", **data)

    @precondition(lambda self: self._stocked())
    @rule(n=picks, counted=st.integers(0, 3), minutes=st.sampled_from((0, 0, 10, 59)))
    def count(self, n: int, counted: int, minutes: int) -> None:
        """A shelf is counted, empty as often as not; what is told late about the time before is in it already."""
        item, lot, location = self.pick(self._stocked(), n)
        at = (self.world.hub.clock() - timedelta(minutes=minutes)).isoformat()
        q = self.amount(item, n // 7) if counted > 1 else "0"
        self.store(n, "count", item=item, lot=lot, location=location, q=q, counted_at=at, reason="CNT")

    @precondition(lambda self: self._counted())
    @rule(n=picks)
    def count_by_mistake(self, n: int) -> None:
        """A shelf that was counted is counted once more, and that is taken back: the first count stands again."""
        item, lot, location = self.pick(self._counted(), n)
        at = self.world.hub.clock().isoformat()
        answer = self.store(n, "count", item=item, lot=lot, location=location, q="0", counted_at=at, reason="CNT")
        self.office("accepted", "reverse", command=str(answer["no"]), reason="mistyped")

    @precondition(lambda self: self._counted())
    @rule(n=picks, verb=st.sampled_from(("transfer", "receive", "adjust", "consume")))
    def told_after_the_count(self, n: int, verb: str) -> None:
        """What happened at a shelf before it was counted, and is told now."""
        item, lot, location = self.pick(self._counted(), n)
        data = {"item": item, "lot": lot, "q": self.amount(item, n // 3)}
        open_orders = self.orders(*OPEN)
        if verb == "transfer":
            data |= {"from": location, "to": PLACES[PLACES.index(location) - 1]}
        elif verb == "consume" and open_orders:
            step = self.step_of(self.pick(open_orders, n), n // 5)
            data |= {"mo": step["mo"], "op": step["op"], "location": location, "kind": "planned"}
        else:
            verb = "receive" if verb == "consume" else verb
            data |= {"location": location} | ({"reason": "CNT"} if verb == "adjust" else {})
        badge = OPERATOR if verb == "consume" else STORE
        answer = self.floor(n, verb, badge, data, minutes=60)
        changed = bool(self.world.model.change_of(answer["no"], (item, lot, location)))  # a backflush may have covered it
        hold("L19", ("count-affected" in answer["flags"]) == changed, f"{data} of before the count was answered {answer}")
        self.reached["told after the count"] += changed
        standing = self.world.model.facts
        taken_back = [
            command for command in self.world.history if command.verb == "count" and command.answer["no"] not in standing
        ]
        again = any(
            (command.data["item"], command.data["lot"], command.data["location"]) == (item, lot, location)
            for command in taken_back
        )
        self.reached["told after a count that stands again"] += changed and again

    @precondition(lambda self: self._stocked())
    @rule(n=picks)
    def empty(self, n: int) -> None:
        """Every shelf of an item is found empty: then it is worth exactly nothing."""
        item = self.pick(self._stocked(), n)[0]
        for _, lot, location in [place for place in self._stocked() if place[0] == item]:
            at = self.world.hub.clock().isoformat()
            self.store(n, "count", item=item, lot=lot, location=location, q="0", counted_at=at, reason="CNT")
        self.reached["emptied"] += 1

    @rule(n=picks, item=items, location=places, down=st.booleans())
    def adjust(self, n: int, item: str, location: str, down: bool) -> None:
        """A correction of either sign."""
        q = ("-" if down else "") + self.amount(item, n)
        self.store(n, "adjust", item=item, lot=lot_of(item, n), location=location, q=q, reason="CNT")

    @precondition(lambda self: self.goods() or self.orders(*OPEN))
    @rule(n=picks, all_=st.booleans(), more=st.booleans())
    def ship(self, n: int, all_: bool, more: bool) -> None:
        """Goods leave, all or one, made for it where there are none; what is not there is refused."""
        if not self.goods():
            mo = self.pick(self.orders(*OPEN), n)
            steps = self.world.model.orders[mo].worked_at
            place_ = {"mo": mo, "op": max(steps), "workstation": steps[max(steps)][0]}
            self.floor(n, "output", OPERATOR, {**place_, "good": str(2 + n % 5)})
        if not self.goods():
            return
        place = self.pick(self.goods(), n)
        there = self.world.model.now.stock[place]
        q = there + 1_000_000 if more and n % 5 == 0 else there if all_ else min(there, 1_000_000)
        data = {"item": place[0], "lot": place[1], "location": place[2], "q": self._shown(q)}
        self.office("accepted" if q <= there else "rejected", "ship", **data)
        self.reached["shipped"] += q <= there
        self.reached["shipped in part"] += q < there

    # --- what the rules are made of ---------------------------------------------------------------------------

    def goods(self) -> list[Place]:
        """Where finished goods lie."""
        return [place for place in self._stocked() if place[0] in ("LAMP", "OIL") and self.world.model.now.stock[place] > 0]

    def _counted(self) -> list[Place]:
        """Shelves counted within the hour. A count that was taken back is none; one before it stands as it did."""
        an_hour_ago = self.world.hub.now - 3_600_000
        standing = [fact for fact in self.world.model.facts.values() if fact.verb == "count"]
        return [next(iter(fact.change)) for fact in standing if fact.occurred > an_hour_ago]

    def _stocked(self) -> list[Place]:
        return sorted(place for place, q in self.world.model.now.stock.items() if q)

    def _pool(self, item: str) -> int:
        return sum(q for place, q in self.world.model.now.stock.items() if place[0] == item)

    def _shown(self, micro: int) -> str:
        sign, whole = "-" if micro < 0 else "", abs(micro)
        return f"{sign}{whole // 1_000_000}.{whole % 1_000_000:06d}"

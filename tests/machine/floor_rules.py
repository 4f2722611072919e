"""Rules of the floor: start, pause, output with scrap, rework and suspect, and what is judged out of a bucket."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.machine.base import Base, picks
from tests.machine.model import OPEN
from tests.machine.plant import JUDGE, LOTS, OPERATOR, PLACES

few = st.integers(0, 4)


class FloorRules(Base):
    """Operators at two terminals."""

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks)
    def start(self, n: int) -> None:
        """Someone begins to work."""
        data = {**self.step_of(self.pick(self.orders(*OPEN), n), n // 3), "kind": "run"}
        self.floor(n, "op-start", OPERATOR, data)

    @precondition(lambda self: any(self.running(mo) for mo in self.orders(*OPEN)))
    @rule(n=picks, finish=st.booleans())
    def pause(self, n: int, finish: bool) -> None:
        """Someone who works pauses, or has finished."""
        mo = self.pick([mo for mo in self.orders(*OPEN) if self.running(mo)], n)
        op, workstation = self.pick(self.running(mo), n // 3)
        place = {"mo": mo, "op": op, "workstation": workstation}
        self.floor(n, "op-finish" if finish else "op-pause", OPERATOR, place if finish else {**place, "reason": "BRK"})

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, good=st.integers(1, 9), minutes=st.sampled_from((0, 0, 0, 30)))
    def output(self, n: int, good: int, minutes: int) -> None:
        """Good pieces, with material named or left to the bill of material; sometimes told half an hour late."""
        data = self.report(n, good=good)
        self._name_material(data, n)
        answer = self.floor(n, "output", OPERATOR, data, minutes=minutes)
        self.reached["negative stock"] += "negative-stock" in answer["flags"]
        self.reached["over quantity"] += "over-quantity" in answer["flags"]
        self.reached["output told late"] += bool(minutes)

    @precondition(lambda self: self.lamps())
    @rule(n=picks, here=st.integers(1, 3), there=st.integers(1, 3), place=st.sampled_from(PLACES), issued=few)
    def together(self, n: int, here: int, there: int, place: str, issued: int) -> None:
        """Two workstations with different supplies at one step, and some of its material issued by hand."""
        place_ = {"mo": self.pick(self.lamps(), n), "op": "010"}
        if issued:
            item = self.pick(("SCREW", "PEG", "WOOD"), n)
            data = {**place_, "item": item, "location": place, "q": self.amount(item, n // 3), "kind": "planned"}
            self.floor(n // 2, "consume", OPERATOR, data)
        for terminal, workstation, good in ((n, "CUT-01", here), (n + 1, "CUT-02", there)):
            self.floor(terminal, "output", OPERATOR, {**place_, "workstation": workstation, "good": str(good)})

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, good=few, first=few, second=st.integers(1, 3))
    def scrap(self, n: int, good: int, first: int, second: int) -> None:
        """Scrap for one reason or two, good ones with it or not."""
        data = self.report(n, good=good)
        data["scrap"] = [{"q": self._q(data["mo"], second), "reason": "DIM"}]
        if first:
            data["scrap"].append({"q": self._q(data["mo"], first), "reason": "LAQ"})
        self.floor(n, "output", OPERATOR, data)

    @precondition(lambda self: self.orders(*OPEN))
    @rule(n=picks, rework=st.integers(1, 4), suspect=few)
    def rework(self, n: int, rework: int, suspect: int) -> None:
        """Pieces into the buckets."""
        self.floor(n, "output", OPERATOR, self.report(n, rework=rework, suspect=suspect))

    @precondition(lambda self: self.buckets())
    @rule(n=picks, take=st.integers(1, 4), kind=st.sampled_from(("good", "scrap", "rework")), extra=st.booleans())
    def judge(self, n: int, take: int, kind: str, extra: bool) -> None:
        """Pieces out of a bucket: they require nothing again. More than lie there have no place."""
        mo, op, source, there = self.pick(self.buckets(), n)
        steps = self.world.model.orders[mo].worked_at
        data: dict[str, Any] = {"mo": mo, "op": op, "workstation": steps[op][0], "source": source}
        q = self._q(mo, take)
        if kind == "scrap" or (kind, source) == ("rework", "rework"):
            data["scrap"] = [{"q": q, "reason": "DIM"}]
        else:
            data[kind] = q
        if extra:
            self._name_material(data, n)
        fits = self._micro(mo, take) <= there
        sent = self.world.terminal(self.pick(("T1", "T2"), n), "output", JUDGE, data)
        self.expect(sent, "accepted" if fits else "parked")
        self.reached["judged"] += fits

    # --- what the rules are made of ---------------------------------------------------------------------------

    def lamps(self) -> list[str]:
        """Orders of what is cut at two workstations."""
        return [mo for mo in self.orders(*OPEN) if self.world.model.orders[mo].item == "LAMP"]

    def buckets(self) -> list[tuple[str, str, str, int]]:
        """What waits for a judgement: order, step, bucket, how much."""
        filled = []
        for (mo, op), counters in self.world.model.now.steps.items():
            if self.world.model.orders[mo].status in OPEN:
                filled += [(mo, op, name, counters[name]) for name in ("rework", "suspect") if counters[name] > 0]
        return filled

    def report(self, n: int, states: tuple[str, ...] = OPEN, **pieces: int) -> dict[str, Any]:
        """A report of pieces at a step of some order."""
        mo = self.pick(self.orders(*states), n)
        return {**self.step_of(mo, n // 3), **{kind: self._q(mo, q) for kind, q in pieces.items()}}

    def _q(self, mo: str, q: int) -> str:
        """Oil is made by the eighth of a kilogram, lamps are whole."""
        return f"{q * 0.125:g}" if self.world.model.orders[mo].item == "OIL" else str(q)

    def _micro(self, mo: str, q: int) -> int:
        return q * (125_000 if self.world.model.orders[mo].item == "OIL" else 1_000_000)

    def _name_material(self, data: dict[str, Any], n: int) -> None:
        """Where the step takes material that people choose: a lot of hide, screws or the pegs instead."""
        if data["op"] == "020" and n % 3:
            data["consumed"] = [{"item": "HIDE", "lot": self.pick(LOTS, n), "q": self.amount("HIDE", n // 5)}]
        elif data["op"] == "010" and not n % 3:
            item = self.pick(("SCREW", "PEG", "WOOD", "BOX"), n // 3)
            data["consumed"] = [{"item": item, "q": self.amount(item, n // 5)}]

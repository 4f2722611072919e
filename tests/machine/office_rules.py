"""Rules of the office: orders and their ends, corrected prices, reversals, settled exceptions."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.machine.base import Base, picks
from tests.machine.model import OPEN, TAKEN_BACK, pieces
from tests.machine.plant import micro
from tests.machine.world import hold

MOST_ORDERS = 6
UNDER_WAY = ("released", "in progress")
WAYS = ("apply", "charge", "reverse", "dismiss")
SETTLED_BY = {
    "parked": ("apply", "charge", "dismiss"),
    "count-affected": ("apply", "dismiss"),
    **dict.fromkeys(("negative-stock", "over-quantity", "order-not-running"), ("reverse", "dismiss")),
}


class OfficeRules(Base):
    """One office client that may do everything."""

    @rule(n=picks, q=st.integers(1, 12), product=st.sampled_from(("LAMP", "LAMP", "OIL")))
    def release(self, n: int, q: int, product: str) -> None:
        """An order that waits is released, or a new one."""
        drafts, orders = self.orders("draft"), self.world.model.orders
        if not drafts and len(orders) < MOST_ORDERS:
            drafts = [f"MO-2026-{len(orders) + 1:05d}"]
            self.office("accepted", "mo-create", mo=drafts[0], item=product, q=str(q))
        if drafts:
            self.office("accepted", "mo-release", mo=self.pick(drafts, n))

    @precondition(lambda self: self.orders(*UNDER_WAY))
    @rule(n=picks, q=st.integers(1, 20))
    def quantity(self, n: int, q: int) -> None:
        """Another quantity, but no less than has been received."""
        mo = self.pick(self.orders(*UNDER_WAY), n)
        self.office("accepted" if q * 1_000_000 >= self.received(mo) else "rejected", "mo-quantity", mo=mo, q=str(q))

    @precondition(lambda self: self.orders(*UNDER_WAY))
    @rule(n=picks)
    def complete(self, n: int) -> None:
        """Production has ended, unless somebody still works."""
        mo = self.pick(self.orders(*UNDER_WAY), n)
        self.office("rejected" if self.running(mo) else "accepted", "mo-complete", mo=mo, reason="enough")

    @precondition(lambda self: self.orders("completed"))
    @rule(n=picks)
    def reopen(self, n: int) -> None:
        """Completed too early."""
        self.office("accepted", "mo-reopen", mo=self.pick(self.orders("completed"), n))
        self.reached["reopened"] += 1

    @precondition(lambda self: self.in_process())
    @rule(n=picks)
    def close(self, n: int) -> None:
        """An order on which something was booked is finished, completed and closed; nothing of it stays in process."""
        mo = self.pick(self.in_process(), n)
        for op, workstation in self.running(mo):
            self.floor(n, "op-finish", "0021", {"mo": mo, "op": op, "workstation": workstation})
        if self.world.model.orders[mo].status != "completed":
            self.office("rejected", "mo-close", mo=mo)
            self.office("accepted", "mo-complete", mo=mo, reason="enough")
        if self.world.rows("SELECT 1 FROM mo_op WHERE mo = ? AND suspect > 0", mo):
            self.office("rejected", "mo-close", mo=mo, reason="enough")
            self.reached["not closed over pieces aside"] += 1
            return
        (in_wip,) = self.world.rows("SELECT coalesce(sum(v), 0) FROM balance WHERE location = 'WIP' AND mo = ?", mo)
        answer = self.office("accepted", "mo-close", mo=mo, reason="enough")
        said = self.world.hub.result(answer)
        hold("L13", micro(said["variance"]) == in_wip[0], f"{mo} held {in_wip[0]}, closing it says {said}")
        self.reached["closed"] += 1
        self.reached["closed with variance"] += in_wip[0] != 0

    @precondition(lambda self: self.orders("draft", *UNDER_WAY))
    @rule(n=picks)
    def cancel(self, n: int) -> None:
        """Never mind; not after goods were received, and not while somebody works."""
        if n % 3:  # or too few orders would get anywhere
            return
        mo = self.pick(self.orders("draft", *UNDER_WAY), n // 3)
        refused = self.received(mo) != 0 or self.running(mo)
        self.office("rejected" if refused else "accepted", "mo-cancel", mo=mo, reason="never mind")

    @precondition(lambda self: self.world.history)
    @rule(n=picks, cost=st.sampled_from(("0.111111", "3.7", "9", "0")))
    def price_correct(self, n: int, cost: str) -> None:
        """The invoice says something else; what is no receipt, or stands no more, has no price."""
        receipts = [no for no, fact in self.world.model.facts.items() if fact.verb == "receive"]
        if receipts and n % 6:
            self.office("accepted", "price-correct", receipt=str(self.pick(receipts, n)), cost=cost)
            self.reached["price corrected"] += 1
            return
        no = self.pick(self.world.history, n).answer["no"]
        self.office("accepted" if no in receipts else "rejected", "price-correct", receipt=str(no), cost=cost)

    @precondition(lambda self: self.world.history)
    @rule(n=picks, anything=st.booleans())
    def reverse(self, n: int, anything: bool) -> None:
        """A booking is taken back; what is no booking, or was taken back before, is refused."""
        facts = [no for no, fact in self.world.model.facts.items() if fact.verb in TAKEN_BACK]
        self._reverse(self.pick(self.world.history, n).answer["no"] if anything or not facts else self.pick(facts, n))

    @precondition(lambda self: self.shipped() and self._goods_brought())
    @rule(n=picks)
    def reverse_shipped(self, n: int) -> None:
        """Goods are taken back of which some, or all, have left."""
        self.reached["goods reversed after a shipment"] += self._reverse(self.pick(self._goods_brought(), n))

    @precondition(lambda self: self._used_receipts())
    @rule(n=picks)
    def reverse_used(self, n: int) -> None:
        """A receipt is taken back of which some was issued, at an average with others."""
        self.reached["receipt reversed after an issue"] += self._reverse(self.pick(self._used_receipts(), n))

    def _reverse(self, no: int) -> bool:
        if self.verb_of(no) == "op-finish":
            return False
        refused = self.world.model.reversal_refused(self.world.stands_as(no))
        self.office("rejected" if refused else "accepted", "reverse", command=str(no), reason="wrong")
        self.reached["reversal refused" if refused else "reversed"] += 1
        self.reached["reversal left a pool below zero"] += not refused and bool(
            self.world.rows("SELECT 1 FROM pool WHERE q < 0")
        )
        return not refused

    @precondition(lambda self: self._asking())
    @rule(n=picks, charge=st.booleans())
    def settle(self, n: int, charge: bool) -> None:
        """What was parked is booked after all, its order released for it if need be; or at the period's expense."""
        exception, kind, cause = self.pick(self._asking(), n)
        said = next((command for command in self.world.history if command.answer["no"] == cause), None)
        mo = "" if kind == "count-affected" or said is None else said.data.get("mo", "")
        if not charge and mo in self.orders("draft"):
            self.office("accepted", "mo-release", mo=mo)
        how = "charge" if kind == "parked" and (charge or mo in self.orders("closed", "cancelled")) else "apply"
        self._settle(exception, kind, cause, how)

    @precondition(lambda self: self.exceptions())
    @rule(n=picks, how=st.sampled_from(WAYS), kind=st.sampled_from((*SETTLED_BY, "parked", "any")), legal=st.booleans())
    def resolve(self, n: int, how: str, kind: str, legal: bool) -> None:
        """A person decides about an exception, in a way that it can be settled in or not."""
        exceptions = [row for row in self.exceptions() if row[1] == kind] or self.exceptions()
        exception, kind, cause = self.pick(exceptions, n)
        if legal and how not in SETTLED_BY.get(kind, ("dismiss",)):
            how = self.pick(SETTLED_BY.get(kind, ("dismiss",)), n)
        if how == "reverse" and self.verb_of(cause) == "op-finish":
            how = "dismiss"
        self._settle(exception, kind, cause, how)

    def _settle(self, exception: str, kind: str, cause: int, how: str) -> None:
        allowed = self._can_settle(how, kind, cause)
        self.office("accepted" if allowed else "rejected", "exception-resolve", exception=exception, how=how, reason="x")
        self.reached[f"{kind}: {how}" if allowed else "settling refused"] += 1

    # --- what the rules are made of ---------------------------------------------------------------------------

    def received(self, mo: str) -> int:
        """Good pieces of an order's last step."""
        order = self.world.model.orders[mo]
        return self.world.model.now.steps[mo, max(order.product.steps)]["good"]

    def exceptions(self) -> list[Any]:
        """What is open: id, kind, and the command that caused it."""
        return self.world.rows("SELECT id, kind, no FROM exception WHERE status = 'open' ORDER BY no, id")

    def _asking(self) -> list[Any]:
        """Those that ask for a booking."""
        return [row for row in self.exceptions() if row[1] in ("parked", "count-affected")]

    def verb_of(self, no: int) -> str:
        """What a stored command was; of a decision about a parked one, the parked one's."""
        if no in self.world.model.facts:
            return self.world.model.facts[no].verb
        return next((command.verb for command in self.world.history if command.answer["no"] == no), "")

    def shipped(self) -> bool:
        """Something has left."""
        return any(fact.verb == "ship" for fact in self.world.model.facts.values())

    def _used_receipts(self) -> list[int]:
        """Standing receipts of items of which less is there now than right after."""
        model, receipts = self.world.model, []
        for no, fact in model.facts.items():
            if fact.verb == "receive":
                item = fact.data["item"]
                since = [change for _, later, change in model.changes if later > no]
                receipts += [no] if any(sum(q for at, q in change.items() if at[0] == item) < 0 for change in since) else []
        return receipts

    def _goods_brought(self) -> list[int]:
        """Standing reports that brought goods into stock."""
        reports, orders = [], self.world.model.orders
        for no, fact in self.world.model.facts.items():
            if fact.verb == "output" and fact.data["op"] == max(orders[fact.data["mo"]].product.steps):
                reports += [no] if fact.data.get("good", "0") != "0" else []
        return reports

    def _can_settle(self, how: str, kind: str, cause: int) -> bool:
        """Whether an exception can be settled so."""
        model = self.world.model
        if how not in SETTLED_BY.get(kind, ("dismiss",)):
            return False
        if how == "reverse":
            return not model.reversal_refused(cause)
        if how == "dismiss" or kind != "parked":
            return True
        said = next(command for command in self.world.history if command.answer["no"] == cause)
        order = model.orders.get(said.data.get("mo", ""))
        if how == "charge":
            return said.verb == "consume" or (said.verb == "output" and order is not None and order.released)
        return order is not None and order.status in OPEN and self._fits(said.data)

    def _fits(self, data: dict[str, Any]) -> bool:
        """Out of a bucket comes no more than lies in it."""
        source = data.get("source", "new")
        return source == "new" or pieces(data) <= self.world.model.now.steps[data["mo"], data["op"]][source]

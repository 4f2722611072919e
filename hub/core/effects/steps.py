"""What a fact about an operation stands on: its order, its step, its workstation, and the step before it."""

from dataclasses import dataclass

from hub.core.case import Case
from hub.core.effects.telling import described
from hub.core.rows import Mo, MoOp, Session, Workstation
from shared.commands import OnOperation
from shared.lifecycle import RUNNING, check_report
from shared.rules import RuleError, refuse
from shared.step import Upstream, is_exhausted
from shared.step import upstream as upstream_of


@dataclass(slots=True)
class OrderCase:
    """A case with the rows of its operation, ready to be changed."""

    case: Case
    mo: Mo
    op: MoOp
    workstation: Workstation

    def changed(self) -> None:
        """Stamp the order, the step and the workstation, and mark their documents dirty."""
        case = self.case
        self.mo.rev = self.op.rev = self.workstation.changed = case.no
        self.mo.applied = case.stamp(self.mo.applied)
        self.op.applied = case.stamp(self.op.applied)
        self.workstation.applied = case.stamp(self.workstation.applied)
        case.touch("mo", self.mo.id)
        case.touch("op", self.mo.id, self.op.op)
        case.touch("ws", self.workstation.id)


def reportable_order(case: Case, mo_id: str) -> Mo:
    """The order, to be changed, if a fact of the floor has a place on it.

    Raises `RuleError` (the fact is parked) for an unknown, unreleased, closed or cancelled order. Opens an exception
    where the order is on hold or completed: the fact counts, and someone should know.
    """
    mo = case.draft.get(Mo, mo_id)
    if mo is None:
        raise RuleError(refuse("order-unknown", mo=mo_id))
    refusal = check_report(mo.status)
    if refusal is not None:
        raise RuleError(refusal)
    if mo.status not in RUNNING or mo.hold_reason:
        state = f"on hold ({mo.hold_reason})" if mo.hold_reason else mo.status
        case.raise_exception(
            "order-not-running", mo_id, f"{described(case.verb, case.data, case.bucket)}: the order is {state}"
        )
    return case.draft.edit(Mo, mo_id)


def order_case(case: Case, data: OnOperation) -> OrderCase:
    """The rows of the operation a command names, or `RuleError` for what is unknown."""
    mo = reportable_order(case, data.mo)
    if case.draft.get(MoOp, data.mo, data.op) is None:
        raise RuleError(refuse("operation-unknown", mo=data.mo, op=data.op))
    workstation = case.known_workstation(data.workstation)
    return OrderCase(
        case,
        mo,
        case.draft.edit(MoOp, data.mo, data.op),
        case.draft.edit(type(workstation), data.workstation),
    )


def upstream(case: Case, mo: Mo, op: MoOp) -> Upstream:
    """The step before, or the start quantity before the first."""
    before = [step for step in case.draft.find(MoOp, "mo", mo.id) if step.op < op.op]
    return upstream_of(max(before, key=lambda step: step.op, default=None), mo.q_start)


def finish_steps(case: Case, mo: Mo) -> None:
    """Steps with nothing left to do are done, whoever was the last to leave them: all that came was reported and judged."""
    before: MoOp | None = None
    for step in sorted(case.draft.find(MoOp, "mo", mo.id), key=lambda step: step.op):
        working = any(s.op == step.op for s in case.draft.find(Session, "mo", mo.id) if s.status != "closed")
        exhausted = is_exhausted(step, upstream_of(before, mo.q_start))
        before = step
        if not step.done and exhausted and not working:
            before = case.draft.edit(MoOp, mo.id, step.op)
            before.done = True
            stamp_step(case, mo.id, step.op)
            touch_next(case, mo.id, step.op)


def next_op(case: Case, mo: str, op: str) -> MoOp | None:
    """The step after, or None behind the last."""
    after = [step for step in case.draft.find(MoOp, "mo", mo) if step.op > op]
    return min(after, key=lambda step: step.op) if after else None


def touch_next(case: Case, mo: str, op: str) -> None:
    """The step after has other pieces available now: its document changes with this one."""
    following = next_op(case, mo, op)
    if following is not None:
        step = case.draft.edit(MoOp, mo, following.op)
        step.rev, step.applied = case.no, case.stamp(step.applied)
        case.touch("op", mo, step.op)


def show_next(case: Case, mo: str, op: str) -> None:
    """The step after is the same, but its document says of this one whether it is finished: that has to be told again."""
    following = next_op(case, mo, op)
    if following is not None:
        case.touch("op", mo, following.op)


def stamp_step(case: Case, mo: str, op: str) -> None:
    """Stamp a step and its order, and mark their documents dirty."""
    step, order = case.draft.edit(MoOp, mo, op), case.draft.edit(Mo, mo)
    step.rev = order.rev = case.no
    step.applied, order.applied = case.stamp(step.applied), case.stamp(order.applied)
    case.touch("op", mo, op)
    case.touch("mo", mo)

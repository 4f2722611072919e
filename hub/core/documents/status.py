"""A step's status, for its own document and its order's."""

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Mo, MoOp, Session
from shared.step import StepStatus, Upstream, is_ready, status_of, upstream


def before_of(mo: Mo, steps: list[MoOp], index: int) -> Upstream:
    """What stands before a step of an order."""
    return upstream(steps[index - 1] if index else None, mo.q_start)


def step_status(at: Snapshot, mo: Mo, steps: list[MoOp], index: int) -> StepStatus:
    """A step in one word."""
    step = steps[index]
    states = {session.status for session in at.view.find(Session, "mo", mo.id) if session.op == step.op}
    return status_of(
        running="open" in states,
        paused=bool(states),
        done=step.done,
        ready=is_ready(step, before_of(mo, steps, index), q_start=mo.q_start, transfer_q=step.transfer_q),
    )

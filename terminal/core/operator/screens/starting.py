"""Whether an operation may be started here: what is refused, and what is asked once more, before anything is saved."""

from collections.abc import Callable

from shared.quantity import show
from shared.rights import check_role
from shared.rules import BUCKETS
from terminal.core.operator.screens.gate import open_gate
from terminal.core.operator.sessions import place_free
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step

Again = Callable[[Workplace], None]
"""What a second Enter does."""


def may_begin(wp: Workplace, step: Step, kind: str, again: Again) -> bool:
    """Whether one may start, or go on after a pause. What was begun already only has to find its place free."""
    mine = step.session(wp.place.badge, wp.workstation)
    if mine is None or mine.kind != kind:
        return place_free(wp, step) and _may_start(wp, step, kind, again)
    return mine.paused is None or place_free(wp, step)


def _may_start(wp: Workplace, step: Step, kind: str, again: Again) -> bool:
    refusal = check_role("op-start", kind, wp.roles)
    if refusal is not None:
        wp.refuse_text("", refusal)
        return False
    return (
        _goes(wp, again)
        and _skilled(wp, step, again)
        and _has_rework(wp, step, kind)
        and _not_done(wp, step, again)
        and (kind != "run" or _may_run(wp, step, again))
    )


def _goes(wp: Workplace, again: Again) -> bool:
    return not wp.down or wp.confirm("down", f"{wp.workstation} is down ({wp.down}); start all the same?", again)


def _skilled(wp: Workplace, step: Step, again: Again) -> bool:
    skill = step.job["skill"] if step.job else ""
    if not skill or skill in wp.skills:
        return True
    question = f"OP {step.op} asks for a {shown(skill)}; start all the same?"
    return wp.confirm(f"skill-{step.mo}-{step.op}", question, again)


def _has_rework(wp: Workplace, step: Step, kind: str) -> bool:
    if kind != "rework" or step.rework > 0:
        return True
    wp.refuse("bucket-empty", q=show(step.rework), bucket=BUCKETS["rework"])
    return False


def _not_done(wp: Workplace, step: Step, again: Again) -> bool:
    return not step.done or wp.confirm(f"again-{step.mo}-{step.op}", f"OP {step.op} is done; start it again?", again)


def _may_run(wp: Workplace, step: Step, again: Again) -> bool:
    if step.gate_closed:
        open_gate(wp, step)
        return False
    if step.ready or step.done:
        return True
    if step.left == 0:
        return wp.confirm(f"full-{step.mo}-{step.op}", "the ordered quantity is reported; start all the same?", again)
    return wp.confirm(f"ahead-{step.mo}-{step.op}", _ahead(step), again)


def _ahead(step: Step) -> str:
    """What is asked where a step is started before its predecessor has yielded enough."""
    before = step.job["before"] if step.job else ""
    return f"{step.mo} OP {step.op} waits for operation {before or '(none)'}; start all the same?"

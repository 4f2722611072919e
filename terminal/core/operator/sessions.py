"""A session at a step: where there is room for it, and how it begins."""

from shared.lifecycle import check_report
from terminal.core.operator.operation import subject, where
from terminal.core.operator.workplace import Workplace
from terminal.core.plant.overlay import MySession, Step


def my_session(wp: Workplace) -> MySession | None:
    """The actor's session at the operation in front."""
    step = wp.current
    return step.session(wp.place.badge, wp.workstation) if step else None


def running_here(wp: Workplace) -> list[Step]:
    """What runs at this workstation."""
    return [step for step in wp.steps() if any(s.workstation == wp.workstation and s.paused is None for s in step.sessions)]


def place_free(wp: Workplace, step: Step) -> bool:
    """Whether the order may be worked on and the workstation has room; else it is said why not."""
    if step.doc["held"]:
        wp.refuse("order-held")
        return False
    refusal = check_report(step.doc["order_status"])
    if refusal is not None:
        wp.refuse_text("", refusal)
        return False
    busy = [other for other in running_here(wp) if (other.mo, other.op) != (step.mo, step.op)]
    if busy and wp.record.get("several", "one") == "one":
        wp.refuse("workstation-busy", workstation=wp.workstation)
        return False
    others = [s for s in step.sessions if (s.workstation, s.paused) == (wp.workstation, None) and s.badge != wp.place.badge]
    if others and wp.record.get("crew") == "one":
        wp.refuse("crew-full", name=wp.name_of(others[0].badge))
        return False
    return True


def begin(wp: Workplace, step: Step, kind: str, overrides: list[dict[str, str]] | None = None) -> None:
    """Save the start or the resumption, and show the running operation. `overrides`: who let it pass which rule."""
    mine = step.session(wp.place.badge, wp.workstation)
    if mine is not None and mine.kind == kind:
        if mine.paused is not None and wp.save("op-resume", where(wp), subject(wp)) is not None:
            wp.say(f"OP {step.op} goes on")
        wp.go("running")
        return
    data = {**where(wp), "kind": kind} | ({"overrides": overrides} if overrides else {})
    if wp.save("op-start", data, subject(wp)) is not None:
        wp.say(f"OP {step.op} {'' if kind == 'run' else kind} started".replace("  ", " "))
        wp.go("running")

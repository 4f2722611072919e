"""Another badge at a running operation: its owner joins, where the workstation's policy allows."""

from typing import Any

from terminal.core.operator.operation import subject, where
from terminal.core.operator.signing import acting_person, badge, take_over
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import MySession, Step


def join(wp: Workplace, step: Step, body: str) -> None:
    """One's own badge leaves; another's joins the operation in front."""
    person = acting_person(wp, body)
    if person is None:
        return
    theirs, before = str(person["id"]), wp.place.badge
    here = [s for s in step.sessions if (s.workstation, s.paused) == (wp.workstation, None)]
    if theirs == wp.place.badge or not here:
        badge(wp, body)
        return
    mine = step.session(theirs, wp.workstation)
    works = mine is not None and mine.paused is None
    if not works and wp.record.get("crew") == "one":
        wp.refuse("crew-full", name=wp.name_of(here[0].badge))
    elif take_over(wp, person) and not works:  # else only the actor changes
        kind = mine.kind if mine else _kind(here, before)
        if wp.save("op-start", {**where(wp), "kind": kind}, subject(wp)) is not None:
            _say_joined(wp, step, person)


def _kind(here: list[MySession], before: str) -> str:
    """What is being done here is joined: pieces out of rework are no new ones.

    Where it is being made already, whoever joins makes: setting up is the setter's who is at it.
    """
    kinds = [session.kind for session in sorted(here, key=lambda session: session.badge != before)]
    return next((kind for kind in kinds if kind != "setup"), "setup")


def _say_joined(wp: Workplace, step: Step, person: dict[str, Any]) -> None:
    joined = f"{shown(str(person['name']))} joined OP {step.op}"
    skill = step.job["skill"] if step.job else ""
    if skill and skill not in wp.skills:
        wp.say(f"{joined} | it asks for a {shown(skill)}", "warn")
    else:
        wp.say(joined)

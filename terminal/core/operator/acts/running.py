"""S3: the running operation."""

from dataclasses import replace

from shared.quantity import show
from shared.scan import Kind, Scan
from terminal.core.operator.acts.common import (
    badge,
    gone,
    known_person,
    not_here,
    open_booking,
    open_manual,
    open_material,
    open_picker,
    quantity_text,
    subject,
    take_over,
    where,
)
from terminal.core.operator.acts.dispatch import begin, choose_op, may_begin, running_here
from terminal.core.operator.acts.listing import undo
from terminal.core.operator.acts.material import take_label
from terminal.core.operator.acts.reading import open_reading
from terminal.core.operator.acts.talk import EVERYWHERE, KEYS
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import pieces

PROMPT = "scan PAUSE, SCRAP, FINISH, a lot label, or a QTY card"


def scan(wp: Workplace, code: Scan) -> None:
    """Cards of the running operation."""
    step = wp.current
    if step is None:
        gone(wp)
        return
    if code.kind is Kind.EMP:
        _badge(wp, step, code.body)
    elif code.kind is Kind.OP:
        _other(wp, code)
    elif code.kind is Kind.MO:
        _info(wp, step, code.mo)
    elif code.kind in (Kind.LOT, Kind.ITM):
        open_material(wp)
        take_label(wp, code)
    elif code.kind is Kind.QTY:
        open_booking(wp, "good", quantity_text(code.body))
    elif code.kind is Kind.RSN:
        wp.refuse("not-now", what=f"reason {code.body}", prompt="scan SCRAP or PAUSE first")
    elif code.kind is Kind.CMD and code.body in _WORDS:
        _WORDS[code.body](wp)
    else:
        not_here(wp, code, PROMPT)


def key(wp: Workplace, pressed: str) -> None:
    """Enter books good (or goes on), minus scrap, star material, 1 pause, 3 finish, 6 call, 7 down, 8 note, / the list."""
    if not gone(wp) and pressed in _KEYS:
        _KEYS[pressed](wp)


def _badge(wp: Workplace, step: Step, body: str) -> None:
    """One's own badge leaves; another's joins the operation in front, where the workstation's policy allows."""
    person = known_person(wp, body)
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
        return
    if not take_over(wp, person) or works:
        return  # only the actor changes
    # What is being done here is joined: pieces out of rework are no new ones.
    kinds = [s.kind for s in sorted(here, key=lambda one: one.badge != before)]
    # Where it is being made already, whoever joins makes: setting up is the setter's who is at it.
    kind = mine.kind if mine else next((one for one in kinds if one != "setup"), "setup")
    skill = step.job["skill"] if step.job else ""
    if wp.save("op-start", {**where(wp), "kind": kind}, subject(wp)) is not None:
        joined = f"{shown(str(person['name']))} joined OP {step.op}"
        missing = bool(skill) and skill not in wp.skills
        wp.say(f"{joined} | it asks for a {shown(skill)}" if missing else joined, "warn" if missing else "ok")


def _other(wp: Workplace, code: Scan) -> None:
    if (code.mo, code.op) == (wp.place.mo, wp.place.op):
        wp.say("this operation is in front already")
    elif wp.record.get("several", "one") == "one" and running_here(wp):
        wp.refuse("workstation-busy", workstation=wp.workstation)
    else:
        choose_op(wp, code.mo, code.op)


def _info(wp: Workplace, step: Step, mo: str) -> None:
    doc = wp.replica.mo(mo)
    if mo == step.mo:
        wp.say(f"{mo}: good {show(step.good)}, left {show(max(0, step.free))} ready here")
    elif doc is None:
        wp.refuse("order-unknown", mo=mo)
    else:
        wp.say(f"{mo}: {shown(doc['description'])}, {doc['good']} good of {doc['q_start']}, {doc['status']}")


def _mine(wp: Workplace) -> tuple[str, str | None]:
    step = wp.current
    mine = step.session(wp.place.badge, wp.workstation) if step else None
    return (mine.kind, mine.paused) if mine else ("", None)


def _enter(wp: Workplace) -> None:
    kind, paused = _mine(wp)
    if not kind or paused is not None:
        _resume(wp)
    else:
        open_booking(wp, "good")


def _resume(wp: Workplace) -> None:
    """START or RESUME: go on after a pause, or turn a setup into a run."""
    step = wp.current
    kind, paused = _mine(wp)
    if step is None:
        return
    if kind not in ("", "setup") and paused is None:
        wp.refuse("already-started")
        return
    wanted = kind if kind and paused is not None else "run"
    if may_begin(wp, step, wanted, _resume):
        begin(wp, step, wanted)


def _pause(wp: Workplace) -> None:
    kind, paused = _mine(wp)
    if not kind:
        wp.refuse("not-started")
    elif paused is not None:
        wp.refuse("already-paused")
    else:
        open_picker(wp, "pause")


def _finish(wp: Workplace) -> None:
    step = wp.current
    if step is None or not any(s.workstation == wp.workstation for s in step.sessions):
        wp.refuse("not-started")
        return
    others = [wp.name_of(s.badge) for s in step.sessions if s.workstation == wp.workstation and s.badge != wp.place.badge]
    asked = f"{pieces(step.left)} not reported" if step.left else ""
    if others:
        asked += f"{'; ' if asked else ''}this ends the work of {', '.join(others)} here too"
    if asked and not wp.confirm("finish", asked, _finish):
        return
    if wp.save("op-finish", where(wp), subject(wp), after=replace(wp.place, mo="", op="")) is None:
        return
    wp.say(f"OP {step.op} of {step.mo} finished")
    wp.picked = ("", "")
    wp.go("dispatch")


def _list(wp: Workplace) -> None:
    wp.go("dispatch")


_WORDS = {
    "PAUSE": _pause,
    "RESUME": _resume,
    "START": _resume,
    "FINISH": _finish,
    "GOOD": lambda wp: open_booking(wp, "good"),
    "SCRAP": lambda wp: open_booking(wp, "scrap"),
    "REWORK": lambda wp: open_booking(wp, "rework"),
    "MATERIAL": open_material,
    "SUSPECT": lambda wp: open_booking(wp, "suspect"),
    "UNDO": undo,
    **EVERYWHERE,
    "OK": _enter,
    "CANCEL": _list,
}
_KEYS = {
    "enter": _enter,
    "minus": lambda wp: open_booking(wp, "scrap"),
    "plus": lambda wp: open_booking(wp, "good"),
    "star": open_material,
    "1": _pause,
    "3": _finish,
    "5": open_reading,
    **KEYS,
    "slash": _list,
    "0": open_manual,
}

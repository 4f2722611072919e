"""S3: the running operation."""

from shared.quantity import show
from shared.scan import Kind, Scan
from terminal.core.acts.common import (
    badge,
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
from terminal.core.acts.dispatch import ahead_of, begin, choose_op
from terminal.core.acts.listing import undo
from terminal.core.acts.material import take_label
from terminal.core.acts.talk import EVERYWHERE, KEYS
from terminal.core.overlay import Step
from terminal.core.workplace import Workplace, shown

PROMPT = "scan PAUSE, SCRAP, FINISH, a lot label, or a QTY card"


def scan(wp: Workplace, code: Scan) -> None:
    """Cards of the running operation."""
    step = wp.current
    if step is None:
        wp.go("dispatch")
        return
    if code.kind is Kind.EMP:
        _badge(wp, step, code.body)
    elif code.kind is Kind.OP:
        _other(wp, code)
    elif code.kind is Kind.MO:
        wp.say(f"{code.mo}: good {step.doc['good']}, left {step.doc['available']} ready here")
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
    if wp.current is None:
        wp.go("dispatch")
    elif pressed in _KEYS:
        _KEYS[pressed](wp)


def _badge(wp: Workplace, step: Step, body: str) -> None:
    """One's own badge leaves; another's joins the operation in front, where the workstation's policy allows."""
    person = known_person(wp, body)
    if person is None:
        return
    theirs = str(person["id"])
    here = any((s.workstation, s.paused) == (wp.workstation, None) for s in step.sessions)
    if theirs == wp.place.badge or not here:
        badge(wp, body)
        return
    if step.session(theirs, wp.workstation) is None and wp.record.get("crew") == "one":
        wp.refuse("crew-full", name=wp.name_of(wp.place.badge))
        return
    if not take_over(wp, person):
        return
    mine = step.session(theirs, wp.workstation)
    if mine is not None and mine.paused is None:
        return  # only the actor changes
    if wp.save("op-start", {**where(wp), "kind": "run"}, subject(wp)) is not None:
        wp.say(f"{shown(str(person['name']))} joined OP {step.op}")


def _other(wp: Workplace, code: Scan) -> None:
    if (code.mo, code.op) == (wp.place.mo, wp.place.op):
        wp.say("this operation is in front already")
    elif wp.record.get("several", "one") == "one":
        wp.refuse("workstation-busy", workstation=wp.workstation)
    else:
        choose_op(wp, code.mo, code.op)


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
    if kind == "setup" and paused is None:
        question = ahead_of(step, step.job["before"] if step.job else "")
        if not step.ready and step.left and not wp.confirm("ahead", question, _resume):
            return
        begin(wp, step, "run")
    elif kind and paused is None:
        wp.refuse("already-started")
    else:
        begin(wp, step, kind or "run")


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
    if step.left and not wp.confirm("finish", f"{show(step.left)} pieces are not reported", _finish):
        return
    if wp.save("op-finish", where(wp), subject(wp)) is None:
        return
    wp.say(f"OP {step.op} of {step.mo} finished")
    wp.place.mo = wp.place.op = ""
    wp.selected = 0
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
    **KEYS,
    "slash": _list,
    "0": open_manual,
}

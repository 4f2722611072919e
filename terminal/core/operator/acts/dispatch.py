"""S2: the workstation's operations, one of them chosen."""

from collections.abc import Callable

from shared.lifecycle import check_report
from shared.quantity import show
from shared.rights import check_role
from shared.rules import BUCKETS
from shared.scan import Kind, Scan
from terminal.core.operator.acts.aside import beside, chosen_bucket, judge
from terminal.core.operator.acts.common import (
    badge,
    info_of,
    not_here,
    open_gate,
    open_manual,
    open_material,
    select,
    sign_off,
    subject,
    where,
)
from terminal.core.operator.acts.listing import undo
from terminal.core.operator.acts.talk import EVERYWHERE, KEYS
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step

PAGE = 5
STARTS = {"START": "run", "RESUME": "run", "OK": "run", "SETUP": "setup", "REWORK": "rework"}
PROMPT = "scan an operation from the traveller, or press 1-5"


def chosen(wp: Workplace) -> Step | None:
    """The step the cursor is on."""
    steps = wp.steps()
    return steps[wp.cursor(steps)] if steps else None


def scan(wp: Workplace, code: Scan) -> None:
    """An operation or order chooses; START, SETUP and RESUME begin."""
    if code.kind is Kind.EMP:
        badge(wp, code.body)
    elif code.kind is Kind.OP:
        choose_op(wp, code.mo, code.op)
    elif code.kind is Kind.MO:
        choose_order(wp, code.mo)
    elif code.kind in (Kind.LOT, Kind.ITM):
        info_of(wp, code)
    elif code.kind is Kind.CMD and code.body in STARTS:
        start(wp, STARTS[code.body])
    elif code.kind is Kind.CMD and code.body == "SUSPECT":
        _judge(wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    elif code.kind is Kind.CMD and code.body in EVERYWHERE:
        _put_in_front(wp)
        EVERYWHERE[code.body](wp)
    elif code.kind is Kind.CMD and code.body == "MATERIAL":
        _material(wp)
    else:
        not_here(wp, code, PROMPT)


def key(wp: Workplace, pressed: str) -> None:
    """1-5 choose on the page, Enter starts, minus sets up, plus turns the page, 6 calls, 7 says down, 8 notes.

    9 lists what is to be reworked and what is set aside.
    """
    steps = wp.steps()
    page = wp.cursor(steps) // PAGE
    if pressed in "12345" and page * PAGE + int(pressed) <= len(steps):
        _point(wp, steps[page * PAGE + int(pressed) - 1])
    elif pressed == "enter":
        start(wp, "run")
    elif pressed == "minus":
        start(wp, "setup")
    elif pressed == "plus" and steps:
        following = (page + 1) * PAGE
        _point(wp, steps[following if following < len(steps) else 0])
    elif pressed == "9":
        beside(wp)
    elif pressed in KEYS:
        _put_in_front(wp)
        KEYS[pressed](wp)
    elif pressed == "star":
        _material(wp)
    elif pressed == "slash":
        sign_off(wp)
    elif pressed == "0":
        open_manual(wp)


def choose_op(wp: Workplace, mo: str, op: str) -> None:
    """Choose a scanned operation; one's own running one opens at once."""
    if not select(wp, mo, op):
        return
    step = wp.step(mo, op)
    if step is not None and step.session(wp.place.badge, wp.workstation):
        wp.go("running")
        return
    wp.go("dispatch")
    wp.say(f"OP {op} of {mo} | scan START or press Enter")


def choose_order(wp: Workplace, mo: str) -> None:
    """Choose an order's next operation here."""
    step = next((s for s in wp.steps() if s.mo == mo), None)
    known = wp.replica.mo(mo)
    if step is not None:
        choose_op(wp, mo, step.op)
    elif known is None:
        wp.refuse("order-unknown", mo=mo)
    else:
        elsewhere = next((one for one in known["ops"] if one["status"] != "done"), None)
        if elsewhere is None:
            wp.refuse("order-over", state=known["status"])
        else:
            wp.refuse("operation-elsewhere", op=elsewhere["op"], group=elsewhere["group"])


def _point(wp: Workplace, step: Step) -> None:
    wp.picked = (step.mo, step.op)


def _put_in_front(wp: Workplace) -> bool:
    step = chosen(wp)
    if step is None:
        return False
    wp.place.mo, wp.place.op = step.mo, step.op
    return True


def _material(wp: Workplace) -> None:
    if _put_in_front(wp):
        open_material(wp)
    else:
        wp.refuse("nothing-selected")


def _judge(wp: Workplace) -> None:
    """SUSPECT: decide about the pieces that were set aside at the chosen operation."""
    if _put_in_front(wp):
        judge(wp)
    else:
        wp.refuse("nothing-selected")


def take_up(wp: Workplace, identity: str) -> None:
    """Go on with what was chosen among what waits: rework starts, what is set aside is judged."""
    bucket, there = chosen_bucket(wp, identity)
    if there and bucket == "rework":
        start(wp, "rework")
    elif there:
        judge(wp)


def start(wp: Workplace, kind: str) -> None:
    """Begin, or go on with, the chosen operation: checked here, before anything is saved."""
    step = chosen(wp)
    if step is None or (wp.picked[0] and (step.mo, step.op) != wp.picked):
        wp.refuse("nothing-selected")  # what was chosen has gone meanwhile, and nobody chose what is in its place
        wp.pick("", "")
        return
    if not may_begin(wp, step, kind, lambda again: start(again, kind)):
        return
    wp.place.mo, wp.place.op = step.mo, step.op
    begin(wp, step, kind)


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


def running_here(wp: Workplace) -> list[Step]:
    """What runs at this workstation."""
    return [one for one in wp.steps() if any(s.workstation == wp.workstation and s.paused is None for s in one.sessions)]


def may_begin(wp: Workplace, step: Step, kind: str, again: Callable[[Workplace], None]) -> bool:
    """Whether one may start, or go on after a pause. What was begun already only has to find its place free."""
    mine = step.session(wp.place.badge, wp.workstation)
    if mine is None or mine.kind != kind:
        return place_free(wp, step) and _may_start(wp, step, kind, again)
    return mine.paused is None or place_free(wp, step)


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


def _may_start(wp: Workplace, step: Step, kind: str, again: Callable[[Workplace], None]) -> bool:
    refusal = check_role("op-start", kind, wp.roles)
    if refusal is not None:
        wp.refuse_text("", refusal)
        return False
    if wp.down and not wp.confirm("down", f"{wp.workstation} is down ({wp.down}); start all the same?", again):
        return False
    skill = step.job["skill"] if step.job else ""
    if skill and skill not in wp.skills:
        question = f"OP {step.op} asks for a {shown(skill)}; start all the same?"
        if not wp.confirm(f"skill-{step.mo}-{step.op}", question, again):
            return False
    if kind == "rework" and step.rework <= 0:
        wp.refuse("bucket-empty", q=show(step.rework), bucket=BUCKETS["rework"])
        return False
    if step.done and not wp.confirm(f"again-{step.mo}-{step.op}", f"OP {step.op} is done; start it again?", again):
        return False
    if kind == "run" and step.gate_closed:
        open_gate(wp, step)
        return False
    if kind == "run" and not step.ready and not step.done:
        before = step.job["before"] if step.job else ""
        if step.left == 0:
            return wp.confirm(f"full-{step.mo}-{step.op}", "the ordered quantity is reported; start all the same?", again)
        return wp.confirm(f"ahead-{step.mo}-{step.op}", ahead_of(step, before), again)
    return True


def ahead_of(step: Step, before: str) -> str:
    """What is asked where a step is started before its predecessor has yielded enough."""
    return f"{step.mo} OP {step.op} waits for operation {before or '(none)'}; start all the same?"

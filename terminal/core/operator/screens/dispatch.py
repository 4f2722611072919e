"""S2: the workstation's operations, one of them chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from shared.quantity import show
from shared.scan import Kind, Scan
from terminal.core.operator import codes
from terminal.core.operator.aside import chosen_bucket, waiting
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.codes import not_here, tell_label
from terminal.core.operator.operation import select
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens.manual import open_manual
from terminal.core.operator.screens.material import open_material
from terminal.core.operator.screens.quantity import judge
from terminal.core.operator.screens.starting import may_begin
from terminal.core.operator.sessions import begin
from terminal.core.operator.signing import badge, sign_off
from terminal.core.operator.talk import EVERYWHERE, KEYS
from terminal.core.operator.undo import undo
from terminal.core.operator.wording import STATES, instructions, item_of, remark, waits_beside
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import many

PAGE: Final = 5
STARTS: Final = {"START": "run", "RESUME": "run", "OK": "run", "SETUP": "setup", "REWORK": "rework"}
WORDS: Final = Words(
    "scan an operation from the traveller, or press 1-5",
    "[Enter] START [-] SETUP [9] REWORK, ASIDE [*] mat [6] CALL [7] DOWN [/] off",
)


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """One operation in the list."""

    number: int
    chosen: bool
    op: str
    mo: str
    item: str
    left: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class DispatchBody:
    """The operations of the page, and more of the chosen one."""

    lines: list[DispatchLine]
    page: str
    detail: list[str]


def scan(wp: Workplace, code: Scan) -> None:
    """An operation or order chooses; START, SETUP and RESUME begin."""
    if code.kind is Kind.EMP:
        badge(wp, code.body)
    elif code.kind is Kind.OP:
        choose_op(wp, code.mo, code.op)
    elif code.kind is Kind.MO:
        _choose_order(wp, code.mo)
    elif code.kind in (Kind.LOT, Kind.ITM):
        tell_label(wp, code)
    elif code.kind is Kind.CMD:
        _command(wp, code)
    else:
        not_here(wp, code, WORDS.prompt)


def _command(wp: Workplace, code: Scan) -> None:
    if code.body in STARTS:
        _start(wp, STARTS[code.body])
    elif code.body == "SUSPECT":
        _with_chosen(wp, judge)
    elif code.body == "UNDO":
        undo(wp)
    elif code.body in EVERYWHERE:
        _put_in_front(wp)
        EVERYWHERE[code.body](wp)
    elif code.body == "MATERIAL":
        _with_chosen(wp, open_material)
    else:
        not_here(wp, code, WORDS.prompt)


def key(wp: Workplace, pressed: str) -> None:
    """1-5 choose on the page, Enter starts, minus sets up, plus turns the page, 6 calls, 7 says down, 8 notes.

    9 lists what is to be reworked and what is set aside.
    """
    if pressed in "12345":
        _choose_number(wp, int(pressed))
    elif pressed == "enter":
        _start(wp, "run")
    elif pressed == "minus":
        _start(wp, "setup")
    elif pressed == "plus":
        _next_page(wp)
    elif pressed == "9":
        _list_waiting(wp)
    elif pressed in KEYS:
        _put_in_front(wp)
        KEYS[pressed](wp)
    elif pressed == "star":
        _with_chosen(wp, open_material)
    elif pressed == "slash":
        sign_off(wp)
    elif pressed == "0":
        open_manual(wp)


# --- the list ---------------------------------------------------------------------------------------------


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


def _choose_order(wp: Workplace, mo: str) -> None:
    """Choose an order's next operation here."""
    step = next((step for step in wp.steps() if step.mo == mo), None)
    if step is not None:
        choose_op(wp, mo, step.op)
        return
    order = wp.replica.mo(mo)
    if order is None:
        wp.refuse("order-unknown", mo=mo)
        return
    elsewhere = next((planned for planned in order["ops"] if planned["status"] != "done"), None)
    if elsewhere is None:
        wp.refuse("order-over", state=order["status"])
    else:
        wp.refuse("operation-elsewhere", op=elsewhere["op"], group=elsewhere["group"])


def _choose_number(wp: Workplace, number: int) -> None:
    steps = wp.steps()
    at = wp.cursor(steps) // PAGE * PAGE + number - 1
    if at < len(steps):
        _point(wp, steps[at])


def _next_page(wp: Workplace) -> None:
    steps = wp.steps()
    if steps:
        following = (wp.cursor(steps) // PAGE + 1) * PAGE
        _point(wp, steps[following if following < len(steps) else 0])


def _point(wp: Workplace, step: Step) -> None:
    wp.picked = (step.mo, step.op)


def _chosen(wp: Workplace) -> Step | None:
    """The step the cursor is on."""
    steps = wp.steps()
    return steps[wp.cursor(steps)] if steps else None


def _put_in_front(wp: Workplace) -> bool:
    step = _chosen(wp)
    if step is None:
        return False
    wp.place.mo, wp.place.op = step.mo, step.op
    return True


def _with_chosen(wp: Workplace, act: Callable[[Workplace], None]) -> None:
    """Do something about the chosen operation."""
    if _put_in_front(wp):
        act(wp)
    else:
        wp.refuse("nothing-selected")


# --- beginning --------------------------------------------------------------------------------------------


def _list_waiting(wp: Workplace) -> None:
    """Choose among what waits beside the steps."""
    options = waiting(wp)
    if options:
        ask(wp, ASIDE, options)
    else:
        wp.say("nothing is to be reworked and nothing is set aside here")


def _take_up(wp: Workplace, option: Option) -> None:
    """Go on with what was chosen among what waits: rework starts, what is set aside is judged."""
    bucket, there = chosen_bucket(wp, option)
    if there and bucket == "rework":
        _start(wp, "rework")
    elif there:
        judge(wp)


ASIDE: Final = Choice(
    kind="aside",
    title="TO REWORK, AND SET ASIDE",
    use=_take_up,
    words=Words("press the number of what you go on with: to rework, or to judge", "[1-9] pick   [+] more   [/] back"),
)


def _start(wp: Workplace, kind: str) -> None:
    """Begin, or go on with, the chosen operation: checked here, before anything is saved."""
    step = _chosen(wp)
    if step is None or (wp.picked[0] and (step.mo, step.op) != wp.picked):
        wp.refuse("nothing-selected")  # what was chosen has gone meanwhile, and nobody chose what is in its place
        wp.pick("", "")
        return
    if may_begin(wp, step, kind, lambda again: _start(again, kind)):
        wp.place.mo, wp.place.op = step.mo, step.op
        begin(wp, step, kind)


# --- what is shown ----------------------------------------------------------------------------------------


def body(wp: Workplace) -> DispatchBody:
    """The operations of the page, and more of the chosen one."""
    steps = wp.steps()
    chosen = wp.cursor(steps)
    first = chosen // PAGE * PAGE
    pages = max(1, -(-len(steps) // PAGE))
    ready = sum(step.status == "ready" and not step.doc["held"] for step in steps)
    page = enumerate(steps[first : first + PAGE], first)
    return DispatchBody(
        lines=[_line(wp, step, index - first + 1, chosen=index == chosen) for index, step in page],
        page=f"page {first // PAGE + 1}/{pages}   {many(len(steps), 'operation')}, {ready} ready",
        detail=_detail(wp, steps[chosen]) if steps else [],
    )


def _line(wp: Workplace, step: Step, number: int, *, chosen: bool) -> DispatchLine:
    return DispatchLine(
        number=number,
        chosen=chosen,
        op=step.op,
        mo=step.mo,
        item=item_of(step),
        left=show(step.left),
        due=(step.doc["due"] or "")[5:10],
        state=_state(step, wp),
    )


def _detail(wp: Workplace, step: Step) -> list[str]:
    here = f"ready here {show(max(0, step.free))} of {show(step.left)}"
    lines = [f"OP {step.op} of {step.mo}   {item_of(step)}   {here}{waits_beside(step)}"]
    if step.job:
        job = step.job
        skill = f"   skill {shown(job['skill'])}" if job["skill"] else ""
        todo = shown(instructions(wp, step), 34)
        lines.append(f"setup {job['setup_min']} min   run {job['run_min']} min each{skill}   {todo}")
    order = wp.replica.mo(step.mo)
    if order and order["remarks"]:
        lines.append(f"NOTE {remark(wp, order['remarks'][-1], 54)}")
    return lines


def _state(step: Step, wp: Workplace) -> str:
    if step.doc["held"] and step.status != "running":
        return "! ON HOLD"
    if step.status == "running":
        return "! RUNS ON HOLD" if step.doc["held"] else _running(step, wp)
    if step.status == "paused":
        return "= PAUSED"
    if step.status == "waiting":
        return f"- WAITS OP {step.job['before']}" if step.job and step.job["before"] else "- WAITS"
    return step.status.upper()


def _running(step: Step, wp: Workplace) -> str:
    working = [session for session in step.sessions if session.paused is None]
    workstations = sorted({session.workstation for session in working})
    kinds = {session.kind for session in working}
    state = STATES[next((kind for kind in ("setup", "run") if kind in kinds), "rework")]
    return state if workstations == [wp.workstation] else f"{state} {workstations[0]}"


SCREEN: Final = Screen(
    name="dispatch",
    words=WORDS,
    scan=scan,
    key=key,
    foreign=codes.unknown,
    body=body,
    coach="DEMO: press 1, then Enter to start the first operation",
)

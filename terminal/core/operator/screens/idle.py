"""S1: nobody is signed on."""

from dataclasses import dataclass
from typing import Final

from shared.plant_time import clock_text
from shared.quantity import show
from shared.scan import Kind, Scan, encode, encode_op
from terminal.core.operator import codes
from terminal.core.operator.codes import not_here, tell_label
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens import keytest, manual
from terminal.core.operator.signing import sign_on
from terminal.core.operator.wording import item_of, unit_of
from terminal.core.operator.workplace import NotSavedError, Workplace, shown
from terminal.core.plant.overlay import Step

WORDS = Words("scan your badge", "[0] type badge   [9] test the scanner   [.] list")
UNKNOWN_WORDS = Words(
    "scan this terminal's enrolment card; or your badge, and work on",
    "[0] type badge   [8] type the card   [9] test the scanner   [.] list",
)


@dataclass(frozen=True, slots=True)
class IdleBody:
    """The clock, what is next, and what runs on; and where the hub takes nothing from here, why and what would help."""

    clock: str
    next_here: str
    waiting: int
    running: str
    away: str = ""
    help: str = ""


def words(wp: Workplace) -> Words:
    """What is scanned first; a terminal that the hub does not know is to be enrolled."""
    return UNKNOWN_WORDS if wp.turned_away() is not None else WORDS


def scan(wp: Workplace, code: Scan) -> None:
    """A badge signs on; an operation waits 10 s for one."""
    if code.kind is Kind.EMP:
        sign_on(wp, code.body)
    elif code.kind in (Kind.OP, Kind.MO):
        wp.hold(encode(Kind.MO, code.mo) if code.kind is Kind.MO else encode_op(code.mo, code.op))
        wp.refuse("badge-first")
    elif code.kind is Kind.CMD and code.body == "CALL":
        wp.hold(encode(Kind.CMD, "CALL"))
        wp.refuse("badge-first")
    elif code.kind in (Kind.LOT, Kind.ITM):
        tell_label(wp, code)
    elif code.kind is Kind.ENROL:
        _enrol(wp, code.body)
    else:
        not_here(wp, code, WORDS.prompt)


def _enrol(wp: Workplace, code: str) -> None:
    try:
        wp.enrol(code)
    except NotSavedError as error:
        wp.refuse(error.code, why=error)
        return
    wp.say("the card's code is kept | this terminal is enrolled as soon as the hub answers")


def key(wp: Workplace, pressed: str) -> None:
    """0 types a badge, 8 the card of a terminal that the hub does not know, 9 commissions the scanner."""
    if pressed == "0":
        manual.open_manual(wp, "EMP")
    elif pressed == "8" and wp.turned_away() is not None:
        manual.open_manual(wp, "ENROL")
    elif pressed == "9":
        keytest.open_keytest(wp)


def body(wp: Workplace) -> IdleBody | None:
    """What is next here; at the store what the line will be short of is shown instead."""
    away = wp.turned_away()
    if wp.is_store and away is None:
        return None
    steps = wp.steps()
    here = [s for s in steps if any(x.workstation == wp.workstation and x.paused is None for x in s.sessions)]
    return IdleBody(
        clock=clock_text(wp.now.ms),
        next_here=_next(steps),
        waiting=len(steps),
        running=f"OP {here[0].op} {here[0].mo}" if here else "",
        away=shown(away.message, 160) if away else "",
        help=shown(away.help, 160) if away else "",
    )


def _next(steps: list[Step]) -> str:
    ready = next((step for step in steps if step.status == "ready" and not step.doc["held"]), None)
    if ready is not None:
        return f"OP {ready.op}  {ready.mo}  {item_of(ready)}  {show(ready.left)} {unit_of(ready)}"
    paused = sum(step.status == "paused" for step in steps)
    return f"nothing ready{f', {paused} paused' if paused else ''}"


SCREEN: Final = Screen(
    name="idle",
    words=words,
    scan=scan,
    key=key,
    foreign=codes.unknown,
    body=body,
    instead="store",
    coach="DEMO: press 0, type 0021, press Enter twice (that is Omar's badge)",
)

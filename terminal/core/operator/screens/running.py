"""S3: the running operation."""

from dataclasses import dataclass, replace
from typing import Final

from shared.documents import MoDocument
from shared.plant_time import clock_text, hours_text
from shared.quantity import MICRO, parse, show
from shared.scan import Kind, Scan
from shared.verbs import ON_STEP, VERBS
from terminal.core.operator import codes
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.codes import not_here
from terminal.core.operator.joining import join
from terminal.core.operator.numbers import of_card
from terminal.core.operator.operation import gone, subject, where
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens.dispatch import choose_op
from terminal.core.operator.screens.manual import open_manual
from terminal.core.operator.screens.material import open_material, take_label
from terminal.core.operator.screens.quantity import open_booking
from terminal.core.operator.screens.reading import open_reading
from terminal.core.operator.screens.starting import may_begin
from terminal.core.operator.sessions import begin, my_session, running_here
from terminal.core.operator.summary import summary
from terminal.core.operator.talk import EVERYWHERE, KEYS
from terminal.core.operator.undo import undo
from terminal.core.operator.wording import (
    STATES,
    instructions,
    mark,
    order_line,
    remark,
    title,
    unit_of,
    waits_beside,
)
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import MySession, Step
from terminal.core.words import pieces

INSTEAD: Final = "scan PAUSE, SCRAP, FINISH, a lot label, or a QTY card"
PROMPT: Final = "scan GOOD, SCRAP, PAUSE or FINISH, a lot label, or a QTY card"
WORDS: Final = Words(PROMPT, "[Enter] good [-] scrap [*] mat [1] PAUSE [3] FINISH [5] READ [6] CALL [.] UNDO")
PAUSED_WORDS: Final = Words(PROMPT, "[Enter] GO ON [3] FINISH [*] mat [6] CALL [7] DOWN [8] NOTE [.] UNDO [/] list")
LAST_ROOM: Final = 70
"""Characters beside the name of the line."""
DAY_MS: Final = 86_400_000
BOOKINGS: Final = {name for name in ON_STEP if not VERBS[name].session_states} | {"reverse"}


@dataclass(frozen=True, slots=True)
class RunningBody:
    """Big counters, and what belongs to them."""

    state: str
    title: str
    good: str
    left: str
    scrap: str
    of: str
    beside: str
    """What waits for rework or a decision."""
    percent: int
    unconfirmed: str
    times: str
    people: str
    last: str
    material: str
    remark: str
    order: str
    """When it is due, how urgent it is, for whom, and which step comes next."""
    rate: str
    """How fast it goes, how fast it should, and when it ends at that."""
    do: str
    """What is to be done: the step's instructions, or the order's notes."""


def scan(wp: Workplace, code: Scan) -> None:
    """Cards of the running operation."""
    step = wp.current
    if step is None:
        gone(wp)
    elif code.kind is Kind.EMP:
        join(wp, step, code.body)
    elif code.kind is Kind.OP:
        _other(wp, code)
    elif code.kind is Kind.MO:
        _tell_order(wp, step, code.mo)
    elif code.kind in (Kind.LOT, Kind.ITM):
        open_material(wp)
        take_label(wp, code)
    elif code.kind is Kind.QTY:
        open_booking(wp, "good", of_card(code.body))
    elif code.kind is Kind.RSN:
        wp.refuse("not-now", what=f"reason {code.body}", prompt="scan SCRAP or PAUSE first")
    elif code.kind is Kind.CMD and code.body in _CARDS:
        _CARDS[code.body](wp)
    else:
        not_here(wp, code, INSTEAD)


def key(wp: Workplace, pressed: str) -> None:
    """Enter books good (or goes on), minus scrap, star material, 1 pause, 3 finish, 6 call, 7 down, 8 note, / the list."""
    if not gone(wp) and pressed in _KEYS:
        _KEYS[pressed](wp)


def _other(wp: Workplace, code: Scan) -> None:
    if (code.mo, code.op) == (wp.place.mo, wp.place.op):
        wp.say("this operation is in front already")
    elif wp.record.get("several", "one") == "one" and running_here(wp):
        wp.refuse("workstation-busy", workstation=wp.workstation)
    else:
        choose_op(wp, code.mo, code.op)


def _tell_order(wp: Workplace, step: Step, mo: str) -> None:
    order = wp.replica.mo(mo)
    if mo == step.mo:
        wp.say(f"{mo}: good {show(step.good)}, left {show(max(0, step.free))} ready here")
    elif order is None:
        wp.refuse("order-unknown", mo=mo)
    else:
        wp.say(order_line(order))


# --- the session ------------------------------------------------------------------------------------------


def _enter(wp: Workplace) -> None:
    mine = my_session(wp)
    if mine is None or mine.paused is not None:
        _resume(wp)
    else:
        open_booking(wp, "good")


def _resume(wp: Workplace) -> None:
    """START or RESUME: go on after a pause, or turn a setup into a run."""
    step, mine = wp.current, my_session(wp)
    if step is None:
        return
    if mine is not None and mine.kind != "setup" and mine.paused is None:
        wp.refuse("already-started")
        return
    kind = mine.kind if mine is not None and mine.paused is not None else "run"
    if may_begin(wp, step, kind, _resume):
        begin(wp, step, kind)


def _pause(wp: Workplace) -> None:
    mine = my_session(wp)
    if mine is None:
        wp.refuse("not-started")
    elif mine.paused is not None:
        wp.refuse("already-paused")
    else:
        ask(wp, PAUSE)


def _pause_for(wp: Workplace, record: Option) -> None:
    if wp.save("op-pause", {**where(wp), "reason": record["id"]}, subject(wp)) is not None:
        wp.say(f"paused: {shown(str(record['text'] or record['id']))}")


PAUSE: Final = Choice("pause", "WHY DO YOU PAUSE?", _pause_for)


def _finish(wp: Workplace) -> None:
    step = wp.current
    here = [session for session in step.sessions if session.workstation == wp.workstation] if step else []
    if step is None or not here:
        wp.refuse("not-started")
        return
    others = [wp.name_of(session.badge) for session in here if session.badge != wp.place.badge]
    questions = [f"{pieces(step.left)} not reported"] if step.left else []
    questions += [f"this ends the work of {', '.join(others)} here too"] if others else []
    if questions and not wp.confirm("finish", "; ".join(questions), _finish):
        return
    if wp.save("op-finish", where(wp), subject(wp), after=replace(wp.place, mo="", op="")) is None:
        return
    wp.say(f"OP {step.op} of {step.mo} finished")
    wp.picked = ("", "")
    wp.go("dispatch")


def _list(wp: Workplace) -> None:
    wp.go("dispatch")


def _scrap(wp: Workplace) -> None:
    open_booking(wp, "scrap")


def _good(wp: Workplace) -> None:
    open_booking(wp, "good")


_CARDS: Final = {
    "PAUSE": _pause,
    "RESUME": _resume,
    "START": _resume,
    "FINISH": _finish,
    "GOOD": _good,
    "SCRAP": _scrap,
    "REWORK": lambda wp: open_booking(wp, "rework"),
    "MATERIAL": open_material,
    "SUSPECT": lambda wp: open_booking(wp, "suspect"),
    "UNDO": undo,
    **EVERYWHERE,
    "OK": _enter,
    "CANCEL": _list,
}
_KEYS: Final = {
    "enter": _enter,
    "minus": _scrap,
    "plus": _good,
    "star": open_material,
    "1": _pause,
    "3": _finish,
    "5": open_reading,
    **KEYS,
    "slash": _list,
    "0": open_manual,
}


# --- what is shown ----------------------------------------------------------------------------------------


def words(wp: Workplace) -> Words:
    """Other keys while one's own session does not run."""
    mine = my_session(wp)
    return PAUSED_WORDS if mine is None or mine.paused is not None else WORDS


def body(wp: Workplace) -> RunningBody | None:
    """The counters of the operation in front, and who works on it, for whom, how fast, with what."""
    step, mine = wp.current, my_session(wp)
    if step is None:
        return None
    order = wp.replica.mo(step.mo)
    worked = _worked_ms(wp, mine)
    return RunningBody(
        state=_state(step, mine),
        title=title(step),
        good=show(step.good),
        left=show(step.left),
        scrap=show(step.scrap),
        of=f"of {show(step.start_q)} {unit_of(step)}",
        beside=waits_beside(step),
        percent=min(100, round(100 * step.first / step.start_q)) if step.start_q else 0,
        unconfirmed=f"{show(step.unconfirmed)} not yet confirmed" if step.unconfirmed else "",
        times=hours_text(worked).zfill(5),
        people=", ".join(_person(wp, session) for session in step.sessions) or "-",
        last=_last(wp, step),
        material=_material(wp, step),
        remark=remark(wp, order["remarks"][-1], 54) if order and order["remarks"] else "",
        order=_order(step, order),
        rate=_rate(wp, step, worked, mine),
        do=instructions(wp, step),
    )


def _worked_ms(wp: Workplace, mine: MySession | None) -> int:
    if mine is None:
        return 0
    return mine.worked_ms + (max(0, wp.now.ms - mine.since) if mine.paused is None else 0)


def _state(step: Step, mine: MySession | None) -> str:
    state = "- IDLE"
    if mine is not None:
        state = STATES[mine.kind] if mine.paused is None else f"= PAUSE {mine.paused}"
    return f"! HOLD {state[2:]}" if step.doc["held"] else state


def _person(wp: Workplace, session: MySession) -> str:
    """Who works on it, elsewhere too; who pauses in brackets."""
    at = "" if session.workstation == wp.workstation else f" at {session.workstation}"
    name = wp.name_of(session.badge) + at
    return name if session.paused is None else f"({name})"


def _last(wp: Workplace, step: Step) -> str:
    """The newest booking and how far it got, in one line; what is too long for it stands in the history."""
    own = [entry for entry in wp.recent(30) if entry.subject == f"{step.mo} {step.op}"]
    newest = next((entry for entry in own if entry.verb in BOOKINGS), own[0] if own else None)
    if newest is None:
        return "-"
    said, far = f"{clock_text(newest.saved_at)}  {summary(newest)}  ", mark(newest, wp.sent())
    if len(said) + len(far) > LAST_ROOM:
        far = far.removeprefix("accepted, ")
    return said + (far if len(said) + len(far) <= LAST_ROOM else f"{far.split(':')[0].split(',')[0]}: see [.]")


def _material(wp: Workplace, step: Step) -> str:
    """The lots that stand here; else where a lot of what is taken by lot lies; else where all of it is taken from."""
    staged = ", ".join(f"{item} lot {lot}" for item, lot in wp.place.staged.values())
    if staged:
        return staged
    wanted = [line["item"] for line in (step.job["material"] if step.job else ()) if line["mode"] == "lot"]
    if wanted:
        return f"scan a lot: {', '.join(_lots_of(wp, wanted)[:2]) or f'none of {wanted[0]} is known'}"
    return f"from {wp.supply}" if wp.supply and step.job and step.job["material"] else "-"


def _lots_of(wp: Workplace, items: list[str]) -> list[str]:
    stocks = [doc for doc in wp.replica.stocks() if doc["item"] in items]
    lots = [(doc, lot) for doc in stocks for lot in doc["lots"] if parse(lot["q"]) > 0]
    return [f"{doc['item']} lot {lot['lot']} at {doc['location']}" for doc, lot in lots]


def _order(step: Step, order: MoDocument | None) -> str:
    customer = " ".join(part for part in (order["origin"], order["external_no"]) if part) if order else ""
    after = next((planned for planned in order["ops"] if planned["op"] > step.op), None) if order else None
    parts = [
        f"due {step.doc['due'][5:10]}" if step.doc["due"] else "no date",
        f"priority {step.doc['priority']}",
        shown(customer, 24),
        f"next OP {after['op']} {shown(after['name'] or after['group'])}" if after else "last step",
    ]
    return "   ".join(part for part in parts if part)


def _rate(wp: Workplace, step: Step, worked: int, mine: MySession | None) -> str:
    standard = parse(step.job["run_min"]) if step.job else 0
    sessions = [session for session in step.doc["sessions"] if mine and session["badge"] == mine.badge]
    pieces_here = parse(sessions[0]["pieces"]) if sessions else 0
    parts = [f"standard {show(standard)} min each" if standard else ""]
    if pieces_here and worked >= 60_000:
        parts.append(f"here {worked * 10 // (pieces_here // MICRO or 1) / 600_000:.1f} min")
    runs = mine is not None and mine.paused is None and mine.kind == "run"
    if runs and standard and step.left:
        ends = wp.now.ms + step.left * standard // MICRO * 60_000 // MICRO
        parts.append(f"the rest ends {clock_text(ends)}" if ends - wp.now.ms < DAY_MS else "the rest takes days")
    return "   ".join(part for part in parts if part)


SCREEN: Final = Screen(
    name="running",
    words=words,
    scan=scan,
    key=key,
    foreign=codes.unknown,
    body=body,
    coach="DEMO: press Enter, type 2, press Enter: stock and WIP change everywhere",
)

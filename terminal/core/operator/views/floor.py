"""Views of the operator's own screens: S1 to S5."""

from shared.documents import JobMaterial, Remark
from shared.quantity import parse, show
from shared.verbs import ON_STEP, VERBS
from terminal.core.delivery.journal import Entry
from terminal.core.operator.acts import material as material_act
from terminal.core.operator.acts.dispatch import PAGE
from terminal.core.operator.acts.quantity import fields
from terminal.core.operator.forms import Issue
from terminal.core.operator.station import Station
from terminal.core.operator.told import told
from terminal.core.operator.view import Body, Dispatch, Idle, Line, Material, MaterialLine, Quantity, Reading, Running
from terminal.core.operator.views.told import clock, item_of, mark, title, unit_of
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import MySession, Step
from terminal.core.plant.requirement import issued, needed
from terminal.core.words import many, pieces

STATES = {"setup": "* SETUP", "run": "> RUN", "rework": "> REWORK"}
LAST_ROOM = 70
"""Characters beside the name of the line."""
BOOKINGS = {name for name in ON_STEP if not VERBS[name].session_states} | {"reverse"}


def idle(station: Station) -> Idle:
    """S1."""
    work = station.work
    steps = work.steps()
    ready = next((s for s in steps if s.status == "ready" and not s.doc["held"]), None)
    paused = sum(s.status == "paused" for s in steps)
    here = [s for s in steps if any(x.workstation == work.workstation and x.paused is None for x in s.sessions)]
    return Idle(
        clock=clock(work.now.ms)[:5],
        next_here=f"OP {ready.op}  {ready.mo}  {item_of(ready)}  {show(ready.left)} {unit_of(ready)}"
        if ready
        else f"nothing ready{f', {paused} paused' if paused else ''}",
        waiting=len(steps),
        running=f"OP {here[0].op} {here[0].mo}" if here else "",
    )


def _state(step: Step, work: Workplace) -> str:
    if step.doc["held"] and step.status != "running":
        return "! ON HOLD"
    if step.status == "running":
        if step.doc["held"]:
            return "! RUNS ON HOLD"
        where = sorted({s.workstation for s in step.sessions if s.paused is None})
        kinds = {s.kind for s in step.sessions if s.paused is None}
        mark = STATES[next((kind for kind in ("setup", "run") if kind in kinds), "rework")]
        return mark if where == [work.workstation] else f"{mark} {where[0]}"
    if step.status == "paused":
        return "= PAUSED"
    if step.status == "waiting":
        return f"- WAITS OP {step.job['before']}" if step.job and step.job["before"] else "- WAITS"
    return step.status.upper()


def dispatch(station: Station) -> Dispatch:
    """S2."""
    work = station.work
    steps = work.steps()
    chosen = work.cursor(steps)
    first = chosen // PAGE * PAGE
    lines = [
        Line(
            number=index - first + 1, chosen=index == chosen, op=step.op, mo=step.mo, item=item_of(step),
            left=show(step.left), due=(step.doc["due"] or "")[5:10], state=_state(step, work),
        )
        for index, step in enumerate(steps[first : first + PAGE], first)
    ]  # fmt: skip
    pages = max(1, -(-len(steps) // PAGE))
    ready = sum(step.status == "ready" and not step.doc["held"] for step in steps)
    detail: list[str] = []
    if steps:
        step = steps[chosen]
        job = step.job
        detail.append(
            f"OP {step.op} of {step.mo}   {item_of(step)}   ready here {show(max(0, step.free))} of {show(step.left)}"
            + _aside(step)
        )
        if job:
            skill = f"   skill {shown(job['skill'])}" if job["skill"] else ""
            detail.append(
                f"setup {job['setup_min']} min   run {job['run_min']} min each{skill}   {shown(_do(work, step), 34)}"
            )
        doc = work.replica.mo(step.mo)
        if doc and doc["remarks"]:
            detail.append(f"NOTE {_remark(work, doc['remarks'][-1], 54)}")
    return Dispatch(
        lines,
        f"page {first // PAGE + 1}/{pages}   {many(len(steps), 'operation')}, {ready} ready",
        detail,
    )


def _aside(step: Step) -> str:
    """Pieces that wait for rework or a decision."""
    buckets = (("to rework", step.rework), ("set aside", step.suspect))
    return "".join(f"   {name} {show(q)}" for name, q in buckets if q)


def running(station: Station) -> Body:
    """S3."""
    work = station.work
    step = work.current
    if step is None:
        return dispatch(station)
    mine = step.session(work.place.badge, work.workstation)
    state = "- IDLE"
    worked = 0
    if mine is not None:
        worked = mine.worked_ms
        if mine.paused is None:
            worked += max(0, work.now.ms - mine.since)
            state = STATES[mine.kind]
        else:
            state = f"= PAUSE {mine.paused}"
    if step.doc["held"]:
        state = f"! HOLD {state[2:]}"
    order = work.replica.mo(step.mo)
    remark = order["remarks"][-1] if order and order["remarks"] else None
    own = [e for e in station.journal.recent(30) if e.subject == f"{step.mo} {step.op}"]
    newest = next((e for e in own if e.verb in BOOKINGS), own[0] if own else None)
    last = _last(newest, station.courier.sent) if newest else "-"
    return Running(
        state=state, title=title(step), good=show(step.good), left=show(step.left), scrap=show(step.scrap),
        of=f"of {show(step.start_q)} {unit_of(step)}", beside=_aside(step),
        percent=min(100, round(100 * step.first / step.start_q)) if step.start_q else 0,
        unconfirmed=f"{show(step.unconfirmed)} not yet confirmed" if step.unconfirmed else "",
        times=f"{worked // 3_600_000:02d}:{worked // 60_000 % 60:02d}", people=_people(work, step), last=last,
        material=_material(work, step), remark=_remark(work, remark, 54) if remark else "",
        order=_order(work, step), rate=_rate(work, step, worked, mine), do=_do(work, step),
    )  # fmt: skip


def _last(entry: Entry, sent: set[str]) -> str:
    """The newest booking and how far it got, in one line; what is too long for it stands in the history."""
    said, far = f"{clock(entry.saved_at)[:5]}  {told(entry)}  ", mark(entry, sent)
    if len(said) + len(far) > LAST_ROOM:
        far = far.removeprefix("accepted, ")
    return said + (far if len(said) + len(far) <= LAST_ROOM else f"{far.split(':')[0].split(',')[0]}: see [.]")


def _remark(work: Workplace, remark: Remark, width: int) -> str:
    """What somebody noted about the order, and who."""
    who = work.name_of(remark["who"]) if remark["who"] else "the office"
    return f"{who}: {shown(remark['text'], width)}"


def _material(work: Workplace, step: Step) -> str:
    """The lots that stand here; else where a lot of what is taken by lot lies; else where all of it is taken from."""
    staged = ", ".join(f"{item} lot {lot}" for item, lot in work.place.staged.values())
    if staged:
        return staged
    wanted = [line["item"] for line in (step.job["material"] if step.job else ()) if line["mode"] == "lot"]
    lies = [
        f"{doc['item']} lot {lot['lot']} at {doc['location']}"
        for doc in work.replica.stocks() if doc["item"] in wanted for lot in doc["lots"] if parse(lot["q"]) > 0
    ]  # fmt: skip
    if wanted:
        return f"scan a lot: {', '.join(lies[:2]) or f'none of {wanted[0]} is known'}"
    return f"from {work.supply}" if work.supply and step.job and step.job["material"] else "-"


def _order(work: Workplace, step: Step) -> str:
    doc = work.replica.mo(step.mo)
    due = f"due {step.doc['due'][5:10]}" if step.doc["due"] else "no date"
    customer = " ".join(one for one in (doc["origin"], doc["external_no"]) if one) if doc else ""
    after = next((one for one in doc["ops"] if one["op"] > step.op), None) if doc else None
    following = f"next OP {after['op']} {shown(after['name'] or after['group'])}" if after else "last step"
    parts = [due, f"priority {step.doc['priority']}", shown(customer, 24), following]
    return "   ".join(one for one in parts if one)


def _rate(work: Workplace, step: Step, worked: int, mine: MySession | None) -> str:
    standard = parse(step.job["run_min"]) if step.job else 0
    made = next((parse(one["pieces"]) for one in step.doc["sessions"] if mine and one["badge"] == mine.badge), 0)
    parts = [f"standard {show(standard)} min each" if standard else ""]
    if made and worked >= 60_000:
        parts.append(f"here {worked * 10 // (made // 1_000_000 or 1) / 600_000:.1f} min")
    runs = mine is not None and mine.paused is None and mine.kind == "run"
    if runs and standard and step.left:
        ends = work.now.ms + step.left * standard // 1_000_000 * 60_000 // 1_000_000
        parts.append(f"the rest ends {clock(ends)[:5]}" if ends - work.now.ms < 86_400_000 else "the rest takes days")
    return "   ".join(one for one in parts if one)


def _do(work: Workplace, step: Step) -> str:
    doc = work.replica.mo(step.mo)
    said = [step.job["instructions"] if step.job else "", doc["notes"] if doc else ""]
    return "  ".join(one for one in said if one)


def reading(station: Station) -> Body:
    """Everything written about what is in front, whole."""
    work = station.work
    step = work.current
    if step is None:
        return dispatch(station)
    doc = work.replica.mo(step.mo)
    found = [("INSTRUCTIONS", step.job["instructions"] if step.job else "")]
    found += [("SPECIFICATION", f"{name}: {value}") for name, value in (step.job["spec"] if step.job else {}).items()]
    found.append(("ORDER", doc["notes"] if doc else ""))
    found += [("NOTE", _remark(work, one, 400)) for one in reversed(doc["remarks"] if doc else [])]
    return Reading(title(step), [(name, text) for name, text in found if text], work.page)


def _people(work: Workplace, step: Step) -> str:
    """Who works on it, elsewhere too; who pauses in brackets."""
    return ", ".join(_person(work, session) for session in step.sessions) or "-"


def _person(work: Workplace, session: MySession) -> str:
    where = "" if session.workstation == work.workstation else f" at {session.workstation}"
    name = work.name_of(session.badge) + where
    return name if session.paused is None else f"({name})"


def quantity(station: Station) -> Body:
    """S4."""
    work = station.work
    step, booking = work.current, work.booking
    if step is None:
        return dispatch(station)
    typed = booking.typed
    good = _number(typed["good"])
    counted = {"good": step.good, "rework": step.rework, "suspect": step.suspect, "scrap": step.scrap}
    reasons = [f"{i} {r['id']} {shown(r['text'])}" for i, r in enumerate(_reason_records(work, "scrap"), 1)]
    return Quantity(
        title=_source(booking.source) + title(step), active=booking.active,
        typed={name: typed[name] for name in fields(work)},
        already={name: show(q) for name, q in counted.items()},
        after=f"{show(step.good + good)} of {show(step.start_q)}",
        lines=[f"{show(q)} {code}" for q, code in booking.scrap], reasons=reasons,
        open=_open(step, booking.source),
        again=f"TYPE {show(booking.doubt)} AGAIN:  {booking.again or '_'}" if booking.doubt else "",
    )  # fmt: skip


def _source(source: str) -> str:
    return {"new": "", "rework": "OUT OF REWORK  ", "suspect": "SET ASIDE: DECIDE  "}[source]


def _open(step: Step, source: str) -> str:
    if source != "new":
        return f"{pieces(step.rework if source == 'rework' else step.suspect)} there"
    return f"open quantity is {show(step.left)}, ready here {show(max(0, step.free))}; more asks for a second Enter"


def _number(typed: str) -> int:
    try:
        return parse(typed.rstrip(".") or "0")
    except ValueError:
        return 0


def _reason_records(work: Workplace, kind: str) -> list[dict[str, str]]:
    return [record for record in work.replica.offered("reason") if record["kind"] == kind][:9]


def material(station: Station) -> Body:
    """S5."""
    work = station.work
    step, chosen = work.current, work.issue
    if step is None:
        return dispatch(station)
    lines = [_material_line(work, step, number, line) for number, line in enumerate(material_act.lines(work))]
    stock = work.replica.stock(chosen.item, work.supply) if chosen.item else None
    unit = str((work.replica.ref("item", chosen.item) or {}).get("unit") or "")
    here = f"{stock['q'] if stock else '0'} {shown(unit)} at {work.supply}" if chosen.item else ""
    return Material(title(step), lines, chosen.item, chosen.lot, _typed(chosen, shown(unit)), chosen.kind, here)


def _typed(chosen: Issue, unit: str) -> str:
    """The number so far; before an item is chosen only where there is one."""
    return f"{chosen.typed or '_'} {unit}".rstrip() if chosen.item or chosen.typed else ""


def _beside(step: Step, line: JobMaterial) -> str:
    """What was issued on top of the plan, less what went back."""
    q = sum(step.beside.get(item, 0) for item in (line["item"], *line["alternates"]))
    return f"{'+' if q > 0 else ''}{show(q)}" if q else ""


def _material_line(work: Workplace, step: Step, number: int, line: JobMaterial) -> MaterialLine:
    need, taken = needed(line, step.start_q), issued(step, line)
    unit = shown(line["unit"])
    lot = work.place.staged.get(line["item"], ["", ""])[1]
    if line["mode"] == "backflush":
        lot = "backflush"
    given = f"{show(taken)}{_beside(step, line)} {unit}"
    return MaterialLine(
        number=number + 1, chosen=work.issue.item != "" and work.issue.line == number, item=line["item"],
        description=shown(line["description"]), need=f"{show(need)} {unit}", issued=given,
        left=f"{show(max(0, need - taken))} {unit}", lot=lot or ("scan a lot" if line["mode"] == "lot" else "-"),
    )  # fmt: skip

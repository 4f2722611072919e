"""Builds the view of the screen as it stands: workplace in, values out; `terminal.screens` draws them."""

from collections.abc import Callable
from typing import Final

from shared.documents import JobMaterial
from shared.plant_time import datetime_of
from shared.quantity import parse, show
from terminal.core.acts import material as material_act
from terminal.core.acts import reasons as reasons_act
from terminal.core.acts.dispatch import PAGE
from terminal.core.journal import Entry
from terminal.core.overlay import Step
from terminal.core.requirement import issued, needed
from terminal.core.station import Station
from terminal.core.view import (
    Body,
    Dispatch,
    Idle,
    Line,
    Listing,
    Manual,
    Material,
    MaterialLine,
    Quantity,
    Reasons,
    Running,
    View,
)
from terminal.core.workplace import Workplace, shown

PROMPTS = {
    "idle": "scan your badge",
    "dispatch": "scan an operation from the traveller, or press 1-5",
    "running": "scan GOOD, SCRAP, PAUSE or FINISH, a lot label, or a QTY card",
    "quantity": "type a number or scan a QTY card; OK books",
    "material": "scan the lot label on the bar or box, then type a number",
    "reasons": "scan a reason card or press its number",
    "manual": "type the number, then Enter",
    "listing": "what this terminal has sent, newest first",
}
KEYS = {
    "idle": "[0] type badge   [.] list",
    "dispatch": "[1-5] pick  [Enter] START  [-] SETUP  [+] more  [*] material  [0] type  [/] off",
    "running": "[Enter] +good  [-] scrap  [*] material  [1] PAUSE  [3] FINISH  [/] list",
    "quantity": "[Enter] BOOK  [-] scrap  [*] rework  [+] good  [<-] correct  [/] back",
    "material": "[Enter] ISSUE  [+] next line  [-] extra on/off  [<-] correct  [/] back",
    "reasons": "[1-9] pick   [/] back",
    "manual": "[0-9] type  [<-] correct  [Enter] take  [/] back",
    "listing": "[any key] back",
}
COACH = {
    "idle": "DEMO: press 0, type 0021, press Enter twice (that is Omar's badge)",
    "dispatch": "DEMO: press 1, then Enter to start the first operation",
    "running": "DEMO: press Enter, type 2, press Enter: stock and WIP change everywhere",
    "quantity": "DEMO: type a number of good pieces and press Enter",
    "reasons": "DEMO: press the number of a reason",
    "manual": "DEMO: type 0021, press Enter, and Enter again",
    "material": "DEMO: press / to go back",
    "listing": "DEMO: every line shows how far it got: queued, sent, accepted",
}


def view(station: Station, *, coach: bool = False) -> View:
    """The screen as it stands now."""
    work, journal = station.work, station.journal
    screen = "listing" if work.listing else work.screen
    waiting = journal.waiting() if journal.waiting_count() else []
    person = work.person(work.place.badge)
    return View(
        workstation=work.workstation or "(no workstation)",
        name=shown(str(work.record.get("name") or "")),
        person=f"{shown(str(person['name']))} ({work.place.badge})" if person else "",
        online=station.courier.online,
        since_offline_s=0 if station.courier.online else max(0, (work.now.ms - station.since_offline) // 1000),
        waiting=len(waiting),
        oldest=_clock(waiting[0].saved_at) if waiting else "",
        queued=[(_clock(e.saved_at), told(e), e.subject) for e in waiting[:3]],
        clock=_clock(work.now.ms)[:5],
        body=_BODIES[screen](station),
        flash=work.flash,
        prompt=PROMPTS[screen],
        keys=KEYS[screen] if screen != "running" else _running_keys(work),
        coach=COACH[screen] if coach else "",
    )


def _clock(ms: int) -> str:
    return datetime_of(ms).astimezone().strftime("%H:%M:%S")


def _running_keys(work: Workplace) -> str:
    step = work.current
    mine = step.session(work.place.badge, work.workstation) if step else None
    if mine is not None and mine.paused is None:
        return KEYS["running"]
    return "[Enter] GO ON  [3] FINISH  [*] material  [/] list"


def told(entry: Entry) -> str:
    """A command in a few words."""
    data = entry.data
    if entry.verb == "output":
        parts = [f"GOOD {data.get('good', '0')}"]
        parts += [f"REWORK {data['rework']}"] if data.get("rework") else []
        parts += [f"SCRAP {line['q']} {line['reason']}" for line in data.get("scrap", ())]
        return ", ".join(parts)
    if entry.verb == "consume":
        return f"{str(data.get('kind', '')).upper()} {data['q']} {data['item']}"
    reason = f" {data['reason']}" if data.get("reason") else ""
    words = {"op-start": str(data.get("kind", "run")).upper() + " START"}
    return words.get(entry.verb, entry.verb.removeprefix("op-").upper()) + reason


def _idle(station: Station) -> Idle:
    work = station.work
    steps = work.steps()
    ready = next((s for s in steps if s.status == "ready"), None)
    here = [s for s in steps if any(x.workstation == work.workstation and x.paused is None for x in s.sessions)]
    return Idle(
        clock=_clock(work.now.ms)[:5],
        next_here=f"OP {ready.op}  {ready.mo}  {_item(ready)}  {show(ready.left)} {_unit(ready)}"
        if ready
        else "nothing ready",
        waiting=len(steps),
        running=f"OP {here[0].op} {here[0].mo}" if here else "",
    )


def _item(step: Step) -> str:
    return shown(step.job["description"] or step.job["item"]) if step.job else ""


def _unit(step: Step) -> str:
    return shown(step.job["unit"]) if step.job else ""


def _state(step: Step, work: Workplace) -> str:
    if step.doc["held"]:
        return "! ON HOLD"
    if step.status == "running":
        setup = any(s.kind == "setup" and s.paused is None for s in step.sessions)
        where = sorted({s.workstation for s in step.sessions if s.paused is None})
        mark = "* SETUP" if setup else "> RUN"
        return mark if where == [work.workstation] else f"{mark} {where[0]}"
    if step.status == "paused":
        return "= PAUSED"
    if step.status == "waiting":
        return f"- WAITS OP {step.job['before']}" if step.job and step.job["before"] else "- WAITS"
    return step.status.upper()


def _dispatch(station: Station) -> Dispatch:
    work = station.work
    steps = work.steps()
    chosen = min(work.selected, max(0, len(steps) - 1))
    first = chosen // PAGE * PAGE
    lines = [
        Line(
            number=index - first + 1, chosen=index == chosen, op=step.op, mo=step.mo, item=_item(step),
            left=show(step.left), due=(step.doc["due"] or "")[5:10], state=_state(step, work),
        )
        for index, step in enumerate(steps[first : first + PAGE], first)
    ]  # fmt: skip
    pages = max(1, -(-len(steps) // PAGE))
    ready = sum(step.status == "ready" for step in steps)
    detail: list[str] = []
    if steps:
        step = steps[chosen]
        job = step.job
        detail.append(
            f"OP {step.op} of {step.mo}   {_item(step)}   ready here {show(max(0, step.free))} of {show(step.left)}"
        )
        if job:
            detail.append(f"setup {job['setup_min']} min   run {job['run_min']} min each   {shown(job['instructions'])}")
    return Dispatch(lines, f"page {first // PAGE + 1}/{pages}   {len(steps)} operations, {ready} ready", detail)


def _title(step: Step) -> str:
    name = shown(step.job["name"]).upper() if step.job else ""
    return f"OP {step.op}  {name}  {step.mo}  {_item(step)}"


def _running(station: Station) -> Body:
    work = station.work
    step = work.current
    if step is None:
        return _dispatch(station)
    mine = step.session(work.place.badge, work.workstation)
    state = "- IDLE"
    worked = 0
    if mine is not None:
        worked = mine.worked_ms
        if mine.paused is None:
            worked += max(0, work.now.ms - mine.since)
            state = "* SETUP" if mine.kind == "setup" else "> RUN"
        else:
            state = f"= PAUSE {mine.paused}"
    newest = next((e for e in station.journal.recent(12) if e.subject == f"{step.mo} {step.op}"), None)
    last = f"{_clock(newest.saved_at)[:5]}  {told(newest)}  {mark(newest, station.courier.sent)}" if newest else "-"
    staged = ", ".join(f"{item} lot {lot}" for item, lot in work.place.staged.values())
    return Running(
        state=state, title=_title(step), good=show(step.good), left=show(step.left), scrap=show(step.scrap),
        of=f"of {show(step.start_q)} {_unit(step)}", rework=show(step.rework),
        percent=min(100, round(100 * step.first / step.start_q)) if step.start_q else 0,
        unconfirmed=f"{show(step.unconfirmed)} not yet confirmed" if step.unconfirmed else "",
        times=f"{worked // 3_600_000:02d}:{worked // 60_000 % 60:02d}", people=len(step.sessions), last=last,
        material=staged or "-",
    )  # fmt: skip


def _quantity(station: Station) -> Body:
    work = station.work
    step, booking = work.current, work.booking
    if step is None:
        return _dispatch(station)
    typed = booking.typed
    good = _number(typed["good"])
    reasons = [f"{i} {r['id']} {shown(r['text'])}" for i, r in enumerate(_reason_records(work, "scrap"), 1)]
    return Quantity(
        title=_title(step), active=booking.active, good=typed["good"], rework=typed["rework"], scrap=typed["scrap"],
        already={"good": show(step.good), "rework": show(step.rework), "scrap": show(step.scrap)},
        after=f"{show(step.good + good)} of {show(step.start_q)}",
        lines=[f"{show(q)} {code}" for q, code in booking.scrap], reasons=reasons,
        open=f"open quantity is {show(step.left)}, ready here {show(max(0, step.free))}; more asks for a second Enter",
    )  # fmt: skip


def _number(typed: str) -> int:
    try:
        return parse(typed.rstrip(".") or "0")
    except ValueError:
        return 0


def _reason_records(work: Workplace, kind: str) -> list[dict[str, str]]:
    return [record for record in work.replica.refs("reason") if record["kind"] == kind][:9]


def _material(station: Station) -> Body:
    work = station.work
    step, chosen = work.current, work.issue
    if step is None:
        return _dispatch(station)
    lines = [_material_line(work, step, number, line) for number, line in enumerate(material_act.lines(work))]
    stock = work.replica.stock(chosen.item, work.supply) if chosen.item else None
    unit = str((work.replica.ref("item", chosen.item) or {}).get("unit") or "")
    here = f"{stock['q'] if stock else '0'} {shown(unit)} at {work.supply}" if chosen.item else ""
    return Material(_title(step), lines, chosen.item, chosen.lot, f"{chosen.typed or '_'} {shown(unit)}", chosen.extra, here)


def _material_line(work: Workplace, step: Step, number: int, line: JobMaterial) -> MaterialLine:
    need, taken = needed(line, step.start_q), issued(step, line)
    unit = shown(line["unit"])
    lot = work.place.staged.get(line["item"], ["", ""])[1]
    if line["mode"] == "backflush":
        lot = "backflush"
    return MaterialLine(
        number=number + 1, chosen=work.issue.item != "" and work.issue.line == number, item=line["item"],
        description=shown(line["description"]), need=f"{show(need)} {unit}", issued=f"{show(taken)} {unit}",
        left=f"{show(max(0, need - taken))} {unit}", lot=lot or ("scan a lot" if line["mode"] == "lot" else "-"),
    )  # fmt: skip


def _reasons(station: Station) -> Reasons:
    work = station.work
    titles = {"pause": "WHY DO YOU PAUSE?", "scrap": "WHY IS IT SCRAP?", "extra": "WHY EXTRA MATERIAL?"}
    found = [(i, str(r["id"]), shown(str(r["text"]))) for i, r in enumerate(reasons_act.offered(work), 1)]
    return Reasons(titles.get(work.picker.kind, "REASON"), found)


def _manual(station: Station) -> Manual:
    manual = station.work.manual
    kinds = [("1", "badge"), ("2", "order")]
    if manual.back == "running":
        kinds.append(("3", "quantity"))
    names = {"EMP": "badge number", "MO": "order number (00184)", "QTY": "quantity", "": ""}
    return Manual(names[manual.kind], manual.typed, manual.found, kinds)


def mark(entry: Entry, sent: set[str]) -> str:
    """How far a command has got, honestly."""
    if entry.waiting:
        return "sent" if entry.id in sent else "queued"
    if entry.status == "flagged":
        return f"accepted, flagged: {', '.join(entry.answer.get('flags', ()))}"
    if entry.status in ("parked", "rejected", "quarantined"):
        return f"{entry.status}: {shown(str(entry.answer.get('message') or ''))}"
    return entry.status


def _listing(station: Station) -> Listing:
    return Listing(
        [(_clock(e.saved_at), told(e), e.subject, mark(e, station.courier.sent)) for e in station.journal.recent(13)],
    )


_BODIES: Final[dict[str, Callable[[Station], Body]]] = {
    "idle": _idle,
    "dispatch": _dispatch,
    "running": _running,
    "quantity": _quantity,
    "material": _material,
    "reasons": _reasons,
    "manual": _manual,
    "listing": _listing,
}

"""Sheets about one order or one workstation."""

from textwrap import wrap
from typing import Final

from shared.documents import MoDocument, Remark
from shared.plain_text import plain
from shared.plant_time import age_text, from_iso, hours_text, near_text
from shared.quantity import parse, show, show_money
from terminal.core.board.orders import due_cell, progress, status_cell
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Line, Sheet
from terminal.core.board.stations import calls_at, planned, station, worked_ms, works_at
from terminal.core.board.stock import Needs
from terminal.core.board.text import OFFICE, bar, moment, percent, pieces, who
from terminal.core.board.texts import AS_OF_PLAN, MATERIAL
from terminal.core.plant.overlay import Step
from terminal.core.plant.supply import OPEN as RELEASED
from terminal.core.plant.supply import open_steps, remaining
from terminal.core.words import called_for
from terminal.core.words import pieces as pieces_of

QUEUE: Final = 12
NARROW: Final = 64
STEPS: Final = "OP   STEP            GROUP  STATUS        GOOD   SCRAP  REWORK SET ASIDE"


def heading(text: str) -> Line:
    """A heading inside a sheet."""
    return (Cell(f" {text}", "dim"),)


def pair(name: str, value: str, tone: str = "") -> Line:
    """A name and its value."""
    return (Cell(f" {name:<14}", "dim"), Cell(value, tone))


def wrapped(name: str, value: str, tone: str = "") -> list[Line]:
    """A name and its value in as many lines as it takes on the narrowest screen."""
    rows = wrap(value, NARROW) or [""]
    return [pair("" if number else name, text, tone) for number, text in enumerate(rows)]


def named(name: str, value: str) -> list[Line]:
    """A name and its value, unless there is none."""
    return [pair(name, value)] if value else []


def order_sheet(plant: Plant, identity: str, needs: Needs, now: int, step: str = "") -> Sheet | None:
    """An order: every step with counters and who is on it, value, remarks, what is short."""
    mo = plant.docs.mo(identity)
    if mo is None:
        return None
    lines = [*_order_head(plant, mo, needs, now), (), heading(STEPS)]
    for row in sorted(mo["ops"], key=lambda op: op["op"]):
        mark = ">" if row["op"] == step else " "
        counters = "".join(f"{show(parse(row[name])):>8}" for name in ("good", "scrap", "rework"))
        counters += f"{show(parse(row['suspect'])):>10}"
        text = (
            f"{plain(row['op'], 3):<4} {plain(row['name'], 15):<15} {plain(row['group'], 6):<6} {plain(row['status'], 9):<9}"
        )
        lines.append((Cell(f"{mark}{text}{counters}", "bold" if row["status"] == "running" else ""),))
        lines += _sessions(plant, mo["id"], row["op"], now)
    lines += _short_for(plant, mo["id"], needs)
    lines += _said(plant, "BROUGHT FOR IT", mo.get("moves", []), now)
    lines += _said(plant, "REMARKS", mo["remarks"], now)
    return Sheet(("mo", identity), f"ORDER {plain(identity, 14)}", tuple(lines))


def _said(plant: Plant, title: str, remarks: list[Remark], now: int) -> list[Line]:
    """When and who, and in words what; nothing where there is nothing."""
    lines: list[Line] = [(), heading(title)] if remarks else []
    for remark in remarks:
        when = near_text(from_iso(remark["at"]), now)
        lines.append((Cell(f" {when} {plant.person(remark['who']) or OFFICE}: {plain(remark['text'], 400)}"),))
    return lines


def _order_head(plant: Plant, mo: MoDocument, needs: Needs, now: int) -> list[Line]:
    part, whole = progress(mo)
    unit = plain(mo["unit"], 8)
    good, wanted, received = show(parse(mo["good"])), show(parse(mo["q_deliver"])), show(parse(mo["received"]))
    lines = [
        pair("item", f"{plain(mo['item'], 30)}  {plain(mo['description'], 60)}"),
        (*pair("status", ""), status_cell(mo), Cell(f"   priority {str(mo['priority'])[:3]}   due "), due_cell(mo, now)),
        pair("quantity", f"{good} of {wanted} {unit} good, {received} received, {show(parse(mo['q_start']))} to start"),
        pair("progress", f"{bar(part, whole, 30)} {percent(part, whole)}   scrap {show(parse(mo['scrap']))}"),
        *_worth_and_material(plant, mo, needs),
    ]
    if mo["origin"] or mo["external_no"]:
        lines.append(pair("for", f"{plain(mo['origin'], 40)} {plain(mo['external_no'], 40)}".strip()))
    if "hold" in mo:
        hold = mo["hold"]
        since = near_text(from_iso(hold["since"]), now)
        lines += wrapped("on hold", f"{plain(hold['reason'], 200)} ({who(plant.person(hold['who']))}, {since})", "amber")
    return lines


def _worth_and_material(plant: Plant, mo: MoDocument, needs: Needs) -> list[Line]:
    """What is in process, for whom may see it, and whether what is left to do has its material."""
    value, material = plant.docs.order_value(mo["id"]), _material(mo, needs)
    if value is not None:
        named_material = (Cell("   material "), material) if material else ()
        return [(*pair("WIP value", show_money(parse(value["value_wip"]))), *named_material)]
    return [pair("material", material.text, material.tone)] if material else []


def _material(mo: MoDocument, needs: Needs) -> Cell | None:
    """As stock is now; before the release only its plan has looked."""
    if mo["status"] in ("draft", "planned"):
        word = AS_OF_PLAN.format(word=plain(mo["material"], 12))
        return Cell(word if mo["status"] == "planned" else "not planned yet")
    if mo["status"] not in RELEASED:
        return None
    short = needs.orders.get(mo["id"], "")
    return Cell(MATERIAL[short], {"line": "amber", "site": "red"}.get(short, ""))


def _sessions(plant: Plant, mo: str, op: str, now: int) -> list[Line]:
    doc = plant.docs.op(mo, op)
    lines: list[Line] = []
    for session in doc["sessions"] if doc else ():
        how = f"paused: {plant.reason(session['paused'])}" if "paused" in session else f"{plain(session['kind'], 8)} since"
        text = (
            f"       {plain(session['workstation'], 12):<12} {plant.person(session['badge']):<14} {how}"
            f" {near_text(from_iso(session['since']), now)}, worked {hours_text(worked_ms(session, now))},"
            f" {pieces_of(parse(session['pieces']))}"
        )
        lines.append((Cell(text, "dim" if "paused" in session else ""),))
    return lines


def _short_for(plant: Plant, mo: str, needs: Needs) -> list[Line]:
    lines: list[Line] = []
    for step in open_steps(plant.docs):
        if step.mo != mo:
            continue
        for item, rest in remaining(step):
            missing = needs.site.get(item, 0)
            line = next(
                (
                    shortage
                    for shortage in needs.line.values()
                    if shortage.item == item and f"{step.mo} {step.op}" in shortage.steps
                ),
                None,
            )
            if missing or line is not None:
                where = (
                    f"{show(missing)} missing on the site"
                    if missing
                    else f"short at {plain(line.location, 12) if line else ''}"
                )
                text = f" {plain(item, 14):<14} op {plain(step.op, 3)} still needs {show(rest)} {plant.unit(item)}: {where}"
                lines.append((Cell(text, "red" if missing else "amber"),))
    return [(), heading("MATERIAL SHORT"), *lines] if lines else []


def station_sheet(plant: Plant, identity: str, now: int) -> Sheet | None:
    """A workstation: who, what, since when, today, and what waits for it."""
    doc = plant.docs.ws(identity)
    record = plant.docs.ref("workstation", identity)
    if doc is None and record is None:
        return None
    name = doc["name"] if doc else str((record or {}).get("name", ""))
    group = doc["group"] if doc else str((record or {}).get("group", ""))
    shown = station(plant, identity, now)
    since = moment(doc["since"]) if doc else None
    when = f"  since {near_text(since, now)} ({age_text(now - since)})" if since is not None else ""
    reason = f"  {plant.reason(doc['reason'])}" if doc and doc.get("reason") else ""
    lines: list[Line] = [
        *named("name", plain(name, 60)),
        pair("group", f"{plain(group, 20)}   supply {plain((record or {}).get('supply', ''), 20) or '-'}"),
        (
            *pair("state", ""),
            Cell(shown.row.cells[1].text, shown.row.cells[1].tone.replace("blink-", "")),
            Cell(f"{reason}{when}"),
        ),
        *wrapped("terminal", _terminals(plant, identity)),
        pair(
            "people",
            ", ".join(plant.person(badge) for badge in doc["people"][:20]) if doc and doc["people"] else "nobody signed on",
        ),
    ]
    if doc:
        lines.append(pair("today", f"{show(parse(doc['today']['good']))} good, {show(parse(doc['today']['scrap']))} scrap"))
    for call in calls_at(plant, identity):
        taken = f"{plant.person(call['taken_by'])} comes" if "taken_by" in call else "nobody yet"
        text = f"{plain(call['kind'], 14)} {plain(called_for(call), 60)}, {age_text(now - from_iso(call['since']))}, {taken}"
        lines.append(pair("call", text, "amber"))
    lines += [(), heading("RUNNING HERE")]
    works = works_at(plant, identity)
    for op, sessions in works:
        job = plant.docs.job(op["mo"], op["op"])
        plan = planned(sessions, parse(job["run_min"]) if job else 0, now)
        booked = sum(parse(session["pieces"]) for session in sessions)
        expected = "" if plan is None else f", {pieces(plan)} expected by now"
        lines.append((Cell(f" {plain(op['mo'], 14)} {plain(op['op'], 3)}  {pieces_of(booked)}{expected}", "bold"),))
        lines += _sessions(plant, op["mo"], op["op"], now)
    if not works:
        lines.append((Cell(" nothing", "dim"),))
    lines += [(), heading("WAITING FOR THE GROUP"), *_queue(plant, group)]
    return Sheet(("ws", identity), f"WORKSTATION {plain(identity, 24)}", tuple(lines))


def group_sheet(plant: Plant, group: str, now: int) -> Sheet | None:
    """A group: its workstations, and what waits for one of them."""
    groups = plant.groups()
    members = [identity for identity in plant.stations() if groups[identity] == group]
    if not members:
        return None
    lines: list[Line] = [heading("WORKSTATIONS")]
    for identity in members:
        state, order, op, person = station(plant, identity, now).row.cells[1:5]
        text = f"{order.text:<14} {op.text:<4} {person.text}" if order.text != "-" else ""
        tone = state.tone.replace("blink-", "")
        lines.append((Cell(f" {plain(identity, 14):<14} "), Cell(f"{state.text:<14}", tone), Cell(text)))
    lines += [(), heading("WAITING FOR THE GROUP"), *_queue(plant, group)]
    return Sheet(("group", group), f"GROUP {plain(group, 24)}", tuple(lines))


def _terminals(plant: Plant, workstation: str) -> str:
    names = sorted(plant.terminals_at.get(workstation, set()))
    if not names:
        return "none was ever heard: what it does is not known"
    word = {True: "online", False: "OFFLINE", None: "not heard"}
    heard = [
        f"{plain(name, 24)} {word[plant.terminals[name].online]}, {plant.terminals[name].outbox} waiting"
        for name in names[:3]
    ]
    troubled = [plain(plant.terminals[name].trouble, 120) for name in names[:3] if plant.terminals[name].trouble]
    return "; ".join([*heard, *troubled])


def _queue(plant: Plant, group: str) -> list[Line]:
    waiting = [
        step for step in open_steps(plant.docs) if step.doc["group"] == group and step.status not in ("running", "done")
    ]
    lines: list[Line] = [_queued(step) for step in waiting[:QUEUE]]
    if len(waiting) > QUEUE:
        lines.append((Cell(f" +{len(waiting) - QUEUE} more", "dim"),))
    return lines or [(Cell(" nothing", "dim"),)]


def _queued(step: Step) -> Line:
    item = plain(step.job["item"], 14) if step.job else ""
    waits = f" for {plain(step.doc['waits_for'], 3)}" if step.doc.get("waits_for") else ""
    held = "  = HOLD" if step.doc["held"] else ""
    status = f"{step.status}{waits}"
    text = f" {plain(step.mo, 14)} {plain(step.op, 3)}  {item:<14} {show(step.left):>6} left  {status}"
    return Cell(text), Cell(held, "amber")

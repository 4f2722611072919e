"""Workstations: one row each, computed again only when something about it has changed, and the block of what is abnormal."""

from dataclasses import dataclass
from typing import Final

from shared.documents import CallDocument, OpDocument, OpSession, WsDocument
from shared.plain_text import plain
from shared.plant_time import MINUTE_MS, age_text, from_iso, near_text
from shared.quantity import MICRO, divide, parse, show
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Column, Row
from terminal.core.board.text import moment, pieces, short, signed
from terminal.core.words import called_for

PAUSE_LIMIT_MS: Final = 15 * MINUTE_MS
"""A pause longer than this is abnormal."""
COLUMNS: Final = (
    Column(" STATION", 10),
    Column("STATE", 12),
    Column("ORDER", 14),
    Column("OP", 4),
    Column("OPERATOR", 8, most=24),
    Column("GOOD/PLAN", 9, right=True),
    Column("DIFF", 5, right=True),
    Column("SCRAP", 5, right=True),
    Column("ETA", 5, right=True),
    Column("STEP DONE", 9, right=True, spare=True),
    Column("TODAY", 6, right=True, spare=True),
)
BLOCK: Final = (
    Column("", 10),
    Column("", 10),
    Column("", 6, right=True),
    Column("", 18, most=60),
    Column("", 14),
    Column("", 14, most=40),
)
_WORDS: Final = {
    "down": "! DOWN",
    "call": "? CALL",
    "unknown": "~ UNKNOWN",
    "setup": "* SETUP",
    "running": "> RUN",
    "paused": "= PAUSE",
    "idle": "- IDLE",
    "rework": "> REWORK",
}
COUNTED: Final = (
    ("running", "RUN"),
    ("setup", "SETUP"),
    ("paused", "PAUSE"),
    ("call", "CALL"),
    ("down", "DOWN"),
    ("idle", "IDLE"),
    ("unknown", "UNKNOWN"),
)


@dataclass(frozen=True, slots=True)
class Abnormal:
    """Why someone must look at a workstation. `weight` puts what stands still before what is only unsure."""

    weight: int
    since: int | None
    row: Row


@dataclass(frozen=True, slots=True)
class Station:
    """A workstation as shown."""

    state: str
    row: Row
    abnormal: Abnormal | None
    difference: int | None = None
    """Whole pieces beyond what standard rate had made, as in its row; None where no plan is known."""


def calls_at(plant: Plant, workstation: str) -> list[CallDocument]:
    """Open calls of a workstation, oldest first."""
    return sorted(
        (call for call in plant.docs.calls() if call["workstation"] == workstation), key=lambda call: call["since"]
    )


def works_at(plant: Plant, workstation: str) -> list[tuple[OpDocument, list[OpSession]]]:
    """The steps someone has a session on at a workstation, what runs first."""
    works = []
    for mo, op in plant.docs.steps_at.get(workstation, ()):
        doc = plant.docs.op(mo, op)
        if doc is not None:
            works.append((doc, [session for session in doc["sessions"] if session["workstation"] == workstation]))
    return sorted(works, key=lambda work: (all("paused" in s for s in work[1]), work[0]["mo"], work[0]["op"]))


def state_of(plant: Plant, workstation: str, calls: list[CallDocument]) -> str:
    """down, call, unknown, or what the workstation's document says."""
    doc = plant.docs.ws(workstation)
    if doc is not None and doc["status"] == "stopped":
        return "down"
    if calls:
        return "call"
    if doc is None or not plant.heard(workstation):
        return "unknown"
    return doc["status"] if doc["status"] in _WORDS else "unknown"


def _reworks(works: list[tuple[OpDocument, list[OpSession]]]) -> bool:
    """Whether all that runs is rework: nobody expects new pieces then."""
    runs = [session["kind"] for _, sessions in works for session in sessions if "paused" not in session]
    return bool(runs) and set(runs) == {"rework"}


def worked_ms(session: OpSession, now: int) -> int:
    """How long a session was worked, the stretch that is running included."""
    running = 0 if "paused" in session else max(0, now - from_iso(session["since"]))
    return session["worked_ms"] + running


def planned(sessions: list[OpSession], run_min: int, now: int) -> int | None:
    """What standard rate had made by now, micro-units: machine time, so a crew of two counts once. None: nothing to say."""
    runs = [session for session in sessions if session["kind"] == "run"]
    if not runs or run_min <= 0:
        return None
    return divide(max(worked_ms(session, now) for session in runs) * MICRO * MICRO, run_min * MINUTE_MS)


def station(plant: Plant, workstation: str, now: int, acknowledged: frozenset[str] = frozenset()) -> Station:
    """One workstation. `acknowledged` are those whose alarm someone has looked at here."""
    doc = plant.docs.ws(workstation)
    calls = calls_at(plant, workstation)
    works = works_at(plant, workstation)
    state = state_of(plant, workstation, calls)
    stale = not plant.live or not plant.heard(workstation)
    since = _since(plant, workstation, doc, state, calls)
    tone = _tone(state, since, now, calls, seen=workstation in acknowledged)
    mark = "~" if stale else " "
    aged = since is not None and state not in ("running", "setup", "unknown")
    word = _WORDS["rework" if state == "running" and _reworks(works) else state]
    if aged:
        word = f"{word} {age_text(now - (since or 0), COLUMNS[1].width - len(word) - 1)}"
    today = parse(doc["today"]["good"]) if doc else 0
    cells = (
        Cell(f"{mark}{plain(workstation, 24)}"),
        Cell(word, tone if plant.live else "dim"),
        *_work_cells(plant, works, now),
        Cell(show(today) if doc else "-"),
    )
    row = Row(("ws", workstation), cells, "dim" if stale or state == "idle" else "")
    abnormal = _abnormal(plant, workstation, doc, state, since, now, tone, calls, works)
    return Station(state, row, abnormal, _difference(*_output(plant, *works[0], now)) if works else None)


def _since(plant: Plant, workstation: str, doc: WsDocument | None, state: str, calls: list[CallDocument]) -> int | None:
    if state == "call":
        return moment(calls[0]["since"])
    if state == "unknown":
        names = plant.terminals_at.get(workstation, set())
        return max((lost for name in names if (lost := plant.terminals[name].lost) is not None), default=None)
    return moment(doc["since"]) if doc else None


def _tone(state: str, since: int | None, now: int, calls: list[CallDocument], *, seen: bool) -> str:
    taken = bool(calls) and all("taken_by" in call for call in calls)
    if state == "down":
        return "red" if taken or seen else "blink-red"
    if state == "call":
        return "amber" if taken else "blink-amber"
    if state == "paused" and since is not None and now - since > PAUSE_LIMIT_MS:
        return "amber"
    return "dim" if state in ("unknown", "idle") else ""


def _work_cells(plant: Plant, works: list[tuple[OpDocument, list[OpSession]]], now: int) -> tuple[Cell, ...]:
    if not works:
        return tuple(Cell("-", "dim") for _ in range(8))
    doc, sessions = works[0]
    output, plan = _output(plant, doc, sessions, now)
    step = plant.step(doc["mo"], doc["op"])
    left, total = (step.left, step.start_q) if step else (0, 0)
    others = len(works) - 1
    badges = sorted({session["badge"] for session in sessions})
    people = plant.person(badges[0]) + (f" +{len(badges) - 1}" if len(badges) > 1 else "")
    difference = _difference(output, plan)
    return (
        Cell(plain(doc["mo"], 14)),
        Cell(f"{plain(doc['op'], 3)}{'+' if others else ''}"),
        Cell(people),
        Cell(_of(output, plan)),
        Cell("-" if difference is None else signed(difference)),
        Cell(show(parse(doc["scrap"]))),
        Cell(_eta(doc, _run_min(plant, doc), left, now)),
        Cell(f"{show(parse(doc['good']))}/{show(total)}"),
    )


def _run_min(plant: Plant, doc: OpDocument) -> int:
    job = plant.docs.job(doc["mo"], doc["op"])
    return parse(job["run_min"]) if job else 0


def _output(plant: Plant, doc: OpDocument, sessions: list[OpSession], now: int) -> tuple[int, int | None]:
    """(pieces made here, what standard rate had made), micro-units: both of the session that was worked longest.

    A booking counts in every session that runs there: of two people at one machine each has made all of it.
    """
    runs = [session for session in sessions if session["kind"] == "run"] or sessions
    longest = max(runs, key=lambda session: (worked_ms(session, now), parse(session["pieces"])), default=None)
    return parse(longest["pieces"]) if longest else 0, planned(sessions, _run_min(plant, doc), now)


def _difference(output: int, plan: int | None) -> int | None:
    return None if plan is None else divide(output, MICRO) - divide(plan, MICRO)


def _of(output: int, plan: int | None) -> str:
    """Made of planned; thousands where that would not fit."""
    text = f"{show(output)}/{'-' if plan is None else pieces(plan)}"
    if len(text) <= 9 or plan is None:
        return text
    return f"{short(divide(output, MICRO))}/{short(divide(plan, MICRO))}"


def _eta(doc: OpDocument, run_min: int, left: int, now: int) -> str:
    """When the rest is done at standard rate, by all workstations that run the step."""
    machines = {s["workstation"] for s in doc["sessions"] if s["kind"] == "run" and "paused" not in s}
    if not machines or not left or not run_min:
        return "-"
    minutes = divide(left * run_min, MICRO * MICRO * len(machines))
    if minutes >= 24 * 60:
        return f"+{min(minutes // 1440, 999)}d"
    return near_text(now + minutes * MINUTE_MS, now + minutes * MINUTE_MS)


def _abnormal(
    plant: Plant,
    workstation: str,
    doc: WsDocument | None,
    state: str,
    since: int | None,
    now: int,
    tone: str,
    calls: list[CallDocument],
    works: list[tuple[OpDocument, list[OpSession]]],
) -> Abnormal | None:
    reason = plant.reason(doc["reason"]) if doc and doc.get("reason") else ""
    if state == "down":
        weight, why = 0, reason
    elif state == "call":
        weight, why = 0, " ".join((plain(calls[0]["kind"], 14).upper(), plain(called_for(calls[0]), 40)))
    elif state == "paused" and tone == "amber":
        weight, why = 1, reason
    elif state == "unknown" and (plant.heard(workstation) is False or works):
        # Where no terminal was ever heard and nothing runs, nobody has to look.
        weight, why = 2, "terminal not heard"
    else:
        return None
    order = plain(works[0][0]["mo"], 14) if works else plain(calls[0]["mo"], 14) if calls else ""
    cells = (
        Cell(f" {_WORDS[state]}", tone),
        Cell(plain(workstation, 24), "bold"),
        Cell("" if since is None else age_text(now - since)),
        Cell(why),
        Cell(order),
        Cell(_help(plant, calls, now)),
    )
    return Abnormal(weight, since, Row(("ws", workstation), cells))


def _help(plant: Plant, calls: list[CallDocument], now: int) -> str:
    if not calls:
        return ""
    call = calls[0]
    if "taken_by" in call:
        return f"{plant.person(call['taken_by'])} comes"
    level = f", level {min(call['level'], 99)}" if call["level"] else ""
    return f"called {age_text(now - from_iso(call['since']))}{level}"

"""Calls, messages to the board, and exceptions."""

import re
from typing import Final

from shared.documents import CallDocument, ExceptionDocument, MoOp, OpDocument
from shared.plain_text import plain
from shared.plant_time import age_text, from_iso
from shared.quantity import parse, show
from shared.step import Counts, first_reported
from shared.verbs import CHARGEABLE, VERBS
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Column, Row, Table
from terminal.core.board.text import OFFICE, who
from terminal.core.board.texts import HELD, IS_AT, NOT_OPEN, REPORTED, TIMES, WAYS, WENT_TO
from terminal.core.words import ASIDE, JUDGES, called_for, pieces

CALLS: Final = (
    Column(" AGE", 7),
    Column("KIND", 13),
    Column("WHERE", 10, most=24),
    Column("BY", 9, most=24),
    Column("ORDER", 18),
    Column("TAKEN BY", 10, most=24),
    Column("LEVEL", 5, right=True),
    Column("NOTE", 30, spare=True, most=120),
)
EXCEPTIONS: Final = (
    Column(" AGE", 7),
    Column("KIND", 16),
    Column("SUBJECT", 13, most=30),
    Column("WHO", 10, most=24),
    Column("WHAT", 28, most=120),
    Column("FROM", 12, spare=True, most=24),
    Column("WAYS OUT", 21, spare=True),
    Column("COMMAND", 8, right=True, spare=True),
    Column("VERB", 12, spare=True),
)
BOARD: Final = "board"
ALIKE_MOST: Final = 500
"""So many others are dismissed with one."""
_STATE: Final = ": the order is "
_STEP: Final = re.compile(r"(?P<mo>MO-[0-9]{4}-[0-9]{1,8})(?: (?P<op>[0-9]{1,4}))?")


def calls(plant: Plant) -> list[CallDocument]:
    """Open calls, oldest first."""
    return sorted(plant.docs.calls(), key=lambda call: (call["since"], call["id"]))


def exceptions(plant: Plant) -> list[ExceptionDocument]:
    """Open exceptions, oldest first."""
    return sorted(plant.docs.exceptions(), key=lambda exception: (exception["since"], exception["id"]))


def ways(exception: ExceptionDocument) -> list[str]:
    """How an exception can be settled, as far as this board knows the ways."""
    return [way for way in dict.fromkeys(exception["ways"]) if way in WAYS]


def alike(plant: Plant, identity: str) -> list[str]:
    """Other open exceptions of its kind and its client that may be dismissed, as many as go with one command."""
    this: ExceptionDocument | None = plant.docs.get("exception", identity)
    if this is None or "dismiss" not in this["ways"]:
        return []
    like = [doc["id"] for doc in exceptions(plant) if _family(doc) == _family(this) and "dismiss" in doc["ways"]]
    return [other for other in like if other != identity][:ALIKE_MOST]


def _family(exception: ExceptionDocument) -> tuple[str, str]:
    """Its kind and its client; what the hub itself has noted names the client as its subject."""
    source = exception.get("source", "")
    return exception["kind"], exception["subject"] if source in ("", "hub") else source


def behind(plant: Plant, exception: ExceptionDocument) -> tuple[str, str]:
    """Who is behind an exception, and the terminal or program it came from; `""` for what is not known."""
    source = exception.get("source", "")
    plane, _, client = source.partition("/")
    badge = exception.get("badge", "")
    who_ = plant.person(badge) if badge else (who(source) if plane == "x" else "")
    return who_, plain(client or source, 24)


def standing(plant: Plant, exception: ExceptionDocument) -> str:
    """How it stands now with what an exception is about, where it has moved since: its text says how it was then."""
    now = _stands(plant, exception)
    return "" if now and all(part in exception["text"] for part in now) else "; ".join(now)


def as_it_stands(plant: Plant, exception: ExceptionDocument) -> str:
    """An exception in one line: what has moved since first, then what was said."""
    now, text = standing(plant, exception), plain(exception["text"], 200)
    if exception.get("times", 1) > 1:
        text = TIMES.format(times=exception["times"], text=text)
    return f"now {now}. {text}" if now else text


def _stands(plant: Plant, exception: ExceptionDocument) -> list[str]:
    """In the words of the hub's text, part by part."""
    first, _, second = exception["subject"].partition(" ")
    if exception["kind"] == "negative-stock":
        return _on_shelf(plant, first, second)
    order = plant.docs.mo(first)
    if order is None:
        return [NOT_OPEN] if _STEP.fullmatch(exception["subject"]) else []
    if exception["kind"] == "over-quantity":
        step = next((planned for planned in order["ops"] if planned["op"] == second), None)
        return [REPORTED.format(reported=show(_reported(step)), ordered=show(parse(order["q_start"])))] if step else []
    status = HELD.format(reason=plain(order["hold"]["reason"], 60)) if "hold" in order else plain(order["status"], 12)
    return [f"the order is {status}"]


def _reported(step: MoOp) -> int:
    good, scrap, rework, suspect = (parse(step[name]) for name in ("good", "scrap", "rework", "suspect"))
    return first_reported(Counts(good, scrap, rework, suspect))


def _on_shelf(plant: Plant, item: str, place: str) -> list[str]:
    stocks = {doc["location"]: doc for doc in plant.docs.stocks() if doc["item"] == item}
    if place not in stocks:
        return []
    here = min((parse(lot["q"]) for lot in stocks[place]["lots"]), default=parse(stocks[place]["q"]))
    others = {other: parse(doc["q"]) for other, doc in sorted(stocks.items()) if other != place}
    most = max(others, key=lambda other: others[other], default="")
    lies = [f"at {plain(place, 20)} {WENT_TO if here < 0 else IS_AT} {show(here)}"]
    return [*lies, f"{plain(most, 20)} holds {show(others[most])}"] if most and others[most] > 0 else lies


def takes_back(exception: ExceptionDocument) -> list[str]:
    """What *reverse* undoes, as far as the exception says: the whole command that caused it."""
    verb, number = plain(exception["verb"], 20), str(exception["command"])[:12]
    effect = VERBS[verb].taken_back if verb in VERBS else ""
    said, apart, _ = plain(exception["text"], 200).rpartition(_STATE)
    if apart and said != verb:  # the hub has said how much
        return [f"takes back: {said} (command {number})", *([effect] if effect else [])]
    subject = plain(exception["subject"], 40)
    step = _STEP.fullmatch(exception["subject"])
    if step is not None:
        where = f" at OP {step['op']} of {step['mo']}" if step["op"] else f" of {step['mo']}"
    else:
        where = f", which took {subject.replace(' ', ' from ', 1)}" if verb in CHARGEABLE else f" of {subject}"
    return [f"takes back all of command {number}, {verb}{where}", *([effect] if effect else [])]


def calls_table(plant: Plant, now: int) -> Table:
    """Calls, and below them messages to the board."""
    rows = [_call_row(plant, call, now) for call in calls(plant)]
    for message in plant.docs.messages():
        if message["to"] == BOARD:
            text = plain(message["text"], 200)
            by = Cell(plant.person(message["badge"]) or OFFICE)
            cells = (
                _age(plant, message["since"], now),
                Cell("message"),
                Cell(""),
                by,
                Cell(text),
                Cell(""),
                Cell(""),
                Cell(text),
            )
            rows.append(Row(("message", message["id"]), cells, _tone(plant)))
    return Table(CALLS, tuple(rows), "nobody calls")


def _call_row(plant: Plant, call: CallDocument, now: int) -> Row:
    taken = "taken_by" in call
    order = f"{plain(call['mo'], 14)} {plain(call['op'], 3)}".strip() or "-"
    cells = (
        _age(plant, call["since"], now),
        Cell(f"? {plain(call['kind'], 14)}", "amber" if taken else "blink-amber"),
        Cell(plain(call["workstation"], 24), "bold"),
        Cell(plant.person(call["badge"])),
        Cell(order),
        Cell(plant.person(call["taken_by"])) if taken else Cell("nobody yet", "amber"),
        Cell(str(call["level"])[:3] if call["level"] else "-", "amber" if call["level"] else ""),
        Cell(plain(called_for(call), 200)),
    )
    return Row(("call", call["id"]), cells, _tone(plant))


def exceptions_table(plant: Plant, now: int) -> Table:
    """What a person has to decide."""
    rows = []
    for exception in exceptions(plant):
        who_, terminal = behind(plant, exception)
        cells = (
            _age(plant, exception["since"], now),
            Cell(plain(exception["kind"], 24), "amber"),
            Cell(plain(exception["subject"], 40)),
            Cell(who_),
            Cell(as_it_stands(plant, exception)),
            Cell(terminal),
            Cell(" ".join(ways(exception))),
            Cell(str(exception["command"])[:8]),
            Cell(plain(exception["verb"], 20)),
        )
        rows.append(Row(("exception", exception["id"]), cells, _tone(plant)))
    return Table(EXCEPTIONS, (*rows, *map(_aside_row, set_aside(plant))), "nothing to decide")


def set_aside(plant: Plant) -> list[OpDocument]:
    """Steps at which pieces wait for somebody's decision."""
    steps = (doc for doc in plant.docs.all_ops() if parse(doc["suspect"]) > 0)
    return sorted(steps, key=lambda doc: (doc["priority"], doc["mo"], doc["op"]))


def _aside_row(doc: OpDocument) -> Row:
    cells = (
        Cell(""),
        Cell(ASIDE["suspect"], "amber"),
        Cell(f"{plain(doc['mo'], 14)} {plain(doc['op'], 3)}"),
        Cell(""),
        Cell(waits(doc)),
        *[Cell("")] * (len(EXCEPTIONS) - 5),
    )
    return Row(("mo", doc["mo"]), cells)


def waits(doc: OpDocument) -> str:
    """What waits for a decision at a step, and whose."""
    return f"{pieces(parse(doc['suspect']))} at {plain(doc['group'], 12)}: {JUDGES} judges at a terminal"


def _age(plant: Plant, since: str, now: int) -> Cell:
    return Cell(f"{' ' if plant.live else '~'}{age_text(now - from_iso(since))}")


def _tone(plant: Plant) -> str:
    return "" if plant.live else "dim"

"""Calls, messages to the board, and exceptions."""

import re
from typing import Final

from shared.commands import REVERSIBLE
from shared.documents import CallDocument, ExceptionDocument, OpDocument
from shared.plant_time import from_iso
from shared.quantity import parse
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Column, Row, Table
from terminal.core.board.text import OFFICE, age, plain
from terminal.core.board.texts import TAKES_BACK
from terminal.core.words import ASIDE, JUDGES, called_for, pieces

CALLS: Final = (
    Column(" AGE", 7), Column("KIND", 13), Column("WHERE", 10), Column("BY", 9), Column("ORDER", 18), Column("TAKEN BY", 10),
    Column("LEVEL", 5, right=True), Column("NOTE", 30, spare=True, grows=True),
)  # fmt: skip
EXCEPTIONS: Final = (
    Column(" AGE", 7), Column("KIND", 16), Column("SUBJECT", 13), Column("WHAT", 39, grows=True),
    Column("WAYS OUT", 21, spare=True), Column("COMMAND", 8, right=True, spare=True), Column("VERB", 12, spare=True),
)  # fmt: skip
BOARD: Final = "board"
_CHARGED: Final = ("output", "consume")
_STATE: Final = ": the order is "
_STEP: Final = re.compile(r"(?P<mo>MO-[0-9]{4}-[0-9]{1,8})(?: (?P<op>[0-9]{1,4}))?")


def calls(plant: Plant) -> list[CallDocument]:
    """Open calls, oldest first."""
    return sorted(plant.docs.calls(), key=lambda call: (call["since"], call["id"]))


def exceptions(plant: Plant) -> list[ExceptionDocument]:
    """Open exceptions, oldest first."""
    return sorted(plant.docs.exceptions(), key=lambda one: (one["since"], one["id"]))


def ways(found: ExceptionDocument) -> list[str]:
    """How an exception can be settled, without what its command's verb rules out."""
    known = {"apply": True, "reverse": found["verb"] in REVERSIBLE, "charge": found["verb"] in _CHARGED, "dismiss": True}
    return [way for way in dict.fromkeys(found["ways"]) if known.get(way)]


def takes_back(found: ExceptionDocument) -> list[str]:
    """What *reverse* undoes, as far as the exception says: the whole command that caused it."""
    verb, number = plain(found["verb"], 20), str(found["command"])[:12]
    told = TAKES_BACK.get(verb, "")
    said, apart, _ = plain(found["text"], 200).rpartition(_STATE)
    if apart and said != verb:  # the hub has said how much
        return [f"takes back: {said} (command {number})", *([told] if told else [])]
    subject = plain(found["subject"], 40)
    step = _STEP.fullmatch(found["subject"])
    if step is not None:
        where = f" at OP {step['op']} of {step['mo']}" if step["op"] else f" of {step['mo']}"
    else:
        where = f", which took {subject.replace(' ', ' from ', 1)}" if verb in ("output", "consume") else f" of {subject}"
    return [f"takes back all of command {number}, {verb}{where}", *([told] if told else [])]


def calls_table(plant: Plant, now: int) -> Table:
    """Calls, and below them messages to the board."""
    rows = [_call_row(plant, call, now) for call in calls(plant)]
    for one in plant.docs.messages():
        if one["to"] == BOARD:
            text = plain(one["text"], 200)
            by = Cell(plant.person(one["badge"]) or OFFICE)
            cells = (
                _age(plant, one["since"], now),
                Cell("message"),
                Cell(""),
                by,
                Cell(text),
                Cell(""),
                Cell(""),
                Cell(text),
            )
            rows.append(Row(("message", one["id"]), cells, _tone(plant)))
    return Table(CALLS, tuple(rows), "nobody calls")


def _call_row(plant: Plant, call: CallDocument, now: int) -> Row:
    taken = "taken_by" in call
    order = f"{plain(call['mo'], 14)} {plain(call['op'], 3)}".strip() or "-"
    cells = (
        _age(plant, call["since"], now), Cell(f"? {plain(call['kind'], 14)}", "amber" if taken else "blink-amber"),
        Cell(plain(call["workstation"], 24), "bold"), Cell(plant.person(call["badge"])), Cell(order),
        Cell(plant.person(call["taken_by"])) if taken else Cell("nobody yet", "amber"),
        Cell(str(call["level"])[:3] if call["level"] else "-", "amber" if call["level"] else ""),
        Cell(plain(called_for(call), 200)),
    )  # fmt: skip
    return Row(("call", call["id"]), cells, _tone(plant))


def exceptions_table(plant: Plant, now: int) -> Table:
    """What a person has to decide."""
    rows = []
    for one in exceptions(plant):
        cells = (
            _age(plant, one["since"], now), Cell(plain(one["kind"], 24), "amber"), Cell(plain(one["subject"], 40)),
            Cell(plain(one["text"], 200)), Cell(" ".join(ways(one))),
            Cell(str(one["command"])[:8]), Cell(plain(one["verb"], 20)),
        )  # fmt: skip
        rows.append(Row(("exception", one["id"]), cells, _tone(plant)))
    return Table(EXCEPTIONS, (*rows, *map(_aside_row, set_aside(plant))), "nothing to decide")


def set_aside(plant: Plant) -> list[OpDocument]:
    """Steps at which pieces wait for somebody's decision."""
    found = (doc for doc in plant.docs.all_ops() if parse(doc["suspect"]) > 0)
    return sorted(found, key=lambda doc: (doc["priority"], doc["mo"], doc["op"]))


def _aside_row(doc: OpDocument) -> Row:
    cells = (
        Cell(""), Cell(ASIDE["suspect"], "amber"), Cell(f"{plain(doc['mo'], 14)} {plain(doc['op'], 3)}"),
        Cell(waits(doc)), Cell(""), Cell(""), Cell(""),
    )  # fmt: skip
    return Row(("mo", doc["mo"]), cells)


def waits(doc: OpDocument) -> str:
    """What waits for a decision at a step, and whose."""
    return f"{pieces(parse(doc['suspect']))} at {plain(doc['group'], 12)}: {JUDGES} judges at a terminal"


def _age(plant: Plant, since: str, now: int) -> Cell:
    return Cell(f"{' ' if plant.live else '~'}{age(now - from_iso(since))}")


def _tone(plant: Plant) -> str:
    return "" if plant.live else "dim"

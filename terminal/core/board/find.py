"""Finding anything: by a part of its id or name, or by its code."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from shared.ids import compact
from shared.plain_text import plain
from shared.scan import Foreign, Kind, Scan
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Column, Row, Table, Target
from terminal.core.board.talk import calls, exceptions
from terminal.core.board.texts import NO_HITS
from terminal.core.words import called_for

COLUMNS: Final = (Column(" KIND", 13), Column("ID", 24, most=40), Column("NAME", 30, most=90))
HITS: Final = 200
_REFS: Final = (
    ("workstation", "ws", "name", "workstation"),
    ("item", "item", "description", "item"),
    ("operator", "person", "name", "person"),
    ("location", "place", "name", "place"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a code names; `step` is the operation of an order."""

    target: Target
    step: str = ""


def _everything(plant: Plant) -> Iterator[tuple[Target, str, str, str]]:
    """(target, kind in words, its id for people, what it is called)."""
    for target, word, name in _lasting(plant):
        yield target, word, target[1], name
    yield from _passing(plant)


def _lasting(plant: Plant) -> Iterator[tuple[Target, str, str]]:
    """What has an id that people know: (target, kind in words, what it is called)."""
    for mo in sorted(plant.docs.mos(), key=lambda order: order["id"]):
        yield ("mo", mo["id"]), "order", f"{mo['item']} {mo['description']} {mo['external_no']} {mo['origin']}"
    for kind, target, name, word in _REFS:
        for record in plant.docs.refs(kind):
            yield (target, str(record["id"])), word, str(record[name])
    lots = {lot["lot"]: doc["item"] for doc in plant.docs.stocks() for lot in doc["lots"]}
    for lot, item in sorted(lots.items()):
        yield ("lot", lot), "lot", f"{item} {plant.describe(item)}"

    groups = plant.groups()
    for group in sorted(set(groups.values()) - {""}):
        members = sorted(workstation for workstation, its in groups.items() if its == group)
        yield ("group", group), "group", ", ".join(members)


def _passing(plant: Plant) -> Iterator[tuple[Target, str, str, str]]:
    """What is open now: calls, exceptions and messages, called after where they are from or for whom."""
    for call in calls(plant):
        name = f"{call['kind']} {called_for(call)} {call['mo']} {call['op']} {plant.person(call['badge'])}"
        yield ("call", call["id"]), "call", call["workstation"], name
    for exception in exceptions(plant):
        name = f"{exception['kind']} {exception['text']} {exception['subject']} {exception['verb']} {exception['command']}"
        yield ("exception", exception["id"]), "exception", exception["id"], name
    for message in sorted(plant.docs.messages(), key=lambda document: (document["since"], document["id"])):
        name = f"{message['text']} {plant.person(message['badge'])}"
        yield ("message", message["id"]), "message", f"to {message['to']}", name


def search(plant: Plant, typed: str) -> Table:
    """All that has the text in its id (dashes don't matter) or name."""
    wanted, code = typed.strip().casefold(), compact(typed.strip())
    rows = []
    if wanted:
        for target, word, label, name in _everything(plant):
            ids = f"{label} {target[1]}"
            if wanted in name.casefold() or wanted in ids.casefold() or (code and code in compact(ids)):
                cells = (Cell(f" {word}"), Cell(plain(label, 40), "bold"), Cell(plain(" ".join(name.split()), 90)))
                rows.append(Row(target, cells))
                if len(rows) >= HITS:
                    break
    return Table(COLUMNS, tuple(rows), NO_HITS if wanted else "")


def resolve(plant: Plant, scan: Scan | Foreign) -> Found | None:
    """What a scanned code names, or None when nothing known."""
    docs = plant.docs
    if isinstance(scan, Foreign):
        text = scan.text
        for mo in docs.mos():
            if mo["external_no"] and mo["external_no"] == text:
                return Found(("mo", mo["id"]))
        alias = docs.ref("alias", text) or docs.ref_by_code("alias", compact(text))
        if alias is None or not alias["active"]:
            return None
        return Found(("lot", str(alias["lot"]))) if alias["lot"] else Found(("item", str(alias["item"])))
    if scan.kind in (Kind.MO, Kind.OP):
        return Found(("mo", scan.mo), scan.op) if docs.mo(scan.mo) else None
    if scan.kind is Kind.LOT:
        lots = {lot["lot"] for doc in docs.stocks() for lot in doc["lots"]}
        lot = next((name for name in lots if compact(name) == scan.body), None)
        return Found(("lot", lot)) if lot else None
    names = {
        Kind.WS: ("workstation", "ws"),
        Kind.ITM: ("item", "item"),
        Kind.EMP: ("operator", "person"),
        Kind.LOC: ("location", "place"),
    }
    if scan.kind not in names:
        return None
    kind, target = names[scan.kind]
    record = docs.ref_by_code(kind, scan.body)
    return Found((target, str(record["id"]))) if record else None

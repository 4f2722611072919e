"""CALL: who is needed, for material which item of the operation, and perhaps a word with it."""

from typing import Any, Final

from shared.commands import CALL_KINDS
from shared.quantity import parse, show
from terminal.core.operator.acts.common import open_picker
from terminal.core.operator.forms import Picker
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.requirement import issued, needed
from terminal.core.words import called_for

CLOSE: Final = "close"
TAKE: Final = "take"
"""What stands before a call's id among the options of the call picker."""
PICKERS: Final = frozenset({"call", "call-item"})
"""Where a word can be said with the call."""


def call(wp: Workplace) -> None:
    """CALL: choose who is needed, or close a call that stands."""
    open_picker(wp, "call")
    wp.picker.options = options(wp)


def options(wp: Workplace) -> list[dict[str, Any]]:
    """What the call picker offers: the calls that stand here, then the kinds of help.

    A storekeeper answers calls: there it is those of all workstations, to be taken and then closed.
    """
    standing = []
    for doc in wp.calls(everywhere=wp.is_store):
        where = f" to {doc['workstation']}" if wp.is_store else ""
        told = f"{doc['kind']}{where} {shown(called_for(doc), 30)}".rstrip() + f", called by {wp.name_of(doc['badge'])}"
        if wp.is_store and not doc.get("taken_by"):
            standing.append(_option(f"{TAKE} {doc['id']}", f"I am coming: {told}"))
        standing.append(_option(f"{CLOSE} {doc['id']}", f"settled: {told}"))
    return standing + [_option(kind, f"call {kind}") for kind in CALL_KINDS]


def _option(identity: str, text: str) -> dict[str, Any]:
    return {"id": identity, "kind": "call", "text": text}


def choose(wp: Workplace, choice: str) -> None:
    """Call, or close."""
    word, _, identity = choice.partition(" ")
    if identity:
        _answer(wp, word, identity)
        return
    lines = _lines(wp) if word == "material" else []
    if lines:
        note = wp.picker.note
        open_picker(wp, "call-item")
        wp.picker.options, wp.picker.note = lines, note
    else:
        _save(wp, word)


def _answer(wp: Workplace, word: str, identity: str) -> None:
    found = next((doc for doc in wp.calls(everywhere=wp.is_store) if doc["id"] == identity), None)
    if found is None:
        wp.refuse("call-unknown", call=identity)
    elif wp.save(f"call-{word}", {"call": identity}, identity) is not None:
        what = f"{found['kind']} for {found['workstation']}"
        wp.say(f"{what} is settled" if word == CLOSE else f"{what}: they are told that you are coming")


def _lines(wp: Workplace) -> list[dict[str, Any]]:
    """The items that the operation in front takes, what its place is most short of first."""
    step = wp.current
    found: dict[str, tuple[int, str]] = {}
    for line in step.job["material"] if step and step.job else ():
        stock = wp.replica.stock(line["item"], wp.supply)
        rest = max(0, needed(line, step.start_q) - issued(step, line)) if step else 0
        short = rest - max(0, parse(stock["q"]) if stock else 0)
        unit = shown(line["unit"])
        said = f"{show(short)} {unit} short" if short > 0 else f"enough at {wp.supply or '-'}"
        found.setdefault(line["item"], (-max(0, short), f"{shown(line['description'], 26)}  {said}".strip()))
    return [{"id": item, "kind": "call-item", "text": text} for item, (_, text) in sorted(found.items(), key=_first)]


def _first(line: tuple[str, tuple[int, str]]) -> tuple[int, str]:
    return line[1][0], line[0]


def choose_item(wp: Workplace, item: str) -> None:
    """Material is called: of an item, or without saying of which."""
    _save(wp, "material", item)


def _save(wp: Workplace, kind: str, item: str = "") -> None:
    data: dict[str, Any] = {"workstation": wp.workstation, "kind": kind}
    if item:
        data["item"] = item
    if wp.picker.note:
        data["note"] = wp.picker.note
    if wp.place.mo:
        data |= {"mo": wp.place.mo, "op": wp.place.op}
    if wp.save("call", data, wp.workstation) is not None:
        wp.say(f"{kind} is called to {wp.workstation}: {shown(called_for(data), 60)}".removesuffix(": "))


def say_with_it(wp: Workplace) -> None:
    """Choose a word that goes with the call, and come back to it."""
    words = [record for record in wp.replica.offered("reason") if record["kind"] == "note"]
    if not words:
        wp.refuse("no-notes")
        return
    wp.picker = Picker("call-note", wp.picker.back, options=words, asks=wp.picker)


def said(wp: Workplace, record: dict[str, Any]) -> None:
    """The word was chosen."""
    asks = wp.picker.asks or wp.picker
    asks.note = str(record["text"] or record["id"])
    wp.picker = asks
    wp.go("reasons")

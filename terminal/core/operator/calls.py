"""CALL: who is needed, for material which item of the operation, and perhaps a word with it."""

from typing import Any, Final

from shared.commands import CALL_KINDS
from shared.documents import CallDocument
from shared.quantity import parse, show
from terminal.core.operator.choice import Choice, Option, Picker, ask, show_picker
from terminal.core.operator.screen import Words
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.requirement import issued, needed
from terminal.core.words import called_for

CLOSE: Final = "close"
TAKE: Final = "take"
"""What stands before a call's id among the options."""
NO_ITEM: Final[Option] = {"id": ""}
"""Material is needed, and nobody says which."""


def call(wp: Workplace) -> None:
    """CALL: choose who is needed, or close a call that stands."""
    ask(wp, CALL, _options(wp))


def _options(wp: Workplace) -> list[Option]:
    """The calls that stand here, then the kinds of help.

    A storekeeper answers calls: there it is those of all workstations, to be taken and then closed.
    """
    standing = []
    for doc in wp.calls(everywhere=wp.is_store):
        text = _standing(wp, doc)
        if wp.is_store and not doc.get("taken_by"):
            standing.append(_option(f"{TAKE} {doc['id']}", f"I am coming: {text}"))
        standing.append(_option(f"{CLOSE} {doc['id']}", f"settled: {text}"))
    return standing + [_option(kind, f"call {kind}") for kind in CALL_KINDS]


def _standing(wp: Workplace, doc: CallDocument) -> str:
    to = f" to {doc['workstation']}" if wp.is_store else ""
    return f"{doc['kind']}{to} {shown(called_for(doc), 30)}".rstrip() + f", called by {wp.name_of(doc['badge'])}"


def _option(identity: str, text: str) -> Option:
    return {"id": identity, "kind": "call", "text": text}


def _choose(wp: Workplace, option: Option) -> None:
    """Call, or answer a call."""
    word, _, identity = str(option["id"]).partition(" ")
    if identity:
        _answer(wp, word, identity)
        return
    lines = _lines(wp) if word == "material" else []
    if lines:
        ask(wp, CALL_ITEM, lines, note=wp.draft(Picker).note)
    else:
        _save(wp, word)


def _answer(wp: Workplace, word: str, identity: str) -> None:
    doc = next((doc for doc in wp.calls(everywhere=wp.is_store) if doc["id"] == identity), None)
    if doc is None:
        wp.refuse("call-unknown", call=identity)
    elif wp.save(f"call-{word}", {"call": identity}, identity) is not None:
        what = f"{doc['kind']} for {doc['workstation']}"
        wp.say(f"{what} is settled" if word == CLOSE else f"{what}: they are told that you are coming")


def _lines(wp: Workplace) -> list[Option]:
    """The items that the operation in front takes, what its place is most short of first."""
    step = wp.current
    lines: dict[str, tuple[int, str]] = {}
    for line in step.job["material"] if step and step.job else ():
        stock = wp.replica.stock(line["item"], wp.supply)
        rest = max(0, needed(line, step.start_q) - issued(step, line)) if step else 0
        short = rest - max(0, parse(stock["q"]) if stock else 0)
        said = f"{show(short)} {shown(line['unit'])} short" if short > 0 else f"enough at {wp.supply or '-'}"
        lines.setdefault(line["item"], (-max(0, short), f"{shown(line['description'], 26)}  {said}".strip()))
    ranked = sorted(lines.items(), key=lambda line: (line[1][0], line[0]))
    return [{"id": item, "kind": "call-item", "text": text} for item, (_, text) in ranked]


def _choose_item(wp: Workplace, item: Option) -> None:
    """Material is called: of an item, or without saying of which."""
    _save(wp, "material", str(item["id"]))


def _save(wp: Workplace, kind: str, item: str = "") -> None:
    note = wp.draft(Picker).note
    data: dict[str, Any] = {"workstation": wp.workstation, "kind": kind}
    if item:
        data["item"] = item
    if note:
        data["note"] = note
    if wp.place.mo:
        data |= {"mo": wp.place.mo, "op": wp.place.op}
    if wp.save("call", data, wp.workstation) is not None:
        wp.say(f"{kind} is called to {wp.workstation}: {shown(called_for(data), 60)}".removesuffix(": "))


def _ask_word(wp: Workplace) -> None:
    """Choose a word that goes with the call, and come back to it."""
    words = [record for record in wp.replica.offered("reason") if record["kind"] == "note"]
    if not words:
        wp.refuse("no-notes")
        return
    picker = wp.draft(Picker)
    show_picker(wp, Picker(CALL_NOTE, picker.back, options=words, asks=picker))


def _add_word(wp: Workplace, record: Option) -> None:
    """The word was chosen, or its card was scanned at once."""
    picker = wp.draft(Picker)
    picker = picker.asks or picker
    picker.note = str(record["text"] or record["id"])
    show_picker(wp, picker)


CALL: Final = Choice(
    kind="call",
    title="WHO IS NEEDED?",
    use=_choose,
    words=Words(
        "press the number of who is needed, or of the call that is settled",
        "[1-9] pick   [*] add a word   [+] more   [/] back",
    ),
    cards="note",
    use_card=_add_word,
    star=_ask_word,
)
CALL_ITEM: Final = Choice(
    kind="call-item",
    title="WHICH MATERIAL IS NEEDED?",
    use=_choose_item,
    words=Words(
        "press the item's number or scan its label; Enter calls without saying which",
        "[1-9] pick   [Enter] without an item   [*] add a word   [+] more   [/] back",
    ),
    cards="note",
    use_card=_add_word,
    star=_ask_word,
    none=NO_ITEM,
    labels=True,
)
CALL_NOTE: Final = Choice(
    kind="call-note",
    title="WHAT IS TO BE SAID WITH IT?",
    use=_add_word,
    words=Words("press the number of what is to be said, or scan its card", "[1-9] pick   [+] more   [/] back"),
    cards="note",
)

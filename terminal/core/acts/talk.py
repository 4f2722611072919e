"""Calls for help, downtime and notes: the same on every screen once someone is signed on."""

from typing import Any

from shared.commands import CALL_KINDS
from terminal.core.acts.common import open_picker
from terminal.core.workplace import Workplace, shown

CLOSE = "close"
TAKE = "take"
"""What stands before a call's id among the options of the call picker."""


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
        told = f"{doc['kind']}{where}, called by {wp.name_of(doc['badge'])} {shown(doc['note'])}".rstrip()
        if wp.is_store and not doc.get("taken_by"):
            standing.append(_option(f"{TAKE} {doc['id']}", f"I am coming: {told}"))
        standing.append(_option(f"{CLOSE} {doc['id']}", f"settled: {told}"))
    return standing + [_option(kind, f"call {kind}") for kind in CALL_KINDS]


def _option(identity: str, text: str) -> dict[str, Any]:
    return {"id": identity, "kind": "call", "text": text}


def choose_call(wp: Workplace, choice: str) -> None:
    """Call, or close."""
    word, _, identity = choice.partition(" ")
    if identity:
        found = next((doc for doc in wp.calls(everywhere=wp.is_store) if doc["id"] == identity), None)
        if found is None:
            wp.refuse("call-unknown", call=identity)
        elif wp.save(f"call-{word}", {"call": identity}, identity) is not None:
            what = f"{found['kind']} for {found['workstation']}"
            wp.say(f"{what} is settled" if word == CLOSE else f"{what}: they are told that you are coming")
        return
    data: dict[str, Any] = {"workstation": wp.workstation, "kind": word}
    if wp.place.mo:
        data |= {"mo": wp.place.mo, "op": wp.place.op}
    if wp.save("call", data, wp.workstation) is not None:
        wp.say(f"{word} is called to {wp.workstation}")


def down(wp: Workplace) -> None:
    """DOWN: why the workstation stands; once more when it goes again."""
    if not wp.down:
        open_picker(wp, "stop")
    elif wp.save("downtime-stop", {"workstation": wp.workstation, "reason": wp.down}, wp.workstation) is not None:
        wp.say(f"{wp.workstation} goes again")


def choose_stop(wp: Workplace, record: dict[str, Any]) -> None:
    """The workstation is down."""
    data = {"workstation": wp.workstation, "reason": record["id"]}
    if wp.save("downtime-start", data, wp.workstation) is not None:
        wp.say(f"{wp.workstation} is down: {shown(str(record['text'] or record['id']))} | DOWN again when it goes")


def note(wp: Workplace) -> None:
    """NOTE: one of the plant's notes, about the operation in front or the workstation."""
    open_picker(wp, "note")


def choose_note(wp: Workplace, record: dict[str, Any]) -> None:
    """Noted. An order's notes are seen on the board; there is nobody to read one of a workstation, so that is a message."""
    text = str(record["text"] or record["id"])
    if wp.place.mo:
        saved = wp.save("note", {"subject": wp.place.mo, "text": f"OP {wp.place.op}: {text}"}, wp.place.mo)
    else:
        saved = wp.save("message", {"to": "board", "text": f"{wp.workstation}: {text}"}, "board")
    if saved is not None:
        wp.say(f"noted: {shown(text)}")


EVERYWHERE = {"CALL": call, "DOWN": down, "NOTE": note}
"""Cards that work on every screen on which someone is signed on and nothing is being filled in."""
KEYS = {"6": call, "7": down, "8": note}

"""A command in a few words, for whoever saved it."""

from terminal.core.delivery.journal import Entry
from terminal.core.operator.workplace import shown
from terminal.core.words import ASIDE


def subject_of(entry: Entry) -> str:
    """What a command was about, as people call it."""
    return "" if entry.verb in ("message-read", "reverse") else shown(entry.subject)


def summary(entry: Entry) -> str:
    """A command in a few words."""
    data = entry.data
    if entry.verb == "output":
        parts = [f"GOOD {data.get('good', '0')}"]
        parts += [f"{word.upper()} {data[name]}" for name, word in ASIDE.items() if data.get(name)]
        parts += [f"SCRAP {line['q']} {line['reason']}" for line in data.get("scrap", ())]
        return ", ".join(parts) + (f" of {ASIDE[data['source']]}" if data.get("source") in ASIDE else "")
    if "item" in data and "q" in data:
        kind = data["kind"].upper() if data.get("kind") else entry.verb.upper()
        return f"{kind} {data['q']} {data['item']}"
    if entry.verb == "op-start":
        return f"{str(data.get('kind', 'run')).upper()} START"
    if entry.verb == "reverse":
        return "UNDO"
    words = {
        "message-read": "READ A MESSAGE",
        "downtime-start": "DOWN",
        "downtime-stop": "GOES AGAIN",
        "call": f"CALL {data.get('item') or data.get('kind', '')}",
    }
    reason = f" {data['reason']}" if data.get("reason") and entry.verb != "downtime-stop" else ""
    return words.get(entry.verb, entry.verb.removeprefix("op-").upper()) + reason

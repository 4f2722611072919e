"""Times, commands and their marks in a few words."""

from shared.documents import MessageDocument
from shared.plant_time import datetime_of, from_iso
from terminal.core.journal import Entry
from terminal.core.overlay import Step
from terminal.core.workplace import Workplace, shown


def clock(ms: int) -> str:
    """The wall clock's time of day where the terminal stands."""
    return datetime_of(ms).astimezone().strftime("%H:%M:%S")


def hour(stamp: str) -> str:
    """A document's time of day, to the minute."""
    return clock(from_iso(stamp))[:5]


def when(at: int, now: int) -> str:
    """When something will be: now, today's hour, or the day and hour."""
    if at <= now:
        return "now"
    local = datetime_of(at).astimezone()
    return local.strftime("%H:%M") if local.date() == datetime_of(now).astimezone().date() else local.strftime("%a %d %H:%M")


def sender(work: Workplace, message: MessageDocument) -> str:
    """Who wrote it; the office's programs have no badge."""
    return work.name_of(message["badge"]) or "the office"


def item_of(step: Step) -> str:
    """What a step's order makes."""
    return shown(step.job["description"] or step.job["item"]) if step.job else ""


def unit_of(step: Step) -> str:
    """In which unit."""
    return shown(step.job["unit"]) if step.job else ""


def title(step: Step) -> str:
    """The operation in front."""
    name = shown(step.job["name"]).upper() if step.job else ""
    return f"OP {step.op}  {name}  {step.mo}  {item_of(step)}"


def where(entry: Entry) -> str:
    """What a command was about, as people call it."""
    return "" if entry.verb in ("message-read", "reverse") else shown(entry.subject)


def told(entry: Entry) -> str:
    """A command in a few words."""
    data = entry.data
    if entry.verb == "output":
        parts = [f"GOOD {data.get('good', '0')}"]
        parts += [f"{name.upper()} {data[name]}" for name in ("rework", "suspect") if data.get(name)]
        parts += [f"SCRAP {line['q']} {line['reason']}" for line in data.get("scrap", ())]
        return ", ".join(parts) + (f" of {data['source']}" if data.get("source") else "")
    if "item" in data:
        kind = data["kind"].upper() if data.get("kind") else entry.verb.upper()
        return f"{kind} {data['q']} {data['item']}"
    if entry.verb == "op-start":
        return f"{str(data.get('kind', 'run')).upper()} START"
    if entry.verb == "reverse":
        return "UNDO"
    words = {"message-read": "READ A MESSAGE", "call": f"CALL {data.get('kind', '')}", "downtime-start": "DOWN", "downtime-stop": "GOES AGAIN"}
    reason = f" {data['reason']}" if data.get("reason") and entry.verb != "downtime-stop" else ""
    return words.get(entry.verb, entry.verb.removeprefix("op-").upper()) + reason


def mark(entry: Entry, sent: set[str]) -> str:
    """How far a command has got, honestly."""
    if entry.waiting:
        return "sent" if entry.id in sent else "queued"
    if entry.status == "flagged":
        return f"accepted, ! {', '.join(entry.answer.get('flags', ()))}"
    if entry.status in ("parked", "rejected", "quarantined"):
        return f"{entry.status}: {shown(str(entry.answer.get('message') or ''))}"
    return entry.status

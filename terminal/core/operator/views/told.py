"""Times, commands and their marks in a few words."""

from shared.documents import MessageDocument
from shared.plant_time import datetime_of, from_iso
from shared.rules import in_words
from terminal.core.delivery.journal import Entry
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step


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


def mark(entry: Entry, sent: set[str]) -> str:
    """How far a command has got, honestly."""
    if entry.waiting:
        return "sent" if entry.id in sent else "queued"
    if entry.status == "flagged":
        return f"accepted, ! {', '.join(map(in_words, entry.answer.get('flags', ())))}"
    if entry.status in ("parked", "rejected", "quarantined"):
        return f"{entry.status}: {shown(str(entry.answer.get('message') or ''), 120)}"
    return entry.status

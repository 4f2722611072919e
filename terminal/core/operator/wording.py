"""Times, operations and the marks of commands in a few words."""

from collections.abc import Set

from shared.documents import MessageDocument, MoDocument, Remark
from shared.plant_time import clock_text, from_iso, near_text
from shared.quantity import show
from shared.rules import in_words
from terminal.core.delivery.journal import Entry
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step

STATES = {"setup": "* SETUP", "run": "> RUN", "rework": "> REWORK"}
"""What a session's kind is called where it runs."""


def hour(stamp: str) -> str:
    """A document's time of day."""
    return clock_text(from_iso(stamp))


def when(at: int, now: int) -> str:
    """When something will be: now, today's hour, or the day and hour."""
    return "now" if at <= now else near_text(at, now, dated=True)


def sender(wp: Workplace, message: MessageDocument) -> str:
    """Who wrote it; the office's programs have no badge."""
    return wp.name_of(message["badge"]) or "the office"


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


def waits_beside(step: Step) -> str:
    """Pieces that wait for rework or a decision."""
    buckets = (("to rework", step.rework), ("set aside", step.suspect))
    return "".join(f"   {name} {show(q)}" for name, q in buckets if q)


def instructions(wp: Workplace, step: Step) -> str:
    """What is to be done: the step's instructions, and the order's notes."""
    order = wp.replica.mo(step.mo)
    texts = [step.job["instructions"] if step.job else "", order["notes"] if order else ""]
    return "  ".join(text for text in texts if text)


def remark(wp: Workplace, noted: Remark, width: int) -> str:
    """What somebody noted about the order, and who."""
    who = wp.name_of(noted["who"]) if noted["who"] else "the office"
    return f"{who}: {shown(noted['text'], width)}"


def order_line(order: MoDocument) -> str:
    """How far an order is."""
    return f"{order['mo']}: {shown(order['description'])}, {order['good']} good of {order['q_start']}, {order['status']}"


def unit_of_item(wp: Workplace, item: str) -> str:
    """The unit an item is counted in."""
    return shown(str((wp.replica.ref("item", item) or {}).get("unit") or ""))


def mark(entry: Entry, sent: Set[str]) -> str:
    """How far a command has got, honestly."""
    if entry.waiting:
        return "sent" if entry.id in sent else "queued"
    if entry.status == "flagged":
        return f"accepted, ! {', '.join(map(in_words, entry.answer.get('flags', ())))}"
    if entry.status in ("parked", "rejected", "quarantined"):
        return f"{entry.status}: {shown(str(entry.answer.get('message') or ''), 120)}"
    return entry.status

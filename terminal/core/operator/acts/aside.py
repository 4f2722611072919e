"""What waits beside this workstation's steps: pieces to rework, and pieces set aside that somebody has to judge."""

from shared.quantity import show
from shared.rights import check_role
from shared.rules import BUCKETS
from terminal.core.operator.acts.common import open_booking, open_picker, select
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import JUDGES, pieces


def waiting(wp: Workplace) -> list[tuple[Step, str, int]]:
    """(step, bucket, quantity) of every bucket in which something lies; steps that are done count too."""
    group = str(wp.record.get("group") or "")
    steps = [step for doc in wp.replica.ops(group) if (step := wp.step(doc["mo"], doc["op"])) is not None]
    found = []
    for step in sorted(steps, key=lambda one: (one.doc["priority"], one.doc["due"] or "9999", one.mo, one.op)):
        found += [(step, name, q) for name, q in (("rework", step.rework), ("suspect", step.suspect)) if q > 0]
    return found


def beside(wp: Workplace) -> None:
    """Choose among what waits."""
    options = [
        {"id": f"{name} {step.mo} {step.op}", "kind": "aside", "text": _told(step, name, q)} for step, name, q in waiting(wp)
    ]
    if not options:
        wp.say("nothing is to be reworked and nothing is set aside here")
        return
    open_picker(wp, "aside")
    wp.picker.options = options


def _told(step: Step, bucket: str, q: int) -> str:
    item = shown(step.job["description"] or step.job["item"], 16) if step.job else ""
    what, who = ("to rework", "") if bucket == "rework" else ("set aside", f" | {JUDGES} judges")
    return f"{show(q)} {what}  OP {step.op} {step.mo} {item}{who}"


def chosen_bucket(wp: Workplace, identity: str) -> tuple[str, bool]:
    """Put the step of a choice in front. Its bucket, and whether the step is still there."""
    bucket, mo, op = identity.split(" ")
    return bucket, select(wp, mo, op)


def judge(wp: Workplace) -> None:
    """Decide about the pieces that were set aside at the operation in front."""
    step = wp.current
    refusal = check_role("output", "suspect", wp.roles)
    if refusal is not None:
        wp.refuse_text("", refusal)
    elif step is None or not step.suspect:
        wp.refuse("bucket-empty", q="0", bucket=BUCKETS["suspect"])
    else:
        open_booking(wp, "good", source="suspect")
        wp.say(f"{pieces(step.suspect)} set aside: good, rework or scrap?")

"""What waits beside this workstation's steps: pieces to rework, and pieces set aside that somebody has to judge."""

from shared.quantity import show
from terminal.core.operator.choice import Option
from terminal.core.operator.operation import select
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import JUDGES


def waiting(wp: Workplace) -> list[Option]:
    """Every bucket in which something lies, to choose among; of steps that are done too."""
    group = str(wp.record.get("group") or "")
    steps = [step for doc in wp.replica.ops(group) if (step := wp.step(doc["mo"], doc["op"])) is not None]
    return [
        {"id": f"{bucket} {step.mo} {step.op}", "kind": "aside", "text": _text(step, bucket, q)}
        for step in sorted(steps, key=lambda step: (step.doc["priority"], step.doc["due"] or "9999", step.mo, step.op))
        for bucket, q in (("rework", step.rework), ("suspect", step.suspect))
        if q > 0
    ]


def _text(step: Step, bucket: str, q: int) -> str:
    item = shown(step.job["description"] or step.job["item"], 16) if step.job else ""
    what, who = ("to rework", "") if bucket == "rework" else ("set aside", f" | {JUDGES} judges")
    return f"{show(q)} {what}  OP {step.op} {step.mo} {item}{who}"


def chosen_bucket(wp: Workplace, option: Option) -> tuple[str, bool]:
    """Put the step of a choice in front. Its bucket, and whether the step is still there."""
    bucket, mo, op = str(option["id"]).split(" ")
    return bucket, select(wp, mo, op)

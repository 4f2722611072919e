"""What a step asks of material, computed from its frozen lines."""

from shared.documents import JobMaterial
from shared.material import required
from shared.quantity import parse
from terminal.core.plant.overlay import Step


def needed(line: JobMaterial, pieces: int) -> int:
    """What a line asks for when `pieces` were first reported at its step."""
    return required(
        basis=line["basis"],
        q=parse(line["q"]),
        per=parse(line["per"]),
        scrap_pct=parse(line["scrap_pct"]),
        pieces=pieces,
    )


def issued(step: Step, line: JobMaterial) -> int:
    """What was issued for a line, alternates included.

    Two lines of one step may ask for the same item: what was issued of it fills them in their order, and what is left over
    counts for the last.
    """
    own = _share(step, line)
    return own + sum(step.issued.get(item, 0) for item in line["alternates"])


def _share(step: Step, line: JobMaterial) -> int:
    same = [other for other in (step.job["material"] if step.job else ()) if other["item"] == line["item"]]
    left = step.issued.get(line["item"], 0)
    for other in same[:-1]:
        share = min(left, needed(other, step.start_q))
        if other is line:
            return share
        left -= share
    return left

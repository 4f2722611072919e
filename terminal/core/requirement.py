"""What a step asks of material, computed from its frozen lines."""

from shared.documents import JobMaterial
from shared.material import required
from shared.quantity import parse
from terminal.core.overlay import Step


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
    """What was issued for a line, alternates included."""
    own = step.issued.get(line["item"], 0)
    return own + sum(step.issued.get(item, 0) for item in line["alternates"])

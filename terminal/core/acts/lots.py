"""Lot-tracked material of a booking: never taken blind, always from the lot that stands at the workstation."""

from shared.documents import JobMaterial
from shared.quantity import show
from terminal.core.overlay import Step
from terminal.core.requirement import issued, needed
from terminal.core.workplace import Workplace


def lots_wanted(wp: Workplace, step: Step, pieces: int) -> str:
    """The first lot-tracked item that these pieces take and for which no lot stands here, or `""`."""
    for line, q in _lot_needs(step, pieces):
        if q > 0 and line["item"] not in wp.place.staged:
            return line["item"]
    return ""


def consumed_lots(wp: Workplace, step: Step, pieces: int) -> list[dict[str, str]]:
    """What these pieces take from the lots that stand here: the need so far less what was issued."""
    taken: list[dict[str, str]] = []
    for line, q in _lot_needs(step, pieces):
        if q > 0:
            item, lot = wp.place.staged[line["item"]]
            taken.append({"item": item, "lot": lot, "q": show(q)})
    return taken


def _lot_needs(step: Step, pieces: int) -> list[tuple[JobMaterial, int]]:
    if step.job is None or not pieces:
        return []
    lines = [line for line in step.job["material"] if line["mode"] == "lot"]
    return [(line, needed(line, step.first + pieces) - issued(step, line)) for line in lines]

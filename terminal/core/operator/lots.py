"""Lot-tracked material of a booking: never taken blind, always from the lot that stands at the workstation."""

from shared.documents import JobMaterial
from shared.quantity import divide_up, parse, show
from terminal.core.operator.workplace import Workplace
from terminal.core.plant.overlay import Step
from terminal.core.plant.requirement import issued, needed


def lots_wanted(wp: Workplace, step: Step, pieces: int) -> str:
    """The first lot-tracked item that these pieces take and for which no lot stands here, or `""`."""
    for line, q in _lot_needs(step, pieces):
        if q > 0 and standing(wp, line) is None:
            return line["item"]
    return ""


def standing(wp: Workplace, line: JobMaterial) -> tuple[str, str] | None:
    """(item, lot) that stands here for a line; an alternate only where this operation may take it."""
    item, lot = wp.place.staged.get(line["item"], ("", ""))
    return (item, lot) if item and (item == line["item"] or item in line["alternates"]) else None


def short_lot(wp: Workplace, step: Step, pieces: int) -> str:
    """What the first lot is short of for these pieces by the books, in words, or `""`."""
    for taken in consumed_lots(wp, step, pieces):
        # One that the books have elsewhere was asked about when it was scanned: then all of it counts.
        anywhere = taken["lot"] in wp.place.brought
        docs = [doc for doc in wp.replica.stocks() if doc["item"] == taken["item"]]
        docs = [doc for doc in docs if anywhere or doc["location"] == wp.supply]
        have = sum(parse(lot["q"]) for doc in docs for lot in doc["lots"] if lot["lot"] == taken["lot"])
        if wp.supply and have < parse(taken["q"]):
            left = f"has {show(have)} left" if have > 0 else "is used up"
            return f"lot {taken['lot']} {left} by the books, these pieces take {taken['q']}"
    return ""


def consumed_lots(wp: Workplace, step: Step, pieces: int) -> list[dict[str, str]]:
    """What these pieces take from the lots that stand here: the need so far less what was issued."""
    taken: list[dict[str, str]] = []
    for line, q in _lot_needs(step, pieces):
        stands = standing(wp, line)
        if q > 0 and stands is not None:
            taken.append({"item": stands[0], "lot": stands[1], "q": show(q)})
    return taken


def _lot_needs(step: Step, pieces: int) -> list[tuple[JobMaterial, int]]:
    if step.job is None or not pieces:
        return []
    lines = [line for line in step.job["material"] if line["mode"] == "lot"]
    return [(line, _whole(needed(line, step.first + pieces), line["decimals"]) - issued(step, line)) for line in lines]


def _whole(q: int, decimals: int) -> int:
    """What is taken by hand is taken in what the item is counted in: half a screw is a screw."""
    unit: int = 10 ** (6 - decimals)
    return divide_up(q, unit) * unit

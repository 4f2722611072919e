"""Pieces to be booked at once: how many, of which kind, and what has to be asked before so many are."""

from dataclasses import dataclass

from shared.quantity import parse, show
from shared.step import over_limit
from terminal.core.plant.overlay import Step


@dataclass(frozen=True, slots=True)
class Count:
    """The pieces of a booking, as they were typed, in micro-units."""

    good: int
    rework: int
    suspect: int
    scrap: list[tuple[int, str]]
    """(how many, reason)"""
    source: str

    @property
    def pieces(self) -> int:
        """All of them."""
        return self.good + self.rework + self.suspect + sum(q for q, _ in self.scrap)

    @property
    def first(self) -> int:
        """Those that are reported for the first time."""
        return self.pieces if self.source == "new" else 0


def question(step: Step, pieces: int) -> str:
    """What has to be asked once more before so many are saved, or `""`."""
    after = step.first + pieces
    if pieces and after > over_limit(step.start_q, parse(step.job["over_pct"]) if step.job else 0):
        return f"{show(pieces)} is {show(after - step.start_q)} more than {_due(step)}"
    if pieces and after > step.upstream_good:
        return f"only {show(max(0, step.free))} have come from the step before"
    return ""


def _due(step: Step) -> str:
    """What is left of an order, in words that name both numbers."""
    ordered = show(step.start_q)
    if not step.first:
        return f"the {ordered} ordered"
    return f"the {show(step.left)} left of {ordered}" if step.left else f"the {ordered} ordered, all of which are reported"


def implausible(step: Step, pieces: int) -> bool:
    """Whether so many can hardly be meant: more than twice what is left, and by more than a tenth of the order."""
    return pieces > 2 * step.left and 10 * (pieces - step.left) > step.start_q


def in_words(count: Count) -> str:
    """What is booked, for whoever booked it."""
    parts = [f"{show(count.good)} good"] if count.good or not (count.rework or count.suspect or count.scrap) else []
    if count.suspect:
        parts.append(f"{show(count.suspect)} set aside")
    if count.rework:
        parts.append(f"{show(count.rework)} rework")
    parts += [f"{show(q)} scrap {reason}" for q, reason in count.scrap]
    return ", ".join(parts)

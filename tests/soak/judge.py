"""Whether figures stay flat, or grow with the commands alone. Pure: samples in, verdicts out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median
from typing import Final

from tests.soak.measure import Sample

MOST_PAIRS: Final = 200
"""Samples that are compared pair by pair; of more every n-th is taken."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One figure: where it began and ended, what it gains per 1 000 commands, what is allowed, and whether it holds."""

    name: str
    first: float
    last: float
    most: float
    gain: float
    allowed: str
    holds: bool


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Theil and Sen's: the median of all pairs' slopes, which one garbage collection or one checkpoint does not move."""
    thinned = points[:: 1 + len(points) // MOST_PAIRS]
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in combinations(thinned, 2) if x2 > x1]
    return median(slopes) if slopes else 0.0


def flat(samples: Sequence[Sample], name: str, *, spare: float, share: float = 0.0) -> Verdict:
    """What the slope makes of all commands of the run is within `spare` or a `share` of where it began."""
    points = _points(samples, name)
    gain = slope(points)
    limit = max(spare, share * points[0][1])
    rise = gain * (points[-1][0] - points[0][0])
    return _verdict(name, points, gain, f"rise <= {limit:,.0f}", rise <= limit)


def bounded(samples: Sequence[Sample], name: str, most: float) -> Verdict:
    """Never above a bound."""
    points = _points(samples, name)
    return _verdict(name, points, slope(points), f"<= {most:,.0f}", max(y for _, y in points) <= most)


def steady(samples: Sequence[Sample], name: str, *, share: float, spare: float) -> Verdict:
    """It grows with the commands alone: each costs the same in the second half of the run as in the first."""
    points = _points(samples, name)
    half = len(points) // 2
    before, after = slope(points[: half + 1]), slope(points[half:])
    limit = before * (1 + share) + spare
    return _verdict(name, points, slope(points), f"per 1 000 <= {1000 * limit:,.1f} in 2nd half", after <= limit)


def _points(samples: Sequence[Sample], name: str) -> list[tuple[float, float]]:
    return [(float(sample.commands), sample.figures[name]) for sample in samples]


def _verdict(name: str, points: list[tuple[float, float]], gain: float, allowed: str, holds: bool) -> Verdict:
    figures = [y for _, y in points]
    return Verdict(name, figures[0], figures[-1], max(figures), 1_000 * gain, allowed, holds)

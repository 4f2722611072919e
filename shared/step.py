"""A step of an order: what its counters mean, what it has from the step before, and what follows from both.

The hub decides and renders by these functions; terminals, board and command line show by them. So a step is ready, over
its limit or done for everybody at once, online and offline. All quantities are micro-units.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

StepStatus = Literal["running", "paused", "done", "ready", "waiting"]


class Counters(Protocol):
    """Whatever counts the pieces of a step: a row, a document read, a booking."""

    @property
    def good(self) -> int:
        """Pieces that may go on."""

    @property
    def scrap(self) -> int:
        """Pieces that never will."""

    @property
    def rework(self) -> int:
        """Pieces that wait to be worked on again."""

    @property
    def suspect(self) -> int:
        """Pieces set aside until somebody has judged them."""


class Predecessor(Protocol):
    """The step before, as far as the next one looks at it."""

    @property
    def op(self) -> str:
        """Its number."""

    @property
    def good(self) -> int:
        """Pieces it yielded."""

    @property
    def done(self) -> bool:
        """Whether it was finished."""

    @property
    def gate(self) -> bool:
        """Whether the next step waits until it is."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Pieces by what came of them."""

    good: int = 0
    scrap: int = 0
    rework: int = 0
    suspect: int = 0


@dataclass(frozen=True, slots=True)
class Upstream:
    """What stands before a step. Before the first one that is the start quantity, finished and no gate."""

    op: str
    good: int
    done: bool
    gate: bool


def upstream(before: Predecessor | None, q_start: int) -> Upstream:
    """What the step before gives, or before the first one (None) the order."""
    if before is None:
        return Upstream("", q_start, done=True, gate=False)
    return Upstream(before.op, before.good, before.done, before.gate)


def first_reported(step: Counters) -> int:
    """Pieces first reported at a step (L14): good, scrapped, or still in one of the buckets."""
    return step.good + step.scrap + step.rework + step.suspect


def left_to_report(step: Counters, q_start: int) -> int:
    """Pieces of the start quantity that were not reported yet; 0 where there are more than that."""
    return max(0, q_start - first_reported(step))


def available(step: Counters, before: Upstream) -> int:
    """Pieces that lie ready for a step; negative where more were reported than had come."""
    return before.good - first_reported(step)


def is_ready(step: Counters, before: Upstream, *, q_start: int, transfer_q: int) -> bool:
    """Whether a run may start: a transfer quantity lies ready, or the rest; after a gate, all of it."""
    if before.gate and not before.done:
        return False
    free = available(step, before)
    return free > 0 and (before.done or free >= min(transfer_q, left_to_report(step, q_start)))


def gate_closed(step: Counters, before: Upstream, *, in_run: bool) -> bool:
    """Whether a run has to wait until the step before, a gate, is finished.

    Once begun it goes on, for a gate is passed once: something was reported, or someone has a session of a run (`in_run`).
    """
    return before.gate and not before.done and not in_run and first_reported(step) <= 0


def status_of(*, running: bool, paused: bool, done: bool, ready: bool) -> StepStatus:
    """A step in one word: what people do there comes first, then what they said of it, then what it has."""
    if running:
        return "running"
    if paused:
        return "paused"
    if done:
        return "done"
    return "ready" if ready else "waiting"


def over_limit(q_start: int, over_pct: int) -> int:
    """Most pieces a step may report without asking, micro-units; `over_pct` in micro-percent."""
    return q_start + q_start * over_pct // 100_000_000


def booked(source: str, pieces: Counts) -> Counts:
    """What a booking changes of a step's counters: pieces out of a bucket (`source` *rework*, *suspect*) leave it."""
    if source == "rework":
        return Counts(pieces.good, pieces.scrap, -first_reported(pieces), 0)
    if source == "suspect":
        return Counts(pieces.good, pieces.scrap, pieces.rework, -first_reported(pieces))
    return pieces


def is_exhausted(step: Counters, before: Upstream) -> bool:
    """Whether nothing is left to do at a step: all that will come has come, was reported and judged."""
    return before.done and available(step, before) <= 0 and not step.rework and not step.suspect


def reopens(step: Counters, q_start: int, taken_back: Counters) -> bool:
    """Whether a finished step is open again after a booking was taken back: pieces are missing, or wait in a bucket.

    `step` has its counters put back already; `taken_back` is what the booking had changed of them.
    """
    return first_reported(step) < q_start or taken_back.rework < 0 or taken_back.suspect < 0

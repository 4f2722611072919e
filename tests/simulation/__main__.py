"""`python -m tests.simulation --seeds 5000`, or `--seed 17 --trace` to see one again."""

import argparse
import logging
import sys
import time
from typing import Final

from tests.simulation.many import Total, play, total
from tests.simulation.run import Run

ALL_BITE: Final = 150
"""In so many seeds every fault bites; one that does not has lost its teeth."""


def main() -> int:
    """Play, say what came out, and fail when a promise was broken."""
    parser = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    parser.add_argument("--seeds", type=int, default=500, help="how many seeds")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--seed", type=int, help="play this one alone")
    parser.add_argument("--trace", action="store_true", help="say everything that happens (with --seed)")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if asked.seed is not None:
        return _one(asked.seed, trace=asked.trace)
    began = time.monotonic()
    tally = total(range(asked.first, asked.first + asked.seeds), _progress)
    print(f"\n{tally}\n{time.monotonic() - began:.0f} s")
    for outcome in tally.failed[:20]:
        print(f"seed {outcome.seed}: {len(outcome.problems)} problems, {outcome.problems[0][:300]}")
    if tally.toothless:
        print(f"never bit: {', '.join(tally.toothless)}")
    return 1 if tally.failed or (tally.toothless and tally.seeds >= ALL_BITE) else 0


def _one(seed: int, *, trace: bool) -> int:
    outcome = Run(seed, trace=print).play() if trace else play(seed)
    print(outcome.verdict)
    for problem in outcome.problems:
        print(problem)
    return 0 if outcome.clean else 1


def _progress(tally: Total) -> None:
    if tally.seeds % 10 == 0:
        print(f"\r{tally.seeds} seeds, {tally.bookings} bookings, {len(tally.failed)} failed", end="", flush=True)


if __name__ == "__main__":
    sys.exit(main())

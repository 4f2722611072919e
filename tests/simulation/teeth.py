"""`python -m tests.simulation.teeth`: how many seeds it takes to find each deliberate bug. Prints a table in Markdown."""

import argparse
import logging
import os
import statistics
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.simulation.mutants import MUTANTS, finding

WITHIN = 200
"""A bug that so many seeds do not find is not found."""


def seeds_to_find(bug: str, first: int) -> int:
    """How many seeds from a first one on it takes, everything going wrong that may; 0 when none of 200 finds it."""
    logging.disable(logging.CRITICAL)
    return next((number + 1 for number in range(WITHIN) if finding(bug, first + number)), 0)


def table(bugs: list[str], starts: int, processes: int) -> Iterator[tuple[str, list[int]]]:
    """Bug by bug, the seeds it took from each of so many starting points."""
    with ProcessPoolExecutor(processes) as pool:
        for bug in bugs:
            yield bug, list(pool.map(seeds_to_find, [bug] * starts, [WITHIN * start for start in range(starts)]))


def main() -> int:
    """Print the table; fail when a bug was not found from everywhere."""
    parser = argparse.ArgumentParser(prog="make teeth", description=__doc__)
    parser.add_argument("--starts", type=int, default=15, help="from how many starting points")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="on how many processes")
    parser.add_argument("--bug", default="", help="only those with this in their name")
    asked = parser.parse_args()
    bugs = [bug for bug in MUTANTS if asked.bug in bug]
    print(f"| deliberate bug | median seeds to find | worst of {asked.starts} |\n|---|---|---|", flush=True)
    missed = 0
    for bug, took in table(bugs, asked.starts, asked.processes):
        missed += took.count(0)
        seeds = [count or WITHIN + 1 for count in took]
        worst = f"{took.count(0)} not found in {WITHIN}" if 0 in took else str(max(took))
        print(f"| {bug} | {statistics.median(seeds):g} | {worst} |", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

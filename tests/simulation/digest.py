"""`python -m tests.simulation.digest 3 4 --after "commit per line"`: what happened in some seeds, each as one number.

One run is one run: the same seed gives the same number in any process, whatever ran before in it and beside it.
"""

import argparse
import gc
import logging
import sys
from typing import Any

from hub.rehearsal.play import Parts, Play
from hub.rehearsal.prepare import prepare_plant
from terminal.rehearsal.machine import TerminalMachine
from tests.simulation.mutants import MUTANTS, finding
from tests.simulation.plain import tables
from tests.simulation.run import Run
from tests.simulation.witness import Chronicle
from tests.support.paths import EXAMPLES

PLANT = EXAMPLES / "bicycles"
NOW = 1_795_000_000_000


def rehearsed(seed: int) -> str:
    """A rehearsal with faults, as one number."""
    plant = prepare_plant(PLANT, NOW, Parts(TerminalMachine, broker=Chronicle), terminals=2, orders=1, seed=seed)
    play = Play(plant.workload, plant.image, plant.start, plant.parts, seed, chaos=True)
    play.play()
    broker = play.broker
    assert isinstance(broker, Chronicle)
    machines: list[Any] = [play.hub, *play.devices]
    for machine in machines:
        broker.note(machine.name, repr(tables(machine.disk)))
    return broker.digest()


def simulated(seed: int) -> str:
    """A seed, as one number."""
    run = Run(seed)
    run.play()
    return run.digest()


def main() -> int:
    """Print a line a seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation.digest", description=__doc__)
    parser.add_argument("seeds", type=int, nargs="+", help="which seeds")
    parser.add_argument(
        "--after", action="append", default=[], choices=sorted(MUTANTS), help="play this deliberate bug first"
    )
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    for bug in asked.after:
        for seed in range(2):
            finding(bug, seed)
        gc.collect()
    for seed in asked.seeds:
        print(f"seed {seed} {simulated(seed)}", flush=True)
        print(f"rehearsal {seed} {rehearsed(seed)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

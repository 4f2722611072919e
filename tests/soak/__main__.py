"""`make soak MINUTES=10`: a plant at work, looked at every 10 seconds; ends with 1 when anything creeps."""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tests.soak.judge import Verdict, bounded, flat, steady
from tests.soak.measure import Sample
from tests.soak.works import Works

EVERY_S: Final = 10.0
WARM_UP: Final = 0.2
"""The part of the run that is not judged: buffers fill, the interpreter settles."""
MEMORY_KB: Final = 2_560
"""Memory is flat when the run's slope adds no more than this: SQLite keeps up to 2 MB of a growing journal in memory."""


def judged(samples: list[Sample]) -> list[Verdict]:
    """A verdict for every figure."""
    verdicts: list[Verdict] = []
    for name in samples[0].figures:
        if name.endswith(" memory"):
            verdicts.append(flat(samples, name, spare=MEMORY_KB))
        elif name.endswith((" files", " threads")):
            verdicts.append(flat(samples, name, spare=1))
    verdicts += [
        steady(samples, "hub.db", share=0.25, spare=0.1),
        bounded(samples, "hub.db-wal", 16_384),
        steady(samples, "journals", share=0.25, spare=0.1),
        bounded(samples, "journals' wal", 8_192),
        flat(samples, "broker's store", spare=64, share=0.05),
        steady(samples, "broker's log", share=0.5, spare=0.02),
        steady(samples, "logs", share=0.5, spare=0.02),
    ]
    return verdicts


def table(verdicts: list[Verdict]) -> str:
    """For people."""
    head = f"{'figure':<22}{'first':>10}{'last':>10}{'most':>10}{'per 1 000':>12}   allowed"
    rows = [
        f"{verdict.name:<22}{verdict.first:>10,.0f}{verdict.last:>10,.0f}{verdict.most:>10,.0f}{verdict.gain:>12,.2f}   "
        f"{verdict.allowed}{'' if verdict.holds else '   <-- CREEPS'}"
        for verdict in verdicts
    ]
    return "\n".join([head, *rows])


def soak(folder: Path, minutes: float) -> bool:
    """Run it. Returns whether everything stays as it is and nothing was lost."""
    works = Works(folder)
    samples: list[Sample] = []
    try:
        works.start()
        began = time.monotonic()
        while (due := began + len(samples) * EVERY_S) < began + 60 * minutes:
            time.sleep(max(0.0, due - time.monotonic()))
            samples.append(works.sample(began))
            latest = samples[-1]
            print(f"{latest.at:6.0f} s {latest.commands:8,} commands", flush=True)
        kept = works.finish()
    finally:
        works.close()
        (folder / "samples.json").write_text(json.dumps([[s.at, s.commands, s.figures] for s in samples], indent=1))
    measured = samples[round(len(samples) * WARM_UP) :]
    verdicts = judged(measured)
    print(table(verdicts))
    taken, seconds = measured[-1].commands - measured[0].commands, measured[-1].at - measured[0].at
    print(
        f"memory and files in kB; {taken:,} commands in {seconds:.0f} s after the warm-up ({taken / seconds:.1f} a second)"
    )
    print(f"{kept:,} commands of terminals in the ledger, each once; verify: clean")
    for said in works.failed:
        print(f"the office: {said}")
    return all(verdict.holds for verdict in verdicts) and not works.failed


def main() -> int:
    """As a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder when left out")
    chosen = parser.parse_args()
    if chosen.folder is not None:
        chosen.folder.mkdir(parents=True, exist_ok=True)
        return 0 if soak(chosen.folder, chosen.minutes) else 1
    with tempfile.TemporaryDirectory() as folder:
        return 0 if soak(Path(folder), chosen.minutes) else 1


if __name__ == "__main__":
    sys.exit(main())

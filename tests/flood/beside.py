"""Another client's answers beside a flood."""

import time
from dataclasses import dataclass
from pathlib import Path

from tests.flood.site import FLOODER, Probe, Site, lost_by_the_broker

SETTLE_S = 1.0
"""A flood is looked at when it has filled what it can fill."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another client's answers without a flood and beside it (seconds), and what the hub and the broker went through."""

    calm: list[float]
    flooded: list[float]
    sent: int
    stored: int
    dropped: int
    """How often the broker has dropped the hub."""
    memory: list[float]
    """MB of the hub: at the flood's begin, then once a second."""
    recovered: float
    """Seconds from the end of the flood until three answers in a row took no longer than the slowest without it."""

    @property
    def memory_told(self) -> tuple[float, float, float]:
        """MB at the begin, at the most, at the end."""
        return self.memory[0], max(self.memory), self.memory[-1]


def beside_a_flood(
    folder: Path, *, rate: int = 5_000, seconds: float = 20.0, calm_s: float = 10.0, verb: str = "note"
) -> Beside:
    """One client floods, another works."""
    with Site(folder) as site:
        probe = Probe(site)
        try:
            probe.watch(2.0)
            calm = probe.watch(calm_s)
            flood = site.flood(verb, rate, seconds)
            time.sleep(SETTLE_S)
            memory, flooded = [site.memory_mb()], []
            while flood.poll() is None:
                flooded += probe.watch(1.0)
                memory.append(site.memory_mb())
            ended = time.monotonic()
            good = 0
            while good < 3:
                good = good + 1 if probe.once() <= max(calm) else 0
            recovered = time.monotonic() - ended
            sent = int(flood.communicate()[0])
            return Beside(calm, flooded, sent, site.stored(f"x/{FLOODER}"), lost_by_the_broker(folder), memory, recovered)
        finally:
            probe.close()


def percentile(values: list[float], share: float) -> float:
    """A percentile, in ms."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1e3

"""Run all benchmarks, print one table, write `bench.json`."""

import json
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.board import on_the_board
from tests.bench.connect import ORDERS, after_a_connect
from tests.bench.core import into_core, with_history
from tests.bench.drain import STORED, drain, seeds_per_second
from tests.bench.screen import scan_to_reaction, start_and_memory
from tests.bench.start import commands
from tests.bench.wire import scan_to_accepted, through_mosquitto


def row(name: str, value: float, unit: str, floor: float) -> dict[str, Any]:
    """One row; the ratio is value / floor."""
    print(f"{name:<58} {value:>10.2f} {unit:<10} floor {floor:>10.2f}  ratio {value / floor:>6.2f}", flush=True)
    return {"name": name, "value": value, "unit": unit, "floor": floor, "ratio": value / floor}


def main() -> None:
    """Everything, in order."""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "a").mkdir()
        ours, floor = scan_to_accepted(folder / "a")
        rows.append(row("scan to accepted, p50", ours[0], "ms", floor[0]))
        rows.append(row("scan to accepted, p99", ours[1], "ms", floor[1]))
        for materials in (3, 7):
            rate, raw = into_core(folder, materials, 10_000)
            rows.append(row(f"bookings into the hub core, {materials} materials", rate, "per s", raw))
        (folder / "b").mkdir()
        aim = 1_500.0
        rows.append(row("bookings end to end, 50 senders", through_mosquitto(folder / "b"), "per s", aim))
        (folder / "c").mkdir()
        (p50, p99), cpu, _ = on_the_board(folder / "c")
        rows.append(row("booking to the board's screen, 200 workstations, p50", p50, "ms", 250.0))
        rows.append(row("booking to the board's screen, 200 workstations, p99", p99, "ms", 250.0))
        rows.append(row("the board's CPU at 50 changes a second", cpu, "% of one", 20.0))
        (folder / "f").mkdir()
        ours_s, bare_s = drain(folder / "f")
        rows.append(row(f"{STORED} bookings drained after an outage", ours_s, "s", bare_s))
        rows.append(row("simulated plants with every fault", seeds_per_second(), "seeds/s", 1.0))
        (folder / "g").mkdir()
        for words, seconds in commands(folder / "g").items():
            rows.append(row(f"shopfloor {words}", seconds, "s", 0.5))
        for name in ("d", "e"):
            (folder / name).mkdir()
        started, bare = start_and_memory(folder / "d")
        rows.append(row("a terminal's start to its first usable screen", started[0], "s", bare[0]))
        rows.append(row("a terminal's resident memory", started[1], "MB", bare[1]))
        reaction, echo = scan_to_reaction(folder / "e")
        rows.append(row("scan to reaction, 50 documents a second, p50", reaction[0], "ms", echo[0]))
        rows.append(row("scan to reaction, 50 documents a second, p99", reaction[1], "ms", echo[1]))
        (folder / "h").mkdir()
        longest, calm = after_a_connect(folder / "h")
        rows.append(row(f"longest wait after a connect, {ORDERS:,} open orders", longest, "ms", 100.0))
        rows.append(row("the same booking while nothing else goes on, p50", calm, "ms", 100.0))
        first = with_history(folder, 1_000)
        rows.append(row("cost of a booking with 1 000 in the database", first, "µs", first))
        for existing in (100_000, 1_000_000):
            name = f"cost of a booking with {existing:,} in the database"
            rows += [row(name, with_history(folder, existing), "µs", first)]
    Path("bench.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

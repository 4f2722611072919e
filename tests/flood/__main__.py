"""`make flood`: one client floods, a thousand connect at once, two hundred work a shift. Prints one table."""

import argparse
import tempfile
from pathlib import Path

from tests.flood.beside import beside_a_flood, percentile
from tests.flood.terminals import connect_at_once, shift


def row(name: str, value: str, beside: str = "") -> None:
    """One line of the table, as soon as it is known."""
    print(f"| {name:<62} | {value:>24} | {beside}", flush=True)


def _flood(folder: Path, verb: str, what: str, rate: int, seconds: float) -> None:
    found = beside_a_flood(folder, rate=rate, seconds=seconds, verb=verb)
    for share, name in ((0.5, "p50"), (0.99, "p99")):
        calm, flooded = percentile(found.calm, share), percentile(found.flooded, share)
        beside = f"{calm:.1f} ms without, ratio {flooded / calm:.1f}" + (" (aim 3)" if name == "p99" else "")
        row(f"another's answer beside {rate:,} {what} a second, {name}", f"{flooded:.1f} ms", beside)
    row("the slowest of them", f"{max(found.flooded) * 1e3:.0f} ms", f"{len(found.flooded)} answers in {seconds:.0f} s")
    row("of the flood: sent, stored", f"{found.sent:,}, {found.stored:,}")
    row("the hub's memory: before, at the most, at the end", " ".join(f"{mb:.0f}" for mb in found.memory_told) + " MB")
    row("how often the broker dropped the hub", str(found.dropped), "aim 0")
    row("until answers were as before", f"{found.recovered:.2f} s")


def main() -> None:
    """All of it, with what the arguments leave."""
    words = argparse.ArgumentParser()
    words.add_argument("--rate", type=int, default=5_000)
    words.add_argument("--seconds", type=float, default=20.0)
    words.add_argument("--terminals", type=int, default=1_000)
    words.add_argument("--shift", type=int, default=200)
    words.add_argument("--minutes", type=float, default=10.0)
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folders = iter(Path(made) / name for name in "abcd")

        def folder() -> Path:
            fresh = next(folders)
            fresh.mkdir()
            return fresh

        _flood(folder(), "note", "valid messages", chosen.rate, chosen.seconds)
        _flood(folder(), "no-such-verb", "messages of nonsense", chosen.rate, chosen.seconds)
        found = connect_at_once(folder(), chosen.terminals)
        taken = f"{percentile(found.taken, 0.5) / 1e3:.1f} s, {max(found.taken):.1f} s"
        row(
            f"{chosen.terminals:,} terminals connect at once: welcomed, p50 and last",
            taken,
            f"hub lost {found.dropped} times",
        )
        worked = shift(folder(), terminals=chosen.shift, seconds=60 * chosen.minutes)
        figures = f"{percentile(worked.taken, 0.5):.1f} ms, {percentile(worked.taken, 0.99):.1f} ms"
        rate = len(worked.taken) / worked.seconds
        row(
            f"{chosen.shift} terminals, a shift in {chosen.minutes:g} min: answers, p50 and p99",
            figures,
            f"{len(worked.taken):,} bookings, {rate:.0f} a second",
        )


if __name__ == "__main__":
    main()

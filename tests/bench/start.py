"""How long a command takes that has nothing to do: from the shell and back."""

import statistics
import subprocess
import sys
import time
from pathlib import Path

from hub.store.database import open_database, upgrade


def _seconds(times: int, folder: Path, *words: str) -> float:
    taken: list[float] = []
    for _ in range(times + 1):  # the first warms the disk
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "shared.cli", *words], cwd=folder, capture_output=True, check=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken[1:])


def commands(folder: Path, times: int = 9) -> dict[str, float]:
    """Command → seconds, medians: the list of commands, the help of one, a report from an empty database."""
    engine = open_database(f"sqlite:///{folder}/shopfloor.db")
    upgrade(engine)
    engine.dispose()
    return {words: _seconds(times, folder, *words.split()) for words in ("--help", "stock --help", "stock list")}

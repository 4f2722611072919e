"""What a process holds and what a file weighs, as the system says."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Sample:
    """One look at everything: at which second, after how many commands, and the figures by name."""

    at: float
    commands: int
    figures: dict[str, float] = field(default_factory=dict)


def of_process(pid: int) -> dict[str, float]:
    """Memory of its own in kB (not what it maps from files: that is the system's), open files, threads."""
    status = Path(f"/proc/{pid}/status").read_text()
    matches = {name: re.search(rf"{name}:\s+(\d+)", status) for name in ("RssAnon", "Threads")}
    memory, threads = (int(match[1]) if match else 0 for match in matches.values())
    return {"memory": memory, "files": len(list(Path(f"/proc/{pid}/fd").iterdir())), "threads": threads}


def weight(*paths: Path) -> float:
    """kB of files together; one that is not there weighs nothing."""
    return sum(path.stat().st_size for path in paths if path.exists()) / 1024


def database_weight(*paths: Path) -> float:
    """kB of SQLite databases as their readers see them: what still stands in the log beside the file counts."""
    total = 0
    for path in paths:
        with closing(sqlite3.connect(path)) as connection:
            pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
            total += pages * size
    return total / 1024

"""Databases of before as files; the oldest that is kept, and the hour at which it is opened again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from tests.support.hub import START
from tests.support.paths import FROZEN

DUMP: Final = FROZEN / "hub-0001.sql"
"""The chairs' order partly worked, at the schema's first revision: 57 commands. Never written again."""
NOW: Final = START + 3_600_000


def restored(dump: Path, folder: Path) -> Path:
    """A database file in the folder that holds what the dump says."""
    path = folder / "hub.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    return path

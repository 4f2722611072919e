"""Rows of a simulated disk as they are, unwatched."""

import sqlite3
from typing import Any


def rows(disk: Any, statement: str) -> list[Any]:
    """What a statement finds; nothing on an empty disk."""
    watch, disk.watch = disk.watch, lambda _stage, _sql: None
    try:
        return list(disk.execute(statement))
    except sqlite3.OperationalError:
        return []
    finally:
        disk.watch = watch


def tables(disk: Any) -> dict[str, list[Any]]:
    """Every table with all its rows."""
    names = [name for (name,) in rows(disk, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: rows(disk, f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}

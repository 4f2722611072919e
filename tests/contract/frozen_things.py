"""What was written once and is read for ever, and ways to add to it what only a newer version knows."""

import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any, Final

from hub.core.intake.incoming import Arrival
from shared.envelope import checksum, to_bytes

FOLDER: Final = Path(__file__).parent / "frozen"
NEWER: Final[dict[str, Any]] = {"x_new": {"a": [1, {"b": None}]}, "colour": "blue", "traceparent": "00-4bf9"}
"""Fields that this version does not know."""


@cache
def frozen(name: str) -> dict[str, Any]:
    """One of the files."""
    things: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return things


def with_newer(value: Any) -> Any:
    """The same with unknown fields in every object of it."""
    if isinstance(value, dict):
        return {name: with_newer(element) for name, element in value.items()} | NEWER
    return [with_newer(element) for element in value] if isinstance(value, list) else value


def resealed(envelope: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """An envelope with other fields and the checksum that belongs to them."""
    body = envelope | changed
    return body | {"sum": checksum(body["id"], body.get("epoch"), body.get("sequence"), body["data"])}


def arrival(verb: str, envelope: dict[str, Any]) -> Arrival:
    """As the terminal T1 sends it."""
    return Arrival("t", envelope["source"], verb, to_bytes(envelope))


def old_journal() -> sqlite3.Connection:
    """The terminal T-CUT-01's journal of the first version, in memory."""
    connection = sqlite3.connect(":memory:")
    connection.executescript((FOLDER / "journal.sql").read_text(encoding="utf-8"))
    return connection


def kept(before: Any, now: Any) -> bool:
    """Whether everything that was said is still said: fields may be added, nothing is lost or altered."""
    if isinstance(before, dict):
        return isinstance(now, dict) and all(name in now and kept(part, now[name]) for name, part in before.items())
    if isinstance(before, list | tuple):
        return isinstance(now, list | tuple) and len(before) == len(now) and all(map(kept, before, now))
    return bool(before == now)

"""Events and answers as they go out: without money, and events without who people are. What is stored stays whole."""

import json
from collections.abc import Collection
from typing import Any

from shared.commands.confined import MONEY, NAMES, confined
from shared.envelope import to_bytes


def answer(ack: str) -> bytes:
    """An answer as its sender gets it: a client need not be one that may read money."""
    return _without(ack, MONEY)


def event(topic: str, body: str) -> bytes:
    """An event as everybody may read it."""
    return _without(body, MONEY | NAMES, confined(topic.rpartition("/")[2]))


def _without(text: str, results: Collection[str], fields: Collection[str] = ()) -> bytes:
    """Most of them hold nothing of it, and travel as they are stored."""
    if not any(f'"{name}":' in text for name in (*results, *fields)):
        return text.encode()
    said: dict[str, Any] = json.loads(text)
    for part, names in (("result", results), ("data", fields)):
        if isinstance(said.get(part), dict):
            said[part] = {name: value for name, value in said[part].items() if name not in names}
    return to_bytes(said)

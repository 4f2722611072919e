"""Whether what is published is what `docs/asyncapi.json` says of its topic."""

import json
from functools import cache
from typing import Any, Final

from jsonschema import Draft7Validator
from jsonschema.protocols import Validator

from shared.asyncapi import FILE, pattern_of

DOCUMENT: Final[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
_CHANNELS: Final = [
    (pattern_of(channel["address"]), name, sorted(channel["messages"])) for name, channel in DOCUMENT["channels"].items()
]


@cache
def validator(message: str) -> Validator:
    """Of a message's payload."""
    return Draft7Validator({**DOCUMENT["components"]["messages"][message]["payload"], "components": DOCUMENT["components"]})


def channel_of(topic: str) -> tuple[str, list[str]]:
    """The channel of a topic, and what may be on it. Raises `LookupError`."""
    for pattern, name, messages in _CHANNELS:
        if pattern.fullmatch(topic):
            return name, messages
    raise LookupError(topic)


def objections(topic: str, payload: bytes) -> list[str]:
    """What speaks against a message; nothing of an empty one, which takes a document away."""
    if not payload:
        return []
    _, messages = channel_of(topic)
    said = json.loads(payload)
    found = [[error.message[:300] for error in validator(message).iter_errors(said)] for message in messages]
    return min(found, key=len)

"""Valid things and how to spoil them, from one seed."""

import json
import os
from itertools import count
from random import Random
from typing import Any

from tests.support.hub import Hub

SEED = int(os.environ.get("SHOPFLOOR_SEED", "20261121"))
"""Another seed is another run."""
NASTY = (
    "",
    "\x00",
    "\x1b[2J",
    "[red]",
    "[/]",
    "\u202e",
    "\ufeff",
    "é" * 40,
    "x" * 5_000,
    "NaN",
    "Infinity",
    "-1",
    "1e999",
    "9" * 40,
    "../../x",
    "a/b",
    "#",
    "+",
    "$SYS",
    "null",
    "'; DROP TABLE movement; --",
    "٣",
    "2026-13-45T99:99:99Z",
)
ODD: tuple[Any, ...] = (None, True, False, 0, -1, 2**63, -(2**70), 1.5, 1e308, [], {}, [[]], {"": {}}, *NASTY)


def spoiled_value(value: Any, dice: Random) -> Any:
    """One place of a JSON value changed to something odd."""
    if isinstance(value, dict) and value and dice.random() < 0.85:
        key = dice.choice(list(value))
        if dice.random() < 0.15:
            return {k: v for k, v in value.items() if k != key}
        if dice.random() < 0.1:
            return {**value, dice.choice(NASTY): value[key]}
        return {**value, key: spoiled_value(value[key], dice)}
    if isinstance(value, list) and value and dice.random() < 0.7:
        index = dice.randrange(len(value))
        return [*value[:index], spoiled_value(value[index], dice), *value[index + 1 :]]
    return dice.choice(ODD)


def spoiled_bytes(body: bytes, dice: Random) -> bytes:
    """A payload truncated, flipped, doubled, filled up, or changed inside its JSON."""
    kind = dice.randrange(15)
    if kind == 0:
        return body[: dice.randrange(len(body) + 1)]
    if kind == 1 and body:
        at = dice.randrange(len(body))
        return body[:at] + bytes([body[at] ^ (1 << dice.randrange(8))]) + body[at + 1 :]
    if kind == 2:
        return body + body
    if kind == 3:
        return dice.randbytes(dice.randrange(200))
    if kind == 4:
        return b"[" * 5_000
    try:
        value = spoiled_value(json.loads(body), dice)
        return json.dumps(value).encode("utf-8", "surrogatepass")
    except ValueError:
        return body


def spoiled_scan(code: str, dice: Random) -> str:
    """A scan with characters lost, doubled, swapped, mistyped by a layout, or something else altogether."""
    kind = dice.randrange(9)
    at = dice.randrange(len(code)) if code else 0
    if kind == 0:
        return code[:at] + code[at + 1 :]
    if kind == 1:
        return code[:at] + code[at : at + 1] * 2 + code[at + 1 :]
    if kind == 2:
        return code[:at]
    if kind == 3:
        return code[at:]
    if kind == 4:
        return code.translate(str.maketrans("YZ-AQ", "ZYßQA"))
    if kind == 5:
        return code + code
    if kind == 6:
        return dice.choice(NASTY)
    if kind == 7:
        return "".join(chr(dice.randrange(1, 0x2FFF)) for _ in range(dice.randrange(80)))
    return code


def as_bytes(value: Any) -> bytes:
    """Anything as a payload; what is bytes already stays so. Infinite numbers and lone surrogates go as they are."""
    return value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def image(hub: Hub) -> bytes:
    """The bytes of a hub's database in memory."""
    return hub.dump()


def restored(hub: Hub, stored: bytes) -> Hub:
    """The hub as it was when the bytes were taken: a new one for every example takes forty times as long."""
    hub.restore(stored)
    hub.sequences.clear()
    hub._ids = count(1_000_000)
    hub.engine.core.touched.clear()
    hub.engine._reload()
    return hub

"""What a command says in the words of an exception: what it is about, and how much of what."""

from collections.abc import Callable
from typing import Any, Final

from shared.commands import (
    Adjust,
    Command,
    Consume,
    Count,
    Move,
    OnOperation,
    OnWorkstation,
    Output,
    Receive,
    Return,
    Transfer,
)
from shared.ids import is_id
from shared.quantity import show

_ABOUT: Final = (("mo", "op"), ("item", "location"), ("item", "to"), ("workstation",), ("call",), ("message",), ("to",))
"""Fields that name what a command is about: the first that is there does, with the one behind it."""


def subject_of(data: Command | None, raw: dict[str, Any], source: str) -> str:
    """The order and step, the item and place, or the workstation a command is about; else its envelope's subject, or source.

    Of a command that makes no sense (`data` is None) only what may be an id is taken.
    """
    said = raw.get("data")
    for names in _ABOUT:
        found = [getattr(data, name, None) if data is not None else _id(said, name) for name in names]
        if found[0]:
            return " ".join(one for one in found if one)
    return str(raw.get("subject") or source)


def _id(said: object, name: str) -> str:
    value = said.get(name) if isinstance(said, dict) else None
    return value if isinstance(value, str) and is_id(value) else ""


def told(verb: str, data: Command | None, called: Callable[[str], str]) -> str:
    """`2 good at OP 010 of MO-2026-00184`: one line that names quantities. `called` is the word for a bucket."""
    if isinstance(data, Output):
        return _output(data, called)
    for kind, words in _WORDS.items():
        if isinstance(data, kind):
            return words(verb, data)
    return verb


def _output(data: Output, called: Callable[[str], str]) -> str:
    counted = (data.good, "good"), (data.rework, "rework"), (data.suspect, "set aside")
    pieces = [f"{show(q)} {name}" for q, name in counted if q]
    pieces += [f"{show(line.q)} scrap ({line.reason})" for line in data.scrap]
    out = "" if data.source == "new" else f" out of {called(data.source)}"
    return f"{', '.join(pieces) or 'time without pieces'}{out} at OP {data.op} of {data.mo}"


def _material(data: Any) -> str:
    return f"{show(data.q)} {data.item}{f' lot {data.lot}' if data.lot else ''}"


_WORDS: Final[dict[type[Command], Callable[[str, Any], str]]] = {
    Consume: lambda _, d: f"{_material(d)} from {d.location} ({d.kind}) for OP {d.op} of {d.mo}",
    Return: lambda _, d: f"{_material(d)} of OP {d.op} of {d.mo} back to {d.location}",
    Move: lambda _, d: f"{_material(d)} from {d.from_} to {d.to} for {d.mo}",
    Transfer: lambda _, d: f"{_material(d)} from {d.from_} to {d.to}",
    Receive: lambda _, d: f"{_material(d)} received into {d.location}",
    Adjust: lambda _, d: f"adjustment by {_material(d)} at {d.location}",
    Count: lambda _, d: f"count of {_material(d)} at {d.location}",
    OnOperation: lambda verb, d: f"{verb} at OP {d.op} of {d.mo}",
    OnWorkstation: lambda verb, d: f"{verb} at {d.workstation}",
}
"""A kind stands before those it is one of."""

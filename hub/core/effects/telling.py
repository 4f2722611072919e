"""What a command says in the words of an exception: what it is about, and how much of what."""

from collections.abc import Callable
from typing import Any, Final

from shared.commands import Command, Output
from shared.ids import is_id
from shared.quantity import show
from shared.verbs import VERBS

_ABOUT: Final = (("mo", "op"), ("item", "location"), ("item", "to"), ("workstation",), ("call",), ("message",), ("to",))
"""Fields that name what a command is about: the first that is there does, with the one behind it."""


def subject_of(data: Command | None, raw: dict[str, Any], source: str) -> str:
    """The order and step, the item and place, or the workstation a command is about; else its envelope's subject, or source.

    Of a command that makes no sense (`data` is None) only what may be an id is taken.
    """
    said = raw.get("data")
    for names in _ABOUT:
        parts = [getattr(data, name, None) if data is not None else _id(said, name) for name in names]
        if parts[0]:
            return " ".join(part for part in parts if part)
    return str(raw.get("subject") or source)


def _id(said: object, name: str) -> str:
    value = said.get(name) if isinstance(said, dict) else None
    return value if isinstance(value, str) and is_id(value) else ""


def described(verb: str, data: Command | None, called: Callable[[str], str]) -> str:
    """`2 good at OP 010 of MO-2026-00184`: one line that names quantities. `called` is the word for a bucket."""
    return verb if data is None else VERBS[verb].phrase.format_map(_Words(verb, data, called))


class _Words:
    """What a verb's declaration can tell of its data."""

    def __init__(self, verb: str, data: Any, called: Callable[[str], str]) -> None:
        self._verb, self._data, self._called = verb, data, called

    def __getitem__(self, name: str) -> Any:
        if name == "verb":
            return self._verb
        if name == "material":
            return _material(self._data)
        return _pieces(self._data, self._called) if name == "pieces" else getattr(self._data, name)


def _pieces(data: Output, called: Callable[[str], str]) -> str:
    counted = (data.good, "good"), (data.rework, "rework"), (data.suspect, "set aside")
    pieces = [f"{show(q)} {name}" for q, name in counted if q]
    pieces += [f"{show(line.q)} scrap ({line.reason})" for line in data.scrap]
    out = "" if data.source == "new" else f" out of {called(data.source)}"
    return f"{', '.join(pieces) or 'time without pieces'}{out}"


def _material(data: Any) -> str:
    return f"{show(data.q)} {data.item}{f' lot {data.lot}' if data.lot else ''}"

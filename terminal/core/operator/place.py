"""Where the operator is."""

import json
from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Place:
    """Where the operator is; stored with every command, so that a restart comes back to it."""

    badge: str = ""
    mo: str = ""
    op: str = ""
    present: list[str] = field(default_factory=list)
    staged: dict[str, list[str]] = field(default_factory=dict)
    """BOM item → the item and lot that stand at the workstation for it."""
    brought: list[str] = field(default_factory=list)
    """Lots that were taken in hand here though the books have them elsewhere."""


_FIELDS = tuple(declared.name for declared in fields(Place))
_COMPACT = json.JSONEncoder(separators=(",", ":"))


def stored(place: Place) -> str:
    """A place as it is stored."""
    # Asked with every tick: `asdict` would copy what is in it first.
    return _COMPACT.encode({name: getattr(place, name) for name in _FIELDS})


def restored(text: str) -> Place:
    """A place as it was stored; what a newer terminal has added is left out."""
    return Place(**{name: value for name, value in json.loads(text).items() if name in _FIELDS})

"""What the screens are filling: small mutable records without behaviour."""

import json
from dataclasses import dataclass, field, fields
from typing import Any


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


_PLACE = tuple(one.name for one in fields(Place))
_COMPACT = json.JSONEncoder(separators=(",", ":"))


def stored(place: Place) -> str:
    """A place as it is stored."""
    # Asked with every tick: `asdict` would copy what is in it first.
    return _COMPACT.encode({name: getattr(place, name) for name in _PLACE})


BOOKED = {
    "new": ("good", "rework", "suspect", "scrap"),
    "rework": ("good", "scrap"),
    "suspect": ("good", "rework", "scrap"),
}
"""Where pieces come from → what can become of them."""


@dataclass(slots=True)
class Booking:
    """What S4 is filling: typed texts by field, and the scrap lines already given a reason.

    `source` is where the pieces come from: new, or out of the step's rework or suspect bucket.
    """

    active: str = "good"
    source: str = "new"
    typed: dict[str, str] = field(default_factory=lambda: {"good": "", "rework": "", "suspect": "", "scrap": ""})
    scrap: list[tuple[int, str]] = field(default_factory=list)
    doubt: int = 0
    """A number of pieces that can hardly be meant: it has to be typed again."""
    again: str = ""
    """What was typed of it so far."""
    sure: int = 0
    """The number that was typed again."""
    waits: tuple[str, str, str] | None = None
    """(badge, order, operation) of a booking that was left to scan a lot first, and is come back to."""


@dataclass(slots=True)
class Issue:
    """What S5 is filling. `kind` is planned, extra or return."""

    line: int = 0
    item: str = ""
    lot: str = ""
    typed: str = ""
    kind: str = "planned"


@dataclass(slots=True)
class Picker:
    """S8: which reasons are offered (scrap, pause, extra, stop, note) or what is listed (call, aside), and where from."""

    kind: str
    back: str
    page: int = 0
    note: str = ""
    """What is said with a call."""
    asks: "Picker | None" = None
    """What this one is asked for, and gone back to."""
    options: list[dict[str, Any]] = field(default_factory=list)
    """Whom to call, which calls stood, what waited when it was opened: numbers must not change under a finger."""


@dataclass(slots=True)
class Manual:
    """S9: what is being typed, and what it was found to be (asked once more): the code to be taken as scanned."""

    kind: str = ""
    typed: str = ""
    found: list[tuple[str, str]] = field(default_factory=list)
    """(what it is, its barcode's payload), the first one on offer."""
    back: str = "idle"


@dataclass(slots=True)
class Form:
    """The storekeeper's form: what is to be done, and what was scanned or typed so far."""

    act: str = ""
    item: str = ""
    lot: str = ""
    source: str = ""
    target: str = ""
    mo: str = ""
    typed: str = ""
    missing: int = 0
    """What a replenishment is for; proposed as far as it lies there, until a number is typed."""
    counted_at: int = 0
    once: bool = False
    """Whether one goes back to the list after it, where it came from."""
    first: int = 0
    """The first line shown of a longer list."""


@dataclass(slots=True)
class Gate:
    """S11: a step behind a gate, and who opens it: badge, PIN as it is typed, the request for its proof, and the proof."""

    mo: str = ""
    op: str = ""
    before: str = ""
    """The step that is the gate."""
    badge: str = ""
    pin: str = field(default="", repr=False)
    asked: str = ""
    """The id of the request that is on its way."""
    asked_at: int = 0
    grant: str = field(default="", repr=False)


@dataclass(slots=True)
class KeyTest:
    """S0: the keys of the last scan as they came (key, character, ms), and what was made of earlier ones."""

    keys: list[tuple[str, str, int]] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)

"""What a screen of the operator's is: what it says, what it does with scans and keys, and what it shows.

A screen is declared in a module of its own, collected in `terminal.core.operator.table`, and drawn by the module of the same
name in `terminal.screens`. Frame, keys, prompts and the demo's words are derived from the declaration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from shared.scan import Foreign, Scan

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class Words:
    """What a screen says below its body: what it asks for, and its keys."""

    prompt: str
    keys: str


@dataclass(frozen=True, slots=True)
class Screen(Generic[W]):
    """One screen, for a workplace `W`."""

    name: str
    words: Words | Callable[[W], Words]
    """What it says, or how that depends on what is in front."""
    scan: Callable[[W, Scan], None]
    key: Callable[[W, str], None]
    foreign: Callable[[W, Foreign], None]
    """A code that is not the plant's."""
    body: Callable[[W], object | None]
    """What it shows, as a value for its drawing; None where what it is about has gone."""
    instead: str = "dispatch"
    """The screen that is shown where this one has no body."""
    coach: str = ""
    """What the demo says to try."""
    numbers: bool = False
    """Whether the point is part of a number here."""
    raw_key: Callable[[W, str, str | None, int], None] | None = None
    """Takes every key as it came: name, character, ms. Scans are judged as they came too, by `foreign`."""

    def words_for(self, workplace: W) -> Words:
        """What it says now."""
        return self.words if isinstance(self.words, Words) else self.words(workplace)


def unreached(workplace: object, scan: Scan) -> None:
    """Where no parsed scan arrives: a test judges it as it came, and a scan closes the history before it is done."""
    del workplace, scan

"""What is chosen by number or card: a reason, or one of what is listed. The screen `reasons` asks for it.

What is asked, and what the answer is used for, is declared as a `Choice` by whoever asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from terminal.core.operator.screen import Words
from terminal.core.operator.workplace import Workplace

WORDS: Final = Words("scan a reason card or press its number", "[1-9] pick   [+] more   [/] back")

Option = dict[str, Any]
"""A reason's record, or what is listed: its id, its kind, its text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that is asked here."""

    kind: str
    """The kind of the reasons on offer; of what is listed, what it is called."""
    title: str
    use: Callable[[Workplace, Option], None]
    """What is done with the answer."""
    words: Words = WORDS
    cards: str = ""
    """The kind of the reason cards that may be scanned, where it is another."""
    use_card: Callable[[Workplace, Option], None] | None = None
    """What a card does, where it is no answer."""
    star: Callable[[Workplace], None] | None = None
    """What star does."""
    none: Option | None = None
    """What Enter and OK choose: nothing of what is on offer."""
    labels: bool = False
    """Whether an item's label is an answer too."""


def _no_use(wp: Workplace, option: Option) -> None:
    """Nothing is asked yet."""
    del wp, option


@dataclass(slots=True)
class Picker:
    """What is asked, and where from."""

    choice: Choice = field(default_factory=lambda: Choice("", "", _no_use))
    back: str = "idle"
    page: int = 0
    note: str = ""
    """What is said with a call."""
    asks: "Picker | None" = None
    """What this one is asked for, and gone back to."""
    options: list[Option] | None = None
    """What is listed, as it was when it was asked: numbers must not change under a finger."""


def ask(wp: Workplace, choice: Choice, options: list[Option] | None = None, note: str = "") -> None:
    """Go here to have something chosen: one of `options`, or a reason of the choice's kind."""
    show_picker(wp, Picker(choice, wp.screen, options=options, note=note))


def show_picker(wp: Workplace, picker: Picker) -> None:
    """Show what is asked."""
    wp.put(picker)
    wp.go("reasons", picker.choice.kind)

"""The table of screens: each is declared once, drawn by the module of its name, and says nothing that would be cut."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules, walk_packages

import pytest

import terminal.core.operator as operator
import terminal.core.operator.screens as declared
import terminal.screens as drawn
from terminal.core.operator.choice import Choice
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens.stock import KEYS, LOOK_KEYS
from terminal.core.operator.stock_work.draft import PROMPTS
from terminal.core.operator.table import SCREENS
from terminal.screens.frame import DRAWINGS

SCREEN_MODULES = [import_module(f"{declared.__name__}.{module.name}") for module in iter_modules(declared.__path__)]
MODULES = [import_module(module.name) for module in walk_packages(operator.__path__, f"{operator.__name__}.")]
PROMPT_WIDTH = 77
KEYS_WIDTH = 79


def words() -> Iterator[Words]:
    """Whatever a screen, or a choice on one, may say."""
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, Words):
                yield value
            elif isinstance(value, Choice):
                yield value.words
    for prompt in PROMPTS.values():
        yield from (Words(prompt, keys) for keys in (KEYS, LOOK_KEYS))


def test_every_declared_screen_is_in_the_table() -> None:
    """Under its module's name."""
    names = {
        module.__name__.rpartition(".")[2] for module in SCREEN_MODULES if isinstance(vars(module).get("SCREEN"), Screen)
    }
    assert names == set(SCREENS)


def test_every_screen_has_its_drawing() -> None:
    """A module of the same name, and there is no drawing of anything else but the frame."""
    assert set(DRAWINGS) == set(SCREENS)
    assert {module.name for module in iter_modules(drawn.__path__)} == {*SCREENS, "frame"}


@pytest.mark.parametrize("screen", SCREENS.values(), ids=lambda screen: screen.name)
def test_what_is_shown_instead_is_a_screen(screen: Screen[object]) -> None:
    """Where a screen has no body."""
    assert screen.instead in SCREENS


def test_no_line_is_cut() -> None:
    """What is asked for, and what may be pressed, is always there to be read."""
    said = list(words())
    assert len(said) > len(SCREENS)
    assert [text.prompt for text in said if len(text.prompt) > PROMPT_WIDTH] == []
    assert [text.keys for text in said if len(text.keys) > KEYS_WIDTH] == []
    assert [screen.coach for screen in SCREENS.values() if len(screen.coach) > KEYS_WIDTH] == []

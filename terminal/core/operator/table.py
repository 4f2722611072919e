"""The operator's screens."""

from collections.abc import Mapping
from typing import Final

from terminal.core.operator.screen import Screen
from terminal.core.operator.screens import (
    dispatch,
    gate,
    idle,
    keytest,
    listing,
    manual,
    material,
    quantity,
    reading,
    reasons,
    running,
    stock,
    store,
)
from terminal.core.operator.workplace import Workplace

_DECLARED: Final = (
    idle.SCREEN,
    dispatch.SCREEN,
    running.SCREEN,
    reading.SCREEN,
    quantity.SCREEN,
    material.SCREEN,
    reasons.SCREEN,
    gate.SCREEN,
    manual.SCREEN,
    listing.SCREEN,
    keytest.SCREEN,
    store.SCREEN,
    stock.SCREEN,
)
SCREENS: Final[Mapping[str, Screen[Workplace]]] = {screen.name: screen for screen in _DECLARED}
"""Screens by their names. A new one is declared in a module of its own, named here, and drawn in `terminal.screens`."""

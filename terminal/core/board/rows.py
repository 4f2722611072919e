"""What the board shows, as values: cells with a tone, rows, tables, sheets. Width and colour are the shell's."""

from dataclasses import dataclass
from typing import NamedTuple

Target = tuple[str, str]
"""What a row or a code is about: mo, ws, group, item, lot, place, person, call, exception or message, and its id."""
NOTHING: Target = ("", "")


class Cell(NamedTuple):
    """A text and its tone: "", dim, bold, amber, red, blue, blink-amber, blink-red."""

    text: str
    tone: str = ""


Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `spare` ones are only shown where there is room; what is left is shared up to their `most`."""

    title: str
    width: int
    right: bool = False
    spare: bool = False
    most: int = 0
    """How wide it may grow; 0: it does not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `tone` is for all cells that have none of their own."""

    target: Target
    cells: Line
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A list with a head; `empty` is what to say when there is nothing."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Details of one thing, as lines."""

    target: Target
    title: str
    lines: tuple[Line, ...]

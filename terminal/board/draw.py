"""Rows as coloured strips of an exact width. Styles are built here and nowhere parsed from text."""

from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from terminal.core.board.rows import Cell, Column, Line, Row

TONES: Final = {
    "": Style.null(),
    "dim": Style(color="#8a8a8a"),
    "bold": Style(bold=True),
    "amber": Style(color="#E69F00"),
    "red": Style(color="#D55E00", reverse=True),
    "blue": Style(color="#56B4E9"),
    "band": Style(color="#E69F00", reverse=True, bold=True),
    "tab": Style(reverse=True),
    "blink-amber": Style(color="#E69F00", reverse=True),
    "blink-red": Style(color="#D55E00", reverse=True, bold=True),
}
_OFF: Final = {"blink-amber": Style(color="#E69F00"), "blink-red": Style(color="#D55E00", bold=True)}
CHOSEN: Final = Style(bgcolor="#3a3a3a", bold=True)


def blinks(line: Line) -> bool:
    """Whether something in a line blinks."""
    return any(cell.tone.startswith("blink-") for cell in line)


def strip(line: Line, width: int, *, off: bool = False, chosen: bool = False, base: Style | None = None) -> Strip:
    """A line as a strip of exactly `width` cells. `off`: the dark half of a blink."""
    segments = []
    if chosen and line and line[0].text.startswith(" "):
        line = (Cell(">" + line[0].text[1:], line[0].tone), *line[1:])
    for cell in line:
        style = _OFF.get(cell.tone, TONES[cell.tone]) if off else TONES[cell.tone]
        segments.append(Segment(cell.text, style))
    drawn = Strip(segments).adjust_cell_length(width)
    if chosen:
        drawn = drawn.apply_style(CHOSEN)
    return drawn.apply_style(base) if base else drawn


def fit(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly so many cells; what does not fit is cut and marked."""
    length = cell_len(text)
    if length > width:
        return set_cell_size(text, max(0, width - 1)) + "…" if width else ""
    return " " * (width - length) + text if right else text + " " * (width - length)


def widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """How wide each column is; 0 for a spare one that finds no room."""
    taken = sum(column.width + 1 for column in columns if not column.spare)
    sizes = []
    for column in columns:
        if column.spare:
            sizes.append(column.width if taken + column.width + 1 <= width + 1 else 0)
            taken += column.width + 1 if sizes[-1] else 0
        else:
            sizes.append(column.width)
    _share(columns, sizes, width - taken)
    return sizes


def _share(columns: tuple[Column, ...], sizes: list[int], left: int) -> None:
    """Give what is left to those that can grow, each by what it could use, and none more than that."""
    room = {index: max(0, column.most - sizes[index]) for index, column in enumerate(columns) if sizes[index]}
    wanted = sum(room.values())
    left = min(max(0, left), wanted)
    for index, more in room.items():
        share = left * more // wanted if wanted else 0
        sizes[index] += share
        left, wanted = left - share, wanted - more


def lay(row: Row, columns: tuple[Column, ...], sizes: list[int]) -> Line:
    """A row's cells in their columns. A cell without a tone has its row's."""
    cells: list[Cell] = []
    for cell, column, size in zip(row.cells, columns, sizes, strict=False):
        if size:
            cells += [Cell(fit(cell.text, size, right=column.right), cell.tone or row.tone), Cell(" ", row.tone)]
    return tuple(cells)


def head(columns: tuple[Column, ...], sizes: list[int]) -> Line:
    """The head of a table."""
    return lay(Row(("", ""), tuple(Cell(column.title) for column in columns), "dim"), columns, sizes)

"""Styled lines of at most 80 columns, built without markup: foreign text can't style anything."""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from shared.plain_text import plain

WIDTH: Final = 80
ROWS: Final = 24
BODY_ROWS: Final = 16

DIM: Final = "dim"
BOLD: Final = "bold"
AMBER: Final = "#E69F00"
RED: Final = "#D55E00 reverse"
BLUE: Final = "#56B4E9"


def line(*parts: str | tuple[str, str]) -> Content:
    """One line of plain and (text, style) parts, cut at 80 columns. What can't be printed is shown as `?`."""
    styled = [(part, "") if isinstance(part, str) else part for part in parts]
    return Content.assemble(*[Content.styled(plain(text), style) for text, style in styled]).truncate(WIDTH)


def rule(char: str = "─") -> Content:
    """A horizontal line."""
    return Content.styled(char * WIDTH, DIM)


def column(text: str, width: int, *, right: bool = False) -> str:
    """A text in a column of fixed width."""
    cut = text if len(text) <= width else text[: width - 1] + "…"
    return cut.rjust(width) if right else cut.ljust(width)


def beside(*blocks: tuple[list[str], int]) -> list[str]:
    """Blocks of rows side by side, each in its width."""
    height = max(len(rows) for rows, _ in blocks)
    return ["".join(column(rows[i] if i < len(rows) else "", width) for rows, width in blocks) for i in range(height)]


def fill(lines: Iterable[Content], rows: int = BODY_ROWS) -> list[Content]:
    """Exactly so many lines."""
    shown = list(lines)[:rows]
    return shown + [Content("")] * (rows - len(shown))


def join(lines: Iterable[Content]) -> Content:
    """Lines as one content."""
    return Content("\n").join(list(lines))

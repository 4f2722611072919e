"""Reports as text: tables, times as the plant reads them, and nothing that a terminal would obey."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from shared.plain_text import plain
from shared.plant_time import plant_text

if TYPE_CHECKING:
    from shared.settings import Settings


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Columns under their heads, line by line; a head that starts with `>` stands over numbers."""
    right = [head.startswith(">") for head in heads]
    lines = [[head.removeprefix(">") for head in heads], *([plain(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (
            cell.rjust(width) if flush else cell.ljust(width) for cell, width, flush in zip(line, widths, right, strict=True)
        )
        yield "  ".join(cells).rstrip()


def moment(settings: "Settings", ms: int) -> str:
    """A time as people of the plant read it; a dash for none."""
    return plant_text(ms, ZoneInfo(settings.hub.timezone)) if ms else "-"

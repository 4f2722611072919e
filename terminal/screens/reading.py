"""All that is written about an operation, in pages."""

from textwrap import wrap

from textual.content import Content

from terminal.console.lines import BODY_ROWS, BOLD, DIM, WIDTH, column, line, rule
from terminal.core.operator.screens.reading import ReadingBody


def draw(body: ReadingBody) -> list[Content]:
    """All that is written about an operation, in pages."""
    written: list[Content] = []
    for name, text in body.paragraphs:
        rows = wrap(text, WIDTH - 18) or [""]
        written += [line((f"  {column(name if at == 0 else '', 14)}", DIM), row) for at, row in enumerate(rows)]
    room = BODY_ROWS - 5  # what is said of an outage takes some
    pages = max(1, -(-len(written) // room))
    at = body.page % pages
    shown = written[at * room : (at + 1) * room] or [line("  nothing is written about it")]
    return [line((f" READ {at + 1}/{pages}  ", BOLD), body.title), rule(), *shown]

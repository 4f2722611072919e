"""What is on offer, by number (S8)."""

from textual.content import Content

from terminal.console.lines import BLUE, BOLD, DIM, column, line, rule
from terminal.core.operator.screens.reasons import ReasonsBody


def draw(body: ReasonsBody) -> list[Content]:
    """S8."""
    lines = [line((f" {body.title}", f"bold {BLUE}")), rule(), line("")]
    for number, code, text in body.options:
        lines.append(line((f"   {number}  ", BOLD), f"{column(code, 11)} {text}" if code else text))
    if not body.options:
        lines.append(line("   no reason of this kind is known: ask the office to add one"))
    said = [line(("   with the words: ", DIM), (body.note, BOLD))] if body.note else [line("")]
    return [*lines, *[line("")] * (13 - len(lines)), *said, line((f"   {body.page}", DIM))]

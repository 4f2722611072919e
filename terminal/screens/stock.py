"""The storekeeper's form: its fields, and what the books say."""

from textual.content import Content

from terminal.console.lines import BLUE, BOLD, DIM, column, line, rule
from terminal.core.operator.screens.stock import StockBody


def draw(body: StockBody) -> list[Content]:
    """The fields, and what the books say."""
    lines = [line((f" {body.title}", BOLD)), rule()]
    for field in body.fields:
        mark = ">" if field.wanted else " "
        lines.append(line((f" {mark} {column(field.name, 12)}", BLUE if field.wanted else DIM), (field.value, BOLD)))
    lines += [line(""), line((f" {body.heading}", DIM)), rule()]
    rows = 16 - len(lines) - bool(body.page)
    for item, place, lot, q in body.rows[:rows]:
        lines.append(line(f"   {column(item, 14)}{column(place, 12)}{column(lot, 24)}{q:>16}"))
    if body.heading and not body.rows:
        lines.append(line(("   nothing", DIM)))
    if body.page:
        lines.append(line((f"   {body.page}", DIM)))
    return lines

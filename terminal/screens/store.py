"""What the line will be short of at standard rate, soonest first, and who calls for material."""

from textual.content import Content

from terminal.console.lines import AMBER, BOLD, DIM, column, line, rule
from terminal.core.operator.screens.store import StoreBody


def draw(body: StoreBody) -> list[Content]:
    """What the line will be short of at standard rate, soonest first, and who calls for material."""
    head = f"   {column('ITEM', 11)}{column('DESCRIPTION', 20)}{column('AT', 9)}{'SHORT':>12}  {column('WHEN', 13)}ELSEWHERE"
    lines = [line((" THE LINE WILL BE SHORT OF", BOLD)), rule(), line((head, DIM))]
    for short in body.lines:
        text = (
            f" {'>' if short.chosen else ' '} {column(short.item, 11)}{column(short.description, 19)}"
            f" {column(short.location, 9)}{short.short:>12}  {column(short.when, 13)}"
        )
        style = "reverse" if short.chosen else ""
        lines.append(line((text, style), (short.elsewhere, AMBER if short.elsewhere.startswith("0 ") else style)))
    if not body.lines:
        lines.append(line("    nothing: every released operation has its material at the line"))
    lines.append(line((f"    and {body.more} more" if body.more else "", DIM)))
    lines += [*[line("")] * (11 - len(lines)), rule()]
    lines += [line((f"  ? {call}", AMBER)) for call in body.calls[:4]] or [line(("  nobody calls for material", DIM))]
    return lines

"""The middle of the storekeeper's screens."""

from textual.content import Content

from terminal.console.lines import AMBER, BLUE, BOLD, DIM, column, line, rule
from terminal.core.operator.view import StockForm, Store


def store(view: Store) -> list[Content]:
    """What the line will be short of at standard rate, soonest first, and who calls for material."""
    head = f"   {column('ITEM', 11)}{column('DESCRIPTION', 20)}{column('AT', 9)}{'SHORT':>12}  {column('WHEN', 13)}ELSEWHERE"
    lines = [line((" THE LINE WILL BE SHORT OF", BOLD)), rule(), line((head, DIM))]
    for one in view.lines:
        text = (
            f" {'>' if one.chosen else ' '} {column(one.item, 11)}{column(one.description, 19)} {column(one.location, 9)}"
            f"{one.short:>12}  {column(one.when, 13)}"
        )
        style = "reverse" if one.chosen else ""
        lines.append(line((text, style), (one.elsewhere, AMBER if one.elsewhere.startswith("0 ") else style)))
    if not view.lines:
        lines.append(line("    nothing: every released operation has its material at the line"))
    lines.append(line((f"    and {view.more} more" if view.more else "", DIM)))
    lines += [*[line("")] * (11 - len(lines)), rule()]
    lines += [line((f"  ? {call}", AMBER)) for call in view.calls[:4]] or [line(("  nobody calls for material", DIM))]
    return lines


def form(view: StockForm) -> list[Content]:
    """The fields, and what the books say."""
    lines = [line((f" {view.title}", BOLD)), rule()]
    for one in view.fields:
        mark = ">" if one.wanted else " "
        lines.append(line((f" {mark} {column(one.name, 12)}", BLUE if one.wanted else DIM), (one.value, BOLD)))
    lines += [line(""), line((f" {view.heading}", DIM)), rule()]
    rows = 16 - len(lines) - bool(view.page)
    for item, place, lot, q in view.rows[:rows]:
        lines.append(line(f"   {column(item, 14)}{column(place, 12)}{column(lot, 24)}{q:>16}"))
    if view.heading and not view.rows:
        lines.append(line(("   nothing", DIM)))
    if view.page:
        lines.append(line((f"   {view.page}", DIM)))
    return lines

"""What the operation takes, and what is being issued (S5)."""

from typing import Final

from textual.content import Content

from terminal.console.lines import AMBER, BLUE, BOLD, DIM, column, line, rule
from terminal.core.operator.screens.material import MaterialBody

KINDS: Final = {
    "planned": ("ISSUE what the plan asks for", ""),
    "extra": ("EXTRA: on top of the plan, needs a reason", AMBER),
    "return": ("RETURN: unused, back to stock", AMBER),
}


def draw(body: MaterialBody) -> list[Content]:
    """S5: what the operation takes, and what is being issued."""
    head = f" #  {column('ITEM', 12)}{column('DESCRIPTION', 16)}{'NEED':>11}{'ISSUED':>11}{'LEFT':>11}  LOT"
    lines = [line((" MATERIAL  ", BOLD), body.title), rule(), line((head, DIM))]
    for row in body.lines[:7]:
        text = (
            f"{'>' if row.chosen else ' '}{row.number}  {column(row.item, 12)}{column(row.description, 16)}"
            f"{row.need:>11}{row.issued:>11}{row.left:>11}  {row.lot}"
        )
        lines.append(line((text, "reverse" if row.chosen else "")))
    if not body.lines:
        lines.append(line("    this operation takes no material"))
    lines += [*[line("")] * (11 - len(lines)), rule()]
    if body.item:
        lines.append(line((f"  {body.item}", BOLD), f"  {body.lot and 'lot ' + body.lot}   on hand {body.here}"))
        lines.append(line("  quantity   [ ", (body.typed, BOLD), " ]   ", KINDS[body.kind]))
    else:
        lines.append(line(("  scan a lot or item label, or press + for the first line", BLUE)))
        typed = ("   quantity   [ ", (body.typed, BOLD), " ]   ") if body.typed else ("  ",)
        lines.append(line(*typed, KINDS[body.kind]))
    return lines

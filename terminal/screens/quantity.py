"""Good, rework, set aside and scrap in one booking (S4)."""

from typing import Final

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import AMBER, BLUE, BOLD, DIM, WIDTH, beside, column, line, rule
from terminal.core.operator.screens.quantity import QuantityBody

FIELD_TITLES: Final = {"good": "GOOD", "rework": "REWORK", "suspect": "SET ASIDE", "scrap": "SCRAP"}


def draw(body: QuantityBody) -> list[Content]:
    """S4: good, rework, set aside and scrap in one booking."""
    lines = [line((" BOOK  ", BOLD), body.title), rule()]
    width = WIDTH // len(body.typed)
    fields = [(name, FIELD_TITLES[name], typed, width) for name, typed in body.typed.items()]
    parts: list[str | tuple[str, str]] = []
    for name, title, _, width in fields:
        mark = "> " if body.active == name else "  "
        parts.append((column(f"{mark}{title}", width), f"bold {BLUE}" if body.active == name else DIM))
    lines.append(line(*parts))
    blocks = [(_number(typed, width), width) for _, _, typed, width in fields]
    lines += [line((row, BOLD)) for row in beside(*blocks)]
    already = [f"  already {body.already[name]}" for name in body.typed]
    lines.append(line("".join(column(text, width) for text in already)))
    below = (f"  {body.again}", f"bold {AMBER}") if body.again else (f"  good after this booking: {body.after}", DIM)
    lines.append(line(below))
    lines.append(line(("  Scrap so far: " + ", ".join(body.lines), AMBER) if body.lines else ""))
    lines.append(line(("  Scrap reasons (asked after the number)", DIM)))
    for start in range(0, len(body.reasons), 3):
        lines.append(line("   " + "".join(column(reason, 25) for reason in body.reasons[start : start + 3])))
    lines.append(line((f"  {body.open}", DIM)))
    return lines


def _number(typed: str, width: int) -> list[str]:
    """Big digits where they fit; a longer number in one row, whole rather than cut."""
    rows = [f"  {row}" for row in big(typed or "0")]
    return rows if len(rows[0].rstrip()) < width else ["", "", f"  {typed}", "", ""]

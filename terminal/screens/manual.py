"""What is typed, large, and what fits it (S9)."""

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import BLUE, BOLD, DIM, line, rule
from terminal.core.operator.screens.manual import ManualBody


def draw(body: ManualBody) -> list[Content]:
    """S9."""
    if not body.kind:
        lines = [line((" TYPE WHAT?", f"bold {BLUE}")), rule(), line("")]
        return lines + [line((f"   {number}  ", BOLD), name) for number, name in body.kinds]
    lines = [line((f" TYPE THE {body.kind.upper()}", f"bold {BLUE}")), rule(), line("")]
    lines += [line((f"   {row}", BOLD)) for row in big(body.typed or "-")]
    lines.append(line(""))
    for index, text in enumerate(body.fits[:5]):
        lines.append(line((f" > {text}", BOLD), "   Enter takes it") if not index else line((f"   {text}", DIM)))
    return lines

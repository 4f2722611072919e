"""Every character as it came, how fast, and what is to be done (S0)."""

from textual.content import Content

from terminal.console.lines import AMBER, BLUE, BOLD, DIM, column, line, rule
from terminal.core.operator.screens.keytest import KeyTestBody


def draw(body: KeyTestBody) -> list[Content]:
    """Every character as it came, how fast, and what is to be done."""
    lines = [line((" SCANNER TEST", f"bold {BLUE}")), rule(), line((" received, character by character", DIM))]
    for start in range(0, 40, 20):
        row = body.received[start : start + 20]
        lines.append(line(("  " + "".join(column(char or name[:3], 4) for char, name in row), BOLD)))
    lines += [line(""), line(f"  {body.burst}"), rule()]
    lines += [line((f"  {verdict}", "" if verdict.startswith("good") else AMBER)) for verdict in body.verdicts]
    return lines

"""What is waited for, and who says that it need not be (S11)."""

from textual.content import Content

from terminal.console.lines import AMBER, BLUE, BOLD, DIM, line, rule
from terminal.core.operator.screens.gate import GateBody


def draw(body: GateBody) -> list[Content]:
    """S11: what is waited for, and who says that it need not be."""
    lines = [line((f" {body.title}", f"bold {BLUE}")), rule(), line(""), line((f"   {body.before}", AMBER)), line("")]
    if not body.who:
        return [*lines, line("   Finish it first. Or quality or a supervisor opens the gate: badge, PIN and reason.")]
    lines += [line("   opens it   ", (body.who, BOLD)), line("   PIN        ", ("*" * body.pin or "-", BOLD))]
    return [*lines, line(""), line((f"   {body.state}", DIM))]

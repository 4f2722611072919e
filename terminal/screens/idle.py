"""The clock, the prompt, what is next (S1)."""

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import BLUE, BOLD, DIM, WIDTH, line
from terminal.core.operator.screens.idle import IdleBody


def draw(body: IdleBody) -> list[Content]:
    """S1: the clock, the prompt, what is next."""
    clock = [line((f"{row:^{WIDTH}}", DIM)) for row in big(body.clock)]
    box = " " * 6
    prompt = [
        line((f"{box}┌{'─' * 66}┐", BLUE)),
        line((f"{box}│{'SCAN YOUR BADGE TO START':^66}│", f"bold {BLUE}")),
        line((f"{box}│{'no badge?  press 0, type its number, Enter':^66}│", BLUE)),
        line((f"{box}└{'─' * 66}┘", BLUE)),
    ]
    below = [
        line(f"      Next here   {body.next_here}"),
        line(f"      Waiting     {body.waiting} operation{'' if body.waiting == 1 else 's'}"),
    ]
    if body.running:
        below.append(line(("      Running     ", ""), (body.running, BOLD), "   (goes on, whoever is signed on)"))
    return [line(""), *clock, line(""), *prompt, line(""), *below]

"""The clock, the prompt, what is next (S1); or what a terminal needs that is not enrolled."""

from textwrap import wrap

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import AMBER, BLUE, BOLD, DIM, WIDTH, line
from terminal.core.operator.screens.idle import IdleBody


def draw(body: IdleBody) -> list[Content]:
    """S1: the clock, the prompt, what is next; of a terminal that is not enrolled, what makes it one of the plant's."""
    if body.away:
        return _stranger(body)
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


def _stranger(body: IdleBody) -> list[Content]:
    box = " " * 6
    why = [line((f"      {row}", AMBER)) for text in (body.away, body.help) for row in wrap(text, WIDTH - 12)[:2]]
    return [
        line(""),
        line((f"{box}┌{'─' * 66}┐", BLUE)),
        line((f"{box}│{'SCAN THE ENROLMENT CARD OF THIS TERMINAL':^66}│", f"bold {BLUE}")),
        line((f"{box}│{'no scanner?  press 8, type its 12 digits, Enter':^66}│", BLUE)),
        line((f"{box}└{'─' * 66}┘", BLUE)),
        line(""),
        *why,
    ]

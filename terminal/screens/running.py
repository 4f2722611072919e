"""The running operation: big counters (S3)."""

from typing import Final

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import AMBER, BLUE, BOLD, DIM, WIDTH, beside, column, line, rule
from terminal.core.operator.screens.running import RunningBody

MORE: Final = " [5]"
BAR: Final = 24


def draw(body: RunningBody) -> list[Content]:
    """S3: big counters."""
    abnormal = f"bold {AMBER}" if body.state.startswith("!") else BOLD
    lines = [line((column(f" {body.state}", 14), abnormal), body.title), rule()]
    heads = beside((["  GOOD"], 34), (["LEFT"], 28), (["SCRAP"], 18))
    lines += [line((heads[0], DIM))]
    numbers = beside(([f"  {row}" for row in big(body.good)], 34), (big(body.left), 28), (big(body.scrap), 18))
    lines += [line((row, BOLD)) for row in numbers]
    progress = f"  {body.percent} % {body.of}{body.beside}   "
    room = min(BAR, WIDTH - len(progress) - len(body.unconfirmed) - 2)  # where much is to be said, the bar gives way
    filled = max(0, min(room, body.percent * room // 100))
    lines += [
        line(f"  {'█' * filled}{'░' * (room - filled)}{progress}", (body.unconfirmed, AMBER)),
        line(f"  WORKED {body.times}   {body.people}"),
        line((f"  ORDER  {body.order}", "")),
        line((f"  RATE   {body.rate}", DIM) if body.rate else ""),
        line(f"  MATERIAL {body.material}"),
        line(f"  LAST   {body.last}"),
        line((f"  DO     {cut(body.do, 62)}{MORE if len(body.do) > 62 else ''}", BLUE) if body.do else ""),
    ]
    note = f"  NOTE   {cut(body.remark, 62)}{MORE if len(body.remark) > 62 else ''}"
    return [*lines[:15], line((note, AMBER)) if body.remark else line("")]


def cut(text: str, width: int) -> str:
    """A text's beginning."""
    return text if len(text) <= width else text[: width - 1] + "…"

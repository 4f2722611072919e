"""This terminal's own commands with their marks; above them what nobody has read yet (S10)."""

from itertools import zip_longest
from textwrap import wrap

from textual.content import Content

from terminal.console.lines import AMBER, BLUE, BOLD, DIM, WIDTH, column, line, rule
from terminal.core.operator.screens.listing import ListingBody


def draw(body: ListingBody) -> list[Content]:
    """This terminal's own commands with their marks; above them what nobody has read yet."""
    lines = [line((f" {row}", BOLD)) for row in wrap(f"MESSAGE {body.message}", WIDTH - 2)] if body.message else []
    if lines:
        more = f" [Enter] read   and {body.more} more behind it" if body.more else " [Enter] read"
        lines += [line((more, BLUE)), rule()]
    lines += [line((f" {column('TIME', 6)}{column('WHO', 9)}{column('WHAT', 20)}{column('WHERE', 18)}MARK", DIM)), rule()]
    for at, who, what, where, mark in body.rows:
        style = AMBER if mark.split(":")[0] in ("parked", "rejected", "quarantined") else ""
        first = (column(at, 6), column(who, 8), column(where, 18))
        for row, (said, far) in enumerate(zip_longest(wrap(what, 19), wrap(mark, WIDTH - 54), fillvalue="")):
            left, name, place = first if row == 0 else (" " * 6, " " * 8, " " * 18)
            lines.append(line(f" {left}{name} {column(said, 19)} {place}", (far, style)))
    del lines[15:]
    if not body.rows:
        lines.append(line("   nothing yet"))
    undo = f" [-] takes back: {body.undo}" if body.undo else " nothing of the last 60 s can be undone here"
    return [*lines, *[line("")] * (15 - len(lines)), line((undo, BLUE if body.undo else DIM))]

"""The middle of the screens that ask and tell: S0, S8, S9, S10."""

from itertools import zip_longest
from textwrap import wrap

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import AMBER, BLUE, BOLD, DIM, WIDTH, column, line, rule
from terminal.core.operator.view import Gate, KeyTest, Listing, Manual, Reasons


def reasons(view: Reasons) -> list[Content]:
    """S8."""
    lines = [line((f" {view.title}", f"bold {BLUE}")), rule(), line("")]
    for number, code, text in view.options:
        lines.append(line((f"   {number}  ", BOLD), f"{column(code, 11)} {text}" if code else text))
    if not view.options:
        lines.append(line("   no reason of this kind is known: ask the office to add one"))
    said = [line(("   with the words: ", DIM), (view.note, BOLD))] if view.note else [line("")]
    return [*lines, *[line("")] * (13 - len(lines)), *said, line((f"   {view.page}", DIM))]


def gate(view: Gate) -> list[Content]:
    """S11: what is waited for, and who says that it need not be."""
    lines = [line((f" {view.title}", f"bold {BLUE}")), rule(), line(""), line((f"   {view.before}", AMBER)), line("")]
    if not view.who:
        return [*lines, line("   Finish it first. Or quality or a supervisor opens the gate: badge, PIN and reason.")]
    lines += [line("   opens it   ", (view.who, BOLD)), line("   PIN        ", ("*" * view.pin or "-", BOLD))]
    return [*lines, line(""), line((f"   {view.state}", DIM))]


def manual(view: Manual) -> list[Content]:
    """S9."""
    if not view.kind:
        lines = [line((" TYPE WHAT?", f"bold {BLUE}")), rule(), line("")]
        return lines + [line((f"   {number}  ", BOLD), name) for number, name in view.kinds]
    lines = [line((f" TYPE THE {view.kind.upper()}", f"bold {BLUE}")), rule(), line("")]
    lines += [line((f"   {row}", BOLD)) for row in big(view.typed or "-")]
    lines.append(line(""))
    for index, found in enumerate(view.found[:5]):
        lines.append(line((f" > {found}", BOLD), "   Enter takes it") if not index else line((f"   {found}", DIM)))
    return lines


def listing(view: Listing) -> list[Content]:
    """This terminal's own commands with their marks; above them what nobody has read yet."""
    lines = [line((f" {row}", BOLD)) for row in wrap(f"MESSAGE {view.message}", WIDTH - 2)] if view.message else []
    if lines:
        more = f" [Enter] read   and {view.more} more behind it" if view.more else " [Enter] read"
        lines += [line((more, BLUE)), rule()]
    lines += [line((f" {column('TIME', 6)}{column('WHO', 9)}{column('WHAT', 20)}{column('WHERE', 18)}MARK", DIM)), rule()]
    for at, who, what, where, mark in view.rows:
        style = AMBER if mark.split(":")[0] in ("parked", "rejected", "quarantined") else ""
        first = (column(at, 6), column(who, 8), column(where, 18))
        for row, (said, far) in enumerate(zip_longest(wrap(what, 19), wrap(mark, WIDTH - 54), fillvalue="")):
            left, name, place = first if row == 0 else (" " * 6, " " * 8, " " * 18)
            lines.append(line(f" {left}{name} {column(said, 19)} {place}", (far, style)))
    del lines[15:]
    if not view.rows:
        lines.append(line("   nothing yet"))
    undo = f" [-] takes back: {view.undo}" if view.undo else " nothing of the last 60 s can be undone here"
    return [*lines, *[line("")] * (15 - len(lines)), line((undo, BLUE if view.undo else DIM))]


def keytest(view: KeyTest) -> list[Content]:
    """Every character as it came, how fast, and what is to be done."""
    lines = [line((" SCANNER TEST", f"bold {BLUE}")), rule(), line((" received, character by character", DIM))]
    for start in range(0, 40, 20):
        row = view.received[start : start + 20]
        lines.append(line(("  " + "".join(column(char or name[:3], 4) for char, name in row), BOLD)))
    lines += [line(""), line(f"  {view.burst}"), rule()]
    lines += [line((f"  {verdict}", "" if verdict.startswith("good") else AMBER)) for verdict in view.verdicts]
    return lines

"""The middle of each screen: S1–S5, S8, S9 and this terminal's own list."""

from textual.content import Content

from terminal.core.view import Dispatch, Idle, Listing, Manual, Material, Quantity, Reasons, Running
from terminal.screens.lines import AMBER, BLUE, BOLD, DIM, WIDTH, beside, column, line, rule
from terminal.widgets.big_number import big


def idle(view: Idle) -> list[Content]:
    """S1: the clock, the prompt, what is next."""
    clock = [line((f"{row:^{WIDTH}}", DIM)) for row in big(view.clock)]
    box = " " * 6
    prompt = [
        line((f"{box}┌{'─' * 66}┐", BLUE)),
        line((f"{box}│{'SCAN YOUR BADGE TO START':^66}│", f"bold {BLUE}")),
        line((f"{box}│{'no badge?  press 0, type its number, Enter':^66}│", BLUE)),
        line((f"{box}└{'─' * 66}┘", BLUE)),
    ]
    known = [line(f"      Next here   {view.next_here}"), line(f"      Waiting     {view.waiting} operations")]
    if view.running:
        known.append(line(("      Running     ", ""), (view.running, BOLD), "   (goes on; the lock is only on you)"))
    return [line(""), *clock, line(""), *prompt, line(""), *known]


def dispatch(view: Dispatch) -> list[Content]:
    """S2: the operations of this workstation."""
    head = f" #  {column('OP', 5)}{column('ORDER', 15)}{column('ITEM', 22)}{'LEFT':>7}  {column('DUE', 7)}STATE"
    lines = [line((head, DIM)), rule()]
    for one in view.lines:
        text = (
            f"{'>' if one.chosen else ' '}{one.number}  {column(one.op, 5)}{column(one.mo, 15)}{column(one.item, 22)}"
            f"{one.left:>7}  {column(one.due, 7)}"
        )
        style = "reverse" if one.chosen else ("" if one.state[0] not in "-!" else DIM)
        lines.append(line((text, style), (column(one.state, 20), AMBER if one.state[0] == "!" else style)))
        lines.append(line(""))
    if not view.lines:
        lines += [line(""), line("     no operation is waiting here"), line("")]
    lines += [line(f" {view.page}")]
    return [*lines, *[line("")] * (13 - len(lines)), rule(), *[line(f"   {one}") for one in view.detail]]


def running(view: Running) -> list[Content]:
    """S3: big counters."""
    lines = [line((column(f" {view.state}", 14), BOLD), view.title), rule()]
    heads = beside((["  GOOD"], 34), (["LEFT"], 28), (["SCRAP"], 18))
    lines += [line((heads[0], DIM))]
    numbers = beside(([f"  {row}" for row in big(view.good)], 34), (big(view.left), 28), (big(view.scrap), 18))
    lines += [line((row, BOLD)) for row in numbers]
    lines.append(line(column(f"  {view.of}", 34), (view.unconfirmed, AMBER)))
    filled = view.percent * 50 // 100
    lines += [
        line(""),
        line(f"  {'█' * filled}{'░' * (50 - filled)}  {view.percent} %    rework {view.rework}"),
        line(""),
        line(f"  WORKED {view.times}     PEOPLE {view.people}     MATERIAL {view.material}"),
        line(f"  LAST   {view.last}"),
    ]
    return lines


def quantity(view: Quantity) -> list[Content]:
    """S4: good, rework and scrap in one booking."""
    lines = [line((" BOOK  ", BOLD), view.title), rule()]
    fields = (("good", "GOOD", view.good, 30), ("rework", "REWORK", view.rework, 25), ("scrap", "SCRAP", view.scrap, 25))
    parts: list[str | tuple[str, str]] = []
    for name, title, _, width in fields:
        mark = "> " if view.active == name else "  "
        parts.append((column(f"{mark}{title}", width), f"bold {BLUE}" if view.active == name else DIM))
    lines.append(line(*parts))
    blocks = [([f"  {row}" for row in big(typed or "0")], width) for _, _, typed, width in fields]
    lines += [line((row, BOLD)) for row in beside(*blocks)]
    already = view.already
    text = f"  already {already['good']}, after {view.after}"
    lines.append(line(f"{column(text, 30)}{column('  already ' + already['rework'], 25)}  already {already['scrap']}"))
    lines.append(line(("  Scrap so far: " + ", ".join(view.lines), AMBER) if view.lines else ""))
    lines.append(line(("  Scrap reasons (asked after the number)", DIM)))
    for start in range(0, len(view.reasons), 3):
        lines.append(line("   " + "".join(column(one, 25) for one in view.reasons[start : start + 3])))
    lines += [line(""), line((f"  {view.open}", DIM))]
    return lines


def material(view: Material) -> list[Content]:
    """S5: what the operation takes, and what is being issued."""
    head = f" #  {column('ITEM', 12)}{column('DESCRIPTION', 20)}{'NEED':>11}{'ISSUED':>11}{'LEFT':>11}  LOT"
    lines = [line((" MATERIAL  ", BOLD), view.title), rule(), line((head, DIM))]
    for one in view.lines[:7]:
        text = (
            f"{'>' if one.chosen else ' '}{one.number}  {column(one.item, 12)}{column(one.description, 20)}"
            f"{one.need:>11}{one.issued:>11}{one.left:>11}  {one.lot}"
        )
        lines.append(line((text, "reverse" if one.chosen else "")))
    if not view.lines:
        lines.append(line("    this operation takes no material"))
    lines += [*[line("")] * (11 - len(lines)), rule()]
    if view.item:
        lines.append(line((f"  {view.item}", BOLD), f"  {view.lot and 'lot ' + view.lot}   on hand {view.here}"))
        kind = ("EXTRA, on top, needs a reason", AMBER) if view.extra else ("planned", "")
        lines.append(line("  issue now  [ ", (view.typed, BOLD), " ]   ", kind))
    else:
        lines.append(line(("  scan a lot or item label, or press + for the first line", BLUE)))
        lines.append(line(("  EXTRA is on: the next issue comes on top", AMBER) if view.extra else ""))
    return lines


def reasons(view: Reasons) -> list[Content]:
    """S8."""
    lines = [line((f" {view.title}", f"bold {BLUE}")), rule(), line("")]
    lines += [line((f"   {number}  ", BOLD), f"{column(code, 8)}{text}") for number, code, text in view.options]
    if not view.options:
        lines.append(line("   no reason of this kind is known: ask the office to add one"))
    return lines


def manual(view: Manual) -> list[Content]:
    """S9."""
    if not view.kind:
        lines = [line((" TYPE WHAT?", f"bold {BLUE}")), rule(), line("")]
        return lines + [line((f"   {number}  ", BOLD), name) for number, name in view.kinds]
    lines = [line((f" TYPE THE {view.kind.upper()}", f"bold {BLUE}")), rule(), line("")]
    lines += [line((f"   {row}", BOLD)) for row in big(view.typed or "-")]
    lines += [line(""), line((f"   {view.found}", BOLD), "   Enter takes it") if view.found else line("")]
    return lines


def listing(view: Listing) -> list[Content]:
    """This terminal's own commands with their marks."""
    lines = [line((f" {column('TIME', 10)}{column('WHAT', 22)}{column('WHERE', 20)}MARK", DIM)), rule()]
    for at, what, where, mark in view.rows:
        style = AMBER if mark.split(":")[0] in ("parked", "rejected", "quarantined") else ""
        lines.append(line(f" {column(at, 10)}{column(what, 22)}{column(where, 20)}", (mark, style)))
    if not view.rows:
        lines.append(line("   nothing yet"))
    return lines

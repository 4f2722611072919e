"""The middle of the operator's own screens: S1 to S5."""

from textwrap import wrap

from textual.content import Content

from terminal.console.big_number import big
from terminal.console.lines import AMBER, BLUE, BODY_ROWS, BOLD, DIM, WIDTH, beside, column, line, rule
from terminal.core.operator.view import Dispatch, Idle, Material, Quantity, Reading, Running

FIELD_TITLES = {"good": "GOOD", "rework": "REWORK", "suspect": "SET ASIDE", "scrap": "SCRAP"}
KINDS = {
    "planned": ("ISSUE what the plan asks for", ""),
    "extra": ("EXTRA: on top of the plan, needs a reason", AMBER),
    "return": ("RETURN: unused, back to stock", AMBER),
}


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
    known = [
        line(f"      Next here   {view.next_here}"),
        line(f"      Waiting     {view.waiting} operation{'' if view.waiting == 1 else 's'}"),
    ]
    if view.running:
        known.append(line(("      Running     ", ""), (view.running, BOLD), "   (goes on, whoever is signed on)"))
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
    abnormal = f"bold {AMBER}" if view.state.startswith("!") else BOLD
    lines = [line((column(f" {view.state}", 14), abnormal), view.title), rule()]
    heads = beside((["  GOOD"], 34), (["LEFT"], 28), (["SCRAP"], 18))
    lines += [line((heads[0], DIM))]
    numbers = beside(([f"  {row}" for row in big(view.good)], 34), (big(view.left), 28), (big(view.scrap), 18))
    lines += [line((row, BOLD)) for row in numbers]
    told = f"  {view.percent} % {view.of}{view.beside}   "
    room = min(BAR, WIDTH - len(told) - len(view.unconfirmed) - 2)  # where much is to be said, the bar gives way
    filled = max(0, min(room, view.percent * room // 100))
    lines += [
        line(f"  {'█' * filled}{'░' * (room - filled)}{told}", (view.unconfirmed, AMBER)),
        line(f"  WORKED {view.times}   {view.people}"),
        line((f"  ORDER  {view.order}", "")),
        line((f"  RATE   {view.rate}", DIM) if view.rate else ""),
        line(f"  MATERIAL {view.material}"),
        line(f"  LAST   {view.last}"),
        line((f"  DO     {cut(view.do, 62)}{MORE if len(view.do) > 62 else ''}", BLUE) if view.do else ""),
    ]
    note = f"  NOTE   {cut(view.remark, 62)}{MORE if len(view.remark) > 62 else ''}"
    return [*lines[:15], line((note, AMBER)) if view.remark else line("")]


MORE = " [5]"
BAR = 24


def cut(text: str, width: int) -> str:
    """A text's beginning."""
    return text if len(text) <= width else text[: width - 1] + "…"


def reading(view: Reading) -> list[Content]:
    """All that is written about an operation, in pages."""
    found: list[Content] = []
    for name, text in view.paragraphs:
        rows = wrap(text, WIDTH - 18) or [""]
        found += [line((f"  {column(name if at == 0 else '', 14)}", DIM), row) for at, row in enumerate(rows)]
    room = BODY_ROWS - 5  # what is said of an outage takes some
    pages = max(1, -(-len(found) // room))
    at = view.page % pages
    shown = found[at * room : (at + 1) * room] or [line("  nothing is written about it")]
    return [line((f" READ {at + 1}/{pages}  ", BOLD), view.title), rule(), *shown]


def quantity(view: Quantity) -> list[Content]:
    """S4: good, rework, set aside and scrap in one booking."""
    lines = [line((" BOOK  ", BOLD), view.title), rule()]
    width = WIDTH // len(view.typed)
    fields = [(name, FIELD_TITLES[name], typed, width) for name, typed in view.typed.items()]
    parts: list[str | tuple[str, str]] = []
    for name, title, _, width in fields:
        mark = "> " if view.active == name else "  "
        parts.append((column(f"{mark}{title}", width), f"bold {BLUE}" if view.active == name else DIM))
    lines.append(line(*parts))
    blocks = [(_number(typed, width), width) for _, _, typed, width in fields]
    lines += [line((row, BOLD)) for row in beside(*blocks)]
    already = [f"  already {view.already[name]}" for name in view.typed]
    lines.append(line("".join(column(text, width) for text in already)))
    told = (f"  {view.again}", f"bold {AMBER}") if view.again else (f"  good after this booking: {view.after}", DIM)
    lines.append(line(told))
    lines.append(line(("  Scrap so far: " + ", ".join(view.lines), AMBER) if view.lines else ""))
    lines.append(line(("  Scrap reasons (asked after the number)", DIM)))
    for start in range(0, len(view.reasons), 3):
        lines.append(line("   " + "".join(column(one, 25) for one in view.reasons[start : start + 3])))
    lines.append(line((f"  {view.open}", DIM)))
    return lines


def _number(typed: str, width: int) -> list[str]:
    """Big digits where they fit; a longer number in one row, whole rather than cut."""
    rows = [f"  {row}" for row in big(typed or "0")]
    return rows if len(rows[0].rstrip()) < width else ["", "", f"  {typed}", "", ""]


def material(view: Material) -> list[Content]:
    """S5: what the operation takes, and what is being issued."""
    head = f" #  {column('ITEM', 12)}{column('DESCRIPTION', 16)}{'NEED':>11}{'ISSUED':>11}{'LEFT':>11}  LOT"
    lines = [line((" MATERIAL  ", BOLD), view.title), rule(), line((head, DIM))]
    for one in view.lines[:7]:
        text = (
            f"{'>' if one.chosen else ' '}{one.number}  {column(one.item, 12)}{column(one.description, 16)}"
            f"{one.need:>11}{one.issued:>11}{one.left:>11}  {one.lot}"
        )
        lines.append(line((text, "reverse" if one.chosen else "")))
    if not view.lines:
        lines.append(line("    this operation takes no material"))
    lines += [*[line("")] * (11 - len(lines)), rule()]
    if view.item:
        lines.append(line((f"  {view.item}", BOLD), f"  {view.lot and 'lot ' + view.lot}   on hand {view.here}"))
        lines.append(line("  quantity   [ ", (view.typed, BOLD), " ]   ", KINDS[view.kind]))
    else:
        lines.append(line(("  scan a lot or item label, or press + for the first line", BLUE)))
        typed = ("   quantity   [ ", (view.typed, BOLD), " ]   ") if view.typed else ("  ",)
        lines.append(line(*typed, KINDS[view.kind]))
    return lines

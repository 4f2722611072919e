"""The fixed frame around every screen: 24 rows of 80 columns, results always in the same row.

Row 1 who and where, row 2 a rule (or the offline banner), 16 rows of body, then rule, prompt, result, hint and keys.
"""

from textwrap import wrap

from textual.content import Content

from terminal.console.lines import AMBER, BLUE, BODY_ROWS, BOLD, DIM, RED, WIDTH, column, fill, line, rule
from terminal.core.operator.view import (
    Body,
    Dispatch,
    Gate,
    Idle,
    KeyTest,
    Listing,
    Manual,
    Material,
    Quantity,
    Reading,
    Reasons,
    Running,
    StockForm,
    Store,
    View,
)
from terminal.screens import asking, bodies, stock


def draw(view: View) -> list[Content]:
    """A view as 24 lines."""
    body = _body(view.body)
    if view.online:
        top = [_header(view), rule()]
        rows = fill(body, BODY_ROWS)
    else:
        banner = _banner(view)
        waiting = _waiting(view)
        top = [*banner, _header(view), rule()]
        rows = fill(body, BODY_ROWS - len(banner) - len(waiting)) + waiting
    return [*top, *rows, rule(), _prompt(view), *_flash(view), _hint(view), _keys(view)]


def _header(view: View) -> Content:
    link = "(o) ONLINE" if view.online else "X OFFLINE"
    if view.online and view.waiting:
        link = f"(o) {view.waiting} SENT"
    left = f" {column(view.workstation, 10)} {column(view.name, 16)} {column(view.person, 28)}"
    return line((left, BOLD), (f"{link:>14}", "" if view.online else AMBER), f"  {view.clock}")


def _banner(view: View) -> list[Content]:
    seconds = view.since_offline_s
    since = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    stored = f"{view.waiting} booking{'s are' if view.waiting != 1 else ' is'} stored here"
    text = f" X OFFLINE  {since}    You can keep working. {stored}."
    return [line((column(text, WIDTH), f"{AMBER} reverse"))]


def _waiting(view: View) -> list[Content]:
    if not view.queued:
        return []
    head = line((f"  WAITING TO SEND  {view.waiting}, oldest {view.oldest}", AMBER))
    rows = [line(f"    {at}  {column(what, 26)}{column(where, 24)}waiting") for at, what, where in view.queued[:2]]
    return [head, *rows]


def _body(body: Body) -> list[Content]:
    match body:
        case Idle():
            return bodies.idle(body)
        case Dispatch():
            return bodies.dispatch(body)
        case Running():
            return bodies.running(body)
        case Reading():
            return bodies.reading(body)
        case Quantity():
            return bodies.quantity(body)
        case Material():
            return bodies.material(body)
        case Gate():
            return asking.gate(body)
        case Reasons():
            return asking.reasons(body)
        case Manual():
            return asking.manual(body)
        case Listing():
            return asking.listing(body)
        case KeyTest():
            return asking.keytest(body)
        case Store():
            return stock.store(body)
        case StockForm():
            return stock.form(body)


def _prompt(view: View) -> Content:
    return line((f" > {view.prompt}", BLUE))


def _flash(view: View) -> list[Content]:
    """Two rows: what happened, or what was wrong and what would help."""
    if view.flash is None:
        return [line(""), line("")]
    style = {"ok": "", "warn": AMBER, "error": RED}[view.flash.level]
    mark = {"ok": "  ", "warn": "? ", "error": "! "}[view.flash.level]
    rows = wrap(view.flash.text, WIDTH - 4, max_lines=2, placeholder=" …") or [""]
    return [line((f" {mark}{rows[0]}", style)), line((f"   {rows[1]}", style) if len(rows) > 1 else "")]


def _hint(view: View) -> Content:
    """What somebody has to say to this workstation goes before what the demo says."""
    return line((f" {view.notice}", AMBER)) if view.notice else line((f" {view.coach}", BLUE))


def _keys(view: View) -> Content:
    return line((f" {view.keys}", DIM))

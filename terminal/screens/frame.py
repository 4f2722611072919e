"""The fixed frame around every screen: 24 rows of 80 columns, results always in the same row.

Row 1 who and where, row 2 a rule (or the offline banner), 16 rows of body, then rule, prompt, result, hint and keys.
"""

from collections.abc import Callable
from importlib import import_module
from textwrap import wrap
from typing import Any, Final

from textual.content import Content

from shared.plant_time import hours_text
from terminal.console.lines import AMBER, BLUE, BODY_ROWS, BOLD, DIM, RED, WIDTH, column, fill, line, rule
from terminal.core.operator.display import Display
from terminal.core.operator.table import SCREENS

DRAWINGS: Final[dict[str, Callable[[Any], list[Content]]]] = {
    name: import_module(f"terminal.screens.{name}").draw for name in SCREENS
}
"""Screen → its drawing: the module of the same name."""


def draw(shown: Display) -> list[Content]:
    """A display as 24 lines."""
    body = DRAWINGS[shown.screen](shown.body)
    if shown.online:
        top = [_header(shown), rule()]
        rows = fill(body, BODY_ROWS)
    else:
        banner = _banner(shown)
        waiting = _waiting(shown)
        top = [*banner, _header(shown), rule()]
        rows = fill(body, BODY_ROWS - len(banner) - len(waiting)) + waiting
    return [*top, *rows, rule(), _prompt(shown), *_flash(shown), _hint(shown), _keys(shown)]


def _header(shown: Display) -> Content:
    link = "(o) ONLINE" if shown.online else "X OFFLINE"
    if shown.online and shown.waiting:
        link = f"(o) {shown.waiting} SENT"
    left = f" {column(shown.workstation, 10)} {column(shown.name, 16)} {column(shown.person, 28)}"
    return line((left, BOLD), (f"{link:>14}", "" if shown.online else AMBER), f"  {shown.clock}")


def _banner(shown: Display) -> list[Content]:
    stored = f"{shown.waiting} booking{'s are' if shown.waiting != 1 else ' is'} stored here"
    if shown.away:
        text = f" X NOT ENROLLED         You can keep working. {stored}."
        return [line((column(text, WIDTH), f"{AMBER} reverse")), line((column(f" ! {shown.away}", WIDTH), AMBER))]
    seconds = shown.since_offline_s
    since = f"{hours_text(seconds * 1000).zfill(5)}:{seconds % 60:02d}"
    text = f" X OFFLINE  {since}    You can keep working. {stored}."
    why = [line((column(f" ! {shown.cut_off}", WIDTH), AMBER))] if shown.cut_off else []
    return [line((column(text, WIDTH), f"{AMBER} reverse")), *why]


def _waiting(shown: Display) -> list[Content]:
    if not shown.queued:
        return []
    head = line((f"  WAITING TO SEND  {shown.waiting}, oldest {shown.oldest}", AMBER))
    rows = [line(f"    {at}  {column(what, 26)}{column(where, 24)}waiting") for at, what, where in shown.queued[:2]]
    return [head, *rows]


def _prompt(shown: Display) -> Content:
    return line((f" > {shown.prompt}", BLUE))


def _flash(shown: Display) -> list[Content]:
    """Two rows: what happened, or what was wrong and what would help."""
    if shown.flash is None:
        return [line(""), line("")]
    style = {"ok": "", "warn": AMBER, "error": RED}[shown.flash.level]
    mark = {"ok": "  ", "warn": "? ", "error": "! "}[shown.flash.level]
    rows = wrap(shown.flash.text, WIDTH - 4, max_lines=2, placeholder=" …") or [""]
    return [line((f" {mark}{rows[0]}", style)), line((f"   {rows[1]}", style) if len(rows) > 1 else "")]


def _hint(shown: Display) -> Content:
    """What somebody has to say to this workstation goes before what the demo says."""
    return line((f" {shown.notice}", AMBER)) if shown.notice else line((f" {shown.coach}", BLUE))


def _keys(shown: Display) -> Content:
    return line((f" {shown.keys}", DIM))

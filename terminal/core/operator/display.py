"""What is on the operator's display, as values: a frame around the body of the screen in front. Quantities are texts."""

from dataclasses import dataclass
from typing import Any, Final

from shared.plant_time import clock_text
from terminal.core.delivery.journal import Entry
from terminal.core.flash import Flash
from terminal.core.operator.notices import notice
from terminal.core.operator.summary import summary
from terminal.core.operator.terminal import TerminalCore
from terminal.core.operator.workplace import Workplace, shown

QUEUED_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Display:
    """Everything that is seen."""

    workstation: str
    name: str
    person: str
    online: bool
    since_offline_s: int
    away: str
    """Why the hub takes nothing from this terminal, and what would help; `""` when it does."""
    cut_off: str
    """Why there is no link to the broker, when that is known."""
    waiting: int
    oldest: str
    queued: list[tuple[str, str, str]]
    clock: str
    screen: str
    """The screen whose body it is: its drawing has this name."""
    body: Any
    """Of a type that the screen's module and its drawing share."""
    flash: Flash | None
    prompt: str
    keys: str
    notice: str
    coach: str


def display(core: TerminalCore, *, coach: bool = False) -> Display:
    """The display as it stands now."""
    wp, journal = core.work, core.journal
    screen = wp.screens["listing"] if wp.listing else wp.front
    words = screen.words_for(wp)
    shown_screen, body = _body(wp, screen.name)
    waiting = journal.waiting() if journal.waiting_count() else []
    person = wp.person(wp.place.badge)
    return Display(
        workstation=wp.workstation or "(no workstation)",
        name=shown(str(wp.record.get("name") or "")),
        person=f"{shown(str(person['name']))} ({wp.place.badge})" if person else "",
        online=core.courier.online,
        since_offline_s=0 if core.courier.online else max(0, (wp.now.ms - core.since_offline) // 1000),
        away=_away(core),
        cut_off=shown(core.cut_off, 160),
        waiting=len(waiting),
        oldest=clock_text(waiting[0].saved_at, seconds=True) if waiting else "",
        queued=[_queued(entry) for entry in waiting[:QUEUED_SHOWN]],
        clock=clock_text(wp.now.ms),
        screen=shown_screen,
        body=body,
        flash=wp.flash,
        prompt=words.prompt,
        keys=words.keys,
        notice=notice(wp),
        coach=screen.coach if coach else "",
    )


def _away(core: TerminalCore) -> str:
    why = core.courier.turned_away
    return shown(f"{why.message} | {why.help}", 200) if why is not None else ""


def _queued(entry: Entry) -> tuple[str, str, str]:
    return clock_text(entry.saved_at, seconds=True), summary(entry), entry.subject


def _body(wp: Workplace, name: str) -> tuple[str, Any]:
    """A screen's body; where what it is about has gone, that of the screen to be shown instead."""
    screen = wp.screens[name]
    body = screen.body(wp)
    return (name, body) if body is not None else _body(wp, screen.instead)

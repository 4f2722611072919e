"""The whole screen: the frame's values around the body's."""

from collections.abc import Callable
from typing import Final

from shared.documents import CallDocument
from terminal.core.operator.acts.form import LOOK
from terminal.core.operator.station import Station
from terminal.core.operator.told import told
from terminal.core.operator.view import Body, View
from terminal.core.operator.views import asking, floor, stock
from terminal.core.operator.views.texts import (
    COACH,
    FORM_PROMPTS,
    KEYS,
    PAUSED_KEYS,
    PICKER_KEYS,
    PICKER_PROMPTS,
    PIN_PROMPT,
    PROMPTS,
)
from terminal.core.operator.views.told import clock, hour, sender
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.words import called_for


def view(station: Station, *, coach: bool = False) -> View:
    """The screen as it stands now."""
    work, journal = station.work, station.journal
    screen = "listing" if work.listing else work.screen
    waiting = journal.waiting() if journal.waiting_count() else []
    person = work.person(work.place.badge)
    return View(
        workstation=work.workstation or "(no workstation)",
        name=shown(str(work.record.get("name") or "")),
        person=f"{shown(str(person['name']))} ({work.place.badge})" if person else "",
        online=station.courier.online,
        since_offline_s=0 if station.courier.online else max(0, (work.now.ms - station.since_offline) // 1000),
        waiting=len(waiting),
        oldest=clock(waiting[0].saved_at) if waiting else "",
        queued=[(clock(e.saved_at), told(e), e.subject) for e in waiting[:3]],
        clock=clock(work.now.ms)[:5],
        body=_BODIES["store" if screen == "idle" and work.is_store else screen](station),
        flash=work.flash,
        prompt=_prompt(work, screen),
        keys=_keys(work, screen),
        notice=notice(work),
        coach=COACH.get(screen, "") if coach else "",
    )


def _prompt(work: Workplace, screen: str) -> str:
    if screen == "quantity" and work.booking.doubt:
        return PROMPTS["again"]
    if screen == "form":
        return FORM_PROMPTS[stock.wanted(work)]
    if screen == "gate" and work.gate.badge:
        return PIN_PROMPT
    return PICKER_PROMPTS.get(work.picker.kind, PROMPTS[screen]) if screen == "reasons" else PROMPTS[screen]


def _keys(work: Workplace, screen: str) -> str:
    if screen == "running":
        step = work.current
        mine = step.session(work.place.badge, work.workstation) if step else None
        if mine is None or mine.paused is not None:
            return PAUSED_KEYS
    if screen == "quantity" and work.booking.doubt:
        return KEYS["again"]
    if screen == "form" and work.form.act == LOOK:
        return KEYS["look"]
    if screen == "reasons":
        return PICKER_KEYS.get(work.picker.kind, KEYS[screen])
    return KEYS[screen]


def notice(work: Workplace) -> str:
    """What somebody has to say to this workstation: a message, an answer to its call, that it is down."""
    unseen = f"! {work.unseen} answer{'s say' if work.unseen > 1 else ' says'} NOT BOOKED | [.] shows which, and why"
    notices = [f"! {work.trouble.partition(' | ')[0]}"] if work.trouble else []
    notices += [unseen] if work.unseen else []
    notices += [f"message from {sender(work, m)}: {shown(m['text'], 40)} | [.] [Enter] read" for m in work.messages()]
    if work.down:
        notices.append(f"! DOWN {shown(work.down)} | [7] when it goes again")
    for call in work.calls():
        taken = call.get("taken_by")
        answer = f"{work.name_of(taken)} is coming" if taken else "nobody has answered yet"
        notices.append(f"? {_called(call)} called {hour(call['since'])}: {answer}")
    if not notices:
        return ""
    return notices[0] + (f"   (+{len(notices) - 1} more)" if len(notices) > 1 else "")


def _called(call: CallDocument) -> str:
    return f"{call['kind']} {shown(called_for(call), 30)}".rstrip()


_BODIES: Final[dict[str, Callable[[Station], Body]]] = {
    "idle": floor.idle,
    "dispatch": floor.dispatch,
    "running": floor.running,
    "reading": floor.reading,
    "quantity": floor.quantity,
    "material": floor.material,
    "reasons": asking.reasons,
    "gate": asking.gate,
    "manual": asking.manual,
    "listing": asking.listing,
    "keytest": asking.keytest,
    "store": stock.store,
    "form": stock.form,
}

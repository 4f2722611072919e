"""UNDO: this terminal's last booking, taken back by a booking of its own."""

import json
from collections.abc import Iterable

from shared.rights import UNDO_MS
from shared.verbs import FINAL, REVERSIBLE
from terminal.core.delivery.journal import Entry
from terminal.core.operator.summary import subject_of, summary
from terminal.core.operator.workplace import Workplace

STANDING = ("queued", "accepted", "flagged")
LOOKED_AT = 60
"""How many of the newest commands are looked at."""


def last_booking(wp: Workplace) -> Entry | None:
    """What UNDO would take back: this terminal's last booking, if it is no older than a minute."""
    entries = wp.recent(LOOKED_AT)
    gone = taken_back(entries)
    booked = REVERSIBLE | FINAL  # UNDO must not reach past what nothing takes back to another booking
    standing = (e for e in entries if e.verb in booked and e.status in (*STANDING, "parked") and e.id not in gone)
    newest = next(standing, None)
    # What was parked is not booked and may yet be: the booking before it was not meant.
    if newest is None or newest.status == "parked" or _age(wp, newest) > UNDO_MS:
        return None
    return newest


def taken_back(entries: Iterable[Entry]) -> set[str]:
    """The ids of the commands that others among them reverse."""
    return {str(e.data["command"]) for e in entries if e.verb == "reverse" and e.status in STANDING}


def _age(wp: Workplace, entry: Entry) -> int:
    envelope = json.loads(entry.body)
    if wp.now.boot and envelope.get("boot") == wp.now.boot:
        return wp.now.mono - int(envelope["mono"])
    return wp.now.ms - entry.saved_at


def undo(wp: Workplace) -> None:
    """Reverse the last booking. A finished operation is in front again."""
    last = last_booking(wp)
    if last is None:
        wp.refuse("nothing-to-undo")
    elif last.verb in FINAL:
        wp.refuse("not-reversible", verb=last.verb)
    elif last.verb == "op-finish" and _busy_with_another(wp, last):
        wp.refuse("workstation-busy", workstation=wp.workstation)
    elif wp.save("reverse", {"command": last.id, "reason": "UNDO"}, last.subject, target=last) is not None:
        _say_taken_back(wp, last)


def _say_taken_back(wp: Workplace, entry: Entry) -> None:
    if entry.verb == "op-finish":
        wp.place.mo, wp.place.op = str(entry.data["mo"]), str(entry.data["op"])
        wp.go("running")
    wp.say(f"taken back: {summary(entry)}  {subject_of(entry)}".rstrip(), "warn")


def _busy_with_another(wp: Workplace, finished: Entry) -> bool:
    """Whether the workstation takes one operation at a time and has gone on to another one since."""
    others = [step for step in wp.steps() if (step.mo, step.op) != (finished.data["mo"], finished.data["op"])]
    runs = any(s.workstation == wp.workstation and s.paused is None for step in others for s in step.sessions)
    return runs and wp.record.get("several", "one") == "one"

"""S10: this terminal's own history with its honest marks, UNDO, and messages to be read."""

import json
from collections.abc import Iterable

from shared.rights import UNDO_MS
from shared.verbs import FINAL, REVERSIBLE
from terminal.core.delivery.journal import Entry
from terminal.core.operator.told import told, where
from terminal.core.operator.workplace import Workplace, shown

STANDING = ("queued", "accepted", "flagged")


def key(wp: Workplace, pressed: str) -> None:
    """Minus takes the last booking back, Enter has read the message, any other key closes the list."""
    if pressed == "minus":
        undo(wp)
    elif pressed == "enter" and wp.messages():
        read(wp)
    else:
        wp.listing = False


def last_booking(wp: Workplace) -> Entry | None:
    """What UNDO would take back: this terminal's last booking, if it is no older than a minute."""
    entries = wp.recent(60)
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
    """UNDO: reverse the last booking by a booking of its own. A finished operation is in front again."""
    last = last_booking(wp)
    if last is None:
        wp.refuse("nothing-to-undo")
        return
    if last.verb in FINAL:
        wp.refuse("not-reversible", verb=last.verb)
        return
    if last.verb == "op-finish" and _busy_with_another(wp, last):
        wp.refuse("workstation-busy", workstation=wp.workstation)
        return
    if wp.save("reverse", {"command": last.id, "reason": "UNDO"}, last.subject, target=last) is None:
        return
    if last.verb == "op-finish":
        wp.place.mo, wp.place.op = str(last.data["mo"]), str(last.data["op"])
        wp.go("running")
    wp.say(f"taken back: {told(last)}  {where(last)}".rstrip(), "warn")


def _busy_with_another(wp: Workplace, finished: Entry) -> bool:
    """Whether the workstation takes one operation at a time and has gone on to another one since."""
    others = [one for one in wp.steps() if (one.mo, one.op) != (finished.data["mo"], finished.data["op"])]
    runs = any(s.workstation == wp.workstation and s.paused is None for one in others for s in one.sessions)
    return runs and wp.record.get("several", "one") == "one"


def read(wp: Workplace) -> None:
    """The oldest message has been read."""
    message = wp.messages()[0]
    if wp.save("message-read", {"message": message["id"]}, message["id"]) is not None:
        wp.say(f"read: {shown(str(message['text']))}")

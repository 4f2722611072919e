"""S10: this terminal's own history with its honest marks, UNDO, and messages to be read."""

import json

from shared.commands import REVERSIBLE
from shared.lifecycle import UNDO_MS
from terminal.core.journal import Entry
from terminal.core.workplace import Workplace, shown

STANDING = ("queued", "accepted", "flagged")
FINAL = frozenset({"ship"})
"""Bookings that nothing takes back: UNDO must not reach past them to another one."""


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
    taken_back = {str(e.data["command"]) for e in entries if e.verb == "reverse" and e.status in STANDING}
    booked = REVERSIBLE | FINAL
    standing = (e for e in entries if e.verb in booked and e.status in STANDING and e.id not in taken_back)
    newest = next(standing, None)
    return newest if newest is not None and _age(wp, newest) <= UNDO_MS else None


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
    if wp.save("reverse", {"command": last.id, "reason": "UNDO"}, last.subject, target=last) is None:
        return
    if last.verb == "op-finish":
        wp.place.mo, wp.place.op = str(last.data["mo"]), str(last.data["op"])
        wp.go("running")
    wp.say(f"taken back: {last.verb} {last.subject}", "warn")


def read(wp: Workplace) -> None:
    """The oldest message has been read."""
    message = wp.messages()[0]
    if wp.save("message-read", {"message": message["id"]}, message["id"]) is not None:
        wp.say(f"read: {shown(str(message['text']))}")

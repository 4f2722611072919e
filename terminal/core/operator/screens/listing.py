"""S10: this terminal's own history with its honest marks, UNDO, and messages to be read."""

from dataclasses import dataclass
from typing import Final

from shared.plant_time import clock_text
from shared.verbs import FINAL
from terminal.core.operator import codes
from terminal.core.operator.screen import Screen, Words, unreached
from terminal.core.operator.summary import subject_of, summary
from terminal.core.operator.undo import LOOKED_AT, last_booking, taken_back, undo
from terminal.core.operator.wording import hour, mark, sender
from terminal.core.operator.workplace import Workplace, shown

WORDS: Final = Words(
    "what this terminal has sent, newest first",
    "[-] UNDO the last booking   [Enter] message read   [any other key] back",
)
ROWS: Final = 12


@dataclass(frozen=True, slots=True)
class ListingBody:
    """This terminal's own history, with honest marks."""

    rows: list[tuple[str, str, str, str, str]]
    """(time, who, what, where, mark)"""
    undo: str
    """What UNDO would take back, `""` when nothing."""
    message: str
    """The oldest message that nobody has read yet, whole."""
    more: int
    """How many others wait behind it."""


def key(wp: Workplace, pressed: str) -> None:
    """Minus takes the last booking back, Enter has read the message, any other key closes the list."""
    if pressed == "minus":
        undo(wp)
    elif pressed == "enter" and wp.messages():
        _read(wp)
    else:
        wp.listing = False


def _read(wp: Workplace) -> None:
    """The oldest message has been read."""
    message = wp.messages()[0]
    if wp.save("message-read", {"message": message["id"]}, message["id"]) is not None:
        wp.say(f"read: {shown(str(message['text']))}")


def body(wp: Workplace) -> ListingBody:
    """The newest commands and how far each got; above them the oldest message."""
    unread = wp.messages()
    last = last_booking(wp)
    entries = wp.recent(LOOKED_AT)
    reversed_ids = taken_back(entries)
    marks = {entry.id: "taken back" if entry.id in reversed_ids else mark(entry, wp.sent()) for entry in entries[:ROWS]}
    return ListingBody(
        rows=[
            (clock_text(entry.saved_at), wp.name_of(entry.badge), summary(entry), subject_of(entry), marks[entry.id])
            for entry in entries[:ROWS]
        ],
        undo=f"{summary(last)}  {shown(last.subject)}" if last and last.verb not in FINAL else "",
        message=f"{hour(unread[0]['since'])} {sender(wp, unread[0])}: {shown(unread[0]['text'], 400)}" if unread else "",
        more=max(0, len(unread) - 1),
    )


SCREEN: Final = Screen(
    name="listing",
    words=WORDS,
    scan=unreached,
    key=key,
    foreign=codes.unknown,
    body=body,
    coach="DEMO: every line shows how far it got: queued, sent, accepted",
)

"""Downtime and notes, and the keys of calls: the same on every screen once someone is signed on."""

from typing import Final

from terminal.core.operator.calls import call
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.workplace import Workplace, shown


def down(wp: Workplace) -> None:
    """DOWN: why the workstation stands; once more when it goes again."""
    if not wp.down:
        ask(wp, STOP)
    elif wp.save("downtime-stop", {"workstation": wp.workstation, "reason": wp.down}, wp.workstation) is not None:
        wp.say(f"{wp.workstation} goes again")


def _stop(wp: Workplace, record: Option) -> None:
    """The workstation is down."""
    data = {"workstation": wp.workstation, "reason": record["id"]}
    if wp.save("downtime-start", data, wp.workstation) is not None:
        wp.say(f"{wp.workstation} is down: {shown(str(record['text'] or record['id']))} | DOWN again when it goes")


def note(wp: Workplace) -> None:
    """NOTE: one of the plant's notes, about the operation in front or the workstation."""
    ask(wp, NOTE)


def _note(wp: Workplace, record: Option) -> None:
    """Noted. An order's notes are seen on the board; there is nobody to read one of a workstation, so that is a message."""
    text = str(record["text"] or record["id"])
    if wp.place.mo:
        saved = wp.save("note", {"subject": wp.place.mo, "text": f"OP {wp.place.op}: {text}"}, wp.place.mo)
    else:
        saved = wp.save("message", {"to": "board", "text": f"{wp.workstation}: {text}"}, "board")
    if saved is not None:
        wp.say(f"noted: {shown(text)}")


STOP: Final = Choice("stop", "WHY DOES IT STAND STILL?", _stop)
NOTE: Final = Choice("note", "WHAT IS TO BE NOTED?", _note)
EVERYWHERE: Final = {"CALL": call, "DOWN": down, "NOTE": note}
"""Cards that work on every screen on which someone is signed on and nothing is being filled in."""
KEYS: Final = {"6": call, "7": down, "8": note}

"""S9: a badge, an order or a quantity typed instead of scanned. What was found is shown and asked once more."""

from shared.scan import Scan
from terminal.core.acts import common, dispatch
from terminal.core.workplace import ACTS, Manual, Workplace

KINDS = {"1": "EMP", "2": "MO", "3": "QTY"}
PROMPT = "type the number, then Enter"


def scan(wp: Workplace, code: Scan) -> None:
    """Scanning is quicker than typing: leave, and do it where one was."""
    leave(wp)
    ACTS[wp.screen].scan(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """First the kind, then the digits, then Enter twice."""
    manual = wp.manual
    if pressed == "slash":
        leave(wp)
    elif not manual.kind:
        if pressed in KINDS and not (pressed == "3" and manual.back != "running"):
            manual.kind = KINDS[pressed]
    elif pressed.isdigit() and len(manual.typed) < 9:
        manual.typed, manual.found = manual.typed + pressed, ""
    elif pressed == "backspace":
        manual.typed, manual.found = manual.typed[:-1], ""
    elif pressed == "enter" and manual.typed:
        if manual.found:
            _take(wp)
        else:
            _found(wp)


def leave(wp: Workplace) -> None:
    """Back."""
    back = wp.manual.back
    wp.manual = Manual()
    wp.go(back)


def _order(wp: Workplace) -> str:
    """The whole number: 184 stands for MO-…-00184, of the newest year that has one."""
    ending = f"-{wp.manual.typed.zfill(5)}"
    found = sorted(doc["mo"] for doc in wp.replica.mos() if doc["mo"].endswith(ending))
    found += sorted(step.mo for step in wp.steps() if step.mo.endswith(ending) and step.mo not in found)
    return found[-1] if found else ""


def _found(wp: Workplace) -> None:
    manual = wp.manual
    if manual.kind == "EMP":
        person = wp.person_by_code(manual.typed)
        if person is None:
            wp.refuse("badge-unknown", badge=manual.typed)
            return
        manual.found = str(person["name"])
    elif manual.kind == "MO":
        order = _order(wp)
        if not order:
            wp.refuse("order-unknown", mo=manual.typed)
            return
        manual.found = order
    else:
        manual.found = f"{manual.typed} pieces"
    wp.say(f"{manual.found} | Enter to take it")


def _take(wp: Workplace) -> None:
    manual, order = wp.manual, _order(wp)
    leave(wp)
    if manual.kind == "EMP":
        act = common.badge if wp.place.badge else common.sign_on
        act(wp, manual.typed)
    elif manual.kind == "MO":
        dispatch.choose_order(wp, order)
    else:
        common.open_booking(wp, "good", manual.typed)

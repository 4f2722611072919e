"""S8: choose a reason, by number or by card."""

from collections.abc import Callable
from typing import Any, Final

from shared.ids import compact
from shared.scan import Kind, Scan
from terminal.core.acts import dispatch, form, talk
from terminal.core.acts.common import not_here, subject, where
from terminal.core.acts.material import issue_extra
from terminal.core.acts.quantity import reason as scrap_reason
from terminal.core.workplace import Workplace, shown

PROMPT = "scan a reason card or press its number"
PAGE = 9
LISTED: Final = frozenset({"call", "aside"})
"""Kinds whose choices are no reasons: what they are was listed when it was asked."""


def known(wp: Workplace) -> list[dict[str, Any]]:
    """All reasons of the kind that is asked for."""
    if wp.picker.kind in LISTED:
        return wp.picker.options
    return [record for record in wp.replica.offered("reason") if record["kind"] == wp.picker.kind]


def offered(wp: Workplace) -> list[dict[str, Any]]:
    """The reasons on the screen, at most nine."""
    return known(wp)[wp.picker.page * PAGE :][:PAGE]


def scan(wp: Workplace, code: Scan) -> None:
    """A reason card picks, CANCEL leaves."""
    if code.kind is Kind.RSN:
        record = wp.replica.ref_by_code("reason", code.body)
        if record is None or record["kind"] != wp.picker.kind:
            wp.refuse("reason-unknown", reason=code.body, kind=wp.picker.kind)
        else:
            pick(wp, record)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, PROMPT)


def key(wp: Workplace, pressed: str) -> None:
    """1-9 pick, plus turns the page, slash leaves."""
    reasons = offered(wp)
    if pressed.isdigit() and 1 <= int(pressed) <= len(reasons):
        pick(wp, reasons[int(pressed) - 1])
    elif pressed == "plus":
        wp.picker.page = (wp.picker.page + 1) % max(1, -(-len(known(wp)) // PAGE))
    elif pressed == "slash":
        leave(wp)


def leave(wp: Workplace) -> None:
    """Back to where the reason was asked."""
    wp.go(wp.picker.back)


def pick(wp: Workplace, record: dict[str, Any]) -> None:
    """Use a reason for what asked for it."""
    wp.go(wp.picker.back)
    _USES[wp.picker.kind](wp, record)


def _pause(wp: Workplace, record: dict[str, Any]) -> None:
    if wp.save("op-pause", {**where(wp), "reason": record["id"]}, subject(wp)) is not None:
        wp.say(f"paused: {shown(str(record['text'] or record['id']))}")


_USES: Final[dict[str, Callable[[Workplace, dict[str, Any]], None]]] = {
    "scrap": lambda wp, record: scrap_reason(wp, compact(str(record["id"]))),
    "extra": lambda wp, record: issue_extra(wp, compact(str(record["id"]))),
    "pause": _pause,
    "stop": talk.choose_stop,
    "note": talk.choose_note,
    "call": lambda wp, record: talk.choose_call(wp, str(record["id"])),
    "aside": lambda wp, record: dispatch.take_up(wp, str(record["id"])),
    "count": form.choose,
}

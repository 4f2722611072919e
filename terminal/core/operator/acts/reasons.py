"""S8: choose a reason, by number or by card."""

from collections.abc import Callable
from typing import Any, Final

from shared.ids import compact
from shared.scan import Kind, Scan
from terminal.core.operator.acts import calls, dispatch, form, gate, talk
from terminal.core.operator.acts.common import not_here, subject, where
from terminal.core.operator.acts.material import issue_extra
from terminal.core.operator.acts.quantity import reason as scrap_reason
from terminal.core.operator.workplace import Workplace, shown

PROMPT = "scan a reason card or press its number"
PAGE = 9
LISTED: Final = frozenset({"call", "call-item", "call-note", "aside"})
"""Kinds whose choices were listed when it was asked."""
NO_ITEM: Final[dict[str, Any]] = {"id": ""}
"""Material is needed, and nobody says which."""


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
        wanted = "note" if wp.picker.kind in (*calls.PICKERS, "call-note") else wp.picker.kind
        if record is None or record["kind"] != wanted:
            wp.refuse("reason-unknown", reason=code.body, kind=wanted)
        elif wp.picker.kind in calls.PICKERS:
            calls.said(wp, record)
        else:
            pick(wp, record)
    elif code.kind is Kind.ITM and wp.picker.kind == "call-item":
        _item(wp, code)
    elif code.kind is Kind.CMD and code.body == "OK" and wp.picker.kind == "call-item":
        pick(wp, NO_ITEM)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, PROMPT)


def _item(wp: Workplace, code: Scan) -> None:
    item = wp.item_by_code(code.body)
    if item is None:
        wp.refuse("item-unknown", item=code.body)
    else:
        pick(wp, item)


def key(wp: Workplace, pressed: str) -> None:
    """1-9 pick, plus turns the page, slash leaves. In a call star adds a word, Enter calls without an item."""
    reasons = offered(wp)
    if pressed.isdigit() and 1 <= int(pressed) <= len(reasons):
        pick(wp, reasons[int(pressed) - 1])
    elif pressed == "plus":
        wp.picker.page = (wp.picker.page + 1) % max(1, -(-len(known(wp)) // PAGE))
    elif pressed == "star" and wp.picker.kind in calls.PICKERS:
        calls.say_with_it(wp)
    elif pressed == "enter" and wp.picker.kind == "call-item":
        pick(wp, NO_ITEM)
    elif pressed == "slash":
        leave(wp)


def leave(wp: Workplace) -> None:
    """Back to where the reason was asked."""
    if wp.picker.asks is not None:
        wp.picker = wp.picker.asks
        return
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
    "call": lambda wp, record: calls.choose(wp, str(record["id"])),
    "call-item": lambda wp, record: calls.choose_item(wp, str(record["id"])),
    "call-note": calls.said,
    "aside": lambda wp, record: dispatch.take_up(wp, str(record["id"])),
    "count": form.choose,
    "override": gate.opened,
}

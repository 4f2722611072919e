"""S8: choose a reason, by number or by card."""

from typing import Any

from shared.scan import Kind, Scan
from terminal.core.acts.common import not_here, subject, where
from terminal.core.acts.material import issue_extra
from terminal.core.acts.quantity import reason as scrap_reason
from terminal.core.workplace import Workplace

PROMPT = "scan a reason card or press its number"


def offered(wp: Workplace) -> list[dict[str, Any]]:
    """The reasons on the screen, at most nine."""
    return [record for record in wp.replica.refs("reason") if record["kind"] == wp.picker.kind][:9]


def scan(wp: Workplace, code: Scan) -> None:
    """A reason card picks, CANCEL leaves."""
    if code.kind is Kind.RSN:
        pick(wp, code.body)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, PROMPT)


def key(wp: Workplace, pressed: str) -> None:
    """1-9 pick, slash leaves."""
    reasons = offered(wp)
    if pressed.isdigit() and 1 <= int(pressed) <= len(reasons):
        pick(wp, str(reasons[int(pressed) - 1]["id"]))
    elif pressed == "slash":
        leave(wp)


def leave(wp: Workplace) -> None:
    """Back to where the reason was asked."""
    wp.go(wp.picker.back)


def pick(wp: Workplace, code: str) -> None:
    """Use a reason for what asked for it."""
    record = wp.replica.ref_by_code("reason", code) or wp.replica.ref("reason", code)
    if record is None or record["kind"] != wp.picker.kind:
        wp.refuse("reason-unknown", reason=code, kind=wp.picker.kind)
        return
    identity = str(record["id"])
    wp.go(wp.picker.back)
    if wp.picker.kind == "scrap":
        scrap_reason(wp, identity.replace("-", "").upper())
    elif wp.picker.kind == "extra":
        issue_extra(wp, identity.replace("-", "").upper())
    elif wp.save("op-pause", {**where(wp), "reason": identity}, subject(wp)) is not None:
        wp.say(f"paused: {record['text'] or identity}")

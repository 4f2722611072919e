"""S5: material of the operation in front, by item or lot.

A lot-tracked line: scanning the lot stands it at the workstation, and bookings take from it. A number typed issues that much
by hand; `extra` is charged on top and needs a reason; `return` goes back to stock.
"""

from typing import Any

from shared.documents import JobMaterial
from shared.rights import check_role
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.acts.common import (
    alias_of,
    gone,
    not_here,
    open_picker,
    quantity_text,
    subject,
    typed_of_item,
    typed_with,
)
from terminal.core.operator.acts.listing import undo
from terminal.core.operator.forms import Issue
from terminal.core.operator.workplace import Workplace, shown

KINDS = ("planned", "extra", "return")
PROMPT = "scan the lot label on the bar or box, then a number, OK"


def lines(wp: Workplace) -> list[JobMaterial]:
    """The material lines of the operation in front."""
    step = wp.current
    return step.job["material"] if step and step.job else []


def scan(wp: Workplace, code: Scan) -> None:
    """A label chooses the line, QTY sets the number, OK issues, UNDO takes the last booking back."""
    if gone(wp):
        return
    if code.kind in (Kind.LOT, Kind.ITM):
        take_label(wp, code)
    elif code.kind is Kind.QTY:
        wp.issue.typed = quantity_text(code.body)
    elif code.kind is Kind.RSN and wp.issue.kind == "extra":
        issue_extra(wp, code.body)
    elif code.kind is Kind.CMD and code.body == "OK":
        issue(wp)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    else:
        not_here(wp, code, PROMPT)


def foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label: looked up among the aliases."""
    alias = alias_of(wp, code)
    if alias is not None:
        _take(wp, *alias)


def key(wp: Workplace, pressed: str) -> None:
    """Digits type, plus goes to the next line, minus changes between planned, extra and return, Enter issues, / leaves."""
    if gone(wp):
        return
    typed = typed_with(wp.issue.typed, pressed)
    if typed is not None:
        wp.issue.typed = typed
    elif pressed == "plus":
        known = lines(wp)
        if known:
            following = (wp.issue.line + 1) % len(known) if wp.issue.item else wp.issue.line
            wp.issue = Issue(following, known[following]["item"], "", "", wp.issue.kind)
    elif pressed == "minus":
        wp.issue.kind = KINDS[(KINDS.index(wp.issue.kind) + 1) % len(KINDS)]
    elif pressed == "enter":
        issue(wp)
    elif pressed == "slash":
        leave(wp)


def leave(wp: Workplace) -> None:
    """Back to the operation, or to the booking that asked for a lot."""
    step = wp.current
    wp.issue = Issue()
    waits, wp.booking.waits = wp.booking.waits, None
    if waits is not None and waits == (wp.place.badge, wp.place.mo, wp.place.op):
        wp.go("quantity")
        return
    wp.go("running" if step and step.session(wp.place.badge, wp.workstation) else "dispatch")


def take_label(wp: Workplace, code: Scan) -> None:
    """A lot or item label was scanned."""
    if code.kind is Kind.ITM:
        item = wp.item_by_code(code.body)
        if item is None:
            wp.refuse("item-unknown", item=code.body)
        else:
            _take(wp, str(item["id"]), "")
        return
    found = wp.replica.lot_at(wp.supply, code.body)
    elsewhere = wp.replica.lot_anywhere(code.body) if found is None else None
    if found is not None:
        _take(wp, found[0], found[1])
    elif elsewhere is None:
        wp.refuse("lot-unknown", lot=code.body)
    else:
        _bring(wp, code, *elsewhere)


def _bring(wp: Workplace, code: Scan, item: str, lot: str, location: str, q: str) -> None:
    """The lot is in somebody's hands here and the books say elsewhere: an anomaly, and no reason to stop working.

    Who may move stock moves it with the same Enter; else it stands here, and the books tell the storekeeper.
    """
    moves = check_role("transfer", "", wp.roles) is None and bool(wp.supply)
    unit = shown(str((wp.replica.ref("item", item) or {}).get("unit") or ""))
    asked = (
        f"lot {lot} lies at {location} by the books ({q} {unit}); {'move it here' if moves else 'use it here all the same'}?"
    )
    if not wp.confirm(f"bring-{lot}", asked, lambda again: take_label(again, code)):
        return
    if moves:
        moved = {"item": item, "lot": lot, "from": location, "to": wp.supply, "q": q}
        if wp.save("transfer", moved, item) is None:
            return
    wp.place.brought = [*[one for one in wp.place.brought if one != lot][-7:], lot]
    _take(wp, item, lot)


def _take(wp: Workplace, item: str, lot: str) -> None:
    """An item, perhaps of a lot: red and nothing chosen when the operation does not need it."""
    for number, line in enumerate(lines(wp)):
        if item == line["item"] or item in line["alternates"]:
            wp.issue = Issue(number, item, lot, wp.issue.typed, wp.issue.kind)
            if lot and line["mode"] == "lot":
                wp.place.staged[line["item"]] = [item, lot]
                wp.say(f"lot {lot} of {item} stands here; bookings take from it")
            else:
                wp.say(f"{item} is line {number + 1} | type a number, Enter")
            return
    wp.refuse("item-not-needed", item=item)


def _quantity(wp: Workplace, item: str) -> int | None:
    if not wp.issue.typed:
        wp.refuse("nothing-to-book")
        return None
    q = typed_of_item(wp, wp.issue.typed, item)
    if q == 0:
        wp.refuse("nothing-to-book")
    return q or None


def issue(wp: Workplace) -> None:
    """Issue the typed number of the chosen line; a lot chosen without a number just stands here."""
    chosen = wp.issue
    if not chosen.item:
        wp.refuse("not-now", what="OK", prompt=PROMPT)
        return
    if not chosen.typed and chosen.lot:
        leave(wp)
        wp.say(f"lot {chosen.lot} of {chosen.item} stands here")
        return
    if _quantity(wp, chosen.item) is None:
        return
    if chosen.kind == "extra":
        open_picker(wp, "extra")
    else:
        _save(wp, chosen.kind, None)


def issue_extra(wp: Workplace, code: str) -> None:
    """The reason of an extra issue was given."""
    record = wp.replica.ref_by_code("reason", code)
    if not wp.issue.item:
        wp.refuse("not-now", what=f"reason {code}", prompt=PROMPT)
    elif record is None or record["kind"] != "extra":
        wp.refuse("reason-unknown", reason=code, kind="extra")
    else:
        _save(wp, "extra", str(record["id"]))


def _save(wp: Workplace, kind: str, reason: str | None) -> None:
    chosen = wp.issue
    q = _quantity(wp, chosen.item)
    if q is None:
        return
    record = wp.replica.ref("item", chosen.item) or {}
    if record.get("lot_tracked") and not chosen.lot:
        wp.refuse("lot-wanted", item=chosen.item)
        return
    location = wp.supply or str(record.get("home") or "RAW")
    typed = chosen.typed.rstrip(".").replace(",", ".")
    data: dict[str, Any] = {
        "mo": wp.place.mo, "op": wp.place.op, "item": chosen.item, "lot": chosen.lot, "location": location,
        "q": typed,
    }  # fmt: skip
    if kind != "return":
        data["kind"] = kind
    if reason is not None:
        data["reason"] = reason
    if wp.save("return" if kind == "return" else "consume", data, subject(wp)) is not None:
        said = {"planned": "issued", "extra": "issued extra", "return": "returned"}[kind]
        wp.say(f"{typed} {shown(str(record.get('unit', '')))} of {chosen.item} {said}, saved")
        wp.issue = Issue()
        wp.go("material")

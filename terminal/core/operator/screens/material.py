"""S5: material of the operation in front, by item or lot.

A lot-tracked line: scanning the lot stands it at the workstation, and bookings take from it. A number typed issues that much
by hand; `extra` is charged on top and needs a reason; `return` goes back to stock.
"""

from dataclasses import dataclass
from typing import Any, Final

from shared.documents import JobMaterial
from shared.ids import compact
from shared.quantity import show
from shared.rights import check_role
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.codes import not_here, supplied_item
from terminal.core.operator.numbers import of_card, quantity_of_item, typed_with
from terminal.core.operator.operation import gone, subject
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.sessions import my_session
from terminal.core.operator.undo import undo
from terminal.core.operator.wording import title, unit_of_item
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.plant.requirement import issued, needed

KINDS: Final = ("planned", "extra", "return")
DONE: Final = {"planned": "issued", "extra": "issued extra", "return": "returned"}
INSTEAD: Final = "scan the lot label on the bar or box, then a number, OK"
WORDS: Final = Words(
    "scan the lot label on the bar or box, then type a number",
    "[Enter] BOOK  [+] next line  [-] planned/extra/return  [<-] correct  [/] back",
)
BROUGHT_KEPT: Final = 8


@dataclass(slots=True)
class Issue:
    """What is being issued. `kind` is planned, extra or return."""

    line: int = 0
    item: str = ""
    lot: str = ""
    typed: str = ""
    kind: str = "planned"


@dataclass(slots=True)
class Detour:
    """A booking that was left to scan a lot first, and is come back to."""

    waits: tuple[str, str, str] | None = None
    """(badge, order, operation)"""


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One line of what the operation takes."""

    number: int
    chosen: bool
    item: str
    description: str
    need: str
    issued: str
    left: str
    lot: str


@dataclass(frozen=True, slots=True)
class MaterialBody:
    """What the operation takes, and what is being issued."""

    title: str
    lines: list[MaterialLine]
    item: str
    lot: str
    typed: str
    kind: str
    here: str


def open_material(wp: Workplace) -> None:
    """Go here with nothing chosen."""
    wp.put(Issue())
    wp.go("material")


def _lines(wp: Workplace) -> list[JobMaterial]:
    """The material lines of the operation in front."""
    step = wp.current
    return step.job["material"] if step and step.job else []


def scan(wp: Workplace, code: Scan) -> None:
    """A label chooses the line, QTY sets the number, OK issues, UNDO takes the last booking back."""
    if gone(wp):
        return
    issue = wp.draft(Issue)
    if code.kind in (Kind.LOT, Kind.ITM):
        take_label(wp, code)
    elif code.kind is Kind.QTY:
        issue.typed = of_card(code.body)
    elif code.kind is Kind.RSN and issue.kind == "extra":
        _issue_extra(wp, code.body)
    elif code.kind is Kind.CMD and code.body == "OK":
        _issue(wp)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    else:
        not_here(wp, code, INSTEAD)


def foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label: looked up among the aliases."""
    supplied = supplied_item(wp, code)
    if supplied is not None:
        _take(wp, *supplied)


def key(wp: Workplace, pressed: str) -> None:
    """Digits type, plus goes to the next line, minus changes between planned, extra and return, Enter issues, / leaves."""
    if gone(wp):
        return
    issue = wp.draft(Issue)
    typed = typed_with(issue.typed, pressed)
    if typed is not None:
        issue.typed = typed
    elif pressed == "plus":
        _next_line(wp)
    elif pressed == "minus":
        issue.kind = KINDS[(KINDS.index(issue.kind) + 1) % len(KINDS)]
    elif pressed == "enter":
        _issue(wp)
    elif pressed == "slash":
        leave(wp)


def _next_line(wp: Workplace) -> None:
    issue, lines = wp.draft(Issue), _lines(wp)
    if lines:
        following = (issue.line + 1) % len(lines) if issue.item else issue.line
        wp.put(Issue(following, lines[following]["item"], "", "", issue.kind))


def leave(wp: Workplace) -> None:
    """Back to the operation, or to the booking that asked for a lot."""
    waits = wp.draft(Detour).waits
    wp.put(Issue())
    wp.put(Detour())
    if waits is not None and waits == (wp.place.badge, wp.place.mo, wp.place.op):
        wp.go("quantity")
    else:
        wp.go("running" if my_session(wp) else "dispatch")


# --- labels -----------------------------------------------------------------------------------------------


def take_label(wp: Workplace, code: Scan) -> None:
    """A lot or item label was scanned."""
    if code.kind is Kind.LOT:
        _take_lot(wp, code)
        return
    item = wp.item_by_code(code.body)
    if item is None:
        wp.refuse("item-unknown", item=code.body)
    else:
        _take(wp, str(item["id"]), "")


def _take_lot(wp: Workplace, code: Scan) -> None:
    here = wp.replica.lot_at(wp.supply, code.body)
    elsewhere = wp.replica.lot_anywhere(code.body) if here is None else None
    if here is not None:
        _take(wp, here[0], here[1])
    elif elsewhere is None:
        wp.refuse("lot-unknown", lot=code.body)
    else:
        _bring(wp, code, *elsewhere)


def _bring(wp: Workplace, code: Scan, item: str, lot: str, location: str, q: str) -> None:
    """The lot is in somebody's hands here and the books say elsewhere: an anomaly, and no reason to stop working.

    Who may move stock moves it with the same Enter; else it stands here, and the books tell the storekeeper.
    """
    moves = check_role("transfer", "", wp.roles) is None and bool(wp.supply)
    goes_on = "move it here" if moves else "use it here all the same"
    question = f"lot {lot} lies at {location} by the books ({q} {unit_of_item(wp, item)}); {goes_on}?"
    if not wp.confirm(f"bring-{lot}", question, lambda again: take_label(again, code)):
        return
    if moves:
        moved = {"item": item, "lot": lot, "from": location, "to": wp.supply, "q": q}
        if wp.save("transfer", moved, item) is None:
            return
    others = [brought for brought in wp.place.brought if brought != lot]
    wp.place.brought = [*others[1 - BROUGHT_KEPT :], lot]
    _take(wp, item, lot)


def _take(wp: Workplace, item: str, lot: str) -> None:
    """An item, perhaps of a lot: red and nothing chosen when the operation does not need it."""
    issue = wp.draft(Issue)
    for number, line in enumerate(_lines(wp)):
        if item == line["item"] or item in line["alternates"]:
            wp.put(Issue(number, item, lot, issue.typed, issue.kind))
            if lot and line["mode"] == "lot":
                wp.place.staged[line["item"]] = [item, lot]
                wp.say(f"lot {lot} of {item} stands here; bookings take from it")
            else:
                wp.say(f"{item} is line {number + 1} | type a number, Enter")
            return
    wp.refuse("item-not-needed", item=item)


# --- issuing ----------------------------------------------------------------------------------------------


def _issue(wp: Workplace) -> None:
    """Issue the typed number of the chosen line; a lot chosen without a number just stands here."""
    issue = wp.draft(Issue)
    if not issue.item:
        wp.refuse("not-now", what="OK", prompt=INSTEAD)
    elif not issue.typed and issue.lot:
        leave(wp)
        wp.say(f"lot {issue.lot} of {issue.item} stands here")
    elif _quantity(wp) is None:
        return
    elif issue.kind == "extra":
        ask(wp, EXTRA)
    else:
        _save(wp, issue.kind, None)


def _quantity(wp: Workplace) -> int | None:
    """What was typed; None, and said why, when there is nothing to issue."""
    issue = wp.draft(Issue)
    if not issue.typed:
        wp.refuse("nothing-to-book")
        return None
    q = quantity_of_item(wp, issue.typed, issue.item)
    if q == 0:
        wp.refuse("nothing-to-book")
    return q or None


def _chosen_reason(wp: Workplace, record: Option) -> None:
    _issue_extra(wp, compact(str(record["id"])))


EXTRA: Final = Choice("extra", "WHY EXTRA MATERIAL?", _chosen_reason)


def _issue_extra(wp: Workplace, code: str) -> None:
    """The reason of an extra issue was given."""
    record = wp.replica.ref_by_code("reason", code)
    if not wp.draft(Issue).item:
        wp.refuse("not-now", what=f"reason {code}", prompt=INSTEAD)
    elif record is None or record["kind"] != "extra":
        wp.refuse("reason-unknown", reason=code, kind="extra")
    else:
        _save(wp, "extra", str(record["id"]))


def _save(wp: Workplace, kind: str, reason: str | None) -> None:
    issue = wp.draft(Issue)
    if _quantity(wp) is None:
        return
    record = wp.replica.ref("item", issue.item) or {}
    if record.get("lot_tracked") and not issue.lot:
        wp.refuse("lot-wanted", item=issue.item)
        return
    typed = issue.typed.rstrip(".").replace(",", ".")
    data: dict[str, Any] = {
        "mo": wp.place.mo,
        "op": wp.place.op,
        "item": issue.item,
        "lot": issue.lot,
        "location": wp.supply or str(record.get("home") or "RAW"),
        "q": typed,
    }
    if kind != "return":
        data["kind"] = kind
    if reason is not None:
        data["reason"] = reason
    if wp.save("return" if kind == "return" else "consume", data, subject(wp)) is not None:
        wp.say(f"{typed} {shown(str(record.get('unit', '')))} of {issue.item} {DONE[kind]}, saved")
        open_material(wp)


# --- what is shown ----------------------------------------------------------------------------------------


def body(wp: Workplace) -> MaterialBody | None:
    """What the operation takes, what of it was issued, and what is on hand of what is chosen."""
    step, issue = wp.current, wp.draft(Issue)
    if step is None:
        return None
    stock = wp.replica.stock(issue.item, wp.supply) if issue.item else None
    unit = unit_of_item(wp, issue.item)
    return MaterialBody(
        title=title(step),
        lines=[_line(wp, step, number, line) for number, line in enumerate(_lines(wp))],
        item=issue.item,
        lot=issue.lot,
        typed=_typed(issue, unit),
        kind=issue.kind,
        here=f"{stock['q'] if stock else '0'} {unit} at {wp.supply}" if issue.item else "",
    )


def _typed(issue: Issue, unit: str) -> str:
    """The number so far; before an item is chosen only where there is one."""
    return f"{issue.typed or '_'} {unit}".rstrip() if issue.item or issue.typed else ""


def _line(wp: Workplace, step: Step, number: int, line: JobMaterial) -> MaterialLine:
    issue = wp.draft(Issue)
    need, taken = needed(line, step.start_q), issued(step, line)
    unit = shown(line["unit"])
    return MaterialLine(
        number=number + 1,
        chosen=issue.item != "" and issue.line == number,
        item=line["item"],
        description=shown(line["description"]),
        need=f"{show(need)} {unit}",
        issued=f"{show(taken)}{_beside_plan(step, line)} {unit}",
        left=f"{show(max(0, need - taken))} {unit}",
        lot=_lot(wp, line),
    )


def _lot(wp: Workplace, line: JobMaterial) -> str:
    """Which lot stands here, or how else it is taken."""
    if line["mode"] == "backflush":
        return "backflush"
    standing = wp.place.staged.get(line["item"], ["", ""])[1]
    return standing or ("scan a lot" if line["mode"] == "lot" else "-")


def _beside_plan(step: Step, line: JobMaterial) -> str:
    """What was issued on top of the plan, less what went back."""
    q = sum(step.beside.get(item, 0) for item in (line["item"], *line["alternates"]))
    return f"{'+' if q > 0 else ''}{show(q)}" if q else ""


SCREEN: Final = Screen(
    name="material",
    words=WORDS,
    scan=scan,
    key=key,
    foreign=foreign,
    body=body,
    coach="DEMO: press / to go back",
    numbers=True,
)

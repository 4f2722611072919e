"""The storekeeper's form: receive, transfer, count, ship, adjust, and looking things up. Scans fill it, Enter books it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from shared.ids import compact
from shared.lifecycle import check_report
from shared.plant_time import iso
from shared.quantity import parse, show
from shared.rules import refuse
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.acts.common import (
    alias_of,
    badge,
    not_here,
    open_manual,
    open_picker,
    quantity_text,
    typed_of_item,
    typed_with,
)
from terminal.core.operator.acts.listing import undo
from terminal.core.operator.acts.proposal import on_hand, propose
from terminal.core.operator.forms import Form
from terminal.core.operator.workplace import Workplace, shown

LOOK: Final = "look"
SIGNED: Final = frozenset({"adjust"})
WITH_REASON: Final = frozenset({"count", "adjust"})


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of stock work: its title, and which fields it asks for, in this order."""

    title: str
    asks: tuple[str, ...]
    done: str


FORMS: Final = {
    "receive": Act("RECEIVE", ("item", "lot", "target", "typed"), "received"),
    "transfer": Act("TRANSFER", ("item", "lot", "source", "target", "mo", "typed"), "moved"),
    "count": Act("COUNT", ("item", "lot", "source", "typed"), "counted"),
    "ship": Act("SHIP", ("item", "lot", "source", "typed"), "shipped"),
    "adjust": Act("ADJUST", ("item", "lot", "source", "typed"), "adjusted"),
    LOOK: Act("LOOK UP", (), ""),
}
TYPED_KINDS: Final = {"item": "ITM", "lot": "LOT", "source": "LOC", "target": "LOC"}
"""Field → the kind of code that is typed for it."""
PROMPTS: Final = {
    "item": "scan the item's label, or the lot's",
    "lot": "scan the lot's label (for goods received: a fresh one, then stick it on)",
    "source": "scan the place where it is",
    "target": "scan the place where it goes, or a workstation",
    "typed": "type the quantity or scan a QTY card, then Enter or OK",
    "": "scan an item, a lot or a place; [/] leaves",
}


def opened(wp: Workplace, act: str, form: Form | None = None) -> None:
    """Start a form."""
    wp.form = form or Form()
    wp.form.act = act
    wp.go("form")


def next_field(wp: Workplace) -> str:
    """What is asked for next. An order is never asked for, the lot only of what is kept by lot."""
    form = wp.form
    for name in FORMS[form.act].asks:
        if name == "mo" or getattr(form, name):
            continue
        if name != "lot" or by_lot(wp):
            return name
    return "" if form.act == LOOK else "typed"


def by_lot(wp: Workplace) -> bool:
    """Whether the form's item is kept by lot."""
    return bool((wp.replica.ref("item", wp.form.item) or {}).get("lot_tracked"))


def scan(wp: Workplace, code: Scan) -> None:
    """A label fills its field, a QTY card the number; OK books, CANCEL leaves."""
    take = _TAKES.get(code.kind)
    if take is not None:
        _anew(wp, code.kind)
        take(wp, code)
        propose(wp)
    elif code.kind is Kind.CMD and code.body == "OK":
        book(wp)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    elif code.kind is Kind.CMD and code.body.lower() in FORMS:
        opened(wp, code.body.lower())
    else:
        not_here(wp, code, PROMPTS[next_field(wp)])


def foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label: looked up among the aliases."""
    _anew(wp, Kind.ITM)
    alias = alias_of(wp, code)
    if alias is not None:
        take_item(wp, *alias)
        propose(wp)


def _anew(wp: Workplace, kind: Kind) -> None:
    """Whatever is looked up next, found or not, has nothing to do with what was looked up before."""
    if wp.form.act == LOOK and kind not in (Kind.EMP, Kind.QTY, Kind.RSN):
        wp.form = Form(act=LOOK)


def key(wp: Workplace, pressed: str) -> None:
    """Digits type the quantity, minus its sign, star the field that is asked for, Enter books, slash leaves."""
    form = wp.form
    typed = typed_with(form.typed, pressed) if form.act != LOOK else None
    if typed is not None:
        form.typed, form.missing = typed, 0
    elif pressed == "minus" and form.act in SIGNED:
        form.typed = form.typed[1:] if form.typed.startswith("-") else f"-{form.typed}"
    elif pressed == "star":
        open_manual(wp, TYPED_KINDS.get(next_field(wp), ""))
    elif pressed == "plus":
        form.first += 1
    elif pressed == "enter" and form.act != LOOK:
        book(wp)
    elif pressed == "slash":
        leave(wp)


def leave(wp: Workplace) -> None:
    """Back to the storekeeper's list."""
    wp.form = Form()
    wp.go("store")


# --- scans ---------------------------------------------------------------------------------------------


def _item(wp: Workplace, code: Scan) -> None:
    item = wp.item_by_code(code.body)
    if item is None:
        wp.refuse("item-unknown", item=code.body)
    else:
        take_item(wp, str(item["id"]), "")


def take_item(wp: Workplace, item: str, lot: str) -> None:
    """An item, perhaps of a lot: another item starts the form anew."""
    form = wp.form
    if form.item and form.item != item:
        wp.form = form = Form(act=form.act, source=form.source, target=form.target, mo=form.mo)
    if lot and form.lot and lot != form.lot and form.act != "count":
        form.source = ""  # another lot may lie elsewhere
    form.item, form.lot = item, lot or form.lot
    home = str((wp.replica.ref("item", item) or {}).get("home") or "")
    if form.act == "receive":
        form.target = form.target or home
    elif not form.source:
        form.source = _where_it_is(wp, item, form.lot) or home
    if form.act == "count":
        _look_now(wp)
    record = wp.replica.ref("item", item) or {}
    wp.say(f"{item} {shown(str(record.get('description') or ''))} {'lot ' + form.lot if form.lot else ''}".rstrip())


def _where_it_is(wp: Workplace, item: str, lot: str) -> str:
    """The only place that holds it, or `""`: of several, a person says which."""
    places = [
        doc["location"]
        for doc in wp.replica.stocks()
        if doc["item"] == item
        and (any(one["lot"] == lot and parse(one["q"]) > 0 for one in doc["lots"]) if lot else parse(doc["q"]) > 0)
    ]
    return places[0] if len(places) == 1 else ""


def _look_now(wp: Workplace) -> None:
    """A count is what is on the shelf when the shelf is looked at: that is the scan, not the key that books it."""
    wp.form.counted_at = wp.now.ms


def _lot(wp: Workplace, code: Scan) -> None:
    form = wp.form
    known = [
        (doc["item"], one["lot"]) for doc in wp.replica.stocks() for one in doc["lots"] if compact(one["lot"]) == code.body
    ]
    mine = [one for one in known if one[0] == form.item]
    if mine or known:
        take_item(wp, *(mine or known)[0])
    elif form.act == "receive":
        form.lot = code.body
        wp.say(f"lot {code.body} is new: stick this label on the goods")
    else:
        wp.refuse("lot-unknown", lot=code.body)


def _place(wp: Workplace, code: Scan) -> None:
    record = wp.replica.ref_by_code("location", code.body)
    if record is None:
        wp.refuse("location-unknown", location=code.body)
    else:
        take_place(wp, str(record["id"]))


def _workstation(wp: Workplace, code: Scan) -> None:
    record = wp.replica.ref_by_code("workstation", code.body)
    supply = str((record or {}).get("supply") or "")
    if record is None or not supply:
        wp.refuse("workstation-unknown" if record is None else "no-supply", workstation=code.body)
    else:
        take_place(wp, supply)


def take_place(wp: Workplace, place: str) -> None:
    """A place: where it goes when something is received, or moved from a place already known; else where it is."""
    form = wp.form
    if form.act == LOOK:
        form.source = place
    elif form.act == "receive" or (form.act == "transfer" and form.source and form.source != place):
        form.target = place
    else:
        form.source = place
        if form.act == "count":
            _look_now(wp)
    wp.say(f"place {place}")


def _order(wp: Workplace, code: Scan) -> None:
    doc = wp.replica.mo(code.mo)
    if doc is None:
        wp.refuse("order-unknown", mo=code.mo)
        return
    wp.form.mo = code.mo
    wp.say(f"{code.mo}: {shown(doc['description'])}, {doc['good']} good of {doc['q_start']}, {doc['status']}")


def _quantity_card(wp: Workplace, code: Scan) -> None:
    wp.form.typed, wp.form.missing = quantity_text(code.body), 0


def _reason_card(wp: Workplace, code: Scan) -> None:
    record = wp.replica.ref_by_code("reason", code.body)
    if wp.form.act not in WITH_REASON or record is None or record["kind"] != "count":
        wp.refuse("reason-unknown", reason=code.body, kind="count")
    else:
        choose(wp, record)


_TAKES: Final[dict[Kind, Callable[[Workplace, Scan], None]]] = {
    Kind.ITM: _item,
    Kind.LOT: _lot,
    Kind.LOC: _place,
    Kind.WS: _workstation,
    Kind.MO: _order,
    Kind.OP: _order,
    Kind.QTY: _quantity_card,
    Kind.RSN: _reason_card,
    Kind.EMP: lambda wp, code: badge(wp, code.body),
}


# --- booking -------------------------------------------------------------------------------------------


def _quantity(wp: Workplace) -> int | None:
    form = wp.form
    q = typed_of_item(wp, form.typed, form.item)
    if q == 0 and form.act != "count":
        wp.refuse("nothing-to-book")
        return None
    return q


def book(wp: Workplace) -> None:
    """Check and save; a count or a correction asks for its reason where there is a choice."""
    form = wp.form
    missing = next_field(wp) if form.act != LOOK else ""
    if form.act == LOOK or (missing and not (missing == "typed" and form.typed)):
        wp.refuse("not-now", what="OK", prompt=PROMPTS[missing])
        return
    q = _quantity(wp)
    if q is None:
        return
    here = on_hand(wp, form.item, form.source, form.lot)
    if form.act == "ship" and q > here:
        wp.refuse("not-enough", q=show(max(0, here)), item=form.item, location=form.source)
        return
    if form.act == "transfer" and q > here:
        asked = f"{form.source} holds {show(here)} of {form.item} by the books; move {show(q)} all the same?"
        if not wp.confirm(f"beyond-{form.item}-{q}", asked, book):
            return
    if form.act == "transfer" and form.mo:
        doc = wp.replica.mo(form.mo)
        refusal = check_report(doc["status"]) if doc else refuse("order-unknown", mo=form.mo)
        if refusal is not None:
            wp.refuse_text(form.mo, refusal)
            return
    if form.act in WITH_REASON:
        reasons = [r for r in wp.replica.offered("reason") if r["kind"] == "count"]
        if len(reasons) != 1:
            open_picker(wp, "count")
            return
        choose(wp, reasons[0])
        return
    _save(wp, q, {})


def choose(wp: Workplace, record: dict[str, Any]) -> None:
    """The reason of a count or a correction was given."""
    if next_field(wp) not in ("", "typed") or not wp.form.typed:
        wp.refuse("not-now", what=f"reason {record['id']}", prompt=PROMPTS[next_field(wp)])
        return
    q = _quantity(wp)
    if q is not None:
        _save(wp, q, {"reason": record["id"]})


def _save(wp: Workplace, q: int, more: dict[str, Any]) -> None:
    form = wp.form
    act = FORMS[form.act]
    verb = "move" if form.act == "transfer" and form.mo else form.act
    # A lot of what is not kept by lot would never be found again by what takes it.
    lot = form.lot if form.act != "receive" or by_lot(wp) else ""
    data: dict[str, Any] = {"item": form.item, "lot": lot, "q": show(q), **more}
    if form.act == "transfer":
        data |= {"from": form.source, "to": form.target}
        if form.mo:
            data["mo"] = form.mo
    else:
        data["location"] = form.target if form.act == "receive" else form.source
    if form.act == "count":
        data["counted_at"] = iso(form.counted_at or wp.now.ms)
    if form.act == "transfer" and form.source == form.target:
        wp.refuse("not-now", what="OK", prompt="scan two different places")
        return
    if wp.save(verb, data, f"{form.item} {form.lot}".strip()) is None:
        return
    unit = shown(str((wp.replica.ref("item", form.item) or {}).get("unit") or ""))
    wp.say(f"{show(q)} {unit} of {form.item} {act.done}, saved")
    if form.once:
        leave(wp)
        return
    wp.form = Form(act=form.act, source=form.source if form.act == "count" else "")
    wp.go("form")

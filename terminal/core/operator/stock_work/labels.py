"""Labels and cards: each fills its field."""

from collections.abc import Callable
from typing import Final

from shared.ids import compact
from shared.quantity import parse
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.codes import supplied_item
from terminal.core.operator.numbers import of_card
from terminal.core.operator.signing import badge
from terminal.core.operator.stock_work.booking import give_reason
from terminal.core.operator.stock_work.draft import StockDraft
from terminal.core.operator.stock_work.proposal import propose
from terminal.core.operator.wording import order_line
from terminal.core.operator.workplace import Workplace, shown

_ASIDE: Final = frozenset({Kind.EMP, Kind.QTY, Kind.RSN})
"""Codes that look nothing up."""


def take(wp: Workplace, code: Scan) -> bool:
    """Fill in what a label says. False when it is none."""
    fill = _FILLS.get(code.kind)
    if fill is None:
        return False
    if code.kind not in _ASIDE:
        _look_anew(wp)
    fill(wp, code)
    propose(wp)
    return True


def take_foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label: looked up among the aliases."""
    _look_anew(wp)
    supplied = supplied_item(wp, code)
    if supplied is not None:
        _take_item(wp, *supplied)
        propose(wp)


def _look_anew(wp: Workplace) -> None:
    """Whatever is looked up next, there or not, has nothing to do with what was looked up before."""
    if wp.draft(StockDraft).looks_up:
        wp.put(StockDraft())


# --- items and lots ---------------------------------------------------------------------------------------


def _item(wp: Workplace, code: Scan) -> None:
    item = wp.item_by_code(code.body)
    if item is None:
        wp.refuse("item-unknown", item=code.body)
    else:
        _take_item(wp, str(item["id"]), "")


def _lot(wp: Workplace, code: Scan) -> None:
    draft = wp.draft(StockDraft)
    lots = [
        (doc["item"], lot["lot"]) for doc in wp.replica.stocks() for lot in doc["lots"] if compact(lot["lot"]) == code.body
    ]
    of_item = [(item, lot) for item, lot in lots if item == draft.item]
    if lots:
        _take_item(wp, *(of_item or lots)[0])
    elif draft.work == "receive":
        draft.lot = code.body
        wp.say(f"lot {code.body} is new: stick this label on the goods")
    else:
        wp.refuse("lot-unknown", lot=code.body)


def _take_item(wp: Workplace, item: str, lot: str) -> None:
    """An item, perhaps of a lot: another item starts the draft anew."""
    draft = _draft_for(wp, item)
    if lot and draft.lot and lot != draft.lot and draft.work != "count":
        draft.source = ""  # another lot may lie elsewhere
    draft.item, draft.lot = item, lot or draft.lot
    record = wp.replica.ref("item", item) or {}
    home = str(record.get("home") or "")
    if draft.work == "receive":
        draft.target = draft.target or home
    elif not draft.source:
        draft.source = _where_it_is(wp, item, draft.lot) or home
    _look_now(wp)
    wp.say(f"{item} {shown(str(record.get('description') or ''))} {'lot ' + draft.lot if draft.lot else ''}".rstrip())


def _draft_for(wp: Workplace, item: str) -> StockDraft:
    draft = wp.draft(StockDraft)
    if draft.item and draft.item != item:
        draft = StockDraft(work=draft.work, source=draft.source, target=draft.target, mo=draft.mo)
        wp.put(draft)
    return draft


def _where_it_is(wp: Workplace, item: str, lot: str) -> str:
    """The only place that holds it, or `""`: of several, a person says which."""
    places = [
        doc["location"]
        for doc in wp.replica.stocks()
        if doc["item"] == item
        and (any(kept["lot"] == lot and parse(kept["q"]) > 0 for kept in doc["lots"]) if lot else parse(doc["q"]) > 0)
    ]
    return places[0] if len(places) == 1 else ""


def _look_now(wp: Workplace) -> None:
    """A count is what is on the shelf when the shelf is looked at: that is the scan, not the key that books it."""
    draft = wp.draft(StockDraft)
    if draft.work == "count":
        draft.counted_at = wp.now.ms


# --- places -----------------------------------------------------------------------------------------------


def _place(wp: Workplace, code: Scan) -> None:
    record = wp.replica.ref_by_code("location", code.body)
    if record is None:
        wp.refuse("location-unknown", location=code.body)
    else:
        _take_place(wp, str(record["id"]))


def _workstation(wp: Workplace, code: Scan) -> None:
    record = wp.replica.ref_by_code("workstation", code.body)
    supply = str((record or {}).get("supply") or "")
    if record is None or not supply:
        wp.refuse("workstation-unknown" if record is None else "no-supply", workstation=code.body)
    else:
        _take_place(wp, supply)


def _take_place(wp: Workplace, place: str) -> None:
    """A place: where it goes when something is received, or moved from a place already known; else where it is."""
    draft = wp.draft(StockDraft)
    moved_on = draft.work == "transfer" and draft.source and draft.source != place
    if draft.work == "receive" or moved_on:
        draft.target = place
    else:
        draft.source = place
        _look_now(wp)
    wp.say(f"place {place}")


# --- the rest ---------------------------------------------------------------------------------------------


def _order(wp: Workplace, code: Scan) -> None:
    order = wp.replica.mo(code.mo)
    if order is None:
        wp.refuse("order-unknown", mo=code.mo)
        return
    wp.draft(StockDraft).mo = code.mo
    wp.say(order_line(order))


def _quantity_card(wp: Workplace, code: Scan) -> None:
    draft = wp.draft(StockDraft)
    draft.typed, draft.missing = of_card(code.body), 0


def _reason_card(wp: Workplace, code: Scan) -> None:
    record = wp.replica.ref_by_code("reason", code.body)
    if not wp.draft(StockDraft).kind.reasoned or record is None or record["kind"] != "count":
        wp.refuse("reason-unknown", reason=code.body, kind="count")
    else:
        give_reason(wp, record)


def _badge(wp: Workplace, code: Scan) -> None:
    badge(wp, code.body)


_FILLS: Final[dict[Kind, Callable[[Workplace, Scan], None]]] = {
    Kind.ITM: _item,
    Kind.LOT: _lot,
    Kind.LOC: _place,
    Kind.WS: _workstation,
    Kind.MO: _order,
    Kind.OP: _order,
    Kind.QTY: _quantity_card,
    Kind.RSN: _reason_card,
    Kind.EMP: _badge,
}

"""Codes and labels that do the same, or nothing, on several screens."""

from shared.ids import compact
from shared.rules import refuse
from shared.scan import PRINTED_WORDS, Foreign, Kind, Scan
from terminal.core.operator.workplace import Workplace, shown


def not_here(wp: Workplace, scan: Scan, instead: str) -> None:
    """A code that does nothing on this screen; `instead` is what would."""
    wp.refuse("not-now", what=f"{scan.kind} {PRINTED_WORDS.get(scan.body, scan.body)}", prompt=instead)


def unknown(wp: Workplace, code: Foreign) -> None:
    """Somebody else's code where none is looked up: say what it looks like."""
    wp.refuse_text(shown(code.text), refuse("code-unknown", looks=_looks_like(code)))


def _looks_like(code: Foreign) -> str:
    text = code.text
    if code.aim == "]C1":
        return "looks like a GS1 label"
    if text.isdigit() and len(text) in (8, 12, 13, 14):
        return f"looks like an EAN/UPC of {len(text)} digits"
    return "not one of this plant's codes"


def supplied_item(wp: Workplace, code: Foreign) -> tuple[str, str] | None:
    """The (item, lot) a supplier's label stands for; None, and said what it looks like, when nobody has said so."""
    alias = wp.replica.ref_by_code("alias", compact("".join(c for c in code.text if c.isascii() and c.isalnum())))
    if alias is None or not alias["active"]:
        unknown(wp, code)
        return None
    return str(alias["item"]), str(alias["lot"])


def tell_label(wp: Workplace, scan: Scan) -> None:
    """Say what a lot or item label is."""
    if scan.kind is Kind.LOT:
        _tell_lot(wp, scan.body)
    else:
        _tell_item(wp, scan.body)


def _tell_lot(wp: Workplace, body: str) -> None:
    lot = wp.replica.lot_at(wp.supply, body)
    if lot is None:
        wp.refuse("lot-unknown", lot=body)
    else:
        wp.say(f"lot {lot[1]} of {lot[0]}: {lot[2]} at {wp.supply}")


def _tell_item(wp: Workplace, body: str) -> None:
    item = wp.item_by_code(body)
    if item is None:
        wp.refuse("item-unknown", item=body)
        return
    stock = wp.replica.stock(str(item["id"]), wp.supply)
    here = f"{stock['q'] if stock else '0'} {shown(str(item['unit']))} at {wp.supply or '-'}"
    wp.say(f"{item['id']} {shown(str(item['description']))}: {here}")

"""The storekeeper's form: receive, transfer, count, ship, adjust, and looking things up. Scans fill it, Enter books it."""

from dataclasses import dataclass
from typing import Final

from shared.documents import StockDocument
from shared.plant_time import clock_text
from shared.quantity import parse, show
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.codes import not_here
from terminal.core.operator.numbers import typed_with
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens.manual import open_manual
from terminal.core.operator.stock_work.booking import book, leave, open_stock
from terminal.core.operator.stock_work.draft import StockDraft, by_lot, next_field, next_prompt
from terminal.core.operator.stock_work.kinds import WORK
from terminal.core.operator.stock_work.labels import take, take_foreign
from terminal.core.operator.undo import undo
from terminal.core.operator.wording import unit_of_item
from terminal.core.operator.workplace import Workplace, shown

KEYS: Final = "[Enter] BOOK  [*] type what is asked for  [+] more  [<-] correct  [/] back"
LOOK_KEYS: Final = "[+] more   [*] type a code   [/] back"
TYPED_KINDS: Final = {"item": "ITM", "lot": "LOT", "source": "LOC", "target": "LOC"}
"""Field → the kind of code that is typed for it."""
NAMES: Final = {"item": "item", "lot": "lot", "source": "at", "target": "to", "mo": "for order", "typed": "quantity"}
ROWS: Final = 6

StockRow = tuple[str, str, str, str]
"""(item, place, lot, quantity) on hand."""


@dataclass(frozen=True, slots=True)
class StockField:
    """One field; `wanted` is the one asked for next."""

    name: str
    value: str
    wanted: bool


@dataclass(frozen=True, slots=True)
class StockBody:
    """The fields, with what the books say beside them."""

    title: str
    fields: list[StockField]
    heading: str
    rows: list[StockRow]
    page: str


def scan(wp: Workplace, code: Scan) -> None:
    """A label fills its field, a QTY card the number; OK books, CANCEL leaves."""
    if take(wp, code):
        return
    if code.kind is Kind.CMD and code.body == "OK":
        book(wp)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    elif code.kind is Kind.CMD and code.body.lower() in WORK:
        open_stock(wp, code.body.lower())
    else:
        not_here(wp, code, next_prompt(wp))


def foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label: looked up among the aliases."""
    take_foreign(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """Digits type the quantity, minus its sign, star the field that is asked for, Enter books, slash leaves."""
    draft = wp.draft(StockDraft)
    typed = None if draft.looks_up else typed_with(draft.typed, pressed)
    if typed is not None:
        draft.typed, draft.missing = typed, 0
    elif pressed == "minus" and draft.kind.signed:
        draft.typed = draft.typed[1:] if draft.typed.startswith("-") else f"-{draft.typed}"
    elif pressed == "star":
        open_manual(wp, TYPED_KINDS.get(next_field(wp), ""), new_lots=draft.work == "receive")
    elif pressed == "plus":
        draft.first += 1
    elif pressed == "enter" and not draft.looks_up:
        book(wp)
    elif pressed == "slash":
        leave(wp)


# --- what is shown ----------------------------------------------------------------------------------------


def words(wp: Workplace) -> Words:
    """What is asked for next."""
    return Words(next_prompt(wp), LOOK_KEYS if wp.draft(StockDraft).looks_up else KEYS)


def body(wp: Workplace) -> StockBody:
    """What is filled in, and what the books say about it."""
    draft = wp.draft(StockDraft)
    rows = _rows(wp)
    pages = max(1, -(-len(rows) // ROWS))
    page = draft.first % pages
    return StockBody(
        title=draft.kind.title,
        fields=_fields(wp),
        heading=_heading(wp),
        rows=rows[page * ROWS :][:ROWS],
        page=f"page {page + 1}/{pages}" if pages > 1 else "",
    )


def _fields(wp: Workplace) -> list[StockField]:
    draft, wanted = wp.draft(StockDraft), next_field(wp)
    fields = [StockField(_name(draft.work, name), _value(wp, name), name == wanted) for name in draft.kind.asks]
    if draft.work == "count" and draft.counted_at:
        fields.append(StockField("counted at", clock_text(draft.counted_at, seconds=True), False))
    return fields


def _name(work: str, field: str) -> str:
    return "from" if field == "source" and work in ("transfer", "ship") else NAMES[field]


def _value(wp: Workplace, field: str) -> str:
    draft = wp.draft(StockDraft)
    if field == "item" and draft.item:
        record = wp.replica.ref("item", draft.item) or {}
        return f"{draft.item}  {shown(str(record.get('description') or ''), 40)}"
    if field == "lot" and not draft.lot and draft.item and not by_lot(wp):
        return "(not kept by lot)"
    if field == "typed":
        return f"{draft.typed or '_'} {unit_of_item(wp, draft.item)}"
    return str(getattr(draft, field))


def _heading(wp: Workplace) -> str:
    draft = wp.draft(StockDraft)
    order = wp.replica.mo(draft.mo) if draft.mo and draft.looks_up else None
    if order is not None:
        return (
            f"{draft.mo}  {shown(order['description'], 30)}: {order['good']} good of {order['q_start']}, {order['status']}"
        )
    if draft.item:
        return f"on hand of {draft.item}"
    return f"on hand at {draft.source}" if draft.source else ""


def _rows(wp: Workplace) -> list[StockRow]:
    """On hand by item, place and lot. Of an order that is looked up, its steps."""
    draft = wp.draft(StockDraft)
    order = wp.replica.mo(draft.mo) if draft.looks_up else None
    if order is not None:
        return [(f"OP {op['op']}", op["group"], op["status"], f"{op['good']} good") for op in order["ops"]]
    if draft.item:
        stocks = [doc for doc in wp.replica.stocks() if doc["item"] == draft.item]
    else:
        stocks = [doc for doc in wp.replica.stocks() if draft.source and doc["location"] == draft.source]
    return sorted(row for doc in stocks for row in _stock(wp, doc))


def _stock(wp: Workplace, doc: StockDocument) -> list[StockRow]:
    """What lies at one place, lot by lot; what lies in no lot has none."""
    unit = unit_of_item(wp, doc["item"])
    rows = [(doc["item"], doc["location"], shown(lot["lot"]), f"{lot['q']} {unit}") for lot in doc["lots"]]
    loose = parse(doc["q"]) - sum(parse(lot["q"]) for lot in doc["lots"])
    return [*rows, (doc["item"], doc["location"], "", f"{show(loose)} {unit}")] if loose else rows


SCREEN: Final = Screen(
    name="stock",
    words=words,
    scan=scan,
    key=key,
    foreign=foreign,
    body=body,
    numbers=True,
)

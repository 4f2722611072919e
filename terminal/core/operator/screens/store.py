"""The storekeeper's list: what the line will be short of, and when; from here every kind of stock work is opened."""

from dataclasses import dataclass
from typing import Final

from shared.documents import CallDocument
from shared.quantity import parse, show
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.codes import not_here
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens import stock
from terminal.core.operator.screens.manual import open_manual
from terminal.core.operator.signing import badge, sign_off
from terminal.core.operator.stock_work.booking import open_stock
from terminal.core.operator.stock_work.draft import StockDraft, next_prompt
from terminal.core.operator.stock_work.kinds import LOOK, WORK
from terminal.core.operator.stock_work.proposal import propose
from terminal.core.operator.talk import EVERYWHERE, KEYS
from terminal.core.operator.undo import undo
from terminal.core.operator.wording import hour, unit_of_item, when
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.supply import Shortage, line_shortages

PAGE: Final = 6
INSTEAD: Final = "scan an item, a lot, a place or an order to look it up"
WORDS: Final = Words(
    "scan an item, a lot, a place or an order to look it up; or press a number",
    "[1] RECEIVE [2] MOVE [3] COUNT [4] SHIP [5] REPLENISH [6] CALLS [9] ADJ [.] [/]",
)
WORK_KEYS: Final = {"1": "receive", "2": "transfer", "3": "count", "4": "ship", "9": "adjust"}
LABELS: Final = frozenset({Kind.ITM, Kind.LOT, Kind.LOC, Kind.WS, Kind.MO, Kind.OP})


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One line of what the line will be short of."""

    chosen: bool
    item: str
    description: str
    location: str
    short: str
    when: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class StoreBody:
    """What the line will be short of, and who calls."""

    lines: list[ShortLine]
    more: int
    calls: list[str]


def scan(wp: Workplace, code: Scan) -> None:
    """A label is looked up; a command card opens its form."""
    if code.kind is Kind.EMP:
        badge(wp, code.body)
    elif code.kind in LABELS:
        open_stock(wp, LOOK)
        stock.scan(wp, code)
    elif code.kind is Kind.CMD and code.body in EVERYWHERE:
        EVERYWHERE[code.body](wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    elif code.kind is Kind.CMD and code.body in ("REPLENISH", "OK"):
        _replenish(wp)
    elif code.kind is Kind.CMD and code.body.lower() in WORK:
        open_stock(wp, code.body.lower())
    else:
        not_here(wp, code, INSTEAD)


def foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label is looked up."""
    open_stock(wp, LOOK)
    stock.foreign(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """1-4 and 9 open forms, minus and plus move in the list, Enter or 5 brings what is chosen, 6-8 call, down, note."""
    if pressed in WORK_KEYS:
        open_stock(wp, WORK_KEYS[pressed])
    elif pressed in ("enter", "5"):
        _replenish(wp)
    elif pressed == "plus":
        wp.selected = min(wp.selected + 1, max(0, len(_shortages(wp)) - 1))
    elif pressed == "minus":
        wp.selected = max(0, wp.selected - 1)
    elif pressed in KEYS:
        KEYS[pressed](wp)
    elif pressed == "0":
        open_manual(wp)
    elif pressed == "slash":
        sign_off(wp)


def _shortages(wp: Workplace) -> list[Shortage]:
    """What the line will be short of, soonest first."""
    return line_shortages(wp.replica, wp.now.ms)


def _replenish(wp: Workplace) -> None:
    """Fill in the transfer that the chosen shortage asks for: what is missing, from where most of it is."""
    shortages = _shortages(wp)
    if not shortages:
        wp.say("the line is not short of anything")
        return
    chosen = shortages[min(wp.selected, len(shortages) - 1)]
    draft = StockDraft(
        item=chosen.item, source=_richest(wp, chosen), target=chosen.location, missing=chosen.short, once=True
    )
    open_stock(wp, "transfer", draft)
    propose(wp)
    wp.say(f"{chosen.item} for {chosen.location} | {next_prompt(wp)}")


def _richest(wp: Workplace, chosen: Shortage) -> str:
    """The place that holds most of the item, other than where it is short."""
    places = [
        (parse(doc["q"]), doc["location"])
        for doc in wp.replica.stocks()
        if doc["item"] == chosen.item and doc["location"] != chosen.location and parse(doc["q"]) > 0
    ]
    return max(places)[1] if places else ""


# --- what is shown ----------------------------------------------------------------------------------------


def body(wp: Workplace) -> StoreBody:
    """What the line will be short of, and who calls; nothing is chosen while nobody is signed on."""
    shortages = _shortages(wp)
    chosen = min(wp.selected, max(0, len(shortages) - 1))
    first = chosen // PAGE * PAGE
    page = shortages[first : first + PAGE]
    signed_on = bool(wp.place.badge)
    return StoreBody(
        lines=[_line(wp, shortage, chosen=signed_on and index == chosen) for index, shortage in enumerate(page, first)],
        more=max(0, len(shortages) - first - len(page)),
        calls=[_call(wp, call) for call in _material_calls(wp)],
    )


def _line(wp: Workplace, shortage: Shortage, *, chosen: bool) -> ShortLine:
    record = wp.replica.ref("item", shortage.item) or {}
    unit = unit_of_item(wp, shortage.item)
    return ShortLine(
        chosen=chosen,
        item=shortage.item,
        description=shown(str(record.get("description") or "")),
        location=shortage.location,
        short=f"{show(shortage.short)} {unit}",
        when=when(shortage.at, wp.now.ms),
        elsewhere=f"{show(max(0, shortage.elsewhere))} {unit}",
    )


def _material_calls(wp: Workplace) -> list[CallDocument]:
    return sorted((call for call in wp.replica.calls() if call["kind"] == "material"), key=lambda call: call["since"])


def _call(wp: Workplace, call: CallDocument) -> str:
    item = wp.replica.ref("item", call.get("item", "")) or {}
    asked_for = " ".join(part for part in (call.get("item"), item.get("description"), call["note"]) if part)
    taken = f"  taken by {wp.name_of(call['taken_by'])}" if call.get("taken_by") else ""
    return f"{hour(call['since'])}  {call['workstation']}  {call['kind']}  {shown(asked_for, 44)}{taken}"


SCREEN: Final = Screen(name="store", words=WORDS, scan=scan, key=key, foreign=foreign, body=body)

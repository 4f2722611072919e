"""The storekeeper's list: what the line will be short of, and when; from here every kind of stock work is opened."""

from shared.quantity import parse
from shared.scan import Foreign, Kind, Scan
from terminal.core.operator.acts import form as forms
from terminal.core.operator.acts.common import badge, not_here, open_manual, sign_off
from terminal.core.operator.acts.form import LOOK, opened
from terminal.core.operator.acts.listing import undo
from terminal.core.operator.acts.proposal import propose
from terminal.core.operator.acts.talk import EVERYWHERE, KEYS
from terminal.core.operator.forms import Form
from terminal.core.operator.workplace import Workplace
from terminal.core.plant.supply import Shortage, line_shortages

PAGE = 6
PROMPT = "scan an item, a lot, a place or an order to look it up"
FORM_KEYS = {"1": "receive", "2": "transfer", "3": "count", "4": "ship", "9": "adjust"}
LABELS = frozenset({Kind.ITM, Kind.LOT, Kind.LOC, Kind.WS, Kind.MO, Kind.OP})


def scan(wp: Workplace, code: Scan) -> None:
    """A label is looked up; a command card opens its form."""
    if code.kind is Kind.EMP:
        badge(wp, code.body)
    elif code.kind in LABELS:
        opened(wp, LOOK)
        forms.scan(wp, code)
    elif code.kind is Kind.CMD and code.body in EVERYWHERE:
        EVERYWHERE[code.body](wp)
    elif code.kind is Kind.CMD and code.body == "UNDO":
        undo(wp)
    elif code.kind is Kind.CMD and code.body in ("REPLENISH", "OK"):
        replenish(wp)
    elif code.kind is Kind.CMD and code.body.lower() in forms.FORMS:
        opened(wp, code.body.lower())
    else:
        not_here(wp, code, PROMPT)


def foreign(wp: Workplace, code: Foreign) -> None:
    """A supplier's label is looked up."""
    opened(wp, LOOK)
    forms.foreign(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """1-4 and 9 open forms, minus and plus move in the list, Enter or 5 brings what is chosen, 6-8 call, down, note."""
    known = len(shortages(wp))
    if pressed in FORM_KEYS:
        opened(wp, FORM_KEYS[pressed])
    elif pressed in ("enter", "5"):
        replenish(wp)
    elif pressed == "plus":
        wp.selected = min(wp.selected + 1, max(0, known - 1))
    elif pressed == "minus":
        wp.selected = max(0, wp.selected - 1)
    elif pressed in KEYS:
        KEYS[pressed](wp)
    elif pressed == "0":
        open_manual(wp)
    elif pressed == "slash":
        sign_off(wp)


def shortages(wp: Workplace) -> list[Shortage]:
    """What the line will be short of, soonest first."""
    return line_shortages(wp.replica, wp.now.ms)


def replenish(wp: Workplace) -> None:
    """Fill in the transfer that the chosen shortage asks for: what is missing, from where most of it is."""
    known = shortages(wp)
    if not known:
        wp.say("the line is not short of anything")
        return
    chosen = known[min(wp.selected, len(known) - 1)]
    form = Form(item=chosen.item, source=richest(wp, chosen), target=chosen.location, missing=chosen.short, once=True)
    opened(wp, "transfer", form)
    propose(wp)
    wp.say(f"{chosen.item} for {chosen.location} | {forms.PROMPTS[forms.next_field(wp)]}")


def richest(wp: Workplace, chosen: Shortage) -> str:
    """The place that holds most of the item, other than where it is short."""
    places = [
        (parse(doc["q"]), doc["location"])
        for doc in wp.replica.stocks()
        if doc["item"] == chosen.item and doc["location"] != chosen.location and parse(doc["q"]) > 0
    ]
    return max(places)[1] if places else ""

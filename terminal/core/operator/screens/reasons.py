"""S8: choose a reason, or one of what is listed, by number or by card."""

from dataclasses import dataclass
from typing import Final

from shared.scan import Kind, Scan
from terminal.core.operator import codes
from terminal.core.operator.choice import WORDS, Choice, Option, Picker, show_picker
from terminal.core.operator.codes import not_here
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.workplace import Workplace, shown

PAGE: Final = 9


@dataclass(frozen=True, slots=True)
class ReasonsBody:
    """What is on offer."""

    title: str
    options: list[tuple[int, str, str]]
    """(number, id, text)"""
    page: str
    note: str
    """What is said with it."""


def _all(wp: Workplace) -> list[Option]:
    picker = wp.draft(Picker)
    if picker.options is not None:
        return picker.options
    return [record for record in wp.replica.offered("reason") if record["kind"] == picker.choice.kind]


def _on_screen(wp: Workplace) -> list[Option]:
    return _all(wp)[wp.draft(Picker).page * PAGE :][:PAGE]


def scan(wp: Workplace, code: Scan) -> None:
    """A reason card picks, CANCEL leaves."""
    choice = wp.draft(Picker).choice
    if code.kind is Kind.RSN:
        _card(wp, choice, code.body)
    elif code.kind is Kind.ITM and choice.labels:
        _label(wp, code)
    elif code.kind is Kind.CMD and code.body == "OK" and choice.none is not None:
        pick(wp, choice.none)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, WORDS.prompt)


def _card(wp: Workplace, choice: Choice, body: str) -> None:
    record = wp.replica.ref_by_code("reason", body)
    wanted = choice.cards or choice.kind
    if record is None or record["kind"] != wanted:
        wp.refuse("reason-unknown", reason=body, kind=wanted)
    elif choice.use_card is not None:
        choice.use_card(wp, record)
    else:
        pick(wp, record)


def _label(wp: Workplace, code: Scan) -> None:
    item = wp.item_by_code(code.body)
    if item is None:
        wp.refuse("item-unknown", item=code.body)
    else:
        pick(wp, item)


def key(wp: Workplace, pressed: str) -> None:
    """1-9 pick, plus turns the page, slash leaves. In a call star adds a word, Enter calls without an item."""
    picker, options = wp.draft(Picker), _on_screen(wp)
    choice = picker.choice
    if pressed.isdigit() and 1 <= int(pressed) <= len(options):
        pick(wp, options[int(pressed) - 1])
    elif pressed == "plus":
        picker.page = (picker.page + 1) % max(1, -(-len(_all(wp)) // PAGE))
    elif pressed == "star" and choice.star is not None:
        choice.star(wp)
    elif pressed == "enter" and choice.none is not None:
        pick(wp, choice.none)
    elif pressed == "slash":
        leave(wp)


def leave(wp: Workplace) -> None:
    """Back to where it was asked."""
    picker = wp.draft(Picker)
    if picker.asks is not None:
        show_picker(wp, picker.asks)
    else:
        wp.go(picker.back)


def pick(wp: Workplace, option: Option) -> None:
    """Use an answer for what asked for it."""
    picker = wp.draft(Picker)
    wp.go(picker.back)
    picker.choice.use(wp, option)


def words(wp: Workplace) -> Words:
    """What is asked."""
    return wp.draft(Picker).choice.words


def body(wp: Workplace) -> ReasonsBody:
    """What is on offer, in pages."""
    picker = wp.draft(Picker)
    pages = -(-len(_all(wp)) // PAGE)
    return ReasonsBody(
        title=picker.choice.title,
        options=[(number, _id(option), shown(str(option["text"]), 60)) for number, option in enumerate(_on_screen(wp), 1)],
        page=f"page {picker.page + 1}/{pages}" if pages > 1 else "",
        note=shown(picker.note, 60),
    )


def _id(option: Option) -> str:
    """What is listed says itself what it is; its id is no word for people."""
    return "" if option["kind"] in ("call", "aside") else str(option["id"])


SCREEN: Final = Screen(
    name="reasons",
    words=words,
    scan=scan,
    key=key,
    foreign=codes.unknown,
    body=body,
    coach="DEMO: press a number",
)

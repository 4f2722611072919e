"""S9: a code typed by its digits instead of scanned. What fits is shown and asked once more.

Gloves and a keypad have no letters: the kind is chosen by number, the digits of the id are typed, and what fits is offered.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from shared.enrolment import CODE_DIGITS, grouped
from shared.ids import compact
from shared.scan import Foreign, Kind, Scan, encode, encode_op
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.words import many

WORDS: Final = Words(
    "type the last digits, then Enter; Enter alone offers all",
    "[0-9] type  [<-] correct  [Enter] look, then take  [+] next  [/] back",
)
LONGEST: Final = 15


@dataclass(frozen=True, slots=True)
class TypedKind:
    """A kind of code that can be typed: the key that chooses it (`""`: none does), its name, and what is to be typed."""

    pressed: str
    name: str
    asked: str


KINDS: Final = {
    "EMP": TypedKind("1", "badge", "badge number"),
    "MO": TypedKind("2", "order", "order number (184)"),
    "OP": TypedKind("3", "operation of the list", "operation: the order's digits, then its number (184010)"),
    "LOT": TypedKind("4", "lot", "lot: its last digits"),
    "ITM": TypedKind("5", "item", "item: its last digits"),
    "LOC": TypedKind("6", "place", "place: its digits"),
    "QTY": TypedKind("7", "quantity", "quantity"),
    "RSN": TypedKind("8", "reason", "reason: its digits"),
    "ENROL": TypedKind("", "enrolment", f"enrolment card: its {CODE_DIGITS} digits"),
}


@dataclass(slots=True)
class Manual:
    """What is being typed, and what fits it (asked once more): the code to be taken as scanned."""

    kind: str = ""
    typed: str = ""
    fits: list[tuple[str, str]] = field(default_factory=list)
    """(what it is, its barcode's payload), the first one on offer."""
    back: str = "idle"
    new_lots: bool = False
    """Whether a lot may be one that nobody has seen yet."""


@dataclass(frozen=True, slots=True)
class ManualBody:
    """What is typed, and what fits."""

    kind: str
    typed: str
    fits: list[str]
    kinds: list[tuple[str, str]]
    """(key, name) of what may be typed."""


def open_manual(wp: Workplace, kind: str = "", *, new_lots: bool = False) -> None:
    """Go here to type a code, of a kind that is known or to be chosen."""
    wp.put(Manual(kind=kind, back=wp.screen, new_lots=new_lots))
    wp.go("manual")


def scan(wp: Workplace, code: Scan) -> None:
    """Scanning is quicker than typing: leave, and do it where one was."""
    leave(wp)
    wp.front.scan(wp, code)


def foreign(wp: Workplace, code: Foreign) -> None:
    """So is scanning somebody else's code."""
    leave(wp)
    wp.front.foreign(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """First the kind, then the digits, then Enter twice; plus shows the next that fits. Enter alone offers all."""
    manual = wp.draft(Manual)
    if pressed == "slash":
        leave(wp)
    elif not manual.kind:
        manual.kind = next((kind for kind, typed in KINDS.items() if typed.pressed == pressed), "")
    elif pressed.isdigit() and len(manual.typed) < LONGEST:
        manual.typed, manual.fits = manual.typed + pressed, []
    elif pressed == "backspace":
        manual.typed, manual.fits = manual.typed[:-1], []
    elif pressed == "plus" and len(manual.fits) > 1:
        manual.fits = [*manual.fits[1:], manual.fits[0]]
    elif pressed == "enter" and manual.fits:
        _take(wp)
    elif pressed == "enter" and (manual.typed or manual.kind != "QTY"):
        _look(wp)


def leave(wp: Workplace) -> None:
    """Back."""
    back = wp.draft(Manual).back
    wp.put(Manual())
    wp.go(back)


def _look(wp: Workplace) -> None:
    manual = wp.draft(Manual)
    manual.fits = list(_candidates(wp))
    if not manual.fits:
        wp.refuse("nothing-fits", digits=manual.typed)
        return
    more = f", + for {len(manual.fits) - 1} more" if len(manual.fits) > 1 else ""
    wp.say(f"{manual.fits[0][0]} | Enter to take it{more}", asks=True)


def _take(wp: Workplace) -> None:
    _, payload = wp.draft(Manual).fits[0]
    leave(wp)
    wp.take(payload)


def _candidates(wp: Workplace) -> Iterator[tuple[str, str]]:
    """(what it is, payload) of everything of the kind whose digits end with the typed ones; the exact one first."""
    manual = wp.draft(Manual)
    kind, typed = manual.kind, manual.typed
    if kind == "QTY":
        if len(typed) <= 6:
            yield many(int(typed), "piece"), encode(Kind.QTY, typed)
        return
    if kind == "ENROL":
        if len(typed) == CODE_DIGITS:
            yield grouped(typed), encode(Kind.ENROL, typed)
        return
    if kind == "LOT" and manual.new_lots and typed:
        yield f"{typed} as a new lot", encode(Kind.LOT, typed)
    fitting = []
    for identity, text, payload in _all_of(wp, kind):
        digits = "".join(c for c in identity if c.isdigit())
        if not typed or (digits and digits.endswith(typed.lstrip("0") if kind == "MO" else typed)):
            fitting.append((digits != typed, identity, text, payload))
    for _, identity, text, payload in sorted(fitting):
        yield f"{identity} {shown(text)}".strip(), payload


def _all_of(wp: Workplace, kind: str) -> Iterable[tuple[str, str, str]]:
    """(id, text, payload) of everything of a kind."""
    if kind == "MO":
        return _orders(wp)
    if kind == "OP":
        return _operations(wp)
    if kind == "LOT":
        return _lots(wp)
    return _records(wp, kind)


def _orders(wp: Workplace) -> Iterable[tuple[str, str, str]]:
    numbers = {doc["mo"] for doc in wp.replica.mos()} | {step.mo for step in wp.steps()}
    return [(mo, "", encode(Kind.MO, mo)) for mo in numbers]


def _operations(wp: Workplace) -> Iterable[tuple[str, str, str]]:
    return [(f"{step.mo} {step.op}", "", encode_op(step.mo, step.op)) for step in wp.steps()]


def _lots(wp: Workplace) -> Iterable[tuple[str, str, str]]:
    lots = {lot["lot"]: doc["item"] for doc in wp.replica.stocks() for lot in doc["lots"]}
    return [(lot, f"of {item}", encode(Kind.LOT, lot)) for lot, item in lots.items() if _encodable(lot)]


def _records(wp: Workplace, kind: str) -> Iterable[tuple[str, str, str]]:
    ref, text = {
        "EMP": ("operator", "name"),
        "ITM": ("item", "description"),
        "LOC": ("location", "name"),
        "RSN": ("reason", "text"),
    }[kind]
    records = wp.replica.refs(ref)
    return [(str(r["id"]), str(r[text]), encode(Kind(kind), str(r["id"]))) for r in records if _encodable(str(r["id"]))]


def _encodable(identity: str) -> bool:
    return 0 < len(compact(identity)) <= 20


def body(wp: Workplace) -> ManualBody:
    """What is typed, and what fits."""
    manual = wp.draft(Manual)
    return ManualBody(
        kind=KINDS[manual.kind].asked if manual.kind else "",
        typed=manual.typed,
        fits=[text for text, _ in manual.fits],
        kinds=[(typed.pressed, typed.name) for typed in KINDS.values() if typed.pressed],
    )


SCREEN: Final = Screen(
    name="manual",
    words=WORDS,
    scan=scan,
    key=key,
    foreign=foreign,
    body=body,
    coach="DEMO: type 0021, press Enter, and Enter again",
    numbers=True,
)

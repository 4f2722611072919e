"""S9: a code typed by its digits instead of scanned. What was found is shown and asked once more.

Gloves and a keypad have no letters: the kind is chosen by number, the digits of the id are typed, and what fits is offered.
"""

from collections.abc import Iterable, Iterator

from shared.ids import compact
from shared.scan import Foreign, Kind, Scan, encode, encode_op
from terminal.core.operator.forms import Manual
from terminal.core.operator.workplace import ACTS, Workplace, shown
from terminal.core.words import many

KINDS = {
    "1": ("EMP", "badge"), "2": ("MO", "order"), "3": ("OP", "operation of the list"), "4": ("LOT", "lot"),
    "5": ("ITM", "item"), "6": ("LOC", "place"), "7": ("QTY", "quantity"), "8": ("RSN", "reason"),
}  # fmt: skip
PROMPT = "type the digits, then Enter"
LONGEST = 15


def scan(wp: Workplace, code: Scan) -> None:
    """Scanning is quicker than typing: leave, and do it where one was."""
    leave(wp)
    ACTS[wp.screen].scan(wp, code)


def foreign(wp: Workplace, code: Foreign) -> None:
    """So is scanning somebody else's code."""
    leave(wp)
    ACTS[wp.screen].foreign(wp, code)


def key(wp: Workplace, pressed: str) -> None:
    """First the kind, then the digits, then Enter twice; plus shows the next that fits. Enter alone offers all."""
    manual = wp.manual
    if pressed == "slash":
        leave(wp)
    elif not manual.kind:
        if pressed in KINDS:
            manual.kind = KINDS[pressed][0]
    elif pressed.isdigit() and len(manual.typed) < LONGEST:
        manual.typed, manual.found = manual.typed + pressed, []
    elif pressed == "backspace":
        manual.typed, manual.found = manual.typed[:-1], []
    elif pressed == "plus" and len(manual.found) > 1:
        manual.found = [*manual.found[1:], manual.found[0]]
    elif pressed == "enter":
        if manual.found:
            _take(wp)
        elif manual.typed or manual.kind != "QTY":
            _find(wp)


def leave(wp: Workplace) -> None:
    """Back."""
    back = wp.manual.back
    wp.manual = Manual()
    wp.go(back)


def _find(wp: Workplace) -> None:
    manual = wp.manual
    manual.found = list(candidates(wp))
    if not manual.found:
        wp.refuse("nothing-fits", digits=manual.typed)
        return
    more = f", + for {len(manual.found) - 1} more" if len(manual.found) > 1 else ""
    wp.say(f"{manual.found[0][0]} | Enter to take it{more}", asks=True)


def _take(wp: Workplace) -> None:
    _, payload = wp.manual.found[0]
    leave(wp)
    wp.take(payload)


def candidates(wp: Workplace) -> Iterator[tuple[str, str]]:
    """(what it is, payload) of everything of the kind whose digits end with the typed ones; the exact one first."""
    kind, typed = wp.manual.kind, wp.manual.typed
    if kind == "QTY":
        if len(typed) <= 6:
            yield many(int(typed), "piece"), encode(Kind.QTY, typed)
        return
    if kind == "LOT" and wp.form.act == "receive" and typed:
        yield f"{typed} as a new lot", encode(Kind.LOT, typed)
    known = _orders(wp) if kind == "MO" else _operations(wp) if kind == "OP" else _records(wp, kind)
    fitting = []
    for identity, text, payload in known:
        digits = "".join(c for c in identity if c.isdigit())
        if not typed or (digits and digits.endswith(typed.lstrip("0") if kind == "MO" else typed)):
            fitting.append((digits != typed, identity, text, payload))
    for _, identity, text, payload in sorted(fitting):
        yield f"{identity} {shown(text)}".strip(), payload


def _orders(wp: Workplace) -> Iterable[tuple[str, str, str]]:
    numbers = {doc["mo"] for doc in wp.replica.mos()} | {step.mo for step in wp.steps()}
    return [(mo, "", encode(Kind.MO, mo)) for mo in numbers]


def _operations(wp: Workplace) -> Iterable[tuple[str, str, str]]:
    return [(f"{step.mo} {step.op}", "", encode_op(step.mo, step.op)) for step in wp.steps()]


def _records(wp: Workplace, kind: str) -> Iterable[tuple[str, str, str]]:
    if kind == "LOT":
        lots = {lot["lot"]: doc["item"] for doc in wp.replica.stocks() for lot in doc["lots"]}
        return [(lot, f"of {item}", encode(Kind.LOT, lot)) for lot, item in lots.items() if _printable(lot)]
    name, text = {
        "EMP": ("operator", "name"), "ITM": ("item", "description"), "LOC": ("location", "name"),
        "RSN": ("reason", "text"),
    }[kind]  # fmt: skip
    records = wp.replica.refs(name)
    return [(str(r["id"]), str(r[text]), encode(Kind(kind), str(r["id"]))) for r in records if _printable(str(r["id"]))]


def _printable(identity: str) -> bool:
    return 0 < len(compact(identity)) <= 20

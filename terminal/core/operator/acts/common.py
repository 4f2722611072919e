"""Acts that several screens share."""

from dataclasses import replace
from typing import Any

from shared.ids import compact
from shared.lifecycle import GATE_CLOSED
from shared.quantity import QuantityError, fits, parse_typed, show
from shared.rules import refuse
from shared.scan import PRINTED_WORDS, Foreign, Kind, Scan
from terminal.core.operator.forms import BOOKED, Booking, Gate, Issue, Manual, Picker
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import many

LONGEST = 9
"""Most characters of a typed number."""


def not_here(wp: Workplace, scan: Scan, prompt: str) -> None:
    """A code that does nothing on this screen."""
    wp.refuse("not-now", what=f"{scan.kind} {PRINTED_WORDS.get(scan.body, scan.body)}", prompt=prompt)


def unreached(wp: Workplace, scan: Scan) -> None:
    """Where no parsed scan arrives: KEYTEST judges it as it came, and a scan closes the history before it is done."""
    del wp, scan


def foreign(wp: Workplace, code: Foreign) -> None:
    """Somebody else's code outside MATERIAL: say what it looks like."""
    wp.refuse_text(shown(code.text), refuse("code-unknown", looks=looks_like(code)))


def looks_like(code: Foreign) -> str:
    """What a foreign code looks like, for a person."""
    text = code.text
    if code.aim == "]C1":
        return "looks like a GS1 label"
    if text.isdigit() and len(text) in (8, 12, 13, 14):
        return f"looks like an EAN/UPC of {len(text)} digits"
    return "not one of this plant's codes"


def known_person(wp: Workplace, body: str) -> dict[str, Any] | None:
    """Who a badge is, or None (and said why) when nobody may act with it."""
    person = wp.person_by_code(body)
    if person is None:
        wp.refuse("badge-unknown", badge=body)
    elif not person["active"]:
        wp.refuse("badge-inactive", badge=body)
    else:
        return person
    return None


def take_over(wp: Workplace, person: dict[str, Any]) -> bool:
    """The badge's owner is the actor from now on, signed on at the workstation if not yet."""
    before = wp.place.badge
    wp.place.badge = str(person["id"])
    if wp.place.badge not in wp.place.present:
        wp.place.present.append(wp.place.badge)
        if wp.save("sign-on", {"workstation": wp.workstation}) is None:
            wp.place.present.remove(wp.place.badge)
            wp.place.badge = before
            return False
    wp.say(f"{shown(str(person['name']))} signed on")
    return True


def sign_on(wp: Workplace, body: str) -> None:
    """A badge: its owner acts from now on, on what runs here for them, else on the list."""
    person = known_person(wp, body)
    if person is None or not take_over(wp, person):
        return
    mine = my_running(wp)
    wp.place.mo, wp.place.op = (mine.mo, mine.op) if mine else ("", "")
    wp.selected, wp.picked = 0, ("", "")
    wp.go("store" if wp.is_store else "running" if mine else "dispatch")
    wp.replay_held()


def my_running(wp: Workplace) -> Step | None:
    """A step on which the actor has a session here; the one in front first."""
    current = wp.current
    steps = [current] if current else []
    steps += wp.steps()
    return next((s for s in steps if s.session(wp.place.badge, wp.workstation)), None)


def badge(wp: Workplace, body: str) -> None:
    """A badge while someone is signed on: one's own signs off, another's takes over."""
    person = wp.person_by_code(body)
    if person is not None and str(person["id"]) == wp.place.badge:
        sign_off(wp)
    else:
        sign_on(wp, body)


def sign_off(wp: Workplace) -> None:
    """Leave; running work is suspended, which is asked twice."""
    running = [s for s in wp.steps() if (mine := s.session(wp.place.badge, wp.workstation)) and mine.paused is None]
    asked = f"{many(len(running), 'operation')} still running here will be paused"
    if running and not wp.confirm("sign-off", asked, sign_off):
        return
    leaving = wp.place.badge
    name = shown(str((wp.person(leaving) or {}).get("name", leaving)))
    present = [one for one in wp.place.present if one != leaving]
    after = replace(wp.place, badge="", mo="", op="", present=present)
    if wp.save("sign-off", {"workstation": wp.workstation}, after=after) is None:
        return
    wp.say(f"{name} signed off")
    wp.go("idle")


def gone(wp: Workplace) -> bool:
    """Whether the operation in front is there no more (closed, cancelled): said, and back to the list."""
    if wp.current is not None:
        return False
    wp.refuse("order-unknown", mo=wp.place.mo)
    wp.place.mo = wp.place.op = ""
    wp.go("dispatch")
    return True


def where(wp: Workplace) -> dict[str, str]:
    """The operation in front, as commands name it."""
    return {"mo": wp.place.mo, "op": wp.place.op, "workstation": wp.workstation}


def subject(wp: Workplace) -> str:
    """The operation in front, for people."""
    return f"{wp.place.mo} {wp.place.op}"


def select(wp: Workplace, mo: str, op: str) -> bool:
    """Put a step in front. False (and said why) when it is not known here or belongs elsewhere."""
    step = wp.step(mo, op)
    if step is None:
        known = wp.replica.mo(mo)
        if known is None:
            wp.refuse("order-unknown", mo=mo)
        else:
            group = next((o["group"] for o in known["ops"] if o["op"] == op), "")
            if group:
                wp.refuse("operation-elsewhere", op=op, group=group)
            else:
                wp.refuse("operation-unknown", mo=mo, op=op)
        return False
    if step.doc["group"] != wp.record.get("group"):
        wp.refuse("operation-elsewhere", op=op, group=step.doc["group"])
        return False
    wp.place.mo, wp.place.op = mo, op
    wp.pick(mo, op)
    return True


def open_booking(wp: Workplace, field: str = "good", number: str = "", source: str = "new") -> None:
    """Go to S4 with a field chosen and perhaps a number set. In a rework session the pieces come out of rework."""
    step = wp.current
    mine = step.session(wp.place.badge, wp.workstation) if step else None
    if source == "new" and mine is not None and mine.kind == "rework":
        source = "rework"
    field = field if field in BOOKED[source] else "good"
    wp.booking = Booking(active=field, source=source)
    wp.booking.typed[field] = number
    wp.go("quantity")


def open_material(wp: Workplace) -> None:
    """Go to S5."""
    wp.issue = Issue()
    wp.go("material")


def open_picker(wp: Workplace, kind: str) -> None:
    """Go to S8 to choose a reason."""
    wp.picker = Picker(kind, wp.screen)
    wp.go("reasons")


def open_manual(wp: Workplace, kind: str = "") -> None:
    """Go to S9."""
    wp.manual = Manual(kind=kind, back=wp.screen)
    wp.go("manual")


def open_gate(wp: Workplace, step: Step) -> None:
    """Go to S11: the start is refused, and who can help is asked for."""
    before = step.job["before"] if step.job else ""
    wp.gate = Gate(step.mo, step.op, before)
    wp.go("gate")
    wp.refuse(GATE_CLOSED, op=step.op, gate=before)


def info_of(wp: Workplace, scan: Scan) -> None:
    """What a lot or item label is."""
    if scan.kind is Kind.LOT:
        found = wp.replica.lot_at(wp.supply, scan.body)
        if found is None:
            wp.refuse("lot-unknown", lot=scan.body)
        else:
            wp.say(f"lot {found[1]} of {found[0]}: {found[2]} at {wp.supply}")
        return
    item = wp.item_by_code(scan.body)
    if item is None:
        wp.refuse("item-unknown", item=scan.body)
        return
    stock = wp.replica.stock(str(item["id"]), wp.supply)
    here = f"{stock['q'] if stock else '0'} {shown(str(item['unit']))} at {wp.supply or '-'}"
    wp.say(f"{item['id']} {shown(str(item['description']))}: {here}")


def alias_of(wp: Workplace, code: Foreign) -> tuple[str, str] | None:
    """The (item, lot) a supplier's label stands for; None, and said what it looks like, when nobody has said so."""
    alias = wp.replica.ref_by_code("alias", compact("".join(c for c in code.text if c.isascii() and c.isalnum())))
    if alias is None or not alias["active"]:
        foreign(wp, code)
        return None
    return str(alias["item"]), str(alias["lot"])


def typed_quantity(wp: Workplace, text: str, item: str, unit: str, decimals: int) -> int | None:
    """Micro-units of what was typed for an item; None, and said why, when it is no quantity of it."""
    negative = text.startswith("-")
    try:
        q = parse_typed(text.removeprefix("-"))
    except QuantityError as error:
        wp.refuse("not-a-quantity", why=error)
        return None
    if not fits(q, decimals):
        wp.refuse("not-whole", item=item, unit=unit, decimals=decimals)
        return None
    return -q if negative else q


def typed_of_item(wp: Workplace, text: str, item: str) -> int | None:
    """`typed_quantity` by the item's own record."""
    record = wp.replica.ref("item", item) or {"unit": "", "decimals": 6}
    return typed_quantity(wp, text, item, record["unit"], record["decimals"])


def quantity_text(body: str) -> str:
    """The number on a QTY card."""
    return show(int(body) * 1_000_000)


def typed_with(typed: str, pressed: str) -> str | None:
    """A number after one more key: a digit, the point, or a correction. None for a key that types nothing."""
    if pressed.isdigit():
        typed = "" if typed == "0" else typed
        return typed + pressed if len(typed) < LONGEST else typed
    if pressed == "dot":
        return typed if "." in typed else (typed or "0") + "."
    if pressed == "backspace":
        return typed[:-1]
    return None

"""S4: good, rework, pieces set aside and scrap with reasons: one booking."""

from typing import Any

from shared.quantity import parse, show
from shared.rules import BUCKETS
from shared.scan import Kind, Scan
from shared.step import over_limit
from terminal.core.operator.acts.common import (
    gone,
    not_here,
    open_material,
    open_picker,
    quantity_text,
    subject,
    typed_quantity,
    typed_with,
    where,
)
from terminal.core.operator.acts.lots import consumed_lots, lots_wanted, short_lot
from terminal.core.operator.forms import BOOKED, Booking
from terminal.core.operator.workplace import Workplace
from terminal.core.plant.overlay import Step

PROMPT = "type a number or scan a QTY card, then OK"


def scan(wp: Workplace, code: Scan) -> None:
    """QTY sets the number, a reason closes the scrap line, GOOD/SCRAP/REWORK choose the field, OK books."""
    booking = wp.booking
    if gone(wp):
        return
    if booking.doubt and (code.kind is Kind.QTY or code.body in ("OK", "CANCEL")):
        _scanned_again(wp, code)
        return
    booking.doubt = 0
    if code.kind is Kind.QTY:
        booking.typed[booking.active] = quantity_text(code.body)
    elif code.kind is Kind.RSN:
        reason(wp, code.body)
    elif code.kind is Kind.CMD and code.body.lower() in fields(wp):
        booking.active = code.body.lower()
    elif code.kind is Kind.CMD and code.body == "OK":
        book(wp)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, PROMPT)


def key(wp: Workplace, pressed: str) -> None:
    """Digits and the point type, minus and star (rework, then set aside) change the field, Enter books, slash leaves."""
    booking = wp.booking
    if gone(wp):
        return
    if booking.doubt:
        _typed_again(wp, pressed)
        return
    typed = typed_with(booking.typed[booking.active], pressed)
    if typed is not None:
        booking.typed[booking.active] = typed
    elif pressed == "minus":
        booking.active = "scrap" if booking.active != "scrap" else "good"
    elif pressed == "star":
        beside = [name for name in ("rework", "suspect", "good") if name in fields(wp)]
        at = beside.index(booking.active) if booking.active in beside else -1
        booking.active = beside[(at + 1) % len(beside)]
    elif pressed == "plus":
        booking.active = "good"
    elif pressed == "enter":
        book(wp)
    elif pressed == "slash":
        leave(wp)


def _scanned_again(wp: Workplace, code: Scan) -> None:
    """A QTY card says the number again, OK that it is so."""
    if code.kind is Kind.QTY:
        wp.booking.again = quantity_text(code.body)
    else:
        _typed_again(wp, "enter" if code.body == "OK" else "slash")


def _typed_again(wp: Workplace, pressed: str) -> None:
    """A number that was doubted: the same once more is meant, anything else was a slip."""
    booking = wp.booking
    typed = typed_with(booking.again, pressed)
    if typed is not None:
        booking.again = typed
        return
    doubted, again = booking.doubt, booking.again
    booking.doubt, booking.again = 0, ""
    if pressed != "enter":
        wp.say("nothing booked yet | correct the number", "warn")
    elif typed_quantity(wp, again or "0", "", "", 6) == doubted:
        booking.sure = doubted
        book(wp)
    else:
        wp.refuse("not-the-same", typed=again or "nothing", q=show(doubted))


def fields(wp: Workplace) -> tuple[str, ...]:
    """What can be booked, by where the pieces come from."""
    return BOOKED[wp.booking.source]


def leave(wp: Workplace) -> None:
    """Back without booking."""
    _done(wp)
    wp.say("nothing booked", "warn")


def _done(wp: Workplace) -> None:
    """Judging pieces set aside needs no session, so one goes back to the list from there."""
    judged = wp.booking.source == "suspect"
    wp.booking = Booking()
    wp.go("dispatch" if judged else "running")


def reason(wp: Workplace, code: str) -> None:
    """The scrap typed so far is for this reason; another line may follow."""
    record = wp.replica.ref_by_code("reason", code)
    if record is None or record["kind"] != "scrap":
        wp.refuse("reason-unknown", reason=code, kind="scrap")
        return
    q = _typed(wp, "scrap")
    if q is None:
        return
    if not q:
        wp.booking.active = "scrap"
        wp.refuse("nothing-to-book")
        return
    by_reason = {code: had for had, code in wp.booking.scrap}
    by_reason[str(record["id"])] = by_reason.get(str(record["id"]), 0) + q
    wp.booking.scrap = [(had, code) for code, had in by_reason.items()]
    wp.booking.typed["scrap"] = ""
    wp.say(f"{show(q)} scrap {record['id']} {record['text']} | OK or Enter books")


def book(wp: Workplace) -> None:
    """Check and save the booking. What a rule forbids is refused here, before it is saved."""
    step = wp.current
    good, rework, suspect, open_scrap = (_typed(wp, name) for name in ("good", "rework", "suspect", "scrap"))
    if step is None or good is None or rework is None or suspect is None or open_scrap is None:
        return
    if open_scrap:
        open_picker(wp, "scrap")
        return
    scrap = wp.booking.scrap
    source = wp.booking.source
    pieces = good + rework + suspect + sum(q for q, _ in scrap)
    if source != "new":
        bucket = step.rework if source == "rework" else step.suspect
        if not pieces or pieces > bucket:
            wp.refuse("bucket-empty" if pieces else "nothing-to-book", q=show(bucket), bucket=BUCKETS[source])
            return
    elif not pieces and not wp.confirm("zero", "no pieces: report time only?", book):
        return
    first = pieces if source == "new" else 0
    wanted = lots_wanted(wp, step, first)
    if wanted:
        wp.refuse("lot-wanted", item=wanted)
        wp.booking.waits = (wp.place.badge, wp.place.mo, wp.place.op)
        open_material(wp)
        return
    short = short_lot(wp, step, first)
    if short and not wp.confirm(f"short-{short}", f"{short}; take it all from there?", book):
        return
    asked = _asked(step, first)
    if asked and implausible(step, first) and wp.booking.sure != pieces:
        wp.booking.doubt = pieces
        wp.say(f"{asked} | type {show(pieces)} again if it is so, then Enter; [/] corrects it", "warn", asks=True)
        return
    if asked and wp.booking.sure != pieces and not wp.confirm(f"over-{pieces}", asked, book):
        return
    data: dict[str, Any] = {**where(wp), "good": show(good)}
    if rework:
        data["rework"] = show(rework)
    if suspect:
        data["suspect"] = show(suspect)
    if source != "new":
        data["source"] = source
    if scrap:
        data["scrap"] = [{"q": show(q), "reason": code} for q, code in scrap]
    consumed = consumed_lots(wp, step, first)
    if consumed:
        data["consumed"] = consumed
    if asked:
        data["asked"] = ["over"]
    if wp.save("output", data, subject(wp)) is None:
        return
    _done(wp)
    wp.say(f"{_said(good, rework, suspect, scrap)} saved")


def _typed(wp: Workplace, name: str) -> int | None:
    text = wp.booking.typed[name]
    if not text:
        return 0
    step = wp.current
    job = step.job if step else None
    if job is None:
        return typed_quantity(wp, text, "", "", 6)
    return typed_quantity(wp, text, job["item"], job["unit"], job["decimals"])


def _asked(step: Step, pieces: int) -> str:
    """What has to be asked once more before this is saved, or `""`."""
    after = step.first + pieces
    limit = over_limit(step.start_q, _over_pct(step))
    if pieces and after > limit:
        return f"{show(pieces)} is {show(after - step.start_q)} more than {_due(step)}"
    if pieces and after > step.upstream_good:
        return f"only {show(max(0, step.free))} have come from the step before"
    return ""


def _due(step: Step) -> str:
    """What is left of an order, in words that name both numbers."""
    ordered = show(step.start_q)
    if not step.first:
        return f"the {ordered} ordered"
    return f"the {show(step.left)} left of {ordered}" if step.left else f"the {ordered} ordered, all of which are reported"


def implausible(step: Step, pieces: int) -> bool:
    """Whether so many can hardly be meant: more than twice what is left, and by more than a tenth of the order."""
    return pieces > 2 * step.left and 10 * (pieces - step.left) > step.start_q


def _over_pct(step: Step) -> int:
    return parse(step.job["over_pct"]) if step.job else 0


def _said(good: int, rework: int, suspect: int, scrap: list[tuple[int, str]]) -> str:
    parts = [f"{show(good)} good"] if good or not (rework or suspect or scrap) else []
    if suspect:
        parts.append(f"{show(suspect)} set aside")
    if rework:
        parts.append(f"{show(rework)} rework")
    parts += [f"{show(q)} scrap {code}" for q, code in scrap]
    return ", ".join(parts)

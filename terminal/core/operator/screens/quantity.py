"""S4: good, rework, pieces set aside and scrap with reasons: one booking."""

from dataclasses import dataclass, field
from typing import Any, Final

from shared.ids import compact
from shared.quantity import parse, show
from shared.rights import check_role
from shared.rules import BUCKETS
from shared.scan import Kind, Scan
from terminal.core.operator import codes
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.codes import not_here
from terminal.core.operator.count import Count, implausible, in_words, question
from terminal.core.operator.lots import consumed_lots, lots_wanted, short_lot
from terminal.core.operator.numbers import of_card, quantity_of, typed_with
from terminal.core.operator.operation import gone, subject, where
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.screens.material import Detour, open_material
from terminal.core.operator.sessions import my_session
from terminal.core.operator.wording import title
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import pieces as in_pieces

INSTEAD: Final = "type a number or scan a QTY card, then OK"
WORDS: Final = Words(
    "type a number or scan a QTY card; OK books",
    "[Enter] BOOK  [-] scrap  [*] rework, set aside  [+] good  [<-] del  [/] back",
)
AGAIN_WORDS: Final = Words(
    "type the number again, or scan its card once more; OK books",
    "[0-9] type it again   [Enter] it is so   [<-] del   [/] correct it",
)
FIELDS: Final = {
    "new": ("good", "rework", "suspect", "scrap"),
    "rework": ("good", "scrap"),
    "suspect": ("good", "rework", "scrap"),
}
"""Where pieces come from → what can become of them."""
SOURCES: Final = {"new": "", "rework": "OUT OF REWORK  ", "suspect": "SET ASIDE: DECIDE  "}
REASONS_SHOWN: Final = 9


@dataclass(slots=True)
class Booking:
    """What is being filled in: typed texts by field, and the scrap lines already given a reason.

    `source` is where the pieces come from: new, or out of the step's rework or suspect bucket.
    """

    active: str = "good"
    source: str = "new"
    typed: dict[str, str] = field(default_factory=lambda: {"good": "", "rework": "", "suspect": "", "scrap": ""})
    scrap: list[tuple[int, str]] = field(default_factory=list)
    doubt: int = 0
    """A number of pieces that can hardly be meant: it has to be typed again."""
    again: str = ""
    """What was typed of it so far."""
    sure: int = 0
    """The number that was typed again."""

    @property
    def fields(self) -> tuple[str, ...]:
        """What can be booked, by where the pieces come from."""
        return FIELDS[self.source]


@dataclass(frozen=True, slots=True)
class QuantityBody:
    """The fields, what was counted so far, and what may be booked."""

    title: str
    active: str
    typed: dict[str, str]
    """What is typed, by field: only the fields that can be booked."""
    already: dict[str, str]
    after: str
    lines: list[str]
    reasons: list[str]
    open: str
    again: str
    """A number that has to be typed again, and what was typed of it; `""` when none."""


def open_booking(wp: Workplace, active: str = "good", number: str = "", source: str = "new") -> None:
    """Go here with a field chosen and perhaps a number set. In a rework session the pieces come out of rework."""
    mine = my_session(wp)
    if source == "new" and mine is not None and mine.kind == "rework":
        source = "rework"
    active = active if active in FIELDS[source] else "good"
    booking = Booking(active=active, source=source)
    booking.typed[active] = number
    _begin(wp, booking)
    wp.go("quantity")


def judge(wp: Workplace) -> None:
    """Decide about the pieces that were set aside at the operation in front."""
    step = wp.current
    refusal = check_role("output", "suspect", wp.roles)
    if refusal is not None:
        wp.refuse_text("", refusal)
    elif step is None or not step.suspect:
        wp.refuse("bucket-empty", q="0", bucket=BUCKETS["suspect"])
    else:
        open_booking(wp, "good", source="suspect")
        wp.say(f"{in_pieces(step.suspect)} set aside: good, rework or scrap?")


def _begin(wp: Workplace, booking: Booking) -> None:
    wp.put(booking)
    wp.put(Detour())


def scan(wp: Workplace, code: Scan) -> None:
    """QTY sets the number, a reason closes the scrap line, GOOD/SCRAP/REWORK choose the field, OK books."""
    booking = wp.draft(Booking)
    if gone(wp):
        return
    if booking.doubt and (code.kind is Kind.QTY or code.body in ("OK", "CANCEL")):
        _scanned_again(wp, code)
        return
    booking.doubt = 0
    if code.kind is Kind.QTY:
        booking.typed[booking.active] = of_card(code.body)
    elif code.kind is Kind.RSN:
        _give_reason(wp, code.body)
    elif code.kind is Kind.CMD and code.body.lower() in booking.fields:
        booking.active = code.body.lower()
    elif code.kind is Kind.CMD and code.body == "OK":
        book(wp)
    elif code.kind is Kind.CMD and code.body == "CANCEL":
        leave(wp)
    else:
        not_here(wp, code, INSTEAD)


def key(wp: Workplace, pressed: str) -> None:
    """Digits and the point type, minus and star (rework, then set aside) change the field, Enter books, slash leaves."""
    booking = wp.draft(Booking)
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
        booking.active = _next_beside(booking)
    elif pressed == "plus":
        booking.active = "good"
    elif pressed == "enter":
        book(wp)
    elif pressed == "slash":
        leave(wp)


def _next_beside(booking: Booking) -> str:
    beside = [name for name in ("rework", "suspect", "good") if name in booking.fields]
    at = beside.index(booking.active) if booking.active in beside else -1
    return beside[(at + 1) % len(beside)]


def leave(wp: Workplace) -> None:
    """Back without booking."""
    _done(wp)
    wp.say("nothing booked", "warn")


def _done(wp: Workplace) -> None:
    """Judging pieces set aside needs no session, so one goes back to the list from there."""
    judged = wp.draft(Booking).source == "suspect"
    _begin(wp, Booking())
    wp.go("dispatch" if judged else "running")


# --- a number that is typed again -------------------------------------------------------------------------


def _scanned_again(wp: Workplace, code: Scan) -> None:
    """A QTY card says the number again, OK that it is so."""
    if code.kind is Kind.QTY:
        wp.draft(Booking).again = of_card(code.body)
    else:
        _typed_again(wp, "enter" if code.body == "OK" else "slash")


def _typed_again(wp: Workplace, pressed: str) -> None:
    """A number that was doubted: the same once more is meant, anything else was a slip."""
    booking = wp.draft(Booking)
    typed = typed_with(booking.again, pressed)
    if typed is not None:
        booking.again = typed
        return
    doubted, again = booking.doubt, booking.again
    booking.doubt, booking.again = 0, ""
    if pressed != "enter":
        wp.say("nothing booked yet | correct the number", "warn")
    elif quantity_of(wp, again or "0", "", "", 6) == doubted:
        booking.sure = doubted
        book(wp)
    else:
        wp.refuse("not-the-same", typed=again or "nothing", q=show(doubted))


# --- scrap ------------------------------------------------------------------------------------------------


def _give_reason(wp: Workplace, code: str) -> None:
    """The scrap typed so far is for this reason; another line may follow."""
    record = wp.replica.ref_by_code("reason", code)
    if record is None or record["kind"] != "scrap":
        wp.refuse("reason-unknown", reason=code, kind="scrap")
        return
    q = _typed(wp, "scrap")
    if q is None:
        return
    booking = wp.draft(Booking)
    if not q:
        booking.active = "scrap"
        wp.refuse("nothing-to-book")
        return
    by_reason = {reason: had for had, reason in booking.scrap}
    by_reason[str(record["id"])] = by_reason.get(str(record["id"]), 0) + q
    booking.scrap = [(had, reason) for reason, had in by_reason.items()]
    booking.typed["scrap"] = ""
    wp.say(f"{show(q)} scrap {record['id']} {record['text']} | OK or Enter books")


def _chosen_reason(wp: Workplace, record: Option) -> None:
    _give_reason(wp, compact(str(record["id"])))


SCRAP: Final = Choice("scrap", "WHY IS IT SCRAP?", _chosen_reason)


# --- booking ----------------------------------------------------------------------------------------------


def book(wp: Workplace) -> None:
    """Check and save the booking. What a rule forbids is refused here, before it is saved."""
    step = wp.current
    count = _counted(wp)
    if step is None or count is None:
        return
    asked = question(step, count.first)
    checked = _fits_source(wp, step, count) and _lots_stand(wp, step, count) and _meant(wp, step, count, asked)
    if checked and wp.save("output", _data(wp, step, count, asked), subject(wp)) is not None:
        _done(wp)
        wp.say(f"{in_words(count)} saved")


def _counted(wp: Workplace) -> Count | None:
    """What was typed; None, and said or asked why, when it is no booking yet."""
    good, rework, suspect, open_scrap = (_typed(wp, name) for name in ("good", "rework", "suspect", "scrap"))
    if good is None or rework is None or suspect is None or open_scrap is None:
        return None
    if open_scrap:
        ask(wp, SCRAP)
        return None
    booking = wp.draft(Booking)
    return Count(good, rework, suspect, booking.scrap, booking.source)


def _typed(wp: Workplace, name: str) -> int | None:
    text = wp.draft(Booking).typed[name]
    if not text:
        return 0
    step = wp.current
    job = step.job if step else None
    if job is None:
        return quantity_of(wp, text, "", "", 6)
    return quantity_of(wp, text, job["item"], job["unit"], job["decimals"])


def _fits_source(wp: Workplace, step: Step, count: Count) -> bool:
    """No more than lies in the bucket; of new pieces none only when that is meant."""
    if count.source == "new":
        return bool(count.pieces) or wp.confirm("zero", "no pieces: report time only?", book)
    bucket = step.rework if count.source == "rework" else step.suspect
    if count.pieces and count.pieces <= bucket:
        return True
    wp.refuse("bucket-empty" if count.pieces else "nothing-to-book", q=show(bucket), bucket=BUCKETS[count.source])
    return False


def _lots_stand(wp: Workplace, step: Step, count: Count) -> bool:
    """What is taken by lot is taken from lots that stand here; where one does not, it is scanned first."""
    wanted = lots_wanted(wp, step, count.first)
    if wanted:
        wp.refuse("lot-wanted", item=wanted)
        wp.put(Detour((wp.place.badge, wp.place.mo, wp.place.op)))
        open_material(wp)
        return False
    short = short_lot(wp, step, count.first)
    return not short or wp.confirm(f"short-{short}", f"{short}; take it all from there?", book)


def _meant(wp: Workplace, step: Step, count: Count, asked: str) -> bool:
    """Whether so many are meant: what can hardly be is typed again, what is more than planned asked once more."""
    booking = wp.draft(Booking)
    if not asked or booking.sure == count.pieces:
        return True
    if not implausible(step, count.first):
        return wp.confirm(f"over-{count.pieces}", asked, book)
    booking.doubt = count.pieces
    wp.say(f"{asked} | type {show(count.pieces)} again if it is so, then Enter; [/] corrects it", "warn", asks=True)
    return False


def _data(wp: Workplace, step: Step, count: Count, asked: str) -> dict[str, Any]:
    """The command's data; what is nothing is left out."""
    consumed = consumed_lots(wp, step, count.first)
    named = {
        "rework": show(count.rework) if count.rework else "",
        "suspect": show(count.suspect) if count.suspect else "",
        "source": count.source if count.source != "new" else "",
        "scrap": [{"q": show(q), "reason": reason} for q, reason in count.scrap],
        "consumed": consumed,
        "asked": ["over"] if asked else [],
    }
    return {**where(wp), "good": show(count.good)} | {name: value for name, value in named.items() if value}


# --- what is shown ----------------------------------------------------------------------------------------


def words(wp: Workplace) -> Words:
    """A number that is doubted is asked for again."""
    return AGAIN_WORDS if wp.draft(Booking).doubt else WORDS


def body(wp: Workplace) -> QuantityBody | None:
    """The fields, what was counted so far, and what may be booked."""
    step, booking = wp.current, wp.draft(Booking)
    if step is None:
        return None
    counted = {"good": step.good, "rework": step.rework, "suspect": step.suspect, "scrap": step.scrap}
    reasons = [record for record in wp.replica.offered("reason") if record["kind"] == "scrap"][:REASONS_SHOWN]
    return QuantityBody(
        title=SOURCES[booking.source] + title(step),
        active=booking.active,
        typed={name: booking.typed[name] for name in booking.fields},
        already={name: show(q) for name, q in counted.items()},
        after=f"{show(step.good + _number(booking.typed['good']))} of {show(step.start_q)}",
        lines=[f"{show(q)} {reason}" for q, reason in booking.scrap],
        reasons=[f"{number} {record['id']} {shown(record['text'])}" for number, record in enumerate(reasons, 1)],
        open=_open(step, booking.source),
        again=f"TYPE {show(booking.doubt)} AGAIN:  {booking.again or '_'}" if booking.doubt else "",
    )


def _open(step: Step, source: str) -> str:
    if source != "new":
        return f"{in_pieces(step.rework if source == 'rework' else step.suspect)} there"
    return f"open quantity is {show(step.left)}, ready here {show(max(0, step.free))}; more asks for a second Enter"


def _number(typed: str) -> int:
    try:
        return parse(typed.rstrip(".") or "0")
    except ValueError:
        return 0


SCREEN: Final = Screen(
    name="quantity",
    words=words,
    scan=scan,
    key=key,
    foreign=codes.unknown,
    body=body,
    coach="DEMO: type a number of good pieces and press Enter",
    numbers=True,
)

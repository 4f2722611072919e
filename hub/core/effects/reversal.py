"""The mirror image of an earlier command: postings, counters, sessions. Nothing is ever edited."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from hub.core.books.ledger import VIRTUAL, WIP
from hub.core.case import Case
from hub.core.effects.brought import trace
from hub.core.effects.history import Past, command_key, count_before, sessions_counted_in
from hub.core.effects.material import Counted, line_for, mirror_lines, step_lines, take_back
from hub.core.effects.outlived import settle_with
from hub.core.effects.steps import stamp_step, touch_next
from hub.core.effects.workstations import count_today, touch_workstation
from hub.core.registry import HANDLERS
from hub.core.rows import (
    Booking,
    Mo,
    MoMaterial,
    MoOp,
    ReceiptPrice,
    Reversal,
    Scrap,
    Session,
    Slice,
    StockCount,
    Workstation,
)
from hub.core.view import Key, View
from shared.commands import Command, Consume, Count, Move, OnOperation, Output, Receive, Return
from shared.rules import RuleError, refuse
from shared.step import reopens
from shared.verbs import REVERSIBLE, VERBS


def past_needs(reference: str, view: View) -> Iterable[Key]:
    """An earlier command, and all that deciding about it touches."""
    key = command_key(reference)
    yield key
    named: list[Past] = view.looked_up.get(key) or []
    for past in named:
        if past.inbox.verb in VERBS and past.inbox.status in ("accepted", "parked"):
            yield from HANDLERS[past.inbox.verb].needs(past.data, view)
        for line in past.lines:
            yield from (("stock", line.item), ("lot", line.item, line.lot))


def reverse_past(case: Case, past: Past, reason: str) -> dict[str, Any]:
    """Take an earlier command back. Raises `RuleError` where that is not possible (any more)."""
    verb = past.inbox.verb
    if verb not in REVERSIBLE or not past.booked:
        raise RuleError(refuse("not-reversible", verb=verb))
    if past.reversed:
        raise RuleError(refuse("already-reversed"))
    _BACK.get(verb, _mirror)(case, past, past.data)
    uncounted = settle_with(case, past)
    case.backdate(past.occurred, count=past.no if verb == "count" else 0, uncounted=uncounted)
    if past.moved and case.posting.lines:
        case.outcome.reversal_of = past.no
    case.draft.append(Reversal(case.no, past.no, reason))
    return {"command": past.inbox.id, "no": past.no, "verb": verb}


def _mirror(case: Case, past: Past, _data: Command) -> None:
    mirror_lines(case, past.lines)


def _step(case: Case, data: OnOperation | Consume | Return) -> MoOp:
    mo = case.draft.get(Mo, data.mo)
    if mo is None or case.draft.get(MoOp, data.mo, data.op) is None:
        raise RuleError(refuse("order-unknown", mo=data.mo))
    if mo.status in ("closed", "cancelled"):
        raise RuleError(refuse("order-frozen", state=mo.status))
    stamp_step(case, data.mo, data.op)
    return case.draft.edit(MoOp, data.mo, data.op)


def _output(case: Case, past: Past, data: Output) -> None:
    step, booked = _step(case, data), past.booking
    assert booked is not None  # noqa: S101  # an accepted output has its booking
    step.good -= booked.good
    step.scrap -= booked.scrap
    step.rework -= booked.rework
    step.suspect -= booked.suspect
    for bucket, q in (("rework", step.rework), ("suspect", step.suspect)):
        if q < 0:
            raise RuleError(refuse("already-judged", bucket=case.bucket(bucket)))
    if reopens(step, case.draft.edit(Mo, data.mo).q_start, booked):
        step.done = False
    workstation = case.draft.edit(Workstation, data.workstation)
    supply = workstation.supply if booked.supply is None else booked.supply
    _material_back(case, past, data, step, supply)
    mo = case.draft.edit(Mo, data.mo)
    for line in past.lines:
        if line.from_loc == WIP and line.item == mo.item and line.to_loc not in VIRTUAL:
            mo.received -= line.q
            mo.received_value -= line.v
    case.draft.append(
        Booking(
            no=case.no,
            mo=booked.mo,
            op=booked.op,
            workstation=booked.workstation,
            badge=booked.badge,
            good=-booked.good,
            rework=-booked.rework,
            suspect=-booked.suspect,
            scrap=-booked.scrap,
            at=case.at,
            source=booked.source,
            entered_by=case.entered_by or case.badge or case.source,
            allowed=-1,
            supply=supply,
        )
    )
    for number, scrapped in enumerate(data.scrap, 1):
        case.draft.append(Scrap(case.no, number, scrapped.reason, -scrapped.q))
    for session in sessions_counted_in(case.draft, past):
        fewer = case.draft.add(session.clone())
        fewer.pieces = max(0, fewer.pieces - data.pieces)
    count_today(case, workstation, -booked.good, -booked.scrap, booked.at)
    touch_workstation(case, workstation.id)
    touch_next(case, data.mo, data.op)


def _material_back(case: Case, past: Past, data: Output, step: MoOp, supply: str) -> None:
    if data.source == "new":
        by_hand = [(taken.item, taken.lot, taken.q) for taken in data.consumed]
        take_back(case, step, past.lines, Counted(by_hand, data.pieces, supply))
        return
    lines = step_lines(case.draft, data.mo, data.op)
    for taken in data.consumed:
        line = line_for(lines, taken.item)
        if line is not None:
            case.draft.edit(MoMaterial, line.mo, line.line).extra -= taken.q
    mirror_lines(case, past.lines)


def _consume(case: Case, past: Past, data: Consume) -> None:
    step = _step(case, data)
    if data.kind == "planned":
        take_back(case, step, past.lines, Counted([(data.item, data.lot, data.q)]))
        return
    line = line_for(step_lines(case.draft, data.mo, data.op), data.item)
    if line is not None:
        case.draft.edit(MoMaterial, line.mo, line.line).extra -= data.q
    mirror_lines(case, past.lines)


def _return(case: Case, past: Past, data: Return) -> None:
    _step(case, data)
    line = line_for(step_lines(case.draft, data.mo, data.op), data.item)
    if line is not None:
        case.draft.edit(MoMaterial, line.mo, line.line).returned -= data.q
    mirror_lines(case, past.lines)


def _finish(case: Case, past: Past, data: OnOperation) -> None:
    """The operation is open again, and so are the sessions it closed, from now on, but for who has started anew.

    In between nobody worked: that is a pause.
    """
    _step(case, data).done = False
    sessions = case.draft.find(Session, "mo", data.mo)
    anew = {(s.badge, s.op, s.workstation) for s in sessions if s.status != "closed"}
    for session in past.sessions:
        if (session.badge, session.op, session.workstation) in anew:
            continue
        gap = max(0, case.at - session.ended)
        case.draft.append(Slice(case.no, session.id, "paused", started=session.ended, ended=case.at, ms=gap))
        again = session.clone()
        again.status, again.closed_by, again.ended, again.reason = "open", 0, 0, ""
        again.since, again.since_boot, again.since_mono, again.seen = case.at, case.boot, case.mono, case.at
        case.draft.add(again)
    touch_workstation(case, data.workstation)
    touch_next(case, data.mo, data.op)


def _count(case: Case, past: Past, data: Count) -> None:
    """Nothing that arrives late is held against it any more, but against the count that was the last before it."""
    _mirror(case, past, data)
    place = (data.item, data.lot, data.location)
    last = case.draft.get(StockCount, *place)
    if last is not None and last.no == past.no:
        last = case.draft.edit(StockCount, *place)
        before = count_before(case.draft, past.no, *place)
        last.counted_at, last.no, last.q = (before.counted_at, before.no, before.q) if before else (0, past.no, 0)


def _move(case: Case, past: Past, data: Move) -> None:
    """Its order says so too."""
    _mirror(case, past, data)
    trace(case, data, past.no, back=True)


def _receive(case: Case, past: Past, _data: Receive) -> None:
    """With its price it takes back what the price was corrected by."""
    posting = case.posting
    posting.mirror(past.lines)
    corrected = case.draft.get(ReceiptPrice, past.no)
    if corrected is not None:
        line = past.lines[0]
        posting.correct_price(line.item, line.lot, line.to_loc, line.q, line.v - corrected.value)
    posting.settle()


_BACK: Final[dict[str, Callable[[Case, Past, Any], None]]] = {
    "output": _output,
    "consume": _consume,
    "return": _return,
    "op-finish": _finish,
    "count": _count,
    "receive": _receive,
    "move": _move,
}
"""What is more than mirrored lines."""

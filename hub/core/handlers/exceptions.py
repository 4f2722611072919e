"""`exception-resolve`: a person decides about what could not be decided by rule."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from hub.core.books.ledger import ADJUST
from hub.core.books.places import required_now
from hub.core.case import Case
from hub.core.effects.deciding import decide
from hub.core.effects.history import find_past
from hub.core.effects.material import step_lines
from hub.core.effects.reversal import past_needs, reverse_past
from hub.core.effects.steps import next_op
from hub.core.effects.stock import settle_stock
from hub.core.effects.ways import order_state, ways_of
from hub.core.registry import handles
from hub.core.rights import actor_of, told_by
from hub.core.rows import FloorException, Mo, MoOp, Workstation
from hub.core.view import Key, View
from shared.commands import Consume, ExceptionResolve, Output
from shared.quantity import parse
from shared.rules import RuleError, refuse
from shared.step import first_reported


def _needs(data: ExceptionResolve, view: View) -> Iterable[Key]:
    row = view.get(FloorException, data.exception)
    if row is None:
        return
    if data.how != "dismiss":
        yield from past_needs(str(row.no), view)
    if row.proposal:
        proposed = json.loads(row.proposal)
        yield from (("stock", proposed["item"]), ("lot", proposed["item"], proposed["lot"]))


@handles("exception-resolve", needs=_needs)
def resolve(case: Case, data: ExceptionResolve) -> dict[str, Any]:
    """Settle an open exception. What the decision brings with it is posted by this very command."""
    row = case.draft.get(FloorException, data.exception)
    if row is None or row.status != "open":
        raise RuleError(refuse("exception-unknown", exception=data.exception))
    _check_way(case, row, data.how)
    result = _WAYS[data.how](case, row, data)
    settle_stock(case)  # while it is open: a place that stays below zero has its exception
    _settle(case, row, data)
    others = [other for identity in dict.fromkeys(data.also) if (other := _dismissable(case, identity)) is not None]
    for other in others:
        _settle(case, other, data)
    return result | ({"also": len(others)} if data.also else {})


def _settle(case: Case, row: FloorException, data: ExceptionResolve) -> None:
    settled = case.draft.edit(FloorException, row.id)
    settled.status, settled.how, settled.reason = "settled", data.how, data.reason
    settled.who, settled.settled, settled.rev = case.badge or case.source, case.now, case.no
    case.touch("exception", row.id)


def _dismissable(case: Case, identity: str) -> FloorException | None:
    """One that is still open and may be dismissed: of many, some are settled while a person looks at them."""
    row = case.draft.get(FloorException, identity)
    return row if row is not None and row.status == "open" and "dismiss" in ways_of(row) else None


def _check_way(case: Case, row: FloorException, how: str) -> None:
    legal = ways_of(row)
    if how in legal:
        return
    named = ", ".join(legal)
    if how == "apply" and row.kind == "parked":
        raise RuleError(refuse("apply-late", state=order_state(case.draft, find_past(case, str(row.no)).data), legal=named))
    raise RuleError(refuse("how-wrong", how=how, kind=row.kind, legal=named))


def _apply(case: Case, row: FloorException, _data: ExceptionResolve) -> dict[str, Any]:
    """What a rule or a missing right had parked happens now, on the supervisor's word; or the proposed correction."""
    past = find_past(case, str(row.no))
    if row.proposal:
        return _correct(case, json.loads(row.proposal), past.occurred)
    parked, data = past.inbox, past.data
    actor = actor_of(data, told_by(parked, data, case.edition), parked.occurred)
    teller = actor.entered_by or case.badge or case.source
    case.backdate(actor.at)
    inner = case.applying(parked.verb, data, past.raw, replace(actor, entered_by=teller))
    return {"applied": parked.verb, **decide(inner, data)}


def _correct(case: Case, proposed: dict[str, str], happened: int) -> dict[str, Any]:
    """Stock as an exception proposed: for counts it is of now, for whoever asks when, of when what it corrects was."""
    case.posting.adjust(proposed["item"], proposed["lot"], proposed["location"], parse(proposed["q"]))
    settle_stock(case)
    case.backdate(happened)
    return {"adjusted": proposed["q"]}


def _reverse(case: Case, row: FloorException, data: ExceptionResolve) -> dict[str, Any]:
    return reverse_past(case, find_past(case, str(row.no)), data.reason)


def _charge(case: Case, row: FloorException, _data: ExceptionResolve) -> dict[str, Any]:
    """A report on an order that is over: its material is charged to the period, its goods are received from there.

    The order itself stays as it was closed.
    """
    past = find_past(case, str(row.no))
    data = past.data
    if isinstance(data, Consume):
        case.posting.write_off(data.item, data.lot, data.location, data.mo, data.q)
    elif isinstance(data, Output):
        _charge_output(case, data)
    else:
        raise RuleError(refuse("how-wrong", how="charge", kind=past.inbox.verb, legal="apply, dismiss"))
    return {"charged": past.inbox.verb}


def _charge_output(case: Case, data: Output) -> None:
    mo, step = case.draft.get(Mo, data.mo), case.draft.get(MoOp, data.mo, data.op)
    workstation = case.draft.get(Workstation, data.workstation)
    if mo is None or step is None or workstation is None:
        raise RuleError(refuse("order-unknown", mo=data.mo))
    posting = case.posting
    named: dict[str, int] = {}
    for taken in data.consumed:
        named[taken.item] = named.get(taken.item, 0) + taken.q
        posting.write_off(taken.item, taken.lot, _supply(case, workstation, taken.item), mo.id, taken.q)
    before = first_reported(step)
    for line in step_lines(case.draft, mo.id, step.op):
        if line.mode == "backflush" and data.source == "new":
            more = required_now(line, before + data.pieces) - required_now(line, before) - named.get(line.item, 0)
            if more > 0:
                posting.write_off(line.item, "", _supply(case, workstation, line.item), mo.id, more)
    if data.good and next_op(case, mo.id, step.op) is None:
        item = case.known_item(mo.item)
        lot = data.lot or (mo.id if item.lot_tracked else "")
        worth = posting.value_at_last_cost(item.id, data.good)
        posting.receive(item.id, lot, item.home, data.good, worth, source=ADJUST, mo=mo.id)


def _supply(case: Case, workstation: Workstation, item: str) -> str:
    return workstation.supply or case.known_item(item).home


_WAYS: Final[dict[str, Callable[[Case, FloorException, ExceptionResolve], dict[str, Any]]]] = {
    "apply": _apply,
    "reverse": _reverse,
    "charge": _charge,
    "dismiss": lambda _case, _row, _data: {},
}

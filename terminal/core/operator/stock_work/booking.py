"""Stock work is booked: what is missing is asked for, what a rule forbids refused, what the books doubt asked once more."""

from typing import Any, Final

from shared.lifecycle import check_report
from shared.plant_time import iso
from shared.quantity import show
from shared.rules import refuse
from terminal.core.operator.choice import Choice, Option, ask
from terminal.core.operator.numbers import quantity_of_item
from terminal.core.operator.stock_work.draft import PROMPTS, StockDraft, by_lot, next_field, next_prompt
from terminal.core.operator.stock_work.proposal import on_hand
from terminal.core.operator.wording import unit_of_item
from terminal.core.operator.workplace import Workplace


def book(wp: Workplace) -> None:
    """Check and save; a count or a correction asks for its reason where there is a choice."""
    if not _complete(wp):
        return
    q = _quantity(wp)
    if q is None or not (_there(wp, q) and _order_open(wp)):
        return
    if wp.draft(StockDraft).kind.reasoned:
        _ask_reason(wp)
    else:
        _save(wp, q, {})


def _complete(wp: Workplace) -> bool:
    """Whether nothing is missing; else it is said what."""
    draft = wp.draft(StockDraft)
    missing = "" if draft.looks_up else next_field(wp)
    if draft.looks_up or (missing and not (missing == "typed" and draft.typed)):
        wp.refuse("not-now", what="OK", prompt=PROMPTS[missing])
        return False
    return True


def _quantity(wp: Workplace) -> int | None:
    """What was typed; None, and said why, when it is nothing to book. A count may find nothing."""
    draft = wp.draft(StockDraft)
    q = quantity_of_item(wp, draft.typed, draft.item)
    if q == 0 and draft.work != "count":
        wp.refuse("nothing-to-book")
        return None
    return q


def _there(wp: Workplace, q: int) -> bool:
    """Whether so much lies there by the books: without it nothing is shipped, and a move is asked once more."""
    draft, here = wp.draft(StockDraft), on_hand(wp)
    if q <= here:
        return True
    if draft.work == "ship":
        wp.refuse("not-enough", q=show(max(0, here)), item=draft.item, location=draft.source)
        return False
    question = f"{draft.source} holds {show(here)} of {draft.item} by the books; move {show(q)} all the same?"
    return draft.work != "transfer" or wp.confirm(f"beyond-{draft.item}-{q}", question, book)


def _order_open(wp: Workplace) -> bool:
    """Whether the order that something is moved for may still take it."""
    draft = wp.draft(StockDraft)
    if draft.work != "transfer" or not draft.mo:
        return True
    order = wp.replica.mo(draft.mo)
    refusal = check_report(order["status"]) if order else refuse("order-unknown", mo=draft.mo)
    if refusal is not None:
        wp.refuse_text(draft.mo, refusal)
    return refusal is None


# --- the reason -------------------------------------------------------------------------------------------


def _ask_reason(wp: Workplace) -> None:
    reasons = [reason for reason in wp.replica.offered("reason") if reason["kind"] == COUNT.kind]
    if len(reasons) == 1:
        give_reason(wp, reasons[0])
    else:
        ask(wp, COUNT)


def give_reason(wp: Workplace, record: Option) -> None:
    """The reason of a count or a correction was given: that books it."""
    if next_field(wp) not in ("", "typed") or not wp.draft(StockDraft).typed:
        wp.refuse("not-now", what=f"reason {record['id']}", prompt=next_prompt(wp))
        return
    q = _quantity(wp)
    if q is not None:
        _save(wp, q, {"reason": record["id"]})


COUNT: Final = Choice("count", "WHY DOES THE STOCK DIFFER?", give_reason)


# --- saving -----------------------------------------------------------------------------------------------


def _save(wp: Workplace, q: int, reason: dict[str, Any]) -> None:
    draft = wp.draft(StockDraft)
    if draft.work == "transfer" and draft.source == draft.target:
        wp.refuse("not-now", what="OK", prompt="scan two different places")
        return
    verb = "move" if draft.work == "transfer" and draft.mo else draft.work
    if wp.save(verb, _data(wp, q, reason), f"{draft.item} {draft.lot}".strip()) is None:
        return
    wp.say(f"{show(q)} {unit_of_item(wp, draft.item)} of {draft.item} {draft.kind.done}, saved")
    if draft.once:
        leave(wp)
    else:
        open_stock(wp, draft.work, StockDraft(source=draft.source if draft.work == "count" else ""))


def _data(wp: Workplace, q: int, reason: dict[str, Any]) -> dict[str, Any]:
    """The command's data."""
    draft = wp.draft(StockDraft)
    # A lot of what is not kept by lot would never be found again by what takes it.
    lot = draft.lot if draft.work != "receive" or by_lot(wp) else ""
    data: dict[str, Any] = {"item": draft.item, "lot": lot, "q": show(q), **reason}
    if draft.work == "transfer":
        data |= {"from": draft.source, "to": draft.target} | ({"mo": draft.mo} if draft.mo else {})
    else:
        data["location"] = draft.target if draft.work == "receive" else draft.source
    if draft.work == "count":
        data["counted_at"] = iso(draft.counted_at or wp.now.ms)
    return data


# --- coming and going -------------------------------------------------------------------------------------


def open_stock(wp: Workplace, work: str, draft: StockDraft | None = None) -> None:
    """Begin a kind of stock work, perhaps with something filled in."""
    draft = draft or StockDraft()
    draft.work = work
    wp.put(draft)
    wp.go("stock")


def leave(wp: Workplace) -> None:
    """Back to the storekeeper's list."""
    wp.put(StockDraft())
    wp.go("store")

"""What every change of stock brings with it: the movement, dirty documents, exceptions below zero and behind a count."""

from collections.abc import Iterable
from typing import Any, Final

from hub.core.books.ledger import VIRTUAL, Posting
from hub.core.case import Case, Place
from hub.core.rows import Balance, FloorException, StockCount
from hub.core.view import Key, View
from shared.quantity import show

NEGATIVE: Final = "negative-stock"


def settle_stock(case: Case) -> None:
    """Close what a command has posted and say what it touched: once, in the words and at the time of who decided it.

    `decide` does it for every command; who has a word to say after it calls it before.
    """
    posting = case.outcome.posting
    if posting is None or posting.closed:
        return
    posting.close()
    _tell(case, posting)
    _tell_negative(case, posting)
    _close_covered(case, posting)
    _tell_counts(case, posting)


def _tell(case: Case, posting: Posting) -> None:
    """The documents of what it has changed. What lies elsewhere is worth what it is worth here: its value changes, too."""
    for item, location in posting.stock:
        case.touch("stock", item, location)
    for item in dict.fromkeys(item for item, _ in posting.stock):
        for balance in case.draft.find(Balance, "item", item):
            if balance.location not in VIRTUAL:
                case.touch("value-stock", item, balance.location)
    for line in posting.lines:
        if line.mo:
            case.touch("value-mo", line.mo)


def _tell_negative(case: Case, posting: Posting) -> None:
    """A place driven below zero by a fact is accepted: the material was used. Books and shelf differ: someone should know.

    Whatever is taken from there afterwards is flagged. It opens no further exception: there is one thing to be settled.
    """
    for (item, lot, location), before in posting.before.items():
        balance = case.draft.get(Balance, item, lot, location, "")
        if balance is None or balance.q >= min(0, before):
            continue
        case.flag(NEGATIVE)
        if before >= 0 and not _open(case, item, location):
            what = f"{item} lot {lot}" if lot else item
            text = f"{what} at {location} went to {show(balance.q)}; {_elsewhere(case, item, lot, location)}"
            case.raise_exception(NEGATIVE, f"{item} {location}", text)


def _elsewhere(case: Case, item: str, lot: str, location: str) -> str:
    """Where the books say it still lies: most often it was brought without a transfer."""
    held: dict[str, int] = {}
    for balance in case.draft.find(Balance, "item", item):
        if balance.location not in VIRTUAL and balance.location != location and lot in ("", balance.lot):
            held[balance.location] = held.get(balance.location, 0) + balance.q
    most = max(sorted(held), key=lambda place: held[place], default="")
    if not most or held[most] <= 0:
        return "no other place holds any: count, or book what has come"
    return f"{most} holds {show(held[most])}: move it there, or count"


def _close_covered(case: Case, posting: Posting) -> None:
    """A place that has come back to zero or above is settled: nothing is left for a person to decide.

    It is an effect of the command that brought it back, and stored with it.
    """
    for item, location in posting.stock:
        rows = _open(case, item, location)
        there = [b.q for b in case.draft.find(Balance, "item", item) if b.location == location] if rows else []
        if min(there, default=0) < 0:
            continue
        for row in rows:
            settled = case.draft.edit(FloorException, row.id)
            settled.status, settled.how, settled.who = "settled", "covered", "hub"
            settled.reason = f"back at {show(sum(there))} by {case.verb} {case.no}"
            settled.settled, settled.rev = case.now, case.no
            case.touch("exception", row.id)


def _open(case: Case, item: str, location: str) -> list[FloorException]:
    about = case.draft.find(FloorException, "subject", f"{item} {location}")
    return [row for row in about if row.kind == NEGATIVE and row.status == "open"]


def _tell_counts(case: Case, posting: Posting) -> None:
    """A count saw the shelf as it was; what had happened before and arrives now was in it already.

    Of two counts with the same cut-off the later one is right.
    """
    outcome = case.outcome
    happened = case.at if outcome.happened is None else outcome.happened
    for (item, lot, location), q in _changed(posting).items():
        counted = case.draft.get(StockCount, item, lot, location)
        if counted is None or counted.counted_at < happened or not q or (item, lot, location) in outcome.uncounted:
            continue
        if counted.counted_at == happened and counted.no <= outcome.count:
            continue
        where = f"{item} {lot} at {location}".replace("  ", " ")
        case.raise_exception(
            "count-affected",
            f"{item} {location}",
            f"{where} was counted after this happened, so the shelf has it already: adjust by {show(-q)}",
            {"item": item, "lot": lot, "location": location, "q": show(-q)},
        )


def _changed(posting: Posting) -> dict[Place, int]:
    """By how much it has changed what lies where."""
    changed: dict[Place, int] = {}
    for line in posting.lines:
        for location, sign in ((line.from_loc, -1), (line.to_loc, 1)):
            if location not in VIRTUAL and line.q:
                place = (line.item, line.lot, location)
                changed[place] = changed.get(place, 0) + sign * line.q
    return changed


def stock_and_lot(data: Any, _view: View) -> Iterable[Key]:
    """What a command on an item and a lot needs."""
    return (("stock", data.item), ("lot", data.item, data.lot))

"""What every change of stock brings with it: the movement, dirty documents, exceptions below zero and behind a count."""

from hub.core.case import Case
from hub.core.ledger import VIRTUAL, Posting
from hub.core.rows import StockCount
from shared.quantity import show


def settle_stock(case: Case, posting: Posting, *, happened: int | None = None) -> None:
    """Hand the posting over to be chained and stored, and say what it touched.

    A stock location driven below zero by a fact is accepted: the material was used. An exception tells that the
    books and the shelf differ. `happened` (ms) is when the fact was, if not at the command's own time.
    """
    case.posted = posting
    if happened is not None:
        case.happened = happened
    for item, location in posting.stock:
        case.touch("stock", item, location)
    for item, location in posting.negative:
        case.raise_exception("negative-stock", f"{item} {location}", f"{item} at {location} went below zero")
    _tell_counts(case, posting, case.at if happened is None else happened)


def _tell_counts(case: Case, posting: Posting, happened: int) -> None:
    """A count saw the shelf as it was; what had happened before and arrives now was in it already.

    Of two counts with the same cut-off the later one is right.
    """
    by_count = case.verb == "count"
    changed: dict[tuple[str, str, str], int] = {}
    for line in posting.lines:
        for location, sign in ((line.from_loc, -1), (line.to_loc, 1)):
            if location not in VIRTUAL and line.q:
                place = (line.item, line.lot, location)
                changed[place] = changed.get(place, 0) + sign * line.q
    for (item, lot, location), q in changed.items():
        counted = case.draft.get(StockCount, item, lot, location)
        if counted is None or counted.counted_at < happened + by_count or not q:
            continue
        where = f"{item} {lot} at {location}".replace("  ", " ")
        case.raise_exception(
            "count-affected",
            f"{item} {location}",
            f"{where} was counted after this happened, so the shelf has it already: adjust by {show(-q)}",
            {"item": item, "lot": lot, "location": location, "q": show(-q)},
        )

"""What every change of stock brings with it: the movement, dirty stock documents, exceptions below zero."""

from hub.core.case import Case
from hub.core.ledger import Posting


def settle_stock(case: Case, posting: Posting) -> None:
    """Hand the posting over to be chained and stored, and say what it touched.

    A stock location driven below zero by a fact is accepted: the material was used. An exception tells that the
    books and the shelf differ.
    """
    case.posted = posting
    for item, location in posting.stock:
        case.touch("stock", item, location)
    for item, location in posting.negative:
        case.raise_exception("negative-stock", f"{item} {location}", f"{item} at {location} went below zero")

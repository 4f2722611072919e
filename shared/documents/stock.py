"""Stock of an item at a place."""

from typing import NotRequired

from pydantic import SkipValidation
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document, Q


class StockLot(TypedDict):
    """One lot at a location."""

    lot: str
    q: Q
    expires: NotRequired[str]


class StockDocument(Document):
    """`state/stock/{item}/{location}`."""

    item: str
    location: str
    q: Q
    value: NotRequired[SkipValidation[Q]]
    """Hubs of before said here what `state/value/stock` says now. Nobody reads it, so no document is lost by it."""
    lots: list[StockLot]

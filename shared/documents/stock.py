"""Stock of an item at a place."""

from typing import NotRequired

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
    value: Q
    lots: list[StockLot]

"""What orders and stock are worth, on a branch of its own: not everybody who reads the plant may read money."""

from shared.documents.base import Document, Q


class OrderValueDocument(Document):
    """`state/value/mo/{mo}`: what has gone into an order and has not come out of it."""

    mo: str
    value_wip: Q


class StockValueDocument(Document):
    """`state/value/stock/{item}/{location}`: what lies there, at its share of the item's average."""

    item: str
    location: str
    value: Q

"""The ledger's tables. Movements and their lines are append-only, which triggers enforce."""

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from hub.store.tables.base import big, key


class Lot(SQLModel, table=True):
    """A material lot."""

    __tablename__ = "lot"
    item: str = key()
    id: str = key()
    expires: str
    ref: str
    received: int = big()


class Pool(SQLModel, table=True):
    """An item's quantity and value on the site."""

    __tablename__ = "pool"
    item: str = key()
    q: int = big()
    v: int = big()
    last_v: int = big()
    last_q: int = big()


class Balance(SQLModel, table=True):
    """Quantity by (item, lot, location, mo)."""

    __tablename__ = "balance"
    __table_args__ = (Index("ix_balance_mo", "mo"),)
    item: str = key()
    lot: str = key()
    location: str = key()
    mo: str = key()
    q: int = big()
    v: int = big()
    rev: int = big()
    applied: str


class Movement(SQLModel, table=True):
    """One posting."""

    __tablename__ = "movement"
    __table_args__ = (Index("ix_movement_at", "at"),)
    no: int = big(primary_key=True)
    kind: str
    at: int = big()
    reversal_of: int | None = big(default=None, nullable=True, unique=True)
    hash: str


class MovementLine(SQLModel, table=True):
    """One line of a posting."""

    __tablename__ = "movement_line"
    __table_args__ = (
        CheckConstraint("from_loc <> to_loc", name="two_places"),
        CheckConstraint("q >= 0 and v >= 0 and (q > 0 or v > 0)", name="something"),
    )
    no: int = big(primary_key=True)
    line: int = key()
    item: str = Field()
    lot: str
    from_loc: str
    to_loc: str
    mo: str
    q: int = big()
    v: int = big()


class StockCount(SQLModel, table=True):
    """The last count of a place."""

    __tablename__ = "stock_count"
    item: str = key()
    lot: str = key()
    location: str = key()
    counted_at: int = big()
    no: int = big()
    q: int = big()


class ShelfCount(SQLModel, table=True):
    """Every count. Append-only."""

    __tablename__ = "shelf_count"
    __table_args__ = (Index("ix_shelf_count_place", "item", "lot", "location"),)
    no: int = big(primary_key=True)
    item: str
    lot: str
    location: str
    counted_at: int = big()
    q: int = big()


class Reversal(SQLModel, table=True):
    """Which command took back which. Append-only."""

    __tablename__ = "reversal"
    no: int = big(primary_key=True)
    target: int = big(unique=True)
    reason: str


class ReceiptPrice(SQLModel, table=True):
    """A receipt's corrected value."""

    __tablename__ = "receipt_price"
    no: int = big(primary_key=True)
    value: int = big()

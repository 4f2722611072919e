"""The rows the core decides over, by subject as the tables are."""

from hub.core.rows.base import AS_STORED, ROWS, STATUS, Kept, Row, record, rows_where
from hub.core.rows.contract import Epoch, Event, FloorException, Inbox
from hub.core.rows.master import MASTER_ROWS, Alias, Bom, Item, Location, Operator, Reason, Routing, Terminal, Workstation
from hub.core.rows.orders import Booking, Downtime, Mo, MoMaterial, MoOp, MoSupply, Presence, Scrap, Session, Slice
from hub.core.rows.stock import Balance, Lot, Movement, MovementLine, Pool, ReceiptPrice, Reversal, ShelfCount, StockCount
from hub.core.rows.talk import Call, Message, Note

__all__ = [
    "AS_STORED",
    "MASTER_ROWS",
    "ROWS",
    "STATUS",
    "Alias",
    "Balance",
    "Bom",
    "Booking",
    "Call",
    "Downtime",
    "Epoch",
    "Event",
    "FloorException",
    "Inbox",
    "Item",
    "Kept",
    "Location",
    "Lot",
    "Message",
    "Mo",
    "MoMaterial",
    "MoOp",
    "MoSupply",
    "Movement",
    "MovementLine",
    "Note",
    "Operator",
    "Pool",
    "Presence",
    "Reason",
    "ReceiptPrice",
    "Reversal",
    "Routing",
    "Row",
    "Scrap",
    "Session",
    "ShelfCount",
    "Slice",
    "StockCount",
    "Terminal",
    "Workstation",
    "record",
    "rows_where",
]

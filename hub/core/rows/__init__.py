"""The rows the core decides over, by subject as the tables are."""

from hub.core.rows.base import Row, columns, record, shape
from hub.core.rows.contract import Epoch, Event, Exc, Inbox
from hub.core.rows.master import Alias, Bom, Item, Location, Operator, Reason, Routing, Terminal, Workstation
from hub.core.rows.orders import Booking, Mo, MoMaterial, MoOp, Presence, Scrap, Session, Slice
from hub.core.rows.stock import Balance, Lot, Movement, MovementLine, Pool

__all__ = [
    "Alias",
    "Balance",
    "Bom",
    "Booking",
    "Epoch",
    "Event",
    "Exc",
    "Inbox",
    "Item",
    "Location",
    "Lot",
    "Mo",
    "MoMaterial",
    "MoOp",
    "Movement",
    "MovementLine",
    "Operator",
    "Pool",
    "Presence",
    "Reason",
    "Routing",
    "Row",
    "Scrap",
    "Session",
    "Slice",
    "Terminal",
    "Workstation",
    "columns",
    "record",
    "shape",
]

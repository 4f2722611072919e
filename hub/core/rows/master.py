"""Master data."""

from typing import Final

from hub.core.rows.base import Kept, Row, row


@row
class Item(Row):
    """An item of the catalogue."""

    TABLE = "item"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    id: str
    description: str
    unit: str
    decimals: int
    home: str
    lot_tracked: bool
    over_pct: int
    scrap_pct: int
    standard_cost: int
    bom: str
    routing: str
    rev: int
    active: bool = True


@row
class Bom(Row):
    """A bill of material; `lines` is the JSON of its `BomLine`s."""

    TABLE = "bom"
    KEY = ("id",)
    id: str
    item: str
    lines: str
    rev: int
    active: bool = True


@row
class Routing(Row):
    """A routing; `steps` is the JSON of its `RoutingStep`s."""

    TABLE = "routing"
    KEY = ("id",)
    id: str
    item: str
    steps: str
    rev: int
    active: bool = True


@row
class Workstation(Row):
    """A workstation: its master data, what it counted today, and why it is down, if it is."""

    TABLE = "workstation"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    CHANGED_BY = "changed"
    id: str
    name: str = ""
    group: str = ""
    supply: str = ""
    several: str = ""
    day: str = ""
    good: int = 0
    scrap: int = 0
    rev: int = 0
    changed: int = 0
    applied: str = "{}"
    crew: str = ""
    kind: str = ""
    stop_reason: str = ""
    stop_since: int = 0
    idle_since: int = 0
    active: bool = True


@row
class Operator(Row):
    """A person; the id is the badge."""

    TABLE = "operator"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    id: str
    name: str
    roles: str
    skills: str
    rev: int
    active: bool = True


@row
class Reason(Row):
    """A reason for scrap, pause, extra material, a count, a stop."""

    TABLE = "reason"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    id: str
    kind: str
    text: str
    rev: int
    active: bool = True


@row
class Location(Row):
    """A stock location of the plant."""

    TABLE = "location"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    id: str
    name: str
    rev: int
    active: bool = True


@row
class Alias(Row):
    """What a foreign barcode stands for."""

    TABLE = "alias"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    id: str
    item: str
    lot: str
    rev: int
    active: bool = True


@row
class Terminal(Row):
    """A terminal: where it stands (`""`: nobody has said so), since when it is enrolled, since when and why revoked.

    Of a code that is out only the sum is kept. `places` is the JSON list of the workstations it may report about, empty
    for all; `store` says whether it may book stock.
    """

    TABLE = "terminal"
    KEY = ("id",)
    KEPT = Kept.ALWAYS
    IN_BARCODES = True
    id: str
    workstation: str
    idle_minutes: int
    rev: int
    places: str = "[]"
    store: bool = True
    enrolled: int = 0
    revoked: int = 0
    reason: str = ""
    code_sum: str = ""
    code_expires: int = 0

    @property
    def is_enrolled(self) -> bool:
        """Whether what it sends is taken."""
        return bool(self.enrolled) and not self.revoked


MASTER_ROWS: Final[dict[str, type[Row]]] = {
    kind.TABLE: kind for kind in (Item, Bom, Routing, Workstation, Operator, Reason, Location, Alias, Terminal)
}
"""Kind of master data, as its verb names it → its rows."""

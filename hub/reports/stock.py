"""An item as the command line shows it, read from the hub's database."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from hub.core.books.ledger import VIRTUAL
from hub.reports.text import moment, table
from shared.material import required
from shared.plain_text import plain
from shared.quantity import MICRO, divide, show, show_money
from shared.settings import Settings

MOVEMENTS = 10
"""How many of the newest movements are shown."""


def item_sheet(connection: Connection, settings: Settings, item: str) -> list[str]:
    """All about an item's stock, line by line; nothing when it is not known."""
    found = connection.execute(text("SELECT * FROM item WHERE id = :item"), {"item": item}).one_or_none()
    if found is None:
        return []
    lying = _lying(connection, item)
    on_hand = sum(int(row.q) for row in lying)
    return [
        plain(f"{item} {found.description}".strip()),
        f"on hand {show(on_hand)} {plain(found.unit)}",
        *_places(lying),
        *_worth(connection, item, found.unit),
        *_needs(connection, item, found.unit, on_hand),
        *_movements(connection, settings, item),
    ]


def _lying(connection: Connection, item: str) -> list[Any]:
    found = connection.execute(
        text(
            "SELECT b.location, b.lot, b.q, l.expires FROM balance b LEFT JOIN lot l ON l.item = b.item AND l.id = b.lot "
            "WHERE b.item = :item AND b.mo = '' AND b.q <> 0 ORDER BY b.location, b.lot"
        ),
        {"item": item},
    )
    return [row for row in found if row.location not in VIRTUAL]


def _places(lying: list[Any]) -> Iterator[str]:
    if lying:
        yield ""
        yield from table(
            ("LOCATION", "LOT", ">QUANTITY", "USE BY"), [(r.location, r.lot, show(r.q), r.expires or "") for r in lying]
        )


def _worth(connection: Connection, item: str, unit: str) -> Iterator[str]:
    pool = connection.execute(text("SELECT q, v FROM pool WHERE item = :item"), {"item": item}).one_or_none()
    if pool is not None and pool.q > 0:
        average = show(divide(pool.v * MICRO, pool.q))
        yield f"\nworth {show_money(pool.v)}, on average {average} per {plain(unit)}"


def _needs(connection: Connection, item: str, unit: str, on_hand: int) -> Iterator[str]:
    """What the floor will still take, order by order in their priority, against what lies there now."""
    found = connection.execute(
        text(
            "SELECT m.id, m.q_start, m.priority, l.* FROM mo_material l JOIN mo m ON m.id = l.mo "
            "JOIN mo_op s ON s.mo = l.mo AND s.op = l.op WHERE l.item = :item AND m.status IN ('released', 'in progress') "
            "AND NOT s.done ORDER BY m.priority, CASE WHEN m.due = 0 THEN 1 ELSE 0 END, m.due, m.id, l.line"
        ),
        {"item": item},
    )
    rows, left = [], on_hand
    for line in found:
        wanted = required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=line.q_start)
        still = wanted - line.issued
        if still > 0:
            short = min(still, max(0, still - left))
            left -= still
            rows.append((line.id, line.op, show(wanted), show(line.issued), show(still), show(short) if short else ""))
    if rows:
        yield "\nReleased orders still need"
        yield from table(("ORDER", "OP", ">NEEDS", ">ISSUED", ">STILL", ">SHORT"), rows)
    if left < 0 and rows:
        yield f"short of {show(-left)} {plain(unit)}"


def _movements(connection: Connection, settings: Settings, item: str) -> Iterator[str]:
    found = connection.execute(
        text(
            "SELECT l.no, m.kind, m.at, l.lot, l.from_loc, l.to_loc, l.mo, l.q FROM movement_line l "
            "JOIN movement m ON m.no = l.no WHERE l.item = :item AND l.q > 0 ORDER BY l.no DESC, l.line LIMIT :n"
        ),
        {"item": item, "n": MOVEMENTS},
    )
    rows = [(r.no, r.kind, moment(settings, r.at), show(r.q), r.lot, r.from_loc, r.to_loc, r.mo) for r in found]
    if rows:
        yield "\nLast movements (shopfloor reverse NO takes one back)"
        yield from table((">NO", "KIND", "AT", ">QUANTITY", "LOT", "FROM", "TO", "ORDER"), rows)

"""An item as the command line shows it, read from the hub's database."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, and_, case

from hub.core.books.ledger import VIRTUAL
from hub.reports.text import moment, table
from hub.store.reading import Balance, Item, Lot, Mo, MoMaterial, MoOp, Movement, MovementLine, Pool, col, select
from shared.lifecycle import RUNNING
from shared.material import required
from shared.plain_text import plain
from shared.quantity import MICRO, divide, show, show_money
from shared.settings import Settings

MOVEMENTS = 10
"""How many of the newest movements are shown."""


def item_sheet(connection: Connection, settings: Settings, item: str) -> list[str]:
    """All about an item's stock, line by line; nothing when it is not known."""
    record = connection.execute(select(Item.description, Item.unit).where(Item.id == item)).one_or_none()
    if record is None:
        return []
    description, unit = record
    lying = _lying(connection, item)
    on_hand = sum(int(row.q) for row in lying)
    return [
        plain(f"{item} {description}".strip()),
        f"on hand {show(on_hand)} {plain(unit)}",
        *_places(lying),
        *_worth(connection, item, unit),
        *_needs(connection, item, unit, on_hand),
        *_movements(connection, settings, item),
    ]


def _lying(connection: Connection, item: str) -> list[Any]:
    balances = connection.execute(
        select(Balance.location, Balance.lot, Balance.q, Lot.expires)
        .outerjoin(Lot, and_(col(Lot.item) == Balance.item, col(Lot.id) == Balance.lot))
        .where(Balance.item == item, Balance.mo == "", Balance.q != 0)
        .order_by(Balance.location, Balance.lot)
    )
    return [row for row in balances if row.location not in VIRTUAL]


def _places(lying: list[Any]) -> Iterator[str]:
    if lying:
        yield ""
        yield from table(
            ("LOCATION", "LOT", ">QUANTITY", "USE BY"), [(r.location, r.lot, show(r.q), r.expires or "") for r in lying]
        )


def _worth(connection: Connection, item: str, unit: str) -> Iterator[str]:
    pool = connection.execute(select(Pool.q, Pool.v).where(Pool.item == item)).one_or_none()
    if pool is not None and pool.q > 0:
        average = show(divide(pool.v * MICRO, pool.q))
        yield f"\nworth {show_money(pool.v)}, on average {average} per {plain(unit)}"


def _needs(connection: Connection, item: str, unit: str, on_hand: int) -> Iterator[str]:
    """What the floor will still take, order by order in their priority, against what lies there now."""
    lines = connection.execute(
        select(Mo.q_start, MoMaterial)
        .join(Mo, col(Mo.id) == MoMaterial.mo)
        .join(MoOp, and_(col(MoOp.mo) == MoMaterial.mo, col(MoOp.op) == MoMaterial.op))
        .where(MoMaterial.item == item, col(Mo.status).in_(sorted(RUNNING)), ~col(MoOp.done))
        .order_by(col(Mo.priority), case((col(Mo.due) == 0, 1), else_=0), col(Mo.due), Mo.id, col(MoMaterial.line))
    )
    rows, left = [], on_hand
    for line in lines:
        wanted = required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=line.q_start)
        still = wanted - line.issued
        if still > 0:
            short = min(still, max(0, still - left))
            left -= still
            rows.append((line.mo, line.op, show(wanted), show(line.issued), show(still), show(short) if short else ""))
    if rows:
        yield "\nReleased orders still need"
        yield from table(("ORDER", "OP", ">NEEDS", ">ISSUED", ">STILL", ">SHORT"), rows)
    if left < 0 and rows:
        yield f"short of {show(-left)} {plain(unit)}"


def _movements(connection: Connection, settings: Settings, item: str) -> Iterator[str]:
    newest = connection.execute(
        select(MovementLine, Movement.kind, Movement.at)
        .join(Movement, col(Movement.no) == MovementLine.no)
        .where(MovementLine.item == item, MovementLine.q > 0)
        .order_by(col(MovementLine.no).desc(), col(MovementLine.line))
        .limit(MOVEMENTS)
    )
    rows = [(r.no, r.kind, moment(settings, r.at), show(r.q), r.lot, r.from_loc, r.to_loc, r.mo) for r in newest]
    if rows:
        yield "\nLast movements (shopfloor reverse NO takes one back)"
        yield from table((">NO", "KIND", "AT", ">QUANTITY", "LOT", "FROM", "TO", "ORDER"), rows)

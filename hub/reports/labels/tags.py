"""Labels that stick to things: items, lots, stock locations, containers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from hub.reports.labels.page import page, row, shown
from hub.reports.labels.sheets import Step, read_steps
from hub.store.reading import Item, Location, Lot, Mo, col, select
from shared.quantity import MICRO, fits, show
from shared.scan import Kind, encode, encode_op, printed, printed_op

QUANTITY_LIMIT = 999_999
"""The largest number a quantity's barcode holds."""
_TENTH = timedelta(milliseconds=100)


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """An item's label."""

    id: str
    description: str
    unit: str


@dataclass(frozen=True, slots=True)
class LotLabel:
    """A lot's label; `expires` is a day, or empty."""

    item: str
    description: str
    lot: str
    expires: str


@dataclass(frozen=True, slots=True)
class Batch:
    """A released order as far as the tag of one of its containers needs it."""

    mo: str
    item: str
    description: str
    unit: str
    decimals: int
    steps: list[Step]


def read_items(connection: Connection) -> list[ItemLabel]:
    """Every item."""
    items = connection.execute(select(Item.id, Item.description, Item.unit).order_by(Item.id))
    return [ItemLabel(*item) for item in items]


def read_lot(connection: Connection, item: str, lot: str) -> LotLabel | None:
    """A lot of an item, or None."""
    label = connection.execute(
        select(Lot.item, Item.description, Lot.id, Lot.expires)
        .join(Item, col(Item.id) == Lot.item)
        .where(Lot.item == item, Lot.id == lot)
    ).one_or_none()
    return LotLabel(*label) if label else None


def fresh_lots(connection: Connection, now: datetime, count: int) -> list[str]:
    """Lot numbers no lot has and no earlier roll could have: the day, the tenth of a second of it, a running number.

    Digits only, so that a keypad can type them.
    """
    while True:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        roll = f"{now:%y%m%d}-{(now - midnight) // _TENTH:06d}"
        taken = connection.execute(select(Lot.id).where(col(Lot.id).like(f"{roll}-%")).limit(1)).first()
        if taken is None:
            return [f"{roll}-{number:03d}" for number in range(1, count + 1)]
        now += _TENTH


def read_locations(connection: Connection) -> list[tuple[str, str]]:
    """Every stock location as (id, name)."""
    locations = connection.execute(select(Location.id, Location.name).order_by(Location.id))
    return [(place, name) for place, name in locations]


def read_batch(connection: Connection, mo: str) -> Batch | None:
    """A released order, or None."""
    product = connection.execute(
        select(Item.id, Item.description, Item.unit, Item.decimals).join(Mo, col(Mo.item) == Item.id).where(Mo.id == mo)
    ).one_or_none()
    steps = read_steps(connection, mo)
    if product is None or not steps:
        return None
    item, description, unit, decimals = product
    return Batch(mo, item, description, unit, decimals, steps)


def items_html(items: Iterable[ItemLabel]) -> str:
    """Item labels: description and unit, with the item's code."""
    labels = (
        _label(f"<b>{shown(item.id)}</b><br>{shown(item.description)}<br>unit {shown(item.unit)}", Kind.ITM, item.id)
        for item in items
    )
    return page("Item labels", "".join(labels))


def lot_html(lot: LotLabel, count: int = 1) -> str:
    """A lot's label, as often as it has packages.

    Raises `ValueError` for a lot whose number is too long for a barcode.
    """
    expires = f"<br>use by {shown(lot.expires)}" if lot.expires else ""
    words = f"<b>{shown(lot.item)}</b><br>{shown(lot.description)}<br>lot {shown(lot.lot)}{expires}"
    return page(f"Lot {lot.lot}", _label(words, Kind.LOT, lot.lot) * count)


def blank_lots_html(lots: Iterable[str]) -> str:
    """Labels with fresh lot numbers and room to write on; the item is said when the batch is received."""
    words = "<br>item ____________________<br>received _______________"
    return page("Lot labels", "".join(_label(f"<b>lot {shown(lot)}</b>{words}", Kind.LOT, lot) for lot in lots))


def locations_html(locations: Iterable[tuple[str, str]]) -> str:
    """Labels of (id, name) for shelves and places."""
    labels = (_label(f"<b>{shown(place)}</b><br>{shown(name)}", Kind.LOC, place) for place, name in locations)
    return page("Location labels", "".join(labels))


def container_html(batch: Batch, op: str, q: int) -> str:
    """The tag of a container that holds `q` pieces after a step: where it goes next, and codes to book it there.

    Raises `ValueError` for a step the order does not have, and for a quantity the item can't have.
    """
    if q <= 0:
        raise ValueError("a container holds more than 0")
    if not fits(q, batch.decimals):
        raise ValueError(f"{show(q)} is too exact: {batch.item} has {batch.decimals} decimals")
    ops = [step.op for step in batch.steps]
    if op not in ops:
        raise ValueError(f"{batch.mo} has no operation {op}, it has {', '.join(ops)}")
    rest = batch.steps[ops.index(op) + 1 :]
    amount = f"{show(q)} {shown(batch.unit)}"
    content = f"{shown(batch.item)} {shown(batch.description)}<br><b>{amount}</b> after {shown(op)}"
    head = f"<h1>{shown(batch.mo)}</h1><p>{content}</p>"
    if rest:
        step = rest[0]
        words = f"next<br><b>{shown(step.op)} {shown(step.name)}</b><br>at {shown(step.group)}"
        goal = row(words, encode_op(batch.mo, step.op), printed_op(batch.mo, step.op))
    else:
        goal = _label("next<br><b>finished goods</b>", Kind.MO, batch.mo)
    return page(f"{batch.mo} container", f'<div class="tag">{head}{goal}{_quantity(amount, q)}</div>')


def _quantity(amount: str, q: int) -> str:
    # A card holds whole numbers only; any other quantity is typed.
    number, rest = divmod(q, MICRO)
    if rest or number > QUANTITY_LIMIT:
        return ""
    return _label(f"<b>{amount}</b>", Kind.QTY, str(number))


def _label(words: str, kind: Kind, identity: str) -> str:
    return row(words, encode(kind, identity), printed(kind, identity))

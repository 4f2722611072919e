"""Orders as the command line shows them, read from the hub's database."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, case, func

from hub.core.books.ledger import WIP
from hub.core.rows.talk import brought_for
from hub.reports.text import moment, table
from hub.store.reading import (
    Balance,
    Booking,
    Item,
    Mo,
    MoMaterial,
    MoOp,
    Note,
    Operator,
    Reversal,
    Session,
    col,
    select,
)
from shared.lifecycle import OVER
from shared.material import required
from shared.plain_text import plain
from shared.quantity import show, show_money
from shared.settings import Settings

BOOKINGS = 10
"""How many of the newest bookings and notes are shown."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order in a list."""

    id: str
    item: str
    good: str
    deliver: str
    unit: str
    status: str
    priority: int
    due: int
    material: str
    hold: str
    external: str


def list_orders(connection: Connection, item: str | None, *, ended: bool) -> list[OrderLine]:
    """Orders by priority and due time; without those that have ended unless asked for."""
    of_last_step = select(MoOp.good).where(MoOp.mo == Mo.id).order_by(col(MoOp.op).desc()).limit(1).scalar_subquery()
    rest = (Item.unit, Mo.status, Mo.priority, Mo.due, Mo.material, Mo.hold_reason, Mo.external_no)
    statement = (
        select(Mo.id, Mo.item, func.coalesce(of_last_step, 0), Mo.q_deliver, *rest)
        .join(Item, col(Item.id) == Mo.item)
        .order_by(col(Mo.priority), case((col(Mo.due) == 0, 1), else_=0), col(Mo.due), Mo.id)
    )
    if not ended:
        statement = statement.where(col(Mo.status).not_in(sorted(OVER)))
    if item:
        statement = statement.where(Mo.item == item)
    orders = connection.execute(statement)
    return [OrderLine(mo, product, show(good), show(q), *rest) for mo, product, good, q, *rest in orders]


def list_aside(connection: Connection) -> list[tuple[str, ...]]:
    """Where pieces are set aside and wait for somebody's decision, with the badges that set them aside."""
    steps = connection.execute(select(MoOp).where(MoOp.suspect > 0).order_by(MoOp.mo, MoOp.op))
    return [(s.mo, s.op, s.name, s.group, show(s.suspect), ", ".join(json.loads(s.suspect_by))) for s in steps]


def order_sheet(connection: Connection, settings: Settings, order: str) -> list[str]:
    """All of an order, line by line; nothing when it is not known."""
    mo = connection.execute(
        select(Mo, Item.description, Item.unit).join(Item, col(Item.id) == Mo.item).where(Mo.id == order)
    ).one_or_none()
    if mo is None:
        return []
    in_process = select(func.coalesce(func.sum(Balance.v), 0)).where(Balance.mo == order, Balance.location == WIP)
    wip = connection.execute(in_process).scalar_one()
    lines = [
        _line(f"{mo.id} {mo.external_no}".strip(), f"{mo.status}, priority {mo.priority}, due {moment(settings, mo.due)}"),
        _line(f"{mo.item} {mo.description}".strip(), _quantities(mo)),
        _line("value in process", show_money(int(wip))),
    ]
    if mo.hold_reason:
        name = connection.execute(select(Operator.name).where(Operator.id == mo.hold_who)).scalar()
        lines.append(_line("on hold", f"{mo.hold_reason} ({name or mo.hold_who}, {moment(settings, mo.hold_since)})"))
    if mo.notes:
        lines.append(_line("notes", mo.notes))
    return [
        *lines,
        *_steps(connection, order),
        *_lines_of_material(connection, order, mo.q_start),
        *_sessions(connection, settings, order),
        *_notes(connection, settings, "Brought for it", brought_for(order)),
        *_notes(connection, settings, "Notes", order),
        *_bookings(connection, settings, order),
    ]


def _quantities(mo: Row[tuple[object, ...]]) -> str:
    counted = f"start {show(mo.q_start)}, received {show(mo.received)}"
    return f"deliver {show(mo.q_deliver)} {mo.unit}, {counted}, material {mo.material}"


def _line(name: str, words: str) -> str:
    return plain(f"{name}: {words}")


def _block(title: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    lines = list(rows)
    if lines:
        yield f"\n{title}"
        yield from table(heads, lines)


def _steps(connection: Connection, order: str) -> Iterator[str]:
    steps = connection.execute(select(MoOp).where(MoOp.mo == order).order_by(MoOp.op))
    heads = ("OP", "NAME", "GROUP", ">GOOD", ">REWORK", ">SET ASIDE", ">SCRAP", "")
    rows = [
        (s.op, s.name, s.group, *map(show, (s.good, s.rework, s.suspect, s.scrap)), "done" if s.done else "") for s in steps
    ]
    return _block("Steps", heads, rows)


def _lines_of_material(connection: Connection, order: str, pieces: int) -> Iterator[str]:
    needs = connection.execute(
        select(MoMaterial, Item.unit)
        .outerjoin(Item, col(Item.id) == MoMaterial.item)
        .where(MoMaterial.mo == order)
        .order_by(MoMaterial.op, col(MoMaterial.line))
    )
    heads = ("OP", "ITEM", ">NEEDS", ">ISSUED", ">EXTRA", ">RETURNED", "UNIT", "MODE")
    rows = [
        (m.op, m.item, show(_asked(m, pieces)), *map(show, (m.issued, m.extra, m.returned)), m.unit or "", m.mode)
        for m in needs
    ]
    return _block("Material", heads, rows)


def _asked(need: Row[tuple[object, ...]], pieces: int) -> int:
    return required(basis=need.basis, q=need.q, per=need.per, scrap_pct=need.scrap_pct, pieces=pieces)


def _sessions(connection: Connection, settings: Settings, order: str) -> Iterator[str]:
    sessions = connection.execute(
        select(Session, Operator.name)
        .outerjoin(Operator, col(Operator.id) == Session.badge)
        .where(Session.mo == order, Session.status != "closed")
        .order_by(Session.op, col(Session.started))
    )
    rows = []
    for s in sessions:
        who = f"{s.badge} {s.name or ''}".strip()
        rows.append((s.op, s.workstation, who, s.kind, s.status, moment(settings, s.started)))
    return _block("At work", ("OP", "WORKSTATION", "WHO", "KIND", "STATUS", "SINCE"), rows)


def _notes(connection: Connection, settings: Settings, title: str, subject: str) -> Iterator[str]:
    newest = select(Note).where(Note.subject == subject).order_by(col(Note.no).desc()).limit(BOOKINGS)
    rows = [(moment(settings, note.at), note.badge or "-", note.text) for note in connection.execute(newest)]
    return _block(title, ("AT", "WHO", "TEXT"), rows)


def _bookings(connection: Connection, settings: Settings, order: str) -> Iterator[str]:
    newest = connection.execute(
        select(Booking, col(Reversal.no).label("taken_back"))
        .outerjoin(Reversal, col(Reversal.target) == Booking.no)
        .where(Booking.mo == order)
        .order_by(col(Booking.no).desc())
        .limit(BOOKINGS)
    )
    heads = (">NO", "AT", "OP", "WORKSTATION", "WHO", ">GOOD", ">REWORK", ">SET ASIDE", ">SCRAP", "")
    rows = []
    for b in newest:
        pieces = map(show, (b.good, b.rework, b.suspect, b.scrap))
        fate = f"reversed by {b.taken_back}" if b.taken_back else ""
        rows.append((b.no, moment(settings, b.at), b.op, b.workstation, b.badge, *pieces, fate))
    return _block("Last bookings (shopfloor reverse NO takes one back)", heads, rows)

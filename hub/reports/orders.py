"""Orders as the command line shows them, read from the hub's database."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, text

from hub.core.rows.talk import brought_for
from hub.reports.text import moment, table
from shared.material import required
from shared.plain_text import plain
from shared.quantity import show, show_money
from shared.settings import Settings

BOOKINGS = 10
"""How many of the newest bookings and notes are shown."""
_GOOD = "(SELECT s.good FROM mo_op s WHERE s.mo = m.id ORDER BY s.op DESC LIMIT 1)"


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
    wanted = ["1 = 1" if ended else "m.status NOT IN ('closed', 'cancelled')", *(["m.item = :item"] if item else [])]
    found = connection.execute(
        text(
            f"SELECT m.id, m.item, coalesce({_GOOD}, 0), m.q_deliver, i.unit, m.status, m.priority, m.due, m.material, "
            f"m.hold_reason, m.external_no FROM mo m JOIN item i ON i.id = m.item WHERE {' AND '.join(wanted)} "
            "ORDER BY m.priority, CASE WHEN m.due = 0 THEN 1 ELSE 0 END, m.due, m.id"
        ),
        {"item": item} if item else {},
    )
    return [OrderLine(mo, made, show(good), show(q), *rest) for mo, made, good, q, *rest in found]


def list_aside(connection: Connection) -> list[tuple[str, ...]]:
    """Where pieces are set aside and wait for somebody's decision, with the badges that set them aside."""
    found = connection.execute(
        text("SELECT mo, op, name, grp, suspect, suspect_by FROM mo_op WHERE suspect > 0 ORDER BY mo, op")
    )
    return [(s.mo, s.op, s.name, s.grp, show(s.suspect), ", ".join(json.loads(s.suspect_by))) for s in found]


def order_sheet(connection: Connection, settings: Settings, order: str) -> list[str]:
    """All of an order, line by line; nothing when it is not known."""
    mo = connection.execute(
        text("SELECT m.*, i.description, i.unit FROM mo m JOIN item i ON i.id = m.item WHERE m.id = :mo"), {"mo": order}
    ).one_or_none()
    if mo is None:
        return []
    wip = connection.execute(
        text("SELECT coalesce(sum(v), 0) FROM balance WHERE mo = :mo AND location = 'WIP'"), {"mo": order}
    ).scalar_one()
    lines = [
        _line(f"{mo.id} {mo.external_no}".strip(), f"{mo.status}, priority {mo.priority}, due {moment(settings, mo.due)}"),
        _line(f"{mo.item} {mo.description}".strip(), _quantities(mo)),
        _line("value in process", show_money(int(wip))),
    ]
    if mo.hold_reason:
        lines.append(_line("on hold", f"{mo.hold_reason} ({mo.hold_who}, {moment(settings, mo.hold_since)})"))
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
    found = list(rows)
    if found:
        yield f"\n{title}"
        yield from table(heads, found)


def _steps(connection: Connection, order: str) -> Iterator[str]:
    found = connection.execute(
        text("SELECT op, name, grp, good, rework, suspect, scrap, done FROM mo_op WHERE mo = :mo ORDER BY op"), {"mo": order}
    )
    heads = ("OP", "NAME", "GROUP", ">GOOD", ">REWORK", ">SET ASIDE", ">SCRAP", "")
    rows = [
        (s.op, s.name, s.grp, *map(show, (s.good, s.rework, s.suspect, s.scrap)), "done" if s.done else "") for s in found
    ]
    return _block("Steps", heads, rows)


def _lines_of_material(connection: Connection, order: str, pieces: int) -> Iterator[str]:
    found = connection.execute(
        text(
            "SELECT l.*, i.unit FROM mo_material l LEFT JOIN item i ON i.id = l.item WHERE l.mo = :mo ORDER BY l.op, l.line"
        ),
        {"mo": order},
    )
    heads = ("OP", "ITEM", ">NEEDS", ">ISSUED", ">EXTRA", ">RETURNED", "UNIT", "MODE")
    rows = [
        (
            m.op, m.item, show(required(basis=m.basis, q=m.q, per=m.per, scrap_pct=m.scrap_pct, pieces=pieces)),
            show(m.issued), show(m.extra), show(m.returned), m.unit or "", m.mode,
        )
        for m in found
    ]  # fmt: skip
    return _block("Material", heads, rows)


def _sessions(connection: Connection, settings: Settings, order: str) -> Iterator[str]:
    found = connection.execute(
        text(
            "SELECT s.op, s.workstation, s.badge, o.name, s.kind, s.status, s.started FROM session s "
            "LEFT JOIN operator o ON o.id = s.badge WHERE s.mo = :mo AND s.status <> 'closed' ORDER BY s.op, s.started"
        ),
        {"mo": order},
    )
    rows = [
        (s.op, s.workstation, f"{s.badge} {s.name or ''}".strip(), s.kind, s.status, moment(settings, s.started))
        for s in found
    ]  # fmt: skip
    return _block("At work", ("OP", "WORKSTATION", "WHO", "KIND", "STATUS", "SINCE"), rows)


def _notes(connection: Connection, settings: Settings, title: str, subject: str) -> Iterator[str]:
    found = connection.execute(
        text("SELECT at, badge, text FROM note WHERE subject = :subject ORDER BY no DESC LIMIT :n"),
        {"subject": subject, "n": BOOKINGS},
    )
    return _block(title, ("AT", "WHO", "TEXT"), [(moment(settings, n.at), n.badge or "-", n.text) for n in found])


def _bookings(connection: Connection, settings: Settings, order: str) -> Iterator[str]:
    found = connection.execute(
        text(
            "SELECT b.no, b.at, b.op, b.workstation, b.badge, b.good, b.rework, b.suspect, b.scrap, r.no AS taken_back "
            "FROM booking b LEFT JOIN reversal r ON r.target = b.no WHERE b.mo = :mo ORDER BY b.no DESC LIMIT :n"
        ),
        {"mo": order, "n": BOOKINGS},
    )
    heads = (">NO", "AT", "OP", "WORKSTATION", "WHO", ">GOOD", ">REWORK", ">SET ASIDE", ">SCRAP", "")
    rows = [
        (
            b.no, moment(settings, b.at), b.op, b.workstation, b.badge, *map(show, (b.good, b.rework, b.suspect, b.scrap)),
            f"reversed by {b.taken_back}" if b.taken_back else "",
        )
        for b in found
    ]  # fmt: skip
    return _block("Last bookings (shopfloor reverse NO takes one back)", heads, rows)

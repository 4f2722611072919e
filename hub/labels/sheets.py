"""Badges and travellers as HTML for the printer."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from sqlalchemy import Connection, text

from hub.labels.code128 import BADGE_MODULE_MM, svg
from shared.quantity import show
from shared.scan import Kind, encode, encode_op, printed, printed_op

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4 portrait; margin: 10mm }}
body {{ font: 11pt sans-serif; color: #000; background: #fff; margin: 0 }}
.badges {{ display: grid; grid-template-columns: 1fr 1fr; gap: 8mm }}
.badge {{ border: .3mm solid #000; padding: 5mm; break-inside: avoid; text-align: center }}
.badge b {{ display: block; font-size: 15pt }}
header, .op {{ display: flex; justify-content: space-between; align-items: center; break-inside: avoid }}
.op {{ border-top: .3mm solid #000; padding: 5mm 0; min-height: 32mm }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: .2mm solid #000; padding: 1.5mm 2mm; text-align: left }}
td.n {{ text-align: right }}
</style></head><body>
{body}
</body></html>
"""


@dataclass(frozen=True, slots=True)
class Step:
    """An operation on a traveller."""

    op: str
    name: str
    group: str
    setup_min: int
    run_min: int


@dataclass(frozen=True, slots=True)
class Material:
    """A material line on a traveller."""

    item: str
    description: str
    unit: str
    op: str
    q: int
    basis: str


@dataclass(frozen=True, slots=True)
class Traveller:
    """What a traveller shows."""

    mo: str
    external_no: str
    item: str
    description: str
    unit: str
    q: int
    steps: list[Step]
    material: list[Material]


def read_traveller(connection: Connection, mo: str) -> Traveller | None:
    """A released order from the database, or None."""
    order = connection.execute(
        text(
            "SELECT m.external_no, m.item, i.description, i.unit, m.q_start FROM mo m JOIN item i ON i.id = m.item "
            "WHERE m.id = :mo"
        ),
        {"mo": mo},
    ).one_or_none()
    steps = connection.execute(
        text("SELECT op, name, grp, setup_min, run_min FROM mo_op WHERE mo = :mo ORDER BY op"), {"mo": mo}
    ).all()
    if order is None or not steps:
        return None
    material = connection.execute(
        text(
            "SELECT l.item, i.description, i.unit, l.op, l.q, l.basis FROM mo_material l JOIN item i ON i.id = l.item "
            "WHERE l.mo = :mo ORDER BY l.line"
        ),
        {"mo": mo},
    ).all()
    external_no, item, description, unit, q = order
    return Traveller(
        mo, external_no, item, description, unit, q, [Step(*row) for row in steps], [Material(*row) for row in material]
    )


def badges_html(people: Iterable[tuple[str, str]]) -> str:
    """Badges of (number, name), two in a row, to be laminated matt."""
    cards = []
    for badge, name in people:
        code = svg(encode(Kind.EMP, badge), printed(Kind.EMP, badge), module_mm=BADGE_MODULE_MM, height_mm=15.0)
        cards.append(f'<div class="badge"><b>{escape(name)}</b>{code}</div>')
    return _PAGE.format(title="Badges", body=f'<div class="badges">{"".join(cards)}</div>')


def traveller_html(order: Traveller) -> str:
    """An order's traveller: one symbol a row, far enough apart that a scanner can't take the neighbour."""
    title = escape(f"{order.mo} {order.external_no}".strip())
    head = (
        f"<header><div><h1>{title}</h1><p>{escape(order.item)} {escape(order.description)}<br>"
        f"<b>{show(order.q)} {escape(order.unit)}</b></p></div>"
        f"{svg(encode(Kind.MO, order.mo), printed(Kind.MO, order.mo))}</header>"
    )
    steps = "".join(_step_html(order.mo, step) for step in order.steps)
    rows = "".join(
        f"<tr><td>{escape(m.item)}</td><td>{escape(m.description)}</td><td>{m.op}</td>"
        f'<td class="n">{show(m.q)} {escape(m.unit)} per {escape(m.basis)}</td></tr>'
        for m in order.material
    )
    table = f"<h2>Material</h2><table><tr><th>Item</th><th></th><th>Op</th><th>Need</th></tr>{rows}</table>"
    return _PAGE.format(title=title, body=head + steps + table)


def _step_html(mo: str, step: Step) -> str:
    times = f"setup {show(step.setup_min)} min, {show(step.run_min)} min each"
    code = svg(encode_op(mo, step.op), printed_op(mo, step.op))
    return f'<div class="op"><div><b>{step.op} {escape(step.name)}</b> at {escape(step.group)}<br>{times}</div>{code}</div>'

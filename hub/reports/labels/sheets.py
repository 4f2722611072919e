"""Badges and travellers as HTML for the printer."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from sqlalchemy import Connection

from hub.reports.labels.code128 import BADGE_MODULE_MM, svg
from hub.reports.labels.page import BADGE_HEIGHT_MM, page, row, shown, text_shown
from hub.store.reading import Item, Mo, MoMaterial, MoOp, col, select
from shared.plant_time import plant_text
from shared.quantity import show
from shared.scan import Kind, encode, encode_op, printed, printed_op


@dataclass(frozen=True, slots=True)
class Step:
    """An operation on a traveller."""

    op: str
    name: str
    group: str
    setup_min: int
    run_min: int
    skill: str = ""
    gate: bool = False
    instructions: str = ""


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
    q_start: int
    priority: int
    due: str
    """By the plant's clock; empty for none."""
    origin: str
    spec: dict[str, Any]
    notes: str
    steps: list[Step]
    material: list[Material]


def read_steps(connection: Connection, mo: str) -> list[Step]:
    """An order's steps; none before it is released."""
    columns = (MoOp.op, MoOp.name, MoOp.group, MoOp.setup_min, MoOp.run_min, MoOp.skill, MoOp.gate, MoOp.instructions)
    return [Step(*step) for step in connection.execute(select(*columns).where(MoOp.mo == mo).order_by(MoOp.op))]


def read_traveller(connection: Connection, mo: str, zone: tzinfo) -> Traveller | None:
    """A released order from the database, or None. Its times are shown by the plant's clock."""
    order = connection.execute(
        select(Mo, Item.description, Item.unit).join(Item, col(Item.id) == Mo.item).where(Mo.id == mo)
    ).one_or_none()
    steps = read_steps(connection, mo)
    if order is None or not steps:
        return None
    material = connection.execute(
        select(MoMaterial.item, Item.description, Item.unit, MoMaterial.op, MoMaterial.q, MoMaterial.basis)
        .join(Item, col(Item.id) == MoMaterial.item)
        .where(MoMaterial.mo == mo)
        .order_by(col(MoMaterial.line))
    )
    return Traveller(
        mo,
        order.external_no,
        order.item,
        order.description,
        order.unit,
        order.q_deliver,
        order.q_start,
        order.priority,
        plant_text(order.due, zone) if order.due else "",
        order.origin,
        json.loads(order.spec),
        order.notes,
        steps,
        [Material(*line) for line in material],
    )


def badges_html(people: Iterable[tuple[str, str]]) -> str:
    """Badges of (number, name), two in a row where they fit, to be laminated matt and cut apart."""
    cards = []
    for badge, name in people:
        payload, under = encode(Kind.EMP, badge), printed(Kind.EMP, badge)
        symbol = svg(payload, under, module_mm=BADGE_MODULE_MM, height_mm=BADGE_HEIGHT_MM)
        cards.append(f'<div class="badge"><b>{shown(name)}</b>{symbol}</div>')
    return page("Badges", "".join(cards))


def traveller_html(order: Traveller) -> str:
    """An order's traveller: the order and its steps with a symbol each and all that is written to it, then the material."""
    title = f"{order.mo} {order.external_no}".strip()
    more = f", {show(order.q_start)} to be started" if order.q_start != order.q else ""
    facts = [
        f"<b>{show(order.q)} {shown(order.unit)}</b>{more}",
        f"due <b>{shown(order.due)}</b>, priority {order.priority}" if order.due else f"priority {order.priority}",
        f"for {shown(order.origin)}" if order.origin else "",
        *(f"{shown(name)}: {shown(str(value))}" for name, value in order.spec.items()),
    ]
    words = "<br>".join([f"<h1>{shown(title)}</h1>{shown(order.item)} {shown(order.description)}", *filter(None, facts)])
    head = row(words, encode(Kind.MO, order.mo), printed(Kind.MO, order.mo)) + _text_html(order.notes)
    steps = "".join(_step_html(order.mo, step) for step in order.steps)
    rows = "".join(
        f"<tr><td>{shown(m.item)}</td><td>{shown(m.description)}</td><td>{shown(m.op)}</td>"
        f'<td class="n">{show(m.q)} {shown(m.unit)} per {shown(m.basis)}</td></tr>'
        for m in order.material
    )
    table = f"<h2>Material</h2><table><tr><th>Item</th><th></th><th>Op</th><th>Need</th></tr>{rows}</table>"
    return page(title, head + steps + (table if order.material else ""))


def _step_html(mo: str, step: Step) -> str:
    times = f"setup {show(step.setup_min)} min, {show(step.run_min)} min each"
    words = f"<b>{shown(step.op)} {shown(step.name)}</b> at {shown(step.group)}<br>{times}"
    words += f"<br>skill {shown(step.skill)}" if step.skill else ""
    words += "<br>done before the next step begins" if step.gate else ""
    symbol = row(words, encode_op(mo, step.op), printed_op(mo, step.op))
    return f'<div class="tag">{symbol}{_text_html(step.instructions)}</div>'


def _text_html(text: str) -> str:
    """What is written to something, as long as it is, across the page."""
    return f'<p class="text">{text_shown(text)}</p>' if text.strip() else ""

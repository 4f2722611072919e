"""What an order takes, and whether stock covers it: by its own lines once it is released, as its BOM now stands before."""

import json
from collections.abc import Iterable
from typing import Any

from hub.core.books.ledger import VIRTUAL
from hub.core.case import Case
from hub.core.edition import FROZEN_READINESS
from hub.core.rows import Balance, Bom, Mo, MoMaterial
from hub.core.view import Draft, Key, View
from shared.commands import BomLine, OnOrder
from shared.material import required
from shared.quantity import show


def order_needs(data: OnOrder, view: View) -> Iterable[Key]:
    """The order, its BOM and routing, and the stock of what it takes."""
    yield "mo", data.mo
    mo = view.get(Mo, data.mo)
    if mo is None:
        return
    for line in view.find(MoMaterial, "mo", mo.id):
        yield "stock", line.item
    yield "bom", mo.bom
    yield "routing", mo.routing
    bom = view.get(Bom, mo.bom)
    if bom is not None:
        for of_bom in json.loads(bom.lines):
            yield "stock", of_bom["item"]


def bom_lines(bom: Bom | None) -> list[BomLine]:
    """The lines of a BOM; none of none."""
    return [BomLine.model_validate(line) for line in json.loads(bom.lines)] if bom else []


def needed(line: BomLine, mo: Mo) -> int:
    """How much of a line's item the whole order takes, micro-units."""
    return required(basis=line.basis, q=line.q, per=line.per, scrap_pct=line.scrap_pct, pieces=mo.q_start)


def _state(draft: Draft, lines: list[BomLine], mo: Mo) -> str:
    return "short" if shortages(draft, lines, mo) else "ready"


def readiness(case: Case, mo: Mo) -> str:
    """Whether stock covers what an order needs: by its own lines once it is released, as its BOM now stands before."""
    frozen = case.draft.find(MoMaterial, "mo", mo.id)
    if frozen and case.edition >= FROZEN_READINESS:
        return _state(case.draft, [_frozen(line) for line in frozen], mo)
    bom = case.draft.get(Bom, mo.bom)
    return _state(case.draft, bom_lines(bom), mo) if bom else "unknown"


def _frozen(line: MoMaterial) -> BomLine:
    """A frozen line as a line of a BOM."""
    values: dict[str, Any] = {name: getattr(line, name) for name in ("item", "q", "basis", "per", "scrap_pct")}
    return BomLine.model_construct(**values)


def shortages(draft: Draft, lines: list[BomLine], mo: Mo) -> dict[str, str]:
    """Item → quantity that stock does not cover for this order alone."""
    wanted: dict[str, int] = {}
    for line in lines:
        wanted[line.item] = wanted.get(line.item, 0) + needed(line, mo)
    short: dict[str, str] = {}
    for item, q in wanted.items():
        stock = sum(b.q for b in draft.find(Balance, "item", item) if b.location not in VIRTUAL)
        if stock < q:
            short[item] = show(q - stock)
    return short

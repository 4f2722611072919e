"""Manufacturing orders: create, plan, release. Plans may be rejected by a rule; nothing has happened yet."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from hub.core.books.costing import Worth
from hub.core.case import Case
from hub.core.effects.orders import moved, start_quantity
from hub.core.effects.requirement import bom_lines, needed, order_needs, readiness, shortages
from hub.core.registry import handles
from hub.core.rows import Bom, Item, Mo, MoMaterial, MoOp, Pool, Routing
from hub.core.view import Draft, Key, View
from shared.commands import BomLine, MoCreate, OnOrder, RoutingStep
from shared.plant_time import milliseconds
from shared.rules import RuleError, refuse

LAST_OWN: Final = 8_999_999
"""The highest number somebody may give: the hub goes on behind it, and has seven digits."""


def _create_needs(data: MoCreate, _view: View) -> Iterable[Key]:
    return [("mo", data.mo)] if data.mo else []


@handles("mo-create", needs=_create_needs)
def create(case: Case, data: MoCreate) -> dict[str, Any]:
    """A draft order. Start = deliver / (1 − product scrap rate), rounded up to what the unit allows."""
    item = case.known_item(data.item)
    if not item.active:
        case.object_to("switched-off", what="item", id=item.id)
    case.fitting(item, data.q)
    if data.mo and int(data.mo.rpartition("-")[2]) > LAST_OWN:
        case.object_to("order-number-last", mo=data.mo)
    identity = data.mo or case.next_order()
    if case.draft.get(Mo, identity) is not None:
        raise RuleError(refuse("order-exists", mo=identity))
    case.draft.add(
        Mo(
            id=identity,
            item=item.id,
            external_no=data.external_no,
            q_deliver=data.q,
            q_start=start_quantity(data.q, item.scrap_pct, item.decimals),
            priority=data.priority,
            due=_ms(data.due),
            planned_start=_ms(data.planned_start),
            planned_end=_ms(data.planned_end),
            origin=data.origin,
            notes=data.notes,
            responsible=data.responsible,
            spec=json.dumps(data.spec, ensure_ascii=False),
            bom=data.bom or item.bom or item.id,
            routing=data.routing or item.routing or item.id,
            over_pct=item.over_pct,
            rev=case.no,
        )
    )
    case.touch("mo", identity)
    case.touch("value-mo", identity)
    return {"mo": identity}


def _ms(when: datetime | None) -> int:
    return 0 if when is None else milliseconds(when)


@handles("mo-plan", needs=order_needs)
def plan(case: Case, data: OnOrder) -> dict[str, Any]:
    """The order is in the schedule."""
    mo = moved(case, data)
    mo.material = readiness(case, mo)
    bom = case.draft.get(Bom, mo.bom)
    return {"material": mo.material, "shortages": shortages(case.draft, bom_lines(bom), mo)}


@handles("mo-release", needs=order_needs)
def release(case: Case, data: OnOrder) -> dict[str, Any]:
    """Freeze routing and BOM on the order and give it to the floor."""
    mo = moved(case, data)
    routing = case.draft.get(Routing, mo.routing)
    if routing is None or routing.item != mo.item:
        raise RuleError(refuse("no-routing", item=mo.item, routing=mo.routing))
    bom = case.draft.get(Bom, mo.bom)
    if bom is not None and bom.item != mo.item:
        raise RuleError(refuse("no-bom", item=mo.item, bom=mo.bom))
    for what, used in (("routing", routing), ("bom", bom)):
        if used is not None and not used.active:
            case.object_to("switched-off", what=what, id=used.id)
    if bom is None:
        case.flag("no-bom")
    steps = [RoutingStep.model_validate(step) for step in json.loads(routing.steps)]
    lines = bom_lines(bom)
    for step in steps:
        _freeze_step(case, mo, step)
    for number, line in enumerate(lines, 1):
        _freeze_line(case, mo, number, line, steps)
    mo.planned_value = sum(_planned_cost(case.draft, line, mo) for line in lines)
    mo.material = readiness(case, mo)
    if mo.material == "short":
        case.flag("material-short")
    return {"material": mo.material, "shortages": shortages(case.draft, lines, mo)}


def _freeze_step(case: Case, mo: Mo, step: RoutingStep) -> None:
    case.draft.add(
        MoOp(
            mo=mo.id,
            op=step.op,
            name=step.name,
            group=step.group,
            setup_min=step.setup_min,
            run_min=step.run_min,
            transfer_q=step.transfer_q,
            wait_min=step.wait_min,
            gate=step.gate,
            skill=step.skill,
            instructions=step.instructions,
            rev=case.no,
        )
    )
    case.touch("op", mo.id, step.op)
    case.touch("job", mo.id, step.op)


def _freeze_line(case: Case, mo: Mo, number: int, line: BomLine, steps: list[RoutingStep]) -> None:
    legal = {step.op for step in steps}
    case.draft.add(
        MoMaterial(
            mo=mo.id,
            line=number,
            op=line.step if line.step in legal else steps[-1].op,
            item=line.item,
            q=line.q,
            basis=line.basis,
            per=line.per,
            mode=line.mode,
            scrap_pct=line.scrap_pct,
            alternates=json.dumps(line.alternates),
        )
    )


def _planned_cost(draft: Draft, line: BomLine, mo: Mo) -> int:
    """Planned material cost of a line: at the site's average, else the last or the standard cost."""
    q = needed(line, mo)
    pool = draft.get(Pool, line.item)
    item = draft.get(Item, line.item)
    standard = item.standard_cost if item else 0
    if pool is not None and pool.q > 0:
        return Worth(pool.q, pool.v, pool.v, pool.q).unit_cost(q, standard)
    worth = Worth(pool.q, pool.v, pool.last_v, pool.last_q) if pool else Worth(0, 0, 0, 0)
    return worth.unit_cost(q, standard)

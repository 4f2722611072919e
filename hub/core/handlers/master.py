"""`put-*`: master data. The whole record with the revision it was read at; 0 creates."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from hub.core.books.ledger import VIRTUAL
from hub.core.case import Case
from hub.core.registry import handles
from hub.core.rows import (
    MASTER_ROWS,
    Alias,
    Bom,
    Item,
    Location,
    Operator,
    Reason,
    Routing,
    Row,
    Terminal,
    Workstation,
)
from hub.core.view import Draft, Key, View
from shared.commands import (
    Command,
    PutAlias,
    PutBom,
    PutItem,
    PutRouting,
    PutTerminal,
    PutWorkstation,
)
from shared.documents import REF_RECORDS
from shared.ids import COMPACT_LIMIT, compact
from shared.rules import RuleError, refuse
from shared.verbs import VERBS

KINDS: Final = {name: MASTER_ROWS[verb.record] for name, verb in VERBS.items() if verb.record}


def _needs(data: Any, view: View) -> Iterable[Key]:
    if isinstance(data, PutBom):
        yield "bom", data.id
        item = view.get(Item, data.item)
        yield "routing", (item.routing if item else "") or data.item
        # All that its lines are made of, down to what is bought: whether it is in there itself.
        seen, todo = {data.item}, [line.item for line in data.lines]
        while todo:
            part = todo.pop()
            if part in seen:
                continue
            seen.add(part)
            yield "bom", _bom_of(view, part)
            todo += _parts(view.get(Bom, _bom_of(view, part)))
    elif isinstance(data, PutRouting):
        yield "routing", data.id


def _bom_of(reader: View | Draft, item: str) -> str:
    row = reader.get(Item, item)
    return (row.bom if row else "") or item


def _parts(bom: Bom | None) -> list[str]:
    return [line["item"] for line in json.loads(bom.lines)] if bom else []


@handles(*KINDS, needs=_needs)
def put(case: Case, data: Any) -> dict[str, Any]:
    """Create or replace one record, checked against what it refers to."""
    kind = KINDS[case.verb]
    before: Any = case.draft.get(kind, data.id)
    rev = before.rev if before else 0
    if data.rev != rev:
        raise RuleError(refuse("rev-conflict", id=data.id, rev=rev))
    if before is None:
        _check_id(case, kind, data.id)
    _check_references(case, data)
    row = _ROWS[case.verb](data, case, before)
    case.draft.add(row)
    name = kind.TABLE
    if name == "operator":
        case.touch("people", data.id)
    elif name in REF_RECORDS:
        case.touch("ref", name, data.id)
    if name == "workstation":
        case.touch("ws", data.id)
    if name == "terminal":
        case.touch("desired", data.id)
    return {"rev": rev + 1}


def _check_id(case: Case, kind: type[Row], identity: str) -> None:
    if kind is Location and identity.upper() in VIRTUAL:
        raise RuleError(refuse("id-taken", id=identity, other=f"the ledger's own {identity.upper()}"))
    if VERBS[case.verb].printed and len(compact(identity)) > COMPACT_LIMIT:
        raise RuleError(refuse("id-too-long", id=identity))
    other = case.draft.same_in_barcode(kind, identity)
    if other:
        raise RuleError(refuse("id-taken", id=identity, other=other))


def _check_references(case: Case, data: Command) -> None:
    if isinstance(data, PutItem):
        case.required_location(data.home)
    elif isinstance(data, PutBom):
        case.known_item(data.item)
        for line in data.lines:
            for item in (line.item, *line.alternates):
                case.known_item(item)
        _check_bom(case, data)
    elif isinstance(data, PutRouting | PutAlias):
        case.known_item(data.item)
        groups = {row.group for row in case.draft.all(Workstation)}
        for group in [step.group for step in data.steps if step.group not in groups] if isinstance(data, PutRouting) else ():
            case.object_to("group-unknown", group=group)
    elif isinstance(data, PutWorkstation) and data.supply:
        case.required_location(data.supply)
    elif isinstance(data, PutTerminal):
        for workstation in (data.workstation, *data.places):
            case.known_workstation(workstation)


def _check_bom(case: Case, data: PutBom) -> None:
    """It is not made of itself, however far down; its lines name steps that there are."""
    seen, todo = set(), [line.item for line in data.lines]
    while todo:
        part = todo.pop()
        if part == data.item:
            case.object_to("bom-loop", bom=data.id, item=data.item)
        if part not in seen:
            seen.add(part)
            todo += _parts(case.draft.get(Bom, _bom_of(case.draft, part)))
    item = case.known_item(data.item)
    routing = case.draft.get(Routing, item.routing or item.id)
    steps = [step["op"] for step in json.loads(routing.steps)] if routing else []
    for line in data.lines:
        if steps and line.step is not None and line.step not in steps:
            case.object_to("bom-step", routing=item.routing or item.id, item=item.id, op=line.step, legal=", ".join(steps))


def _item(d: PutItem, _case: Case, _before: Item | None) -> Row:
    return Item(
        id=d.id,
        description=d.description,
        unit=d.unit,
        decimals=d.decimals,
        home=d.home,
        lot_tracked=d.lot_tracked,
        over_pct=d.over_pct,
        scrap_pct=d.scrap_pct,
        standard_cost=d.standard_cost,
        bom=d.bom or "",
        routing=d.routing or "",
        rev=d.rev + 1,
        active=d.active,
    )


def _workstation(d: PutWorkstation, case: Case, before: Workstation | None) -> Row:
    row = before.clone() if before else Workstation(d.id)
    row.name, row.group, row.supply, row.several = d.name, d.group, d.supply or "", d.several
    row.crew, row.kind = d.crew, d.kind
    row.rev, row.changed, row.active = d.rev + 1, case.no, d.active
    return row


def _terminal(d: PutTerminal, _case: Case, before: Terminal | None) -> Row:
    row = before.clone() if before else Terminal(d.id, "", 0, 0)
    row.workstation, row.idle_minutes, row.rev = d.workstation, d.idle_minutes, d.rev + 1
    row.places, row.store = json.dumps(d.places), d.store
    return row


_ROWS: Final[dict[str, Callable[[Any, Case, Any], Row]]] = {
    "put-item": _item,
    "put-bom": lambda d, _c, _b: Bom(
        d.id, d.item, json.dumps([line.model_dump(mode="json") for line in d.lines]), d.rev + 1, d.active
    ),
    "put-routing": lambda d, _c, _b: Routing(
        d.id, d.item, json.dumps([step.model_dump(mode="json") for step in d.steps]), d.rev + 1, d.active
    ),
    "put-workstation": _workstation,
    "put-operator": lambda d, _c, _b: Operator(d.id, d.name, json.dumps(d.roles), json.dumps(d.skills), d.rev + 1, d.active),
    "put-reason": lambda d, _c, _b: Reason(d.id, d.kind, d.text, d.rev + 1, d.active),
    "put-location": lambda d, _c, _b: Location(d.id, d.name, d.rev + 1, d.active),
    "put-alias": lambda d, _c, _b: Alias(d.id, d.item, d.lot, d.rev + 1, d.active),
    "put-terminal": _terminal,
}

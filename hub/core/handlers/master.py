"""`put-*`: master data. The whole record with the revision it was read at; 0 creates."""

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from hub.core.case import Case
from hub.core.handlers.registry import handles
from hub.core.ledger import VIRTUAL
from hub.core.rows import (
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
from hub.core.view import Key, View
from shared.commands import (
    Command,
    PutAlias,
    PutBom,
    PutItem,
    PutRouting,
    PutTerminal,
    PutWorkstation,
)
from shared.ids import COMPACT_LIMIT, compact
from shared.rules import RuleError, refuse

KINDS: Final[dict[str, type[Row]]] = {
    "put-item": Item,
    "put-bom": Bom,
    "put-routing": Routing,
    "put-workstation": Workstation,
    "put-operator": Operator,
    "put-reason": Reason,
    "put-location": Location,
    "put-alias": Alias,
    "put-terminal": Terminal,
}
PRINTED: Final = frozenset({"put-item", "put-workstation", "put-operator", "put-reason", "put-location"})
"""Master data that a barcode names: the compact id must fit and be unique."""


def _needs(data: Any, _view: View) -> Iterable[Key]:
    if isinstance(data, PutBom):
        return [("bom", data.id)]
    if isinstance(data, PutRouting):
        return [("routing", data.id)]
    return ()


@handles(*KINDS, needs=_needs)
def put(case: Case) -> dict[str, Any]:
    """Create or replace one record, checked against what it refers to."""
    data: Any = case.data
    kind = KINDS[case.verb]
    known: Any = case.draft.get(kind, data.id)
    rev = known.rev if known else 0
    if data.rev != rev:
        raise RuleError(refuse("rev-conflict", id=data.id, rev=rev))
    if known is None:
        _check_id(case, kind, data.id)
    _check_references(case, data)
    row = _ROWS[case.verb](data, case, known)
    case.draft.add(row)
    name = kind.TABLE
    if name in ("item", "workstation", "operator", "reason", "location", "alias"):
        case.touch("ref", name, data.id)
    if name == "workstation":
        case.touch("ws", data.id)
    if name == "terminal":
        case.touch("desired", data.id)
    return {"rev": rev + 1}


def _check_id(case: Case, kind: type[Row], identity: str) -> None:
    if kind is Location and identity.upper() in VIRTUAL:
        raise RuleError(refuse("id-taken", id=identity, other=f"the ledger's own {identity.upper()}"))
    if case.verb in PRINTED and len(compact(identity)) > COMPACT_LIMIT:
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
    elif isinstance(data, PutRouting | PutAlias):
        case.known_item(data.item)
    elif isinstance(data, PutWorkstation) and data.supply:
        case.required_location(data.supply)
    elif isinstance(data, PutTerminal):
        case.known_workstation(data.workstation)


def _item(d: PutItem, _case: Case, _known: Item | None) -> Row:
    return Item(
        d.id, d.description, d.unit, d.decimals, d.home, d.lot_tracked, d.over_pct, d.scrap_pct,
        d.standard_cost, d.bom or "", d.routing or "", d.rev + 1,
    )  # fmt: skip


def _workstation(d: PutWorkstation, case: Case, known: Workstation | None) -> Row:
    row = known.clone() if known else Workstation(d.id, "", "", "", "", "", 0, 0, 0, 0, "{}", "", "", "", 0, 0)
    row.name, row.grp, row.supply, row.several = d.name, d.group, d.supply or "", d.several
    row.crew, row.kind = d.crew, d.kind
    row.rev, row.changed = d.rev + 1, case.no
    return row


_ROWS: Final[dict[str, Callable[[Any, Case, Any], Row]]] = {
    "put-item": _item,
    "put-bom": lambda d, _c, _k: Bom(
        d.id, d.item, json.dumps([line.model_dump(mode="json") for line in d.lines]), d.rev + 1
    ),
    "put-routing": lambda d, _c, _k: Routing(
        d.id, d.item, json.dumps([step.model_dump(mode="json") for step in d.steps]), d.rev + 1
    ),
    "put-workstation": _workstation,
    "put-operator": lambda d, _c, _k: Operator(d.id, d.name, json.dumps(d.roles), json.dumps(d.skills), d.active, d.rev + 1),
    "put-reason": lambda d, _c, _k: Reason(d.id, d.kind, d.text, d.rev + 1),
    "put-location": lambda d, _c, _k: Location(d.id, d.name, d.rev + 1),
    "put-alias": lambda d, _c, _k: Alias(d.id, d.item, d.lot, d.rev + 1),
    "put-terminal": lambda d, _c, _k: Terminal(d.id, d.workstation, d.idle_minutes, d.rev + 1),
}

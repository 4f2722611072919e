"""Master data as `state/ref/…` carries it."""

import json
from collections.abc import Callable
from typing import Any, Final

from hub.core.rows import Alias, Item, Location, Operator, Reason, Row, Workstation, record
from shared.quantity import show

Doc = dict[str, Any]


def _item(row: Any) -> Doc:
    return {
        "id": row.id, "rev": row.rev, "description": row.description, "unit": row.unit,
        "decimals": row.decimals, "home": row.home, "lot_tracked": row.lot_tracked,
        "over_pct": show(row.over_pct), "active": row.active,
    }  # fmt: skip


def _workstation(row: Any) -> Doc:
    return {
        "id": row.id, "rev": row.rev, "name": row.name, "group": row.group, "supply": row.supply,
        "several": row.several, "crew": row.crew, "kind": row.kind, "active": row.active,
    }  # fmt: skip


def _operator(row: Any) -> Doc:
    return {
        "id": row.id, "rev": row.rev, "name": row.name, "roles": json.loads(row.roles),
        "skills": json.loads(row.skills), "active": row.active,
    }  # fmt: skip


RECORDS: Final[dict[str, Callable[[Any], Doc]]] = {
    "item": _item,
    "workstation": _workstation,
    "operator": _operator,
    "reason": record,
    "location": record,
    "alias": record,
}
REF_BY_NAME: Final[dict[str, type[Row]]] = {
    kind.TABLE: kind for kind in (Item, Workstation, Operator, Reason, Location, Alias)
}
REF: Final = tuple(REF_BY_NAME.values())

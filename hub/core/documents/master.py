"""`state/ref/…`: master data, people apart."""

from collections.abc import Callable
from typing import Any, Final

from hub.core.documents.snapshot import Snapshot
from hub.core.rows import Alias, Item, Location, Reason, Row, Workstation
from shared.documents import (
    AliasRecord,
    ItemRecord,
    LocationRecord,
    ReasonRecord,
    RefDocument,
    WorkstationRecord,
)
from shared.quantity import show


def _item(row: Item) -> ItemRecord:
    return {
        "id": row.id,
        "rev": row.rev,
        "description": row.description,
        "unit": row.unit,
        "decimals": row.decimals,
        "home": row.home,
        "lot_tracked": row.lot_tracked,
        "over_pct": show(row.over_pct),
        "active": row.active,
    }


def _workstation(row: Workstation) -> WorkstationRecord:
    return {
        "id": row.id,
        "rev": row.rev,
        "name": row.name,
        "group": row.group,
        "supply": row.supply,
        "several": row.several,
        "crew": row.crew,
        "kind": row.kind,
        "active": row.active,
    }


def _reason(row: Reason) -> ReasonRecord:
    return {"id": row.id, "kind": row.kind, "text": row.text, "rev": row.rev, "active": row.active}


def _location(row: Location) -> LocationRecord:
    return {"id": row.id, "name": row.name, "rev": row.rev, "active": row.active}


def _alias(row: Alias) -> AliasRecord:
    return {"id": row.id, "item": row.item, "lot": row.lot, "rev": row.rev, "active": row.active}


_RECORDS: Final[dict[str, Callable[[Any], Any]]] = {
    "item": _item,
    "workstation": _workstation,
    "reason": _reason,
    "location": _location,
    "alias": _alias,
}
REF: Final[dict[str, type[Row]]] = {kind.TABLE: kind for kind in (Item, Workstation, Reason, Location, Alias)}
"""Kind of master data → its rows."""


def master(at: Snapshot, kind: str, identity: str) -> RefDocument | None:
    """A master record, whole."""
    row = at.view.get(REF[kind], identity)
    if row is None:
        return None
    record = _RECORDS[kind](row)
    return {"id": identity, "rev": record["rev"], "applied": {}, "kind": kind, "record": record, "ts": at.ts}

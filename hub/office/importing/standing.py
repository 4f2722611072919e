"""What a hub's database says of a plant now, in the words of the commands that would say the same."""

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection

from hub.core.rows import MASTER_ROWS, Terminal
from hub.office.importing.reader import NAMESPACE
from hub.store.load import rows
from hub.store.reading import Inbox, Mo, ReceiptPrice, Reversal, col, select
from shared.commands import COMMANDS
from shared.quantity import parse, show
from shared.verbs import VERBS

MASTER: Final = {
    name: MASTER_ROWS[verb.record]
    for name, verb in VERBS.items()
    if verb.record and MASTER_ROWS[verb.record] is not Terminal
}
"""What writes a kind of master data → its rows. Where a terminal stands is nothing that the office keeps in files."""
OPENING_REF: Final = "opening stock"
_NEVER: Final = frozenset({"grant", "rev"})


@dataclass(frozen=True, slots=True)
class Record:
    """A record as its command would write it, with the revision it is read at."""

    rev: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opening:
    """Opening stock as it stands: micro-units, and the command that said so last, a receipt or a count of a later import.

    `received` pieces were worth `value`, price corrections included, by the receipt `receipt`.
    """

    no: int
    q: int
    receipt: int
    received: int
    value: int


def count_id(before: Opening, item: str, lot: str, location: str, q: int) -> str:
    """The id of the count by which an import states another quantity: known again when the files are imported again."""
    return str(uuid.uuid5(NAMESPACE, f"count/{before.no}/{item}/{lot}/{location}/{q}"))


@dataclass(frozen=True, slots=True)
class OrderNow:
    """An order, as far as an import may change it."""

    item: str
    q: int
    priority: int
    status: str


@dataclass(slots=True)
class Standing:
    """A plant as it stands; empty for a database without any."""

    master: dict[str, dict[str, Record]] = field(default_factory=lambda: {verb: {} for verb in MASTER})
    opening: dict[tuple[str, str, str], Opening] = field(default_factory=dict)
    """(item, lot, location) → what was stated at go-live."""
    orders: dict[str, OrderNow] = field(default_factory=dict)


def standing(connection: Connection) -> Standing:
    """Read a database. The caller ends the transaction."""
    master = {
        verb: {str(row.key()[0]): _record(verb, row) for row in rows(connection, kind)} for verb, kind in MASTER.items()
    }
    orders = connection.execute(select(Mo.id, Mo.item, Mo.q_deliver, Mo.priority, Mo.status))
    return Standing(master, _opening(connection), {mo: OrderNow(*order) for mo, *order in orders})


def _record(verb: str, row: Any) -> Record:
    model = COMMANDS[verb]
    values = {name: getattr(row, name) for name in model.model_fields if name not in _NEVER}
    for name, value in list(values.items()):
        if isinstance(value, str) and name in ("roles", "skills", "lines", "steps"):
            values[name] = json.loads(value)
        elif isinstance(value, int) and not isinstance(value, bool) and name != "decimals":
            values[name] = show(value)
    # An empty reference is none: the model takes no empty id.
    return Record(int(row.rev), plain(verb, {name: value for name, value in values.items() if value != ""}))


def plain(verb: str, data: dict[str, Any]) -> dict[str, Any]:
    """A record's data in one spelling, its defaults written out, so that two can be compared."""
    spelled: dict[str, Any] = _without_grants(COMMANDS[verb].model_validate(data).model_dump(mode="json"))
    return {name: value for name, value in spelled.items() if name not in _NEVER}


def _without_grants(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_grants(part) for name, part in value.items() if name != "grant"}
    return [_without_grants(part) for part in value] if isinstance(value, list) else value


def _opening(connection: Connection) -> dict[tuple[str, str, str], Opening]:
    """Receipts that stated opening stock and stand, and the counts by which later imports stated it anew."""
    opening: dict[tuple[str, str, str], Opening] = {}
    statement = (
        select(Inbox.no, Inbox.id, Inbox.verb, Inbox.body, Inbox.ack, ReceiptPrice.value)
        .select_from(Inbox)
        .outerjoin(Reversal, col(Reversal.target) == Inbox.no)
        .outerjoin(ReceiptPrice, col(ReceiptPrice.no) == Inbox.no)
        .where(col(Inbox.verb).in_(("receive", "count")), Inbox.status == "accepted", col(Reversal.no).is_(None))
        .order_by(col(Inbox.no))
    )
    for no, identity, verb, body, ack, corrected in connection.execute(statement):
        data = json.loads(body)["data"]
        key = (data["item"], data.get("lot") or "", data["location"])
        before = opening.get(key)
        if verb == "receive" and data.get("ref") == OPENING_REF:
            value = corrected if corrected is not None else parse(json.loads(ack)["result"]["value"])
            received = parse(data["q"]) + (before.received if before else 0)
            opening[key] = Opening(no, received, no, received, value + (before.value if before else 0))
        elif verb == "count" and before is not None:
            q = parse(data["q"])
            if identity == count_id(before, *key, q):
                opening[key] = replace(before, no=no, q=q)
    return opening


def differences(name: str, was: dict[str, Any], now: dict[str, Any]) -> Iterable[str]:
    """Field by field, in words."""
    for column, value in now.items():
        before = was.get(column)
        if before == value:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{name}: {column} are others ({len(before or [])} before, {len(value)} now)"
        else:
            yield f"{name}: {column} {_said(before)} → {_said(value)}"


def _said(value: Any) -> str:
    if isinstance(value, list):
        return "|".join(map(str, value)) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value not in (None, "") else "nothing"

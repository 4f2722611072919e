"""Events as rows of files: movements of stock and pieces, and what became of orders. No I/O."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, Final

from shared.plant_time import iso
from shared.verbs import VERBS

_STILL: Final = frozenset({"op-finish", "price-correct"})
"""Can be taken back, or is about stock, and moves nothing."""
MOVEMENTS: Final = {"reverse"} | {
    verb for verb, declared in VERBS.items() if declared.reversible or declared.aggregate == "stock"
} - _STILL
"""Verbs that move stock or pieces."""
ORDERS: Final = {
    "mo-create": "created",
    "mo-plan": "planned",
    "mo-release": "released",
    "mo-hold": "held",
    "mo-unhold": "not held",
    "mo-priority": "",
    "mo-quantity": "",
    "mo-complete": "completed",
    "mo-reopen": "reopened",
    "mo-close": "closed",
    "mo-cancel": "cancelled",
    "op-start": "in progress",
    "op-finish": "",
}
"""Verb → what the order is then, where that is said by the verb alone."""
TOPICS: Final = (
    "stock/#",
    *(f"mo/{verb}" for verb in VERBS if verb in {*ORDERS, *MOVEMENTS} and VERBS[verb].aggregate == "mo"),
)
_HEAD: Final = ("number", "recorded", "verb", "source", "who")
MOVEMENT_COLUMNS: Final = (
    *_HEAD,
    *("mo", "op", "workstation", "item", "lot", "from", "to", "location", "q"),
    *("good", "scrap", "rework", "suspect", "reason", "ref", "command"),
)
ORDER_COLUMNS: Final = (*_HEAD, "mo", "order", "status", "op", "q", "reason")


def movements(events: Iterable[Mapping[str, Any]]) -> str:
    """The file's text; `""` where nothing of it has moved."""
    return _table(MOVEMENT_COLUMNS, [_movement(event) for event in events if event["verb"] in MOVEMENTS])


def orders(events: Iterable[Mapping[str, Any]], numbers: Mapping[str, str]) -> str:
    """The same of orders; `numbers` are their senders' own, by ours."""
    return _table(ORDER_COLUMNS, [_order(event, numbers) for event in events if event["verb"] in ORDERS])


def _movement(event: Mapping[str, Any]) -> dict[str, Any]:
    data = event["data"]
    row = {**_head(event), **{name: data[name] for name in MOVEMENT_COLUMNS if isinstance(data.get(name), str)}}
    scrap = data.get("scrap")
    if isinstance(scrap, list) and scrap:
        row["scrap"] = " ".join(f"{line.get('q')} {line.get('reason', '')}".strip() for line in scrap)
    return row


def _order(event: Mapping[str, Any], numbers: Mapping[str, str]) -> dict[str, Any]:
    data = event["data"]
    mo = str(data.get("mo") or event["result"].get("mo") or "")
    said = {name: data[name] for name in ("op", "q", "reason") if isinstance(data.get(name), str)}
    number = numbers.get(mo) or data.get("external_no") or ""
    return {**_head(event), "mo": mo, "order": number, "status": ORDERS[event["verb"]], **said}


def _head(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: event[name] for name in _HEAD} | {"recorded": iso(event["recorded"])}


def _table(columns: Iterable[str], rows: list[dict[str, Any]]) -> str:
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in rows)
    return text.getvalue()


def _harmless(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is not one; a number stays a number."""
    if isinstance(value, str) and value[:1] in ("=", "+", "@", "\t", "\r"):
        return f"'{value}"
    return value

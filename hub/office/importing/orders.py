"""Opening stock and orders, with what state they are in when their history is told."""

from typing import Any, Final

from hub.office.client import Order
from hub.office.importing.reader import Reader, filled, order_id
from hub.office.importing.standing import OPENING_REF
from shared.plant_time import iso, milliseconds

STATES: Final[dict[str, tuple[str, str]]] = {
    "draft": ("", ""),
    "planned": ("mo-plan", ""),
    "released": ("mo-release", ""),
    "on hold": ("mo-release", "mo-hold"),
    "completed": ("mo-release", "mo-complete"),
    "cancelled": ("mo-release", "mo-cancel"),
}
"""State → what brings an order there: before its history, and after it, with a reason."""


def stock(reader: Reader) -> None:
    """`stock.csv`: what lies where at the start."""
    name = "stock.csv"
    orders: list[Order | None] = []
    stated: dict[tuple[str, str, str], int] = {}
    for row, values in reader.rows(name, "item location q", "lot cost expires"):
        reader.refer(name, row, "item", "item", values["item"])
        key = (values["item"], values.get("lot", ""), values["location"])
        if stated.setdefault(key, row) != row:
            reader.wrong(
                name, row, "item", f"what lies there is stated in row {stated[key]} already: one row an item, lot, place"
            )
        expires = reader.day(name, row, "expires", values.get("expires", ""))
        data = filled({**values, "expires": expires})
        orders.append(reader.order(name, row, "receive", {**data, "ref": OPENING_REF}))
    reader.stage("opening stock", orders)


def orders(reader: Reader) -> None:
    """`orders.csv`."""
    name = "orders.csv"
    created: list[Order | None] = []
    opened: list[Order | None] = []
    for row, values in reader.rows(name, "no item q", "due priority origin external_no notes state reason"):
        reader.refer(name, row, "item", "item", values["item"])
        mo = order_id(values["no"], reader.today)
        due = reader.when(name, row, "due", values.get("due", ""), "ends")
        data: dict[str, Any] = {**filled(values, "no", "due", "priority", "state", "reason"), "mo": mo}
        if due:
            data["due"] = iso(milliseconds(due))
        if values.get("priority"):
            data["priority"] = int(values["priority"]) if values["priority"].isdigit() else values["priority"]
        created.append(reader.order(name, row, "mo-create", data, time=reader.today))
        state = values.get("state") or "draft"
        if state not in STATES:
            reader.wrong(name, row, "state", f"{state!r}: say one of {', '.join(STATES)}")
            continue
        before, after = STATES[state]
        if before:
            opened.append(reader.order(name, row, before, {"mo": mo}, time=reader.today))
        if after:
            reason = values.get("reason") or f"{state} when it was imported"
            ending = reader.order(name, row, after, {"mo": mo, "reason": reason}, time=reader.today)
            reader.plan.endings.update({mo: ending} if ending else {})
    reader.stage("orders", created)
    reader.stage("released", opened)

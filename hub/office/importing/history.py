"""Bookings of before: the history an import tells, as ordinary commands at the times they are said to have happened."""

from datetime import datetime, timedelta
from typing import Any

from hub.office.client import Order
from hub.office.importing.reader import Reader, Row, order_id


def history(reader: Reader) -> None:
    """Bookings of before (go-live, demo): each becomes start, issue, output, and how it ended."""
    name = "history.csv"
    columns = "minutes kind good scrap reason rework lots issue end"
    for row, values in reader.rows(name, "no op workstation badge start", columns):
        reader.refer(name, row, "workstation", "workstation", values["workstation"])
        reader.refer(name, row, "badge", "operator", values["badge"])
        reader.refer(name, row, "reason", "reason", values.get("reason", ""))
        start = reader.when(name, row, "start", values["start"], "begins")
        if start is None:
            continue
        mo = order_id(values["no"], reader.today)
        orders = [order for order in _booking(reader, row, values, mo, start) if order is not None]
        reader.plan.history.setdefault(mo, []).append(orders)


def _booking(reader: Reader, row: int, values: Row, mo: str, start: datetime) -> list[Order | None]:
    name = "history.csv"
    where = {"mo": mo, "op": values["op"], "workstation": values["workstation"]}
    minutes = values.get("minutes") or "0"
    end = start + timedelta(minutes=int(minutes) if minutes.isdigit() else 0)
    first: dict[str, Any] = {"badge": values["badge"], "time": start, "salt": str(row)}
    last: dict[str, Any] = {"badge": values["badge"], "time": end, "salt": str(row)}
    kind = values.get("kind") or "run"
    bookings = [reader.order(name, row, "op-start", {**where, "kind": kind}, **first)]
    for item, lot, q in _triples(values.get("issue", "")):
        place = _supply(reader, values["workstation"])
        data = {"mo": mo, "op": values["op"], "item": item, "lot": lot, "location": place, "q": q}
        bookings.append(reader.order(name, row, "consume", data, **first))
    booked: dict[str, Any] = {**where, "good": values.get("good") or "0", "rework": values.get("rework") or "0"}
    if values.get("scrap"):
        booked["scrap"] = [{"q": values["scrap"], "reason": values.get("reason", "")}]
    lots = [{"item": item, "lot": lot, "q": q} for item, lot, q in _triples(values.get("lots", ""))]
    if lots:
        booked["consumed"] = lots
    if kind == "run":
        bookings.append(reader.order(name, row, "output", booked, **last))
    ending = values.get("end") or "finish"
    if ending == "finish":
        bookings.append(reader.order(name, row, "op-finish", where, **last))
    elif ending == "pause":
        bookings.append(reader.order(name, row, "op-pause", {**where, "reason": "BRK"}, **last))
    return bookings


def _triples(text: str) -> list[tuple[str, str, str]]:
    triples = [[*part.split(":"), "", ""][:3] for part in text.split("|") if part]
    return [(item, lot, q) for item, lot, q in triples]


def _supply(reader: Reader, workstation: str) -> str:
    supplies = {row.get("id"): row.get("supply") or "RAW" for row in reader.peek("workstations.csv")}
    return supplies.get(workstation, "RAW")

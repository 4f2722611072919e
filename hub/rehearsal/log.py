"""A shop's own history as a CSV file: read and checked, every mistake named by file, row and column."""

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hub.office.importing.reader import Reader, Row, said_yes
from hub.rehearsal.office import SITE
from hub.rehearsal.plant import PlantError
from shared.plant_time import milliseconds
from shared.quantity import QuantityError, parse_typed

REQUIRED: Final = "order item order_qty operation workstation operator kind started_at ended_at completed"
OPTIONAL: Final = "seq review rework"
KINDS: Final = {"S": "setup", "D": "run", "B": "down"}
LONGEST: Final = {"order": 40, "item": 400, "operation": 400, "workstation": 400, "operator": 400}
YEARS: Final = (2001, 2090)
"""Faults set clocks years off, and the contract's times end at 2000 and 2100."""
MOST_STEPS: Final = 99
MOST_ORDERS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Report:
    """One row: somebody did something at a workstation from `start` to `end` (ms)."""

    row: int
    order: str
    item: str
    order_q: int
    seq: int
    operation: str
    workstation: str
    operator: str
    kind: str
    start: int
    end: int
    good: int
    review: int
    rework: bool


def read_log(path: Path) -> list[Report]:
    """The rows in the order of their time. Raises `PlantError`, a line a mistake."""
    reader = Reader(path.parent, datetime(2000, 1, 1, tzinfo=UTC), SITE)
    if not path.is_file():
        raise PlantError(f"{path} is no file")
    try:
        rows = reader.rows(path.name, REQUIRED, OPTIONAL)
    except (csv.Error, OSError) as error:
        raise PlantError(f"{path.name}: can't be read as CSV ({error})") from error
    parsed = [_report(reader, path.name, number, values) for number, values in rows]
    reports = [report for report in parsed if report is not None]
    _agree(reader, path.name, reports)
    if not reports and not reader.plan.mistakes:
        reader.wrong(path.name, 0, "", "holds no report")
    if reader.plan.mistakes:
        raise PlantError("\n".join(map(str, reader.plan.mistakes)))
    return sorted(reports, key=lambda report: (report.start, report.order, report.seq, report.row))


def _report(reader: Reader, name: str, number: int, values: Row) -> Report | None:
    before = len(reader.plan.mistakes)
    for column, longest in LONGEST.items():
        text = values[column]
        if not text:
            reader.wrong(name, number, column, "is empty")
        elif len(text) > longest or "\0" in text or not text.isprintable():
            reader.wrong(name, number, column, f"is longer than {longest} characters, or has some that can't be printed")
    kind = KINDS.get(values["kind"].upper(), "")
    if not kind:
        reader.wrong(name, number, "kind", f"{values['kind']!r}: say S (setup), D (production) or B (breakdown)")
    start, end = (_when(reader, name, number, column, values[column]) for column in ("started_at", "ended_at"))
    if start is not None and end is not None and end < start:
        reader.wrong(name, number, "ended_at", "is before started_at")
    order_q = _quantity(reader, name, number, "order_qty", values)
    if order_q == 0:
        reader.wrong(name, number, "order_qty", "is 0")
    good, review = (_quantity(reader, name, number, column, values) for column in ("completed", "review"))
    seq, rework = values.get("seq") or "0", values.get("rework", "")
    if not (seq.isascii() and seq.isdigit() and len(seq) < 10):
        reader.wrong(name, number, "seq", f"{seq!r} is no whole number")
    if rework.lower() not in ("", "no", "false", "0", "n") and not said_yes(rework):
        reader.wrong(name, number, "rework", f"{rework!r}: say yes, or nothing")
    if len(reader.plan.mistakes) > before or start is None or end is None:
        return None
    return Report(
        number,
        values["order"],
        values["item"],
        order_q,
        int(seq),
        values["operation"],
        values["workstation"],
        values["operator"],
        kind,
        start,
        max(end, start + 1),
        good,
        review,
        said_yes(rework),
    )


def _when(reader: Reader, name: str, number: int, column: str, text: str) -> int | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        when = None
    if when is None or not YEARS[0] <= when.year <= YEARS[1]:
        reader.wrong(name, number, column, f"{text!r}: write 2026-11-20T06:30:00Z, between {YEARS[0]} and {YEARS[1]}")
        return None
    return milliseconds(when if when.tzinfo else when.replace(tzinfo=UTC))


def _quantity(reader: Reader, name: str, number: int, column: str, values: Row) -> int:
    try:
        return parse_typed(values.get(column) or "0")
    except QuantityError as error:
        reader.wrong(name, number, column, f"{values[column]!r}: {error}")
        return 0


def _agree(reader: Reader, name: str, reports: list[Report]) -> None:
    """What is said of one order is the same in all its rows, and its steps can be numbered."""
    first: dict[str, Report] = {}
    steps: dict[str, set[str]] = {}
    for report in reports:
        earlier = first.setdefault(report.order, report)
        if report.item != earlier.item:
            reader.wrong(name, report.row, "item", f"{report.order!r} is of {earlier.item!r} in row {earlier.row}")
        if report.order_q != earlier.order_q:
            reader.wrong(name, report.row, "order_qty", f"{report.order!r} has another quantity in row {earlier.row}")
        operations = steps.setdefault(report.order, set())
        if report.operation not in operations and len(operations) == MOST_STEPS:
            reader.wrong(name, report.row, "operation", f"{report.order!r} has more than {MOST_STEPS} operations")
        operations.add(report.operation)
    if len(first) > MOST_ORDERS:
        reader.wrong(name, 0, "order", f"there are more than {MOST_ORDERS} orders")

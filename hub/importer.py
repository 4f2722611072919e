"""`shopfloor import`: a plant as a folder of CSV files, all or nothing.

Everything is checked here first, against the commands' own models and against the other files; every mistake is named by
file, row and column, and nothing is sent unless all is good. What is sent are ordinary commands with ids made from
their content, so that a rerun completes an import that broke off and doubles nothing.
"""

import csv
import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from hub.client import Order
from shared.commands import COMMANDS
from shared.envelope import canonical

NAMESPACE: Final = uuid.UUID("6f1d2a52-6a0e-5a3e-9f0c-0a6f3f1f6b5d")
OPENING: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""When master data and opening stock are said to have happened: before everything, and the same in every rerun."""
_RELATIVE = re.compile(r"([+-][0-9]+)d(?: ([0-9]{2}):([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake, as a person finds it in a spreadsheet."""

    file: str
    row: int
    column: str
    text: str

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{place}, column {self.column}: {self.text}" if self.column else f"{place}: {self.text}"


@dataclass(slots=True)
class Plan:
    """What an import would send, in stages; a stage is answered before the next is sent."""

    stages: list[tuple[str, list[Order]]] = field(default_factory=list)
    history: dict[str, list[list[Order]]] = field(default_factory=dict)
    """Order → bookings that happened before; only for orders this import creates."""
    mistakes: list[Mistake] = field(default_factory=list)


Row = dict[str, str]


@dataclass(slots=True)
class _Reader:
    folder: Path
    today: datetime
    site: str
    plan: Plan = field(default_factory=Plan)
    known: dict[str, set[str]] = field(default_factory=dict)

    def wrong(self, file: str, row: int, column: str, text: str) -> None:
        self.plan.mistakes.append(Mistake(file, row, column, text))

    def rows(self, name: str, required: str, optional: str = "") -> list[tuple[int, Row]]:
        """The rows of a file with their line numbers; mistakes for a missing file or column."""
        path = self.folder / name
        if not path.is_file():
            return []
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self.wrong(name, 0, "", "is not UTF-8 text: save it as CSV (UTF-8)")
            return []
        reader = csv.DictReader(text.splitlines())
        columns = set(reader.fieldnames or ())
        missing = set(required.split()) - columns
        for column in sorted(missing):
            self.wrong(name, 1, column, "this column is missing")
        for column in sorted(columns - set(required.split()) - set(optional.split())):
            self.wrong(name, 1, column, "unknown column")
        if missing:
            return []
        found: list[tuple[int, Row]] = []
        for number, row in enumerate(reader, 2):
            if None in row or None in row.values():
                self.wrong(name, number, "", "has not as many fields as the first row")
            elif any((value or "").strip() for value in row.values()):
                found.append((number, {key: (value or "").strip() for key, value in row.items()}))
        return found

    def order(self, file: str, row: int, verb: str, data: dict[str, Any], **options: Any) -> Order | None:
        """A command, if its data is right; else a mistake on the column at fault."""
        try:
            COMMANDS[verb].model_validate(data)
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_context=False):
                where = [str(part) for part in fault["loc"]]
                column = next((part for part in reversed(where) if not part.isdigit()), "")
                text = fault["msg"].removeprefix("Value error, ")
                self.wrong(file, row, column, f"{text} (it says {fault['input']!r})"[:200])
            return None
        when: datetime = options.pop("time", OPENING)
        name = (
            f"{self.site}/{verb}/{canonical(data)}/{options.get('badge', '')}/{when.isoformat()}/{options.pop('salt', '')}"
        )
        return Order(verb, data, str(uuid.uuid5(NAMESPACE, name)), time=when, **options)

    def stage(self, title: str, orders: Iterable[Order | None]) -> None:
        self.plan.stages.append((title, [order for order in orders if order is not None]))

    def refer(self, file: str, row: int, column: str, kind: str, identity: str) -> None:
        """Note a mistake when something referred to does not exist in the folder."""
        if identity and identity not in self.known.get(kind, ()):
            self.wrong(file, row, column, f"{identity!r} is not in {kind}s.csv")

    def when(self, file: str, row: int, column: str, text: str) -> datetime | None:
        """A date (`2026-11-20`, ISO time) or one relative to today (`+4d`, `-1d 06:30`)."""
        if not text:
            return None
        found = _RELATIVE.fullmatch(text)
        if found:
            days, hours, minutes = found.groups()
            return self.today + timedelta(days=int(days), hours=int(hours or 0), minutes=int(minutes or 0))
        try:
            made = datetime.fromisoformat(text)
        except ValueError:
            self.wrong(file, row, column, f"{text!r} is no date: write 2026-11-20 or +4d")
            return None
        return made if made.tzinfo else made.replace(tzinfo=UTC)


def plan_import(folder: Path, today: datetime, site: str) -> Plan:
    """Read and check a folder. Sends nothing. `today` is midnight of the day of import."""
    reader = _Reader(folder, today, site)
    if not folder.is_dir():
        reader.wrong(str(folder), 0, "", "is not a folder")
        return reader.plan
    for part in (
        _known,
        _locations,
        _items,
        _reasons,
        _operators,
        _workstations,
        _boms,
        _routings,
        _stock,
        _orders,
        _history,
    ):
        part(reader)
    if not reader.plan.mistakes and not any(orders for _, orders in reader.plan.stages):
        reader.wrong(str(folder), 0, "", "holds none of items.csv, boms.csv, routings.csv, workstations.csv, …")
    return reader.plan


_ITEM: Final = ("id", "description unit decimals home lot_tracked over_pct scrap_pct standard_cost")


def _known(reader: _Reader) -> None:
    for kind in ("item", "workstation", "operator", "reason"):
        path = reader.folder / f"{kind}s.csv"
        if path.is_file():
            with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
                ids = [(row.get("id") or "").strip() for row in csv.DictReader(file)]
            reader.known[kind] = set(ids)
            for identity in sorted({one for one in ids if ids.count(one) > 1}):
                reader.wrong(path.name, 0, "id", f"{identity!r} stands there more than once")


def _locations(reader: _Reader) -> None:
    """Every location that anything names is one of the plant's."""
    named: dict[str, None] = {}
    for name, column in (("items.csv", "home"), ("workstations.csv", "supply"), ("stock.csv", "location")):
        path = reader.folder / name
        if path.is_file():
            with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
                named |= {(row.get(column) or "").strip(): None for row in csv.DictReader(file)}
    if reader.known.get("item"):
        named["RAW"] = None
    reader.stage("locations", [reader.order("", 0, "put-location", {"id": one, "rev": 0}) for one in named if one])


def _simple(
    reader: _Reader, name: str, verb: str, columns: tuple[str, str], convert: Callable[[Row], dict[str, Any]]
) -> None:
    orders = [reader.order(name, row, verb, convert(values)) for row, values in reader.rows(name, *columns)]
    reader.stage(name.removesuffix(".csv"), orders)


def _filled(values: Row, *skip: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value and key not in skip}


def _items(reader: _Reader) -> None:
    def convert(values: Row) -> dict[str, Any]:
        data = _filled(values, "lot_tracked", "decimals")
        data["lot_tracked"] = values.get("lot_tracked", "").lower() in ("yes", "true", "1", "y")
        if values.get("decimals"):
            data["decimals"] = int(values["decimals"]) if values["decimals"].isdigit() else values["decimals"]
        return data

    _simple(reader, "items.csv", "put-item", _ITEM, convert)


def _reasons(reader: _Reader) -> None:
    _simple(reader, "reasons.csv", "put-reason", ("id kind", "text"), _filled)


def _operators(reader: _Reader) -> None:
    def convert(values: Row) -> dict[str, Any]:
        skills = [one for one in values.get("skills", "").split("|") if one]
        return {**_filled(values, "roles", "skills"), "roles": values["roles"].split("|"), "skills": skills}

    _simple(reader, "operators.csv", "put-operator", ("id name roles", "skills"), convert)


def _workstations(reader: _Reader) -> None:
    _simple(reader, "workstations.csv", "put-workstation", ("id group", "name supply several"), _filled)


def _grouped(rows: list[tuple[int, Row]]) -> dict[str, list[tuple[int, Row]]]:
    groups: dict[str, list[tuple[int, Row]]] = {}
    for row, values in rows:
        groups.setdefault(values["id"], []).append((row, values))
    return groups


def _boms(reader: _Reader) -> None:
    name = "boms.csv"
    found = reader.rows(name, "id product item q", "basis per step mode alternates scrap_pct")
    orders: list[Order | None] = []
    for identity, rows in _grouped(found).items():
        lines = []
        for row, values in rows:
            reader.refer(name, row, "product", "item", values["product"])
            reader.refer(name, row, "item", "item", values["item"])
            alternates = [one for one in values.get("alternates", "").split("|") if one]
            for one in alternates:
                reader.refer(name, row, "alternates", "item", one)
            line = {**_filled(values, "id", "product", "alternates"), "alternates": alternates}
            reader.order(name, row, "put-bom", {"id": identity, "item": values["product"], "lines": [line]})
            lines.append(line)
        if not reader.plan.mistakes:
            data = {"id": identity, "item": rows[0][1]["product"], "lines": lines}
            orders.append(reader.order(name, rows[0][0], "put-bom", data))
    reader.stage("boms", orders)


def _routings(reader: _Reader) -> None:
    name = "routings.csv"
    found = reader.rows(name, "id item op group", "name setup_min run_min transfer_q wait_min gate skill instructions")
    orders: list[Order | None] = []
    for identity, rows in _grouped(found).items():
        steps = []
        for row, values in rows:
            reader.refer(name, row, "item", "item", values["item"])
            step = _filled(values, "id", "item", "gate")
            step["gate"] = values.get("gate", "").lower() in ("yes", "true", "1", "y")
            reader.order(name, row, "put-routing", {"id": identity, "item": values["item"], "steps": [step]})
            steps.append(step)
        if not reader.plan.mistakes:
            data = {"id": identity, "item": rows[0][1]["item"], "steps": steps}
            orders.append(reader.order(name, rows[0][0], "put-routing", data))
    reader.stage("routings", orders)


def _stock(reader: _Reader) -> None:
    name = "stock.csv"
    orders: list[Order | None] = []
    for row, values in reader.rows(name, "item location q", "lot cost expires"):
        reader.refer(name, row, "item", "item", values["item"])
        orders.append(reader.order(name, row, "receive", {**_filled(values), "ref": "opening stock"}, salt=str(row)))
    reader.stage("opening stock", orders)


def _orders(reader: _Reader) -> None:
    name = "orders.csv"
    created: list[Order | None] = []
    moved: list[Order | None] = []
    for row, values in reader.rows(name, "no item q", "due priority origin external_no notes state"):
        reader.refer(name, row, "item", "item", values["item"])
        mo = order_id(values["no"], reader.today)
        due = reader.when(name, row, "due", values.get("due", ""))
        data = {**_filled(values, "no", "due", "priority", "state"), "mo": mo}
        if due:
            data["due"] = due.isoformat()
        if values.get("priority"):
            data["priority"] = int(values["priority"]) if values["priority"].isdigit() else values["priority"]
        created.append(reader.order(name, row, "mo-create", data, time=reader.today))
        state = values.get("state") or "draft"
        verbs = {"draft": "", "planned": "mo-plan", "released": "mo-release"}
        if state not in verbs:
            reader.wrong(name, row, "state", f"{state!r}: say draft, planned or released")
        elif verbs[state]:
            moved.append(reader.order(name, row, verbs[state], {"mo": mo}, time=reader.today))
    reader.stage("orders", created)
    reader.stage("released", moved)


def order_id(number: str, today: datetime) -> str:
    """`00184` stands for `MO-{year}-00184`; a whole id stays."""
    return number if number.startswith("MO-") else f"MO-{today.year}-{number.zfill(5)}"


def _history(reader: _Reader) -> None:
    """Bookings of before (go-live, demo): each becomes start, issue, output, and how it ended."""
    name = "history.csv"
    columns = "minutes kind good scrap reason rework lots issue end"
    for row, values in reader.rows(name, "no op workstation badge start", columns):
        reader.refer(name, row, "workstation", "workstation", values["workstation"])
        reader.refer(name, row, "badge", "operator", values["badge"])
        reader.refer(name, row, "reason", "reason", values.get("reason", ""))
        start = reader.when(name, row, "start", values["start"])
        if start is None:
            continue
        mo = order_id(values["no"], reader.today)
        orders = [order for order in _booking(reader, row, values, mo, start) if order is not None]
        reader.plan.history.setdefault(mo, []).append(orders)


def _booking(reader: _Reader, row: int, values: Row, mo: str, start: datetime) -> list[Order | None]:
    name = "history.csv"
    where = {"mo": mo, "op": values["op"], "workstation": values["workstation"]}
    minutes = values.get("minutes") or "0"
    end = start + timedelta(minutes=int(minutes) if minutes.isdigit() else 0)
    first: dict[str, Any] = {"badge": values["badge"], "time": start, "salt": str(row)}
    last: dict[str, Any] = {"badge": values["badge"], "time": end, "salt": str(row)}
    kind = values.get("kind") or "run"
    made = [reader.order(name, row, "op-start", {**where, "kind": kind}, **first)]
    for item, lot, q in _triples(values.get("issue", "")):
        place = _supply(reader, values["workstation"])
        data = {"mo": mo, "op": values["op"], "item": item, "lot": lot, "location": place, "q": q}
        made.append(reader.order(name, row, "consume", data, **first))
    booked: dict[str, Any] = {**where, "good": values.get("good") or "0", "rework": values.get("rework") or "0"}
    if values.get("scrap"):
        booked["scrap"] = [{"q": values["scrap"], "reason": values.get("reason", "")}]
    lots = [{"item": item, "lot": lot, "q": q} for item, lot, q in _triples(values.get("lots", ""))]
    if lots:
        booked["consumed"] = lots
    if kind == "run":
        made.append(reader.order(name, row, "output", booked, **last))
    ending = values.get("end") or "finish"
    if ending == "finish":
        made.append(reader.order(name, row, "op-finish", where, **last))
    elif ending == "pause":
        made.append(reader.order(name, row, "op-pause", {**where, "reason": "BRK"}, **last))
    return made


def _triples(text: str) -> list[tuple[str, str, str]]:
    found = [[*part.split(":"), "", ""][:3] for part in text.split("|") if part]
    return [(item, lot, q) for item, lot, q in found]


def _supply(reader: _Reader, workstation: str) -> str:
    with (reader.folder / "workstations.csv").open(encoding="utf-8-sig", newline="") as file:
        found = {row["id"]: row.get("supply") or "RAW" for row in csv.DictReader(file)}
    return found.get(workstation, "RAW")


def describe(plan: Plan) -> str:
    """What an import would do, in a line."""
    parts = [f"{len(orders)} {title}" for title, orders in plan.stages if orders]
    if plan.history:
        parts.append(f"history of {len(plan.history)} orders")
    return ", ".join(parts)

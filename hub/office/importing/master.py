"""Master data: items, reasons, people, workstations, bills of material, routings."""

from collections.abc import Callable
from typing import Any, Final

from hub.office.client import Order
from hub.office.importing.reader import Reader, Row, filled, said_yes

_ITEM: Final = ("id", "description unit decimals home lot_tracked over_pct scrap_pct standard_cost")


def identities(reader: Reader) -> None:
    """Which ids the files hold; none twice."""
    for kind in ("item", "workstation", "operator", "reason"):
        name = f"{kind}s.csv"
        ids = [row.get("id", "") for row in reader.peek(name)]
        if ids:
            reader.ids[kind] = set(ids)
        for identity in sorted({identity for identity in ids if ids.count(identity) > 1}):
            reader.wrong(name, 0, "id", f"{identity!r} stands there more than once")


def locations(reader: Reader) -> None:
    """Every location that anything names is one of the plant's."""
    named: dict[str, None] = {}
    for name, column in (("items.csv", "home"), ("workstations.csv", "supply"), ("stock.csv", "location")):
        named |= {row.get(column, ""): None for row in reader.peek(name)}
    if reader.ids.get("item"):
        named["RAW"] = None
    orders = [reader.order("", 0, "put-location", {"id": location, "rev": 0}) for location in named if location]
    reader.stage("locations", orders)


def _simple(
    reader: Reader, name: str, verb: str, columns: tuple[str, str], convert: Callable[[Row], dict[str, Any]]
) -> None:
    orders = [reader.order(name, row, verb, convert(values)) for row, values in reader.rows(name, *columns)]
    reader.stage(name.removesuffix(".csv"), orders)


def items(reader: Reader) -> None:
    """`items.csv`."""

    def convert(values: Row) -> dict[str, Any]:
        data = filled(values, "lot_tracked", "decimals")
        data["lot_tracked"] = said_yes(values.get("lot_tracked", ""))
        if values.get("decimals"):
            data["decimals"] = int(values["decimals"]) if values["decimals"].isdigit() else values["decimals"]
        return data

    _simple(reader, "items.csv", "put-item", _ITEM, convert)


def reasons(reader: Reader) -> None:
    """`reasons.csv`."""
    _simple(reader, "reasons.csv", "put-reason", ("id kind", "text"), filled)


def operators(reader: Reader) -> None:
    """`operators.csv`; roles and skills are parted by bars."""

    def convert(values: Row) -> dict[str, Any]:
        skills = [skill for skill in values.get("skills", "").split("|") if skill]
        return {**filled(values, "roles", "skills"), "roles": values["roles"].split("|"), "skills": skills}

    _simple(reader, "operators.csv", "put-operator", ("id name roles", "skills"), convert)


def workstations(reader: Reader) -> None:
    """`workstations.csv`."""
    _simple(reader, "workstations.csv", "put-workstation", ("id group", "name supply several crew kind"), filled)


def _grouped(rows: list[tuple[int, Row]]) -> dict[str, list[tuple[int, Row]]]:
    groups: dict[str, list[tuple[int, Row]]] = {}
    for row, values in rows:
        groups.setdefault(values["id"], []).append((row, values))
    return groups


def boms(reader: Reader) -> None:
    """`boms.csv`: one row a line of a bill of material."""
    name = "boms.csv"
    table = reader.rows(name, "id product item q", "basis per step mode alternates scrap_pct")
    orders: list[Order | None] = []
    for identity, rows in _grouped(table).items():
        lines = []
        for row, values in rows:
            reader.refer(name, row, "product", "item", values["product"])
            reader.refer(name, row, "item", "item", values["item"])
            alternates = [alternate for alternate in values.get("alternates", "").split("|") if alternate]
            for alternate in alternates:
                reader.refer(name, row, "alternates", "item", alternate)
            line = {**filled(values, "id", "product", "alternates"), "alternates": alternates}
            reader.order(name, row, "put-bom", {"id": identity, "item": values["product"], "lines": [line]})
            lines.append(line)
        if not reader.plan.mistakes:
            data = {"id": identity, "item": rows[0][1]["product"], "lines": lines}
            orders.append(reader.order(name, rows[0][0], "put-bom", data))
    reader.stage("boms", orders)


def routings(reader: Reader) -> None:
    """`routings.csv`: one row a step."""
    name = "routings.csv"
    table = reader.rows(name, "id item op group", "name setup_min run_min transfer_q wait_min gate skill instructions")
    orders: list[Order | None] = []
    for identity, rows in _grouped(table).items():
        steps = []
        for row, values in rows:
            reader.refer(name, row, "item", "item", values["item"])
            step = filled(values, "id", "item", "gate")
            step["gate"] = said_yes(values.get("gate", ""))
            reader.order(name, row, "put-routing", {"id": identity, "item": values["item"], "steps": [step]})
            steps.append(step)
        if not reader.plan.mistakes:
            data = {"id": identity, "item": rows[0][1]["item"], "steps": steps}
            orders.append(reader.order(name, rows[0][0], "put-routing", data))
    reader.stage("routings", orders)

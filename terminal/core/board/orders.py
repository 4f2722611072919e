"""Orders: all of them with progress and value, and the late ones."""

from typing import Final

from shared.documents import MoDocument
from shared.plain_text import plain
from shared.plant_time import age_text, day_text
from shared.quantity import divide, parse, show, show_money
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Column, Row, Table
from terminal.core.board.stock import Needs
from terminal.core.board.text import bar, moment, who
from terminal.core.board.texts import AS_OF_PLAN, MATERIAL

VALUE: Final = Column("WIP VALUE", 10, right=True)
COLUMNS: Final = (
    Column(" ORDER", 14),
    Column("ITEM", 8, most=20),
    Column("STATUS", 11),
    Column("PROGRESS", 10),
    Column("GOOD/QTY", 8, right=True),
    Column("DUE", 12, right=True),
    VALUE,
    Column("P", 2, right=True, spare=True),
    Column("SCRAP", 6, right=True, spare=True),
    Column("DESCRIPTION", 20, spare=True, most=60),
    Column("REMARK", 20, spare=True, most=80),
)
OPEN: Final = frozenset({"draft", "planned", "released", "in progress"})
_RANK: Final = {"in progress": 0, "released": 1, "planned": 2, "draft": 3, "completed": 4}


def is_late(mo: MoDocument, now: int) -> bool:
    """Whether an order should be done by now and is not."""
    due = moment(mo["due"])
    return due is not None and due < now and mo["status"] in OPEN


def late_orders(plant: Plant, now: int) -> list[MoDocument]:
    """Late orders, the latest first."""
    return sorted((mo for mo in plant.docs.mos() if is_late(mo, now)), key=lambda mo: (mo["due"] or "", mo["id"]))


def progress(mo: MoDocument) -> tuple[int, int]:
    """(good over all steps, of so many): an order whose first steps are done has got somewhere."""
    return sum(parse(op["good"]) for op in mo["ops"]), parse(mo["q_start"]) * len(mo["ops"])


def orders_table(plant: Plant, needs: Needs, now: int) -> Table:
    """All orders: running ones first, then by priority and due date."""
    orders = sorted(
        plant.docs.mos(), key=lambda mo: (_RANK.get(mo["status"], 9), mo["priority"], mo["due"] or "9", mo["id"])
    )
    return _table(plant, needs, orders, now, "no open orders")


def late_table(plant: Plant, needs: Needs, now: int) -> Table:
    """Only what is late."""
    return _table(plant, needs, late_orders(plant, now), now, "no order is late")


def _table(plant: Plant, needs: Needs, orders: list[MoDocument], now: int, empty: str) -> Table:
    """Without a column for values where none are heard: this account may not see any."""
    valued = plant.docs.values_orders()
    columns = tuple(column for column in COLUMNS if valued or column is not VALUE)
    return Table(columns, tuple(_row(plant, needs, mo, now, valued=valued) for mo in orders), empty)


def status_cell(mo: MoDocument) -> Cell:
    """Its status, or that it is held."""
    return Cell("= HOLD", "amber") if "hold" in mo else Cell(plain(mo["status"], 12).upper())


def due_cell(mo: MoDocument, now: int) -> Cell:
    """When it is due, marked when late."""
    due = moment(mo["due"])
    if due is None:
        return Cell("-", "dim")
    return Cell(f"! {day_text(due)}", "amber") if is_late(mo, now) else Cell(day_text(due))


def _worth(plant: Plant, mo: str) -> Cell:
    value = plant.docs.order_value(mo)
    return Cell(show_money(parse(value["value_wip"])) if value else "")


def _row(plant: Plant, needs: Needs, mo: MoDocument, now: int, *, valued: bool) -> Row:
    part, whole = progress(mo)
    share = divide(100 * part, whole) if whole else 0
    remark = f"{plain(mo['hold']['reason'], 60)} ({who(plant.person(mo['hold']['who']))})" if "hold" in mo else ""
    if not remark and mo["id"] in needs.orders:
        remark = f"material {MATERIAL[needs.orders[mo['id']]]}"
    elif not remark and mo["status"] == "planned" and mo["material"] == "short":
        remark = f"material {AS_OF_PLAN.format(word='short')}"
    due = moment(mo["due"])
    if not remark and due is not None and is_late(mo, now):
        remark = f"late by {age_text(now - due)}"
    mark = " " if plant.live else "~"
    cells = (
        Cell(f"{mark}{plain(mo['id'], 14)}"),
        Cell(plain(mo["item"], 20)),
        status_cell(mo),
        Cell(f"{bar(part, whole, 5)}{min(share, 999):>4}%"),
        Cell(f"{show(parse(mo['good']))}/{show(parse(mo['q_deliver']))}"),
        due_cell(mo, now),
        *((_worth(plant, mo["id"]),) if valued else ()),
        Cell(str(mo["priority"])[:3]),
        Cell(show(parse(mo["scrap"]))),
        Cell(plain(mo["description"], 60)),
        Cell(remark, "amber" if remark else ""),
    )
    return Row(("mo", mo["id"]), cells, "" if plant.live and mo["status"] != "completed" else "dim")

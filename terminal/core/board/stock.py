"""Stock by item and place, what released steps still need of it there, and what is short."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from shared.plain_text import plain
from shared.plant_time import near_text
from shared.quantity import parse, show
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Column, Row, Table
from terminal.core.plant.supply import Shortage, line_shortages, open_steps, remaining, site_shortages, supply_at, supply_of

COLUMNS: Final = (
    Column(" ITEM", 12, most=20),
    Column("PLACE", 9, most=20),
    Column("ON HAND", 10, right=True),
    Column("NEED", 10, right=True),
    Column("UNIT", 5),
    Column("SHORT", 26, most=40),
    Column("DESCRIPTION", 24, spare=True, most=40),
    Column("LOTS", 24, spare=True, most=80),
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What is needed and what is missing. Costs a walk over all open steps, so it is made at intervals."""

    at: int
    by_place: dict[tuple[str, str], int]
    site: dict[str, int]
    line: dict[tuple[str, str], Shortage]
    """(item, supply location) → what it is short of, soonest first."""
    orders: dict[str, str]
    """Released order → `line` or `site`, where something it still needs is missing."""

    def line_at(self, item: str, place: str) -> Shortage | None:
        """The shortage of an item at a supply location."""
        return self.line.get((item, place))


NONE: Final = Needs(0, {}, {}, {}, {})


def needs_of(plant: Plant, now: int) -> Needs:
    """Remaining requirement of released steps, against stock here and everywhere."""
    supplies = supply_of(plant.docs)
    wanted: dict[tuple[str, str], int] = defaultdict(int)
    line = {(shortage.item, shortage.location): shortage for shortage in line_shortages(plant.docs, now)}
    site = site_shortages(plant.docs)
    orders = {name.partition(" ")[0]: "line" for shortage in line.values() for name in shortage.steps}
    for step in open_steps(plant.docs):
        place = supply_at(plant.docs, step, supplies)
        for item, rest in remaining(step):
            wanted[item, place] += rest
            if item in site:
                orders[step.mo] = "site"
    return Needs(now, dict(wanted), site, line, orders)


def stock_table(plant: Plant, needs: Needs) -> Table:
    """Item by place: short on the whole site first, then short at the line, then the rest."""
    stock = {(doc["item"], doc["location"]): doc for doc in plant.docs.stocks()}
    held = {item for item, _ in stock}
    places = set(stock) | {place for place in needs.by_place if place[1]}
    places |= {(item, "") for item in needs.site if item not in held and (item, "") in needs.by_place}
    rows = []
    for item, place in sorted(places, key=lambda key: (_weight(needs, *key), *key)):
        doc = stock.get((item, place))
        q = parse(doc["q"]) if doc else 0
        need = needs.by_place.get((item, place), 0)
        if not q and not need and item not in needs.site:
            continue
        note = _note(needs, item, place)
        mark = " " if plant.live else "~"
        lots = ", ".join(plain(lot["lot"], 20) for lot in doc["lots"][:4]) if doc else ""
        cells = (
            Cell(f"{mark}{plain(item, 24)}"),
            Cell(plain(place, 20) or "-"),
            Cell(show(q), "amber" if q < 0 else ""),
            Cell(show(need) if need else "-"),
            Cell(plant.unit(item)),
            note,
            Cell(plant.describe(item)),
            Cell(lots),
        )
        rows.append(Row(("item", item), cells, "" if plant.live else "dim"))
    return Table(COLUMNS, tuple(rows), "no stock is known")


def _weight(needs: Needs, item: str, place: str) -> int:
    if item in needs.site:
        return 0
    return 1 if needs.line_at(item, place) else 2


def _note(needs: Needs, item: str, place: str) -> Cell:
    missing = needs.site.get(item, 0)
    line = needs.line_at(item, place)
    if line is not None and not missing:
        return Cell(f"move {show(line.short)} by {near_text(line.at, needs.at)}", "amber")
    if missing:
        return Cell(f"! {show(missing)} short on the site", "red")
    return Cell("")

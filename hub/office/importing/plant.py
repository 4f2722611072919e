"""`shopfloor import`: a plant as a folder of CSV files, all or nothing.

Everything is checked here first, against the commands' own models and against the other files; every mistake is named by
file, row and column, and nothing is sent unless all is good. What is sent are ordinary commands with ids made from
their content, so that a rerun completes an import that broke off and doubles nothing.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from hub.office.importing import history, master, orders
from hub.office.importing.reader import Plan, Reader

PARTS: Final = (
    master.identities,
    master.locations,
    master.items,
    master.reasons,
    master.operators,
    master.workstations,
    master.boms,
    master.routings,
    orders.stock,
    orders.orders,
    history.history,
)


def plan_import(folder: Path, now: datetime, site: str) -> Plan:
    """Read and check a folder. Sends nothing. `now` is by the plant's clock, and so are the times in the files."""
    reader = Reader(folder, now, site)
    if not folder.is_dir():
        reader.wrong(str(folder), 0, "", "is not a folder")
        return reader.plan
    for part in PARTS:
        part(reader)
    if not reader.plan.mistakes and not any(orders for _, orders in reader.plan.stages):
        reader.wrong(str(folder), 0, "", "holds none of items.csv, boms.csv, routings.csv, workstations.csv, …")
    return reader.plan


def describe(plan: Plan) -> str:
    """What an import would do, in a line."""
    parts = [f"{len(orders)} {title}" for title, orders in plan.stages if orders]
    if plan.history:
        parts.append(f"history of {len(plan.history)} orders")
    return ", ".join(parts)

"""From what a person names, a folder or a log or both, to a workload and the database it begins on."""

from pathlib import Path
from typing import Final

from hub.rehearsal.derive import derive
from hub.rehearsal.facts import read
from hub.rehearsal.history import history
from hub.rehearsal.log import Report, read_log
from hub.rehearsal.office import Office
from hub.rehearsal.plant import PlantError, import_folder, open_orders, stand_in_people, stand_in_reasons, workable
from hub.rehearsal.play import Parts
from hub.rehearsal.rehearsal import Rehearsal
from hub.rehearsal.script import script
from hub.rehearsal.workload import Workload, unique

DAY_MS: Final = 24 * 3_600_000
SIX_MS: Final = 6 * 3_600_000


SCRIPTED: Final = 40
"""Orders that a script works on when nobody says how many."""


def prepare_plant(
    folder: Path, now: int, parts: Parts, *, terminals: int, orders: int | None = None, seed: int
) -> Rehearsal:
    """A script made from the plant. Raises `PlantError`."""
    start = now - now % DAY_MS + SIX_MS
    office = Office(start)
    notes = [*import_folder(office, folder), *open_orders(office), *stand_in_people(office)]
    stand_in_reasons(office)
    facts, more = workable(office, orders or SCRIPTED)
    if not facts.places:
        raise PlantError("there is no workstation: workstations.csv has none")
    workload = script(facts, terminals, seed)
    if not workload.intentions:
        raise PlantError("there is nothing to book: every piece of every open order is reported already")
    workload.notes = notes + more
    _enrol(office, workload)
    return Rehearsal(workload, office.image(), office.now, parts)


def prepare_log(
    folder: Path | None, log: Path, now: int, parts: Parts, *, terminals: int, orders: int | None = None
) -> Rehearsal:
    """A shop's history, in the plant of a folder, or in one made from the log alone. Raises `PlantError`."""
    reports, notes = _first(read_log(log), orders)
    office = Office(max(now, reports[0].start) if folder else reports[0].start)
    notes += import_folder(office, folder) if folder else []
    derived = derive(office, reports)
    notes += derived.notes
    stand_in_reasons(office)
    with office.connect() as connection:
        facts = read(connection)
    workload = history(reports, derived, facts, terminals)
    workload.notes = [f"{len(reports)} reports read, idle time cut short", *notes]
    _enrol(office, workload)
    return Rehearsal(workload, office.image(), office.now, parts)


def _enrol(office: Office, workload: Workload) -> None:
    refused = office.enrol(workload.terminals)
    if refused:
        raise PlantError("\n".join(f"refused by the hub: {refusal}" for refusal in refused))


def _first(reports: list[Report], orders: int | None) -> tuple[list[Report], list[str]]:
    """The reports of the orders that began first."""
    numbers = unique(report.order for report in reports)
    if orders is None or len(numbers) <= orders:
        return reports, []
    first = set(numbers[:orders])
    chosen = [report for report in reports if report.order in first]
    return chosen, [f"the first {orders} of {len(numbers)} orders (--orders)"]

"""A plant's folder brought to where people may work: imported, its orders released, with stand-ins for what is missing."""

import csv
from pathlib import Path
from typing import Any, Final, cast

from hub.office.client import HubClient
from hub.office.importing import describe, plan_import, send_plan
from hub.rehearsal.facts import Facts, read
from hub.rehearsal.office import SITE, Office
from hub.store.reading import Mo, select, stream

STAND_INS: Final = {"scrap": "REH-SCRAP", "extra": "REH-EXTRA", "pause": "REH-PAUSE", "stop": "REH-STOP"}
"""Reasons by kind, where the plant has none."""
STAND_IN: Final = "9999"
"""The badge of somebody who may do what nobody in the plant may."""
ROLES: Final = ("operator", "setter", "storekeeper")


class PlantError(ValueError):
    """The folder can't be rehearsed; every line says a mistake as a person finds it."""


def import_folder(office: Office, folder: Path) -> list[str]:
    """Import a folder, as `shopfloor import` would. Returns what to say of it. Raises `PlantError`."""
    try:
        plan = plan_import(folder, office.today, SITE)
    except (csv.Error, OSError) as error:
        raise PlantError(f"{folder}: a file in it can't be read as CSV ({error})") from error
    if plan.mistakes:
        raise PlantError("\n".join(map(str, plan.mistakes)))
    # An import asks its client for `send_all` alone.
    refused = send_plan(cast("HubClient", office), plan)
    if refused:
        raise PlantError("\n".join(f"refused by the hub: {refusal}" for refusal in refused))
    return [f"imported {describe(plan)}"]


def open_orders(office: Office) -> list[str]:
    """Release what is only planned, take off hold what is held. Returns what was done, and what could not be."""
    with office.connect() as connection:
        orders = list(stream(connection, select(Mo.id, Mo.status, Mo.hold_reason).order_by(Mo.id)))
        connection.rollback()
    released, unheld, refused = [], [], []
    for mo, status, hold in orders:
        if status in ("draft", "planned"):
            ack = office.send("mo-release", mo=mo)
            if ack.status == "accepted":
                released.append(mo)
            else:
                refused.append(f"{mo} is left out: {ack.message} ({ack.help})")
        if hold and status in ("draft", "planned", "released", "in progress"):
            office.send("mo-unhold", mo=mo)
            unheld.append(mo)
    notes = [f"released for the rehearsal: {', '.join(released)}"] if released else []
    notes += [f"taken off hold for the rehearsal: {', '.join(unheld)}"] if unheld else []
    return notes + refused


def stand_in_reasons(office: Office) -> None:
    """Reasons of the kinds that the work needs and the plant does not name."""
    with office.connect() as connection:
        facts = read(connection)
    for kind, reason in STAND_INS.items():
        if kind not in facts.reasons:
            office.send("put-reason", id=reason, kind=kind, text=f"{kind} (rehearsal)")


def stand_in_people(office: Office) -> list[str]:
    """Somebody who may do what nobody in the plant may."""
    with office.connect() as connection:
        facts = read(connection)
    missing = [role for role in ROLES if not facts.may(role)]
    if not missing:
        return []
    person = next((worker for worker in facts.workers if worker.badge == STAND_IN), None)
    data: dict[str, Any] = {"id": STAND_IN, "name": "Rehearsal", "roles": list(ROLES)}
    office.send("put-operator", **data, rev=person.rev if person else 0)
    return [f"nobody in the plant has the role {' or '.join(missing)}: badge {STAND_IN} stands in"]


def workable(office: Office, limit: int) -> tuple[Facts, list[str]]:
    """What may be worked on: at most `limit` orders. Raises `PlantError` when that is nothing."""
    with office.connect() as connection:
        facts = read(connection)
    if not facts.orders:
        raise PlantError("there is no order to work on: orders.csv has none that can be released")
    groups = {place.group for place in facts.places}
    homeless = sorted({step.group for order in facts.orders for step in order.steps} - groups)
    notes = [f"nobody works the steps of {', '.join(homeless)}: no workstation is of that group"] if homeless else []
    if len(facts.orders) > limit:
        notes.append(f"the first {limit} of {len(facts.orders)} orders are worked on (--orders)")
        del facts.orders[limit:]
    return facts, notes

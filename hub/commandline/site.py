"""`shopfloor init | broker-config | import`: what makes a site and its plant."""

import secrets
from pathlib import Path
from typing import Annotated

import typer

from hub.commandline.common import client, database
from shared.cli import ConfigOption, configured, fail
from shared.clock import machine_zone, plant_now
from shared.plain_text import plain

app = typer.Typer()


@app.command("init")
def init(
    path: Annotated[Path, typer.Argument(help="Configuration file to write.")] = Path("shopfloor.toml"),
    site: Annotated[str, typer.Option(help="The site's id in all topics.")] = "plant",
) -> None:
    """Write a configuration to start from. Refuses to overwrite one."""
    if path.exists():
        fail(f"{path} exists already")
    path.touch(mode=0o600)
    folder = path.resolve().parent  # from wherever it is started, it is one database
    filled = _CONFIG.format(site=site, password=secrets.token_urlsafe(18), folder=folder, zone=machine_zone())
    path.write_text(filled, encoding="utf-8")
    typer.echo(f"{path} written. Next: shopfloor broker-config --config {path}, then shopfloor hub --config {path}")


_CONFIG = """\
# shopfloor: hub, command line and terminals may share this file, or have one each.
site = "{site}"
client = "cli"               # the command line's name; its roles are given below

[broker]
host = "127.0.0.1"
port = 1883
username = "hub"             # each terminal has a user of its own name
password = "{password}"

[hub]
database = "sqlite:///{folder}/shopfloor.db"   # or postgresql+psycopg://user:password@host/shopfloor
timezone = "{zone}"         # of all times that are typed and shown
day_starts = "06:00"         # a night shift belongs to the day it began

[hub.clients.cli]            # what a client on x/ may do
roles = ["admin", "planner", "supervisor", "accountant", "storekeeper", "setter"]

[terminal]
id = "T-CUT-01"
workstation = "CUT-01"
journal = "{folder}/terminal.db"
"""


@app.command("import")
def import_plant(
    folder: Annotated[Path, typer.Argument(help="Folder with items.csv, boms.csv, routings.csv, workstations.csv, …")],
    config: ConfigOption = None,
    check: Annotated[bool, typer.Option("--check", help="Only check the folder.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
    as_count: Annotated[
        bool,
        typer.Option("--as-count", help="Where opening stock was stated otherwise before, book the file's as counted now."),
    ] = False,
) -> None:
    """Import a plant from CSV files: all or nothing, every mistake named by file, row and column.

    What is there already is compared: rows that say the same send nothing, others change what they name, and a column or a
    row that a file leaves out stays as it is. Opening stock is stated once, by item, lot and location; another quantity is
    named and nothing goes, unless --as-count. Of orders that exist, quantity and priority follow the file.

    items.csv: id, description, unit, decimals, home, lot_tracked, over_pct, scrap_pct, standard_cost
    boms.csv (a row a line): id, product, item, q, basis, per, step, mode, alternates, scrap_pct
    routings.csv (a row a step): id, item, op, group, name, setup_min, run_min, transfer_q, wait_min, gate, skill,
    instructions (`gate` lets the next step begin only when this one is done; `wait_min` is kept for planning)
    workstations.csv: id, group, name, supply, several, crew, kind (`several=shared` is kept for cost)
    operators.csv: id, name, roles, skills (parted by |); reasons.csv: id, kind, text
    stock.csv: item, location, q, lot, cost, expires
    orders.csv: no, item, q, due, priority, origin, external_no, notes, state, reason
    history.csv: no, op, workstation, badge, start, minutes, kind, good, scrap, reason, rework, lots, issue, end

    Comma or semicolon, UTF-8. The columns that a file must have stand first in docs/import.md, with what each means.
    """
    from hub.office.importing import compared, describe, plan_import, send_plan, standing

    settings = configured(config)
    now = plant_now(settings.hub.timezone)
    plan = plan_import(folder, now, settings.site)
    if not plan.mistakes and not check:
        with database(settings) as connection:
            plan = compared(plan, standing(connection), as_count=as_count, moment=now)
    if plan.mistakes:
        for mistake in plan.mistakes:
            typer.echo(str(mistake), err=True)
        fail(f"{len(plan.mistakes)} mistakes, nothing was imported")
    if check:
        typer.echo(f"checked: {describe(plan)}")
        return
    for change in plan.changes:
        typer.echo(plain(change))
    if dry_run:
        typer.echo(f"{len(plan.changes)} changes; nothing was sent" if plan.changes else "nothing would change")
        return
    if not plan.changes and not any(orders for _, orders in plan.stages):
        typer.echo("nothing has changed")
        return
    if plan.stages:
        with client(settings) as hub:
            refused = send_plan(hub, plan)
        for refusal in refused:
            typer.echo(refusal, err=True)
        if refused:
            fail(f"{len(refused)} commands were refused by the hub")
        typer.echo("imported")


@app.command("broker-config")
def broker_config(
    folder: Annotated[Path, typer.Argument(help="Where to write.")] = Path("mosquitto"),
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 1883,
    tls: Annotated[bool, typer.Option("--tls", help="With certificates in the same folder.")] = False,
    config: ConfigOption = None,
) -> None:
    """Write Mosquitto's configuration and access list for this site."""
    from hub.office.broker import mosquitto_acl, mosquitto_config

    settings = configured(config)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mosquitto.conf").write_text(
        mosquitto_config(port=port, folder=str(folder.resolve()), tls=tls), encoding="utf-8"
    )
    (folder / "acl").write_text(mosquitto_acl(settings.site), encoding="utf-8")
    typer.echo(f"{folder}/mosquitto.conf and {folder}/acl written. Add a user per client:")
    typer.echo(f"  mosquitto_passwd -c {folder}/passwords hub")
    typer.echo(f"  mosquitto_passwd {folder}/passwords T-CUT-01")

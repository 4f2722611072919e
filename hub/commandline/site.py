"""`shopfloor init | broker-config | import`: what makes a site and its plant."""

from pathlib import Path
from typing import Annotated

import typer

from hub.commandline.common import client, database
from shared.cli import ConfigOption, configured, fail
from shared.clock import machine_zone, plant_now
from shared.loopback import is_loopback
from shared.plain_text import plain

app = typer.Typer()


@app.command("files")
def bring_files(
    folder: Annotated[Path, typer.Argument(help="A new folder to write them into.")] = Path("shopfloor-files"),
) -> None:
    """Write what the package brings: example plants, units, and configurations. README.md there says what goes where."""
    import shutil

    from hub.brought import brought

    if folder.exists():
        fail(f"{folder} exists already")
    shutil.copytree(brought(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    typer.echo(f"{folder}/ written: README.md there says which file goes where")


@app.command("init")
def init(
    path: Annotated[Path, typer.Argument(help="Configuration file to write.")] = Path("shopfloor.toml"),
    site: Annotated[str, typer.Option(help="The site's id in all topics.")] = "plant",
    host: Annotated[
        str, typer.Option(help="Name or address by which all reach the broker. Beyond this machine everything is encrypted.")
    ] = "127.0.0.1",
    data: Annotated[
        Path | None, typer.Option(help="Folder for database and journal.", show_default="the configuration's own")
    ] = None,
) -> None:
    """Write a configuration to start from. Refuses to overwrite one."""
    from hub.commandline.first_configuration import IGNORED, first_configuration

    if path.exists():
        fail(f"{path} exists already")
    path.touch(mode=0o600)
    folder = path.resolve().parent  # from wherever it is started, it is one database
    kept = data.resolve() if data else folder
    path.write_text(first_configuration(site=site, host=host, data=kept, zone=machine_zone()), encoding="utf-8")
    ignore = folder / ".gitignore"
    known = ignore.read_text(encoding="utf-8").splitlines() if ignore.exists() else []
    wanted = [line for line in (path.name, *IGNORED) if line not in known]
    ignore.write_text("".join(f"{line}\n" for line in (*known, *wanted)), encoding="utf-8")
    typer.echo(f"{path} written. Declare the plant's accounts in it, then: shopfloor broker-config --config {path}")


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
    folder: Annotated[Path, typer.Argument(help="Where to write what the broker reads.")] = Path("mosquitto"),
    bind: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="mosquitto.bind")] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(help="Another name or address of the broker, for its certificate.", show_default="mosquitto.names"),
    ] = None,
    websockets: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="Port for browsers, too.", show_default="mosquitto.websockets"),
    ] = None,
    client_certificates: Annotated[
        bool | None,
        typer.Option(
            "--client-certificates/--passwords",
            help="Who connects shows a certificate.",
            show_default="mosquitto.client_certificates",
        ),
    ] = None,
    renew: Annotated[
        list[str] | None,
        typer.Option(metavar="ACCOUNT", help="Its password and certificate are lost or known to others: make new ones."),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Write all that Mosquitto needs for this site, and a file for each account. All as the configuration says.

    Into the folder: mosquitto.conf, access list, passwords and, with broker.tls, certificates. Beside the configuration:
    accounts/ with a file for each account, for that program or device alone, and authority/, whose key signs certificates.

    Run it again whenever accounts change: what stands is kept, what ends soon is renewed, and an account that is no longer
    declared is shut out. Then let Mosquitto read its files anew (reload).
    """
    from hub.office.broker.folder import BrokerFolder

    settings = configured(config)
    said = {"bind": bind, "names": name, "websockets": websockets, "client_certificates": client_certificates}
    settings.mosquitto = settings.mosquitto.model_copy(update={key: it for key, it in said.items() if it is not None})
    home = (config or Path("shopfloor.toml")).resolve().parent
    try:
        site = BrokerFolder(settings, folder, home)
        changed = site.write(renew or ())
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}", 2)
    typer.echo(f"{folder}/ is what the broker reads: mosquitto -c {folder}/mosquitto.conf")
    typer.echo(f"{site.accounts}/ has a file for each account: {', '.join(settings.everybody)}")
    for words, accounts in (("new", changed.new), ("new certificate", changed.certified), ("shut out", changed.gone)):
        if accounts:
            typer.echo(f"{words}: {', '.join(accounts)}")
    if not settings.broker.accounts and not settings.broker.username:
        typer.echo(f'let the programs here find theirs: accounts = "{site.accounts}" under [broker]')
    if is_loopback(settings.mosquitto.bind) and not is_loopback(settings.broker.host):
        typer.echo(f"only this machine reaches it: --bind 0.0.0.0 for those who look for {settings.broker.host}")

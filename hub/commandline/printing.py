"""`shopfloor print …`: sheets and labels as print-ready HTML."""

from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import text

from hub.commandline.common import OutOption, database
from hub.labels import sheets
from shared.cli import ConfigOption, configured, fail

app = typer.Typer(help="Print-ready HTML with barcodes.", no_args_is_help=True)


@app.command("badges")
def print_badges(out: OutOption = Path("badges.html"), config: ConfigOption = None) -> None:
    """Every operator's badge."""
    with database(configured(config)) as connection:
        people = [tuple(row) for row in connection.execute(text("SELECT id, name FROM operator ORDER BY id"))]
    if not people:
        fail("no operators yet: import them first")
    out.write_text(sheets.badges_html(people), encoding="utf-8")
    typer.echo(f"{out}: {len(people)} badges")


@app.command("traveller")
def print_traveller(
    order: Annotated[str, typer.Argument(help="MO-2026-00184")],
    out: OutOption = Path("traveller.html"),
    config: ConfigOption = None,
) -> None:
    """An order's traveller: its steps with barcodes, its material."""
    with database(configured(config)) as connection:
        found = sheets.read_traveller(connection, order)
    if found is None:
        fail(f"{order} is not known or not released yet")
    out.write_text(sheets.traveller_html(found), encoding="utf-8")
    typer.echo(f"{out}: {len(found.steps)} operations")

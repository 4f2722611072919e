"""`shopfloor stock …`: what lies where."""

from typing import Annotated

import typer
from sqlalchemy import text

from hub.commandline.common import database
from shared.cli import ConfigOption, configured
from shared.quantity import show

app = typer.Typer(help="Stock: what lies where, and changes of it.", no_args_is_help=True)


@app.command("list")
def list_stock(
    item: Annotated[str | None, typer.Argument(help="Only this item.")] = None, config: ConfigOption = None
) -> None:
    """Print stock on hand by item and location, from the hub's database."""
    where = "AND b.item = :item" if item else ""
    statement = (
        "SELECT b.item, b.location, b.lot, b.q, i.unit FROM balance b JOIN item i ON i.id = b.item "
        f"JOIN location l ON l.id = b.location WHERE b.mo = '' AND b.q <> 0 {where} ORDER BY 1, 2, 3"
    )
    with database(configured(config)) as connection:
        for name, location, lot, q, unit in connection.execute(text(statement), {"item": item} if item else {}):
            typer.echo(f"{name:<12} {location:<10} {lot:<16} {show(q):>14} {unit}")

"""`shopfloor mo …`: manufacturing orders."""

from typing import Annotated, Any

import typer

from hub.commandline.common import accepted, client
from shared.cli import ConfigOption, configured

app = typer.Typer(help="Manufacturing orders.", no_args_is_help=True)


@app.command("create")
def mo_create(
    item: Annotated[str, typer.Argument(help="Item to make.")],
    quantity: Annotated[str, typer.Argument(help="How many to deliver.")],
    due: Annotated[str | None, typer.Option(help="When, as 2026-12-01T12:00:00Z.")] = None,
    number: Annotated[str | None, typer.Option(help="MO-2026-00184; minted when left out.")] = None,
    priority: Annotated[int, typer.Option(help="1 (first) to 9.")] = 3,
    config: ConfigOption = None,
) -> None:
    """Create a draft order and print its number."""
    data: dict[str, Any] = {"item": item, "q": quantity, "priority": priority}
    data |= {key: value for key, value in (("due", due), ("mo", number)) if value}
    with client(configured(config)) as hub:
        typer.echo(accepted(hub.send("mo-create", **data)).result["mo"])


@app.command("release")
def mo_release(order: Annotated[str, typer.Argument(help="MO-2026-00184")], config: ConfigOption = None) -> None:
    """Release an order to the floor: its BOM and routing are frozen on it."""
    with client(configured(config)) as hub:
        ack = accepted(hub.send("mo-release", mo=order))
    short = ack.result.get("shortages") or {}
    typer.echo(f"{order} released, material {ack.result['material']}")
    for item, q in short.items():
        typer.echo(f"  short of {q} {item}")

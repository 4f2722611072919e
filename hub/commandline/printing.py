"""`shopfloor print …`: sheets and labels as print-ready HTML."""

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from hub.commandline.common import OrderArgument, OutOption, database
from hub.reports.labels import MOST_LOTS
from shared.cli import ConfigOption, configured, fail
from shared.clock import plant_now

app = typer.Typer(
    help="Print-ready HTML with barcodes. Open it in a browser and print it at 100 %, never fitted to the page.",
    no_args_is_help=True,
)


@app.command("badges")
def print_badges(out: OutOption = Path("badges.html"), config: ConfigOption = None) -> None:
    """Every operator's badge."""
    from hub.reports.labels import sheets
    from hub.store.reading import Operator, select

    statement = select(Operator.id, Operator.name).order_by(Operator.id)
    with database(configured(config)) as connection:
        people = [(badge, name) for badge, name in connection.execute(statement)]
    if not people:
        fail("no operators yet: import them first")
    _write(out, sheets.badges_html(people), f"{len(people)} badges")


@app.command("traveller")
def print_traveller(order: OrderArgument, out: OutOption = Path("traveller.html"), config: ConfigOption = None) -> None:
    """An order's traveller: its steps with barcodes and instructions, its notes, its material."""
    from hub.reports.labels import sheets

    settings = configured(config)
    with database(settings) as connection:
        traveller = sheets.read_traveller(connection, order, ZoneInfo(settings.hub.timezone))
    if traveller is None:
        fail(f"{order} is not known or not released yet")
    _write(out, sheets.traveller_html(traveller), f"{len(traveller.steps)} operations")


@app.command("cards")
def print_cards(
    workstation: Annotated[str, typer.Argument(help="CUT-01", show_default=False)],
    out: OutOption = Path("cards.html"),
    config: ConfigOption = None,
) -> None:
    """A workstation's command sheet: its own code, every command, reasons by kind, quantities."""
    from hub.reports.labels import cards

    with database(configured(config)) as connection:
        sheet = cards.read_command_sheet(connection, workstation)
    if sheet is None:
        fail(f"workstation {workstation} is not known")
    _write(out, cards.command_sheet_html(sheet), f"command sheet of {workstation}, {len(sheet.reasons)} reasons")


@app.command("keytest")
def print_keytest(out: OutOption = Path("keytest.html"), config: ConfigOption = None) -> None:
    """The KEYTEST card: finds a scanner set to the wrong keyboard layout.

    Scan it on the terminal's commissioning screen: press 9 on the idle screen. It is the same on every site.
    """
    from hub.reports.labels import cards

    del config  # taken as by every sheet
    _write(out, cards.keytest_html(), "KEYTEST card")


@app.command("item")
def print_items(
    items: Annotated[list[str] | None, typer.Argument(help="Items; all when none is named.", show_default=False)] = None,
    out: OutOption = Path("items.html"),
    config: ConfigOption = None,
) -> None:
    """Item labels with description and unit, one for each item named."""
    from hub.reports.labels import tags

    with database(configured(config)) as connection:
        by_id = {item.id: item for item in tags.read_items(connection)}
    if not by_id:
        fail("no items yet: import them first")
    unknown = [item for item in items or () if item not in by_id]
    if unknown:
        fail(f"items not known: {', '.join(unknown)}")
    labels = [by_id[item] for item in items or by_id]
    _write(out, tags.items_html(labels), f"{len(labels)} item labels")


@app.command("lot")
def print_lot(
    item: Annotated[str, typer.Argument(help="RM-003", show_default=False)],
    lot: Annotated[str, typer.Argument(help="2604-00012", show_default=False)],
    count: Annotated[int, typer.Option("--count", "-n", min=1, max=500, help="How many labels, one a package.")] = 1,
    out: OutOption = Path("lot.html"),
    config: ConfigOption = None,
) -> None:
    """A lot's label with its item, and the day it expires."""
    from hub.reports.labels import tags
    from shared.ids import COMPACT_LIMIT

    with database(configured(config)) as connection:
        label = tags.read_lot(connection, item, lot)
    if label is None:
        fail(f"lot {lot} of {item} is not known: receive it first")
    try:
        page = tags.lot_html(label, count)
    except ValueError as error:
        fail(f"{error}: a barcode holds at most {COMPACT_LIMIT} letters and digits")
    _write(out, page, f"{count} lot labels")


@app.command("lots")
def print_lots(
    count: Annotated[int, typer.Argument(min=1, max=MOST_LOTS, help="How many labels.", show_default=False)],
    out: OutOption = Path("lots.html"),
    config: ConfigOption = None,
) -> None:
    """A roll of blank lot labels with numbers nothing has yet: stick one on each batch received, and scan it."""
    from hub.reports.labels import tags

    settings = configured(config)
    with database(settings) as connection:
        lots = tags.fresh_lots(connection, plant_now(settings.hub.timezone), count)
    _write(out, tags.blank_lots_html(lots), f"{count} lot labels, {lots[0]} to {lots[-1]}")


@app.command("location")
def print_locations(out: OutOption = Path("locations.html"), config: ConfigOption = None) -> None:
    """The label of every stock location."""
    from hub.reports.labels import tags

    with database(configured(config)) as connection:
        locations = tags.read_locations(connection)
    if not locations:
        fail("no stock locations yet: import them first")
    _write(out, tags.locations_html(locations), f"{len(locations)} location labels")


@app.command("container")
def print_container(
    order: OrderArgument,
    op: Annotated[str, typer.Argument(help="The operation it comes from, as 020.", show_default=False)],
    quantity: Annotated[str, typer.Argument(help="How many are in it.", show_default=False)],
    out: OutOption = Path("container.html"),
    config: ConfigOption = None,
) -> None:
    """A container's tag: what is in it, where it goes next, and codes to book it there.

    25 pieces that have left operation 020: shopfloor print container MO-2026-00184 020 25 -o tag.html
    """
    from hub.reports.labels import tags
    from shared.quantity import QuantityError, parse_typed

    try:
        q = parse_typed(quantity)
    except QuantityError as error:
        fail(f"quantity {quantity}: {error}")
    with database(configured(config)) as connection:
        batch = tags.read_batch(connection, order)
    if batch is None:
        fail(f"{order} is not known or not released yet")
    try:
        page = tags.container_html(batch, op, q)
    except ValueError as error:
        fail(str(error))
    _write(out, page, f"tag for {quantity} of {order} after {op}")


def _write(out: Path, page: str, what: str) -> None:
    try:
        out.write_text(page, encoding="utf-8")
    except OSError as error:
        fail(f"{out} can't be written: {error.strerror}")
    typer.echo(f"{out}: {what}")

"""`shopfloor stock …`: what lies where, and changes of it."""

from typing import Annotated

import typer

from hub.commandline.acting import BadgeOption, LotOption, act, quantity, say, worth
from hub.commandline.common import OrderArgument, database, echo
from hub.commandline.stand_in import AtOption, ForOption, WhenOption, stand_in
from hub.commandline.times import ExpiresOption, day, happened
from shared.cli import ConfigOption, configured, fail
from shared.clock import now_ms
from shared.plain_text import plain
from shared.plant_time import iso

app = typer.Typer(help="Stock: what lies where, and changes of it.", no_args_is_help=True)
ItemArgument = Annotated[str, typer.Argument(help="RM-003", show_default=False)]
QuantityArgument = Annotated[str, typer.Argument(metavar="QUANTITY", help="12 or 12,5 or 12.5", show_default=False)]
PlaceOption = Annotated[str, typer.Option("--at", help="The stock location.", show_default=False)]
ReasonOption = Annotated[str, typer.Option("--reason", "-r", help="A reason of the kind count.", show_default=False)]
RefOption = Annotated[str | None, typer.Option("--ref", help="Delivery note, customer's order …", show_default=False)]


@app.command("list")
def list_stock(
    item: Annotated[str | None, typer.Argument(help="Only this item.", show_default=False)] = None,
    config: ConfigOption = None,
) -> None:
    """Print stock on hand by item and location, from the hub's database."""
    from hub.store.reading import Balance, Item, Location, col, select
    from shared.quantity import show

    statement = (
        select(Balance.item, Balance.location, Balance.lot, Balance.q, Item.unit)
        .join(Item, col(Item.id) == Balance.item)
        .join(Location, col(Location.id) == Balance.location)
        .where(Balance.mo == "", Balance.q != 0)
        .order_by(Balance.item, Balance.location, Balance.lot)
    )
    if item:
        statement = statement.where(Balance.item == item)
    with database(configured(config)) as connection:
        for name, location, lot, q, unit in connection.execute(statement):
            typer.echo(f"{name:<12} {location:<10} {lot:<16} {show(q):>14} {plain(unit)}")


@app.command("show")
def stock_show(item: ItemArgument, config: ConfigOption = None) -> None:
    """Show an item: stock by location and lot, its value, what released orders still need, its last movements."""
    from hub.reports.stock import item_sheet

    settings = configured(config)
    with database(settings) as connection:
        sheet = item_sheet(connection, settings, item)
    if not sheet:
        fail(f"item {item} is not known: shopfloor stock list")
    echo(sheet)


@app.command("receive")
def receive(
    item: ItemArgument,
    q: QuantityArgument,
    at: PlaceOption,
    lot: LotOption = None,
    cost: Annotated[
        str | None, typer.Option(help="Per unit; the last cost, provisional, when left out.", show_default=False)
    ] = None,
    expires: ExpiresOption = None,
    ref: RefOption = None,
    person: ForOption = None,
    when: WhenOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Receive goods from a supplier into a location."""
    amount = quantity(q)
    price = None if cost is None else quantity(cost)
    until = None if expires is None else day(configured(config), expires)
    ack = act(
        config,
        "receive",
        badge,
        item=item,
        q=amount,
        location=at,
        lot=lot,
        cost=price,
        expires=until,
        ref=ref,
        **stand_in(config, person, when),
    )
    keeps = f", use by {until}" if until else ""
    say(f"receipt {ack.no}: {amount} {item} into {at}{worth(config, ack, 'value', 'value')}{keeps}", ack)


@app.command("move")
def move(
    item: ItemArgument,
    q: QuantityArgument,
    from_: Annotated[str, typer.Argument(metavar="FROM", help="Location it leaves.", show_default=False)],
    to: Annotated[str, typer.Argument(help="Location it goes to.", show_default=False)],
    order: Annotated[str | None, typer.Option(help="The order it is brought for.", show_default=False)] = None,
    lot: LotOption = None,
    person: ForOption = None,
    at: AtOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Move stock from one location to another, for an order or without one."""
    amount = quantity(q)
    verb = "move" if order else "transfer"
    ack = act(
        config, verb, badge, item=item, q=amount, from_=from_, to=to, lot=lot, mo=order, **stand_in(config, person, at)
    )
    say(f"{verb} {ack.no}: {amount} {item} from {from_} to {to}", ack)


@app.command("count")
def count(
    item: ItemArgument,
    q: QuantityArgument,
    at: PlaceOption,
    reason: ReasonOption,
    lot: LotOption = None,
    when: WhenOption = None,
    person: ForOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Say what was found on a shelf. The books are corrected to it, as they stood at that time (--when; else now)."""
    counted = iso(now_ms()) if when is None else happened(configured(config), when)
    ack = act(
        config,
        "count",
        badge,
        item=item,
        q=quantity(q),
        location=at,
        lot=lot,
        counted_at=counted,
        reason=reason,
        behalf=person,
        happened=counted if person else None,
    )
    result = ack.result
    say(f"count {ack.no}: {result['counted']} {item} at {at}, the books said {result['book']} ({result['difference']})", ack)


@app.command("adjust", context_settings={"ignore_unknown_options": True})  # -3 is no option
def adjust(
    item: ItemArgument,
    q: Annotated[str, typer.Argument(metavar="QUANTITY", help="12 more, or -3 for less.", show_default=False)],
    at: PlaceOption,
    reason: ReasonOption,
    lot: LotOption = None,
    person: ForOption = None,
    when: WhenOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Correct stock by a difference, up or down. `count` is better where somebody has counted."""
    amount = quantity(q, signed=True)
    ack = act(
        config, "adjust", badge, item=item, q=amount, location=at, lot=lot, reason=reason, **stand_in(config, person, when)
    )
    say(f"adjustment {ack.no}: {amount} {item} at {at}", ack)


@app.command("ship")
def ship(
    item: ItemArgument,
    q: QuantityArgument,
    at: PlaceOption,
    lot: LotOption = None,
    ref: RefOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Ship goods to a customer. Refused where the location has not enough."""
    amount = quantity(q)
    ack = act(config, "ship", badge, item=item, q=amount, location=at, lot=lot, ref=ref)
    say(f"shipment {ack.no}: {amount} {item} from {at}{worth(config, ack, 'value', 'value')}", ack)


@app.command("return")
def return_(
    order: OrderArgument,
    op: Annotated[str, typer.Argument(help="The operation it was issued to, as 020.", show_default=False)],
    item: ItemArgument,
    q: QuantityArgument,
    to: Annotated[str, typer.Option("--to", help="The stock location it goes back to.", show_default=False)],
    lot: LotOption = None,
    person: ForOption = None,
    at: AtOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Take material an operation did not use back to stock."""
    amount = quantity(q)
    ack = act(
        config, "return", badge, mo=order, op=op, item=item, q=amount, location=to, lot=lot, **stand_in(config, person, at)
    )
    say(f"return {ack.no}: {amount} {item} of {order} {op} to {to}", ack)


@app.command("price-correct")
def price_correct(
    receipt: Annotated[str, typer.Argument(help="The receipt's number or id.", show_default=False)],
    cost: Annotated[str, typer.Argument(help="What a unit really cost.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Correct what a receipt cost: what is left of it is revalued, the rest becomes price variance."""
    ack = act(config, "price-correct", badge, receipt=receipt, cost=quantity(cost))
    say(f"receipt {receipt} of {ack.result['item']} corrected{worth(config, ack, 'variance', 'price variance')}", ack)

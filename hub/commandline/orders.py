"""`shopfloor mo …`: manufacturing orders."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hub.commandline.acting import BadgeOption, act, quantity, say, worth
from hub.commandline.common import OrderArgument, database, echo, table
from hub.commandline.times import DueOption
from hub.commandline.times import due as read_due
from hub.reports.text import moment
from shared.cli import ConfigOption, configured, fail
from shared.plant_time import iso

if TYPE_CHECKING:
    from shared.envelope import Ack

app = typer.Typer(help="Manufacturing orders: plan, release, steer, end, and look at them.", no_args_is_help=True)
WhyOption = Annotated[str, typer.Option("--reason", "-r", help="Why, in words.", show_default=False)]


@app.command("create")
def mo_create(
    item: Annotated[str, typer.Argument(help="Item to make.", show_default=False)],
    q: Annotated[str, typer.Argument(metavar="QUANTITY", help="How many to deliver.", show_default=False)],
    due: DueOption = None,
    number: Annotated[str | None, typer.Option(help="MO-2026-00184; minted when left out.", show_default=False)] = None,
    external: Annotated[
        str | None, typer.Option(help="The number it has elsewhere; scans find it.", show_default=False)
    ] = None,
    notes: Annotated[str | None, typer.Option(help="Shown with the order.", show_default=False)] = None,
    priority: Annotated[int, typer.Option(help="1 (first) to 9.")] = 3,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Create a draft order and print its number; with --due, on the error stream, when that is."""
    settings = configured(config)
    until = None if due is None else read_due(settings, due)
    ack = act(
        config,
        "mo-create",
        badge,
        item=item,
        q=quantity(q),
        due=None if until is None else iso(until),
        mo=number,
        external_no=external,
        notes=notes,
        priority=priority,
    )
    say(str(ack.result["mo"]), ack)
    if until is not None:
        typer.echo(f"due {moment(settings, until)}", err=True)


@app.command("plan")
def mo_plan(order: OrderArgument, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Put a draft into the schedule, and say what material is short."""
    _material(order, "planned", act(config, "mo-plan", badge, mo=order))


@app.command("release")
def mo_release(order: OrderArgument, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Release an order to the floor: its BOM and routing are frozen on it."""
    _material(order, "released", act(config, "mo-release", badge, mo=order))


@app.command("aside")
def mo_aside(config: ConfigOption = None) -> None:
    """List what is set aside, by order and operation, and who set it aside: somebody else judges it, at a terminal."""
    from hub.reports.orders import list_aside

    with database(configured(config)) as connection:
        rows = list_aside(connection)
    table(("ORDER", "OP", "NAME", "GROUP", ">SET ASIDE", "BY"), rows)


@app.command("hold")
def mo_hold(order: OrderArgument, reason: WhyOption, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Hold an order: nothing more of it is started, what runs may be finished."""
    ack = act(config, "mo-hold", badge, mo=order, reason=reason)
    say(f"{order} is on hold", ack)


@app.command("unhold")
def mo_unhold(order: OrderArgument, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Take an order off hold."""
    ack = act(config, "mo-unhold", badge, mo=order)
    say(f"{order} is off hold", ack)


@app.command("priority")
def mo_priority(
    order: OrderArgument,
    priority: Annotated[int, typer.Argument(help="1 (first) to 9.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Give an order another priority: 1 stands first in every list."""
    ack = act(config, "mo-priority", badge, mo=order, priority=priority)
    say(f"{order} has priority {priority}", ack)


@app.command("quantity")
def mo_quantity(
    order: OrderArgument,
    q: Annotated[str, typer.Argument(metavar="QUANTITY", help="How many to deliver now.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Deliver another quantity; how many are started follows. What was booked stays."""
    wanted = quantity(q)
    ack = act(config, "mo-quantity", badge, mo=order, q=wanted)
    say(f"{order} delivers {wanted}, starts {ack.result['q_start']}, material {ack.result['material']}", ack)


@app.command("complete")
def mo_complete(
    order: OrderArgument,
    reason: Annotated[str | None, typer.Option("--reason", "-r", help="Why it is short.", show_default=False)] = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """End an order's production. Short of its quantity this takes a reason."""
    ack = act(config, "mo-complete", badge, mo=order, reason=reason)
    say(f"{order} is completed with {ack.result['good']} good", ack)


@app.command("reopen")
def mo_reopen(
    order: OrderArgument,
    reason: Annotated[str | None, typer.Option("--reason", "-r", help="Why.", show_default=False)] = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Take a completed order back to the floor."""
    ack = act(config, "mo-reopen", badge, mo=order, reason=reason)
    say(f"{order} is open again", ack)


@app.command("close")
def mo_close(
    order: OrderArgument,
    reason: Annotated[
        str | None,
        typer.Option("--reason", "-r", help="Why, where reports of it still wait for a decision.", show_default=False),
    ] = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Close a completed order: it is frozen, and what is left in its WIP becomes variance."""
    _ended(config, order, "closed", act(config, "mo-close", badge, mo=order, reason=reason))


@app.command("cancel")
def mo_cancel(order: OrderArgument, reason: WhyOption, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Cancel an order; only while nothing of it was received."""
    _ended(config, order, "cancelled", act(config, "mo-cancel", badge, mo=order, reason=reason))


@app.command("list")
def mo_list(
    item: Annotated[str | None, typer.Argument(help="Only orders of this item.", show_default=False)] = None,
    all_: Annotated[bool, typer.Option("--all", "-a", help="Closed and cancelled ones too.")] = False,
    config: ConfigOption = None,
) -> None:
    """List orders, first the one to be made first, from the hub's database."""
    from hub.reports.orders import list_orders

    settings = configured(config)
    with database(settings) as connection:
        rows = list_orders(connection, item, ended=all_)
    table(
        ("ORDER", "ITEM", ">GOOD", ">OF", "UNIT", "STATUS", ">PRIO", "DUE", "MATERIAL", "HOLD", "EXTERNAL"),
        (
            (
                o.id,
                o.item,
                o.good,
                o.deliver,
                o.unit,
                o.status,
                o.priority,
                moment(settings, o.due),
                o.material,
                o.hold,
                o.external,
            )
            for o in rows
        ),
    )


@app.command("show")
def mo_show(order: OrderArgument, config: ConfigOption = None) -> None:
    """Show an order: its steps, its material, who works on it, its notes and last bookings."""
    from hub.reports.orders import order_sheet

    settings = configured(config)
    with database(settings) as connection:
        sheet = order_sheet(connection, settings, order)
    if not sheet:
        fail(f"{order} is not known: shopfloor mo list --all")
    echo(sheet)


def _material(order: str, done: str, ack: "Ack") -> None:
    say(f"{order} {done}, material {ack.result['material']}", ack)
    for item, q in (ack.result.get("shortages") or {}).items():
        typer.echo(f"  short of {q} {item}")


def _ended(config: Path | None, order: str, done: str, ack: "Ack") -> None:
    say(f"{order} is {done}{worth(config, ack, 'variance', 'variance')}", ack)

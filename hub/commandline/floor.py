"""`shopfloor exception | call | message | note | reverse`: what an office says to the floor, and mends."""

from typing import Annotated

import typer

from hub.commandline import booking, exceptions
from hub.commandline.acting import BadgeOption, WhyOption, act, say
from hub.commandline.common import database, table
from hub.reports.text import moment
from shared.cli import ConfigOption, configured, fail

app = typer.Typer()
app.add_typer(booking.app)
calls = typer.Typer(help="Calls for help from the workstations.", no_args_is_help=True)
messages = typer.Typer(help="Messages to workstations, people and the board.", no_args_is_help=True)
app.add_typer(exceptions.app, name="exception")
app.add_typer(calls, name="call")
app.add_typer(messages, name="message")

CallArgument = Annotated[str, typer.Argument(help="CALL-123, as `shopfloor call list` shows it.", show_default=False)]


@calls.command("list")
def call_list(config: ConfigOption = None) -> None:
    """List open calls, oldest first, from the hub's database."""
    from hub.store.reading import Call, col, select

    settings = configured(config)
    statement = select(Call).where(Call.status != "closed").order_by(col(Call.since), Call.id)
    with database(settings) as connection:
        calls_open = list(connection.execute(statement))
    table(
        ("CALL", "WORKSTATION", "KIND", "STATUS", "SINCE", ">LEVEL", "TAKEN BY", "ORDER", "ITEM", "NOTE"),
        [
            (
                c.id,
                c.workstation,
                c.kind,
                c.status,
                moment(settings, c.since),
                c.level,
                c.taken_by,
                f"{c.mo} {c.op}".strip(),
                c.item,
                c.note,
            )
            for c in calls_open
        ],
    )


@calls.command("take")
def call_take(call: CallArgument, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Say that somebody is coming. With --badge the floor sees who."""
    ack = act(config, "call-take", badge, call=call)
    _still_open(call, ack.flags)
    say(f"{call} is taken", ack)


@calls.command("close")
def call_close(call: CallArgument, badge: BadgeOption = None, config: ConfigOption = None) -> None:
    """Say that a call is settled."""
    ack = act(config, "call-close", badge, call=call)
    _still_open(call, ack.flags)
    say(f"{call} is closed", ack)


def _still_open(call: str, flags: list[str]) -> None:
    if "call-unknown" in flags:
        fail(f"{call} is not open (any more): shopfloor call list")


@messages.command("send")
def message_send(
    to: Annotated[str, typer.Argument(help="A workstation, a badge, or board.", show_default=False)],
    words: Annotated[str, typer.Argument(metavar="TEXT", help="In quotes.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Send a message; it stays on the screens until it is read."""
    ack = act(config, "message", badge, to=to, text=words)
    say(f"{ack.result['message']} sent to {to}", ack)


@app.command("note")
def note(
    subject: Annotated[str, typer.Argument(help="An order, a workstation, an item.", show_default=False)],
    words: Annotated[str, typer.Argument(metavar="TEXT", help="In quotes.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Write down something worth remembering about an order, a workstation, an item."""
    ack = act(config, "note", badge, subject=subject, text=words)
    say(f"noted on {subject}", ack)


@app.command("reverse")
def reverse(
    command: Annotated[
        str, typer.Argument(help="The booking's number or id; `mo show` and `stock show` name them.", show_default=False)
    ],
    reason: WhyOption,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Take a booking back by its mirror image, counters included. Nothing is ever edited."""
    ack = act(config, "reverse", badge, command=command, reason=reason)
    say(f"{ack.result['verb']} {ack.result['no']} is reversed by {ack.no}", ack)

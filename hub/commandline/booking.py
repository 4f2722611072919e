"""`shopfloor book`, `shopfloor session end`: what was on paper, entered afterwards for who did it."""

from typing import TYPE_CHECKING, Annotated

import typer

from hub.commandline.acting import BadgeOption, act, quantity, say
from hub.commandline.common import OrderArgument, database
from hub.commandline.times import PAST_HELP, happened
from shared.cli import ConfigOption, configured, fail

if TYPE_CHECKING:
    from shared.settings import Settings

app = typer.Typer()
COUNTED = {"good": "good", "rework": "rework", "suspect": "set aside", "scrap": "scrap"}
"""A step's counters, and what people call them."""
sessions = typer.Typer(help="People's time on operations.", no_args_is_help=True)
app.add_typer(sessions, name="session")

OpArgument = Annotated[str, typer.Argument(help="The operation, as 020.", show_default=False)]
PersonOption = Annotated[str, typer.Option("--for", help="Whose work it was: the badge's number.", show_default=False)]
TimeOption = Annotated[
    str,
    typer.Option("--at", "--when", help=PAST_HELP, show_default=False),
]
StationOption = Annotated[
    str | None,
    typer.Option("--workstation", "-w", help="Where; may be left out where only one does it.", show_default=False),
]


@app.command("book")
def book(
    order: OrderArgument,
    op: OpArgument,
    person: PersonOption,
    at: TimeOption,
    good: Annotated[str, typer.Option(help="Good pieces.")] = "0",
    scrap: Annotated[
        list[str] | None, typer.Option(help="Scrapped pieces and why, as 2:DIM; once for every reason.", show_default=False)
    ] = None,
    rework: Annotated[str, typer.Option(help="Pieces to be reworked.")] = "0",
    aside: Annotated[str, typer.Option("--set-aside", help="Pieces set aside to be judged.")] = "0",
    workstation: StationOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Book pieces from paper, for who made them and when. A supervisor's right: --badge, and the PIN is asked.

    shopfloor book MO-2026-00184 020 --good 5 --scrap 1:DIM --for 0021 --at 14:30 --badge 0007

    Both names are kept. Material is taken as with every report; nothing at all (all 0) is time without pieces.
    """
    settings = configured(config)
    lines = [_scrapped(entry) for entry in scrap or ()]
    ack = act(
        config,
        "output",
        badge,
        mo=order,
        op=op,
        workstation=workstation or _only_one(settings, order, op),
        good=quantity(good),
        rework=quantity(rework),
        suspect=quantity(aside),
        scrap=lines,
        behalf=person,
        happened=happened(settings, at),
    )
    totals = ", ".join(f"{ack.result[name]} {word}" for name, word in COUNTED.items())
    say(f"booking {ack.no} for {person}; OP {op} of {order} has {totals} now", ack)


@sessions.command("end")
def session_end(
    order: OrderArgument,
    op: OpArgument,
    person: PersonOption,
    at: TimeOption,
    workstation: StationOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Give a session its real end: one that nobody ended is closed by the hub as estimated, with its last report.

    shopfloor session end MO-2026-00184 020 --for 0021 --at '2026-11-20 16:45' --badge 0007

    The stretch from the estimated to the real end is added to the person's time, and the exception `session-forgotten` is
    settled. Where that person has no such session there, or the time is before its last report, this is an ordinary FINISH
    of the operation.
    """
    settings = configured(config)
    ack = act(
        config,
        "op-finish",
        badge,
        mo=order,
        op=op,
        workstation=workstation or _only_one(settings, order, op),
        behalf=person,
        happened=happened(settings, at),
    )
    worked = ack.result.get("worked_ms")
    if worked is None:
        say(f"{person} had no estimated session at OP {op} of {order}: booked as its FINISH, number {ack.no}", ack)
    else:
        say(f"{person} has worked {round(worked / 60_000)} min at OP {op} of {order}", ack)


def _scrapped(typed: str) -> dict[str, str]:
    q, colon, reason = typed.partition(":")
    if not colon or not reason:
        fail(f"--scrap {typed}: give pieces and a reason, as 2:DIM")
    return {"q": quantity(q), "reason": reason}


def _only_one(settings: "Settings", order: str, op: str) -> str:
    """The workstation of an operation's group, where there is only one."""
    from hub.store.reading import MoOp, Workstation, col, select

    of_its_group = select(Workstation.id).join(MoOp, col(MoOp.group) == Workstation.group)
    statement = of_its_group.where(MoOp.mo == order, MoOp.op == op).order_by(Workstation.id)
    with database(settings) as connection:
        workstations = list(connection.execute(statement).scalars())
    if not workstations:
        fail(f"{order} has no operation {op} on the floor: shopfloor mo show {order}")
    if len(workstations) > 1:
        fail(f"say where it was, --workstation: {', '.join(workstations)}")
    return str(workstations[0])

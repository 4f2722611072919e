"""`shopfloor exception`: what the hub could not decide by rule: listed, settled one by one, dismissed many at once."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from hub.commandline.acting import BadgeOption, WhyOption, act, act_on_all, say
from hub.commandline.common import accepted, database, table
from hub.reports.text import moment
from shared.cli import ConfigOption, configured, fail

if TYPE_CHECKING:
    from hub.core.rows import FloorException
    from hub.core.view import View

app = typer.Typer(help="What the hub could not decide by rule, and waits for a person.", no_args_is_help=True)
MOST: Final = 500
"""So many are dismissed at once."""


@app.command("list")
def exception_list(
    kind: Annotated[str | None, typer.Argument(help="Only this kind, as parked.", show_default=False)] = None,
    config: ConfigOption = None,
) -> None:
    """List open exceptions, oldest first, with the ways each can be settled. From the hub's database."""
    from hub.core.effects.ways import offered
    from hub.store.load import open_exceptions
    from hub.store.reading import Operator, select, stream

    settings = configured(config)
    with database(settings) as connection:
        view = open_exceptions(connection)
        people = dict(stream(connection, select(Operator.id, Operator.name)))
    rows = []
    for row in _chosen(view, kind, None):
        since, ways = moment(settings, row.since), ",".join(offered(view, row))
        rows.append((row.id, row.kind, since, row.no, row.times, *_behind(view, row, people), ways, row.text))
    table(("EXCEPTION", "KIND", "SINCE", ">COMMAND", ">TIMES", "WHO", "FROM", "WAYS", "WHAT"), rows)


def _chosen(view: "View", kind: str | None, client: str | None) -> "list[FloorException]":
    """Open ones of a kind, and about a client's commands; the oldest first."""
    from hub.core.rows import FloorException

    fits = [row for row in view.all(FloorException) if kind in (None, row.kind) and client in (None, _client(view, row))]
    return sorted(fits, key=lambda row: (row.since, row.id))


def _client(view: "View", row: "FloorException") -> str:
    """Whose commands it is about; of what the hub itself has noted it is the subject."""
    from hub.core.effects.ways import said_of

    said = said_of(view, row)
    source = said.source if said is not None and said.source != "hub" else row.subject
    return source.partition("/")[2]


def _behind(view: "View", row: "FloorException", people: dict[str, str]) -> tuple[str, str]:
    """Whose command an exception is about, and where it was sent."""
    from hub.core.effects.ways import said_of

    said = said_of(view, row)
    return (people.get(said.badge) or said.badge or "-", said.source.removeprefix("t/")) if said else ("-", "-")


@app.command("resolve")
def exception_resolve(
    exception: Annotated[str, typer.Argument(help="Its id, as `shopfloor exception list` shows it.", show_default=False)],
    how: Annotated[
        str,
        typer.Argument(
            help="apply (do what was parked or proposed), reverse (take the booking back), charge (to the period), dismiss.",
            show_default=False,
        ),
    ],
    reason: WhyOption,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Settle an exception. What the decision brings with it is booked at once."""
    ack = act(config, "exception-resolve", badge, exception=exception, how=how, reason=reason)
    say(f"{exception} is settled: {how}", ack)


@app.command("dismiss")
def exception_dismiss(
    reason: WhyOption,
    kind: Annotated[
        str | None, typer.Option("--kind", "-k", help="Those of this kind, as quarantined.", show_default=False)
    ] = None,
    client: Annotated[
        str | None, typer.Option("--client", "-c", help="Those of this terminal or client.", show_default=False)
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Dismiss many at once: all of a kind, of a client, or of both; 500 at most, the oldest first."""
    from hub.store.load import open_exceptions

    if kind is None and client is None:
        fail("say which: --kind, --client, or both (shopfloor exception list)")
    with database(configured(config)) as connection:
        chosen = _chosen(open_exceptions(connection), kind, client)[:MOST]
    if not chosen:
        typer.echo("there are none")
        return
    if not yes:
        typer.confirm(f"Dismiss {len(chosen)} exceptions?", abort=True)
    wanted = [{"exception": row.id, "how": "dismiss", "reason": reason} for row in chosen]
    refused = [ack for ack in act_on_all(config, "exception-resolve", badge, wanted) if ack.status != "accepted"]
    typer.echo(f"{len(chosen) - len(refused)} exceptions are dismissed")
    if refused:
        accepted(refused[0])

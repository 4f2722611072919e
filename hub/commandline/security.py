"""`shopfloor security list`, `shopfloor poison list`: what the security log has kept, from the hub's database."""

import csv
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hub.commandline.common import database, table
from shared.cli import ConfigOption, configured, fail
from shared.plain_text import plain

if TYPE_CHECKING:
    from hub.store.security import Kept
    from shared.settings import Settings

app = typer.Typer(help="What the security log says: who was refused, locked out, let pass.", no_args_is_help=True)
poison = typer.Typer(help="Messages that could not be trusted, where they came from and why.", no_args_is_help=True)
HEADS: Final = ("SINCE", "LAST", ">TIMES", "KIND", "CLIENT", "ABOUT", "WHAT")
LimitOption = Annotated[int, typer.Option("--last", "-n", min=1, max=10_000, help="So many rows, the newest.")]
CsvOption = Annotated[
    bool, typer.Option("--csv", help="Print all of it as CSV, times in UTC, for a spreadsheet or a script.")
]


@app.callback()
def group() -> None:
    """What the security log says: who was refused, locked out, let pass."""


@poison.callback()
def poison_group() -> None:
    """Messages that could not be trusted, where they came from and why."""


@app.command("list")
def security_list(
    kind: Annotated[str | None, typer.Argument(help="Only this kind, as role-denied.", show_default=False)] = None,
    last: LimitOption = 50,
    as_csv: CsvOption = False,
    config: ConfigOption = None,
) -> None:
    """List what the hub has noted, the newest first; the same within a minute is one row."""
    from typing import get_args

    from hub.service.security.log import Kind

    if kind is not None and kind not in get_args(Kind):
        fail(f"no incident is of the kind {plain(kind, 40)}; there are {', '.join(sorted(get_args(Kind)))}")
    _print(configured(config), last, [kind] if kind else [], as_csv=as_csv)


@poison.command("list")
def poison_list(last: LimitOption = 50, as_csv: CsvOption = False, config: ConfigOption = None) -> None:
    """List messages that could not be trusted, the newest first. Nothing of them was booked."""
    from hub.service.security.log import UNTRUSTED

    _print(configured(config), last, UNTRUSTED, as_csv=as_csv)


def _print(settings: "Settings", last: int, kinds: Collection[str], *, as_csv: bool) -> None:
    from hub.reports.text import moment
    from hub.store.security import newest

    with database(settings) as connection:
        kept = newest(connection, last, kinds=kinds)
    if as_csv:
        _csv(kept)
        return
    rows = [(moment(settings, row.first), moment(settings, row.last), row.count, *_about(row)) for row in kept]
    table(HEADS, rows)


def _csv(kept: "list[Kept]") -> None:
    from shared.plant_time import iso

    out = csv.writer(sys.stdout)
    out.writerow(head.removeprefix(">").lower() for head in HEADS)
    out.writerows((iso(row.first), iso(row.last), row.count, *_about(row)) for row in kept)


def _about(row: "Kept") -> tuple[str, str, str, str]:
    return row.kind, row.client, row.subject, row.text

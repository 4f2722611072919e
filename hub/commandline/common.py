"""What the commands share: a client that speaks to the hub, the database for reading, words and tables, plain endings."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hub.office.helping import office_help
from hub.reports import text
from shared.cli import fail
from shared.plain_text import plain

if TYPE_CHECKING:
    from hub.office.client import HubClient
    from shared.envelope import Ack
    from shared.settings import Settings

OrderArgument = Annotated[str, typer.Argument(help="MO-2026-00184", show_default=False)]
OutOption = Annotated[Path, typer.Option("--out", "-o", help="HTML file to write.")]


@contextmanager
def client(settings: "Settings") -> Iterator["HubClient"]:
    """A connected client; ends the program with a sentence when broker or hub do not answer."""
    from hub.office.client import ABSENT_S, HubClient, NoAnswerError

    try:
        with HubClient(settings, absent=ABSENT_S) as connected:
            yield connected
    except NoAnswerError as error:
        fail(str(error))


@contextmanager
def database(settings: "Settings") -> Iterator[Any]:
    """The hub's database, read-only; ends the program with a sentence when it can't be read."""
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from hub.store.database import open_database

    url = settings.hub.database
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).is_file():
        fail(f"{file} does not exist: has the hub run here? Name its configuration with --config")
    try:
        engine = open_database(url, read_only=True)
    except (ArgumentError, ImportError) as error:
        fail(f"hub.database is not usable: {error}")
    try:
        with engine.connect() as connection:
            yield connection
            connection.rollback()
    except DBAPIError as error:
        fail(f"{engine.url.render_as_string()} can't be read: {str(error.orig).strip()}. `shopfloor doctor` looks closer")
    finally:
        engine.dispose()


def accepted(ack: "Ack") -> "Ack":
    """The answer, when it was accepted; ends the program with the refusal otherwise."""
    if ack.status != "accepted":
        words = f"{ack.status} by the rule {ack.code}: {ack.message}\n  what would help: {office_help(ack.code, ack.help)}"
        if ack.status == "parked":
            words += "\n  what you reported is kept for a supervisor: shopfloor exception list"
        fail(plain(words, keep="\n"))
    return ack


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print columns under their heads; a head that starts with `>` stands over numbers."""
    echo(text.table(heads, rows))


def echo(lines: Iterable[str]) -> None:
    """Print a report."""
    for line in lines:
        typer.echo(line)

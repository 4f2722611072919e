"""What proves the books: `verify` checks them against the ledger's rules, `replay` makes them again from the inbox."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError

from hub.commandline.common import database
from hub.proof.replay.replay import ReplayError, Report, replay
from hub.proof.verify.report import HOLD
from hub.proof.verify.report import verify as verify_database
from hub.service.program import site_rules
from hub.store.database import open_database
from shared import clock
from shared.cli import ConfigOption, configured, fail
from shared.plain_text import plain
from shared.settings import Settings

app = typer.Typer()
SHOWN: Final = 50


@app.command("verify")
def verify(config: ConfigOption = None) -> None:
    """Check the whole database against the ledger's rules; exit 1 and name the first command that breaks one.

    Reads only, while the hub runs. The breaches stand in the order of the inbox: the first is what broke first.
    """
    with database(configured(config)) as connection:
        report = verify_database(connection)
    typer.echo(f"{report.commands} commands, {report.movements} movements checked")
    for breach in report.breaches[:SHOWN]:
        typer.echo(plain(breach), err=True)
    if not report.clean:
        first = report.breaches[0]
        where = f"what that means, and what to do: {first.explained}"
        fail(f"{len(report.breaches)} breaches, the first: {plain(first)}\n  {where}")
    typer.echo(f"clean: {HOLD} hold")


@app.command("replay")
def replay_inbox(
    into: Annotated[
        str | None,
        typer.Option(
            "--into",
            help="Keep what is rebuilt in this file or database URL, which has to be empty.",
            show_default=False,
        ),
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Rebuild the database from the inbox alone and compare stock, WIP, orders and documents; exit 1 if they differ.

    Every command ever received is decided again, in its order and at its recorded time, by the same code that the hub runs.
    Nothing but commands may have changed anything, so the two databases have to be the same; else the first difference is
    named. The hub's database is only read, and the hub may go on meanwhile.

    Not in the inbox, so not in a rebuilt database: PINs (set them anew) and how far the events were published.
    """
    settings = configured(config)
    began = clock.mono_ms()
    with _source(settings) as source, _target(into) as target:
        try:
            report = replay(source, target, site_rules(settings))
        except ReplayError as error:
            fail(str(error))
        except DBAPIError as error:
            fail(f"the database can't be read or written: {str(error.orig).strip()}. `shopfloor doctor` looks closer")
    _tell(report, (clock.mono_ms() - began) / 1000, into)


def _tell(report: Report, seconds: float, into: str | None) -> None:
    counted = f"{report.commands} commands replayed in {seconds:.1f} s"
    if report.difference is not None:
        typer.echo(counted)
        fail(f"not the same, first at {plain(report.difference)}")
    typer.echo(f"{counted}: the same, {report.movements} movements and {report.documents} documents compared")
    if into:
        typer.echo(f"kept in {plain(into)}; PINs are not in the inbox: set them before a hub runs on it")


@contextmanager
def _source(settings: Settings) -> Iterator[Engine]:
    url = settings.hub.database
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).is_file():
        fail(f"{file} does not exist: has the hub run here? Name its configuration with --config")
    with _opened(url, "hub.database", read_only=True) as engine:
        yield engine


@contextmanager
def _target(into: str | None) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(prefix="shopfloor-replay-") as folder:
        url = f"sqlite:///{Path(folder) / 'replay.db'}" if into is None else into
        with _opened(url if "://" in url else f"sqlite:///{url}", "--into") as engine:
            yield engine


@contextmanager
def _opened(url: str, name: str, *, read_only: bool = False) -> Iterator[Engine]:
    try:
        engine = open_database(url, read_only=read_only)
    except (ArgumentError, ImportError) as error:
        fail(f"{name} is not usable: {error}")
    try:
        yield engine
    finally:
        engine.dispose()

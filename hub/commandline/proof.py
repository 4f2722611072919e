"""What proves the books: `verify` checks them against the ledger's rules, `replay` makes them again from the inbox."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, Final

import typer
from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError

from hub.commandline.common import database
from hub.proof.archive.checks import HOLD as OF_ARCHIVE
from hub.proof.archive.checks import verify_archive
from hub.proof.archive.manifest import stored
from hub.proof.archive.writing import write_archive
from hub.proof.replay.replay import ReplayError, Report, replay
from hub.proof.verify.report import HOLD
from hub.proof.verify.report import Report as VerifyReport
from hub.proof.verify.report import verify as verify_database
from hub.service.program import site_rules
from hub.store.backup.part import written
from hub.store.backup.sqlite import at_newest_schema
from hub.store.database import DatabaseError, open_database, open_file
from shared import clock
from shared.cli import ConfigOption, configured, fail
from shared.plain_text import plain
from shared.settings import Settings

app = typer.Typer()
SHOWN: Final = 50


FileArgument = Annotated[
    Path | None,
    typer.Argument(help="A SQLite backup or an archive instead of the hub's database.", show_default=False),
]


@app.command("verify")
def verify(
    file: FileArgument = None,
    digest: Annotated[
        str, typer.Option(help="The archive's digest, as `shopfloor archive` printed it.", show_default=False)
    ] = "",
    config: ConfigOption = None,
) -> None:
    """Check a database, a backup or an archive against the ledger's rules.

    Exit 1 and the name of the first command that breaks one.

    Without a FILE it is the hub's database, read while the hub runs. A FILE is a backup (every law holds of it) or an
    archive of a year's orders (those laws that hold of them alone, and that the file is what was archived). It needs no
    configuration and is not changed. That an archive was made anew all over shows only by its --digest.

    The breaches stand in the order of the inbox: the first is what broke first.
    """
    if file is None:
        with database(configured(config)) as connection:
            _say(verify_database(connection), HOLD)
    else:
        _say(*_verified(file, digest))


def _verified(file: Path, digest: str) -> tuple[VerifyReport, str]:
    if not file.is_file():
        fail(f"{file} does not exist")
    try:
        with (
            closing(open_file(file).connect()) as as_it_is,
            at_newest_schema(file) as engine,
            engine.connect() as connection,
        ):
            said = stored(as_it_is)
            if said is None:
                return verify_database(connection), HOLD
            if digest not in ("", said[1]):
                fail(f"another archive than was meant: its digest is {said[1]}")
            typer.echo(f"an archive, digest {said[1]}")
            return verify_archive(as_it_is, connection), OF_ARCHIVE
    except DatabaseError as error:
        fail(plain(f"{file} can't be verified: {error}"))
    except DBAPIError as error:
        fail(plain(f"{file} can't be read: {str(error.orig).strip()}"))


def _say(report: VerifyReport, hold: str) -> None:
    typer.echo(f"{report.commands} commands, {report.movements} movements checked")
    for breach in report.breaches[:SHOWN]:
        typer.echo(plain(breach), err=True)
    if not report.clean:
        first = report.breaches[0]
        where = f"what that means, and what to do: {first.explained}"
        fail(f"{len(report.breaches)} breaches, the first: {plain(first)}\n  {where}")
    typer.echo(f"clean: {hold} hold")


@app.command("archive")
def archive(
    year: Annotated[int, typer.Option(help="The plant's year in which they were closed or cancelled.", show_default=False)],
    to: Annotated[Path, typer.Option(help="The file to write. One that is there is left alone.", show_default=False)],
    config: ConfigOption = None,
) -> None:
    """Copy all about a year's orders that are over into a file.

    `shopfloor verify FILE` proves it on its own.

    A SQLite file with the orders, steps, material, sessions, bookings, scrap, movements, exceptions, notes and events, the
    commands that made them, and the master data that they name. Nothing is taken out of the database; the hub runs on.
    Neither PINs nor secrets are in it. Keep the digest that is printed somewhere else: it covers everything in the file.

    Example: shopfloor archive --year 2026 --to orders-2026.db
    """
    settings = configured(config)
    try:
        with database(settings) as connection, written(to) as part:
            if connection.dialect.name != "sqlite":
                connection.execution_options(isolation_level="REPEATABLE READ")
            done = write_archive(connection, part, year, site_rules(settings).year_of)
            if not done.orders:
                fail(f"no order was closed or cancelled in {year}: no file is written")
            report, hold = _verified(part, done.digest)
            _say(report, hold)
    except OSError as error:
        fail(plain(error))
    typer.echo(plain(f"{to}: {done.orders} orders, {done.commands} commands, {done.movements} movements"))


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

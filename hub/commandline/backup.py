"""`shopfloor backup` and `shopfloor restore`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hub.commandline.common import echo
from shared import clock
from shared.cli import ConfigOption, configured, fail
from shared.plain_text import plain

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from hub.proof.verify.report import Report
    from hub.store.backup.kinds import Backups
    from shared.settings import Settings

app = typer.Typer()
KEEP = 14


@app.command("backup")
def backup(
    to: Annotated[
        Path | None,
        typer.Option(
            help="The folder of the backups; `backups` beside a SQLite file or in the working directory when left out.",
            show_default=False,
        ),
    ] = None,
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest to keep.")] = KEEP,
    config: ConfigOption = None,
) -> None:
    """Back the database up while the hub runs, and prove the copy.

    Old ones are let go of.

    SQLite: a file that is a database itself, copied under one snapshot while bookings go on. PostgreSQL: a dump by pg_dump,
    proven by restoring it into a database that goes away again (the role needs CREATEDB; else only its list is read).
    The file is yours alone (mode 600), and has its name only when it is whole, synced and checked.

    Kept are the newest --keep, the last of each of 8 weeks, and the last of each of 12 months. Other files are left alone.
    Exit 1 when there is no sound copy, or when the copy breaks a law: then nothing older is let go of.

    Example, every night: shopfloor backup --to /var/backups/shopfloor --keep 14
    """
    from hub.store.backup.part import written
    from hub.store.backup.rotation import name_of

    settings = configured(config)
    with _worded(settings.hub.database):
        backups = _backups(settings)
        folder = to or backups.folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = folder / name_of(backups.stem, datetime.fromtimestamp(clock.now_ms() / 1000, UTC), backups.suffix)
        began = clock.mono_ms()
        with written(target) as part:
            backups.write(part)
            size, seconds = part.stat().st_size, (clock.mono_ms() - began) / 1000
            report = _proven(backups, part)
        typer.echo(plain(f"{target}: {size / 1e6:.1f} MB in {seconds:.1f} s"))
        if report is not None and not report.clean:
            fail(
                f"a true copy of a database that breaks a law: {plain(report.breaches[0])}. "
                "`shopfloor verify` says more; nothing older was let go of"
            )
        _rotate(backups, folder, keep)


def _proven(backups: "Backups", file: Path) -> "Report | None":
    """Look at a copy as whoever restores it would, and say what was seen. None where that may not be."""
    from hub.store.backup.postgres import PostgresBackups, table_of_contents
    from hub.store.database import DatabaseError

    try:
        with backups.looked_into(file) as engine:
            return _sound(engine)
    except DatabaseError as error:
        if not isinstance(backups, PostgresBackups) or "CREATEDB" not in str(error):
            raise
        typer.echo(plain(f"not restored for a look: {error}"), err=True)
        typer.echo(f"its list is whole: {table_of_contents(file)} entries")
        return None


def _sound(engine: "Engine") -> "Report":
    """Integrity, laws, and how far it goes; ends the program for a damaged one."""
    from hub.proof.verify.report import HOLD, verify
    from hub.reports.restoring import last_of
    from hub.store.backup.sqlite import damage
    from hub.store.backup.standing import standing

    with engine.connect() as connection:
        if engine.dialect.name == "sqlite" and (broken := damage(connection)):
            fail(f"the copy is damaged, and so is the database: {plain(broken[0])}. `shopfloor doctor` looks closer")
        report, its = verify(connection), standing(connection)
        connection.rollback()
    held = f"clean: {HOLD} hold" if report.clean else f"{len(report.breaches)} breaches"
    typer.echo(f"verified: {its.commands} commands, {its.movements} movements{last_of(its)}; {held}")
    return report


def _rotate(backups: "Backups", folder: Path, keep: int) -> None:
    from hub.store.backup.rotation import backups_in, superseded

    made = backups_in(folder, backups.stem, backups.suffix)
    gone = superseded(made, keep)
    for when in gone:
        made[when].unlink()
    names = f": {', '.join(sorted(made[when].name for when in gone))}" if gone else ""
    typer.echo(plain(f"{len(made) - len(gone)} kept in {folder}, {len(gone)} let go of{names}"))


@app.command("restore")
def restore(
    file: Annotated[Path, typer.Argument(help="A backup: a file that `shopfloor backup` has made.", show_default=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Do it, after saying what changes. The hub must not run.")] = False,
    config: ConfigOption = None,
) -> None:
    """Say what a restore would change; with --yes, do it: put the backup in the database's place.

    Told are: of when the backup is, and what the present database has beyond it; from which number on each terminal sends
    again, which it does by itself when the hub is back (terminals keep 30 days); and what other clients have sent, which is
    in no journal and would be gone.

    With --yes the backup is copied, brought to this version's schema and verified before anything is touched. The database
    of before is kept (SQLite: beside it as NAME.replaced-DATE, PostgreSQL: as one of that name). Refused while a hub runs.

    Example: shopfloor restore backups/shopfloor-20261130T010000Z.db
    """
    settings = configured(config)
    if not file.is_file():
        fail(f"{file} does not exist: name a file that `shopfloor backup` has made")
    with _worded(settings.hub.database):
        backups = _backups(settings)
        with _told_as(file), backups.looked_into(file) as engine:
            _tell(settings, engine)
        if not yes:
            typer.echo("nothing was changed. With the hub stopped, `--yes` does it")
            return
        _install(settings, backups, file)


def _tell(settings: "Settings", engine: "Engine") -> None:
    from sqlalchemy.exc import DBAPIError

    from hub.reports.restoring import backup_lines, restore_lines

    with engine.connect() as held:
        echo(backup_lines(held, settings))
        try:
            with _present(settings) as present:
                if present is None:
                    typer.echo("there is no present database")
                else:
                    echo(restore_lines(present, held, settings, clock.now_ms()))
        except DBAPIError as error:
            said = str(error.orig).strip().partition("\n")[0]
            typer.echo(plain(f"what the present database has beyond it is not known: it can't be read ({said})"), err=True)
        held.rollback()


@contextmanager
def _present(settings: "Settings") -> Iterator["Connection | None"]:
    from hub.store.database import open_database

    url = settings.hub.database
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).is_file():
        yield None
        return
    engine = open_database(url, read_only=True)
    try:
        with engine.connect() as connection:
            yield connection
            connection.rollback()
    finally:
        engine.dispose()


def _install(settings: "Settings", backups: "Backups", file: Path) -> None:
    from contextlib import ExitStack

    from hub.store.backup.postgres import PostgresBackups
    from hub.store.backup.sqlite import kept_as
    from hub.store.ownership import owning

    kept = kept_as(datetime.fromtimestamp(clock.now_ms() / 1000, UTC))
    with ExitStack() as alone:
        alone.enter_context(owning(settings.hub.database, wait=False))
        if isinstance(backups, PostgresBackups):
            alone.close()  # it renames no database that somebody is connected to: us neither
        with backups.instead(file, kept) as engine:
            report = _sound(engine)
            if not report.clean:
                fail(f"the backup breaks a law, so nothing was changed: {plain(report.breaches[0])}")
    typer.echo(f"restored; the database of before is kept under its name with {kept}")
    typer.echo("start the hub: terminals send again what is missing; then shopfloor verify, shopfloor exception list")


def _backups(settings: "Settings") -> "Backups":
    from hub.store.backup.kinds import backups_of

    return backups_of(settings.hub.database)


@contextmanager
def _told_as(file: Path) -> Iterator[None]:
    """What is wrong with a backup is not said of the database."""
    from sqlalchemy.exc import DBAPIError

    from hub.store.database import DatabaseError

    try:
        yield
    except DatabaseError as error:
        fail(plain(f"{file} can't be restored: {error}"))
    except DBAPIError as error:
        fail(plain(f"{file} is no backup of ours: {str(error.orig).strip()}"))


@contextmanager
def _worded(url: str) -> Iterator[None]:
    """Ends the program with a sentence for whatever a database, a disk or a program of the server has against it."""
    import sqlite3

    from sqlalchemy.exc import ArgumentError, DBAPIError

    from hub.store.database import DatabaseError, shown
    from hub.store.ownership import OwnedError

    try:
        yield
    except OwnedError as error:
        fail(str(error))
    except DBAPIError as error:
        fail(plain(f"{shown(url)}: {str(error.orig).strip()}"))
    except (DatabaseError, sqlite3.Error, ArgumentError, ImportError, OSError) as error:
        fail(plain(f"{shown(url)}: {error}"))

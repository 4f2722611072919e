"""`shopfloor migrate-database`: from SQLite to PostgreSQL."""

import tempfile
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared import clock
from shared.cli import ConfigOption, configured, fail
from shared.plain_text import plain

if TYPE_CHECKING:
    from hub.proof.migrate.migrate import Migrated
    from shared.settings import Settings

app = typer.Typer()


@app.command("migrate-database")
def migrate_database(
    file: Annotated[Path, typer.Argument(help="The SQLite database on which the hub has run.", show_default=False)],
    config: ConfigOption = None,
) -> None:
    """Bring a SQLite database into PostgreSQL, and prove the copy.

    The one that hub.database names has to be empty, and no hub may run on either. Everything is copied in one
    transaction: commands, ledger, orders, PINs, who is enrolled, how far events are published. Then one digest over all
    rows is compared, and the copied inbox is decided again, command by command, and has to make what was copied. Only
    then it is there; else nothing is.

    The file stays, under its name with `.migrated-` and the time: a hub on it would be a second one of the same site.

    Example: shopfloor migrate-database /var/lib/shopfloor/shopfloor.db
    """
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from hub.store.database import DatabaseError, shown
    from hub.store.ownership import OwnedError

    settings = configured(config)
    if settings.hub.database.startswith("sqlite"):
        fail("hub.database names a SQLite file: name the PostgreSQL database to go to (postgresql+psycopg://user@host/name)")
    if not file.is_file():
        fail(f"{file} does not exist: name the file on which the hub has run")
    began = clock.mono_ms()
    try:
        done = _migrated(settings, file)
    except OwnedError as error:
        fail(plain(error))
    except DBAPIError as error:
        fail(plain(f"nothing was copied from {file} to {shown(settings.hub.database)}: {str(error.orig).strip()}"))
    except (ArgumentError, ImportError, DatabaseError, OSError) as error:
        fail(plain(f"{shown(settings.hub.database)} can't be used: {error}"))
    seconds = (clock.mono_ms() - began) / 1000
    typer.echo(f"{done.rows} rows in {seconds:.1f} s, digest {done.digest}: the same on both sides")
    typer.echo(
        f"{done.commands} commands replayed: the same, {done.movements} movements and {done.documents} documents compared"
    )
    typer.echo(plain(f"the file is {_put_away(file)} now; start the hub, then shopfloor doctor"))


def _migrated(settings: "Settings", file: Path) -> "Migrated":
    from hub.proof.migrate.migrate import MigrationError, migrate
    from hub.service.program import site_rules
    from hub.store.database import open_database, open_file
    from hub.store.ownership import owning

    with ExitStack() as held:
        folder = held.enter_context(tempfile.TemporaryDirectory(prefix="shopfloor-migrate-"))
        held.enter_context(owning(f"sqlite:///{file}", wait=False))
        held.enter_context(owning(settings.hub.database, wait=False))
        source, target, again = (
            open_file(file),
            open_database(settings.hub.database),
            open_database(f"sqlite:///{folder}/again.db"),
        )
        for engine in (source, target, again):
            held.callback(engine.dispose)
        try:
            return migrate(source, target, again, site_rules(settings))
        except MigrationError as error:
            fail(plain(f"{file} was not migrated: {error}"))


def _put_away(file: Path) -> Path:
    """With what its log holds: SQLite folds that in when the last connection ends, unless somebody else is reading."""
    import sqlite3

    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.chmod(0o600)
    when = datetime.fromtimestamp(clock.now_ms() / 1000, UTC)
    return file.rename(file.with_name(f"{file.name}.migrated-{when:%Y%m%dT%H%M%SZ}"))

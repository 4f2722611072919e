"""The hub's database: opens, schema, integrity, pragmas, triggers. Read-only: nothing is repaired here.

What a database is asked about itself is SQL in its own words: SQLAlchemy has none for it.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final
from urllib.parse import quote

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, text
from sqlalchemy.exc import ArgumentError, DBAPIError

import hub.store
from hub.doctor.finding import Finding, fail, ok, warn
from hub.store.database import APPEND_ONLY, open_database, trigger_names
from hub.store.reading import Epoch, FloorException, Inbox, col, select, stream
from shared.commands.requests import PIN_SHORTEST

ALARMS: Final = ("bookings-missing", "id-conflict", "sequence-conflict", "two-devices", "quarantined")
"""Kinds of exceptions that say something about machines and not about work."""
_RESTORE: Final = "restore the last backup beside it, and keep this file: shopfloor verify tells how far it can be trusted"
_NEWEST: Final = 2_000
_OF_A_SOURCE: Final = 5
# The setting, what it must be, and why.
_POSTGRES: Final = (
    ("fsync", ("on",), "a power cut could lose or tear bookings"),
    ("full_page_writes", ("on",), "a power cut could tear pages"),
    ("synchronous_commit", ("on", "local", "remote_write", "remote_apply"), "a power cut could lose bookings"),
)


@dataclass(slots=True)
class Sources:
    """What the database knows of terminals: (source, epoch) → commands applied, source → by how much its clock is ahead."""

    applied: dict[tuple[str, str], int] = field(default_factory=dict)
    ahead_ms: dict[str, int] = field(default_factory=dict)


def look_at_database(url: str, sources: Sources, pin_digits: int = PIN_SHORTEST) -> Iterator[Finding]:
    """All findings about the database; what it knows of terminals goes into `sources`."""
    try:
        yield from _look(url, sources, pin_digits)
    except (ArgumentError, ImportError) as error:
        yield fail("database", f"hub.database is not usable: {error}", "correct it in the configuration")
    except (DBAPIError, sqlite3.Error) as error:
        cause = str(getattr(error, "orig", error)).strip()
        yield fail("database", f"can't be read: {cause}", "check the path, who may read it, or the server; then the backup")


def _look(url: str, sources: Sources, pin_digits: int) -> Iterator[Finding]:
    file = url.removeprefix("sqlite:///")
    if file != url:
        if not Path(file).is_file():
            yield fail(
                "database",
                f"{file} does not exist",
                "run the doctor where the hub runs with the hub's configuration, or start the hub: it makes one",
            )
            return
        yield from _file(file)
    engine = open_database(url, read_only=True)
    try:
        with engine.connect() as connection:
            sqlite = connection.dialect.name == "sqlite"
            yield ok("database", f"{engine.url.render_as_string()} opens")
            yield from _connection_pragmas(connection) if sqlite else _postgres(connection)
            current, finding = _schema(connection)
            yield finding
            if current:
                yield from _triggers(connection, sqlite=sqlite)
                yield from _exceptions(connection)
                yield from _pins(connection, pin_digits)
                _terminals(connection, sources)
            connection.rollback()
    finally:
        engine.dispose()


def look_again(url: str, sources: Sources) -> None:
    """What has been applied meanwhile; whatever is wrong with the database was said by `look_at_database`."""
    if not sources.applied:
        return
    with contextlib.suppress(DBAPIError):
        engine = open_database(url, read_only=True)
        try:
            with engine.connect() as connection:
                _terminals(connection, sources)
                connection.rollback()
        finally:
            engine.dispose()


def _file(file: str) -> Iterator[Finding]:
    """As it lies on the disk, before any connection of ours sets its mode."""
    connection = sqlite3.connect(f"file:{quote(file)}?mode=ro", uri=True, timeout=5)
    try:
        mode = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
        damage = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    except sqlite3.DatabaseError as error:
        damage, mode = [str(error)], ""
    finally:
        connection.close()
    if damage == ["ok"]:
        yield ok("integrity", "the file is sound (quick_check); shopfloor verify proves the ledger in it")
    else:
        yield fail("integrity", f"the file is damaged: {'; '.join(damage)}", f"stop the hub, {_RESTORE}")
    if mode and mode != "wal":
        yield warn(
            "journal_mode",
            f"{mode} and not wal: readers would keep the hub from booking",
            "restart the hub, which sets it; it can't on a network file system, so keep the file on a local disk",
        )
    elif mode:
        yield ok("journal_mode", mode)


def _connection_pragmas(connection: Connection) -> Iterator[Finding]:
    """What every connection of this version of the hub gets."""
    for name, wanted, why in (
        ("synchronous", 2, "a power cut could lose bookings"),
        ("foreign_keys", 1, "references are not checked"),
    ):
        value = connection.execute(text(f"PRAGMA {name}")).scalar()
        if value == wanted:
            yield ok(name, {"synchronous": "full", "foreign_keys": "on"}[name])
        else:
            yield fail(name, f"is {value} and not {wanted}: {why}", "use the SQLite that Python brings, unchanged")


def _postgres(connection: Connection) -> Iterator[Finding]:
    if connection.execute(text("SELECT pg_is_in_recovery()")).scalar():
        yield fail("database", "this server is a standby and takes no bookings", "point hub.database at the primary")
    for name, wanted, why in _POSTGRES:
        value = str(connection.execute(text(f"SHOW {name}")).scalar())
        if value in wanted:
            yield ok(name, value)
        else:
            yield fail(name, f"is {value}: {why}", f"set {name} = on in postgresql.conf and reload the server")


def _schema(connection: Connection) -> tuple[bool, Finding]:
    """Whether the schema is the one this version works with."""
    scripts = ScriptDirectory(str(Path(next(iter(hub.store.__path__))) / "migrations"))
    head = scripts.get_current_head()
    current = MigrationContext.configure(connection).get_current_revision()
    if current == head:
        return True, ok("schema", f"revision {current}, the newest")
    if current is None:
        return False, fail("schema", "there is no schema in it", "start the hub: it makes one")
    if current in {script.revision for script in scripts.walk_revisions()}:
        return False, warn(
            "schema",
            f"revision {current}, this version works with {head}",
            "restart the hub: it upgrades the schema, and copies an SQLite file first",
        )
    return False, fail(
        "schema",
        f"revision {current} is newer than this version, which knows up to {head}",
        "update shopfloor here to the version that made it",
    )


def _pins(connection: Connection, wanted: int) -> Iterator[Finding]:
    """PINs that were set when fewer digits were enough. How long one is that an older hub has set shows when it is used."""
    if wanted == PIN_SHORTEST:
        return
    rows = connection.execute(
        text("SELECT digits, count(*) FROM pin WHERE digits < :wanted GROUP BY digits"), {"wanted": wanted}
    )
    found: dict[int, int] = {row[0]: row[1] for row in rows}
    unknown = found.pop(0, 0)
    if found or unknown:
        more = f", and {unknown} may be: not used since the upgrade" if unknown else ""
        yield warn(
            "pins",
            f"{sum(found.values())} shorter than the {wanted} digits of hub.pin_digits{more}",
            "let their owners choose new ones: shopfloor pin set BADGE",
        )
    else:
        yield ok("pins", f"all have the {wanted} digits of hub.pin_digits")


def _triggers(connection: Connection, *, sqlite: bool) -> Iterator[Finding]:
    """The triggers that keep the ledger append-only: there, and not switched off."""
    if sqlite:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        working = {row.name for row in rows if "RAISE(ABORT" in row.sql}
    else:
        rows = connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"))
        working = {row.tgname for row in rows}
    wanted = trigger_names()
    missing = sorted(wanted - working)
    if missing:
        yield fail(
            "triggers",
            f"append-only triggers are missing or off: {', '.join(missing)}",
            "somebody could have changed the ledger: run shopfloor verify, then restore the last backup or the triggers; "
            "the hub does not start without them",
        )
    else:
        yield ok("triggers", f"{len(wanted)} triggers keep {len(APPEND_ONLY)} tables append-only")


def _exceptions(connection: Connection) -> Iterator[Finding]:
    kind = FloorException.kind
    by_kind = select(kind, func.count()).where(FloorException.status == "open").group_by(kind).order_by(kind)
    counted = dict(stream(connection, by_kind))
    words = ", ".join(f"{n} {kind}" for kind, n in counted.items()) or "none open"
    if counted.keys() & set(ALARMS):
        yield warn("exceptions", words, "shopfloor exception list says what arrived wrong or is missing; settle each")
    else:
        yield ok("exceptions", words)


def _terminals(connection: Connection, sources: Sources) -> None:
    for source, epoch, have_through in connection.execute(select(Epoch.source, Epoch.epoch, Epoch.have_through)):
        sources.applied[source, epoch] = have_through
    newest = connection.execute(
        select(Inbox.source, Inbox.occurred, Inbox.received, Inbox.body)
        .where(col(Inbox.source).like("t/%"))
        .order_by(col(Inbox.no).desc())
        .limit(_NEWEST)
    )
    samples: dict[str, list[int]] = {}
    for row in newest:
        mine = samples.setdefault(row.source, [])
        if len(mine) < _OF_A_SOURCE and not _body(row.body).get("replay"):
            mine.append(row.occurred - row.received)
    sources.ahead_ms = {source: round(median(mine)) for source, mine in samples.items() if mine}


def _body(stored: str) -> dict[str, Any]:
    try:
        body = json.loads(stored)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}

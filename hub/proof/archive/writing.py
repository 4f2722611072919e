"""Copies what belongs to a year's orders into a file of its own. Nothing is taken out of the database."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, text

import hub.store.reading as tables
from hub.core.books.ledger import GENESIS
from hub.core.rows import (
    Balance,
    Bom,
    Booking,
    Call,
    Event,
    FloorException,
    Inbox,
    Item,
    Location,
    Lot,
    Mo,
    MoMaterial,
    MoOp,
    MoSupply,
    Movement,
    MovementLine,
    Note,
    Operator,
    Reason,
    Reversal,
    Routing,
    Row,
    Scrap,
    Session,
    Slice,
    Workstation,
)
from hub.proof.archive.manifest import FORMAT, LINKS, runs, sealed, tables_of
from hub.proof.archive.scope import Scope, scope_of
from hub.store.backup.standing import standing
from hub.store.database import ARCHIVE, open_database, upgrade
from hub.store.reading import col, select, stream

PORTION: Final = 5_000
_NAMES: Final[dict[str, type[Row]]] = {
    "item": Item,
    "bom": Bom,
    "routing": Routing,
    "workstation": Workstation,
    "badge": Operator,
    "entered_by": Operator,
    "authid": Operator,
    "responsible": Operator,
    "reason": Reason,
    "from_loc": Location,
    "to_loc": Location,
}
"""Field of a copied row → the master data that it names."""
_OF_ORDER: Final[tuple[type[Row], ...]] = (MoOp, MoMaterial, MoSupply, Session, Booking, Balance, Call)
_OF_COMMAND: Final[tuple[type[Row], ...]] = (Scrap, Movement, MovementLine, Reversal, Note, FloorException)
_RECORDS: Final[tuple[type[Row], ...]] = (Inbox, Event)
_MASTER: Final[tuple[type[Row], ...]] = (Item, Bom, Routing, Workstation, Operator, Reason, Location)


@dataclass(frozen=True, slots=True)
class Written:
    """What was put into the file."""

    orders: int
    commands: int
    movements: int
    digest: str


def write_archive(source: Connection, target: Path, year: int, year_of: Callable[[int], int]) -> Written:
    """Into a file that is there and empty. Reads the source in portions, under the one snapshot of its transaction."""
    scope = scope_of(source, year, year_of)
    engine = open_database(f"sqlite:///{target}")
    try:
        upgrade(engine)
        with engine.begin() as into:
            named = _Named()
            for kind, wanted in _parts(scope):
                _copy(source, into, kind, wanted, named)
            _copy_named(source, into, named)
            _copy_links(source, into, scope)
        with engine.begin() as into:
            written = _seal(source, into, scope, year)
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode=DELETE")  # one file, readable where nothing may be written
    finally:
        engine.dispose()
    return written


def _parts(scope: Scope) -> Iterator[tuple[type[Row], Callable[[Any], bool]]]:
    orders, own, all_of = scope.orders, scope.commands, scope.commands | scope.besides
    yield Mo, lambda row: row.id in orders
    yield from ((kind, lambda row: row.mo in orders) for kind in _OF_ORDER)
    yield Slice, lambda row: row.session in scope.sessions
    yield from ((kind, lambda row: row.no in own) for kind in _OF_COMMAND)
    yield from ((kind, lambda row: row.no in all_of) for kind in _RECORDS)


@dataclass(slots=True)
class _Named:
    """The master data that copied rows name, and their lots."""

    ids: dict[type[Row], set[str]] = field(default_factory=lambda: {kind: set() for kind in _MASTER})
    lots: set[tuple[str, str]] = field(default_factory=set)

    def note(self, kind: type[Row], row: Any) -> None:
        """What one row names."""
        for name in _NAMES.keys() & set(kind.COLUMNS):
            self.ids[_NAMES[name]].add(getattr(row, name))
        if kind is MovementLine and row.lot:
            self.lots.add((row.item, row.lot))


def _copy(source: Connection, into: Connection, kind: type[Row], wanted: Callable[[Any], bool], named: _Named) -> None:
    def chosen() -> Iterator[Any]:
        for row in stream(source, select(getattr(tables, kind.__name__))):
            if wanted(row):
                named.note(kind, row)
                yield row

    _insert(into, kind, chosen())


def _copy_named(source: Connection, into: Connection, named: _Named) -> None:
    for kind in _MASTER:
        ids = named.ids[kind]
        rows = stream(source, select(getattr(tables, kind.__name__)))
        _insert(into, kind, (row for row in rows if row.id in ids))
    lots = stream(source, select(tables.Lot))
    _insert(into, Lot, (row for row in lots if (row.item, row.id) in named.lots))


def _insert(into: Connection, kind: type[Row], rows: Iterable[Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in kind.STORED)
    statement = f'INSERT INTO "{kind.TABLE}" ({columns}) VALUES ({", ".join("?" * len(kind.STORED))})'
    values = iter(tuple(row) for row in rows)
    while portion := list(islice(values, PORTION)):
        into.exec_driver_sql(statement, portion)


def _copy_links(source: Connection, into: Connection, scope: Scope) -> None:
    into.execute(text(f"CREATE TABLE {LINKS} (no BIGINT PRIMARY KEY, previous BIGINT NOT NULL, hash TEXT NOT NULL)"))
    before: tuple[int, str] = (0, GENESIS)
    for no, hashed in stream(source, select(tables.Movement.no, tables.Movement.hash).order_by(col(tables.Movement.no))):
        if no in scope.commands:
            into.exec_driver_sql(f"INSERT INTO {LINKS} VALUES (?, ?, ?)", (no, *before))
        before = no, hashed


def _seal(source: Connection, into: Connection, scope: Scope, year: int) -> Written:
    commands = [no for (no,) in into.execute(select(tables.Inbox.no))]
    movements = [no for (no,) in into.execute(select(tables.Movement.no))]
    of = standing(source)
    manifest = {
        "format": FORMAT,
        "year": year,
        "orders": sorted(scope.orders),
        "commands": runs(commands),
        "movements": runs(movements),
        "of": {"database": of.database, "commands": of.newest, "last_movement": of.last_movement, "hash": of.last_hash},
        "tables": tables_of(into),
    }
    said, digest = sealed(manifest)
    into.execute(text(f"CREATE TABLE {ARCHIVE} (name TEXT PRIMARY KEY, value TEXT NOT NULL)"))
    into.exec_driver_sql(f"INSERT INTO {ARCHIVE} VALUES (?, ?)", [("manifest", said), ("digest", digest)])
    return Written(len(scope.orders), len(commands), len(movements), digest)

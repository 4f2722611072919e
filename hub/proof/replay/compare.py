"""Compares two databases table by table, and the documents rendered from them byte by byte."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection

from hub.core.case import SiteRules
from hub.core.documents.renderer import Renderer
from hub.core.rows import Event, Row, rows_where
from hub.core.view import View
from hub.proof.replay.difference import Difference
from hub.store.load import load, load_always, open_orders, stocked_items
from shared.envelope import to_bytes
from shared.plant_time import iso

Documents = dict[tuple[str, ...], bytes]
NUMBERED: Final = (*rows_where(lambda kind: "no" in kind.KEY), Event)
"""Tables that grow with every command: compared in the order of their numbers, row by row. Events repeat what others say."""
KEYED: Final = rows_where(lambda kind: kind not in NUMBERED)
"""Tables whose rows change: compared by key."""
MOST: Final = 20
"""So many differences of a table are looked at."""


def compare_tables(recorded: Connection, replayed: Connection, before: int | None = None) -> Iterator[Difference]:
    """Where the tables differ; with `before`, only in what earlier commands have added."""
    for kind in NUMBERED:
        yield from islice(_numbered(kind, recorded, replayed, before), MOST)
    if before is None:
        for kind in KEYED:
            yield from islice(_keyed(kind, recorded, replayed), MOST)


def _rows(connection: Connection, kind: type[Row], *, before: int | None = None, ordered: bool = False) -> Iterator[Any]:
    """A table, straight from the driver: a new engine would have to compile each of these statements."""
    quote = connection.dialect.identifier_preparer.quote
    names, key = (", ".join(map(quote, some)) for some in (kind.STORED, kind.KEY))
    says = " OR ".join(f"{quote(name)} <> 0" for name in kind.SAYS)
    where = f" WHERE no < {before:d}" if before is not None else f" WHERE {says}" if says else ""
    order = f" ORDER BY {key}" if ordered else ""
    statement = f"SELECT {names} FROM {quote(kind.TABLE)}{where}{order}"
    return iter(connection.exec_driver_sql(statement, execution_options={"yield_per": 5_000}))


def _numbered(kind: type[Row], recorded: Connection, replayed: Connection, before: int | None) -> Iterator[Difference]:
    ours, theirs = (_rows(connection, kind, before=before, ordered=True) for connection in (recorded, replayed))
    was, now = next(ours, None), next(theirs, None)
    place = [kind.COLUMNS.index(name) for name in kind.KEY]
    while was is not None or now is not None:
        if was == now:
            was, now = next(ours, None), next(theirs, None)
            continue
        left = None if was is None else tuple(was[i] for i in place)
        right = None if now is None else tuple(now[i] for i in place)
        if right is None or (left is not None and left < right):
            yield _whole(kind, was, None)
            was = next(ours, None)
        elif left is None or right < left:
            yield _whole(kind, None, now)
            now = next(theirs, None)
        else:
            yield from _fields(kind, was, now)
            was, now = next(ours, None), next(theirs, None)


def _keyed(kind: type[Row], recorded: Connection, replayed: Connection) -> Iterator[Difference]:
    place = [kind.COLUMNS.index(name) for name in kind.KEY]
    was, now = (
        {tuple(row[i] for i in place): row for row in _rows(connection, kind)} for connection in (recorded, replayed)
    )
    for key in sorted(was.keys() | now.keys()):
        ours, theirs = was.get(key), now.get(key)
        if ours is None or theirs is None:
            yield _whole(kind, ours, theirs)
        elif ours != theirs:
            yield from _fields(kind, ours, theirs)


def _fields(kind: type[Row], was: Any, now: Any) -> Iterator[Difference]:
    """The first field that differs."""
    for name, ours, theirs in zip(kind.STORED, was, now, strict=True):
        if ours != theirs and name not in kind.HINTS:
            yield Difference(min(_number(kind, was), _number(kind, now)), _name(kind, was), name, ours, theirs)
            return


def _whole(kind: type[Row], was: Any, now: Any) -> Difference:
    row = was if was is not None else now
    whole = (None if values is None else tuple(values) for values in (was, now))
    return Difference(_number(kind, row), _name(kind, row), "", *whole)


def _name(kind: type[Row], row: Any) -> str:
    key = " ".join(str(row[kind.COLUMNS.index(name)]) for name in kind.KEY)
    return f"{kind.TABLE} {' '.join(key.split())}"


def _number(kind: type[Row], row: Any) -> int:
    return int(row[kind.COLUMNS.index(kind.CHANGED_BY)]) if kind.CHANGED_BY else 0


def documents(connection: Connection, rules: SiteRules, now: int) -> Documents:
    """Every document of a database as a hub that starts on it at this moment would publish it, by its levels."""
    view = View()
    load_always(connection, view)
    keys = [("mo", mo) for mo in open_orders(connection)] + [("stock", item) for item in stocked_items(connection)]
    load(connection, view, keys)
    renderer = Renderer(view, iso, rules.day_of)
    rendered: Documents = {}
    wanted = renderer.every_key()
    while missing := view.missing(need for key in wanted for need in renderer.needs(key)):
        load(connection, view, missing)
    for key in wanted:
        doc = renderer.render(key, now)
        if doc is not None:
            rendered[renderer.levels(key)] = to_bytes(doc)
    return rendered


def compare_documents(was: Documents, now: Documents) -> Iterator[Difference]:
    """The documents that are not the same bytes."""
    for key in sorted(was.keys() | now.keys()):
        if was.get(key) != now.get(key):
            ours, theirs = (None if body is None else body.decode() for body in (was.get(key), now.get(key)))
            yield Difference(0, f"document {'/'.join(key)}", "", ours, theirs)

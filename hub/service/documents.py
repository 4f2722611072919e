"""Documents out of the rows as they are now: one, the one that belongs at a place, or all of them in slices."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from sqlalchemy import Engine

from hub.core.case import DocKey
from hub.core.documents.renderer import Renderer
from hub.core.rows import MoOp
from hub.core.view import Key, View
from hub.service.messages import Outgoing
from hub.store.load import load, open_orders, stocked_items
from shared.envelope import to_bytes
from shared.ids import is_id
from shared.plant_time import iso
from shared.topics import Topics

T = TypeVar("T")
SLICE: Final = 50
"""So many documents are made between two batches: a booking waits no longer than they take."""
DOCUMENTS_AN_ORDER: Final = 14
"""About so many: its own, what it is worth, and two for each of six steps."""


class Documents:
    """Renders over a view, and reads what the view lacks. `read` says over which."""

    _view: View
    _renderer: Renderer

    def __init__(self, database: Engine, topics: Topics, generation: str) -> None:
        self._database = database
        self._topics = topics
        self._generation = generation
        self._said_at = self._rendered = 0

    def read(self, view: View, renderer: Renderer) -> None:
        """From here on the rows are these."""
        self._view, self._renderer = view, renderer

    def document(self, key: DocKey, now: int) -> Outgoing:
        """The newest version of a document; an empty payload where there is none."""
        self._load_for([key])
        doc = self._renderer.render(key, now)
        if doc is not None:
            # Of two documents of one revision the later one counts, though the hub's clock was set back between them.
            if now != self._rendered:
                self._said_at, self._rendered = max(self._said_at + 1, now), now
            doc |= {"generation": self._generation, "ts": iso(self._said_at)}
        if key[0] == "desired":
            topic = self._topics.client("t", key[1], "desired")
        else:
            topic = self._topics.state(*self._renderer.levels(key))
        return Outgoing(topic, b"" if doc is None else to_bytes(doc), retain=True, qos=0)

    def document_at(self, levels: tuple[str, ...], now: int) -> Outgoing | None:
        """What belongs at a place below `state/`; None where nothing ever does, or of a step that nobody here knows."""
        key = self._renderer.key_of(levels) if all(map(is_id, levels)) else None
        if key is None:
            return None
        self._load_for([key])
        if key[0] in ("op", "job") and self._view.get(MoOp, key[1], key[2]) is None:
            return None
        return self.document(key, now)

    def _load_for(self, keys: list[DocKey]) -> None:
        while self._load(dict.fromkeys(need for key in keys for need in self._renderer.needs(key))):
            pass

    def every_key(self, at_once: int = SLICE) -> Iterator[list[DocKey]]:
        """The keys of all documents, about so many at once; the rows of each slice are read when it is asked for."""
        with self._database.connect() as connection:
            orders, items = open_orders(connection), stocked_items(connection)
            connection.rollback()
        return self._key_slices(orders, items, at_once)

    def _key_slices(self, orders: list[str], items: list[str], at_once: int) -> Iterator[list[DocKey]]:
        yield from _slices(self._renderer.standing_keys(), at_once)
        for some in _slices(orders, max(1, at_once // DOCUMENTS_AN_ORDER)):
            self._load(("mo", order) for order in some)
            yield [key for order in some for key in self._renderer.order_keys(order)]
        for some in _slices(items, at_once):
            self._load(("stock", item) for item in some)
            yield [key for item in some for key in self._renderer.stock_keys(item)]

    def _load(self, keys: Iterable[Key]) -> bool:
        """Read what is missing of this. Whether anything was: it may need more."""
        missing = self._view.missing(keys)
        if missing:
            with self._database.connect() as connection:
                load(connection, self._view, missing)
                connection.rollback()
        return bool(missing)


def _slices(things: list[T], at_once: int) -> Iterator[list[T]]:
    for start in range(0, len(things), at_once):
        yield things[start : start + at_once]

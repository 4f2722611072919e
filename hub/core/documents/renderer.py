"""Renders retained documents from the rows. Derived, never stored: what is on the bus can always be made again."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from hub.core.case import DocKey
from hub.core.documents import keys
from hub.core.documents.call import call
from hub.core.documents.desired import desired
from hub.core.documents.exception import exception
from hub.core.documents.job import job
from hub.core.documents.master import master
from hub.core.documents.message import message
from hub.core.documents.order import order
from hub.core.documents.order_value import order_value
from hub.core.documents.person import person
from hub.core.documents.snapshot import Snapshot, Stamp
from hub.core.documents.step import step
from hub.core.documents.stock import stock
from hub.core.documents.stock_value import stock_value
from hub.core.documents.workstation import workstation
from hub.core.view import Key, View
from shared.documents import Document, kind_at

RENDERERS: Final[dict[str, Callable[..., Document | None]]] = {
    "mo": order,
    "job": job,
    "op": step,
    "ws": workstation,
    "stock": stock,
    "exception": exception,
    "people": person,
    "ref": master,
    "desired": desired,
    "call": call,
    "message": message,
    "value-mo": order_value,
    "value-stock": stock_value,
}
"""Kind of document → what makes one: of a snapshot and the rest of its key."""


class Renderer:
    """Documents of a view. `iso` turns milliseconds into the contract's times."""

    def __init__(self, view: View, iso: Stamp, day_of: Callable[[int], str]) -> None:
        self._view = view
        self._iso = iso
        self._day_of = day_of

    def render(self, key: DocKey, now: int) -> dict[str, Any] | None:
        """The document behind a key as it stands, or None when there is none (any more)."""
        rendered = RENDERERS[key[0]](Snapshot(self._view, self._iso, self._day_of, now), *key[1:])
        if rendered is None:
            return None
        doc: dict[str, Any] = dict(rendered)
        doc["ts"] = doc.pop("ts")  # its time stands last: what was published before keeps its bytes
        return doc

    def needs(self, key: DocKey) -> Iterable[Key]:
        """What must be loaded for a document (ask again until nothing is missing)."""
        return keys.needs(self._view, key)

    def levels(self, key: DocKey) -> tuple[str, ...]:
        """The topic levels below `state/` of a document; steps stand under their group."""
        return keys.levels(self._view, key)

    def key_of(self, levels: tuple[str, ...]) -> DocKey | None:
        """The key of the document with these levels, whether or not there is one; None where there never is."""
        return keys.key_of(levels) if levels and kind_at(levels) in RENDERERS else None

    def every_key(self) -> list[DocKey]:
        """The keys of all documents of the rows that are loaded."""
        return keys.every_key(self._view)

    def standing_keys(self) -> list[DocKey]:
        """The keys of the documents whose rows are always loaded."""
        return keys.standing_keys(self._view)

    def order_keys(self, mo: str) -> list[DocKey]:
        """The keys of a loaded order's documents: its own, and each step's two."""
        return keys.order_keys(self._view, mo)

    def stock_keys(self, item: str) -> list[DocKey]:
        """The keys of a loaded item's stock documents, one a location."""
        return keys.stock_keys(self._view, item)

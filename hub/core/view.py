"""What a batch sees: plain rows already loaded, and one command's changes laid over them.

There is one writer, so rows stay cached between batches. A command decides on its own `Draft`; only an accepted
draft reaches the view, so a refused or failing one leaves nothing behind and never spoils its neighbours.
"""

from collections.abc import Iterable
from typing import Any, Final, TypeVar

from hub.core.rows import ROWS, STATUS, Kept, Row, Session, rows_where
from hub.core.rows.talk import subjects_of
from shared.ids import compact

R = TypeVar("R", bound=Row)
Key = tuple[str, ...]
"""What the store knows: `("mo", id)`, `("stock", item)`, `("bom", id)`, `("routing", id)`, `("lot", item, id)`.

Five are looked up afresh for every batch: `("command", reference)`, earlier commands and their effects, `("said", no)`, who
said one, `("since", item, ms)`, what moved of an item since a moment, `("forgotten", mo, op, workstation)`, sessions nobody
ended, and `("counts", item, lot, location)`, the counts of a place that stand.
"""

APPENDED: Final = rows_where(lambda kind: kind.KEPT is Kept.NEVER)
"""Rows that are only ever added; the view does not keep them."""
OF_ORDERS: Final = rows_where(lambda kind: bool(kind.ORDER))
"""Rows that are loaded and let go of with an order."""


class View:
    """Committed rows, plus those accepted in the batch at hand (`dirty`, `appended`)."""

    def __init__(self) -> None:
        self.rows: dict[type[Row], dict[tuple[Any, ...], Row]] = {kind: {} for kind in ROWS}
        """By type and key: what a `Draft` reads under its own changes."""
        self._groups: dict[tuple[type[Row], str, Any], dict[tuple[Any, ...], None]] = {}
        self._names: dict[tuple[type[Row], str], str] = {}
        self.loaded: dict[Key, None] = {}
        self.looked_up: dict[Key, Any] = {}
        """What the store found in the history for this batch; what the batch itself adds stands in `appended`."""
        self.dirty: dict[type[Row], dict[tuple[Any, ...], Row]] = {}
        self.appended: dict[type[Row], list[Row]] = {kind: [] for kind in APPENDED}
        self.old_news = 0
        """When something long past was last reported: a terminal or a person is catching up."""

    def get(self, kind: type[R], *key: Any) -> R | None:
        """A row by its key, or None."""
        return self.rows[kind].get(key)  # type: ignore[return-value]  # rows are filed under their own type

    def find(self, kind: type[R], field: str, value: Any) -> list[R]:
        """Rows whose grouping field has this value, in the order they came."""
        return list(self.filed(kind, field, value).values())

    def filed(self, kind: type[R], field: str, value: Any) -> dict[tuple[Any, ...], R]:
        """The same by their keys, in a dictionary of the caller's own."""
        rows = self.rows[kind]
        return {key: rows[key] for key in self._groups.get((kind, field, value), ())}  # type: ignore[misc]  # filed under its type

    def all(self, kind: type[R]) -> list[R]:
        """Every row of a type that is loaded."""
        return list(self.rows[kind].values())  # type: ignore[arg-type]  # filed under its type

    def same_in_barcode(self, kind: type[Row], identity: str) -> str:
        """The id of master data that a barcode could not tell from this one, or `""`."""
        return self._names.get((kind, compact(identity)), "")

    def put(self, row: Row) -> None:
        """File a row, replacing the one with its key. What is closed, settled or read is let go of."""
        kind, key = type(row), row.key()
        rows = self.rows[kind]
        if kind.OPEN_STATES and getattr(row, STATUS) not in kind.OPEN_STATES:
            self._drop(row)
            return
        is_new = key not in rows
        rows[key] = row
        if is_new:
            for group in row.groups():
                self._groups.setdefault((kind, *group), {})[key] = None
            if kind.IN_BARCODES:
                self._names[kind, compact(key[0])] = key[0]

    def forget(self, kind: type[Row], key: tuple[Any, ...]) -> None:
        """Let go of a row, if it is here."""
        row = self.rows[kind].get(key)
        if row is not None:
            self._drop(row)

    def _drop(self, row: Row) -> None:
        kind, key = type(row), row.key()
        self.rows[kind].pop(key, None)
        for field, value in row.groups():
            keys = self._groups.get((kind, field, value))
            if keys is not None:
                keys.pop(key, None)
                if not keys:
                    del self._groups[kind, field, value]

    def missing(self, keys: Iterable[Key]) -> list[Key]:
        """Those of the keys that have not been loaded."""
        return [key for key in keys if key not in self.loaded and key not in self.looked_up]

    def put_loaded(self, key: Key, rows: Iterable[Row]) -> None:
        """File what the store found for a key (nothing, too, is an answer)."""
        self.loaded[key] = None
        for row in rows:
            self.put(row)

    def written(self) -> None:
        """Forget what was dirty: it is committed now."""
        self.dirty = {}
        self.looked_up = {}
        for rows in self.appended.values():
            rows.clear()

    def trim(self, orders: int) -> None:
        """Let go of the orders loaded first, so that no more than this many stay cached. Only between batches."""
        if len(self.loaded) <= orders:
            return
        loaded = [key for key in self.loaded if key[0] == "mo"]
        for key in loaded[: max(0, len(loaded) - orders)]:
            mo = key[1]
            if self.find(Session, "mo", mo):
                continue
            del self.loaded[key]
            for kind in OF_ORDERS:
                for subject in subjects_of(mo):
                    for row in self.find(kind, kind.ORDER, subject):
                        self._drop(row)


class Draft:
    """One command's changes over a view. Reading sees them, nobody else does until `accept`."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._rows = view.rows
        self._own: dict[type[Row], dict[tuple[Any, ...], Row]] = {}
        self._appended: list[Row] = []

    def get(self, kind: type[R], *key: Any) -> R | None:
        """A row by its key, or None. Not to be changed: `edit` gives a copy."""
        own = self._own.get(kind)
        row = None if own is None else own.get(key)
        return row if row is not None else self._rows[kind].get(key)  # type: ignore[return-value]  # filed under its type

    def same_in_barcode(self, kind: type[Row], identity: str) -> str:
        """The id of master data that a barcode could not tell from this one, or `""`."""
        return self._view.same_in_barcode(kind, identity)

    def edit(self, kind: type[R], *key: Any) -> R:
        """A copy of a row to change. Raises `KeyError` when there is none."""
        own = self._own.get(kind)
        if own is None:
            own = self._own[kind] = {}
        row = own.get(key)
        if row is None:
            committed = self._rows[kind].get(key)
            if committed is None:
                raise KeyError((kind.TABLE, *key))
            row = own[key] = committed.clone()
        return row  # type: ignore[return-value]  # filed under its type

    def add(self, row: R) -> R:
        """A new row."""
        self._own.setdefault(type(row), {})[row.key()] = row
        return row

    def append(self, row: Row) -> None:
        """A new row of an append-only table."""
        self._appended.append(row)

    def is_loaded(self, key: Key) -> bool:
        """Whether what the store has under this key is here."""
        return key in self._view.loaded

    def looked_up(self, key: Key) -> Any:
        """What the store found in the history."""
        return self._view.looked_up.get(key)

    def newly(self, kind: type[R]) -> list[R]:
        """Rows that this batch has appended so far."""
        return self._view.appended[kind]  # type: ignore[return-value]  # filed under its type

    def changed(self, kind: type[R]) -> list[R]:
        """Rows that this batch has changed so far, closed ones too."""
        return list(self._view.dirty.get(kind, {}).values())  # type: ignore[arg-type]  # filed under its type

    def all(self, kind: type[R]) -> list[R]:
        """Every row of a type, changes included."""
        base = {row.key(): row for row in self._view.all(kind)}
        base |= self._own.get(kind, {})
        return list(base.values())

    def find(self, kind: type[R], field: str, value: Any) -> list[R]:
        """Rows whose grouping field has this value, changes included."""
        base = self._view.filed(kind, field, value)
        for key, row in self._own.get(kind, {}).items():
            if getattr(row, field) == value:
                base[key] = row  # type: ignore[assignment]  # filed under its type
        return list(base.values())

    def accept(self) -> None:
        """Make the changes part of the view and of what is written with the batch."""
        view = self._view
        for kind, rows in self._own.items():
            for row in rows.values():
                view.put(row)
            view.dirty.setdefault(kind, {}).update(rows)
        for row in self._appended:
            view.appended[type(row)].append(row)

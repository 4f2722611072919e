"""The terminal's copy of the documents it needs, kept across restarts, trusted only where their shape is right.

A lower revision is dropped within one generation of the hub, and what another generation says is kept back until the hub's
status names it: it is the next one's, heard early, or a former one's, heard late. The topic says which document it is; the
site and version are cut off, so that the same copy serves any root.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, cast

from pydantic import TypeAdapter, ValidationError

from shared.documents import (
    DOCUMENTS,
    REF_RECORDS,
    CallDocument,
    ExceptionDocument,
    JobDocument,
    MessageDocument,
    MoDocument,
    OpDocument,
    OrderValueDocument,
    StockDocument,
    StockValueDocument,
    WsDocument,
    kind_at,
)
from shared.envelope import PoisonError, decode, to_bytes
from shared.ids import compact
from shared.older import completed
from shared.quantity import parse

LASTING: Final = frozenset({"ref", "people"})
"""Master data: it is never taken away."""
GENERATIONS: Final = 4
"""Of so many unknown ones something is kept back: those heard last."""


@cache
def _shape(kind: str) -> TypeAdapter[Any]:
    """What validates a kind of document; made when the first one comes, for a terminal should be up at once."""
    return TypeAdapter(DOCUMENTS[kind])


@cache
def _record(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(REF_RECORDS[kind])


class Replica:
    """Documents by their place below `state/`."""

    def __init__(self, stored: list[tuple[str, str]]) -> None:
        self._docs: dict[str, dict[str, dict[str, Any]]] = {}
        self._generation = ""
        self._told_at = ""
        self._rumour = ""
        self._gone: dict[str, dict[str, Any]] = {}
        """How old what was taken away on this connection was: an older word of it comes too late."""
        self._early: dict[str, dict[tuple[str, ...], bytes]] = {}
        """What generations have said that the hub's status has not named yet."""
        self.changed: dict[str, str] = {}
        """What has to be stored: place → body, `""` for deleted. The core empties it."""
        for place, body in stored:
            if place == "generation":
                self._generation = body
            else:
                self._kind(place)[place] = doc = json.loads(body)
                completed(tuple(place.split("/")), doc)  # it may have been stored by an older version

    def on_generation(self, generation: str, at: str) -> dict[tuple[str, ...], bytes]:
        """The hub's generation, as a status of a time says: another one restarts the comparison of revisions.

        A word that is older than the last one may be a former hub's, heard late: it is believed when it is said again, for
        the hub's clock may have been set back. Returns what the new generation has said already, to be put in now.
        """
        if not generation:
            return {}
        if generation == self._generation:
            self._told_at, self._rumour = at, ""
            return {}
        if at < self._told_at and generation != self._rumour:
            self._rumour = generation
            return {}
        self._generation, self._told_at, self._rumour = generation, at, ""
        self.changed["generation"] = generation
        # What names its generation is compared within it, and needs no telling.
        self._gone = {place: doc for place, doc in self._gone.items() if "generation" in doc}
        self._forget_ages(doc for kind in self._docs.values() for doc in kind.values() if "generation" not in doc)
        early, self._early = self._early.get(generation, {}), {}
        return early

    def renew(self) -> None:
        """What is said from now on counts, however old its revision: a broker is about to say all that it keeps."""
        self._gone.clear()
        self._forget_ages(doc for kind in self._docs.values() for doc in kind.values())

    def _forget_ages(self, docs: Iterable[dict[str, Any]]) -> None:
        for doc in docs:
            doc["rev"] = -1

    def put(self, levels: tuple[str, ...], payload: bytes) -> bool:
        """Take a retained document in. Returns whether anything changed; what has the wrong shape does not."""
        place = "/".join(levels)
        docs = self._kind(place)
        if not payload:
            gone = docs.pop(place, None)
            if gone is None:
                return False
            self._gone[place] = {name: gone[name] for name in ("rev", "ts", "generation") if name in gone}
            self.changed[place] = ""
            return True
        kind = kind_at(levels)
        if kind not in DOCUMENTS:
            return False
        try:
            doc = decode(payload)
            if completed(levels, doc):
                payload = to_bytes(doc)
            # Strict, and from the text: JSON has no tuples, and "5" is no revision.
            _shape(kind).validate_json(payload, strict=True)
            if kind == "ref":
                _record(levels[1]).validate_python(doc["record"], strict=True)
            _check_place(levels, doc)
        except (PoisonError, ValidationError, LookupError, ValueError):
            return False
        if self._is_early(levels, doc, payload):
            return False
        held, gone = docs.get(place), self._gone.get(place)
        if held is not None and _comparable(doc, held) and _age(doc) < _age(held):
            return False
        if held is None and gone is not None and _comparable(doc, gone) and _age(doc) <= _age(gone):
            return False
        docs[place] = doc
        self.changed[place] = payload.decode()
        return True

    def _is_early(self, levels: tuple[str, ...], doc: dict[str, Any], payload: bytes) -> bool:
        said = doc.get("generation", "")
        if not said or not self._generation or said == self._generation:
            return False
        self._early[said] = kept = self._early.pop(said, {})  # to the end: who was heard last is let go of last
        kept[levels] = payload
        if len(self._early) > GENERATIONS:
            del self._early[next(iter(self._early))]
        return True

    def _kind(self, place: str) -> dict[str, dict[str, Any]]:
        return self._docs.setdefault(place.partition("/")[0], {})

    def begin(self) -> None:
        """Another connection: what was taken away on the last one may be there again."""
        self._gone.clear()

    def drop(self, levels: tuple[str, ...]) -> bool:
        """Take a document away that the broker no longer keeps. Whether there was one."""
        place = "/".join(levels)
        if self._kind(place).pop(place, None) is None:
            return False
        self.changed[place] = ""
        return True

    def passing(self) -> set[tuple[str, ...]]:
        """Where documents stand that may be taken away again: all but master data, unless it has moved to another place."""
        moved = self._below("ref", "operator") if self._docs.get("people") else ()
        passing = {tuple(place.split("/")) for kind, docs in self._docs.items() if kind not in LASTING for place in docs}
        return passing | {("ref", "operator", str(doc["id"])) for doc in moved}

    def _get(self, *levels: str) -> Any:
        return self._docs.get(levels[0], {}).get("/".join(levels))

    def _below(self, *levels: str) -> Iterator[Any]:
        docs = self._docs.get(levels[0], {})
        if len(levels) == 1:
            return iter(docs.values())
        prefix = "/".join(levels) + "/"
        return (doc for place, doc in docs.items() if place.startswith(prefix))

    def ref(self, kind: str, identity: str) -> dict[str, Any] | None:
        """A master record by its id."""
        doc = self._get("ref", kind, identity)
        if kind == "operator":
            doc = self._get("people", identity) or doc
        return doc["record"] if doc else None

    def ref_by_code(self, kind: str, body: str) -> dict[str, Any] | None:
        """A master record by the compact form a barcode carries."""
        return next((record for record in self._records(kind) if compact(str(record["id"])) == body), None)

    def refs(self, kind: str) -> list[dict[str, Any]]:
        """All master records of a kind, by id."""
        return sorted(self._records(kind), key=lambda record: str(record["id"]))

    def _records(self, kind: str) -> Iterator[dict[str, Any]]:
        """Hubs of before say under `ref` who people are; what stands in their own place counts."""
        people = self._docs.get("people", {}) if kind == "operator" else {}
        yield from (doc["record"] for doc in people.values())
        yield from (doc["record"] for doc in self._below("ref", kind) if f"people/{doc['id']}" not in people)

    def offered(self, kind: str) -> list[dict[str, Any]]:
        """Those of a kind that are not switched off, by id."""
        return [record for record in self.refs(kind) if record["active"]]

    def op(self, mo: str, op: str) -> OpDocument | None:
        """A step live, of any group this terminal sees."""
        return next((doc for doc in self._below("op") if doc["mo"] == mo and doc["op"] == op), None)

    def ops(self, group: str) -> list[OpDocument]:
        """All steps of a group."""
        return list(self._below("op", group))

    def job(self, mo: str, op: str) -> JobDocument | None:
        """A step's frozen rules."""
        return next((doc for doc in self._below("job") if doc["mo"] == mo and doc["op"] == op), None)

    def mo(self, mo: str) -> MoDocument | None:
        """An order."""
        return cast("MoDocument | None", self._get("mo", mo))

    def mos(self) -> list[MoDocument]:
        """All orders."""
        return list(self._below("mo"))

    def ws(self, workstation: str) -> WsDocument | None:
        """A workstation."""
        return cast("WsDocument | None", self._get("ws", workstation))

    def stock(self, item: str, location: str) -> StockDocument | None:
        """Stock of an item at a location."""
        return cast("StockDocument | None", self._get("stock", item, location))

    def order_value(self, mo: str) -> OrderValueDocument | None:
        """What an order is worth, for whom may see it."""
        return cast("OrderValueDocument | None", self._get("value", "mo", mo))

    def stock_value(self, item: str, location: str) -> StockValueDocument | None:
        """What stock at a location is worth, for whom may see it."""
        return cast("StockValueDocument | None", self._get("value", "stock", item, location))

    def values_orders(self) -> bool:
        """Whether any order's value is heard."""
        return any(True for _ in self._below("value", "mo"))

    def lot_at(self, location: str, body: str) -> tuple[str, str, str] | None:
        """(item, lot, quantity) of a lot at a location, by the compact form a barcode carries."""
        for doc in self.stocks():
            for lot in doc["lots"] if doc["location"] == location else ():
                if compact(lot["lot"]) == body:
                    return doc["item"], lot["lot"], lot["q"]
        return None

    def lot_anywhere(self, body: str) -> tuple[str, str, str, str] | None:
        """(item, lot, location, quantity) of a lot wherever most of it lies, by the compact form a barcode carries."""
        lots = [
            (parse(lot["q"]), doc["item"], lot["lot"], doc["location"], lot["q"])
            for doc in self.stocks()
            for lot in doc["lots"]
            if compact(lot["lot"]) == body and parse(lot["q"]) > 0
        ]
        return max(lots)[1:] if lots else None

    def lot_items(self, group: str) -> list[str]:
        """What the steps of a group take by lot."""
        lines = (line for doc in self._below("job", group) for line in doc["material"])
        return sorted({line["item"] for line in lines if line["mode"] == "lot"})

    def wss(self) -> list[WsDocument]:
        """All workstations this one sees."""
        return list(self._below("ws"))

    def all_ops(self) -> list[OpDocument]:
        """All steps of all groups."""
        return list(self._below("op"))

    def calls(self) -> list[CallDocument]:
        """Open calls."""
        return list(self._below("call"))

    def messages(self) -> list[MessageDocument]:
        """Messages nobody has read yet, oldest first."""
        return sorted(self._below("message"), key=lambda doc: str(doc["since"]))

    def exceptions(self) -> list[ExceptionDocument]:
        """Open exceptions."""
        return list(self._below("exception"))

    def stocks(self) -> list[StockDocument]:
        """All stock this terminal sees."""
        return list(self._below("stock"))


def _comparable(doc: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether revisions say which is newer: those of one start of the hub do. Another's is taken if it got this far."""
    return bool(doc.get("generation", "") == other.get("generation", ""))


def _age(doc: dict[str, Any]) -> tuple[int, str]:
    """The revision, and when it was told: what a step's order is, and what stock is worth, changes without one.

    The first hubs' times may go back within a generation.
    """
    return doc["rev"], doc["ts"] if "generation" in doc else ""


def _check_place(levels: tuple[str, ...], doc: dict[str, Any]) -> None:
    """Raise `ValueError` for a document that is not what its topic says."""
    kind = kind_at(levels)
    depth = {"op": 3, "job": 3, "stock": 3, "ref": 3, "value-mo": 3, "value-stock": 4}.get(kind, 2)
    if len(levels) != depth:
        raise ValueError("the topic has another depth")
    if kind in ("stock", "value-stock"):
        if (doc["item"], doc["location"]) != levels[-2:]:
            raise ValueError("another stock")
    elif doc["id"] != levels[-1]:
        raise ValueError("another document")

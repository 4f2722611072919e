"""Which documents there are: their keys, where they stand below `state/`, and what must be loaded for them."""

from collections.abc import Iterable

from hub.core.books.ledger import VIRTUAL
from hub.core.case import DocKey
from hub.core.documents.master import REF
from hub.core.effects.ways import exception_needs
from hub.core.rows import Balance, Call, FloorException, Message, Mo, MoOp, Operator, Terminal, Workstation
from hub.core.view import Key, View
from shared.documents import kind_at


def needs(view: View, key: DocKey) -> Iterable[Key]:
    """What must be loaded for a document (ask again until nothing is missing)."""
    if key[0] in ("mo", "op", "job", "value-mo"):
        yield ("mo", key[1])
    elif key[0] in ("stock", "value-stock"):
        yield ("stock", key[1])
    elif key[0] == "exception":
        row = view.get(FloorException, key[1])
        yield from exception_needs(view, row) if row is not None else ()


def levels(view: View, key: DocKey) -> tuple[str, ...]:
    """The topic levels below `state/` of a document; steps stand under their group, values under what they are of."""
    if key[0] in ("value-mo", "value-stock"):
        return (*key[0].split("-"), *key[1:])
    if key[0] in ("op", "job"):
        step = view.get(MoOp, key[1], key[2])
        return key[0], step.group if step else "-", f"{key[1]}-{key[2]}"
    return key


def key_of(place: tuple[str, ...]) -> DocKey | None:
    """The key of the document with these levels, whether or not there is one; None where there never is."""
    kind = place[0]
    if kind in ("op", "job"):
        mo, _, op = place[-1].rpartition("-")
        return (kind, mo, op) if len(place) == 3 else None
    if kind == "value":
        depth = {"value-mo": 3, "value-stock": 4}.get(kind_at(place))
        return (kind_at(place), *place[2:]) if len(place) == depth else None
    depth = {"stock": 3, "ref": 3}.get(kind, 2)
    there = kind != "desired" and len(place) == depth
    return place if there and (kind != "ref" or place[1] in REF) else None


def every_key(view: View) -> list[DocKey]:
    """The keys of all documents of the rows that are loaded."""
    keys = standing_keys(view)
    keys += [key for row in view.all(Mo) for key in order_keys(view, row.id)]
    places = {(balance.item, balance.location): None for balance in view.all(Balance) if balance.location not in VIRTUAL}
    return keys + [key for item, location in places for key in _stock_keys(item, location)]


def standing_keys(view: View) -> list[DocKey]:
    """The keys of the documents whose rows are always loaded."""
    keys: list[DocKey] = [("ref", name, *row.key()) for name, kind in REF.items() for row in view.all(kind)]
    keys += [("people", row.id) for row in view.all(Operator)]
    keys += [("ws", row.id) for row in view.all(Workstation)]
    keys += [("desired", row.id) for row in view.all(Terminal)]
    keys += [("exception", row.id) for row in view.all(FloorException)]
    keys += [("call", row.id) for row in view.all(Call)]
    keys += [("message", row.id) for row in view.all(Message)]
    return keys


def order_keys(view: View, mo: str) -> list[DocKey]:
    """The keys of a loaded order's documents: its own, what it is worth, and each step's two."""
    steps = view.find(MoOp, "mo", mo)
    return [("mo", mo), ("value-mo", mo), *((kind, mo, step.op) for step in steps for kind in ("job", "op"))]


def stock_keys(view: View, item: str) -> list[DocKey]:
    """The keys of a loaded item's stock documents: at each location how much, and what it is worth."""
    places = {balance.location: None for balance in view.find(Balance, "item", item) if balance.location not in VIRTUAL}
    return [key for place in places for key in _stock_keys(item, place)]


def _stock_keys(item: str, location: str) -> tuple[DocKey, DocKey]:
    return ("stock", item, location), ("value-stock", item, location)

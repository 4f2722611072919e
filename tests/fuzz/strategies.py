"""Hypothesis strategies from the contract's own JSON Schemas: every command, request, answer and document, well-formed.

What a schema says is drawn as it says it; where a field names something of the plant, mostly something that is there is
drawn, or nothing would get past the first look-up. `bent` then spoils what was drawn in one place.
"""

import re
from functools import cache
from random import Random
from typing import Any, Final

from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter

from shared.commands import COMMANDS, AskSecurity, Authorise, EventsAsked, Hello, HelloAnswer, SetPin
from shared.documents import DOCUMENTS, REF_RECORDS
from shared.envelope import Ack
from tests.fuzz.material import spoiled_value

Schema = dict[str, Any]
MO: Final = "MO-2026-00184"
THERE: Final[dict[str, list[Any]]] = {
    "mo": [MO, "MO-2026-00400"],
    "op": ["010", "020", "060"],
    "workstation": ["CUT-01", "ASM-01", "PACK-01"],
    "item": ["RM-001", "RM-003", "RM-006", "CH-100"],
    "location": ["RAW", "L-CUT", "FG"],
    "from": ["RAW", "L-CUT"],
    "to": ["L-CUT", "RAW", "CUT-01", "0021"],
    "lot": ["", "2604-00012"],
    "reason": ["DIM", "BRK", "SPO", "CNT", "wrong"],
    "badge": ["0021", "0022", "0013"],
    "group": ["CUT", "ASM"],
    "q": ["1", "0.5", "100"],
    "good": ["0", "1", "7"],
    "behalf": [None],
    "happened": [None],
    "grant": [""],
    "rev": [0, 1],
    "epoch": ["epoch001"],
    "subject": [MO, "CUT-01"],
    "since": ["2026-11-18T00:00:00.000Z"],
}
"""Field → what is there in the chairs' plant, or what lets a command through to its handler."""
_TEXT: Final = st.text(max_size=30)
_A_TIME: Final = "2026-11-18T10:00:00Z"
_TIMES: Final = st.datetimes().map(lambda when: f"{when.isoformat()}Z") | st.just(_A_TIME)
json_values: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
"""Anything that JSON can say, and the infinite numbers that it can't."""


@cache
def _matching(pattern: str, most: int) -> st.SearchStrategy[str]:
    return st.from_regex(pattern, fullmatch=True).filter(lambda text: len(text) <= most)


def of_schema(schema: Schema, defs: Schema, name: str = "") -> st.SearchStrategy[Any]:
    """A strategy for what a JSON Schema allows; `name` is the field it stands in."""
    if "$ref" in schema:
        return _defined(schema["$ref"].rpartition("/")[2], defs)
    if "anyOf" in schema:
        strategy = st.one_of([of_schema(option, defs) for option in schema["anyOf"]])
    elif "enum" in schema or "const" in schema:
        strategy = st.sampled_from(schema.get("enum") or [schema["const"]])
    else:
        strategy = _KINDS.get(schema.get("type", ""), lambda *_: json_values)(schema, defs)
    there = THERE.get(name)
    return st.sampled_from(there) | strategy if there else strategy


def _defined(name: str, defs: Schema) -> st.SearchStrategy[Any]:
    return st.deferred(lambda: of_schema(defs[name], defs))


def _string(schema: Schema, _defs: Schema) -> st.SearchStrategy[str]:
    most = schema.get("maxLength", 400)
    if schema.get("format") == "date-time":
        return _TIMES
    if "pattern" in schema:
        strategy = _matching(schema["pattern"], most)  # of a time mostly one in a thirteenth month
        return _TIMES | strategy if re.fullmatch(schema["pattern"], _A_TIME) else strategy
    return st.text(min_size=schema.get("minLength", 0), max_size=min(most, 40))


def _integer(schema: Schema, _defs: Schema) -> st.SearchStrategy[int]:
    top = schema.get("maximum", schema.get("exclusiveMaximum", 2**53 + 1) - 1)
    return st.integers(schema.get("minimum", -(2**53)), top)


def _array(schema: Schema, defs: Schema) -> st.SearchStrategy[list[Any]]:
    if "prefixItems" in schema:
        return st.tuples(*(of_schema(element, defs) for element in schema["prefixItems"])).map(list)
    inner = of_schema(schema.get("items", {}), defs)
    least = schema.get("minItems", 0)
    return st.lists(inner, min_size=least, max_size=max(least, min(schema.get("maxItems", 3), 3)))


def _object(schema: Schema, defs: Schema) -> st.SearchStrategy[dict[str, Any]]:
    fields = schema.get("properties", {})
    if not fields:
        inner = schema.get("additionalProperties")
        values = of_schema(inner, defs) if isinstance(inner, dict) else json_values
        return st.dictionaries(st.text(max_size=8), values, max_size=2)
    strategies = {name: of_schema(field, defs, name) for name, field in fields.items()}
    needed = set(schema.get("required", ()))
    return st.fixed_dictionaries(
        {name: strategy for name, strategy in strategies.items() if name in needed},
        optional={name: strategy for name, strategy in strategies.items() if name not in needed},
    )


_KINDS: Final[dict[str, Any]] = {
    "string": _string,
    "integer": _integer,
    "number": lambda *_: st.floats(),
    "boolean": lambda *_: st.booleans(),
    "null": lambda *_: st.none(),
    "array": _array,
    "object": _object,
}


@cache
def of_model(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """What a pydantic model takes."""
    schema = model.model_json_schema()
    return of_schema(schema, schema.get("$defs", {}))


@cache
def of_document(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """A document of a kind; of master data with a record of its own kind."""
    schema = TypeAdapter(DOCUMENTS[kind]).json_schema()
    bare = of_schema(schema, schema.get("$defs", {}))
    if kind != "ref":
        return bare
    records = {}
    for name, record in REF_RECORDS.items():
        shape = TypeAdapter(record).json_schema()
        records[name] = of_schema(shape, shape.get("$defs", {}))
    filled = [st.tuples(bare, inner, st.just(name)) for name, inner in records.items()]
    return st.one_of(filled).map(lambda drawn: {**drawn[0], "record": drawn[1], "kind": drawn[2], "id": drawn[1]["id"]})


def bent(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What was drawn, as it is or spoiled in one place."""
    seeds = st.none() | st.integers(0, 2**32)
    return st.tuples(values, seeds).map(
        lambda drawn: drawn[0] if drawn[1] is None else spoiled_value(drawn[0], Random(drawn[1]))
    )


commands: Final = st.sampled_from(sorted(COMMANDS)).flatmap(
    lambda verb: st.tuples(st.just(verb), bent(of_model(COMMANDS[verb])))
)
"""(verb, data), of every verb."""
_QUERIES: Final[list[tuple[str, type[BaseModel]]]] = [
    ("hello", Hello),
    ("authorise", Authorise),
    ("set-pin", SetPin),
    ("security", AskSecurity),
    ("events", EventsAsked),
]
requests: Final = st.sampled_from(_QUERIES).flatmap(lambda query: st.tuples(st.just(query[0]), bent(of_model(query[1]))))
"""(query, body)."""
documents: Final = st.sampled_from(sorted(DOCUMENTS)).flatmap(lambda kind: st.tuples(st.just(kind), bent(of_document(kind))))
"""(kind, document), of every kind."""
answers: Final = st.tuples(st.just("ack"), bent(of_model(Ack))) | st.tuples(st.just("res"), bent(of_model(HelloAnswer)))
"""(channel, body): what only the hub says to a terminal."""
raw: Final = st.binary(max_size=200) | json_values
"""Bytes, or any JSON value in place of a message."""

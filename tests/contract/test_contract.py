"""The contract as committed: schemas, and documents that fit them."""

import json

from pydantic import TypeAdapter

from hub.core.rows import ROWS
from hub.store.load import table_of
from shared.documents import DOCUMENTS, kind_at
from shared.schema import FOLDER, as_text, schemas
from tests.support.hub import chairs


def test_committed_schemas_are_those_of_the_code() -> None:
    """A change of the contract shows in a diff (`make schemas`)."""
    texts = {name: as_text(schema) for name, schema in schemas().items()}
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.json")} == texts


def test_every_document_the_hub_publishes_fits_its_schema() -> None:
    """All kinds, of a plant with history."""
    hub = chairs()
    hub.hello()
    where = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}
    hub.terminal("sign-on", workstation="CUT-01")
    hub.terminal("op-start", **where)
    hub.terminal("output", **where, good="5", scrap=[{"q": "1", "reason": "DIM"}])
    hub.terminal("op-pause", **where, reason="BRK")
    kinds = set()
    for out in hub.engine.every_document(hub.now):
        levels = hub.engine.topics.parse_state(out.topic)
        assert levels is not None
        TypeAdapter(DOCUMENTS[kind_at(levels)]).validate_python(json.loads(out.payload))
        kinds.add(kind_at(levels))
    assert kinds == {"mo", "op", "job", "ws", "stock", "ref", "people", "exception", "value-mo", "value-stock"}


def test_rows_and_tables_have_the_same_columns() -> None:
    """The hot path's records and the SQLModel tables can't drift apart."""
    assert len(ROWS) > 20
    for kind in ROWS:
        table = table_of(kind)
        assert tuple(column.key for column in table.c) == kind.COLUMNS, kind  # rows go to the driver as they are
        assert tuple(column.name for column in table.c) == kind.STORED, kind
        assert set(kind.KEY) == {column.name for column in table.primary_key}, kind

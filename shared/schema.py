"""The contract as JSON Schemas, committed under `shared/schemas/` so that a change of it is seen in a diff."""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from shared.commands import (
    COMMANDS,
    Answer,
    AskSecurity,
    Authorise,
    EventsAnswer,
    EventsAsked,
    Hello,
    HelloAnswer,
    SecurityAnswer,
    SetPin,
)
from shared.documents import SAID
from shared.envelope import Ack, Envelope

FOLDER: Final = Path(__file__).parent / "schemas"


def schemas() -> dict[str, dict[str, Any]]:
    """File name → JSON Schema, for the envelope, the answers, every command, every document and events."""
    documents: dict[str, dict[str, Any]] = {
        "envelope": Envelope.model_json_schema(),
        "ack": Ack.model_json_schema(),
        "req-hello": Hello.model_json_schema(),
        "res-hello": HelloAnswer.model_json_schema(),
        "req-authorise": Authorise.model_json_schema(),
        "req-set-pin": SetPin.model_json_schema(),
        "req-security": AskSecurity.model_json_schema(),
        "res-security": SecurityAnswer.model_json_schema(),
        "req-events": EventsAsked.model_json_schema(),
        "res-events": EventsAnswer.model_json_schema(),
        "res": Answer.model_json_schema(),
    }
    documents |= {f"cmd-{verb}": model.model_json_schema() for verb, model in COMMANDS.items()}
    documents |= {name: TypeAdapter(kind).json_schema() for name, kind in SAID.items()}
    return {f"{name}.json": schema for name, schema in documents.items()}


def as_text(schema: dict[str, Any]) -> str:
    """A schema as it is committed."""
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def contract_hash() -> str:
    """Twelve hex digits that name this contract; published in `hub/info`."""
    text = "".join(f"{name}{as_text(schema)}" for name, schema in sorted(schemas().items()))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def write(folder: Path = FOLDER) -> None:
    """Write all schemas (`make schemas`)."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for name, schema in schemas().items():
        (folder / name).write_text(as_text(schema), encoding="utf-8")


if __name__ == "__main__":
    write()

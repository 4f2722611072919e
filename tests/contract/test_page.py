"""`docs/contract.md` shows what the hub says: its examples are real and fit the models, and nothing is left out."""

import json
import re
from typing import Any, Final

import pytest
from pydantic import BaseModel, TypeAdapter

from hub.core.documents.master import REF
from hub.core.intake.incoming import Arrival, read
from shared.commands import (
    COMMANDS,
    Answer,
    AskSecurity,
    Authorise,
    EventsAnswer,
    EventsAsked,
    Fact,
    Hello,
    HelloAnswer,
    SecurityAnswer,
    SetPin,
)
from shared.documents import DOCUMENTS, REF_RECORDS, DesiredDocument, EventDocument, HubInfo, kind_at
from shared.envelope import Ack, decode
from shared.verbs import VERBS, Verb
from tests.contract.examples import PAGE, examples, shown

TEXT: Final = PAGE.read_text(encoding="utf-8")
SHOWN: Final = dict(shown(TEXT))
STAMPED: Final = re.compile(rb',"crc":"[0-9a-f]{8}"\}$')
REQUESTS: Final[dict[str, type[BaseModel]]] = {
    "hello": Hello,
    "authorise": Authorise,
    "set-pin": SetPin,
    "security": AskSecurity,
    "events": EventsAsked,
}
ANSWERS: Final[dict[str, type[BaseModel]]] = {
    "(hello)": HelloAnswer,
    "(security)": SecurityAnswer,
    "(events)": EventsAnswer,
}
STATUSES: Final = {
    "hub/status": "hub-status",
    "hub/health": "hub-health",
    "t/status": "terminal-status",
    "t/info": "terminal-info",
}


def levels(name: str) -> list[str]:
    """A topic below the site's root, level by level."""
    return name.partition(" ")[0].split("/")


def test_examples_are_what_the_hub_says() -> None:
    """Byte by byte, as it would travel. Else: `python -m tests.contract.examples`."""
    written = examples()
    assert {
        name: (payload.decode(), written.get(name, b"").decode())
        for name, payload in SHOWN.items()
        if payload != written.get(name)
    } == {}


@pytest.mark.parametrize("name", [name for name in SHOWN if levels(name)[2:3] == ["cmd"]])
def test_commands_can_be_sent(name: str) -> None:
    """They have a place, a good checksum and sensible data."""
    plane, client, _, verb = levels(name)
    arrival = Arrival("t" if plane == "t" else "x", client, verb, SHOWN[name])
    assert read(arrival, 0).nonsense is None


@pytest.mark.parametrize("name", [name for name in SHOWN if levels(name)[2:3] != ["cmd"]])
def test_everything_else_fits_its_model(name: str) -> None:
    """And its checksum is good, but for a will's, which has none."""
    payload = SHOWN[name]
    said = decode(payload)
    assert STAMPED.search(payload) or (name.startswith("t/") and name.endswith("/status"))
    for model in _models(name):
        TypeAdapter(model).validate_json(payload, strict=True)
    if name.startswith("state/ref/"):
        TypeAdapter(REF_RECORDS[levels(name)[2]]).validate_python(said["record"])


def _models(name: str) -> list[Any]:
    """What an example is."""
    parts = levels(name)
    if parts[0] == "state":
        return [DOCUMENTS[kind_at(parts[1:])]]
    if parts[0] == "evt":
        return [EventDocument]
    if parts == ["hub", "info"]:
        return [HubInfo]
    if parts[-1] in ("status", "health", "info"):
        return [DOCUMENTS[STATUSES[f"{parts[0]}/{parts[-1]}"]]]
    if parts[-1] == "desired":
        return [DesiredDocument]
    if parts[-1] == "res":
        return [ANSWERS.get(name.partition(" ")[2], Answer)]
    if parts[-1] == "ack":
        return [Ack]
    return [REQUESTS[parts[3]]] if parts[2:3] == ["req"] else []


def test_nothing_of_the_contract_has_no_example() -> None:
    """Every document, every kind of master data, every request with its answer, every status of an answer but one."""
    kinds = {kind_at(levels(name)[1:]) for name in SHOWN if name.startswith("state/")}
    kinds |= {STATUSES.get(f"{levels(name)[0]}/{levels(name)[-1]}", "state") for name in SHOWN} - {"state"}
    assert kinds == set(DOCUMENTS)
    assert {levels(name)[2] for name in SHOWN if name.startswith("state/ref/")} == set(REF)
    assert {levels(name)[3] for name in SHOWN if levels(name)[2:3] == ["req"]} == set(REQUESTS)
    statuses = {json.loads(payload)["status"] for name, payload in SHOWN.items() if levels(name)[-1] == "ack"}
    assert statuses == {"accepted", "parked", "rejected", "retry"}
    assert len([name for name in SHOWN if levels(name)[-1] == "res"]) == len(REQUESTS)


def _row(verb: Verb) -> tuple[str, ...]:
    """A verb's line of the table, as it is declared."""
    model: Any = COMMANDS[verb.name]
    fields = [
        f"`{field.alias or name}`{'' if field.is_required() else '?'}"
        for name, field in model.model_fields.items()
        if name not in Fact.model_fields
    ]
    said = "fact" if verb.fact else "plan", "t x" if verb.at_terminals else "x"
    return (f"`{verb.name}`", *said, f"`{verb.aggregate}`", " ".join(fields))


def test_every_verb_has_its_line_in_the_table() -> None:
    """With who may send it, where its event appears, and its fields."""
    table = TEXT.partition("| verb | | from |")[2].partition("\n\n")[0].splitlines()[2:]
    rows = {tuple(cell.strip() for cell in line.strip("|").split("|")) for line in table}
    assert rows == set(map(_row, VERBS.values()))

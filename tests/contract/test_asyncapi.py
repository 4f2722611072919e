"""`docs/asyncapi.json`: made from the contract, valid, and true of what a plant publishes."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from shared.asyncapi import SAID_AT, asyncapi
from shared.documents import SAID
from shared.verbs import VERBS
from tests.contract.examples import examples
from tests.contract.frozen_things import frozen
from tests.contract.published import DOCUMENT, channel_of, objections, validator
from tests.hub.eventful import eventful
from tests.hub.floor import floor
from tests.support.hub import TOPICS
from tests.support.paths import ROOT


def test_it_is_made_from_the_contract() -> None:
    """As committed: `make schemas` writes it."""
    assert asyncapi() == DOCUMENT
    assert set(SAID_AT) == set(SAID)


def test_it_is_an_asyncapi_3_document() -> None:
    """By the initiative's own schema."""
    schema = json.loads((ROOT / "tests" / "contract" / "asyncapi" / "3.0.0.json").read_text(encoding="utf-8"))
    assert [error.message[:300] for error in Draft7Validator(schema).iter_errors(DOCUMENT)] == []


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*(_references(part) for part in value.values()))
    return set().union(*(_references(part) for part in value)) if isinstance(value, list) else set()


def test_every_reference_leads_somewhere() -> None:
    """Within the document."""
    for reference in _references(DOCUMENT):
        place: Any = DOCUMENT
        for level in reference.removeprefix("#/").split("/"):
            place = place[level]
        assert isinstance(place, dict), reference


def test_every_verb_may_be_sent_where_it_may_be_sent() -> None:
    """From both planes, or from systems only."""
    for verb, declared in VERBS.items():
        assert channel_of(TOPICS.command("x", "erp", verb))[1] == [f"cmd-{verb}"]
        if not declared.at_terminals:
            with pytest.raises(LookupError):
                channel_of(TOPICS.command("t", "T-CUT-01", verb))


def test_the_examples_of_the_page_are_what_it_says() -> None:
    """Commands, answers, requests, documents and events."""
    for name, payload in examples().items():
        topic = f"{TOPICS.root}/{name.partition(' ')[0]}"
        assert objections(topic, payload) == [], name


@pytest.mark.parametrize("verb", sorted(frozen("commands")))
def test_what_was_sent_once_is_what_it_says(verb: str) -> None:
    """A command with something wrong in it is not."""
    envelope = frozen("commands")[verb]
    assert list(validator(f"cmd-{verb}").iter_errors(envelope)) == []
    assert list(validator(f"cmd-{verb}").iter_errors(envelope | {"type": "shopfloor.nothing.v1"}))
    assert list(validator(f"cmd-{verb}").iter_errors(envelope | {"data": {name: {} for name in envelope["data"]} or 1}))


def test_all_that_a_plant_with_history_publishes_is_what_it_says() -> None:
    """Documents and events of a hub in which everything has happened."""
    hub = floor()
    hub.hello()
    eventful(hub)
    kinds = set()
    out = [*hub.engine.every_document(hub.now), *(event for _, event in hub.engine.events.after(0, 100_000))]
    for message in out:
        assert objections(message.topic, message.payload) == [], message.topic
        kinds.add(channel_of(message.topic)[0])
    assert {"evt", "state-mo", "state-op", "state-job", "state-ws", "state-stock", "state-value-mo", "state-ref"} <= kinds

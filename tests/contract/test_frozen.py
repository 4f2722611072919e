"""Version 1 stays version 1: what was sent, published and stored once is read today, and means what it meant."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter

from hub.core.intake.incoming import read
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
from shared.documents import DOCUMENTS, REF_RECORDS, kind_at
from shared.envelope import Ack, to_bytes
from terminal.core.board.plant import Documents
from terminal.core.delivery.journal import Journal
from terminal.core.delivery.moment import Moment
from terminal.core.operator.display import display
from terminal.core.operator.terminal import TerminalCore
from terminal.core.plant.replica import Replica
from terminal.screens.frame import draw
from tests.contract.frozen_things import arrival, frozen, kept, old_journal
from tests.support.hub import START, TOPICS, chairs

NOW = START


def test_everything_is_frozen() -> None:
    """A new verb or document freezes an example of itself here; none is ever taken away."""
    assert set(frozen("commands")) >= set(COMMANDS)
    kinds = {kind_at(place.split("/")) for place in frozen("documents")}
    assert kinds == set(DOCUMENTS) - {"hub-status", "hub-health", "terminal-status", "terminal-info"}
    assert {place.split("/")[1] for place in frozen("documents") if place.startswith("ref/")} == set(REF_RECORDS)


@pytest.mark.parametrize("verb", sorted(frozen("commands")))
def test_a_command_means_what_it_meant(verb: str) -> None:
    """Its place, its sum and every field of its data: the same values, under the same names."""
    envelope = frozen("commands")[verb]
    command = read(arrival(verb, envelope), NOW)
    assert command.nonsense is None
    assert (command.id, command.epoch, command.seq) == (envelope["id"], envelope["epoch"], int(envelope["sequence"]))
    assert (command.authid, command.boot, command.mono) == (envelope["authid"], envelope["boot"], envelope["mono"])
    assert command.data is not None
    assert kept(envelope["data"], command.data.model_dump(mode="json", by_alias=True))


def test_commands_are_answered_not_quarantined() -> None:
    """Today's hub takes a journal of version 1 from its first to its last command."""
    hub = chairs()
    assert hub.hello(epoch="k3v9x2m4q7w1")["status"] == "welcome"
    acks = hub.send(*(arrival(verb, envelope) for verb, envelope in frozen("commands").items()))
    assert [ack["seq"] for ack in acks] == list(range(1, len(frozen("commands")) + 1))
    assert not [ack for ack in acks if ack["status"] in ("quarantined", "retry")]
    assert {"accepted", "parked", "rejected"} == {ack["status"] for ack in acks}


@pytest.mark.parametrize("place", sorted(frozen("documents")))
def test_a_document_is_taken_in_as_it_was(place: str) -> None:
    """By a terminal and by the board, every field as it was published."""
    doc, levels = frozen("documents")[place], tuple(place.split("/"))
    for docs in (Replica([]), Documents()):
        assert docs.put(levels, to_bytes(doc))
        assert kept(doc, docs._get(*levels))


@pytest.mark.parametrize("name", sorted(frozen("acks")))
def test_an_answer_means_what_it_meant(name: str) -> None:
    """All fields of an acknowledgement."""
    assert kept(frozen("acks")[name], Ack.model_validate(frozen("acks")[name]).model_dump(mode="json"))


def test_requests_and_their_answers_mean_what_they_meant() -> None:
    """Handshake and confirmations, both ways; a time may be written otherwise, but is the same moment."""
    shapes: list[tuple[str, str, Any]] = [
        ("requests", "hello", Hello),
        ("requests", "authorise", Authorise),
        ("requests", "set-pin", SetPin),
        ("requests", "security", AskSecurity),
        ("answers", "hello", HelloAnswer),
        ("answers", "authorise", Answer),
        ("answers", "refused", Answer),
        ("answers", "security", SecurityAnswer),
        ("requests", "events", EventsAsked),
        ("answers", "events", EventsAnswer),
    ]
    for name, which, shape in shapes:
        body = frozen(name)[which]
        document = shape.model_validate(body)
        dumped = document.model_dump(mode="json", by_alias=True)
        times = [field for field in ("clock", "hub_clock", "expires") if field in body]
        for field in times:
            assert TypeAdapter(type(getattr(document, field))).validate_python(body[field]) == getattr(document, field)
        assert kept({key: value for key, value in body.items() if key not in times}, dumped), which
    answered = chairs().engine.ask("t", "T1", "hello", to_bytes(frozen("requests")["hello"]), NOW)
    assert json.loads(answered[0].payload)["status"] == "welcome"


def test_statuses_mean_what_they_meant() -> None:
    """`hub/status`, `t/+/status` and `t/+/info`."""
    for topic, kind in (
        ("hub/status", "hub-status"),
        ("t/T-CUT-01/status", "terminal-status"),
        ("t/T-CUT-01/info", "terminal-info"),
    ):
        assert kept(frozen("statuses")[topic], TypeAdapter(DOCUMENTS[kind]).validate_python(frozen("statuses")[topic]))


def core(connection: Any) -> TerminalCore:
    """A terminal of today on a journal."""
    ids = iter(f"00000000-0000-7000-8000-{number:012d}" for number in range(900_000, 900_100))
    journal = Journal(connection, "T-CUT-01", mint_id=lambda: next(ids), mint_epoch=lambda: "neverused1")
    now = Moment(NOW + 5_000_000, "boot-2", 1_000)
    return TerminalCore(
        journal, TOPICS, terminal="T-CUT-01", workstation="CUT-01", version="test", jitter=lambda: 0.5, now=now
    )


def test_an_old_journal_opens_and_goes_on() -> None:
    """Numbering, what waits, documents of an old hub: the operator stands where they stood, and books on."""
    connection = old_journal()
    before = list(connection.execute("SELECT epoch, seq, id, body FROM outbox ORDER BY rowid"))
    terminal = core(connection)
    assert [entry.seq for entry in terminal.journal.waiting()] == [before[-2][1], before[-1][1]]
    assert terminal.journal.epoch == before[-1][0]
    assert len(draw(display(terminal))) == 24
    assert terminal.work.screen == "running"
    now = Moment(NOW + 5_001_000, "boot-2", 2_000)
    for key in ("enter", "1", "enter"):
        terminal.key(key, now)
    after = list(connection.execute("SELECT epoch, seq, id, body FROM outbox ORDER BY rowid"))
    assert after[:-1] == before
    assert after[-1][:2] == (before[-1][0], before[-1][1] + 1)


@pytest.mark.parametrize(
    ("hub", "place"),
    [(hub, place) for hub in ("second", "third") for place in sorted(frozen(f"documents-of-the-{hub}-hub"))],
)
def test_a_document_of_a_hub_of_before_is_taken_in(hub: str, place: str) -> None:
    """The second, with the schema 0002, names no generation; the third, 0005, says what everything is worth."""
    doc, levels = frozen(f"documents-of-the-{hub}-hub")[place], TOPICS.parse_state(place)
    assert levels is not None
    for docs in (Replica([]), Documents()):
        docs.on_generation("gen1", "2026-11-20T00:00:00Z")
        assert docs.put(levels, to_bytes(doc))
        assert kept(doc, docs._get(*levels))


def test_documents_of_an_older_hub_are_taken_in() -> None:
    """A terminal may be newer than its hub: what that leaves out is filled in, in what comes and in what is stored."""
    published = {topic: to_bytes(doc) for topic, doc in frozen("documents-of-the-first-hub").items()}
    replica, board = Replica([]), Documents()
    for topic, payload in published.items():
        levels = TOPICS.parse_state(topic)
        assert levels is not None
        assert replica.put(levels, payload), topic
        assert board.put(levels, payload), topic
        assert kept(json.loads(payload), replica._get(*levels))
    record = replica.ref("workstation", "CUT-01")
    assert record is not None
    assert (record["crew"], record["kind"]) == ("many", "production")
    again = Replica([(place, json.dumps(json.loads(body))) for place, body in replica.changed.items()])
    assert again.ref("workstation", "CUT-01") == record
    terminal = core(old_journal())
    assert terminal.replica.ref("workstation", "CUT-01") == record

"""A client's nonsense: answered, kept only where it takes a place, and one exception however often it comes."""

import json
from dataclasses import replace
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from hub.proof.verify.report import verify
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub, chairs


def unnumbered(hub: Hub, client: str, verb: str, data: dict[str, Any]) -> Arrival:
    body = seal(verb=verb, identity=hub.identity(), source=client, time=hub.clock(), data=data, authid="")
    return Arrival("x", client, verb, to_bytes(body))


def open_ones(hub: Hub) -> list[Any]:
    return hub.sql("SELECT kind, subject, times FROM exception WHERE status = 'open' ORDER BY id")


def assert_clean(hub: Hub) -> None:
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]


@pytest.mark.parametrize(
    ("client", "verb", "data", "code"),
    [
        ("office", "make-coffee", {}, "verb-unknown"),
        ("office", "note", {"nonsense": True}, "nonsense"),
        ("stranger", "mo-create", {"item": "CH-100", "q": "1"}, "client-role"),
    ],
)
def test_nothing_is_stored_of_what_may_not_be_sent(client: str, verb: str, data: dict[str, Any], code: str) -> None:
    hub = chairs()
    before = hub.sql("SELECT count(*), max(no) FROM inbox"), hub.sql("SELECT count(*) FROM event")
    arrival = unnumbered(hub, client, verb, data)
    answers = hub.send(*[arrival] * 3) + hub.send(arrival)
    assert {(answer["status"], answer["code"], answer["no"]) for answer in answers} == {("rejected", code, None)}
    assert (hub.sql("SELECT count(*), max(no) FROM inbox"), hub.sql("SELECT count(*) FROM event")) == before
    assert open_ones(hub) == []
    assert hub.office("note", subject="CUT-01", text="all is well")["status"] == "accepted"
    assert_clean(hub)


def test_a_rules_no_is_kept_and_a_fact_is_parked() -> None:
    hub = chairs()
    refused = hub.office("mo-create", item="CH-999", q="1")
    assert (refused["status"], refused["code"]) == ("rejected", "item-unknown")
    assert refused["no"]
    parked = hub.office("output", mo="MO-2026-99999", op="010", workstation="CUT-01", good="1")
    assert parked["status"] == "parked"
    assert parked["no"]


def test_a_terminals_nonsense_takes_its_places_and_is_one_exception() -> None:
    hub = chairs()
    hub.hello()
    answers = [hub.terminal("make-coffee", cups=number) for number in range(5)]
    assert [answer["have_through"] for answer in answers] == [1, 2, 3, 4, 5]
    assert open_ones(hub) == [("quarantined", "t/T1", 5)]
    ((identity, first, text),) = hub.sql("SELECT id, no, text FROM exception")
    assert first == answers[0]["no"]
    assert hub.document("exception", identity)["times"] == 5
    assert_clean(hub)
    assert hub.office("exception-resolve", exception=identity, how="dismiss", reason="seen")["status"] == "accepted"
    assert hub.terminal("make-coffee", cups=9)["status"] == "quarantined"
    assert open_ones(hub) == [("quarantined", "t/T1", 1)], "what comes afterwards is news"
    assert "make-coffee" in text
    assert_clean(hub)


def test_another_clients_nonsense_is_another_exception() -> None:
    hub = chairs()
    hub.hello()
    hub.hello("T2", "epoch002")
    hub.terminal("make-coffee")
    hub.send(hub.sealed("make-coffee", "0021", {}, "T2", "epoch002"))
    assert open_ones(hub) == [("quarantined", "t/T1", 1), ("quarantined", "t/T2", 1)]


def test_a_terminals_conflicts_are_one_exception_and_each_is_kept() -> None:
    hub = chairs()
    hub.hello()
    first = hub.sealed("sign-on", "0021", {"workstation": "CUT-01"})
    hub.send(first)
    others = [hub.sealed("sign-on", "0021", {"workstation": f"CUT-{number:02d}"}, sequence=1) for number in range(2, 12)]
    assert {answer["status"] for answer in hub.send(*others, others[0])} == {"quarantined"}
    assert open_ones(hub) == [("sequence-conflict", "t/T1", 10)]
    ((text,),) = hub.sql("SELECT text FROM exception")
    assert text.endswith(f"(sign-on {json.loads(others[-1].payload)['id']})"), "the newest"
    bodies = "".join(body for (body,) in hub.sql("SELECT body FROM inbox WHERE verb = 'hub-alarm'"))
    assert all(f"CUT-{number:02d}" in bodies for number in range(2, 12)), "somebody may have to book it"
    assert hub.send(first)[0]["status"] == "accepted", "the right one has its answer"
    assert_clean(hub)


def test_a_programs_conflicts_are_noted_now_and_then() -> None:
    hub = chairs()

    def same_id(number: int) -> Arrival:
        arrival = unnumbered(hub, "office", "note", {"subject": "CUT-01", "text": f"number {number}"})
        body = json.loads(arrival.payload) | {"id": "00000000-0000-7000-8000-999999999999"}
        del body["sum"]
        return replace(arrival, payload=to_bytes(body))

    hub.send(same_id(0))
    assert {answer["status"] for answer in hub.send(*map(same_id, range(1, 11)))} == {"quarantined"}
    assert open_ones(hub) == [("id-conflict", "x/office", 1)]
    hub.send(same_id(11))  # a second later
    assert open_ones(hub) == [("id-conflict", "x/office", 11)]
    assert hub.sql("SELECT count(*) FROM inbox WHERE verb = 'hub-alarm'") == [(2,)]
    assert_clean(hub)


def test_many_are_dismissed_with_one() -> None:
    hub = chairs()
    for number in range(4):
        hub.office("output", mo=f"MO-2026-9999{number}", op="010", workstation="CUT-01", good="1")
    ids = [identity for (identity,) in hub.sql("SELECT id FROM exception WHERE status = 'open' ORDER BY id")]
    refused = hub.office("exception-resolve", exception=ids[0], how="apply", reason="x", also=ids[1:])
    assert (refused["status"], refused["code"]) == ("rejected", "nonsense")
    hub.office("exception-resolve", exception=ids[3], how="dismiss", reason="by itself")
    answer = hub.office("exception-resolve", exception=ids[0], how="dismiss", reason="a wrong list", also=ids[1:])
    assert (answer["status"], answer["result"]) == ("accepted", {"also": 2}), "one was settled already"
    assert hub.sql("SELECT DISTINCT status, how FROM exception") == [("settled", "dismiss")]
    assert hub.sql("SELECT count(*) FROM exception WHERE reason = 'a wrong list'") == [(3,)]
    assert_clean(hub)

"""Whom a client names is nobody's act without that person's PIN: what the books, the documents and the events say then."""

import json
from typing import Any

import pytest
from argon2 import PasswordHasher

from hub.core.intake.incoming import Arrival
from hub.proof.replay.replay import replay, scratch
from shared.envelope import seal, to_bytes
from tests.hub.floor import FIRST, PIN, floor, give_pin, grant
from tests.support.hub import Hub, fill, site_rules
from tests.support.plants import BOSS, OPERATOR, STOOLS


@pytest.fixture(name="hub")
def _hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return floor()


CUTTER = "0021"


def says(hub: Hub, verb: str, badge: str, client: str = "office", **data: Any) -> dict[str, Any]:
    """A command of a client that names a badge, and its answer."""
    body = seal(verb=verb, identity=hub.identity(), source=client, time=hub.clock(), data=data, authid=badge)
    return hub.send(Arrival("x", client, verb, to_bytes(body)))[0]


def last_event(hub: Hub) -> dict[str, Any]:
    """What was told last."""
    _, out = hub.engine.events.after(0)[-1]
    event: dict[str, Any] = json.loads(out.payload)
    return event


def test_an_event_names_the_client_and_nobody_else(hub: Hub) -> None:
    """The attack: a client with roles of its own, in the name of the supervisor."""
    assert says(hub, "mo-hold", BOSS, mo=STOOLS, reason="because")["status"] == "accepted"
    event = last_event(hub)
    assert (event["who"], event["source"]) == ("", "x/office")
    assert hub.document("mo", STOOLS)["hold"]["who"] == "office"
    assert says(hub, "output", OPERATOR, **FIRST, good="1")["status"] == "accepted"
    assert hub.sql("SELECT badge, entered_by FROM booking") == [("", "")]
    assert says(hub, "note", OPERATOR, subject=STOOLS, text="dull blade")["status"] == "accepted"
    assert hub.document("mo", STOOLS)["remarks"][-1]["who"] == ""


def test_with_the_grant_it_is_the_person(hub: Hub) -> None:
    """Whatever roles the client has besides."""
    give_pin(hub, BOSS)
    proof = grant(hub, BOSS, "mo-hold", "office", "x")
    assert says(hub, "mo-hold", BOSS, mo=STOOLS, reason="because", grant=proof)["status"] == "accepted"
    assert last_event(hub)["who"] == BOSS
    proof = grant(hub, BOSS, "mo-unhold", "office", "x")
    wrong = says(hub, "mo-unhold", OPERATOR, mo=STOOLS, grant=proof)
    assert (wrong["status"], wrong["code"]) == ("rejected", "grant-wrong")
    assert PIN not in json.dumps(hub.sql("SELECT body FROM inbox"))


@pytest.mark.parametrize("verb", ["sign-on", "sign-off", "op-start", "op-pause", "op-resume"])
def test_what_is_a_persons_own_is_not_done_by_hearsay(hub: Hub, verb: str) -> None:
    """Refused, and kept for nobody: with the grant, or as a supervisor's back-entry, it goes."""
    data = {"workstation": FIRST["workstation"]} if verb.startswith("sign") else dict(FIRST)
    data |= {"reason": "BRK"} if verb == "op-pause" else {}
    answer = says(hub, verb, OPERATOR, **data)
    assert (answer["status"], answer["code"]) == ("rejected", "grant-needed")
    assert "authorise" in answer["help"]
    assert not hub.sql("SELECT 1 FROM presence WHERE badge = :badge AND since > 0", badge=OPERATOR)
    assert not hub.sql("SELECT 1 FROM exception")
    assert says(hub, verb, "", behalf=OPERATOR, **data)["status"] == "accepted"
    assert last_event(hub)["entered_by"] == "x/office"
    give_pin(hub, OPERATOR)
    proof = grant(hub, OPERATOR, verb, "office", "x")
    assert says(hub, verb, OPERATOR, grant=proof, **data)["status"] == "accepted"
    assert (last_event(hub)["who"], "entered_by" in last_event(hub)) == (OPERATOR, False)


def test_what_a_client_has_parked_is_its_own_when_it_is_applied(hub: Hub) -> None:
    """The exception names the client; a supervisor's word makes it nobody's whom it names."""
    parked = says(hub, "receive", OPERATOR, item="LATER", location="RAW", q="1", cost="1")
    assert parked["status"] == "parked"
    (identity, text) = hub.sql("SELECT id, text FROM exception")[0]
    assert "(office)" in text
    assert (hub.document("exception", identity)["badge"], hub.document("exception", identity)["source"]) == ("", "x/office")
    output = says(hub, "output", OPERATOR, **{**FIRST, "mo": "MO-2026-00009"}, good="1")
    assert output["status"] == "parked"
    hub.office("mo-create", mo="MO-2026-00009", item="STOOL", q="5")
    hub.office("mo-release", mo="MO-2026-00009")
    applied = hub.office("exception-resolve", exception=f"EX-{output['no']}-1", how="apply", reason="it was so")
    assert applied["status"] == "accepted", applied
    assert hub.sql("SELECT badge, entered_by FROM booking") == [("", "x/office")]


def test_an_inbox_of_before_is_decided_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the command that says that these rules begin, whom a client named was the actor; and so it replays."""
    for edition in ("hub.core.edition.NEWEST", "tests.support.hub.NEWEST"):
        monkeypatch.setattr(edition, 2)
    hub = Hub()
    fill(hub)
    assert says(hub, "sign-on", CUTTER, workstation="CUT-01")["status"] == "accepted"
    assert last_event(hub)["who"] == CUTTER
    assert says(hub, "output", CUTTER, mo="MO-2026-00009", op="010", workstation="CUT-01", good="1")["status"] == "parked"
    monkeypatch.undo()
    hub.restart()
    assert says(hub, "sign-off", CUTTER, workstation="CUT-01")["code"] == "grant-needed"
    assert hub.document("ws", "CUT-01")["people"] == [CUTTER]
    proof = grant(hub, CUTTER, "sign-off", "office", "x")
    assert says(hub, "sign-off", CUTTER, workstation="CUT-01", grant=proof)["status"] == "accepted"
    assert says(hub, "note", CUTTER, subject="MO-2026-00184", text="a", grant="forged")["code"] == "grant-wrong"
    assert says(hub, "note", CUTTER, subject="MO-2026-00184", text="a")["status"] == "accepted"
    replayed = replay(hub.database, scratch(), site_rules())
    assert replayed.same, str(replayed.difference)

"""`req/security`: pages of the security log, for who may read it."""

import json
from typing import Any

import pytest
from argon2 import PasswordHasher

from hub.service.security.asked import PAGE_BYTES, PAGE_ROWS
from shared.commands import SecurityAnswer
from shared.envelope import to_bytes
from tests.support.board import PIN, supervised
from tests.support.hub import Hub


@pytest.fixture(name="hub")
def _hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    return supervised()


def asked(hub: Hub, query: str = "security", client: str = "office", **body: Any) -> dict[str, Any]:
    """A request's answer."""
    (out,) = hub.engine.ask("x", client, query, to_bytes({"id": "q", **body}), hub.now)
    if query == "security":
        SecurityAnswer.model_validate_json(out.payload)
    answer: dict[str, Any] = json.loads(out.payload)
    return answer


def grant(hub: Hub, badge: str, verb: str, client: str = "weak") -> str:
    """A PIN given at a client that may nothing by itself."""
    return str(asked(hub, "authorise", client, badge=badge, pin=PIN, **{"for": verb})["grant"])


def test_pages_lead_back_through_all_of_it(hub: Hub) -> None:
    """The newest first, none twice, none left out, and no page is larger than a message may be."""
    for minute in range(3 * PAGE_ROWS):
        hub.engine.security.note("pin-wrong", "x/board", f"{minute}" * 20, "ü" * 300, hub.now + minute * 61_000)
        if not minute % 100:
            hub.engine.security.keep(hub.now)
    numbers: list[int] = []
    more, pages = True, 0
    while more:
        answer = asked(hub, after=numbers[-1] if numbers else 0)
        assert len(to_bytes(answer)) < PAGE_BYTES + 200
        numbers += [row["no"] for row in answer["rows"]]
        more, pages = answer["more"], pages + 1
    assert numbers == list(range(3 * PAGE_ROWS, 0, -1))
    assert pages > 3


def test_who_may_read_it(hub: Hub) -> None:
    """A client with the role, a supervisor's PIN for it or for a session; nobody else, and no terminal."""
    hub.engine.security.note("takeover", "t/T1", "T1", "two devices", hub.now)
    assert [row["kind"] for row in asked(hub)["rows"]] == ["takeover"]
    refused = asked(hub, client="weak")
    assert (refused["status"], refused["code"], "rows" in refused) == ("refused", "client-role", False)
    for verb in ("security", "session"):
        assert asked(hub, client="weak", grant=grant(hub, "0011", verb))["status"] == "ok"
    for wrong in (grant(hub, "0011", "mo-hold"), grant(hub, "0011", "security", "board"), "0011.security.1.x"):
        assert asked(hub, client="weak", grant=wrong)["code"] == "grant-wrong"
    assert asked(hub, client="weak", grant=grant(hub, "0016", "session"))["code"] == "role-needed"
    assert asked(hub)["rows"][0]["text"] == "security needs the role admin or supervisor by badge 0016"
    later = grant(hub, "0011", "security")
    hub.now += 10 * 60_000
    assert asked(hub, client="weak", grant=later)["code"] == "grant-wrong"
    assert hub.engine.ask("t", "T1", "security", to_bytes({"id": "q"}), hub.now) == []
    assert hub.engine.ask("x", "office", "security", to_bytes({"id": "q", "after": -1}), hub.now) == []


def test_who_left_reads_nothing(hub: Hub) -> None:
    """A badge that is off."""
    proof = grant(hub, "0011", "session")
    record: dict[str, Any] = {"name": "Nasser", "roles": ["supervisor"], "rev": 1, "active": False}
    assert hub.office("put-operator", id="0011", **record)["status"] == "accepted"
    assert asked(hub, client="weak", grant=proof)["code"] == "grant-wrong"

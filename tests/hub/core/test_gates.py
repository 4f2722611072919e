"""A step that is a gate: who begins behind it while it is open is let through by name, or shown to a supervisor."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher

from hub.core.case import SiteRules
from hub.proof.replay.replay import replay, scratch, wipe
from shared.plant_time import day_of, year_of
from tests.hub.floor import clean, done, floor, give_pin, grant, order
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, QUALITY, SETTER

MO = "MO-2026-00300"
BEFORE: dict[str, Any] = {"mo": MO, "op": "010", "workstation": "CUT-01"}
BEHIND: dict[str, Any] = {"mo": MO, "op": "020", "workstation": "PACK-01"}
NO_CLIENTS = SiteRules(day_of("UTC", "06:00"), year_of("UTC"))


@pytest.fixture(name="hub")
def _hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """The stools, with a gate behind 010; four of ten are through it."""
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    hub = floor()
    give_pin(hub, QUALITY, BOSS, OPERATOR)
    steps = [{"op": "010", "group": "CUT", "gate": True}, {"op": "020", "group": "PACK"}]
    done(hub.office("put-routing", id="STOOL", item="STOOL", steps=steps, rev=1))
    done(hub.office("put-reason", id="CHK", kind="override", text="checked by hand"))
    order(hub, MO)
    done(hub.terminal("op-start", OPERATOR, **BEFORE))
    done(hub.terminal("output", OPERATOR, **BEFORE, good="4"))
    yield hub
    clean(hub)
    target = scratch()
    wipe(target)
    report = replay(hub.database, target, NO_CLIENTS)
    assert report.same, str(report.difference)


def override(badge: str, proof: str = "", reason: str = "CHK") -> list[dict[str, str]]:
    """The field of `op-start`."""
    return [{"rule": "gate-closed", "badge": badge, "reason": reason, "grant": proof}]


def shown(hub: Hub) -> list[str]:
    """What a supervisor is shown of it."""
    return [text for (text,) in hub.sql("SELECT text FROM exception WHERE kind = 'gate-passed'")]


@pytest.mark.parametrize("opener", [QUALITY, BOSS])
def test_who_may_opens_it_by_name(hub: Hub, opener: str) -> None:
    """The answer and the event say who and why; the grant goes no further."""
    answer = done(
        hub.terminal("op-start", OPERATOR, **BEHIND, overrides=override(opener, grant(hub, opener, "override"))),
        "gate-opened",
    )
    assert (answer["result"]["opened_by"], answer["result"]["reason"]) == (opener, "CHK")
    (event,) = hub.sql("SELECT body FROM event WHERE no = :no", no=answer["no"])[0]
    assert json.loads(event)["data"]["overrides"] == [{"rule": "gate-closed", "badge": opener, "reason": "CHK"}]
    noted = [(incident.kind, incident.client, incident.subject) for incident in hub.engine.security.incidents]
    assert noted == [("override", "t/T1", opener)]
    assert not shown(hub)


def test_once_begun_nobody_is_asked_again(hub: Hub) -> None:
    """Who joins, goes on after a pause, or begins again after pieces were reported, passes no gate."""
    done(hub.terminal("op-start", OPERATOR, **BEHIND, overrides=override(BOSS, grant(hub, BOSS, "override"))), "gate-opened")
    done(hub.terminal("op-start", SETTER, **BEHIND), "ahead-of-upstream")
    done(hub.terminal("output", OPERATOR, **BEHIND, good="2"))
    done(hub.terminal("op-finish", OPERATOR, **BEHIND), "finished-short")
    done(hub.terminal("op-start", OPERATOR, **BEHIND), "operation-reopened", "ahead-of-upstream")
    assert not shown(hub)


def test_a_finished_gate_asks_nobody(hub: Hub) -> None:
    """And setting up is no run."""
    done(hub.terminal("op-start", SETTER, **BEHIND, kind="setup"))
    done(hub.terminal("op-finish", OPERATOR, **BEFORE), "finished-short")
    done(hub.terminal("op-start", OPERATOR, **BEHIND))


def test_who_was_cut_off_after_the_pin_is_believed_later(hub: Hub) -> None:
    """A grant counts by the time of the fact it stands in."""
    proof = grant(hub, QUALITY, "override")
    sealed = hub.sealed("op-start", OPERATOR, {**BEHIND, "overrides": override(QUALITY, proof)})
    hub.now += 3 * 3_600_000
    done(hub.send(sealed)[0], "gate-opened")


def test_a_client_that_chooses_its_times_gets_nothing_for_an_old_proof(hub: Hub) -> None:
    """Neither by the envelope's time nor by `happened`; nor does a session let anything pass."""
    proof = grant(hub, QUALITY, "override", "office", "x")
    opened = hub.clock().isoformat()
    hub.now += 10 * 60_000
    late = {**BEHIND, "behalf": OPERATOR, "happened": opened, "overrides": override(QUALITY, proof)}
    done(hub.office("op-start", **late), "gate-passed")
    assert "without a PIN" in shown(hub)[0]


def test_a_session_opens_no_gate(hub: Hub) -> None:
    """Whoever stands at a board somebody has left open is not that somebody."""
    proof = grant(hub, QUALITY, "session")
    done(hub.terminal("op-start", OPERATOR, **BEHIND, overrides=override(QUALITY, proof)), "gate-passed")


def test_a_proof_of_yesterday_is_none(hub: Hub) -> None:
    """It counts by the time of the fact for a shift: as long as an outage may last."""
    sealed = hub.sealed("op-start", OPERATOR, {**BEHIND, "overrides": override(QUALITY, grant(hub, QUALITY, "override"))})
    hub.now += 20 * 3_600_000
    assert "gate-passed" in hub.send(sealed)[0]["flags"]


@pytest.mark.parametrize(
    ("overrides", "words"),
    [
        ([], "nobody opened the gate"),
        (override(QUALITY), "opened by Quality (checked by hand), without a PIN"),
        (override(QUALITY, "0034.override.9999999999999.0123"), "without a PIN"),
        (override(OPERATOR, "mine"), "Operator may not open it"),
        (override(QUALITY, "right", "DIM"), "no reason that is one for it (DIM)"),
        (override(QUALITY, "of op-start"), "without a PIN"),
        ([{"rule": "from-another-world", "badge": QUALITY, "reason": "CHK"}], "nobody opened the gate"),
    ],
)
def test_what_passes_all_the_same_is_shown(hub: Hub, overrides: list[dict[str, str]], words: str) -> None:
    """It has begun, so it counts; a supervisor sees it, and it is nobody else's grant that helps."""
    proofs = {"mine": (OPERATOR, "op-start"), "right": (QUALITY, "override"), "of op-start": (QUALITY, "op-start")}
    given = {word: grant(hub, *whose) for word, whose in proofs.items()}
    overrides = [
        override_ | {"grant": given.get(override_.get("grant", ""), override_.get("grant", ""))} for override_ in overrides
    ]
    done(hub.terminal("op-start", OPERATOR, **BEHIND, overrides=overrides), "gate-passed")
    (text,) = shown(hub)
    assert text.startswith(f"OP 020 of {MO} was begun before OP 010 was finished (4 good there): ")
    assert words in text

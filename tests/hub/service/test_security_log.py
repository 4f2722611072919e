"""What the security log keeps: rows and lines that a flood does not make many, and answers to what can't be trusted."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.core.intake.incoming import Arrival
from hub.proof.replay.replay import replay
from hub.service.security.distrust import AT_ONCE, CLIENTS, ONE_EVERY_MS, Allowance
from hub.service.security.log import SecurityLog
from hub.store import security
from hub.store.database import open_database, upgrade
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub, chairs, site_rules

WHERE = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = chairs()
    hub.hello()
    return hub


def rows(hub: Hub, *kinds: str) -> list[security.Kept]:
    """What is kept, the newest first."""
    hub.engine.security.keep(hub.now)
    with hub.database.connect() as connection:
        kept = security.newest(connection, 20_000, kinds=kinds)
        connection.rollback()
    return kept


def changed(arrival: Arrival, **change: Any) -> Arrival:
    """The same with other values and the old checksum; None leaves a member out."""
    raw = {**json.loads(arrival.payload), **change}
    payload = to_bytes({name: value for name, value in raw.items() if value is not None})
    return Arrival(arrival.plane, arrival.client, arrival.verb, payload)


def office(hub: Hub, **change: Any) -> Arrival:
    """A command of an office's, spoiled."""
    data = {"item": "CH-100", "q": "1"}
    body = seal(verb="mo-create", identity=hub.identity(), source="office", time=hub.clock(), data=data)
    return changed(Arrival("x", "office", "mo-create", to_bytes(body)), **change)


def test_a_flood_of_wrong_sums_is_a_row_a_minute(hub: Hub, caplog: pytest.LogCaptureFixture) -> None:
    """And two lines: the first, and how many more. Nothing is stored of the messages."""
    stored = hub.sql("SELECT count(*) FROM inbox")
    spoiled = changed(hub.sealed("output", "0021", {**WHERE, "good": "5"}), sum="0" * 16)
    with caplog.at_level(logging.WARNING, "shopfloor.security"):
        answers = 0
        for _ in range(40):
            hub.now -= 950  # each batch 50 ms after the one before
            answers += len(hub.send(*[spoiled] * 50))
            hub.engine.security.keep(hub.now)
        hub.now += 60_000
    kept = rows(hub)
    assert [(row.kind, row.client, row.subject, row.count) for row in kept] == [("wrong-sum", "t/T1", "cmd/output", 2_000)]
    assert answers <= AT_ONCE + 2_000 // ONE_EVERY_MS
    lines = [json.loads(record.message.removeprefix("security ")) for record in caplog.records]
    assert [line.get("more", 0) for line in lines] == [0, 1_999]
    assert hub.sql("SELECT count(*) FROM inbox") == stored
    assert hub.engine.poison.count == 2_000


def test_no_more_rows_than_so_many_are_kept(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest go; the numbers go on, over a restart too."""
    monkeypatch.setattr(security, "ROWS", 50)
    for minute in range(120):
        hub.engine.security.note("pin-wrong", "x/board", "0011", "wrong", hub.now + minute * 60_000)
        hub.engine.security.keep(hub.now + minute * 60_000)
    assert [row.no for row in rows(hub)] == list(range(120, 70, -1))
    hub.restart()
    hub.engine.security.note("pin-wrong", "x/board", "0011", "wrong", hub.now)
    assert rows(hub)[0].no == 121


def test_a_database_that_does_not_answer_gets_it_later(hub: Hub, tmp_path: Path) -> None:
    """The program's log has it at once; who books is not kept waiting for it."""
    gone = open_database(f"sqlite:///{tmp_path}/none.db")
    log = SecurityLog(gone)
    log.note("override", "t/T1", "0011", "gate", hub.now)
    log.keep(hub.now)
    upgrade(gone)
    log.note("override", "t/T1", "0011", "gate", hub.now)
    log.keep(hub.now)
    assert [(row.kind, row.count) for row in log.newest(9)] == [("override", 2)]
    gone.dispose()


def test_who_names_somebody_without_their_word_is_noted(hub: Hub) -> None:
    """A client says that a person came, or began to work, and has nothing of that person's to show."""
    data = {"workstation": "CUT-01"}
    said = seal(verb="sign-off", identity=hub.identity(), source="office", time=hub.clock(), data=data, authid="0021")
    (answer,) = hub.send(Arrival("x", "office", "sign-off", to_bytes(said)))
    assert answer["code"] == "grant-needed"
    assert [(row.client, row.subject) for row in rows(hub, "role-denied")] == [("x/office", "sign-off")]


def test_a_replay_knows_nothing_of_it(hub: Hub) -> None:
    """It is in no inbox, and no difference."""
    hub.office("mo-create", client="weak", item="CH-100", q="1")
    assert rows(hub, "role-denied")
    fresh = open_database("sqlite://")
    assert replay(hub.database, fresh, site_rules()).same


@pytest.mark.parametrize(
    ("change", "code", "kind"),
    [
        ({"sum": "0" * 16}, "wrong-sum", "wrong-sum"),
        ({"sum": None, "source": "erp"}, "wrong-source", "wrong-source"),
        ({"sum": None, "epoch": "short", "sequence": "000000000001"}, "unreadable", "unreadable"),
    ],
)
def test_whoever_can_be_answered_hears_why(hub: Hub, change: dict[str, Any], code: str, kind: str) -> None:
    """An office's command: `retry` where it may have been damaged, `rejected` where it was meant; its id is not used up."""
    spoiled = office(hub, **change)
    (answer,) = hub.send(spoiled)
    assert (answer["status"], answer["code"]) == ("retry" if code == "wrong-sum" else "rejected", code)
    assert "nothing was taken" in answer["message"] and answer["no"] is None
    assert [(row.kind, row.client, row.subject) for row in rows(hub)] == [(kind, "x/office", "cmd/mo-create")]
    right = json.loads(office(hub).payload) | {"id": answer["id"]}
    del right["sum"]
    assert hub.send(Arrival("x", "office", "mo-create", to_bytes(right)))[0]["status"] == "accepted"


def test_of_a_terminal_nothing_is_settled_by_it(hub: Hub) -> None:
    """Whatever is wrong: `retry`, with how far the hub is, so that it sends the same again."""
    for change in ({"sum": "0" * 16}, {"source": "T2"}, {"source": "T2", "sum": None}, {"sequence": "7"}, {"epoch": "!"}):
        arrival = hub.sealed("output", "0021", {**WHERE, "good": "1"})
        (answer,) = hub.send(changed(arrival, **change))
        assert answer["status"] == "retry"
        assert answer["have_through"] == (None if "epoch" in change else hub.sequences["T1", "epoch001"] - 1)
        assert hub.send(arrival)[0]["status"] == "accepted"


def test_what_has_no_id_is_at_least_listed(hub: Hub) -> None:
    """Counted and kept with the reason, and nothing is answered; no name of a topic is too long, nor its signs too odd."""
    payloads = [b"", b"{", b"[]", b'{"id": 7}', b"\xff", b'{"id": "a b"}', b"x" * 70_000]
    assert hub.send(*(Arrival("x", "erp", "output\x1b[2J" * 500, payload) for payload in payloads)) == []
    (kept,) = rows(hub)
    assert (kept.kind, kept.client, kept.count) == ("unreadable", "x/erp", len(payloads))
    assert len(kept.subject) <= 80 and kept.subject.isprintable()
    hub.engine.ask("x", "erp", "nothing", b'{"id": "q"}', hub.now)
    assert rows(hub)[0].subject == "req/nothing"


def test_the_second_device_of_a_name_is_told_of_once(hub: Hub) -> None:
    """When the alarm is raised for the supervisors; not with each of its hellos."""
    hub.greet(epoch="epoch002")
    for _ in range(3):
        assert hub.greet(epoch="epoch001")["status"] == "closed-epoch"
    assert [(row.client, row.count) for row in rows(hub, "takeover")] == [("t/T1", 1)]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(-2_000, 5_000)), max_size=200))
def test_nobody_is_answered_more_often_than_allowed(asked: list[tuple[str, int]]) -> None:
    """In any span of time no more than at once and one for each half second; who asks seldom is always answered."""
    allowance, now, given_ = Allowance(), 0, dict[str, list[int]](a=[], b=[])
    for client, later in asked:
        now += max(0, later)
        if allowance.take(client, now):
            given_[client].append(now)
        else:
            assert len(given_[client]) >= AT_ONCE
    for times in given_.values():
        for at, time in enumerate(times[AT_ONCE:], AT_ONCE):
            assert time - times[at - AT_ONCE] >= ONE_EVERY_MS or at < AT_ONCE


def test_names_are_not_remembered_for_ever() -> None:
    """Nor do new ones make room for an old one's flood at once."""
    allowance = Allowance()
    for number in range(3 * CLIENTS):
        assert allowance.take(f"x/{number}", 0)
    assert len(allowance._spent) == CLIENTS

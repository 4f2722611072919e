"""PINs are hashed beside the hub: what waits, what is answered at once, and what becomes of both when something fails."""

import json
import threading
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import HashingError
from sqlalchemy.exc import OperationalError

from hub.service.requests import WAITING
from hub.service.security import work as hashing
from hub.service.security.pool import HashingPool
from hub.service.security.work import Hashed, Work, do
from shared.envelope import to_bytes
from tests.hub.floor import PIN, floor, give_pin
from tests.support.hub import Hub
from tests.support.plants import BOSS


@pytest.fixture(name="hub")
def _hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    hub = floor()
    give_pin(hub, BOSS)
    return hub


class Desk:
    """Somebody who asks a hub that hashes elsewhere: when the test says so."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.work: list[Work] = []

    def asks(self, client: str = "board", identity: str = "a", query: str = "authorise", **fields: Any) -> dict[str, Any]:
        """What is answered at once; nothing when it waits."""
        body = {"id": identity, "badge": BOSS, "pin": PIN, "for": "mo-hold", **fields}
        return self._one(self.hub.engine.ask("x", client, query, to_bytes(body), self.hub.now, self.work.append))

    def hashed(self, result: Hashed | None = None, which: int = 0) -> dict[str, Any]:
        """A piece of work is done, the oldest one: what is answered then."""
        work = self.work.pop(which)
        return self._one(self.hub.engine.hashed(result or do(work), self.hub.now))

    @staticmethod
    def _one(out: list[Any]) -> dict[str, Any]:
        return {"topic": out[0].topic, **json.loads(out[0].payload)} if out else {}


def test_the_answer_comes_with_the_hash(hub: Hub) -> None:
    """To the client that asked, whatever came in between; once."""
    desk = Desk(hub)
    assert desk.asks(pin="0000") == desk.asks("other", "b") == {}
    hub.office("mo-hold", mo="MO-2026-00184", reason="why")
    work = desk.work[0]
    wrong, right = desk.hashed(), desk.hashed()
    assert (wrong["topic"], wrong["id"], wrong["code"]) == ("shopfloor/v1/test/x/board/res", "a", "pin-wrong")
    assert (right["topic"], right["id"], right["status"]) == ("shopfloor/v1/test/x/other/res", "b", "ok")
    assert hub.engine.hashed(do(work), hub.now) == []


def test_one_a_client(hub: Hub) -> None:
    """A second one is told to wait and counts as no attempt; the same once more is what the broker has said twice."""
    desk = Desk(hub)
    desk.asks(identity="a", pin="0000")
    assert desk.asks(identity="b", pin="0001")["code"] == "pin-busy"
    assert desk.asks(identity="c", query="set-pin", pin="998877")["code"] == "grant-wrong"
    assert desk.asks(identity="a", pin="0000") == {}
    assert len(desk.work) == 1
    assert desk.hashed()["help"].endswith("4 attempts left")
    assert desk.asks(identity="b", pin="0001") == {}


def test_no_more_wait_than_there_is_room_for(hub: Hub) -> None:
    """However many names somebody has. Who needs no hash is answered at once."""
    desk = Desk(hub)
    given = desk.asks(**{"for": "session"}) or desk.hashed()
    for number in range(WAITING):
        assert desk.asks(f"c{number}") == {}
    assert desk.asks("one-more")["code"] == "pin-busy"
    assert desk.asks(pin=None, grant=given["grant"], **{"for": "session"})["status"] == "ok"
    assert desk.hashed()["status"] == "ok"
    assert desk.asks("one-more") == {}


def test_what_was_locked_or_set_anew_meanwhile_counts(hub: Hub) -> None:
    """The answer does not tell whether a PIN was right that may not be tried now."""
    desk = Desk(hub)
    desk.asks("late")
    for number in range(12):
        desk.asks(f"c{number}", pin="0000")
        desk.hashed(which=1)
    assert desk.hashed()["code"] == "pin-spread"
    give_pin(hub, BOSS)
    desk.asks("late")
    give_pin(hub, BOSS, pin="998877")
    assert desk.hashed()["code"] == "pin-busy"
    assert hub.sql("SELECT * FROM pin_lock") == []


def test_a_hash_that_fails_and_a_database_that_does_keep_nobody_out(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is counted, nothing told, and the client may ask again."""
    desk = Desk(hub)
    desk.asks(identity="a", pin="0000")
    assert desk.hashed(Hashed(desk.work[0].number, failed=True))["code"] == "pin-busy"
    desk.asks(identity="b", pin="0000")
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OperationalError("INSERT", {}, Exception("database or disk is full"))

        patch.setattr("hub.service.requests.store_tallies", full)
        with pytest.raises(OperationalError):
            desk.hashed()
    assert hub.sql("SELECT * FROM pin_lock") == []
    assert desk.asks(identity="c") == {}
    assert desk.hashed()["status"] == "ok"


def test_a_restart_forgets_who_waited(hub: Hub) -> None:
    """What comes of it later is nobody's."""
    desk = Desk(hub)
    desk.asks()
    hub.restart()
    assert desk.hashed() == {}
    assert desk.asks() == {}
    assert desk.hashed()["status"] == "ok"


def test_the_pool_brings_every_result_and_outlives_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """In threads of its own."""
    done: list[Hashed] = []
    threads: set[str] = set()
    every = threading.Event()

    def emit(result: Hashed) -> None:
        done.append(result)
        threads.add(threading.current_thread().name)
        if len(done) == 6:
            every.set()

    def right(stored: str, pin: str) -> bool:
        failures = {"1": MemoryError, "2": HashingError, "3": ValueError}
        if pin in failures:
            raise failures[pin]
        return _right(stored, pin)

    monkeypatch.setattr(hashing, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    _right = hashing._right
    monkeypatch.setattr(hashing, "_right", right)
    pool = HashingPool(emit)
    pool.start()
    try:
        pool.put(Work(1, PIN))
        pool.put(Work(2, PIN, hashing._HASHER.hash(PIN)))
        pool.put(Work(3, PIN, ""))
        for number in (1, 2, 3):
            pool.put(Work(3 + number, str(number), "stored"))
        assert every.wait(10)
    finally:
        pool.stop()
    assert sorted(result.number for result in done) == [1, 2, 3, 4, 5, 6]
    assert {result.number for result in done if result.failed} == {4, 5, 6}
    assert {result.number for result in done if result.right} == {2}
    assert threads <= {"pins-0", "pins-1"}

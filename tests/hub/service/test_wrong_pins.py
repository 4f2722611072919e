"""Wrong PINs on a hub: where they lock, over a restart, what is told of them and what is not stored."""

from collections.abc import Iterator
from typing import Any

import pytest
from argon2 import PasswordHasher

from hub.service.security.lock import KEPT
from tests.hub.floor import PIN, ask, floor, give_pin
from tests.support.hub import Hub
from tests.support.plants import ADMIN, BOSS

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


@pytest.fixture(name="hub")
def _hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    # What argon2 costs is not tested here.
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    hub = floor()
    give_pin(hub, BOSS)
    return hub


def tries(hub: Hub, pin: str, client: str = "x/board", badge: str = BOSS) -> dict[str, Any]:
    """An `authorise` of a client; the clock stands still."""
    answer = ask(hub, "authorise", client[2:], client[0], badge=badge, pin=pin, for_="mo-hold")
    hub.now -= 1_000
    return answer


def told(hub: Hub) -> Iterator[tuple[str, str, str]]:
    """What stands in the security log: kind, client and badge."""
    return ((incident.kind, incident.client, incident.subject) for incident in hub.engine.security.incidents)


def test_five_wrong_ones_lock_the_badge_at_that_client_and_nowhere_else(hub: Hub) -> None:
    """Each says how many are left; there the right one does not help then, nor does a restart."""
    helps = [tries(hub, "0000")["help"] for _ in range(4)]
    assert helps == [f"type them again; {left} left" for left in ("4 attempts", "3 attempts", "2 attempts", "1 attempt")]
    locked = tries(hub, "0000")
    assert (locked["code"], locked["help"][:10]) == ("pin-locked", "wait 1 min")
    assert tries(hub, PIN)["code"] == "pin-locked"
    hub.restart()
    assert tries(hub, PIN)["code"] == "pin-locked"
    assert tries(hub, PIN, "t/T1")["status"] == "ok"
    hub.now += MINUTE
    assert tries(hub, "0000")["help"][:10] == "wait 2 min"
    hub.now += 2 * MINUTE
    assert tries(hub, PIN)["status"] == "ok"
    assert tries(hub, "0000")["help"].endswith("4 attempts left")


def test_attempts_are_counted_over_restarts_and_forgotten_with_the_right_pin_or_a_day(hub: Hub) -> None:
    """Three wrong, a restart, two wrong: locked."""
    for _ in range(4):
        assert tries(hub, "0000")["code"] == "pin-wrong"
    assert tries(hub, PIN)["status"] == "ok"
    for _ in range(3):
        assert tries(hub, "0000")["code"] == "pin-wrong"
    hub.restart()
    assert tries(hub, "0000")["help"].endswith("1 attempt left")
    assert tries(hub, "0000")["code"] == "pin-locked"
    hub.now += DAY
    assert tries(hub, "0000")["help"].endswith("4 attempts left")


def test_a_lock_is_for_one_badge_and_a_new_pin_lifts_it(hub: Hub) -> None:
    """At every client."""
    give_pin(hub, ADMIN)
    for _ in range(5):
        tries(hub, "0000")
    assert tries(hub, PIN)["code"] == "pin-locked"
    assert ask(hub, "authorise", "board", "x", badge=ADMIN, pin=PIN, for_="put-item")["status"] == "ok"
    give_pin(hub, BOSS, pin="998877")
    assert tries(hub, PIN)["code"] == "pin-wrong"
    assert tries(hub, "998877")["status"] == "ok"
    assert hub.sql("SELECT badge FROM pin_lock WHERE failures > 0") == []


def test_nobody_locks_a_badge_out_where_its_person_works(hub: Hub) -> None:
    """A hundred accounts, for a day: at the board the PIN is right all the time, at a client that is new it is not tried."""
    assert tries(hub, PIN)["status"] == "ok"
    for hour in range(24):
        for number in range(100):
            tries(hub, "0000", f"x/{number}")
        assert tries(hub, PIN)["status"] == "ok", hour
        hub.now += 60 * MINUTE
    hub.now -= 60 * MINUTE
    refused = tries(hub, PIN, "t/T1")
    assert refused["code"] == "pin-spread"
    assert refused["message"] == f"too many wrong PINs for badge {BOSS} at other places"
    hub.restart()
    assert tries(hub, PIN, "t/T1")["code"] == "pin-spread"
    rows = hub.sql("SELECT client FROM pin_lock WHERE badge = :badge", badge=BOSS)
    assert len(rows) <= KEPT + 2


def test_what_does_not_exist_is_not_stored(hub: Hub) -> None:
    """A badge nobody has: refused as ever, told in the security log, and no row of it; nor of a person without PIN."""
    for number in range(50):
        assert tries(hub, PIN, badge=f"77{number}")["code"] == "badge-unknown"
        assert tries(hub, PIN, f"x/{number}", badge=ADMIN)["code"] in ("role-needed", "pin-missing")
    assert hub.sql("SELECT * FROM pin_lock") == []
    assert ("pin-wrong", "x/board", "7749") in told(hub)


def test_it_stands_in_the_security_log_and_no_pin_does(hub: Hub) -> None:
    """Every wrong one that was compared, and the lock."""
    for _ in range(7):
        tries(hub, "90817263")
    assert list(told(hub)) == [("pin-wrong", "x/board", BOSS)] * 4 + [("pin-locked", "x/board", BOSS)]
    assert not any("90817263" in incident.text for incident in hub.engine.security.incidents)


def test_a_denied_command_stands_there_too(hub: Hub) -> None:
    """Who may not."""
    denied = hub.office("mo-hold", client="weak", mo="MO-2026-00184", reason="why")
    assert denied["code"] == "client-role"
    assert list(told(hub)) == [("role-denied", "x/weak", "mo-hold")]


@pytest.mark.parametrize("pin", ["1111", "1234", "4321", "0123", "9876", "1212", "123123", "35", "0035", "000035", "5300"])
def test_a_pin_that_everybody_tries_first_is_not_taken(hub: Hub, pin: str) -> None:
    """Nor the number on the badge."""
    answer = ask(hub, "set-pin", "office", "x", badge=BOSS, pin=pin.zfill(4))
    assert (answer["status"], answer["code"]) == ("refused", "pin-easy")
    assert tries(hub, PIN)["status"] == "ok"


def test_where_six_digits_are_wanted_shorter_ones_go_on_and_are_said(hub: Hub) -> None:
    """A new PIN has them; an older one opens, and its owner hears of it, not at every renewal."""
    hub.pin_digits = 6
    hub.restart()
    assert ask(hub, "set-pin", "office", "x", badge=BOSS, pin="90817")["code"] == "pin-short"
    answer = tries(hub, PIN)
    assert (answer["status"], answer["code"]) == ("ok", "pin-renew")
    assert (answer["message"], answer["help"]) == (
        "your PIN is shorter than the 6 digits wanted here",
        f"choose a new one, at the office: shopfloor pin set {BOSS}",
    )
    opened = ask(hub, "authorise", "board", "x", badge=BOSS, pin=PIN, for_="session")
    renewed = ask(hub, "authorise", "board", "x", badge=BOSS, grant=opened["grant"], for_="session")
    assert (opened["code"], renewed.get("code"), renewed["status"]) == ("pin-renew", None, "ok")
    give_pin(hub, BOSS, pin="908172")
    assert "code" not in tries(hub, "908172")


def test_how_long_an_older_pin_is_shows_when_it_is_right(hub: Hub) -> None:
    """An upgraded database does not know it."""
    with hub.database.begin() as connection:
        connection.exec_driver_sql("UPDATE pin SET digits = 0")
    tries(hub, "000000")
    assert hub.sql("SELECT digits FROM pin") == [(0,)]
    tries(hub, PIN)
    assert hub.sql("SELECT digits FROM pin") == [(len(PIN),)]

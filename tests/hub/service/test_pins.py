"""PINs and grants: `set-pin` and `authorise`. How wrong ones lock is in `test_wrong_pins.py`."""

import json
from typing import Any

import pytest
from argon2 import PasswordHasher

from tests.hub.floor import PIN, ask, clean, done, floor, give_pin, grant, refused
from tests.support.hub import Hub
from tests.support.plants import ADMIN, BOSS, LEFT, OPERATOR, PLANNER, STOOLS

MINUTE = 60_000


@pytest.fixture(name="hub")
def _hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    # What argon2 costs is not tested here.
    monkeypatch.setattr("hub.service.security.work._HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    hub = floor()
    give_pin(hub, BOSS)
    return hub


def tries(hub: Hub, pin: str, badge: str = BOSS, verb: str = "mo-hold") -> dict[str, Any]:
    """An `authorise` from the board."""
    return ask(hub, "authorise", "board", "x", badge=badge, pin=pin, for_=verb)


def hold(hub: Hub, badge: str = BOSS, client: str = "board", verb: str = "mo-hold", **data: Any) -> dict[str, Any]:
    """`mo-hold` of a client without roles, with a badge."""
    from hub.core.intake.incoming import Arrival
    from shared.envelope import seal, to_bytes

    full = {"mo": STOOLS, "reason": "wait", **data}
    body = seal(verb=verb, identity=hub.identity(), source=client, time=hub.clock(), data=full, authid=badge)
    return hub.send(Arrival("x", client, verb, to_bytes(body)))[0]


def test_a_grant_lets_a_person_do_one_thing_at_one_client(hub: Hub) -> None:
    """The board has no roles of its own; the person has."""
    refused(hold(hub), "client-role")
    given = tries(hub, PIN)
    assert given["status"] == "ok"
    refused(hold(hub, badge=PLANNER, grant=given["grant"]), "grant-wrong")
    refused(hold(hub, client="other", grant=given["grant"]), "grant-wrong")
    refused(hold(hub, verb="mo-unhold", grant=given["grant"]), "grant-wrong")
    refused(hold(hub, grant=given["grant"][:-1] + "x"), "grant-wrong")
    refused(hold(hub, grant="0035.mo-hold.9999999999999.00"), "grant-wrong")
    done(hold(hub, grant=given["grant"]))
    assert hub.document("mo", STOOLS)["hold"]["who"] == BOSS
    clean(hub)


def test_a_grant_lasts_two_minutes_and_a_restart(hub: Hub) -> None:
    """Signed, not stored."""
    given = tries(hub, PIN)["grant"]
    hub.restart()
    hub.now += 2 * MINUTE - 1_000
    done(hold(hub, grant=given))
    refused(hold(hub, grant=given, verb="mo-unhold"), "grant-wrong")
    given = tries(hub, PIN, verb="mo-unhold")["grant"]
    hub.now += 2 * MINUTE
    refused(hold(hub, grant=given, verb="mo-unhold"), "grant-wrong")
    clean(hub)


def test_a_grant_of_another_hub_is_worth_nothing(hub: Hub) -> None:
    """Every site has a secret of its own."""
    foreign = Hub()
    done(foreign.office("put-operator", id=BOSS, name="Boss", roles=["supervisor"]))
    foreign.now = hub.now
    stolen = grant(foreign, BOSS, "mo-hold", "board", "x")
    refused(hold(hub, grant=stolen), "grant-wrong")
    clean(hub)


def test_a_grant_is_only_given_for_what_the_person_may_do(hub: Hub) -> None:
    """Refused before the PIN is looked at: no attempt is counted."""
    give_pin(hub, OPERATOR, PLANNER)
    assert tries(hub, PIN, OPERATOR)["code"] == "role-needed"
    assert tries(hub, PIN, PLANNER, "mo-release")["code"] == "role-needed"
    assert tries(hub, PIN, "9999")["code"] == "badge-unknown"
    assert tries(hub, PIN, LEFT)["code"] == "badge-inactive"
    assert tries(hub, PIN, BOSS, "launch")["code"] == "verb-unknown"
    assert tries(hub, PIN, ADMIN, "put-item")["code"] == "pin-missing"
    assert hub.sql("SELECT * FROM pin_lock") == []
    told = [(incident.kind, incident.subject) for incident in hub.engine.security.incidents]
    assert told == [
        ("role-denied", OPERATOR),
        ("role-denied", PLANNER),
        ("pin-wrong", "9999"),
        ("pin-wrong", ADMIN),
    ]


def test_a_person_who_left_can_use_no_grant(hub: Hub) -> None:
    """Blocked between PIN and command."""
    given = tries(hub, PIN)["grant"]
    done(hub.office("put-operator", id=BOSS, rev=1, name="Boss", roles=["supervisor"], active=False))
    refused(hold(hub, grant=given), "badge-inactive")
    clean(hub)


def test_who_may_set_a_pin(hub: Hub) -> None:
    """One's own with a grant of one's own, anyone's with an administrator's, a client that is one itself."""

    def change(badge: str, grant_: str = "", client: str = "board") -> str:
        return str(ask(hub, "set-pin", client, "x", badge=badge, pin="5831", grant=grant_).get("code", "ok"))

    give_pin(hub, ADMIN, OPERATOR)
    assert change(BOSS) == change(BOSS, "nonsense") == "grant-wrong"
    own = grant(hub, OPERATOR, "set-pin", "board", "x")
    assert change(BOSS, own) == "grant-wrong"
    assert change(OPERATOR, own, "other") == "grant-wrong"
    assert change(OPERATOR, own) == "ok"
    assert change(OPERATOR, grant(hub, BOSS, "mo-hold", "board", "x")) == "grant-wrong"
    assert change(OPERATOR, grant(hub, ADMIN, "set-pin", "board", "x")) == "ok"
    assert change("9999", grant(hub, ADMIN, "set-pin", "board", "x")) == "badge-unknown"
    assert change(OPERATOR, client="weak") == "grant-wrong"
    assert change(OPERATOR, client="office") == "ok"
    assert tries(hub, "5831", OPERATOR, "output")["status"] == "ok"


@pytest.mark.parametrize("pin", ["123", "1234567890123", "12a4", "", "١٢٣٤", None, 1234])
def test_a_pin_is_digits_and_nothing_of_it_is_told(hub: Hub, pin: Any) -> None:
    """Poison is counted without its content."""
    from shared.envelope import to_bytes

    for query in ("set-pin", "authorise"):
        body = to_bytes({"id": "q", "badge": BOSS, "pin": pin, "for": "mo-hold"})
        assert hub.engine.ask("x", "office", query, body, hub.now) == []
    assert hub.engine.poison.count == 2
    assert not pin or all(str(pin) not in why for _, why in hub.engine.poison.ring)


def test_no_pin_and_no_hash_is_anywhere_but_in_its_own_table(hub: Hub) -> None:
    """Not in the inbox, the events, the documents; a grant is in no event."""
    given = tries(hub, PIN)["grant"]
    done(hold(hub, grant=given))
    ((stored,),) = hub.sql("SELECT hash FROM pin WHERE badge = :badge", badge=BOSS)
    assert stored.startswith("$argon2id$")
    assert PIN not in stored
    texts = [row[0] for row in hub.sql("SELECT body FROM inbox UNION ALL SELECT ack FROM inbox")]
    events = [row[0] for row in hub.sql("SELECT body FROM event")]
    documents = [out.payload.decode() for out in hub.engine.every_document(hub.now)]
    assert not [text for text in texts + events + documents if stored in text or f'"{PIN}"' in text]
    assert not [text for text in events + documents if given in text]
    assert json.loads(events[-1])["data"] == {"mo": STOOLS, "reason": "wait"}
    clean(hub)


def opened(hub: Hub, badge: str = BOSS) -> str:
    """A session at the board."""
    answer = ask(hub, "authorise", "board", "x", badge=badge, pin=PIN, for_="session")
    assert (answer["status"], answer["good_ms"]) == ("ok", 150_000)
    return str(answer["grant"])


def renewed(hub: Hub, grant: str, badge: str = BOSS, client: str = "board") -> dict[str, Any]:
    """It presents itself in the PIN's stead."""
    return ask(hub, "authorise", client, "x", badge=badge, grant=grant, for_="session")


def test_a_session_is_for_all_that_the_person_may_at_one_client(hub: Hub) -> None:
    """Several verbs by one PIN, in the person's name; no other badge, no other client, no right the person lacks."""
    given = opened(hub)
    done(hold(hub, grant=given))
    assert hub.document("mo", STOOLS)["hold"]["who"] == BOSS
    hub.restart()
    done(hold(hub, verb="mo-unhold", grant=given))
    refused(hold(hub, verb="mo-close", grant=given), "role-needed")
    refused(hold(hub, badge=PLANNER, grant=given), "grant-wrong")
    refused(hold(hub, client="other", grant=given), "grant-wrong")
    body, _, mac = given.rpartition(".")
    for forged in (f"{body}x.{mac}", f"{BOSS}.session.{hub.now + MINUTE}.{mac}", body.replace(BOSS, PLANNER) + "." + mac):
        refused(hold(hub, grant=forged), "grant-wrong")
    clean(hub)


def test_a_session_changes_no_pin(hub: Hub) -> None:
    """Whoever finds a board open can't make a badge their own."""
    give_pin(hub, ADMIN)
    for badge in (BOSS, ADMIN):
        changed = ask(hub, "set-pin", "board", "x", badge=BOSS, pin="998877", grant=opened(hub, badge))
        assert changed["code"] == "grant-wrong"
    assert tries(hub, PIN)["status"] == "ok"


def test_a_session_ends_unless_it_is_renewed_and_after_half_an_hour(hub: Hub) -> None:
    """By the grant that is still good, at its client, for its badge; one PIN is good for thirty minutes."""
    given, began = opened(hub), hub.now
    hub.now += 150_000
    refused(hold(hub, grant=given), "grant-wrong")
    assert renewed(hub, given)["code"] == "grant-wrong"
    given, began = opened(hub), hub.now
    assert renewed(hub, given, PLANNER)["code"] == "grant-wrong"
    assert renewed(hub, given, client="other")["code"] == "grant-wrong"
    one_verb = tries(hub, PIN)["grant"]
    assert renewed(hub, one_verb)["code"] == "grant-wrong"
    assert ask(hub, "authorise", "board", "x", badge=BOSS, grant=given, for_="mo-hold")["code"] == "grant-wrong"
    while hub.now < began + 29 * MINUTE:
        hub.now += MINUTE
        answer = renewed(hub, given)
        assert answer["status"] == "ok"
        given = answer["grant"]
    assert answer["good_ms"] == began + 30 * MINUTE - hub.now
    done(hold(hub, grant=given))
    hub.now = began + 30 * MINUTE
    refused(hold(hub, grant=given, verb="mo-unhold"), "grant-wrong")
    assert renewed(hub, given)["code"] == "grant-wrong"
    clean(hub)


def test_a_session_ends_with_its_pin_and_its_person(hub: Hub) -> None:
    """Another PIN, or a badge that is blocked: it is not renewed."""
    given = opened(hub)
    give_pin(hub, BOSS)
    assert renewed(hub, given)["code"] == "grant-wrong"
    given = opened(hub)
    done(hub.office("put-operator", id=BOSS, rev=1, name="Boss", roles=["supervisor"], active=False))
    assert renewed(hub, given)["code"] == "badge-inactive"
    refused(hold(hub, grant=given), "badge-inactive")
    clean(hub)


def test_a_question_without_pin_and_grant_is_not_answered(hub: Hub) -> None:
    """It is counted as what it is."""
    from shared.envelope import to_bytes

    assert hub.engine.ask("x", "board", "authorise", to_bytes({"id": "q", "badge": BOSS, "for": "session"}), hub.now) == []
    assert hub.engine.poison.count == 1

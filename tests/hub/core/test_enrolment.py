"""Who may speak as a terminal: enrolled by the code of a card, until revoked; a stranger is told, logged and shown."""

import json
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from hub.core.intake.enrolling import MOST_SHOWN
from hub.proof.replay.replay import replay, scratch
from hub.proof.verify.report import verify
from hub.service.security.admission import FIRST_WAIT_MS
from shared.commands import Hello
from shared.enrolment import GOOD_MS, code_sum
from shared.envelope import to_bytes
from tests.hub.floor import ask, done, give_pin, refused
from tests.support.hub import Hub, chairs, site_rules
from tests.support.paths import FROZEN

T9 = "T-9"
CODE, OTHER = "471108152342", "471108152343"
OUTPUT = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01", "good": "5"}


@pytest.fixture(name="hub")
def _hub() -> Hub:
    """The chairs' plant, in which nobody is enrolled."""
    return chairs()


def card(hub: Hub, terminal: str = T9, code: str = CODE) -> None:
    """The office puts a terminal and prints its card."""
    if hub.sql("SELECT count(*) FROM terminal WHERE id = :id", id=terminal) == [(0,)]:
        done(hub.office("put-terminal", id=terminal, workstation="CUT-01"))
    done(hub.office("enrol-terminal", id=terminal, code_sum=code_sum(terminal, code)))


def enrolled(hub: Hub, terminal: str = T9) -> None:
    """A terminal that is one of the plant's."""
    card(hub, terminal)
    assert hub.greet(terminal, enrol=CODE)["status"] == "welcome"


def say(hub: Hub, verb: str = "output", badge: str = "0021", **data: Any) -> dict[str, Any]:
    """What the terminal sends, and what it hears."""
    return hub.send(hub.sealed(verb, badge, data or OUTPUT, T9))[0]


def strangers(hub: Hub) -> list[tuple[str, str]]:
    """Status and subject of the exceptions."""
    return hub.sql("SELECT status, subject FROM exception WHERE kind = 'stranger' ORDER BY id")


def noted(hub: Hub) -> list[tuple[str, str]]:
    """The security log."""
    return [(incident.kind, incident.client) for incident in hub.engine.security.incidents]


def proven(hub: Hub) -> None:
    """Every law holds, and the inbox alone makes the database again."""
    with hub.database.connect() as connection:
        assert verify(connection).breaches == []
        connection.rollback()
    report = replay(hub.database, scratch(), site_rules())
    assert report.same, str(report.difference)


def test_a_stranger_is_told_logged_and_shown_and_never_applied(hub: Hub) -> None:
    """With a badge it read from the master data; however often it tries: one line, one exception, nothing in the inbox."""
    before = hub.sql("SELECT item, lot, location, q, v FROM balance ORDER BY 1, 2, 3")
    answer = hub.greet(T9)
    assert (answer["status"], answer["code"]) == ("stranger", "stranger")
    assert "shopfloor enrol T-9" in answer["help"]
    for _ in range(100):
        told = say(hub)
        assert (told["status"], told["code"], told["no"]) == ("retry", "stranger", None)
    assert say(hub, "adjust", "0013", item="RM-006", location="RAW", q="1000000", reason="CNT")["status"] == "retry"
    assert hub.sql("SELECT count(*) FROM inbox WHERE source = 't/T-9'") == [(0,)]
    assert hub.sql("SELECT count(*) FROM epoch WHERE source = 't/T-9'") == [(0,)]
    assert hub.sql("SELECT item, lot, location, q, v FROM balance ORDER BY 1, 2, 3") == before
    assert noted(hub) == [("unknown-client", "t/T-9")]
    assert strangers(hub) == [("open", "t/T-9")]
    hub.restart()
    hub.greet(T9)
    assert strangers(hub) == [("open", "t/T-9")]
    proven(hub)


def test_a_dismissed_stranger_is_shown_once(hub: Hub) -> None:
    """A supervisor has said what is to be said about it; a restart of the hub is no news."""
    hub.greet(T9)
    (exception,) = hub.sql("SELECT id FROM exception WHERE kind = 'stranger'")[0]
    done(hub.office("exception-resolve", exception=exception, how="dismiss", reason="a test device"))
    hub.restart()
    hub.greet(T9)
    assert strangers(hub) == [("settled", "t/T-9")]


def test_many_names_do_not_fill_the_board(hub: Hub) -> None:
    """Names cost an intruder nothing: beyond a number of them they are in the log only."""
    for number in range(MOST_SHOWN + 5):
        hub.greet(f"X-{number}")
    assert len(strangers(hub)) == MOST_SHOWN
    assert len(noted(hub)) == MOST_SHOWN + 5


def test_the_code_of_its_card_makes_it_one_of_the_plants(hub: Hub) -> None:
    """Once: who shows it again after that is nobody. What it was asked about is settled."""
    say(hub)
    card(hub)
    assert hub.greet(T9)["status"] == "stranger"
    assert hub.greet(T9, enrol=CODE)["status"] == "welcome"
    assert strangers(hub) == [("settled", "t/T-9")]
    hub.sequences.clear()
    assert say(hub)["status"] == "accepted"
    done(hub.office("revoke-terminal", id=T9, reason="lost in the yard"))
    answer = hub.greet(T9, enrol=CODE)
    assert (answer["status"], answer["code"]) == ("revoked", "enrol-wrong")
    proven(hub)


def test_nothing_of_a_code_is_told_to_others(hub: Hub) -> None:
    """Not even its sum, from which twelve digits could be found."""
    card(hub)
    assert "code_sum" not in "".join(body for (body,) in hub.sql("SELECT body FROM event"))
    assert CODE not in "".join(body for (body,) in hub.sql("SELECT body FROM inbox"))


@pytest.mark.parametrize("terminal", [T9, "T-8"])
def test_a_code_is_one_terminals(hub: Hub, terminal: str) -> None:
    """And the newest one of it."""
    card(hub, T9, OTHER)
    card(hub, T9, CODE)
    code = OTHER if terminal == T9 else CODE
    assert hub.greet(terminal, enrol=code)["code"] == "enrol-wrong"


def test_a_code_is_good_for_a_day_by_the_hubs_clock(hub: Hub) -> None:
    """Whatever the terminal's says: with one that is years off it is let in, and not a moment longer."""
    for years_off in ("1971-01-01T00:00:00Z", "2016-05-01T00:00:00Z", "2140-01-01T00:00:00Z"):
        card(hub)
        answer = hub.greet(T9, enrol=CODE, clock=years_off)
        assert (answer["status"], answer["hub_clock"][:4]) == ("welcome", "2026")
        done(hub.office("revoke-terminal", id=T9, reason="again"))
    card(hub)
    hub.now += GOOD_MS
    assert hub.greet(T9, enrol=CODE, clock=years_off)["code"] == "enrol-wrong"


def test_wrong_codes_cost_more_and_more_time(hub: Hub) -> None:
    """While it waits the right one is not tried either. Each is in the security log."""
    card(hub)
    for _ in range(3):
        assert hub.greet(T9, enrol=OTHER)["code"] == "enrol-wrong"
        assert hub.greet(T9, enrol=CODE)["code"] == "enrol-wait"
        hub.now += 4 * FIRST_WAIT_MS
    assert noted(hub).count(("unknown-client", "t/T-9")) == 3 + 1
    assert hub.greet(T9, enrol=CODE)["status"] == "welcome"


def test_revoked_takes_effect_with_the_next_message(hub: Hub) -> None:
    """Connected, greeted, in the midst of its work: what it sends is kept there, and is taken when it is enrolled again."""
    enrolled(hub)
    assert say(hub)["status"] == "accepted"
    done(hub.office("revoke-terminal", id=T9, reason="lost in the yard"))
    waiting = hub.sealed("output", "0021", OUTPUT, T9)
    told = hub.send(waiting)[0]
    assert (told["status"], told["code"]) == ("retry", "revoked")
    assert "lost in the yard" in told["message"]
    assert hub.greet(T9)["status"] == "revoked"
    assert noted(hub) == [("revoked", "t/T-9")]
    assert strangers(hub) == [("open", "t/T-9")]
    card(hub)
    assert hub.send(waiting)[0]["status"] == "retry"
    answer = hub.greet(T9, enrol=CODE)
    assert (answer["status"], answer["have_through"]) == ("welcome", 1)
    assert hub.send(waiting)[0]["status"] == "accepted"
    assert strangers(hub) == [("settled", "t/T-9")]
    proven(hub)


def test_a_strangers_pins_are_not_tried(hub: Hub) -> None:
    """Nor does it get a grant with a right one."""
    give_pin(hub, "0021")
    answer = ask(hub, "authorise", T9, badge="0021", pin="4711", for_="reverse")
    assert (answer["status"], answer["code"], answer["id"]) == ("refused", "stranger", "q")


@pytest.mark.parametrize(
    ("verb", "data", "code"),
    [
        ("enrol-terminal", {"id": "T-404", "code_sum": code_sum("T-404", CODE)}, "terminal-unknown"),
        ("enrol-terminal", {"id": "T1", "code_sum": code_sum("T1", CODE)}, "terminal-unknown"),
        ("enrol-terminal", {"id": T9, "code_sum": code_sum(T9, CODE)}, "already-enrolled"),
        ("revoke-terminal", {"id": "T-404", "reason": "x"}, "terminal-unknown"),
        ("revoke-terminal", {"id": "T-7", "reason": "x"}, "already-revoked"),
        ("put-terminal", {"id": "T-6", "workstation": "CUT-01", "places": ["CUT-01", "GHOST"]}, "workstation-unknown"),
    ],
)
def test_what_an_office_may_not(hub: Hub, verb: str, data: dict[str, Any], code: str) -> None:
    """A code for who stands nowhere, or needs none; and the help names what would do."""
    hub.enrol("T1")
    enrolled(hub)
    enrolled(hub, "T-7")
    done(hub.office("revoke-terminal", id="T-7", reason="x"))
    refused(hub.office(verb, **data), code, "rejected")


def test_putting_a_terminal_elsewhere_leaves_it_enrolled(hub: Hub) -> None:
    """Where it stands is no matter of who it is."""
    enrolled(hub)
    done(hub.office("put-terminal", id=T9, workstation="PACK-01", rev=1))
    assert hub.greet(T9)["status"] == "welcome"


# --- bound ----------------------------------------------------------------------------------------------------


def bound(hub: Hub, **bounds: Any) -> None:
    """T-9 is kept to something."""
    enrolled(hub)
    done(hub.office("put-terminal", id=T9, workstation="CUT-01", rev=1, **bounds))


def test_a_bound_terminal_reports_about_its_workstations_alone(hub: Hub) -> None:
    """A fact about another's is kept for a supervisor, who may let it happen; the terminal is told beforehand."""
    bound(hub, places=["CUT-01", "ASM-01"])
    assert hub.document("desired", T9)["places"] == ["CUT-01", "ASM-01"]
    assert say(hub)["status"] == "accepted"
    elsewhere = say(hub, "sign-on", workstation="PACK-01")
    refused(elsewhere, "terminal-elsewhere", "parked")
    assert "PACK-01" in elsewhere["message"] + elsewhere["help"]
    (exception,) = hub.sql("SELECT id FROM exception WHERE kind = 'parked'")[0]
    done(hub.office("exception-resolve", exception=exception, how="apply", reason="the other one was broken"))
    proven(hub)


def test_a_terminal_without_the_store_books_no_stock(hub: Hub) -> None:
    """Facts are parked; what is shipped is asked first, so it is told no."""
    bound(hub, store=False)
    assert hub.document("desired", T9)["store"] is False
    transfer = {"item": "RM-006", "from": "RAW", "to": "L-CUT", "q": "1"}
    refused(say(hub, "transfer", "0013", **transfer), "terminal-elsewhere", "parked")
    refused(say(hub, "ship", "0013", item="CH-100", location="FG", q="1"), "terminal-elsewhere", "rejected")
    assert say(hub)["status"] == "accepted"


def test_a_terminal_that_is_not_bound_says_nothing_of_it(hub: Hub) -> None:
    """Its document is what it always was."""
    enrolled(hub)
    assert not {"places", "store"} & hub.document("desired", T9).keys()


# --- databases of before ----------------------------------------------------------------------------------------


@pytest.fixture(name="old")
def _old(tmp_path: Path) -> Hub:
    """A database of the release before, which knew of no enrolment."""
    path = tmp_path / "hub.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FROZEN / "hub-0005.sql").read_text(encoding="utf-8"))
        now = int(connection.execute("SELECT max(received) FROM inbox").fetchone()[0])
    hub = Hub(f"sqlite:///{path}", now=now, generation="gen2")
    hub._ids = count(9_000_000)
    return hub


def test_who_has_worked_before_counts_as_enrolled(old: Hub) -> None:
    """Every id with a journal in it, put or not; until it is revoked. Nobody else."""
    worked = [
        (source.removeprefix("t/"), epoch) for source, epoch in old.sql("SELECT source, epoch FROM epoch WHERE is_open")
    ]
    assert worked
    assert old.greet("T-NEW")["status"] == "stranger"
    for terminal, epoch in worked:
        assert old.greet(terminal, epoch, last=10_000)["status"] == "welcome"
    known = json.loads(old.sql("SELECT body FROM inbox WHERE id = 'rules-3'")[0][0])["terminals"]
    assert {row["id"] for row in known} == {terminal for terminal, _ in worked}
    old.restart()
    terminal = worked[0][0]
    done(old.office("revoke-terminal", id=terminal, reason="replaced"))
    assert old.greet(terminal, worked[0][1], last=10_000)["status"] == "revoked"
    proven(old)


def test_a_hello_of_before_is_one(hub: Hub) -> None:
    """Terminals of an older version know of no code."""
    hub.enrol(T9)
    clock = hub.clock().isoformat()
    body = {"id": "h", "epoch": "epoch001", "last_seq": 0, "min_kept_seq": 1, "clock": clock}
    assert Hello.model_validate(body).enrol == ""
    assert json.loads(hub.engine.ask("t", T9, "hello", to_bytes(body), hub.now)[0].payload)["status"] == "welcome"

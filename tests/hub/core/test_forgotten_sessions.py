"""Forgotten sessions: closed by the hub's own timer, as *estimated*, with the last thing that was reported."""

import pytest

from shared.plant_time import iso
from tests.hub.floor import FIRST, LAST, ago, clean, confirmed, done, exceptions, floor, gone, late, refused
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, SETTER, STOOLS

HOUR = 3_600_000


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = floor()
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    hub.now += HOUR - 1000
    done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    return hub


def test_a_session_without_a_report_for_a_shift_is_closed_as_estimated(hub: Hub) -> None:
    """At the last report: one hour, not thirteen."""
    last = hub.now - 1000
    hub.engine.on_clock(last + 12 * HOUR)
    assert hub.document("op", STOOLS, "010")["status"] == "running"
    hub.engine.on_clock(last + 12 * HOUR + 1_001)
    assert hub.sql("SELECT status, estimated, worked_ms, ended FROM session") == [("closed", 1, HOUR, last)]
    assert hub.sql("SELECT kind, ms, estimated FROM session_slice") == [("run", HOUR, 1)]
    (exception,) = exceptions(hub, "session-forgotten")
    assert hub.document("exception", exception)["subject"] == f"{STOOLS} 010"
    assert hub.document("ws", "CUT-01")["status"] == "idle"
    assert hub.document("op", STOOLS, "010")["sessions"] == []
    assert hub.sql("SELECT source, authid FROM inbox WHERE verb = 'hub-session-close'") == [("hub", "")]
    hub.engine.on_clock(last + 30 * HOUR)
    assert len(exceptions(hub, "session-forgotten")) == 1
    hub.restart()
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "not-started")
    clean(hub)


def test_a_pause_is_not_forgotten_work_and_a_report_is_a_sign_of_life(hub: Hub) -> None:
    """Only running sessions in which nothing happens are closed."""
    hub.now += 11 * HOUR
    done(hub.terminal("output", OPERATOR, **FIRST))  # time without pieces
    hub.now += 11 * HOUR
    hub.engine.on_clock(hub.now)
    assert hub.document("op", STOOLS, "010")["status"] == "running"
    done(hub.terminal("op-pause", OPERATOR, **FIRST, reason="BRK"))
    hub.now += 90 * HOUR
    hub.engine.on_clock(hub.now)
    assert hub.document("op", STOOLS, "010")["status"] == "paused"
    assert exceptions(hub, "session-forgotten") == []
    clean(hub)


def test_each_forgotten_session_is_closed_on_its_own(hub: Hub) -> None:
    """Two people, one of them reports."""
    done(hub.terminal("op-start", SETTER, mo=STOOLS, op="020", workstation="PACK-01"))
    hub.now += 10 * HOUR
    done(hub.terminal("output", SETTER, mo=STOOLS, op="020", workstation="PACK-01", good="1"))
    hub.now += 3 * HOUR
    hub.engine.on_clock(hub.now)
    assert hub.sql("SELECT badge, status, estimated FROM session ORDER BY id") == [
        (OPERATOR, "closed", 1),
        (SETTER, "open", 0),
    ]
    clean(hub)


def test_the_exception_is_dismissed_with_a_reason(hub: Hub) -> None:
    """There is nothing to reverse."""
    hub.engine.on_clock(hub.now + 13 * HOUR)
    (exception,) = exceptions(hub, "session-forgotten")
    refused(hub.office("exception-resolve", exception=exception, how="reverse", reason="x"), "how-wrong")
    ((no,),) = hub.sql("SELECT no FROM inbox WHERE verb = 'hub-session-close'")
    refused(hub.office("reverse", command=str(no), reason="x"), "not-reversible")
    assert hub.office("exception-resolve", exception=exception, how="dismiss", reason="")["status"] == "rejected"
    done(hub.office("exception-resolve", exception=exception, how="dismiss", reason="went home sick"))
    assert hub.sql("SELECT how, reason, who FROM exception WHERE id = :id", id=exception) == [
        ("dismiss", "went home sick", "x/office")
    ]
    clean(hub)


def test_the_real_end_is_entered_afterwards(hub: Hub) -> None:
    """By a supervisor for the person: the missing stretch is added, the exception is settled, today's work is left alone."""
    last = hub.now - 1000
    hub.now += 14 * HOUR
    hub.engine.on_clock(hub.now)
    (exception,) = exceptions(hub, "session-forgotten")
    done(hub.terminal("op-start", SETTER, **FIRST))
    real = hub.now - last - 30 * 60_000
    early = {"behalf": OPERATOR, "happened": ago(hub, (real + 2 * HOUR) / 60_000)}
    refused(hub.terminal("op-finish", BOSS, **FIRST, **early), "pin-needed", "parked")
    data = {"behalf": OPERATOR, "happened": iso(last + 30 * 60_000)}
    answer = done(confirmed(hub, "op-finish", BOSS, **FIRST, **data))
    assert answer["result"]["worked_ms"] == HOUR + 30 * 60_000
    assert hub.sql("SELECT worked_ms, ended, estimated FROM session WHERE badge = :badge", badge=OPERATOR) == [
        (HOUR + 30 * 60_000, last + 30 * 60_000, 0)
    ]
    assert hub.sql("SELECT how, who FROM exception WHERE id = :id", id=exception) == [("corrected", BOSS)]
    assert gone(hub, "exception", exception)
    assert hub.document("op", STOOLS, "010")["status"] == "running"
    clean(hub)


def test_the_estimate_of_another_or_of_later_stays(hub: Hub) -> None:
    """An end before the last report is none; then it is a finish like any."""
    hub.now += 14 * HOUR
    hub.engine.on_clock(hub.now)
    for data in ({"behalf": SETTER}, {"behalf": OPERATOR, "happened": ago(hub, 14 * 60 + 30)}):
        done(confirmed(hub, "op-finish", BOSS, **FIRST, **data), "not-started", "finished-short")
    assert hub.sql("SELECT estimated FROM session") == [(1,)]
    assert len(exceptions(hub, "session-forgotten")) == 1
    clean(hub)


def test_a_reversed_finish_is_no_forgotten_session(hub: Hub) -> None:
    """It runs from the reversal on."""
    finish = done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    hub.now += 20 * HOUR
    done(confirmed(hub, "reverse", "0035", command=finish["id"], reason="not finished"))
    hub.engine.on_clock(hub.now + 11 * HOUR)
    assert hub.document("op", STOOLS, "010")["status"] == "running"
    clean(hub)


def test_nothing_is_forgotten_while_a_terminal_catches_up(hub: Hub) -> None:
    """Offline for a day: the finish stands behind the start in its journal, and the hub's clock ticks between them."""
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    hub.now += 24 * HOUR
    data = {"mo": STOOLS, "op": "020", "workstation": "PACK-01"}
    done(late(hub, "op-start", OPERATOR, 20 * 60, **data))
    hub.engine.on_clock(hub.now + 60_000)
    done(late(hub, "output", OPERATOR, 18 * 60, **data, good="4"))
    hub.engine.on_clock(hub.now + 60_000)
    done(late(hub, "op-finish", OPERATOR, 17 * 60, **data), "finished-short")
    ((ms, estimated),) = hub.sql("SELECT worked_ms, estimated FROM session WHERE op = '020'")
    assert (round(ms / HOUR, 2), estimated) == (3.0, 0)
    assert exceptions(hub, "session-forgotten") == []
    clean(hub)


def test_old_news_without_an_end_are_forgotten_all_the_same(hub: Hub) -> None:
    """A while after the last of them."""
    hub.now += 24 * HOUR
    done(confirmed(hub, "op-start", BOSS, **LAST, behalf=SETTER, happened=ago(hub, 14 * 60)))
    hub.engine.on_clock(hub.now + 9 * 60_000)
    assert exceptions(hub, "session-forgotten") == []
    hub.engine.on_clock(hub.now + 11 * 60_000)
    assert len(exceptions(hub, "session-forgotten")) == 2
    clean(hub)

"""Downtime, calls for help, notes and messages."""

import pytest

from shared.plant_time import iso
from tests.hub.floor import clean, done, floor, gone, late, refused
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, SETTER, STOOLS, STORE


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


# --- downtime ---------------------------------------------------------------------------------------------


def test_a_workstation_stands_and_goes_again(hub: Hub) -> None:
    """The stretch is kept with its reason and who said so."""
    since = hub.now + 1000
    done(hub.terminal("downtime-start", OPERATOR, workstation="CUT-01", reason="JAM"))
    doc = hub.document("ws", "CUT-01")
    assert (doc["status"], doc["reason"]) == ("stopped", "JAM")
    hub.restart()
    assert hub.document("ws", "CUT-01")["status"] == "stopped"
    hub.now += 59_000
    done(hub.terminal("downtime-stop", SETTER, workstation="CUT-01"))
    assert hub.document("ws", "CUT-01")["status"] == "idle"
    ((workstation, reason, badge, started, ended),) = hub.sql(
        "SELECT workstation, reason, badge, started, ended FROM downtime"
    )
    assert (workstation, reason, badge, ended - started) == ("CUT-01", "JAM", SETTER, 60_000)
    assert 0 <= since - started <= 1000
    clean(hub)


def test_another_reason_ends_the_stretch_before(hub: Hub) -> None:
    """First a jam, then the tool is missing: two stretches."""
    done(hub.terminal("downtime-start", OPERATOR, workstation="CUT-01", reason="JAM"))
    hub.now += 9_000
    done(hub.terminal("downtime-start", OPERATOR, workstation="CUT-01", reason="OUT"), "already-down")
    assert hub.document("ws", "CUT-01")["reason"] == "OUT"
    hub.now += 19_000
    done(hub.terminal("downtime-stop", OPERATOR, workstation="CUT-01"))
    assert hub.sql("SELECT reason, ended - started FROM downtime ORDER BY no") == [("JAM", 10_000), ("OUT", 20_000)]
    done(hub.terminal("downtime-stop", OPERATOR, workstation="CUT-01"), "not-down")
    assert hub.sql("SELECT count(*) FROM downtime") == [(2,)]
    clean(hub)


def test_a_stop_that_was_before_its_start_takes_no_time(hub: Hub) -> None:
    """Two terminals' clocks: never negative."""
    done(hub.terminal("downtime-start", OPERATOR, workstation="CUT-01", reason="JAM"))
    done(late(hub, "downtime-stop", OPERATOR, 10, workstation="CUT-01"))
    assert hub.sql("SELECT ended - started FROM downtime") == [(0,)]
    clean(hub)


def test_downtime_takes_a_reason_for_stops_and_work_on_it_is_flagged(hub: Hub) -> None:
    """Parked with another kind of reason; running work goes on."""
    refused(hub.terminal("downtime-start", OPERATOR, workstation="CUT-01", reason="DIM"), "reason-unknown", "parked")
    refused(hub.terminal("downtime-start", OPERATOR, workstation="X-1", reason="JAM"), "workstation-unknown", "parked")
    done(hub.terminal("downtime-start", OPERATOR, workstation="CUT-01", reason="JAM"))
    done(hub.terminal("op-start", OPERATOR, mo=STOOLS, op="010", workstation="CUT-01"), "workstation-down")
    assert hub.document("ws", "CUT-01")["status"] == "stopped"
    assert hub.document("op", STOOLS, "010")["status"] == "running"
    clean(hub)


# --- calls ------------------------------------------------------------------------------------------------


def test_a_call_is_made_taken_and_closed(hub: Hub) -> None:
    """It stands on every screen until it is settled."""
    body = {"workstation": "CUT-01", "kind": "maintenance", "note": "it smokes", "mo": STOOLS, "op": "010"}
    call = done(hub.terminal("call", OPERATOR, **body))["result"]["call"]
    doc = hub.document("call", call)
    assert {key: doc[key] for key in body} == body
    assert (doc["status"], doc["badge"], doc["level"]) == ("open", OPERATOR, 0)
    done(hub.terminal("call-take", BOSS, call=call))
    hub.restart()
    doc = hub.document("call", call)
    assert (doc["status"], doc["taken_by"]) == ("taken", BOSS)
    done(hub.terminal("call-close", SETTER, call=call))
    assert gone(hub, "call", call)
    assert hub.sql("SELECT status, taken_by, closed_by FROM call") == [("closed", BOSS, SETTER)]
    clean(hub)


def test_two_may_answer_a_call(hub: Hub) -> None:
    """The second is flagged, and so is who comes when it is over."""
    call = done(hub.terminal("call", OPERATOR, workstation="CUT-01", kind="material"))["result"]["call"]
    done(hub.terminal("call-take", STORE, call=call))
    done(hub.terminal("call-take", STORE, call=call))
    done(hub.terminal("call-take", BOSS, call=call), "call-taken")
    done(hub.terminal("call-close", BOSS, call=call))
    for verb in ("call-take", "call-close"):
        done(hub.terminal(verb, STORE, call=call), "call-unknown")
        done(hub.terminal(verb, STORE, call="CALL-1"), "call-unknown")
    assert hub.sql("SELECT status, taken_by, closed_by FROM call") == [("closed", BOSS, BOSS)]
    clean(hub)


def test_a_call_comes_from_a_known_workstation_and_is_of_a_kind(hub: Hub) -> None:
    """Parked, or no sense."""
    refused(hub.terminal("call", OPERATOR, workstation="X-1", kind="material"), "workstation-unknown", "parked")
    assert hub.terminal("call", OPERATOR, workstation="CUT-01", kind="coffee")["status"] == "quarantined"
    assert hub.sql("SELECT count(*) FROM call") == [(0,)]
    clean(hub)


def test_a_call_nobody_takes_escalates_by_the_hubs_clock(hub: Hub) -> None:
    """After 5 and 15 minutes, each once; stored as the hub's own commands. A taken call does not."""
    call = done(hub.terminal("call", OPERATOR, workstation="CUT-01", kind="quality"))["result"]["call"]
    other = done(hub.terminal("call", OPERATOR, workstation="CUT-01", kind="quality"))["result"]["call"]
    done(hub.terminal("call-take", BOSS, call=other))
    began = hub.now - 2_000

    def level(minutes: float) -> int:
        hub.engine.on_clock(began + round(minutes * 60_000))
        return int(hub.document("call", call)["level"])

    assert [level(m) for m in (4.9, 5, 6, 14.9)] == [0, 1, 1, 1]
    hub.restart()
    assert [level(m) for m in (14.9, 15, 16, 600)] == [1, 2, 2, 2]
    assert hub.document("call", other)["level"] == 0
    assert hub.sql("SELECT source, verb FROM inbox WHERE verb = 'hub-call-escalate'") == [("hub", "hub-call-escalate")] * 2
    assert hub.sql("SELECT count(*) FROM event WHERE topic LIKE '%hub-call-escalate'") == [(2,)]
    clean(hub)


def test_a_call_that_nobody_saw_for_long_goes_to_the_highest_level_at_once(hub: Hub) -> None:
    """The hub was away; one step, not two."""
    call = done(hub.terminal("call", OPERATOR, workstation="CUT-01", kind="quality"))["result"]["call"]
    hub.engine.on_clock(hub.now + 3_600_000)
    assert hub.document("call", call)["level"] == 2
    assert hub.sql("SELECT count(*) FROM inbox WHERE verb = 'hub-call-escalate'") == [(1,)]
    clean(hub)


# --- notes and messages -----------------------------------------------------------------------------------


def test_an_order_shows_its_newest_notes(hub: Hub) -> None:
    """Five of them, oldest first; also after a restart."""
    for number in range(7):
        done(hub.terminal("note", OPERATOR, subject=STOOLS, text=f"remark {number}"))
    for _ in range(2):
        remarks = hub.document("mo", STOOLS)["remarks"]
        assert [(r["text"], r["who"]) for r in remarks] == [(f"remark {n}", OPERATOR) for n in range(2, 7)]
        hub.restart()
    done(hub.terminal("note", OPERATOR, subject="CUT-01", text="oiled"))
    assert hub.sql("SELECT count(*) FROM note") == [(8,)]
    assert hub.terminal("note", OPERATOR, subject=STOOLS, text="")["status"] == "quarantined"
    clean(hub)


@pytest.mark.parametrize("to", ["CUT-01", OPERATOR, "board"])
def test_a_message_stands_until_it_is_read(hub: Hub, to: str) -> None:
    """To a workstation, a person, the board."""
    message = done(hub.terminal("message", BOSS, to=to, text="come to the office"))["result"]["message"]
    hub.restart()
    doc = hub.document("message", message)
    assert (doc["to"], doc["text"], doc["badge"]) == (to, "come to the office", BOSS)
    done(hub.terminal("sign-on", OPERATOR, workstation="CUT-01"))
    done(hub.terminal("message-read", OPERATOR, message=message))
    assert gone(hub, "message", message)
    assert hub.sql("SELECT status, read_by FROM message") == [("read", OPERATOR)]
    done(hub.terminal("message-read", SETTER, message=message), "message-unknown")
    assert hub.sql("SELECT read_by FROM message") == [(OPERATOR,)]
    clean(hub)


@pytest.mark.parametrize(("to", "readers"), [(OPERATOR, (OPERATOR, BOSS)), ("CUT-01", (STORE, BOSS))])
def test_a_message_is_read_by_whom_it_is_for(hub: Hub, to: str, readers: tuple[str, ...]) -> None:
    """A person, or who is signed on there; a supervisor too. Whoever else reads it leaves it where it is."""
    done(hub.terminal("sign-on", STORE, workstation="CUT-01"))
    done(hub.terminal("sign-on", SETTER, workstation="PACK-01"))
    for reader in readers:
        message = done(hub.terminal("message", BOSS, to=to, text="hello"))["result"]["message"]
        done(hub.terminal("message-read", SETTER, message=message), "not-addressee")
        assert not gone(hub, "message", message)
        done(hub.terminal("message-read", reader, message=message))
        assert gone(hub, "message", message)
    clean(hub)


def test_a_client_reads_for_a_workstation_and_not_for_a_person(hub: Hub) -> None:
    """Unless it has a supervisor's role."""
    for to, flags in (("CUT-01", []), (OPERATOR, ["not-addressee"])):
        message = done(hub.terminal("message", BOSS, to=to, text="hello"))["result"]["message"]
        done(hub.office("message-read", client="weak", message=message), *flags)
    done(hub.office("message-read", message=message))
    assert gone(hub, "message", message)
    clean(hub)


def test_a_call_escalates_by_its_arrival(hub: Hub) -> None:
    """Whatever the caller's clock says: an hour late it would be at the top at once, an hour ahead never."""
    for minutes in (60, -60):
        answer = late(hub, "call", OPERATOR, minutes, workstation="CUT-01", kind="quality")
        call, arrived = answer["result"]["call"], hub.now
        assert hub.document("call", call)["since"] == iso(arrived - 1000 - minutes * 60_000)
        for after, level in ((4.9, 0), (5, 1), (15, 2)):
            hub.engine.on_clock(arrived + round(after * 60_000))
            assert hub.document("call", call)["level"] == level
        hub.restart()
    clean(hub)


def test_a_message_to_nobody_is_parked(hub: Hub) -> None:
    """Whoever wrote it should know."""
    refused(hub.terminal("message", BOSS, to="NOBODY", text="hello"), "addressee-unknown", "parked")
    assert hub.sql("SELECT count(*) FROM message") == [(0,)]
    clean(hub)


@pytest.mark.parametrize("hours", [-30, 0, 400])
def test_a_message_expires_a_day_after_its_arrival(hub: Hub, hours: int) -> None:
    """Whatever the clock of its sender says: 30 hours ahead, or with the time of a flat battery."""
    answer = late(hub, "message", BOSS, hours * 60, to="board", text="hello")
    message = done(answer, *(["clock-ahead"] if hours < 0 else []))["result"]["message"]
    arrived, day = hub.now, 24 * 3_600_000
    assert hub.document("message", message)["since"] == iso(arrived)
    hub.restart()
    hub.engine.on_clock(arrived + day)
    assert not gone(hub, "message", message)
    hub.engine.on_clock(arrived + day + 1)
    assert gone(hub, "message", message)
    clean(hub)


def test_a_message_nobody_reads_expires(hub: Hub) -> None:
    """After a day, by the hub's clock."""
    message = done(hub.terminal("message", BOSS, to="board", text="hello"))["result"]["message"]
    day = 24 * 3_600_000
    hub.engine.on_clock(hub.now + day - 1_000)
    assert not gone(hub, "message", message)
    hub.engine.on_clock(hub.now + day + 1_000)
    assert gone(hub, "message", message)
    assert hub.sql("SELECT status FROM message") == [("expired",)]
    done(hub.terminal("message-read", OPERATOR, message=message), "message-unknown")
    hub.engine.on_clock(hub.now + 2 * day)
    assert hub.sql("SELECT count(*) FROM inbox WHERE verb = 'hub-message-expire'") == [(1,)]
    clean(hub)

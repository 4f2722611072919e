"""What a hub decides follows from what it has recorded, not from its clock, its restarts, or what it is told in passing."""

import json
from random import Random

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import to_bytes
from tests.fuzz.material import SEED
from tests.hub.eventful import by_client
from tests.hub.floor import clean, done, exceptions, floor, grant, refused
from tests.hub.histories import Sender, plant
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, STOOLS, STORE

HOUR = 3_600_000
MINUTE = 60_000


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


# --- the clock ----------------------------------------------------------------------------------------------


def test_a_clock_set_back_stamps_nothing_backwards(hub: Hub) -> None:
    """L20: commands, handshakes and timers wait at the last moment recorded, a restart too, until it is there again."""
    done(hub.terminal("call", OPERATOR, workstation="CUT-01", kind="material"))
    latest = hub.now
    for step in (lambda: hub.office("note", subject=STOOLS, text="x"), lambda: hub.hello(epoch="epoch002"), hub.restart):
        hub.now = latest - HOUR
        step()
    hub.now = latest - HOUR
    done(hub.office("transfer", item="RM-006", from_="RAW", to="L-CUT", q="1"))
    hub.engine.on_clock(latest - HOUR + 6 * MINUTE)
    assert hub.sql("SELECT count(*) FROM inbox WHERE verb = 'hub-call-escalate'") == [(0,)]
    hub.engine.on_clock(latest + 6 * MINUTE)
    recorded = [row[0] for row in hub.sql("SELECT received FROM inbox ORDER BY no")]
    assert recorded == sorted(recorded)
    assert recorded[-5:] == [latest] * 4 + [latest + 6 * MINUTE]
    assert hub.sql("SELECT at FROM movement ORDER BY no DESC LIMIT 1") == [(latest,)]
    clean(hub)


def test_a_clock_set_back_leaves_the_later_document_the_later_one(hub: Hub) -> None:
    """Of one revision its time decides, and what stock is worth changes without one."""
    times = [hub.document("stock", "RM-001", "RAW")["ts"]]
    hub.now -= 3_600_000
    for _ in range(3):
        hub.now += 1
        times.append(hub.document("stock", "RM-001", "RAW")["ts"])
    assert times == sorted(set(times))


def test_a_clock_set_back_makes_no_grant_last_longer(hub: Hub) -> None:
    """A grant is judged by the clock that gave it: it is good at once, and over after two minutes."""
    hub.now -= HOUR
    given = grant(hub, BOSS, "mo-hold", "board", "x")
    hold = {"mo": STOOLS, "reason": "x", "grant": given}
    done(by_client(hub, "mo-hold", "board", BOSS, **hold))
    hub.now += 3 * MINUTE
    refused(by_client(hub, "mo-hold", "board", BOSS, **hold), "grant-wrong")


# --- restarts -----------------------------------------------------------------------------------------------


def published(hub: Hub) -> dict[str, bytes]:
    """Every document, by topic."""
    return {out.topic: out.payload for out in hub.engine.every_document(hub.now)}


@pytest.mark.parametrize("number", range(2))
def test_documents_do_not_depend_on_when_the_hub_was_started(number: int) -> None:
    """Byte by byte, the order in lists included."""
    dice = Random(SEED * 10_000 + number)
    hub = plant()
    sender = Sender(hub, dice)
    for _ in range(40):
        hub.send(*(sender.arrival() for _ in range(dice.choice([1, 1, 2, 4, 8]))))
    before = published(hub)
    hub.restart()
    assert published(hub) == before


def test_a_lot_keeps_what_it_knows(hub: Hub) -> None:
    """Emptied, overtaken by another lot, and filled again after a restart: its row still says whose commands it contains."""
    where = {"item": "RM-003", "location": "RAW"}
    for lot in ("A", "B"):
        done(hub.terminal("receive", STORE, **where, lot=lot, q="5", cost="30"))
    done(hub.terminal("adjust", STORE, **where, lot="A", q="-5", reason="CNT"))
    done(hub.office("adjust", **where, lot="B", q="1", reason="CNT"))
    hub.restart()
    done(hub.office("receive", **where, lot="A", q="2", cost="30"))
    assert hub.sql("SELECT applied FROM balance WHERE lot = 'A' AND location = 'RAW'") == [('{"T1":["epoch001",3]}',)]


def test_of_two_lots_the_newest_command_of_a_terminal_counts(hub: Hub) -> None:
    """A document contains what any of its rows contains: an older command in a row changed later takes nothing back."""
    where = {"item": "RM-003", "location": "RAW", "cost": "30", "q": "5"}
    for lot in ("B", "A"):
        done(hub.terminal("receive", STORE, **where, lot=lot))
    hub.hello("T2")
    done(hub.send(hub.sealed("receive", STORE, where | {"lot": "B"}, terminal="T2"))[0])
    assert hub.document("stock", "RM-003", "RAW")["applied"] == {"T1": ["epoch001", 2], "T2": ["epoch001", 1]}


# --- told in passing ----------------------------------------------------------------------------------------


def test_what_a_terminal_says_of_its_journal_is_a_hint_and_in_no_row(hub: Hub) -> None:
    """It names bookings that never came once the device is replaced; before that it changes nothing that is stored."""
    hub.engine.note_info("T1", to_bytes({"epoch": "epoch001", "last_seq": 7}))
    hub.engine.note_info("T1", to_bytes({"epoch": "epoch001", "last_seq": 5}))
    done(hub.terminal("sign-on", OPERATOR, workstation="CUT-01"))
    assert hub.sql("SELECT have_through, last_seen FROM epoch") == [(1, 1)]
    hub.hello(epoch="epoch002")
    assert hub.sql("SELECT text FROM exception WHERE kind = 'bookings-missing'") == [
        ("t/T1: bookings 2–7 of epoch epoch001 never arrived; ask the people who worked there",)
    ]


# --- conflicts ----------------------------------------------------------------------------------------------


def forged(hub: Hub, of: Arrival) -> Arrival:
    """The same id and place, other content."""
    body = json.loads(of.payload)
    forgery = hub.sealed(
        "sign-on", OPERATOR, {"workstation": "PACK-01"}, identity=body["id"], sequence=int(body["sequence"])
    )
    hub.sequences["T1", "epoch001"] -= 1
    return forgery


def test_a_conflict_settled_may_come_again(hub: Hub) -> None:
    """A terminal that sends it for ever raises one alarm, whatever became of it, and stops nobody."""
    arrival = hub.sealed("sign-on", OPERATOR, {"workstation": "CUT-01"})
    hub.send(arrival)
    other = forged(hub, arrival)
    for _ in range(2):
        (answer,) = hub.send(other)
        assert (answer["status"], answer["code"]) == ("quarantined", "id-conflict")
    done(hub.office("exception-resolve", exception=exceptions(hub, "id-conflict")[0], how="dismiss", reason="seen"))
    hub.restart()
    for batch in ((other,), (other, other)):
        assert {answer["code"] for answer in hub.send(*batch)} == {"id-conflict"}
    assert exceptions(hub, "id-conflict") == []
    done(hub.terminal("sign-off", OPERATOR, workstation="CUT-01"))
    clean(hub)


def test_a_conflict_that_came_too_early_does_not_block_its_place(hub: Hub) -> None:
    """It overtook the booking before it: alarmed at once, and passed when it is its turn."""
    taken = hub.sealed("sign-on", OPERATOR, {"workstation": "CUT-01"})
    hub.send(taken)
    identity = json.loads(taken.payload)["id"]
    lost = hub.sealed("sign-off", OPERATOR, {"workstation": "CUT-01"})
    conflict = hub.sealed("sign-on", OPERATOR, {"workstation": "PACK-01"}, identity=identity)
    behind = hub.sealed("sign-on", OPERATOR, {"workstation": "PACK-01"})
    assert [answer["code"] for answer in hub.send(conflict)] == ["id-conflict"]
    assert [answer["status"] for answer in hub.send(lost, conflict, behind)] == ["accepted", "quarantined", "accepted"]
    assert hub.sql("SELECT count(*) FROM exception WHERE kind = 'id-conflict'") == [(1,)]
    clean(hub)


# --- text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", ["utf-16", "utf-32", "utf-8-sig"])
def test_what_is_not_plain_utf_8_is_poison(hub: Hub, coding: str) -> None:
    """A JSON reader guesses; the inbox keeps text, and has to read it again. Healed by a proper resend."""
    arrival = hub.sealed("sign-on", OPERATOR, {"workstation": "CUT-01"})
    assert hub.send(Arrival("t", "T1", "sign-on", arrival.payload.decode().encode(coding))) == []
    assert hub.engine.poison.count == 1
    done(hub.send(arrival)[0])

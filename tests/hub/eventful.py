"""A history in which everything happens that a database can tell of: what a replay has to get right."""

import json

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from tests.hub.floor import FIRST, LAST, ago, done, exceptions, grant, late, order, refused
from tests.support.hub import Hub
from tests.support.plants import BOSS, OPERATOR, QUALITY, SETTER, STOOLS, STORE

HOUR = 3_600_000
SECOND = "MO-2026-00310"


def eventful(hub: Hub) -> None:
    """Let it happen. The hub has the floor's plant and T1 has said hello."""
    for part in (rights, pieces, stock, lots, orders, timers, journals, odd_messages, clock_set_back):
        part(hub)
        hub.restart()


def by_client(hub: Hub, verb: str, client: str, badge: str, **data: object) -> dict[str, object]:
    """A command of an `x/` client with a badge behind it."""
    body = seal(verb=verb, identity=hub.identity(), source=client, time=hub.clock(), data=data, authid=badge)
    return hub.send(Arrival("x", client, verb, to_bytes(body)))[0]


def rights(hub: Hub) -> None:
    """Grants that are good, wrong and over; clients that may and may not."""
    given = grant(hub, BOSS, "mo-hold", "board", "x")
    refused(by_client(hub, "mo-hold", "board", BOSS, mo=STOOLS, reason="x"), "client-role")
    done(by_client(hub, "mo-hold", "board", BOSS, mo=STOOLS, reason="x", grant=given))
    refused(by_client(hub, "mo-unhold", "board", BOSS, mo=STOOLS, grant=given), "grant-wrong")
    hub.now += HOUR
    refused(by_client(hub, "mo-unhold", "board", BOSS, mo=STOOLS, grant=given), "grant-wrong")
    given = grant(hub, OPERATOR, "call", "board", "x")
    refused(
        by_client(hub, "receive", "board", OPERATOR, item="RM-006", location="RAW", q="1", grant=given),
        "grant-wrong",
        "parked",
    )
    done(hub.office("mo-unhold", mo=STOOLS))
    refused(hub.office("mo-create", client="weak", item="STOOL", q="1"), "client-role")
    message = done(hub.office("message", to=SETTER, text="see me"))["result"]["message"]
    done(hub.office("message-read", client="weak", message=message), "not-addressee")
    done(hub.office("message-read", message=message))


def pieces(hub: Hub) -> None:
    """Sessions, every bucket, reversals, what was parked and applied, what hits an order on hold."""
    for place in (FIRST, LAST):
        done(hub.terminal("op-start", OPERATOR, **place), *(["ahead-of-upstream"] if place is LAST else []))
    done(hub.terminal("output", OPERATOR, **FIRST, good="4", rework="1", suspect="1", scrap=[{"q": "1", "reason": "DIM"}]))
    done(hub.terminal("output", QUALITY, **FIRST, good="1", source="suspect"))
    last = done(hub.terminal("output", OPERATOR, **LAST, good="3"))
    hub.restart()
    done(hub.office("reverse", command=last["id"], reason="never packed"))
    done(hub.terminal("output", OPERATOR, **LAST, good="2"))
    refused(hub.terminal("receive", OPERATOR, item="RM-006", location="RAW", q="10", cost="7"), "role-needed", "parked")
    done(hub.office("exception-resolve", exception=exceptions(hub, "parked")[-1], how="apply", reason="it is there"))
    refused(hub.terminal("receive", OPERATOR, item="RM-006", location="RAW", q="10"), "role-needed", "parked")
    done(hub.office("exception-resolve", exception=exceptions(hub, "parked")[-1], how="dismiss", reason="it is not"))
    done(hub.office("mo-hold", mo=STOOLS, reason="drawing"))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "order-not-running")
    done(hub.office("mo-unhold", mo=STOOLS))
    done(hub.terminal("output", OPERATOR, **FIRST, good="3"), "ahead-of-upstream", "over-quantity")
    done(hub.terminal("op-finish", OPERATOR, **LAST), "finished-short")


def stock(hub: Hub) -> None:
    """Below zero and back, counts, prices."""
    for cost in ("3", "7.333333"):
        received = done(hub.terminal("receive", STORE, item="RM-004", location="RAW", q="30", cost=cost))
    done(hub.office("price-correct", receipt=received["id"], cost="9"))
    done(hub.terminal("adjust", STORE, item="RM-006", location="L-CUT", q="-500", reason="CNT"), "negative-stock")
    done(hub.terminal("receive", STORE, item="RM-006", location="L-CUT", q="600", cost="8"))
    done(hub.terminal("count", STORE, item="RM-006", location="RAW", q="290", counted_at=ago(hub, 1), reason="CNT"))
    moved = {"item": "RM-006", "from": "RAW", "to": "L-CUT", "q": "5"}
    done(late(hub, "transfer", STORE, 30, **moved), "count-affected")
    done(hub.office("exception-resolve", exception=exceptions(hub, "count-affected")[0], how="apply", reason="seen"))


def lots(hub: Hub) -> None:
    """A lot is emptied, another takes its place, the hub starts anew, and the first comes back."""
    where = {"item": "RM-003", "location": "RAW", "reason": "CNT"}
    hub.hello("T2")
    for lot in ("A", "B"):
        done(hub.terminal("receive", STORE, item="RM-003", location="RAW", lot=lot, q="5", cost="30"))
    done(hub.terminal("adjust", STORE, **where, lot="A", q="-5"))
    body = {"item": "RM-003", "location": "RAW", "lot": "B", "q": "1", "reason": "CNT"}
    done(hub.send(hub.sealed("adjust", STORE, body, terminal="T2"))[0])
    hub.restart()
    done(hub.office("receive", item="RM-003", location="RAW", lot="A", q="2", cost="31"))
    done(hub.send(hub.sealed("adjust", STORE, body | {"lot": "A"}, terminal="T2"))[0])


def orders(hub: Hub) -> None:
    """A number is minted; an order is completed, reopened, closed; another is cancelled with material in process."""
    minted = done(hub.office("mo-create", item="STOOL", q="5"))["result"]["mo"]
    done(hub.office("mo-plan", mo=minted))
    done(hub.office("mo-cancel", mo=minted, reason="x"))
    order(hub, SECOND)
    issue = {"mo": SECOND, "op": "010", "item": "RM-006", "location": "RAW", "q": "2", "kind": "planned"}
    done(hub.terminal("consume", OPERATOR, **issue))
    done(hub.office("mo-cancel", mo=SECOND, reason="x"), "wip-written-off")
    done(hub.terminal("op-finish", OPERATOR, **FIRST))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    done(hub.office("mo-reopen", mo=STOOLS))
    done(hub.office("mo-complete", mo=STOOLS, reason="enough"), "completed-short")
    done(hub.office("mo-close", mo=STOOLS))
    refused(hub.terminal("output", OPERATOR, **LAST, good="1"), "order-over", "parked")
    done(hub.office("exception-resolve", exception=exceptions(hub, "parked")[-1], how="charge", reason="found"))


def timers(hub: Hub) -> None:
    """A session is forgotten, a call escalates, a message expires; a night is over."""
    place = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}
    done(hub.terminal("op-start", OPERATOR, **place))
    done(hub.terminal("call", OPERATOR, workstation="CUT-01", kind="material"))
    done(hub.office("message", to="CUT-01", text="tidy up"))
    for hours in (1, 12, 30):
        hub.now += hours * HOUR
        hub.engine.on_clock(hub.now)
    assert {"hub-session-close", "hub-call-escalate", "hub-message-expire"} <= {
        row[0] for row in hub.sql("SELECT verb FROM inbox")
    }


def journals(hub: Hub) -> None:
    """A device is replaced while bookings are missing; some of the old come late; another kept too little."""
    hub.engine.note_info("T1", to_bytes({"epoch": "epoch001", "last_seq": hub.sequences["T1", "epoch001"] + 3}))
    hub.hello(epoch="epoch002")
    assert exceptions(hub, "bookings-missing")
    done(hub.terminal("sign-on", OPERATOR, workstation="CUT-01"), "late-epoch")
    hub.hello(epoch="epoch002", last=40, kept=31)
    hub.sequences["T1", "epoch002"] = 30
    done(hub.send(hub.sealed("sign-off", OPERATOR, {"workstation": "CUT-01"}, epoch="epoch002"))[0])


def odd_messages(hub: Hub) -> None:
    """One id for two contents, twice; what makes no sense; a verb of another version."""
    arrival = hub.sealed("sign-on", OPERATOR, {"workstation": "CUT-01"}, epoch="epoch002")
    hub.send(arrival, arrival)
    body = json.loads(arrival.payload)
    other = {"identity": body["id"], "sequence": int(body["sequence"]), "epoch": "epoch002"}
    forged = hub.sealed("sign-on", OPERATOR, {"workstation": "PACK-01"}, **other)
    hub.sequences["T1", "epoch002"] -= 1
    assert hub.send(forged)[0]["code"] == "id-conflict"
    done(hub.office("exception-resolve", exception=exceptions(hub, "id-conflict")[0], how="dismiss", reason="known"))
    assert hub.send(forged)[0]["code"] == "id-conflict"
    for verb, data in (("output", {"good": 5}), ("make-coffee", {})):
        assert hub.send(hub.sealed(verb, OPERATOR, data, epoch="epoch002"))[0]["status"] == "quarantined"


def clock_set_back(hub: Hub) -> None:
    """By an hour: nothing is recorded before what stands there already."""
    hub.now -= HOUR
    given = grant(hub, BOSS, "mo-hold", "board", "x")
    chairs = "MO-2026-00184"
    done(by_client(hub, "mo-hold", "board", BOSS, mo=chairs, reason="x", grant=given))
    done(hub.terminal("note", OPERATOR, subject=chairs, text="late in the day"), "late-epoch")
    hub.now += HOUR
    done(hub.office("mo-priority", mo=chairs, priority=1))

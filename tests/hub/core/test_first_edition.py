"""What the first edition of the rules refuses, flags and says: each turned away by name, with what would help."""

import json
from typing import Any

import pytest

from hub.core.case import Case
from hub.core.intake.incoming import Arrival
from hub.proof.replay.replay import replay, scratch
from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from tests.support import databases
from tests.support.hub import Hub, chairs, site_rules

MO = "MO-2026-00184"
ON_CUT = {"mo": MO, "op": "010", "workstation": "CUT-01"}
YEAR_MS = 366 * 24 * 3_600_000


@pytest.fixture(name="hub")
def _hub() -> Hub:
    hub = chairs()
    hub.hello()
    return hub


def refused(answer: dict[str, Any], code: str) -> str:
    """By which rule; the whole of what was said."""
    assert (answer["status"], answer["code"]) == ("rejected", code), answer
    return f"{answer['message']}: {answer['help']}"


def test_sequences_begin_at_one(hub: Hub) -> None:
    """Zero is no place in any order: it would be accepted past hello and order, and break the books' proof for ever."""
    before = hub.engine.poison.count
    zero = hub.sealed("note", "0021", {"subject": MO, "text": "a"}, sequence=0)
    (answer,) = hub.send(zero)
    assert (answer["status"], answer["code"], answer["no"]) == ("retry", "unreadable", None)
    assert hub.engine.poison.count == before + 1
    assert "sequences begin at 1" in hub.engine.poison.ring[-1][1]


def test_a_key_that_stands_twice_is_not_guessed_at(hub: Hub) -> None:
    """Of two quantities nobody knows which was meant."""
    body = seal(
        verb="adjust",
        identity=hub.identity(),
        source="office",
        time=hub.clock(),
        data={"item": "RM-004", "location": "RAW", "q": "1", "reason": "CNT"},
    )
    del body["sum"]
    payload = to_bytes(body).replace(b'"q":"1"', b'"q":"1","q":"1000"')
    (answer,) = hub.send(Arrival("x", "office", "adjust", payload))
    assert (answer["status"], answer["code"], answer["no"]) == ("rejected", "unreadable", None)
    assert "a key stands twice" in hub.engine.poison.ring[-1][1]


@pytest.mark.parametrize("when", [1_795_000_000, 1_795_000_000.5, "1795000000", "1700000000.5", "+1700000000"])
def test_a_number_is_no_time(hub: Hub, when: Any) -> None:
    """Seconds or milliseconds, since when: it is asked for as a time."""
    data = {"item": "RM-004", "location": "RAW", "q": "1", "reason": "CNT", "counted_at": when}
    answer = hub.office("count", **data)
    assert (answer["status"], answer["code"]) == ("rejected", "nonsense")
    assert "2026-11-20T06:30:00Z" in answer["message"]


def test_a_report_of_another_year_is_flagged(hub: Hub) -> None:
    """Accepted, as whatever happened has happened; somebody should look at that clock."""
    old = hub.send(hub.sealed("note", "0021", {"subject": MO, "text": "a"}, time=datetime_of(hub.now - 2 * YEAR_MS)))[0]
    assert (old["status"], old["flags"]) == ("accepted", ["long-ago"])
    assert hub.terminal("note", subject=MO, text="b")["flags"] == []


def test_a_day_that_is_none_is_not_stored(hub: Hub) -> None:
    """The 30th of February."""
    data = {"item": "RM-003", "location": "RAW", "q": "1", "cost": "1", "lot": "2702-00001"}
    assert hub.office("receive", **data, expires="2027-02-30")["status"] == "rejected"
    assert hub.office("receive", **data, expires="2027-02-28")["status"] == "accepted"


def test_a_lot_past_its_day_is_flagged(hub: Hub) -> None:
    """It was used: the books say so, and quality is told."""
    data = {"item": "RM-003", "location": "L-UPH", "q": "5", "cost": "1", "lot": "2501-00001", "expires": "2025-01-31"}
    assert hub.office("receive", **data)["status"] == "accepted"
    taken = {"mo": MO, "op": "040", "item": "RM-003", "lot": "2501-00001", "location": "L-UPH", "q": "1", "kind": "planned"}
    assert "lot-expired" in hub.terminal("consume", **taken)["flags"]
    assert "lot-expired" in hub.terminal("consume", **{**taken, "kind": "extra", "reason": "SPO"})["flags"]


def test_an_order_s_number_leaves_room_for_those_after_it(hub: Hub) -> None:
    """The hub goes on behind the highest: with seven nines every later number would be one digit too long."""
    said = refused(hub.office("mo-create", mo="MO-2026-9999999", item="CH-100", q="1"), "order-number-last")
    assert "external_no" in said
    assert hub.office("mo-create", item="CH-100", q="1")["result"]["mo"] == "MO-2026-00185"


def test_an_item_is_not_part_of_itself(hub: Hub) -> None:
    """Not directly, and not through what it is made of."""
    put: dict[str, Any] = {"id": "CH-100", "item": "CH-100", "rev": 1}
    assert "CH-100" in refused(hub.office("put-bom", **put, lines=[{"item": "CH-100", "q": "1"}]), "bom-loop")
    assert hub.office("put-bom", id="RM-006", item="RM-006", lines=[{"item": "RM-001", "q": "1"}])["status"] == "accepted"
    ring = [{"item": "CH-100", "q": "1"}]
    refused(hub.office("put-bom", id="RM-001", item="RM-001", lines=[{"item": "RM-006", "q": "1"}]), "bom-loop")
    refused(hub.office("put-bom", id="RM-006", item="RM-006", rev=1, lines=ring), "bom-loop")


def test_a_line_names_a_step_that_there_is(hub: Hub) -> None:
    """And a routing a group that somebody works in."""
    lines = [{"item": "RM-001", "q": "1", "step": "015"}]
    assert "010, 020" in refused(hub.office("put-bom", id="CH-100", item="CH-100", rev=1, lines=lines), "bom-step")
    steps = [{"op": "010", "group": "NOWHERE"}]
    assert "NOWHERE" in refused(hub.office("put-routing", id="R2", item="CH-100", steps=steps), "group-unknown")


def test_a_new_quantity_asks_for_the_order_s_own_material(hub: Hub) -> None:
    """What the order was released with, whatever the bill of material has become since."""
    lines = [{"item": "RM-005", "q": "1000", "step": "040"}]
    assert hub.office("put-bom", id="CH-100", item="CH-100", rev=1, lines=lines)["status"] == "accepted"
    answer = hub.office("mo-quantity", mo=MO, q="90")
    assert (answer["status"], answer["result"]["material"]) == ("accepted", "ready")


def test_an_order_does_not_close_over_pieces_nobody_judged(hub: Hub) -> None:
    """No reason opens that: quality decides what they are."""
    aside(hub)
    refused(hub.office("mo-close", mo=MO, reason="the year ends"), "pieces-aside")
    judged = hub.terminal("output", **ON_CUT, source="suspect", good="1", badge_="")
    assert judged["code"] == "own-work"  # it takes another person


def aside(hub: Hub) -> None:
    """One piece set aside, and the order completed short."""
    assert hub.terminal("op-start", **ON_CUT)["status"] == "accepted"
    assert hub.terminal("output", **ON_CUT, good="1", suspect="1")["status"] == "accepted"
    assert hub.terminal("op-finish", **ON_CUT)["status"] == "accepted"
    assert hub.office("mo-complete", mo=MO, reason="enough")["status"] == "accepted"


def test_an_order_does_not_close_over_reports_that_wait(hub: Hub) -> None:
    """The accountant may, with a reason; without one the refusal names them."""
    parked = hub.terminal("output", **{**ON_CUT, "workstation": "CUT-09"}, good="1")
    assert parked["status"] == "parked"
    assert hub.office("mo-complete", mo=MO, reason="enough")["status"] == "accepted"
    said = refused(hub.office("mo-close", mo=MO), "exceptions-open")
    assert said.startswith(f"1 report of this order waits for a decision (command {parked['no']})")
    assert hub.office("mo-close", mo=MO, reason="settled on paper")["status"] == "accepted"


def test_what_was_decided_before_stands(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub without an edition closed such an order: a replay by today's hub closes it too."""
    aside(hub)
    with monkeypatch.context() as before:
        before.setattr(Case, "object_to", lambda *_, **__: None)
        assert hub.office("mo-close", mo=MO)["status"] == "accepted"
    source = hub.database
    with source.begin() as connection:  # as if its first command had never been: nothing else refers to it
        databases.unguard(connection, "inbox", "event")
        connection.exec_driver_sql("UPDATE inbox SET verb = 'hub-epoch-seen', body = '{}' WHERE verb = 'hub-rules'")
        connection.exec_driver_sql("DELETE FROM terminal")  # whom that command had let in
    report = replay(source, scratch(), site_rules())
    assert report.same, str(report.difference)
    assert json.loads(hub.sql("SELECT body FROM inbox WHERE no = 1")[0][0]) == {}

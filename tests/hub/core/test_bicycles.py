"""The bicycles plant: an order that lacks one thing, and wheels that take their spokes exactly."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from hub.office.importing import Plan, plan_import
from hub.proof.verify.report import verify
from shared.envelope import seal, to_bytes
from tests.support.hub import Hub
from tests.support.paths import EXAMPLES

BICYCLES = EXAMPLES / "bicycles"
TODAY = datetime(2026, 11, 18, tzinfo=UTC)  # the midnight before the hub's clock begins
BIKES, WHEELS = "MO-2026-00201", "MO-2026-00202"


@pytest.fixture(name="plan", scope="module")
def _plan() -> Plan:
    return plan_import(BICYCLES, TODAY, "test")


@pytest.fixture(name="imported")
def _imported(plan: Plan) -> tuple[Hub, dict[str, Any]]:
    """The plant on a hub, and what planning and releasing answered: order → answer."""
    hub, moved = Hub(), {}
    for title, orders in plan.stages:
        for order in orders:
            time = order.time or TODAY
            body = seal(verb=order.verb, identity=order.id, source="office", time=time, data=order.data, authid="")
            answer = hub.send(Arrival("x", "office", order.verb, to_bytes(body)))[0]
            assert (answer["status"], answer["flags"]) == ("accepted", []), (order, answer)
            if title == "released":
                moved[order.data["mo"]] = answer
    hub.hello()
    return hub, moved


def book(hub: Hub, badge: str, op: str, workstation: str, good: str) -> None:
    """Start, report and pause wheels, without anything to remark."""
    where = {"mo": WHEELS, "op": op, "workstation": workstation}
    for verb, data in (("op-start", {}), ("output", {"good": good}), ("op-pause", {"reason": "BRK"})):
        answer = hub.terminal(verb, badge, **where, **data)
        assert (answer["status"], answer["flags"]) == ("accepted", []), (verb, answer)


def test_the_folder_is_right(plan: Plan) -> None:
    """No mistake, no history; and every step has a workstation and someone who has learnt it."""
    assert (plan.mistakes, plan.history) == ([], {})
    sent = [order for _, orders in plan.stages for order in orders]
    steps = [step for order in sent if order.verb == "put-routing" for step in order.data["steps"]]
    groups = {order.data["group"] for order in sent if order.verb == "put-workstation"}
    skills = {
        skill
        for order in sent
        if order.verb == "put-operator" and "operator" in order.data["roles"]
        for skill in order.data["skills"]
    }
    assert {step["group"] for step in steps} == groups
    assert {step["skill"] for step in steps} == skills
    names = [step["name"] for step in steps]
    assert names == ["Preparation", "Assembly", "Inspection", "Labelling", "Packaging", "Lacing", "Truing"]


def test_before_its_release_the_order_says_what_it_lacks(imported: tuple[Hub, dict[str, Any]]) -> None:
    """Six brake kits and nothing else; with them there, nothing."""
    hub, moved = imported
    assert moved[BIKES]["result"] == {"material": "short", "shortages": {"BRAKE-KIT": "6"}}
    assert (hub.document("mo", BIKES)["status"], hub.stock("BRAKE-KIT")) == ("planned", "14")
    hub.office("receive", item="BRAKE-KIT", location="RAW", q="6", cost="38")
    answer = hub.office("mo-release", mo=BIKES)
    assert (answer["flags"], answer["result"]) == ([], {"material": "ready", "shortages": {}})


def test_released_all_the_same_it_is_flagged(imported: tuple[Hub, dict[str, Any]]) -> None:
    """The release answers what planning did."""
    hub, _ = imported
    answer = hub.office("mo-release", mo=BIKES)
    assert answer["flags"] == ["material-short"]
    assert answer["result"]["shortages"] == {"BRAKE-KIT": "6"}


def test_wheels_take_36_spokes_each(imported: tuple[Hub, dict[str, Any]]) -> None:
    """Lacing takes rim, hub and spokes, truing the tyre; each at its own step and from the line side."""
    hub, moved = imported
    assert moved[WHEELS]["result"] == {"material": "ready", "shortages": {}}
    parts = ("RIM", "HUB", "SPOKE", "TYRE", "WHEEL-28")
    assert [hub.stock(item) for item in parts] == ["64", "64", "2100", "64", "44"]
    book(hub, "0124", "010", "WHL-01", "10")
    assert [hub.stock(item) for item in parts] == ["54", "54", "1740", "64", "44"]
    book(hub, "0124", "020", "WHL-02", "10")
    assert [hub.stock(item) for item in parts] == ["54", "54", "1740", "54", "54"]
    book(hub, "0124", "010", "WHL-02", "30")
    book(hub, "0124", "020", "WHL-01", "30")
    assert [hub.stock(item) for item in parts] == ["24", "24", "660", "24", "84"]
    assert [hub.stock(item, "RAW") for item in parts] == ["20", "20", "500", "20", "64"]
    assert [op["good"] for op in hub.document("mo", WHEELS)["ops"]] == ["40", "40"]
    taken = hub.sql("SELECT q, v FROM balance WHERE item = 'SPOKE' AND location = 'WIP' AND mo = :mo", mo=WHEELS)
    assert taken == [(1440 * 10**6, 360 * 10**6)]
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]

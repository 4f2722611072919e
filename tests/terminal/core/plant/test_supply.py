"""What a step still asks of material, where it takes it, and what runs short when."""

import json
from typing import Any

import pytest

from shared.quantity import MICRO
from terminal.core.plant.replica import Replica
from terminal.core.plant.requirement import needed
from terminal.core.plant.supply import line_shortages, open_steps, remaining, site_shortages, supply_at, supply_of

NOW, MINUTE = 1_795_000_000_000, 60_000
FIRST, SECOND = "MO-2026-00001", "MO-2026-00002"


def line(**changes: Any) -> Any:
    """Two metres of cloth a piece."""
    return {
        "item": "CLOTH",
        "description": "",
        "unit": "m",
        "decimals": 1,
        "q": "2",
        "per": "1",
        "basis": "unit",
        "scrap_pct": "0",
        "mode": "backflush",
        "alternates": [],
    } | changes


def step(mo: str, *lines: Any, **changes: Any) -> list[tuple[str, Any]]:
    """A released step of ten pieces in group SEW, nothing reported, one minute a piece."""
    op = {
        "id": f"{mo}-010",
        "rev": 1,
        "ts": "x",
        "applied": {},
        "mo": mo,
        "op": "010",
        "group": "SEW",
        "status": "ready",
        "order_status": "released",
        "held": False,
        "due": None,
        "priority": 3,
        "q": "10",
        "upstream_good": "10",
        "upstream_done": True,
        "available": "10",
        "good": "0",
        "scrap": "0",
        "rework": "0",
        "suspect": "0",
        "sessions": [],
        "issued": [],
    }
    job = {
        "id": f"{mo}-010",
        "rev": 1,
        "ts": "x",
        "applied": {},
        "mo": mo,
        "op": "010",
        "name": "",
        "group": "SEW",
        "item": "BAG",
        "description": "",
        "unit": "pc",
        "decimals": 0,
        "external_no": "",
        "setup_min": "0",
        "run_min": "1",
        "transfer_q": "1",
        "gated": False,
        "before": "",
        "last": True,
        "skill": "",
        "instructions": "",
        "material": list(lines),
        "over_pct": "0",
        "spec": {},
    }
    return [(f"op/SEW/{mo}-010", op | changes), (f"job/SEW/{mo}-010", job)]


def stock(place: str, q: str) -> tuple[str, Any]:
    """So much cloth at a place."""
    doc = {"id": f"CLOTH-{place}", "rev": 1, "ts": "x", "applied": {}, "item": "CLOTH", "location": place, "q": q}
    return f"stock/CLOTH/{place}", doc | {"value": "0", "lots": []}


def workstation(identity: str, supply: str, kind: str = "production") -> tuple[str, Any]:
    """Of group SEW, with its material beside it."""
    record = {
        "id": identity,
        "name": "",
        "group": "SEW",
        "supply": supply,
        "several": "one",
        "crew": "many",
        "kind": kind,
        "active": True,
    }
    doc = {"id": identity, "rev": 1, "ts": "x", "applied": {}, "kind": "workstation", "record": record}
    return f"ref/workstation/{identity}", doc


def plant(*documents: tuple[str, Any] | list[tuple[str, Any]]) -> Replica:
    """A terminal's copy of these."""
    replica = Replica([])
    for document in documents:
        for place, doc in document if isinstance(document, list) else [document]:
            assert replica.put(tuple(place.split("/")), json.dumps(doc).encode()), place
    return replica


@pytest.mark.parametrize(
    ("changes", "pieces", "asked"),
    [
        ({}, 10, 20),
        ({"scrap_pct": "10"}, 10, 22),
        ({"basis": "order"}, 10, 2),
        ({"basis": "order"}, 0, 0),
        ({"basis": "batch", "per": "4"}, 10, 6),
    ],
)
def test_needed(changes: dict[str, Any], pieces: int, asked: int) -> None:
    """As the hub's backflush counts it."""
    assert needed(line(**changes), pieces * MICRO) == asked * MICRO


def test_remaining() -> None:
    """For all its pieces, less what was issued, alternates included; what there is enough of is not named."""
    given = [{"item": item, "q": "5", "extra": "9", "returned": "0"} for item in ("CLOTH", "FELT")]
    replica = plant(step(FIRST, line(alternates=["FELT"]), line(item="YARN", q="0"), issued=given))
    assert list(remaining(open_steps(replica)[0])) == [("CLOTH", 10 * MICRO)]


@pytest.mark.parametrize("changes", [{"status": "done"}, {"order_status": "completed"}, {"order_status": "planned"}])
def test_what_takes_nothing_any_more(changes: dict[str, Any]) -> None:
    """Steps that are done, orders that are not worked on."""
    assert open_steps(plant(step(FIRST, line(), **changes))) == []


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ({}, {}, [FIRST, SECOND]),
        ({"priority": 5}, {}, [SECOND, FIRST]),
        ({}, {"due": "2026-11-18T10:00:00Z"}, [SECOND, FIRST]),
        ({"held": True}, {"priority": 9}, [SECOND, FIRST]),
        ({"upstream_good": "0", "upstream_done": False, "status": "waiting"}, {"priority": 9}, [SECOND, FIRST]),
    ],
)
def test_the_order_of_work(first: dict[str, Any], second: dict[str, Any], order: list[str]) -> None:
    """What can be worked on first, then by priority and due date; what is held comes last."""
    replica = plant(step(FIRST, line(), **first), step(SECOND, line(), **second))
    assert [each.mo for each in open_steps(replica)] == order


def test_where_a_step_takes_its_material() -> None:
    """Beside the workstation that works on it, else where its group's first one does."""
    session = {"badge": "1", "workstation": "SEW-02", "kind": "run", "since": "2026-11-18T10:00:00Z", "worked_ms": 0}
    replica = plant(
        workstation("SEW-01", "L-1"),
        workstation("SEW-02", "L-2"),
        step(FIRST, line()),
        step(SECOND, line(), status="running", sessions=[session | {"pieces": "0"}]),
    )
    supplies = supply_of(replica)
    assert {each.mo: supply_at(replica, each, supplies) for each in open_steps(replica)} == {FIRST: "L-1", SECOND: "L-2"}


def test_short_at_the_line() -> None:
    """The first step takes twenty of the thirty, the second runs out half way through its ten minutes."""
    replica = plant(
        workstation("SEW-01", "L-1"), stock("L-1", "30"), stock("RAW", "4"), step(FIRST, line()), step(SECOND, line())
    )
    (shortage,) = line_shortages(replica, NOW)
    assert (shortage.item, shortage.location, shortage.short) == ("CLOTH", "L-1", 10 * MICRO)
    assert (shortage.at, shortage.elsewhere) == (NOW + 15 * MINUTE, 4 * MICRO)
    assert shortage.steps == (f"{SECOND} 010",)
    assert site_shortages(replica) == {"CLOTH": 6 * MICRO}


@pytest.mark.parametrize(("store", "short"), [("9", 5), ("0", None)])
def test_below_zero_at_the_line(store: str, short: int | None) -> None:
    """Somebody took it from the store and has not said so, if there is some: that can be moved on paper now."""
    replica = plant(workstation("SEW-01", "L-1"), stock("L-1", "-5"), stock("RAW", store))
    shortages = [(shortage.short // MICRO, shortage.at) for shortage in line_shortages(replica, NOW)]
    assert shortages == ([] if short is None else [(short, NOW)])

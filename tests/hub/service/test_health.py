"""What the hub says of how it does is what has happened."""

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from hub.service.fairness import Lines
from hub.service.health import Health
from shared.documents import HubHealth
from shared.wire import Received
from tests.support.hub import START, TOPICS, Hub, chairs


def said(health: Health, now: int = START, waiting: int = 0) -> dict[str, Any]:
    """As it is published."""
    payload = health.said(now, waiting)
    TypeAdapter(HubHealth).validate_json(payload, strict=True)
    read: dict[str, Any] = json.loads(payload)
    return read


def health_of(hub: Hub, lines: Lines | None = None, database: str = "sqlite://") -> Health:
    """A hub's figures."""
    return Health(hub.engine, lines or Lines(lambda: 0), database, START)


def test_answers_are_counted_by_what_they_are() -> None:
    """Each once; one that is only given again apart."""
    hub = chairs()
    health = health_of(hub)
    before = said(health)
    hub.office("put-location", id="NEW")
    hub.office("mo-create", item="CH-999", q="1")
    wrong = hub.office("mo-create", item="CH-100", q="nonsense")
    assert wrong["status"] in ("rejected", "quarantined")
    after = said(health)
    gained = {name: after[name] - before[name] for name in ("accepted", "rejected", "quarantined", "parked", "repeated")}
    assert gained["accepted"] == 1
    assert gained["rejected"] + gained["quarantined"] == 2
    assert gained["repeated"] == 0


def test_an_answer_given_again_is_no_second_one() -> None:
    """Terminals ask for lost answers as often as they need to."""
    hub = chairs()
    hub.hello()
    arrival = hub.sealed("sign-on", "0021", {"workstation": "CUT-01"})
    before = said(health_of(hub))
    for _ in range(3):
        hub.send(arrival)
    after = said(health_of(hub))
    assert (after["accepted"] - before["accepted"], after["repeated"] - before["repeated"]) == (1, 2)


def test_batches_are_timed_and_empty_ones_are_none() -> None:
    """The longest is that since it was asked last; one that fails counts too."""
    health = health_of(chairs())
    with health.timed(0):
        pass
    assert said(health)["batches"] == 0
    with pytest.raises(RuntimeError), health.timed(3):
        raise RuntimeError
    assert said(health)["batches"] == 1
    assert said(health)["longest_ms"] == 0


def test_what_waits_is_said() -> None:
    """Messages, their size, events, and what is open."""
    hub, lines = chairs(), Lines(lambda: 0)
    for number in range(3):
        lines.put(Received(f"{TOPICS.root}/x/office/cmd/note", bytes(10 * number), False, 1, number, 1))
    read = said(health_of(hub, lines), waiting=7)
    assert (read["waiting"], read["events_waiting"]) == (3, 7)
    assert read["waiting_bytes"] > 30
    assert read["since"] == "2026-11-18T11:06:40.000Z"


def test_a_file_has_a_size_and_a_disk(tmp_path: Path) -> None:
    """A database elsewhere has none here; one that has just gone is no reason to fail."""
    hub = chairs()
    (tmp_path / "hub.db").write_bytes(bytes(1000))
    assert said(health_of(hub, database=f"sqlite:///{tmp_path}/hub.db"))["database_bytes"] == 1000
    assert "database_bytes" not in said(health_of(hub, database=f"sqlite:///{tmp_path}/nowhere/hub.db"))
    assert "disk_free_bytes" not in said(health_of(hub, database="postgresql+psycopg://u:p@h/d"))

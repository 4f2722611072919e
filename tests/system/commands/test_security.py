"""`shopfloor security list` and `poison list`: what a hub has kept, as text and as CSV."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from hub.office.client import HubClient
from shared import clock
from shared.bus import Bus
from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.plant import Plant, eventually
from tests.system.commands.office import Run, done, refused

pytestmark = pytest.mark.system
TOPICS = Topics("test")


@contextmanager
def speaking(plant: Plant, client: str) -> Iterator[tuple[Bus, list[dict[str, object]]]]:
    """A client of the broker that says what it likes, and the answers it gets."""
    acks: list[dict[str, object]] = []

    def emit(event: BusEvent) -> None:
        if isinstance(event, Received):
            bus.acknowledge(event)
            acks.append(json.loads(event.payload))

    mine = [TOPICS.client("x", client, "ack")]
    bus = Bus(plant.broker.settings(client), name=client, emit=emit, subscriptions=lambda: mine)
    bus.start()
    try:
        eventually(lambda: bus.connected, what="a link")
        yield bus, acks
    finally:
        bus.stop()


def test_what_was_not_believed_or_not_allowed_is_listed(plant: Plant, office: Run, desk: Run) -> None:
    """Who, about what, why and how often; the sender of a message with an id hears it too."""
    assert "client-role" in refused(desk("mo", "create", "CH-100", "1"))
    with speaking(plant, "desk") as (bus, acks):
        body = {"verb": "note", "identity": clock.uuid7(), "time": datetime_of(clock.now_ms())}
        as_another = seal(source="erp", data={"subject": "CUT-01", "text": "x"}, **body)  # type: ignore[arg-type]
        for payload in (to_bytes(as_another), to_bytes({**as_another, "sum": "0" * 16}), b"{}"):
            bus.publish(TOPICS.command("x", "desk", "note"), payload)
        eventually(lambda: len(acks) == 2, what="two answers")
    assert [(ack["id"], ack["status"], ack["code"]) for ack in acks] == [
        (as_another["id"], "rejected", "wrong-source"),
        (as_another["id"], "retry", "wrong-source"),
    ]

    def listed() -> list[tuple[str, str, str, str]]:
        rows = csv.DictReader(done(office("poison", "list", "--csv")).splitlines())
        return sorted((row["kind"], row["client"], row["about"], row["times"]) for row in rows)

    wanted = [("unreadable", "x/desk", "cmd/note", "1"), ("wrong-source", "x/desk", "cmd/note", "2")]
    eventually(lambda: listed() == wanted, what="both kinds in the list")
    assert "no usable id" in done(office("poison", "list"))
    everything = done(office("security", "list"))
    assert "role-denied" in everything and "this client may not send mo-create" in everything
    assert "wrong-source" not in done(office("security", "list", "role-denied"))
    assert "there are override" in refused(office("security", "list", "nonsense"))
    with HubClient(plant.settings("office"), timeout=20) as hub:  # and nobody waits for anything
        assert hub.send("note", subject="CUT-01", text="y").status == "accepted"

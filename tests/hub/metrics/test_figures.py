"""From what is said on the broker to what Prometheus reads."""

import re
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from hub.metrics.figures import ALL, ANSWERS, OF_HEALTH, number
from hub.metrics.plant import MOST_TERMINALS, Plant
from hub.metrics.serving import PlantCollector
from shared.documents import HubHealth
from shared.envelope import stamped, to_bytes
from shared.topics import Topics
from shared.wire import Connected, Disconnected, Received
from tests.contract.examples import examples

TOPICS = Topics("test")
NOT_A_FIGURE = {"ts", "generation", "since"}


class Told:
    """A plant that is told things."""

    def __init__(self) -> None:
        self.plant = Plant(TOPICS)
        self.registry = CollectorRegistry()
        self.registry.register(PlantCollector(self.plant))
        self.plant.heard(Connected(1))

    def say(self, topic: str, payload: bytes) -> None:
        """A message."""
        self.plant.heard(Received(f"{TOPICS.root}/{topic}", payload, True, 1, 0, 0))

    def scraped(self) -> dict[tuple[str, str], float]:
        """(Name, label) → value, as Prometheus' own reader has it."""
        text = generate_latest(self.registry).decode()
        return {
            (sample.name, next(iter(sample.labels.values()), "")): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


@pytest.fixture(name="told")
def _told() -> Told:
    return Told()


def test_every_figure_of_the_hubs_health_is_there() -> None:
    """None is said by the hub and told to nobody."""
    assert set(HubHealth.__annotations__) - NOT_A_FIGURE == {figure.field for figure in OF_HEALTH} | set(ANSWERS)


def test_names_are_as_prometheus_wants_them() -> None:
    """A prefix, a unit at the end, and none twice."""
    names = [figure.name for figure in ALL]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"shopfloor_[a-z]+(_[a-z]+)*", name) for name in names)
    assert not [name for name in names if name.endswith(("_ms", "_total"))]


def test_what_the_hub_says_is_read(told: Told) -> None:
    """The contract's own example."""
    told.say("hub/status", examples()["hub/status"])
    told.say("hub/health", examples()["hub/health"])
    read = told.scraped()
    assert read["shopfloor_hub_online", ""] == 1
    assert read["shopfloor_commands_total", "accepted"] == 23
    assert read["shopfloor_commands_total", "retry"] == 1
    assert read["shopfloor_open_exceptions", ""] == 2
    assert read["shopfloor_hub_health_timestamp_seconds", ""] == 1_795_000_026
    assert ("shopfloor_disk_free_bytes", "") not in read  # it was not said, so it is not zero


def test_terminals_are_told_one_by_one(told: Told) -> None:
    """With what waits there; one that is taken off the broker is gone from here."""
    told.say("t/T-CUT-01/status", to_bytes({"online": True, "ts": ""}))
    told.say("t/T-CUT-01/info", stamped(to_bytes({"outbox": 3})))
    told.say("t/T-ASM-01/status", to_bytes({"online": False, "ts": ""}))
    read = told.scraped()
    assert read["shopfloor_terminal_online", "T-CUT-01"] == 1
    assert read["shopfloor_terminal_waiting_bookings", "T-CUT-01"] == 3
    assert read["shopfloor_terminal_online", "T-ASM-01"] == 0
    for topic in ("t/T-CUT-01/status", "t/T-CUT-01/info"):
        told.say(topic, b"")
    assert {label for _, label in told.scraped()} == {"", "T-ASM-01"}


def test_nothing_is_online_while_the_broker_is_away(told: Told) -> None:
    """What was said last is old; counters stay where they were."""
    told.say("hub/status", examples()["hub/status"])
    told.say("hub/health", examples()["hub/health"])
    told.plant.heard(Disconnected("gone"))
    read = told.scraped()
    assert (read["shopfloor_broker_connected", ""], read["shopfloor_hub_online", ""]) == (0, 0)
    assert read["shopfloor_commands_total", "accepted"] == 23


@pytest.mark.parametrize(
    "payload", [b"", b"{", b"[]", b'{"outbox":"x"}', b'{"outbox":-1}', b'{"outbox":true}', b'{"outbox":1e400}']
)
def test_nonsense_is_no_figure(told: Told, payload: bytes) -> None:
    """And ends nothing."""
    for topic in ("hub/status", "hub/health", "t/T-CUT-01/status", "t/T-CUT-01/info", "t/T-CUT-01/desired", "nonsense"):
        told.say(topic, payload)
    assert not [value for (name, _), value in told.scraped().items() if value and name != "shopfloor_broker_connected"]


def test_names_without_number_are_bounded(told: Told) -> None:
    """Each would be a series for ever."""
    for one in range(MOST_TERMINALS + 10):
        told.say(f"t/T{one}/status", to_bytes({"online": True}))
    assert sum(name == "shopfloor_terminal_online" for name, _ in told.scraped()) == MOST_TERMINALS


@pytest.mark.parametrize(("value", "read"), [(1, 1.0), (0.5, 0.5), (None, None), ("1", None), (True, None), (2**70, None)])
def test_a_number_is_a_number(value: Any, read: float | None) -> None:
    """Nothing else is."""
    assert number({"a": value}, "a") == read

"""The plant in numbers: counters that only grow, gauges, paths, pace, and Sparkplug's births, deaths and sequence."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from hub.office.bridge.memory import Memory
from hub.office.bridge.numbers import Counts
from hub.office.bridge.plane import Now, Plane, Said
from hub.office.bridge.sparkplug import REBIRTH, EdgeNode, _Payload, asks_for_rebirth
from hub.office.broker.acl import access_list
from shared.commands import EventsAnswer
from shared.envelope import to_bytes
from shared.settings import AccountSettings, BridgeSettings
from tests.contract.examples import examples
from tests.support.hub import TOPICS

UMH = "umh/v1/acme/{site}/{group}/{id}/_historian/{kind}"
BASE: dict[str, Any] = {"rev": 1, "ts": "2026-11-18T11:07:06.000Z", "applied": {}, "generation": "gen1"}
WS: dict[str, Any] = {
    **BASE,
    "id": "CUT-01",
    "workstation": "CUT-01",
    "name": "Panel saw",
    "since": None,
    "group": "CUT",
    "status": "running",
    "people": ["0021"],
    "ops": ["MO-2026-00184-010"],
    "today": {"day": "2026-11-18", "good": "5", "scrap": "0.5"},
}
WALL = 1_795_000_000_000


class Rig:
    """A plane with a hub that is there, and a clock."""

    def __init__(self, path: Path, *, edge: bool = True) -> None:
        self.memory = Memory(path)
        self.memory.read()
        self.plane = Plane(TOPICS, [UMH], 1_000, self.memory)
        self.ms = 10_000
        self.edge = EdgeNode("acme", "test", 7) if edge else None
        self.born = list(self.plane.connected(self.edge, self.now))
        self.hub = list(self.plane.hub(online=True, database="one", now=self.now))

    @property
    def now(self) -> Now:
        return Now(self.ms, WALL + self.ms)

    def ws(self, **changed: Any) -> None:
        self.plane.document(TOPICS.state("ws", "CUT-01"), to_bytes(WS | changed), self.now)

    def events(self, *outputs: dict[str, Any], first: int = 1) -> None:
        events = [{"topic": "mo/output", "event": _event(number, data)} for number, data in enumerate(outputs, first)]
        last = first + len(outputs) - 1
        page = EventsAnswer.model_validate({"id": "e", "status": "ok", "events": events, "through": last, "last": last})
        assert self.plane.page(page, self.now) is False

    def due(self, after: int = 0) -> list[Said]:
        self.ms += after
        return list(self.plane.due(self.now))

    def numbers(self, after: int = 1_000) -> dict[str, Any]:
        said = [message for message in self.due(after) if message.retain]
        assert [message.topic for message in said] == ["umh/v1/acme/test/CUT/CUT-01/_historian/workstation"]
        found: dict[str, Any] = json.loads(said[0].payload)
        return found


def _event(number: int, data: dict[str, Any]) -> dict[str, Any]:
    said = {"number": number, "no": number, "verb": "output", "source": "t/T", "who": "", "occurred": 1, "recorded": 1}
    return {**said, "data": {"workstation": "CUT-01", **data}, "flags": [], "result": {}}


@pytest.fixture(name="rig")
def _rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path / "bridge.json")


def test_numbers_are_flat_and_are_numbers(rig: Rig) -> None:
    """With a time that Telegraf and UMH read, below an ISA-95 path."""
    rig.ws()
    rig.events({"good": "5", "scrap": [{"q": "0.5", "reason": "DIM"}]})
    numbers = rig.numbers()
    assert numbers == {
        "timestamp_ms": WALL + rig.ms,
        "good_total": 5,
        "scrap_total": 0.5,
        "rework_total": 0,
        "suspect_total": 0,
        "bookings_total": 1,
        "good_today": 5,
        "scrap_today": 0.5,
        "people": 1,
        "operations": 1,
        "running": 1,
        "setup": 0,
        "paused": 0,
        "stopped": 0,
    }


def test_nothing_is_said_before_all_is_counted(rig: Rig) -> None:
    """A counter that begins at nothing and is said on the way would have fallen."""
    rig.ws()
    assert rig.due(5_000) == []
    page = {
        "id": "e",
        "status": "ok",
        "through": 1,
        "last": 3,
        "events": [{"topic": "mo/output", "event": _event(1, {"good": "2"})}],
    }
    assert rig.plane.page(EventsAnswer.model_validate(page), rig.now) is True
    assert rig.due(5_000) == []
    rig.events({"good": "1"}, {"good": "1"}, first=2)
    assert rig.numbers(0)["good_total"] == 4


def test_a_subject_is_said_at_once_and_then_at_most_so_often(rig: Rig) -> None:
    """However much happens: the newest when its time comes, and nothing where nothing happens."""
    rig.events()
    rig.ws()
    assert len([said for said in rig.due() if said.retain]) == 1
    for good in range(50):
        rig.ws(today={"day": "2026-11-18", "good": str(good), "scrap": "0"})
        assert rig.due(10) == []
    assert rig.numbers(500)["good_today"] == 49
    assert rig.due(10_000) == []


def test_a_restarted_bridge_goes_on_and_one_without_memory_comes_to_the_same(tmp_path: Path) -> None:
    """Events that come again are counted once."""
    first = Rig(tmp_path / "bridge.json")
    first.ws()
    first.events({"good": "5"}, {"good": "2"})
    assert first.numbers()["good_total"] == 7
    first.memory.write()
    again = Rig(tmp_path / "bridge.json")
    again.ws()
    again.events({"good": "2"}, {"good": "1"}, first=2)
    assert again.numbers()["good_total"] == 8
    fresh = Rig(tmp_path / "other.json")
    fresh.ws()
    fresh.events({"good": "5"}, {"good": "2"}, {"good": "1"})
    assert fresh.numbers()["good_total"] == 8


@given(st.lists(st.tuples(st.sampled_from(["event", "again", "restored", "other hub"]), st.integers(0, 9)), max_size=30))
def test_counters_only_grow(steps: list[tuple[str, int]]) -> None:
    """Whatever a hub says: events twice, a database of before, another one."""
    counts, number, said = Counts(), 0, 0.0
    for what, good in steps:
        if what in ("restored", "other hub"):
            counts.begin_anew()
            number = 0
        number += what == "event"
        counts.take(number, _event(number, {"good": str(good)}))
        now = counts.said("workstation CUT-01", ("good_total",))["good_total"]
        assert now >= said
        said = now


def test_what_is_no_more_is_taken_away(rig: Rig, tmp_path: Path) -> None:
    """An order that is closed; and one that was closed while the bridge was away."""
    order = json.loads(examples()["state/mo/MO-2026-00184"])
    del order["crc"]
    rig.events()
    rig.plane.document(TOPICS.state("mo", "MO-2026-00184"), to_bytes(order), rig.now)
    topic = "umh/v1/acme/test/CH-100/MO-2026-00184/_historian/order"
    assert [said.topic for said in rig.due()] == [topic]
    rig.memory.write()
    rig.plane.document(TOPICS.state("mo", "MO-2026-00184"), b"", rig.now)
    assert rig.due(1_000) == [Said(topic, b"", retain=True)]
    later = Rig(tmp_path / "bridge.json")
    assert list(later.plane.gone()) == [Said(topic, b"", retain=True)]


def test_a_workstation_of_another_group_leaves_its_old_path(rig: Rig) -> None:
    """Nothing is kept where it is not any more."""
    rig.events()
    rig.ws()
    rig.due()
    rig.ws(group="SAW")
    said = {message.topic: message.payload for message in rig.due(1_000) if message.retain}
    assert said.pop("umh/v1/acme/test/CUT/CUT-01/_historian/workstation") == b""
    assert list(said) == ["umh/v1/acme/test/SAW/CUT-01/_historian/workstation"]


def read(said: Said) -> Any:
    """A Sparkplug payload."""
    return _Payload.FromString(said.payload)


def test_sparkplug_is_born_counts_and_dies(rig: Rig) -> None:
    """NBIRTH first with the will's number, then DBIRTH with names, DDATA by alias, DDEATH when nobody knows."""
    assert rig.edge is not None
    assert rig.edge.will.topic == "spBv1.0/acme/NDEATH/test"
    assert rig.edge.will.retain is False
    death = _Payload.FromString(rig.edge.will.payload)
    birth = read(rig.born[0])
    assert rig.born[0].topic == "spBv1.0/acme/NBIRTH/test"
    assert (birth.seq, birth.metrics[0].name, birth.metrics[0].long_value) == (0, "bdSeq", 7)
    assert death.metrics[0].long_value == 7
    rig.events()
    rig.ws()
    born = [said for said in rig.due() if not said.retain]
    rig.ws(status="paused")
    data = [said for said in rig.due(1_000) if not said.retain]
    assert [said.topic for said in (*born, *data)] == ["spBv1.0/acme/DBIRTH/test/CUT-01", "spBv1.0/acme/DDATA/test/CUT-01"]
    names = {metric.alias: metric.name for metric in read(born[0]).metrics}
    values = {names[metric.alias]: metric.double_value for metric in read(data[0]).metrics}
    assert (values["running"], values["paused"]) == (0, 1)
    gone = list(rig.plane.hub(online=False, database="one", now=rig.now))
    assert [said.topic for said in gone] == ["spBv1.0/acme/DDEATH/test/CUT-01"]
    assert [read(said).seq for said in (*born, *data, *gone)] == [1, 2, 3]
    assert [said for said in rig.due(5_000) if not said.retain] == []
    list(rig.plane.hub(online=True, database="one", now=rig.now))
    assert [said.topic for said in rig.due(1_000) if not said.retain] == ["spBv1.0/acme/DBIRTH/test/CUT-01"]


def test_a_sequence_is_a_byte_and_a_rebirth_begins_it_anew(rig: Rig) -> None:
    """0 to 255 and again; a host that asks gets all births."""
    rig.events()
    seen = []
    for index in range(300):
        rig.ws(people=["0021"] * (index % 3))
        seen += [read(said).seq for said in rig.due(1_000) if not said.retain]
    assert seen == [(index + 1) % 256 for index in range(300)]
    again = list(rig.plane.rebirth(rig.now))
    assert [said.topic.split("/")[2] for said in again] == ["NBIRTH", "DBIRTH"]
    assert [read(said).seq for said in again] == [0, 1]


@given(st.binary(max_size=80))
def test_no_command_of_a_host_ends_the_bridge(payload: bytes) -> None:
    """Garbage asks for nothing."""
    assert asks_for_rebirth(payload) in (True, False)


def test_a_host_asks_for_rebirth() -> None:
    """As it is written, and nothing else."""
    command = _Payload()
    command.metrics.add(name=REBIRTH, datatype=11, boolean_value=True)
    assert asks_for_rebirth(command.SerializeToString())
    command.metrics[0].boolean_value = False
    assert not asks_for_rebirth(command.SerializeToString())


@pytest.mark.parametrize(
    "payload", [b"", b"[]", b"{", b'{"status":1,"today":[],"people":3}', b'{"today":{"good":"NaN"}}', b"\xff"]
)
def test_no_document_ends_the_bridge(rig: Rig, payload: bytes) -> None:
    """Nor what is none."""
    rig.events()
    for levels in (("ws", "CUT-01"), ("mo", "MO-1"), ("stock", "A", "B"), ("stock", "A"), ("op", "x")):
        rig.plane.document(TOPICS.state(*levels), payload, rig.now)
    rig.due(1_000)


@pytest.mark.parametrize(
    "template",
    [
        "a/{kind}/{id}",
        "shopfloor/v1/{kind}/{group}/{id}",
        "{kind}/{group}/{id}/#",
        "{kind}/{x}/{id}",
        "",
        "$SYS/{kind}{group}{id}",
    ],
)
def test_a_path_that_would_do_harm_is_refused(template: str) -> None:
    """Ours, wildcards, fields there are not, and one topic for two subjects."""
    with pytest.raises(ValidationError):
        BridgeSettings(topics=[template])


def test_the_access_list_has_what_an_account_may_beside_our_tree() -> None:
    """Its own namespaces, and never ours."""
    account = AccountSettings(kind="system", writes=["umh/v1/acme/#"], reads=["spBv1.0/acme/NCMD/test"])
    lines = access_list("test", {"bridge": account}).splitlines()
    assert "topic readwrite umh/v1/acme/#" in lines
    assert "topic read spBv1.0/acme/NCMD/test" in lines
    for bad in ("shopfloor/v1/test/hub/status", "#", "+/v1", "$SYS/#", "a/#/b", "/x", "a\ntopic readwrite #"):
        with pytest.raises(ValidationError):
            AccountSettings(kind="reader", reads=[bad])

"""The whole plant: bad input from the wire, a long outage, the demo."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.bus import Bus
from shared.envelope import seal, to_bytes
from shared.topics import Topics
from tests.support.broker import Mosquitto
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
TOPICS = Topics("test")
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(name="plant", scope="module")
def _plant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plant]:
    folder = tmp_path_factory.mktemp("plant")
    with Plant(folder, Mosquitto(folder / "broker", USERS)) as plant:
        plant.start("hub")
        plant.fill("100000")
        yield plant


@pytest.fixture(name="wire", scope="module")
def _wire(plant: Plant) -> Iterator[Bus]:
    """The hub's own user: it may write anywhere, so it can play any intruder."""
    bus = Bus(plant.broker.settings("hub"), name="intruder", emit=lambda _: None, subscriptions=list)
    bus.start()
    eventually(lambda: bus.connected, what="the intruder's link")
    yield bus
    bus.stop()


def alive(plant: Plant) -> None:
    """The hub still takes an order."""
    from hub.office.client import HubClient

    with HubClient(plant.settings("office"), timeout=20) as client:
        assert client.send("mo-create", item="CH-100", q="1").status == "accepted"


def balances(plant: Plant) -> list[Any]:
    """All balances."""
    return plant.sql("SELECT item, lot, location, mo, q, v FROM balance ORDER BY 1, 2, 3, 4")


BAD: list[bytes] = [
    b"",
    b"\x00",
    b"\xff\xfe",
    b"{",
    b"null",
    b"[1,2]",
    b'{"id":1}',
    b"9" * 10_000,
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b"[" * 60_000,
    b'{"x":"' + b"y" * 1_000_000 + b'"}',
    b'{"id":"a","source":"T-CUT-01","epoch":"aaaaaaaa","sequence":"000000000001","sum":"0","data":{}}',
]


def test_garbage_on_every_topic_changes_nothing(plant: Plant, wire: Bus) -> None:
    """No JSON, deep JSON, 1 MB, retained garbage: counted, never a crash, never a balance."""
    before = balances(plant)
    for payload in BAD:
        for topic in (
            TOPICS.command("t", "T-CUT-01", "output"),
            TOPICS.command("x", "office", "mo-create"),
            TOPICS.request("t", "T-CUT-01", "hello"),
            TOPICS.client("t", "T-CUT-01", "info"),
            TOPICS.state("mo", "MO-2026-00184"),
            f"{TOPICS.root}/t/T-CUT-01/cmd/no-such-verb",
            f"{TOPICS.root}/t/a/b/c/d",
        ):
            wire.publish(topic, payload, retain="hello" not in topic)
    alive(plant)
    assert balances(plant) == before


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["output", "consume", "receive", "op-start", "put-item", "mo-create"]),
    st.dictionaries(
        st.sampled_from(["mo", "op", "workstation", "good", "q", "item", "location", "scrap", "id", "home", "kind"]),
        json_values,
        max_size=6,
    ),
)
def test_fuzzed_commands_change_nothing(plant: Plant, wire: Bus, verb: str, data: dict[str, Any]) -> None:
    """Well-sealed nonsense from an office client is answered or counted; the hub lives on."""
    from shared.clock import uuid7

    try:
        body = to_bytes(seal(verb=verb, identity=uuid7(), source="office", time=NOW, data=data))
    except (ValueError, UnicodeEncodeError):
        return
    wire.publish(TOPICS.command("x", "office", verb), body)


def test_the_hub_lives_after_the_fuzzing(plant: Plant) -> None:
    """And its ledger is clean."""
    alive(plant)
    plant.assert_nothing_lost([])


def test_a_terminal_offline_for_200_commands_then_back(plant: Plant) -> None:
    """Everything saved while the hub was away arrives once, in order."""
    plant.pause_ms = 8
    plant.start("T-CUT-01")
    eventually(lambda: any(row[3] != "queued" for row in plant.saved("T-CUT-01")), what="the first answer")
    plant.stop("hub")
    before = len(plant.saved("T-CUT-01"))
    eventually(lambda: len(plant.saved("T-CUT-01")) >= before + 200, 120, "200 commands offline")
    plant.start("hub")
    plant.stop("T-CUT-01")
    assert plant.assert_nothing_lost(["T-CUT-01"]) >= 200


def test_the_demo_runs_headless(tmp_path: Path) -> None:
    """`shopfloor demo --headless` ends with all being well and leaves no process behind."""
    command = [sys.executable, "-m", "shared.cli", "demo", "--headless", "5", "--folder", str(tmp_path / "demo")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "verify: clean" in done.stdout
    assert "all is well" in done.stdout
    assert "NOT DONE" not in done.stdout
    assert "UPH-02 calls for leather" in done.stdout
    assert not [pid for pid, words in processes() if str(tmp_path) in words]


def processes() -> Iterator[tuple[str, str]]:
    """(process id, its words) of everything that runs."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            yield path.parent.name, path.read_bytes().replace(b"\0", b" ").decode(errors="replace")

"""`shopfloor bridge` at a working plant on a real Mosquitto: what Telegraf, UMH and a Sparkplug host make of it."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.office.broker.acl import access_list
from shared.bus import Bus
from shared.settings import AccountSettings
from shared.wire import BusEvent, Received
from tests.support.broker import PASSWORD, Mosquitto, account_of
from tests.support.foreign import python_libraries
from tests.support.plant import USERS, Plant, eventually

pytestmark = pytest.mark.system
ACCOUNTS = {
    "bridge": AccountSettings(kind="system", view="floor", writes=["umh/v1/acme/#", "spBv1.0/acme/#"]),
    "scada": AccountSettings(kind="reader", reads=["umh/v1/acme/#"], writes=["spBv1.0/acme/#"]),
}
BRIDGE = """
[bridge]
topics = ["umh/v1/acme/{site}/{group}/{id}/_historian/{kind}"]
sparkplug = "acme"
every_ms = 200
memory = "MEMORY"
"""
WS = "umh/v1/acme/test/CUT/CUT-01/_historian/workstation"


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    broker = Mosquitto(tmp_path / "broker", [*USERS, *ACCOUNTS])
    accounts = {user: ACCOUNTS.get(user) or account_of(user) for user in [*USERS, *ACCOUNTS]}
    (tmp_path / "broker" / "acl").write_text(access_list("test", accounts))
    with Plant(tmp_path, broker) as plant:
        plant.start("hub")
        plant.fill()
        yield plant


def bridge(plant: Plant) -> "subprocess.Popen[bytes]":
    """The program, with a configuration of its own."""
    path = plant.config("bridge")
    memory = BRIDGE.replace("MEMORY", str(plant.folder / "bridge.json"))
    path.write_text(path.read_text() + memory)
    command = [
        sys.executable,
        "-m",
        "shared.cli",
        "bridge",
        "--config",
        str(path),
        "--log",
        str(plant.folder / "bridge.log"),
    ]
    with (plant.folder / "bridge.err").open("ab") as err:
        return subprocess.Popen(command, stderr=err)


class Telegraf:
    """Hears numbers and parses them as Telegraf's `json` parser does: only numbers become fields, tags come of the topic."""

    def __init__(self, plant: Plant) -> None:
        self.lines: list[tuple[str, dict[str, float], int]] = []
        self.kept: set[str] = set()
        self._bus = Bus(
            plant.broker.settings("scada"), name="telegraf", emit=self._on, subscriptions=lambda: ["umh/v1/acme/#"], qos=1
        )
        self._bus.start()

    def _on(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self._bus.acknowledge(event)
            if not event.payload:
                self.kept.discard(event.topic)
                return
            self.kept.add(event.topic)
            flat = {name: value for name, value in json.loads(event.payload).items() if isinstance(value, int | float)}
            stamp = int(flat.pop("timestamp_ms"))
            self.lines.append((event.topic, flat, stamp))

    def of(self, topic: str) -> list[dict[str, float]]:
        """A subject's fields, in the order in which they came."""
        return [fields for where, fields, _ in list(self.lines) if where == topic]

    def stop(self) -> None:
        """Go."""
        self._bus.stop()


HOST = """
import json, sys
import paho.mqtt.client as mqtt
from mqtt_spb_wrapper import SpbPayloadParser
port, password = int(sys.argv[1]), sys.argv[2]
client = mqtt.Client("scada-host")
client.username_pw_set("scada", password)
def on_connect(client, *_):
    client.subscribe("spBv1.0/acme/#", 1)
def on_message(client, _, message):
    decoded = SpbPayloadParser().parse_payload(message.payload)
    print(json.dumps([message.topic, decoded]), flush=True)
client.on_connect, client.on_message = on_connect, on_message
client.connect("127.0.0.1", port)
client.loop_forever()
"""


class Host:
    """A Sparkplug host, with a library of others', in a process of its own."""

    def __init__(self, plant: Plant) -> None:
        self._out = plant.folder / "host.out"
        environment = {**os.environ, "PYTHONPATH": str(python_libraries())}
        with self._out.open("ab") as out, (plant.folder / "host.err").open("ab") as err:
            command = [sys.executable, "-c", HOST, str(plant.broker.port), PASSWORD]
            self.process = subprocess.Popen(command, stdout=out, stderr=err, env=environment)

    @property
    def heard(self) -> list[tuple[str, Any]]:
        """Kind of message and device, and the payload as the library has it."""
        lines = [json.loads(line) for line in self._out.read_text().splitlines()]
        return [("/".join(topic.split("/")[2:]), payload) for topic, payload in lines]

    def kinds(self) -> list[str]:
        """In the order in which they came."""
        return [kind for kind, _ in self.heard]

    def stop(self) -> None:
        """Go."""
        self.process.kill()
        self.process.wait()


def test_numbers_for_those_who_read_numbers(plant: Plant) -> None:
    """Counters only grow and end where the ledger is, over a kill of the bridge and of the hub; nothing old stays."""
    running, telegraf = bridge(plant), Telegraf(plant)
    try:
        plant.start("T-CUT-01")
        eventually(lambda: telegraf.of(WS) and telegraf.of(WS)[-1]["good_total"] > 5, 60, "numbers of a working plant")
        running.kill()
        running.wait()
        running = bridge(plant)
        before = len(telegraf.lines)
        eventually(lambda: len(telegraf.lines) > before + 5, 60, "it goes on")
        plant.kill("hub")
        plant.start("hub")
        plant.stop("T-CUT-01")
        eventually(lambda: telegraf.of(WS)[-1]["good_total"] == good_of(plant) > 0, 60, "all is counted")
        totals = [fields["good_total"] for fields in telegraf.of(WS)]
        assert totals == sorted(totals)
        assert all(isinstance(value, int | float) for _, fields, _ in telegraf.lines for value in fields.values())
        assert {topic.rsplit("/", 1)[1] for topic in telegraf.kept} == {"workstation", "order", "stock"}
    finally:
        running.kill()
        running.wait()
        telegraf.stop()


def good_of(plant: Plant) -> int:
    """The pieces of all events."""
    bodies = [json.loads(body) for (body,) in plant.sql("SELECT body FROM event WHERE topic = 'mo/output'")]
    return sum(int(body["data"].get("good", 0)) for body in bodies)


def test_a_sparkplug_host_follows(plant: Plant) -> None:
    """Births, data, rebirth, deaths, and the sequence, as another's library decodes them."""
    host = Host(plant)
    running = bridge(plant)
    try:
        eventually(lambda: "DBIRTH/test/CUT-01" in host.kinds(), 60, "a device is born")
        plant.start("T-CUT-01")
        eventually(lambda: host.kinds().count("DDATA/test/CUT-01") > 3, 60, "data")
        birth = next(payload for kind, payload in host.heard if kind == "DBIRTH/test/CUT-01")
        names = {metric["alias"]: metric["name"] for metric in birth["metrics"]}
        data = next(payload for kind, payload in reversed(host.heard) if kind == "DDATA/test/CUT-01")
        values = {names[metric["alias"]]: metric["value"] for metric in data["metrics"]}
        assert values["good_total"] > 0
        plant.stop("T-CUT-01")
        rebirth = (
            b"\x12\x1d\x0a\x14Node Control/Rebirth\x20\x0b\x70\x01"  # written by hand, so that it is not ours that reads it
        )
        rebirth = b"\x12" + bytes([len(rebirth) - 2]) + rebirth[2:]
        bus = Bus(
            plant.broker.settings("scada"), name="asking", emit=lambda _: None, subscriptions=lambda: ["spBv1.0/acme/STATE"]
        )
        bus.start()
        eventually(lambda: bus.connected, 10, "a host")
        bus.publish("spBv1.0/acme/NCMD/test", rebirth, qos=1).result(10)
        eventually(lambda: host.kinds().count("NBIRTH/test") == 2, 30, "it is born again")
        bus.stop()
        plant.kill("hub")
        eventually(lambda: "DDEATH/test/CUT-01" in host.kinds(), 60, "nobody knows what it does")
        running.send_signal(signal.SIGKILL)
        running.wait()
        eventually(lambda: host.kinds()[-1] == "NDEATH/test", 60, "the broker says that it is gone")
        death, births = host.heard[-1][1], [payload for kind, payload in host.heard if kind == "NBIRTH/test"]
        number = {
            metric["value"] for said in (death, *births) for metric in said["metrics"] if metric.get("name") == "bdSeq"
        }
        assert len(number) == 1
        running = bridge(plant)
        eventually(lambda: host.kinds()[-1] == "NBIRTH/test", 60, "a new session")
        assert host.heard[-1][1]["metrics"][0]["value"] not in number
        assert _gaps(host.heard) == []
    finally:
        running.kill()
        running.wait()
        host.stop()


def _gaps(heard: list[tuple[str, Any]]) -> list[tuple[int, int]]:
    """Where the sequence is not the one before and one more; each node birth begins it anew."""
    gaps, last = [], -1
    for kind, payload in heard:
        if kind.startswith(("NDEATH", "NCMD")):
            continue
        number = int(payload.get("seq", 0))
        if number != (0 if kind.startswith("NBIRTH") else (last + 1) % 256):
            gaps.append((last, number))
        last = number
    return gaps

"""Clients of others, in their own languages, at a hub on a real Mosquitto: the examples that are shipped."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.office.client import HubClient
from shared.settings import load_settings
from tests.support.broker import wait_for_port
from tests.support.foreign import node_libraries
from tests.support.paths import EXAMPLES
from tests.support.plant import eventually
from tests.support.ports import free_port
from tests.support.site import Site

pytestmark = [pytest.mark.system, pytest.mark.prove]
CLIENTS = EXAMPLES / "clients"
ACCOUNTS = """
[accounts.hub]
kind = "hub"
[accounts.office]
kind = "system"
roles = ["admin", "planner", "supervisor", "storekeeper"]
[accounts.erp]
kind = "system"
roles = ["planner", "supervisor"]
[accounts.planner]
kind = "system"
roles = ["planner"]
[accounts.release]
kind = "system"
roles = ["planner", "supervisor"]
"""
PLANT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("put-location", {"id": "FG"}),
    ("put-item", {"id": "CH-100", "home": "FG"}),
    ("put-workstation", {"id": "CUT-01", "group": "CUT"}),
    ("put-operator", {"id": "0021", "roles": ["operator"]}),
    ("put-reason", {"id": "DIM", "kind": "scrap"}),
    ("put-routing", {"id": "CH-100", "item": "CH-100", "steps": [{"op": "010", "group": "CUT"}]}),
)


class Running:
    """A site with a hub, and what others run there."""

    def __init__(self, folder: Path) -> None:
        self.web = free_port()
        self.site = Site(folder, tls=False, mosquitto=f"websockets = {self.web}", more=ACCOUNTS)
        self.site.write()
        self.site.start()
        wait_for_port(self.web)
        self.folder = folder
        self._processes = [self.start("hub", [sys.executable, "-m", "shared.cli", "hub", "--config", str(self.site.config)])]
        with self.office() as office:
            for verb, data in PLANT:
                assert office.send(verb, **data).status == "accepted", verb

    def start(self, name: str, command: list[str], **environment: str) -> "subprocess.Popen[bytes]":
        """A program that goes on."""
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, **environment})
        if name != "hub":
            self._processes.append(process)
        return process

    def office(self) -> HubClient:
        """The command line's client."""
        return HubClient(load_settings(self.site.config), timeout=60)

    def password(self, account: str) -> str:
        """Out of the account's own file."""
        return str(tomllib.loads((self.site.accounts / f"{account}.toml").read_text())["broker"]["password"])

    def log(self, name: str) -> str:
        """What a program has said."""
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def stop(self) -> None:
        """End all."""
        for process in self._processes:
            process.send_signal(signal.SIGKILL)
            process.wait()
        self.site.stop()


@pytest.fixture(name="running", scope="module")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("others") / "site")
    yield running
    running.stop()


def test_an_erp_makes_an_order_once(running: Running) -> None:
    """And a rerun makes no second one."""
    where = [
        "--site",
        "test",
        "--user",
        "erp",
        "--password",
        running.password("erp"),
        "--host",
        "127.0.0.1",
        "--time",
        "2026-11-20T06:30:00Z",
    ]
    command = [sys.executable, str(CLIENTS / "erp.py"), "CH-100", "5", "SO-77", *where, "--port", str(running.site.port)]
    first = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert first.returncode == 0, first.stderr
    made, released = (json.loads(line) for line in first.stdout.splitlines())
    assert (made["status"], released["status"]) == ("accepted", "accepted")
    again = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (again.returncode, again.stdout) == (0, first.stdout), again.stderr
    with running.office() as office:
        events = [entry.event for entry in office.events(0, ["mo/mo-create"]).events]
    assert [event["data"]["external_no"] for event in events].count("SO-77") == 1


@pytest.mark.parametrize("scheme", ["mqtt", "ws"])
def test_mqtt_js_makes_an_order_and_follows_it(running: Running, scheme: str) -> None:
    """Over TCP, and over WebSockets as a browser does."""
    modules = node_libraries()
    shutil.copy(CLIENTS / "orders.mjs", modules / "orders.mjs")
    port = running.site.port if scheme == "mqtt" else running.web
    name = f"mqttjs-{scheme}"
    address = [f"{scheme}://127.0.0.1:{port}", "test", "erp", running.password("erp"), "CH-100", "3"]
    running.start(name, ["node", str(modules / "orders.mjs"), *address])
    eventually(
        lambda: '"order":"created"' in running.log(name) or '"of":"3"' in running.log(name), 60, "it follows its order"
    )
    assert '"status":"accepted"' in running.log(name)


def test_node_red_makes_releases_follows_and_reacts(running: Running) -> None:
    """The flow as it is shipped, in a real Node-RED: two clients with roles of their own, and scrap holds the order."""
    home, port = running.folder / "node-red", free_port()
    home.mkdir()
    shutil.copy(CLIENTS / "node-red-flow.json", home / "flows.json")
    flow = json.loads((home / "flows.json").read_text())
    secrets = {node["id"]: node.pop("credentials") for node in flow if "credentials" in node}
    (home / "flows.json").write_text(json.dumps(flow))
    (home / "flows_cred.json").write_text(json.dumps(secrets))
    (home / "settings.js").write_text(
        'module.exports = { flowFile: "flows.json", credentialSecret: false, uiHost: "127.0.0.1", '
        "telemetry: { enabled: false }, logging: { console: { level: 'info' } } };"
    )
    red = node_libraries() / "node_modules" / "node-red" / "red.js"
    environment = {
        "SHOPFLOOR_SITE": "test",
        "SHOPFLOOR_BROKER": "127.0.0.1",
        "SHOPFLOOR_PORT": str(running.site.port),
        "SHOPFLOOR_PLANNER_PASSWORD": running.password("planner"),
        "SHOPFLOOR_RELEASE_PASSWORD": running.password("release"),
    }
    running.start("node-red", ["node", str(red), "-u", str(home), "-p", str(port)], **environment)
    eventually(lambda: running.log("node-red").count("Connected to broker") >= 2, 90, "both clients are there")
    body = json.dumps({"item": "CH-100", "q": "20"}).encode()
    headers = {"Content-Type": "application/json"}
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/order", data=body, headers=headers)
    with urllib.request.urlopen(asked, timeout=30) as answer:
        assert answer.status == 202
    with running.office() as office:

        def told(verb: str) -> list[dict[str, Any]]:
            return [dict(entry.event) for entry in office.events(0, [f"mo/{verb}"]).events]

        eventually(lambda: any(event["source"] == "x/release" for event in told("mo-release")), 60, "it is released")
        mo = next(event["data"]["mo"] for event in told("mo-release") if event["source"] == "x/release")
        made = next(event for event in told("mo-create") if event["result"].get("mo") == mo)
        assert made["source"] == "x/planner"
        where = {"mo": mo, "op": "010", "workstation": "CUT-01"}
        assert office.send("output", **where, good="4", behalf="0021").status in ("accepted", "parked")
        assert told("mo-hold") == []
        booked = office.send("output", **where, good="1", scrap=[{"q": "3", "reason": "DIM"}], behalf="0021")
        assert booked.status == "accepted", booked
        eventually(lambda: [event["data"]["mo"] for event in told("mo-hold")] == [mo], 60, "too much scrap: it is held")
    assert f"mo: '{mo}'" in running.log("node-red")


def test_telegrafs_configuration_is_one_and_names_what_the_bridge_writes() -> None:
    """It can't be had here: what it parses is tested with the bridge; this is its file."""
    (consumer,) = tomllib.loads((CLIENTS / "telegraf.conf").read_text())["inputs"]["mqtt_consumer"]
    assert consumer["data_format"] == "json"
    assert (consumer["json_time_key"], consumer["json_time_format"]) == ("timestamp_ms", "unix_ms")
    (parsing,) = consumer["topic_parsing"]
    levels = len(["umh", "v1", "acme", "{site}", "{group}", "{id}", "_historian", "{kind}"])
    assert {len(parsing[name].split("/")) for name in ("topic", "measurement", "tags")} == {levels}

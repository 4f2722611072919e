"""`docs/integrate.md`, step by step as it is written, on a site as its files are generated."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.office.broker.folder import BrokerFolder
from hub.office.client import HubClient
from shared.bus import Bus
from shared.settings import load_settings
from shared.topics import Topics
from shared.wire import BusEvent, Received
from tests.support.paths import ROOT
from tests.support.plant import eventually
from tests.support.site import Site

pytestmark = pytest.mark.system
PAGE = (ROOT / "docs" / "integrate.md").read_text(encoding="utf-8")
STEPS = dict(re.findall(r"<!-- step: (\w+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
TOPICS = Topics("test")
OURS = """
[accounts.hub]
kind = "hub"
[accounts.office]
kind = "system"
roles = ["admin"]
[accounts.exchange]
kind = "system"
roles = ["planner", "supervisor"]
"""
PLANT: tuple[tuple[str, dict[str, Any]], ...] = (
    ("put-location", {"id": "FG"}),
    ("put-item", {"id": "CH-100", "home": "FG"}),
    ("put-workstation", {"id": "CUT-01", "group": "CUT"}),
    ("put-routing", {"id": "CH-100", "item": "CH-100", "steps": [{"op": "010", "group": "CUT"}]}),
)


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if shutil.which("mosquitto_sub") is None:
        message = "mosquitto's clients are not installed: apt-get install mosquitto-clients"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    folder = tmp_path_factory.mktemp("integrate") / "site"
    parts = [OURS, STEPS["account"], STEPS["bridge"], STEPS["exchange"].replace("/srv/exchange", f"{folder}/exchange")]
    site = Site(folder, tls=False, more="\n".join(parts))
    site.write()
    site.start()
    processes = [run(site, "hub")]
    with HubClient(load_settings(site.config), timeout=60) as office:
        for verb, data in PLANT:
            assert office.send(verb, **data).status == "accepted", verb
    processes += [run(site, "bridge"), run(site, "exchange")]
    yield site
    for process in processes:
        process.send_signal(signal.SIGKILL)
        process.wait()
    site.stop()


def run(site: Site, word: str) -> "subprocess.Popen[bytes]":
    """A program of ours."""
    command = [
        sys.executable,
        "-m",
        "shared.cli",
        word,
        "--config",
        str(site.config),
        "--log",
        str(site.folder / f"{word}.log"),
    ]
    with (site.folder / f"{word}.err").open("ab") as err:
        return subprocess.Popen(command, stderr=err, cwd=site.folder, env={**os.environ, "PYTHONPATH": str(ROOT)})


def shell(site: Site, step: str) -> str:
    """A block of the page, as it stands there."""
    said = tomllib.loads((site.accounts / "erp.toml").read_text())["broker"]
    environment = {**os.environ, "PORT": str(said["port"]), "PASSWORD": said["password"], "SITE": "test"}
    done = subprocess.run(
        ["sh", "-ec", STEPS[step]], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    assert done.returncode in (0, 27), done.stderr  # 27: mosquitto_sub has listened as long as it was to
    return done.stdout


class Erp:
    """Hears the answers."""

    def __init__(self, site: Site, *filters: str, account: str = "erp") -> None:
        self.heard: list[tuple[str, bytes]] = []
        self._bus = Bus(site.account(account), name=f"{account}-ear", emit=self._on, subscriptions=lambda: filters)
        self._bus.start()
        eventually(lambda: self._bus.connected, 20, "listening")

    def _on(self, event: BusEvent) -> None:
        if isinstance(event, Received):
            self._bus.acknowledge(event)
            self.heard.append((event.topic, event.payload))

    def stop(self) -> None:
        """Go."""
        self._bus.stop()


def test_the_steps_are_as_written(site: Site) -> None:
    """Listen, send, send again, ask for events: what the page promises comes."""
    erp = Erp(site, TOPICS.client("x", "erp", "ack"), TOPICS.client("x", "erp", "res"))
    try:
        assert '"online":true' in shell(site, "listen")
        for answers in (1, 2):
            shell(site, "command")
            eventually(lambda answers=answers: len(erp.heard) == answers, 20, "an answer")
        first, second = (json.loads(payload) for _, payload in erp.heard)
        assert first == second
        assert first["status"] == "accepted"
        assert first["result"]["mo"] in shell(site, "listen")
        shell(site, "events")
        eventually(lambda: len(erp.heard) == 3, 20, "a page")
        (event,) = [entry["event"] for entry in json.loads(erp.heard[2][1])["events"]]
        assert (event["verb"], event["data"]["external_no"], event["source"]) == ("mo-create", "SO-7740", "x/erp")
    finally:
        erp.stop()


def test_numbers_come_as_written(site: Site) -> None:
    """Where the page says, read by an account that reads nothing else."""
    telegraf = Erp(site, "umh/v1/acme/#", account="telegraf")
    try:
        topic = "umh/v1/acme/test/CUT/CUT-01/_historian/workstation"
        eventually(lambda: topic in [where for where, _ in telegraf.heard], 40, "numbers")
        said = json.loads(dict(telegraf.heard)[topic])
        assert said["good_total"] == 0
        assert all(isinstance(value, int | float) for value in said.values())
    finally:
        telegraf.stop()


def test_files_come_and_go_as_written(site: Site) -> None:
    """An order in, its result and its events out."""
    folder = site.folder / "exchange"
    eventually((folder / "in").exists, 30, "the folder is made")
    hidden: Path = folder / "orders.part"
    hidden.write_text("order,item,q\nSO-9,CH-100,4\n", encoding="utf-8")
    hidden.rename(folder / "in" / "orders.csv")
    eventually(lambda: list((folder / "out").glob("orders-*-result.csv")), 60, "a result")
    (result,) = (folder / "out").glob("orders-*-result.csv")
    assert result.read_text().splitlines()[1].startswith("SO-9,released,MO-")
    eventually(lambda: any("SO-9" in path.read_text() for path in (folder / "out").glob("orders-0*.csv")), 30, "events")
    assert [path.name for path in (folder / "done").iterdir()] == ["orders.csv"]


def test_a_generated_site_lets_nobody_write_into_our_tree_by_it(site: Site) -> None:
    """The bridge's account may in its own namespaces, and below its name; nowhere else."""
    BrokerFolder(site.settings, site.files, site.folder)
    acl = (site.files / "acl").read_text().partition("user bridge")[2].partition("\n\n")[0].splitlines()
    written = [line.rpartition(" ")[2] for line in acl if "topic write" in line or "readwrite" in line]
    ours = [topic for topic in written if topic.startswith("shopfloor/")]
    assert {topic.split("/")[4] for topic in ours} == {"bridge"}
    assert set(written) - set(ours) == {"umh/v1/acme/#", "spBv1.0/acme/#"}

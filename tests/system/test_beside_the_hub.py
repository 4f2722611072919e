"""What runs beside a hub on a real Mosquitto: the board in a browser, and the figures that Prometheus reads."""

import base64
import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from tests.support.broker import PASSWORD, Mosquitto, wait_for_port
from tests.support.plant import USERS, Plant, eventually
from tests.support.ports import free_port

pytestmark = pytest.mark.system
MO = "MO-2026-00184"


def as_(account: str, password: str = PASSWORD) -> dict[str, str]:
    """How a browser says who is there."""
    return {"Authorization": f"Basic {base64.b64encode(f'{account}:{password}'.encode()).decode()}"}


@dataclass
class Beside:
    """A plant, and the two programs beside its hub."""

    plant: Plant
    web: int
    metrics: int

    @property
    def url(self) -> str:
        """Of the board."""
        return f"http://127.0.0.1:{self.web}"

    def figures(self) -> dict[str, float]:
        """What Prometheus reads, by name and labels."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics}/metrics", timeout=10) as page:
            rows = [line.rpartition(" ") for line in page.read().decode().splitlines() if not line.startswith("#")]
        return {name: float(value) for name, _, value in rows}

    def log(self, name: str) -> str:
        """What a program has logged."""
        return (self.plant.folder / f"{name}.log").read_text()


@pytest.fixture(name="beside", scope="module")
def _beside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beside]:
    folder = tmp_path_factory.mktemp("beside")
    broker = Mosquitto(folder / "broker", [*USERS, "wall", "metrics"])
    with Plant(folder, broker) as plant:
        plant.start("hub")
        plant.fill()
        beside = Beside(plant, free_port(), free_port())
        for name, port in (("web", beside.web), ("metrics", beside.metrics)):
            config = plant.config({"web": "wall"}.get(name, name))
            words = [sys.executable, "-m", "shared.cli", name, "--port", str(port), "--config", str(config)]
            with (folder / f"{name}.log").open("w") as log:
                plant.processes[name] = subprocess.Popen(words, stdout=log, stderr=log, text=True)
            wait_for_port(port, 60)
        yield beside


def test_prometheus_reads_what_the_hub_says(beside: Beside) -> None:
    """Commands were taken, nothing waits; and what happens next is counted."""
    eventually(lambda: beside.figures().get('shopfloor_commands_total{answer="accepted"}', 0) > 20, what="figures")
    read = beside.figures()
    assert (read["shopfloor_broker_connected"], read["shopfloor_hub_online"]) == (1, 1)
    if beside.plant.url.startswith("sqlite"):  # a server's disk is its own exporter's business
        assert read["shopfloor_database_bytes"] > 100_000
        assert read["shopfloor_disk_free_bytes"] > 0
    assert 0 < read["shopfloor_busy_seconds_total"] < 60
    assert abs(time.time() - read["shopfloor_hub_health_timestamp_seconds"]) < 60
    beside.plant.start("T-CUT-01")
    eventually(lambda: beside.figures().get('shopfloor_terminal_online{terminal="T-CUT-01"}') == 1, what="a terminal")
    beside.plant.stop("T-CUT-01")
    eventually(lambda: beside.figures().get('shopfloor_terminal_online{terminal="T-CUT-01"}') == 0, what="it has gone")


async def test_nobody_is_let_in_without_an_account(beside: Beside) -> None:
    """Not to the page, not to a file, not to a window; and each wrong password is told the log, without it."""
    async with ClientSession() as browser:
        for path in ("/", "/static/js/textual.js", "/ws", "/nothing"):
            async with browser.get(beside.url + path) as answer:
                assert answer.status == 401, path
        for name, password in (("wall", "wrong"), ("nobody", PASSWORD), ("wall", ""), ("wa/ll", "x"), ("wall", "a\nb")):
            async with browser.get(beside.url, headers=as_(name, password)) as answer:
                assert answer.status == 401, (name, password)
                assert answer.headers["WWW-Authenticate"].startswith("Basic")
        for said in ("Basic !!!", "Bearer x", "Basic " + base64.b64encode(b"no colon").decode()):
            async with browser.get(beside.url, headers={"Authorization": said}) as answer:
                assert answer.status == 401, said
    assert "web-denied" in beside.log("web")
    assert PASSWORD not in beside.log("web")


async def shown(window: ClientWebSocketResponse, *words: str, seconds: float = 30) -> str:
    """What a window has been sent until all these words are in it."""
    came, deadline = "", time.monotonic() + seconds
    while not all(word in came for word in words):
        assert time.monotonic() < deadline, came[-3000:]
        message = await window.receive(seconds)
        assert message.type in (WSMsgType.BINARY, WSMsgType.TEXT), message
        came += message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else message.data
    return came


async def signed_in(browser: ClientSession, beside: Beside) -> None:
    """As the account `wall`."""
    async with browser.get(beside.url, headers=as_("wall")) as answer:
        page = await answer.text()
        assert answer.status == 200, page
        assert "http:" not in page.replace(f"ws://127.0.0.1:{beside.web}/ws", "")  # it asks nobody outside
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        cookie = answer.cookies["shopfloor-board"]
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


async def test_the_board_is_looked_at_and_nothing_is_done(beside: Beside) -> None:
    """What the account may read is on the screen; the keys by which a supervisor acts do nothing."""
    before = beside.plant.sql("SELECT count(*) FROM inbox")
    async with ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        await signed_in(browser, beside)
        window_url = f"{beside.url}/ws?width=160&height=50"
        async with browser.ws_connect(window_url, origin=beside.url) as window:
            await shown(window, "SHOP FLOOR", "CUT-01", "ONLINE", "only to look at")
            for key in ("2", "\r", "1"):  # orders, the first one's details, and what would hold it
                await window.send_json(["stdin", key])
                await shown(window, {"2": MO, "\r": "back", "1": ""}[key])
                time.sleep(0.3)
            await window.send_json(["stdin", "wrong drawing\r"])
            await window.send_json(["stdin", "\x11"])  # Ctrl+Q: there is no shell behind it
            await window.send_json(["resize", {"width": 100, "height": 30}])
            said = await shown(window, "back")
            assert "hold" not in said
            assert "reason" not in said
    assert beside.plant.sql("SELECT count(*) FROM inbox") == before
    eventually(lambda: not boards(), what="the board of a window that was closed ends")


def boards() -> list[str]:
    """The processes behind windows, as anybody on the machine sees them: no password is among their words."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if "board --read-only" in words:
            assert PASSWORD not in words.split()
            found.append(words)
    return found


async def test_a_window_of_another_page_is_refused(beside: Beside) -> None:
    """Whoever has the cookie, but comes from elsewhere."""
    async with ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        await signed_in(browser, beside)
        for origin in ("http://evil.example", None):
            with pytest.raises(WSServerHandshakeError, match="403"):
                async with browser.ws_connect(f"{beside.url}/ws", origin=origin):
                    pass


async def test_while_the_broker_is_away_it_is_said(beside: Beside) -> None:
    """Nobody can sign in, and the figures are said to be old."""
    beside.plant.broker.kill()
    try:
        eventually(lambda: beside.figures()["shopfloor_broker_connected"] == 0, what="the broker is gone")
        assert beside.figures()["shopfloor_hub_online"] == 0
        async with ClientSession() as browser, browser.get(beside.url, headers=as_("wall")) as answer:
            assert answer.status == 503
            assert "nobody listens" in await answer.text()
    finally:
        beside.plant.broker.start()
    eventually(lambda: beside.figures()["shopfloor_hub_online"] == 1, what="all is back")


def refused(plant: Plant, *words: str) -> str:
    """What a program says that does not start, with exit 2."""
    command = [sys.executable, "-m", "shared.cli", *words, "--config", str(plant.config("wall"))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2, done
    return done.stderr


def test_beyond_this_machine_it_is_encrypted_or_not_at_all(beside: Beside) -> None:
    """One line says what would help."""
    said = refused(beside.plant, "web", "--bind", "0.0.0.0")
    assert "passwords would travel in plain text" in said
    assert "web.certfile" in said


def test_logs_are_objects_where_that_is_asked_for(tmp_path: Path) -> None:
    """Each line of a hub whose broker is away."""
    config = tmp_path / "shopfloor.toml"
    database = f"sqlite:///{tmp_path}/hub.db"
    config.write_text(f'[broker]\nport = {free_port()}\n[hub]\ndatabase = "{database}"\n[log]\nformat = "json"\n')
    words = [sys.executable, "-m", "shared.cli", "hub", "--config", str(config), "--log", str(tmp_path / "hub.log")]
    hub = subprocess.Popen(words)
    try:
        eventually(
            lambda: (tmp_path / "hub.log").exists() and "no link" in (tmp_path / "hub.log").read_text(), what="a line"
        )
    finally:
        hub.terminate()
        hub.wait(20)
    lines = [json.loads(line) for line in (tmp_path / "hub.log").read_text().splitlines()]
    assert all({"at", "level", "logger", "text"} <= line.keys() for line in lines)

"""What `init` and `broker-config` write, used as it is: Mosquitto, hub, terminal, command line, all by certificate."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.office.broker.passwords import lines_in
from hub.office.client import HubClient
from hub.office.enrolling import enrol_all
from hub.store.database import open_database
from shared.cli import build
from tests.support import databases
from tests.support.broker import as_this_user, wait_for_port
from tests.support.plant import CODE, eventually
from tests.support.plants import commands, endless_chairs
from tests.support.ports import free_port
from tests.support.site import ACCOUNTS, Site

pytestmark = pytest.mark.system
Start = Callable[..., subprocess.Popen[str]]


def shopfloor(*words: str | Path, code: int = 0) -> str:
    """A command, and what it printed."""
    result = CliRunner().invoke(build(), [str(word) for word in words])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture(name="start")
def _start(tmp_path: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def start(*words: str | Path) -> subprocess.Popen[str]:
        with (tmp_path / f"{words[0]}.log").open("w") as log:
            command = [sys.executable, "-m", "shared.cli", *map(str, words)]
            started.append(subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log, text=True))
        return started[-1]

    yield start
    for process in started:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def test_a_site_by_certificates_alone(tmp_path: Path, start: Start) -> None:
    """Nobody shares the hub's password, Mosquitto has nothing against a line, and bookings get through."""
    site = Site(tmp_path / "site", mosquitto="client_certificates = true")
    said = shopfloor("broker-config", site.files, "-c", site.config)
    assert "new: hub, office, T-CUT-01" in said
    site.start()
    start("hub", "-c", site.config)
    with HubClient(site.settings, timeout=30) as client:
        for verb, data in commands(endless_chairs("50")):
            assert client.send(verb, **data).status == "accepted", verb
        assert enrol_all(client, {"T-CUT-01": "CUT-01"}, CODE) == []
    for path in site.accounts.iterdir():
        assert path.name == ".gitignore" or path.stat().st_mode & 0o777 == 0o600
    machine = tmp_path / "machine"
    machine.mkdir()
    for path in site.accounts.glob("T-CUT-01.*"):
        path.rename(machine / path.name)  # taken there, and the server keeps nothing of it
    shutil.copy(site.accounts / "ca.crt", machine)
    own = machine / "T-CUT-01.toml"
    own.write_text(f'{own.read_text()}enrol = "{CODE}"\n')
    start("operators", "CUT-01=0021", "-c", own, "--folder", machine, "--pause", "10")
    eventually(lambda: _booked(site.database) > 3, 60, "bookings of the terminal")
    shopfloor("mo", "priority", "MO-2026-00184", "2", "-c", site.config)
    doctor = CliRunner().invoke(
        build(), ["doctor", "-c", str(site.config), "--mosquitto", str(site.files / "mosquitto.conf")]
    )
    said = " ".join(doctor.output.split())
    for line in ("TLS, and its certificates are good", "office can't write where only the hub does", "their owner's alone"):
        assert line in said
    assert "fail" not in {line.split()[0] for line in doctor.output.splitlines()}, doctor.output
    site.stop()
    assert site.complaints() == []


def test_a_listener_for_browsers(tmp_path: Path) -> None:
    """It listens, and Mosquitto has nothing against it."""
    port = free_port()
    site = Site(tmp_path, mosquitto=f"websockets = {port}")
    site.write()
    site.start()
    wait_for_port(port)
    site.stop()
    assert f"websockets listen socket on port {port}" in site.log.read_text()
    assert site.complaints() == []


def test_from_nothing_to_a_broker(tmp_path: Path) -> None:
    """`init`, `broker-config`, Mosquitto: nothing has to be edited, and nothing is for everybody's eyes."""
    config, files = tmp_path / "shopfloor.toml", tmp_path / "mosquitto"
    shopfloor("init", config, "--host", "broker.plant.example")
    shopfloor("broker-config", files, "-c", config)
    text = config.read_text()
    assert "password" not in text.replace("nobody else's password", "").replace("user:password", "")
    assert "share" not in text
    assert "shopfloor.toml" in (tmp_path / ".gitignore").read_text().splitlines()
    shopfloor("init", config, code=1)
    shopfloor("init", tmp_path / "etc.toml", "--data", tmp_path / "var")
    assert f'database = "sqlite:///{tmp_path}/var/shopfloor.db"' in (tmp_path / "etc.toml").read_text()
    (tmp_path / "etc.toml").unlink()
    conf = (files / "mosquitto.conf").read_text()
    assert "listener 8883 0.0.0.0" in conf
    assert f"certfile {files}/server.crt" in conf
    repository = ["git", "-C", str(tmp_path)]
    subprocess.run([*repository, "init", "-q"], check=True)
    seen = subprocess.run([*repository, "status", "--short"], check=True, capture_output=True, text=True).stdout
    assert seen.split() == ["??", ".gitignore"]
    for path in [*files.iterdir(), *(tmp_path / "accounts").iterdir(), *(tmp_path / "authority").rglob("*")]:
        if path.is_file() and path.name != ".gitignore":
            assert path.stat().st_mode & 0o077 == 0, path


def test_written_again_it_is_the_same_and_takes_in_what_is_new(tmp_path: Path) -> None:
    """What stands is kept, byte for byte; a file that was taken to its own machine is not made again."""
    site = Site(tmp_path, mosquitto="client_certificates = true")
    site.write()
    before = _content(tmp_path)
    assert site.write().new == []
    assert _content(tmp_path) == before
    for ending in ("toml", "crt", "key"):
        (site.accounts / f"T-CUT-01.{ending}").unlink()
    site.config.write_text(site.config.read_text() + '[accounts.wall]\nkind = "reader"\n')
    changed = site.write()
    assert (changed.new, changed.certified, changed.gone) == (["wall"], ["wall"], [])
    after = _content(tmp_path)
    assert not (site.accounts / "T-CUT-01.toml").exists()
    lines = [lines_in(text["mosquitto/passwords"].decode()) for text in (before, after)]
    assert lines[1].pop("wall")
    assert lines[0] == lines[1]
    changed = site.write("T-CUT-01")
    assert (changed.new, changed.certified) == (["T-CUT-01"], ["T-CUT-01"])
    again = lines_in((site.files / "passwords").read_text())
    assert again["T-CUT-01"] != lines[0]["T-CUT-01"]
    assert again["hub"] == lines[0]["hub"]


def test_plain_text_beyond_this_machine_is_not_written(tmp_path: Path) -> None:
    """Neither by the configuration nor by an option; and users that nobody declared are not shut out in silence."""
    site = Site(tmp_path, tls=False)
    said = shopfloor("broker-config", site.files, "-c", site.config, "--bind", "0.0.0.0", code=2)
    assert "set broker.tls = true" in said
    assert not site.files.exists()
    site.write()
    site.config.write_text(site.config.read_text().replace(ACCOUNTS, ""))
    said = shopfloor("broker-config", site.files, "-c", site.config, code=2)
    assert "T-CUT-01" in said
    assert "Nothing was written" in said
    assert "T-CUT-01" in (site.files / "passwords").read_text()
    assert "no such account" in shopfloor("broker-config", site.files, "-c", site.config, "--renew", "T-9", code=2)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_broker_may_read_what_root_wrote_for_it(tmp_path: Path) -> None:
    """And nothing else of it."""
    site = Site(tmp_path)
    site.write()
    assert as_this_user()
    assert (site.files / "server.key").owner() == "mosquitto"
    assert (tmp_path / "authority" / "ca.key").owner() == "root"
    assert (site.accounts / "hub.toml").owner() == "root"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_hub_may_read_what_root_wrote_for_it(tmp_path: Path) -> None:
    """Accounts belong to whom the configuration belongs; a link that stands among them gives nothing else away."""
    site = Site(tmp_path)
    other = tmp_path / "somebody-elses"
    other.write_text("")
    site.accounts.mkdir()
    (site.accounts / "link").symlink_to(other)
    shutil.chown(tmp_path, "daemon", "daemon")
    site.write()
    assert (site.accounts / "hub.toml").owner() == "daemon"
    assert site.accounts.owner() == "daemon"
    assert (tmp_path / "authority" / "ca.key").owner() == "root"
    assert other.owner() == "root"


def _booked(url: str) -> int:
    database = open_database(url, read_only=True)
    ((count,),) = databases.rows(database, "SELECT count(*) FROM inbox WHERE source = 't/T-CUT-01'")
    database.dispose()
    return int(count)


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

"""What the page on trouble says to do, done once: on a real Mosquitto, while bookings flow."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.office.client import HubClient
from hub.office.enrolling import enrol_all
from tests.support.plant import CODE, eventually
from tests.support.plants import commands, endless_chairs
from tests.support.site import Site

pytestmark = [pytest.mark.system, pytest.mark.prove]
TERMINAL = "T-CUT-01"


class Town:
    """A server that may become another, and a workstation that knows only the broker's name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = Site(folder / "server")
        self.machine = folder / "workstation"
        self.machine.mkdir()
        self._running: dict[str, subprocess.Popen[str]] = {}

    def run(self, name: str, *words: str | Path) -> None:
        """Start a program."""
        with (self.folder / f"{name}.log").open("a") as log:
            command = [sys.executable, "-m", "shared.cli", *map(str, words)]
            self._running[name] = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log, text=True)

    def end(self, name: str, how: int = signal.SIGTERM) -> None:
        """End one."""
        process = self._running.pop(name)
        process.send_signal(how)
        process.wait(60)

    def command(self, *words: str | Path, code: int = 0) -> str:
        """What a command of the office says, with the configuration of the server as it is now."""
        command = [sys.executable, "-m", "shared.cli", *map(str, words), "--config", str(self.site.config)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def open(self) -> None:
        """The plant is at work, and nothing of the workstation's account is left on the server."""
        self.site.write()
        self.site.start()
        self.hub()
        with HubClient(self.site.settings, timeout=30) as client:
            for verb, data in commands(endless_chairs("100000")):
                assert client.send(verb, **data).status == "accepted", verb
            assert enrol_all(client, {TERMINAL: "CUT-01"}, CODE) == []
        own = self.site.accounts / f"{TERMINAL}.toml"
        (self.machine / own.name).write_text(f'{own.read_text()}enrol = "{CODE}"\n')
        own.unlink()
        shutil.copy(self.site.accounts / "ca.crt", self.machine)
        self.work()

    def hub(self) -> None:
        """Start it."""
        self.run("hub", "hub", "--config", self.site.config)

    def work(self) -> None:
        """Somebody books at the workstation."""
        own = self.machine / f"{TERMINAL}.toml"
        self.run("terminal", "operators", "CUT-01=0021", "-c", own, "--folder", self.machine, "--pause", "20")

    def close(self) -> None:
        """Nothing is left."""
        for name in list(self._running):
            self.end(name, signal.SIGKILL)
        self.site.stop()

    def saved(self) -> list[tuple[str, int, str]]:
        """What the workstation's journal holds, in order."""
        return self._rows(self.machine / f"{TERMINAL}.db", "SELECT epoch, seq, id FROM outbox ORDER BY rowid")

    def stored(self) -> list[tuple[str, int, str]]:
        """What the hub has of it."""
        query = f"SELECT epoch, seq, id FROM inbox WHERE source = 't/{TERMINAL}' ORDER BY no"
        return self._rows(self.site.folder / "hub.db", query)

    def _rows(self, file: Path, query: str) -> list[tuple[str, int, str]]:
        connection = sqlite3.connect(file)
        try:
            return list(connection.execute(query))
        except sqlite3.OperationalError:  # it has only just been started
            return []
        finally:
            connection.close()

    def goes_on(self, beyond: int, seconds: float = 60) -> None:
        """Bookings come through again."""
        eventually(lambda: len(self.stored()) > beyond + 5, seconds, "bookings in the hub")


@pytest.fixture(name="town")
def _town(tmp_path: Path) -> Iterator[Town]:
    town = Town(tmp_path)
    try:
        town.open()
        town.goes_on(0)
        yield town
    finally:
        town.close()


def test_the_broker_is_gone_with_its_files(town: Town) -> None:
    """`doctor` says so, the workstation works on; files written anew let everybody in, with the passwords they have."""
    town.site.stop()
    assert "broker" in town.command("doctor", code=1)
    before = len(town.saved())
    eventually(lambda: len(town.saved()) > before + 5, what="it works on")
    for name in ("mosquitto.conf", "acl", "server.crt", "server.key"):
        (town.site.files / name).unlink()
    town.command("broker-config", town.site.files)
    town.site.start()
    town.goes_on(before)
    town.end("terminal")
    assert town.stored() == town.saved()


def test_a_terminal_is_replaced_without_its_disk(town: Town) -> None:
    """The hub is told what it had spoken of, and nothing else; no card is needed, and the new machine works."""
    town.site.stop()  # what is booked now is on that disk alone
    before = len(town.saved())
    eventually(lambda: len(town.saved()) > before + 5, what="it works on")
    town.end("terminal", signal.SIGKILL)
    lost = town.saved()
    for path in town.machine.glob(f"{TERMINAL}.db*"):
        path.unlink()
    own = town.machine / f"{TERMINAL}.toml"
    own.write_text(own.read_text().replace(f'enrol = "{CODE}"\n', ""))
    town.site.start()
    had = len(town.stored())
    town.work()
    town.goes_on(had)
    town.end("terminal")
    assert town.stored()[had:] == town.saved()
    assert town.stored()[:had] == lost[:had]
    town.command("verify")


def test_a_terminal_is_replaced_with_its_journal(town: Town) -> None:
    """Its file in the new machine: what waited is sent, and nothing is missing."""
    town.site.stop()
    before = len(town.saved())
    eventually(lambda: len(town.saved()) > before + 5, what="it works on")
    town.end("terminal", signal.SIGKILL)
    new = town.folder / "another-workstation"
    new.mkdir()
    for path in (*town.machine.glob(f"{TERMINAL}.*"), town.machine / "ca.crt"):
        if not path.name.endswith(".lock"):
            shutil.copy(path, new)
    town.machine = new
    waited = len(town.saved())
    town.site.start()
    town.work()
    town.goes_on(waited)
    town.end("terminal")
    assert town.stored() == town.saved()
    assert "bookings-missing" not in town.command("exception", "list")


def test_the_hub_is_moved(town: Town) -> None:
    """With what the page takes along and nothing else: the workstation is not touched, and misses nothing."""
    backups = town.folder / "backups"
    town.command("backup", "--to", backups)  # last night's; what comes behind it is in the journal
    had = len(town.stored())
    town.goes_on(had)
    town.end("hub", signal.SIGKILL)
    town.site.stop()
    old, new = town.site.folder, town.folder / "new-server"
    new.mkdir()
    for name in ("shopfloor.toml", "accounts", "authority", "mosquitto"):
        copy = shutil.copytree if (old / name).is_dir() else shutil.copy
        copy(old / name, new / name)
    shutil.rmtree(old)
    (new / "data").mkdir()
    town.site.folder = new
    town.site.config = new / "shopfloor.toml"
    town.site.files, town.site.accounts = new / "mosquitto", new / "accounts"
    town.site.config.write_text(town.site.config.read_text().replace(str(old), str(new)))
    (newest,) = backups.glob("*.db")
    town.command("restore", newest, "--yes")
    town.command("broker-config", town.site.files)
    town.site.start()
    town.hub()
    before = len(town.saved())
    town.goes_on(before)
    town.end("terminal")
    assert town.stored() == town.saved()
    assert town.command("exception", "list").count("bookings-missing") == 0
    town.command("verify")

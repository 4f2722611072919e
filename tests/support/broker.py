"""Real brokers for system tests: Mosquitto as a plant would run it, and the embedded one. On loopback."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from hub.office.broker.acl import access_list
from hub.office.broker.embedded import EmbeddedBroker
from hub.office.broker.mosquitto import Listening, mosquitto_config
from hub.office.broker.passwords import line_of
from shared.settings import AccountSettings, BrokerSettings
from tests.support.ports import free_port

PASSWORD = "secret"


class Mosquitto:
    """A Mosquitto process with our own configuration and access list."""

    def __init__(self, folder: Path, users: list[str], *, site: str = "test") -> None:
        self._binary = mosquitto_binary()
        self.port = free_port()
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        config = mosquitto_config(Listening(port=self.port, folder=str(folder), data=f"{folder}/"))
        (folder / "mosquitto.conf").write_text(config + as_this_user())
        (folder / "acl").write_text(access_list(site, {user: account_of(user) for user in users}))
        (folder / "passwords").write_text("".join(f"{line_of(user, PASSWORD)}\n" for user in users))
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it listens."""
        with (self._folder / "mosquitto.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self._binary, "-c", str(self._folder / "mosquitto.conf")], stdout=log, stderr=log
            )
        wait_for_port(self.port)

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    stop = kill

    def settings(self, user: str) -> BrokerSettings:
        """How a user connects."""
        return BrokerSettings(port=self.port, username=user, password=PASSWORD)


class Embedded:
    """The embedded broker with the same face."""

    def __init__(self, folder: Path, users: list[str], *, site: str = "test") -> None:
        del users, site
        self._broker = EmbeddedBroker(folder, port=free_port())
        self.port = self._broker.port

    def start(self) -> None:
        """Start and wait until it listens."""
        self._broker.start()

    def kill(self) -> None:
        """kill -9, and let the library see it."""
        os.kill(self._broker.pid, 9)
        self._broker.stop()

    def stop(self) -> None:
        """End it."""
        self._broker.stop()

    def settings(self, user: str) -> BrokerSettings:
        """How a user connects: there is only one."""
        del user
        return BrokerSettings(port=self.port, username=self._broker.username, password=self._broker.password)


def account_of(user: str) -> AccountSettings:
    """What a user of the tests is, by its name: `hub`, a terminal (`T…`), or a system that is shown everything."""
    if user == "hub":
        return AccountSettings(kind="hub")
    return AccountSettings(kind="terminal") if user.startswith("T") else AccountSettings(kind="system", view="money")


def mosquitto_binary() -> str:
    """Where Mosquitto is; without it the test is skipped, and fails where it has to be there."""
    binary = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
    if not Path(binary).exists():
        message = "Mosquitto is not installed: apt-get install mosquitto"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return binary


def as_this_user() -> str:
    """The line that a Mosquitto needs to read what a test has written as root."""
    return "user root\n" if os.geteuid() == 0 else ""


def wait_for_port(port: int, seconds: float = 10.0) -> None:
    """Until something listens."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(f"nothing listens on port {port}")

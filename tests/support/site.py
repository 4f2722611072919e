"""A site as an IT person sets it up: its configuration, what `broker-config` writes, and Mosquitto with just that."""

import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from hub.office.broker.folder import BrokerFolder, Changed
from shared.settings import BrokerSettings, Settings, load_settings
from tests.support import databases
from tests.support.broker import as_this_user, mosquitto_binary, wait_for_port
from tests.support.ports import free_port

ACCOUNTS = """
[accounts.hub]
kind = "hub"
[accounts.office]
kind = "system"
roles = ["admin", "planner", "supervisor", "storekeeper", "setter", "quality"]
[accounts.T-CUT-01]
kind = "terminal"
"""


class Site:
    """Files and broker of a site named `test`. `broker` and `more` are lines of the configuration."""

    def __init__(
        self, folder: Path, *, tls: bool = True, broker: str = "", mosquitto: str = "", more: str = ACCOUNTS
    ) -> None:
        self._binary = mosquitto_binary()
        self.folder = folder
        self.port = free_port()
        self.config = folder / "shopfloor.toml"
        self.files = folder / "mosquitto"
        self.accounts = folder / "accounts"
        data = folder / "data"
        data.mkdir(parents=True)
        self.database = databases.url(folder)
        self.config.write_text(
            f'site = "test"\nclient = "office"\n[broker]\nport = {self.port}\ntls = {str(tls).lower()}\n'
            f'accounts = "accounts"\n{broker}\n[mosquitto]\ndata = "{data}/"\n{mosquitto}\n'
            f'[hub]\ndatabase = "{self.database}"\n{more}'
        )
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> Settings:
        """As a program reads them."""
        return load_settings(self.config)

    def write(self, *renew: str) -> Changed:
        """What `shopfloor broker-config` does."""
        return BrokerFolder(self.settings, self.files, self.folder).write(renew)

    def account(self, name: str) -> BrokerSettings:
        """How an account connects."""
        return self.settings.broker_as(name)

    def start(self) -> None:
        """Start Mosquitto with what was written, and wait until it listens."""
        config = self.files / "mosquitto.conf"
        if as_this_user():
            config = self.folder / "as-root.conf"
            config.write_text((self.files / "mosquitto.conf").read_text() + as_this_user())
        with self.log.open("ab") as log:
            self._process = subprocess.Popen([self._binary, "-c", str(config)], stdout=log, stderr=log)
        wait_for_port(self.port)

    def stop(self) -> None:
        """End it."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def reload(self) -> None:
        """Let it read its files anew, as `systemctl reload mosquitto` does."""
        assert self._process is not None
        self._process.send_signal(signal.SIGHUP)

    @property
    def log(self) -> Path:
        """What Mosquitto says."""
        return self.folder / "mosquitto.log"

    def complaints(self) -> Sequence[str]:
        """What Mosquitto has against its configuration. That tests run it as root is not the configuration's fault."""
        begun, running, _ = self.log.read_text().partition(" running\n")
        assert running, begun
        lines = begun.splitlines()
        return [line for line in lines if "Warning" in line and "as root" not in line] + [
            line for line in lines if "Note:" in line or "Error" in line
        ]

"""The embedded broker, for demo, development and tests."""

import secrets
import socket
from pathlib import Path
from typing import Any

from hub.office.broker.limits import PAYLOAD_LIMIT

_RUMQTTD = """\
id = 0

[router]
id = 0
max_connections = 500
max_outgoing_packet_count = 20000
max_segment_size = 1048576
max_segment_count = 16
"""

_LISTENER = """
[{version}.1]
name = "{version}"
listen = "127.0.0.1:{port}"
next_connection_delay_ms = 1

[{version}.1.connections]
connection_timeout_ms = 60000
max_payload_size = {payload}
max_inflight_count = 1000
dynamic_filters = true

[{version}.1.connections.auth]
{username} = "{password}"
"""


class EmbeddedBroker:
    """rumqttd in a child process that ends with this one. On loopback only, not for production.

    MQTT 5 on `port`, 3.1.1 on `port_311`; one generated user and password.
    """

    def __init__(self, folder: Path, *, port: int = 0) -> None:
        try:
            from iotcore import Broker  # noqa: PLC0415  # an extra: only who embeds a broker needs it
        except ImportError:
            raise RuntimeError("the embedded broker needs the extra: pip install shopfloor[embedded]") from None
        self.port = port or free_port()
        self.port_311 = free_port()
        self.username = "shopfloor"
        self.password = secrets.token_urlsafe(18)
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "broker.toml"
        path.touch(mode=0o600)
        path.write_text(self._config(), encoding="utf-8")
        self._broker: Any = Broker(config_path=str(path))

    def _config(self) -> str:
        shared: dict[str, Any] = {"payload": PAYLOAD_LIMIT, "username": self.username, "password": self.password}
        return (
            _RUMQTTD
            + _LISTENER.format(version="v4", port=self.port_311, **shared)
            + _LISTENER.format(version="v5", port=self.port, **shared)
        )

    def start(self) -> None:
        """Start it and wait until it listens. Raises `OSError` or `RuntimeError` when it can't."""
        self._broker.start()

    def stop(self) -> None:
        """End it."""
        self._broker.stop()

    @property
    def is_running(self) -> bool:
        """Whether the child is there."""
        return bool(self._broker.is_running)

    @property
    def pid(self) -> int:
        """The child's process id."""
        return int(self._broker._process.pid)  # noqa: SLF001  # the library has no public way to it


def free_port() -> int:
    """A TCP port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

"""mosquitto.conf for a plant."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hub.office.broker.limits import PAYLOAD_LIMIT

ACL: Final = "acl"
PASSWORDS: Final = "passwords"  # a file's name
CA: Final = "ca.crt"
SERVER_CERTIFICATE, SERVER_KEY = "server.crt", "server.key"
REVOKED: Final = "revoked.crl"


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and how the broker listens. `folder` is where its files stand on its own machine."""

    port: int
    folder: str
    bind: str = "127.0.0.1"
    tls: bool = False
    client_certificates: bool = False
    websockets: int = 0
    data: str = "/var/lib/mosquitto/"
    """Where it keeps what is retained."""


def mosquitto_config(chosen: Listening) -> str:
    """The whole configuration; Mosquitto has nothing to say against any line of it."""
    return "\n".join((*_general(chosen), *_listener(chosen, chosen.port), *_websockets(chosen))) + "\n"


def _general(chosen: Listening) -> Iterator[str]:
    yield "# shopfloor: written by `shopfloor broker-config`, and anew each time"
    yield "per_listener_settings false"
    yield "allow_anonymous false"
    yield f"password_file {chosen.folder}/{PASSWORDS}"
    yield f"acl_file {chosen.folder}/{ACL}"
    yield "# Without this a round trip takes 88 ms instead of 0.3."
    yield "set_tcp_nodelay true"
    yield "# With 100000 a fresh screen lost documents without a word. Never 0: without a bound it takes all memory."
    yield "max_queued_messages 1000000"
    yield "max_inflight_messages 1000"
    yield f"max_packet_size {PAYLOAD_LIMIT}"
    yield "persistence true"
    yield f"persistence_location {chosen.data}"
    yield "autosave_interval 1"


def _listener(chosen: Listening, port: int) -> Iterator[str]:
    yield ""
    yield f"listener {port} {chosen.bind}"
    if not chosen.tls:
        return
    yield f"cafile {chosen.folder}/{CA}"
    yield f"certfile {chosen.folder}/{SERVER_CERTIFICATE}"
    yield f"keyfile {chosen.folder}/{SERVER_KEY}"
    yield "tls_version tlsv1.2"
    if chosen.client_certificates:
        yield "# A client is whom its certificate names."
        yield "require_certificate true"
        yield "use_identity_as_username true"
        yield f"crlfile {chosen.folder}/{REVOKED}"


def _websockets(chosen: Listening) -> Iterator[str]:
    if chosen.websockets:
        yield from _listener(chosen, chosen.websockets)
        yield "protocol websockets"

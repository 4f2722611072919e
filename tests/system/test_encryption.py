"""Everything that can be wrong between a client and an encrypted broker, on a real Mosquitto: each with its true reason."""

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hub.office.broker.authority import AUTHORITY_LIFE, Authority
from shared.bus import Bus
from shared.cli import build
from shared.clock import now_ms
from shared.plant_time import datetime_of
from shared.settings import BrokerSettings
from shared.wire import BusEvent, Connected, Disconnected
from terminal.core.delivery.moment import Moment
from terminal.core.operator.display import display
from terminal.screens.frame import draw
from tests.support.hub import chairs
from tests.support.joined import Net
from tests.support.ports import free_port
from tests.support.site import Site

pytestmark = pytest.mark.system
NAMES = ("localhost", "127.0.0.1")
Settings = Callable[[Site, Path], BrokerSettings]


@pytest.fixture(name="made")
def _made(tmp_path: Path) -> Iterator[Callable[..., Site]]:
    sites: list[Site] = []

    def make(name: str = "site", *, start: bool = True, **options: Any) -> Site:
        site = Site(tmp_path / name, **options)
        site.write()
        sites.append(site)
        if start:
            site.start()
        return site

    yield make
    for site in sites:
        site.stop()


def first_word(broker: BrokerSettings) -> BusEvent:
    """What comes of the first attempt to connect."""
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    bus = Bus(broker, name="tried", emit=events.put, subscriptions=list)
    bus.start()
    try:
        return events.get(timeout=15)
    finally:
        bus.stop()


def why(broker: BrokerSettings) -> Disconnected:
    """Why there is no connection."""
    event = first_word(broker)
    assert isinstance(event, Disconnected), event
    return event


def changed(broker: BrokerSettings, **fields: Any) -> BrokerSettings:
    """The same otherwise."""
    return broker.model_copy(update=fields)


def ago(years: int) -> Callable[[], datetime]:
    """A clock of then."""
    then = datetime_of(now_ms()) - timedelta(days=365 * years)
    return lambda: then


def issue(site: Site, names: tuple[str, ...], clock: Callable[[], datetime]) -> None:
    """Give the broker another certificate of the same authority, made at another time or for another name."""
    for file in ("server.crt", "server.key"):
        (site.files / file).unlink()
    Authority(site.folder / "authority", "test", clock).server(site.files / "server.crt", site.files / "server.key", names)


def test_with_everything_right(made: Callable[..., Site]) -> None:
    """By address and by name."""
    site = made()
    for host in NAMES:
        assert isinstance(first_word(changed(site.account("hub"), host=host)), Connected)


@pytest.mark.parametrize(
    ("wrong", "said", "do", "lasting"),
    [
        ({"cafile": "foreign"}, "an authority that is not known here", "ca.crt", True),
        ({"cafile": ""}, "an authority that is not known here", "ca.crt", True),
        ({"tls": False}, "speaks TLS on port", "broker.tls = true", True),
        ({"password": "wrong"}, "refused user 'hub'", "password", True),
        ({"username": "nobody"}, "refused user 'nobody'", "password", True),
        ({"username": "", "password": ""}, "lets nobody in without a user", "broker.username", True),
        ({"host": "no-such-host.invalid"}, "no-such-host.invalid is not known", "broker.host", False),
        ({"port": "free"}, "nobody listens on 127.0.0.1:", "start the broker", False),
    ],
)
def test_what_is_wrong_with_a_client(
    made: Callable[..., Site], wrong: dict[str, Any], said: str, do: str, lasting: bool
) -> None:
    """Its configuration differs in one thing from what works."""
    site = made()
    if wrong.get("cafile") == "foreign":
        wrong["cafile"] = str(made("foreign", start=False).accounts / "ca.crt")
    if wrong.get("port") == "free":
        wrong["port"] = free_port()
    event = why(changed(site.account("hub"), **wrong))
    assert said in event.reason
    assert do in event.do
    assert event.lasting is lasting


def test_what_is_wrong_with_a_broker(made: Callable[..., Site]) -> None:
    """Its certificate has expired, is not valid yet, or is for another name; it speaks no TLS at all."""
    site = made(start=False)
    for names, clock, said in (
        (NAMES, ago(3), "the broker's certificate has expired"),
        (NAMES, ago(-3), "the broker's certificate is not valid yet"),
        (("broker.other.example",), ago(0), "is for another name than 127.0.0.1"),
    ):
        issue(site, names, clock)
        site.start()
        event = why(site.account("hub"))
        site.stop()
        assert said in event.reason
        assert event.do
    issue(site, ("broker.other.example",), ago(0))
    site.start()
    assert "another name than localhost" in why(changed(site.account("hub"), host="localhost")).reason
    plain = made("plain", tls=False)
    encrypted = changed(site.account("hub"), port=plain.port)
    assert "does not speak TLS on port" in why(encrypted).reason


def test_tls_of_yesterday_is_not_spoken(made: Callable[..., Site]) -> None:
    """Neither by our broker nor by our clients, who say so."""
    site = made()
    with pytest.raises(ssl.SSLError), socket.create_connection(("127.0.0.1", site.port)) as plain:
        _yesterdays(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(plain)
    server = _yesterdays(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(site.files / "server.crt", site.files / "server.key")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_answer, args=(server, listening), daemon=True).start()
        event = why(changed(site.account("hub"), port=listening.getsockname()[1]))
    assert "no TLS that is safe today" in event.reason


def _yesterdays(side: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(side)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("DEFAULT@SECLEVEL=0")
    with pytest.deprecated_call():
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    return context


def _answer(server: ssl.SSLContext, listening: socket.socket) -> None:
    plain, _ = listening.accept()
    with plain, pytest.raises(OSError, match=r".*"):
        server.wrap_socket(plain, server_side=True)


def test_client_certificates(made: Callable[..., Site]) -> None:
    """Who shows one is whom it names, without a password; none, a foreign one and a revoked one are refused, and said so."""
    site = made(mosquitto="client_certificates = true")
    hub = site.account("hub")
    assert isinstance(first_word(changed(hub, username="", password="")), Connected)
    assert "asks for a certificate of ours" in why(changed(hub, certfile="", keyfile="")).reason
    foreign = made("foreign", start=False, mosquitto="client_certificates = true").account("hub")
    assert (
        "does not know the authority of our certificate"
        in why(changed(hub, certfile=foreign.certfile, keyfile=foreign.keyfile)).reason
    )
    stolen = {name: Path(getattr(hub, name)).read_bytes() for name in ("certfile", "keyfile")}
    site.write("hub")
    site.stop()
    site.start()
    assert isinstance(first_word(site.account("hub")), Connected)
    for name, content in stolen.items():
        Path(site.folder / name).write_bytes(content)
    theirs = changed(hub, **{name: str(site.folder / name) for name in stolen})
    assert "our certificate is revoked" in why(theirs).reason


def test_a_certificate_of_one_account_is_no_other(made: Callable[..., Site]) -> None:
    """The office's certificate with the hub's name and password is the office still."""
    site = made(mosquitto="client_certificates = true")
    office, hub = site.account("office"), site.account("hub")
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    mixed = changed(office, username=hub.username, password=hub.password)
    denied: queue.SimpleQueue[str] = queue.SimpleQueue()
    bus = Bus(mixed, name="mixed", emit=events.put, subscriptions=list, denied=denied.put)
    bus.start()
    assert isinstance(events.get(timeout=15), Connected)
    bus.publish("shopfloor/v1/test/hub/status", b"{}")
    assert denied.get(timeout=15) == "shopfloor/v1/test/hub/status"
    bus.stop()


def test_certificates_are_renewed_before_they_end(tmp_path: Path) -> None:
    """What is good is left alone; what ends within two months is made anew; the authority outlives it all."""
    clock = {"now": datetime_of(now_ms())}
    authority = Authority(tmp_path / "authority", "test", lambda: clock["now"])
    certificate, key = tmp_path / "hub.crt", tmp_path / "hub.key"
    assert authority.client(certificate, key, "hub")
    assert not authority.client(certificate, key, "hub")
    clock["now"] += timedelta(days=660)
    assert not authority.client(certificate, key, "hub")
    clock["now"] += timedelta(days=15)
    assert authority.client(certificate, key, "hub")
    assert not authority.client(certificate, key, "hub")
    assert timedelta(days=25 * 365) < AUTHORITY_LIFE
    for path in tmp_path.rglob("*.key"):
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('cafile = "none.crt"', "none.crt does not exist"),
        ('cafile = "."', "can't be read"),
        ('cafile = "shopfloor.toml"', "holds no certificate"),
        ('cafile = "ca.crt"\ncertfile = "none.crt"', "none.crt does not exist"),
        ('cafile = "ca.crt"\ncertfile = "ca.crt"\nkeyfile = "other.key"', "no certificate and its private key"),
        ('cafile = "ca.crt"\nkeyfile = "other.key"', "name that as broker.certfile"),
    ],
)
@pytest.mark.parametrize(
    "command", [["hub"], ["mo", "hold", "MO-2026-00001", "--reason", "x"], ["doctor"], ["terminal"], ["board"]]
)
def test_a_file_that_can_not_be_used_is_one_line(tmp_path: Path, lines: str, said: str, command: list[str]) -> None:
    """Exit 2, whatever the program; never a traceback."""
    authority = Authority(tmp_path / "authority", "test")
    (tmp_path / "ca.crt").write_bytes(authority.certificate)
    authority.client(tmp_path / "other.crt", tmp_path / "other.key", "other")
    config = tmp_path / "shopfloor.toml"
    config.write_text(
        f"[broker]\ntls = true\n{lines}\n[hub]\ndatabase = 'sqlite:///{tmp_path}/hub.db'\n"
        f"[terminal]\njournal = '{tmp_path}/terminal.db'\n"
    )
    logged = [] if command[0] in ("doctor", "mo") else ["--log", str(tmp_path / "log")]
    result = CliRunner().invoke(build(), [*command, *logged, "-c", str(config)])
    assert result.exit_code == 2, result.output
    *_, last = result.output.strip().splitlines()
    assert last.startswith("shopfloor: broker.")
    assert said in last
    assert "Traceback" not in result.output


def test_the_reason_stands_where_people_look(made: Callable[..., Site], caplog: pytest.LogCaptureFixture) -> None:
    """The terminal's and the board's banner, and once in the log, however often is tried."""
    site = made()
    event = why(changed(site.account("T-CUT-01"), cafile=""))
    core = Net(chairs()).terminal("CUT-01").core
    core.on_disconnected(Moment(now_ms(), "boot", 0), event.reason)
    screen = "\n".join(content.plain for content in draw(display(core)))
    assert f" ! {event.reason}"[:80].strip() in screen
    core.on_connected(Moment(now_ms(), "boot", 0))
    assert core.cut_off == ""
    caplog.set_level("INFO", "shared.bus")
    caplog.clear()
    events: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    bus = Bus(changed(site.account("hub"), password="wrong"), name="hub", emit=events.put, subscriptions=list)
    bus.start()
    for _ in range(2):
        while not isinstance(events.get(timeout=15), Disconnected):
            pass
    bus.stop()
    assert [record.getMessage().count("refused user 'hub'") for record in caplog.records] == [1]

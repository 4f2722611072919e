"""`shopfloor doctor` on a real site: broker, hub and terminal as processes, healthy and then not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hub.doctor import wire
from hub.doctor.broker import judge_broker
from hub.doctor.finding import Finding, Level
from hub.doctor.plant import judge_hub
from hub.doctor.wire import listen
from hub.store.database import open_database
from shared.bus import Bus
from shared.cli import build
from shared.clock import now_ms
from shared.envelope import to_bytes
from shared.plant_time import iso
from shared.settings import Settings
from shared.topics import Topics
from tests.support import databases
from tests.support.broker import Embedded, Mosquitto
from tests.support.plant import Plant, eventually
from tests.support.ports import free_port
from tests.support.site import Site

pytestmark = pytest.mark.system
OFFICE = Settings(site="test", client="office")


def failures(findings: Any) -> dict[str, Finding]:
    """What failed, by subject."""
    return {finding.subject: finding for finding in findings if finding.level is Level.FAIL}


@pytest.fixture(name="impatient")
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The doctor waits 5 s for an answer; where no hub is that could give one, 2 will do."""
    assert wire.PATIENCE_S == 5
    monkeypatch.setattr(wire, "PATIENCE_S", 2.0)


@pytest.fixture(name="plant")
def _plant(tmp_path: Path) -> Iterator[Plant]:
    with Plant(tmp_path, Mosquitto(tmp_path / "broker", ["hub", "office", "T-CUT-01", "T-GONE"])) as plant:
        yield plant


def doctor(config: Path, *options: str) -> tuple[int, str]:
    """Exit code and report."""
    answer = CliRunner().invoke(build(), ["doctor", "-c", str(config), *options])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, answer.output


def retain(plant: Plant, user: str, channel: str, document: dict[str, Any]) -> None:
    """A terminal's own word, as it stays on the broker."""
    bus = Bus(plant.broker.settings(user), name=user, emit=lambda _: None, subscriptions=list)
    bus.start()
    eventually(lambda: bus.connected, what="the link")
    bus.publish(Topics("test").client("t", user, channel), to_bytes(document), retain=True).result(5)
    bus.stop()


def test_a_real_site_in_health_and_sickness(plant: Plant) -> None:
    """Hub, broker and terminal as processes; then one after another fails."""
    config = plant.config("office")
    plant.start("hub")
    plant.fill("50")
    plant.start("T-CUT-01")
    eventually(lambda: len(plant.saved("T-CUT-01")) > 3, what="bookings")
    code, said = doctor(config, "--mosquitto", str(plant.folder / "broker" / "mosquitto.conf"))
    assert code == 0, said
    assert "0 failed" in said
    for line in ("hub answers in", "can't write where only the hub does", "mosquitto.conf", "1 of 1 online", "append-only"):
        assert line in " ".join(said.split()), said
    assert plant.sql("SELECT count(*) FROM inbox WHERE status <> 'accepted'") == [(0,)]

    retain(plant, "T-GONE", "status", {"online": False, "ts": iso(now_ms() - 86_400_000)})
    retain(plant, "T-GONE", "info", {"epoch": "e", "outbox": 1200, "last_seq": 1200, "workstation": "ASM-01"})
    code, said = doctor(config, "--listen", "0.5")
    assert code == 1
    assert "fail  terminal T-GONE    offline at ASM-01" in said
    assert "at least 1200 bookings wait in its journal" in said

    plant.kill("T-CUT-01")
    plant.stop("hub")
    database = open_database(plant.url)
    with database.begin() as connection:
        databases.unguard(connection, "booking")
    database.dispose()
    code, said = doctor(config, "--listen", "0.5")
    assert code == 1
    assert "booking_no_delete" in said
    assert "is down" in said

    plant.broker.kill()
    code, said = doctor(config)
    assert code == 1
    assert "the broker can't be reached" in said
    assert "start the broker" in said
    assert "mend the broker first" in said


@pytest.mark.usefixtures("impatient")
def test_wrong_password_and_open_doors(tmp_path: Path) -> None:
    """A user the broker refuses; a broker that takes anybody and lets them write everywhere."""
    broker = Mosquitto(tmp_path, ["office"])
    broker.start()
    settings = OFFICE.model_copy(update={"broker": broker.settings("office").model_copy(update={"password": "wrong"})})
    heard = listen(settings, 0.5)
    assert "password" in failures(judge_broker(settings, heard))["broker"].do
    broker.stop()
    config = tmp_path / "mosquitto.conf"
    lines = [line for line in config.read_text().splitlines() if not line.startswith(("acl_file", "allow_anonymous"))]
    config.write_text("\n".join([*lines, "allow_anonymous true"]))
    broker.start()
    settings = OFFICE.model_copy(update={"broker": broker.settings("office")})
    heard = listen(settings, 0.5)
    broker.stop()
    assert (heard.may_write, heard.anonymous) == (True, True)
    assert [finding.level for finding in judge_broker(settings, heard) if finding.subject == "access"] == [Level.WARN] * 2
    assert "hub" in failures(judge_hub(settings, heard, version="1", schema="s", now=now_ms()))


@pytest.mark.usefixtures("impatient")
def test_a_hub_that_may_not_speak_says_so_and_the_doctor_too(tmp_path: Path) -> None:
    """Its account is a terminal's by mistake: nobody would hear it, and nothing else would tell."""
    site = Site(tmp_path / "site", tls=False)
    site.write()
    acl = site.files / "acl"
    acl.write_text(acl.read_text().replace("topic readwrite shopfloor/v1/test/#", "topic read shopfloor/v1/test/#"))
    site.start()
    log = tmp_path / "hub.log"
    command = [sys.executable, "-m", "shared.cli", "hub", "-c", str(site.config), "--log", str(log)]
    hub = subprocess.Popen(command)
    try:
        eventually(lambda: log.exists() and "THE BROKER DENIES THE HUB: user 'hub'" in log.read_text(), 30, "its complaint")
        code, said = doctor(site.config, "--listen", "0.5")
    finally:
        hub.terminate()
        hub.wait(30)
        site.stop()
    assert code == 1
    assert "the hub's account, not publish: nobody hears the hub" in " ".join(said.split())
    assert log.read_text().count("may not publish on shopfloor/v1/test/hub/") == 1


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("protocol", ["5", "3.1.1"])
def test_the_embedded_broker_is_looked_at_too(tmp_path: Path, protocol: str) -> None:
    """The demo's broker is another program; the doctor must not be thrown out by it."""
    broker = Embedded(tmp_path, [])
    broker.start()
    port = broker.port if protocol == "5" else broker._broker.port_311
    chosen = broker.settings("").model_copy(update={"port": port, "protocol": protocol})
    heard = listen(OFFICE.model_copy(update={"broker": chosen}), 0.5)
    broker.stop()
    assert heard.connected
    assert len(heard.trips_ms) == 5


def test_a_port_where_nobody_listens(tmp_path: Path) -> None:
    """The report comes all the same, soon."""
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'[broker]\nport = {free_port()}\n[hub]\ndatabase = "sqlite:///{tmp_path}/none.db"\n')
    code, said = doctor(config)
    assert code == 1
    assert "none.db does not exist" in said
    assert "can't be reached" in said

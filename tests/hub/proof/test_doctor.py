"""The doctor on healthy and sick sites: each sickness is named, and what to do about it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from hub.doctor.broker import judge_broker, look_at_mosquitto
from hub.doctor.certificates import judge_encryption, look_at_secrets
from hub.doctor.database import Sources
from hub.doctor.finding import Finding, Level
from hub.doctor.machine import judge_disk, look_at_clock, look_at_disk
from hub.doctor.plant import FULL, judge_hub, judge_terminals
from hub.doctor.wire import Heard
from hub.office.broker.authority import Authority
from hub.office.broker.mosquitto import Listening, mosquitto_config
from shared.plant_time import datetime_of, iso
from shared.settings import BrokerSettings, Settings
from tests.hub.proof.findings import finding_about, worst

NOW = 1_795_000_000_000
OFFICE = Settings(site="test", client="office", broker=BrokerSettings(username="office", password="x"))


def _newest_is_ahead(heard: Heard) -> None:
    heard.ahead_ms, heard.newest_ms = None, NOW + 90_000


# --- machine ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "level"), [(0, Level.OK), (4, Level.OK), (5, Level.WARN), (-1, Level.OK)])
def test_the_machines_clock(state: int, level: Level) -> None:
    """What Linux says of its clock."""
    assert worst(look_at_clock(state)) == {level}
    assert len(list(look_at_clock())) == 1


@pytest.mark.parametrize(
    ("free_mb", "size_mb", "level"),
    [(90_000, 50, Level.OK), (900, 1, Level.WARN), (5_000, 3_000, Level.WARN), (99, 1, Level.FAIL)],
)
def test_room_on_the_disk(free_mb: int, size_mb: int, level: Level) -> None:
    """Little in itself, or little beside the database."""
    assert judge_disk("/data", free_mb * 1_000_000, size_mb * 1_000_000).level is level


def test_a_disk_that_is_not_there(tmp_path: Path) -> None:
    """Somebody else's, or a wrong path."""
    assert worst(look_at_disk("postgresql+psycopg://host/shopfloor")) == {Level.OK}
    assert worst(look_at_disk(f"sqlite:///{tmp_path}/no/such/hub.db")) == {Level.FAIL}


# --- broker, hub and terminals, as heard ------------------------------------------------------------------------------


def healthy() -> Heard:
    """What a healthy site sounds like."""
    documents: dict[str, dict[str, Any]] = {
        "hub/status": {"online": True, "ts": iso(NOW - 1000), "generation": "g"},
        "hub/info": {"version": "1", "schema": "s", "poison": 0},
        "t/T-1/status": {"online": True, "ts": iso(NOW - 1000)},
        "t/T-1/info": {"epoch": "e1", "outbox": 0, "last_seq": 7, "workstation": "CUT-01"},
    }
    return Heard(
        connected=True,
        documents=documents,
        trips_ms=[0.3, 0.3, 20],
        may_write=False,
        anonymous=False,
        answer_ms=2.0,
        newest_ms=NOW - 1000,
        ahead_ms=3,
    )


def judge(heard: Heard, noted: Sources | None = None) -> list[Finding]:
    """All that is said about it."""
    hub = judge_hub(OFFICE, heard, version="1", schema="s", now=NOW)
    return [*judge_broker(OFFICE, heard), *hub, *judge_terminals(heard, noted or Sources(), NOW)]


def test_a_healthy_site() -> None:
    """All is well."""
    assert worst(judge(healthy())) == {Level.OK}
    heard = healthy()
    heard.documents = {name: document for name, document in heard.documents.items() if name.startswith("hub")}
    assert "none has ever been" in finding_about(judge(heard), Level.OK, "terminals").text


Spoil = Callable[[Heard], object]


@pytest.mark.parametrize(
    ("change", "level", "subject", "said"),
    [
        (lambda h: h.trips_ms.extend([88, 88, 88, 88]), Level.WARN, "round trip", "88 ms"),
        (lambda h: setattr(h, "may_write", True), Level.WARN, "access", "may write"),
        (lambda h: setattr(h, "hub_may_write", False), Level.FAIL, "access", "nobody hears the hub"),
        (lambda h: setattr(h, "anonymous", True), Level.WARN, "access", "without a password"),
        (lambda h: h.documents.pop("hub/status"), Level.FAIL, "hub", "no hub has ever been"),
        (lambda h: h.documents["hub/status"].update(online=False), Level.FAIL, "hub", "is down"),
        (lambda h: setattr(h, "answer_ms", None), Level.FAIL, "hub", "does not answer"),
        (lambda h: setattr(h, "unanswered", "ACL"), Level.WARN, "hub", "can't ask it"),
        (lambda h: h.documents["hub/info"].update(version="2"), Level.WARN, "version", "the hub is 2"),
        (lambda h: h.documents["hub/info"].update(schema="z"), Level.WARN, "version", "contract z"),
        (lambda h: h.documents["hub/info"].update(poison=3), Level.WARN, "poison", "3 messages"),
        (lambda h: setattr(h, "ahead_ms", -60_000), Level.WARN, "hub's clock", "60 s behind"),
        (lambda h: setattr(h, "ahead_ms", 3_600_000), Level.FAIL, "hub's clock", "3600 s ahead"),
        (
            _newest_is_ahead,
            Level.WARN,
            "hub's clock",
            "90 s ahead",
        ),
        (lambda h: h.documents["t/T-1/status"].update(online=False), Level.WARN, "terminal T-1", "offline at CUT-01"),
        (lambda h: h.documents.pop("t/T-1/status"), Level.WARN, "terminal T-1", "unknown time"),
        (lambda h: h.documents["t/T-1/status"].update(ts=iso(NOW + 600_000)), Level.FAIL, "terminal T-1", "600 s ahead"),
        (lambda h: h.documents["t/T-1/info"].update(outbox=150), Level.WARN, "terminal T-1", "150 bookings wait"),
        (lambda h: h.documents["t/T-1/info"].update(outbox=FULL), Level.FAIL, "terminal T-1", "1000 bookings wait"),
    ],
)
def test_a_sick_site(change: Spoil, level: Level, subject: str, said: str) -> None:
    """One sickness, one finding, and what to do."""
    heard = healthy()
    change(heard)
    findings = judge(heard)
    assert said in finding_about(findings, level, subject).text
    assert worst(findings) == {Level.OK, level}


def test_bookings_of_a_terminal_that_is_away() -> None:
    """The database knows better what is missing than the terminal did when it left."""
    heard = healthy()
    heard.documents["t/T-1/status"]["online"] = False
    finding = finding_about(judge(heard, Sources(applied={("t/T-1", "e1"): 3})), Level.FAIL, "terminal T-1")
    assert "at least 4 bookings" in finding.text
    assert "keep its journal" in finding.do
    assert worst(judge(heard, Sources(applied={("t/T-1", "e1"): 7}))) == {Level.OK, Level.WARN}


def test_bookings_that_do_not_move_while_we_listen() -> None:
    """Online, eleven rows stuck: told, with the total of all. What was booked meanwhile is on its way."""
    heard = healthy()
    heard.first = {name: dict(document) for name, document in heard.documents.items()}
    heard.documents["t/T-1/info"].update(outbox=11, last_seq=18)
    assert worst(judge(heard, Sources(applied={("t/T-1", "e1"): 7}))) == {Level.OK}
    heard.first["t/T-1/info"] |= {"outbox": 11, "last_seq": 18}
    for noted in (Sources(applied={("t/T-1", "e1"): 7}), Sources()):
        findings = judge(heard, noted)
        assert "11 bookings in its journal did not move" in finding_about(findings, Level.WARN, "terminal T-1").text
        assert worst(findings) == {Level.OK, Level.WARN}
    for part in (heard.first, heard.documents):
        part["t/T-2/status"] = {"online": True, "ts": iso(NOW)}
        part["t/T-2/info"] = {"epoch": "e2", "outbox": 2, "last_seq": 9, "workstation": "CUT-02"}
    assert "13 bookings in all wait in journals: T-1 11, T-2 2" in finding_about(judge(heard), Level.WARN, "held back").text


def test_a_terminals_clock_by_its_bookings() -> None:
    """Both directions."""
    for ahead, level in ((-45_000, Level.WARN), (-400_000, Level.FAIL), (20_000, Level.OK)):
        findings = list(judge_terminals(healthy(), Sources(ahead_ms={"t/T-1": ahead}), NOW))
        assert worst(findings) == {level}


def test_garbage_in_documents() -> None:
    """Whatever lies on the broker, the doctor lives."""
    many: tuple[Any, ...] = (None, "x", -1, [], {"a": {}}, True, 10**30)
    for garbage in many:
        heard = healthy()
        for document in heard.documents.values():
            for key in document:
                document[key] = garbage
        assert judge(heard, Sources(applied={("t/T-1", "e1"): 3}))


# --- encryption ---------------------------------------------------------------------------------------------------

DAY_MS = 86_400_000


@pytest.mark.parametrize(
    ("host", "tls", "days", "level", "said"),
    [
        ("127.0.0.1", False, None, Level.OK, "none is needed"),
        ("localhost", False, None, Level.OK, "none is needed"),
        ("::1", False, None, Level.OK, "none is needed"),
        ("192.168.1.5", False, None, Level.FAIL, "in plain text"),
        ("broker.plant.example", False, None, Level.FAIL, "in plain text"),
        ("localhost.plant.example", False, None, Level.FAIL, "in plain text"),
        ("broker.plant.example", True, 400, Level.OK, "TLS"),
        ("broker.plant.example", True, 29, Level.WARN, "the broker's certificate ends in 29 days"),
        ("broker.plant.example", True, -1, Level.FAIL, "the broker's certificate has expired"),
    ],
)
def test_encryption(host: str, tls: bool, days: int | None, level: Level, said: str) -> None:
    """Plain text beyond this machine is a failure; so is a certificate that is over."""
    heard = Heard(connected=True, certificate_ends=None if days is None else NOW + days * DAY_MS)
    found = list(judge_encryption(BrokerSettings(host=host, tls=tls), heard, NOW))
    assert said in finding_about(found, level, "encryption").text


def test_certificates_and_keys_of_ours(tmp_path: Path) -> None:
    """One that ends soon, and secrets that others may read."""
    authority = Authority(tmp_path / "authority", "test", lambda: datetime_of(NOW) - timedelta(days=710))
    certificate, key = tmp_path / "hub.crt", tmp_path / "hub.key"
    authority.client(certificate, key, "hub")
    broker = BrokerSettings(tls=True, certfile=str(certificate), keyfile=str(key), accounts=str(tmp_path / "accounts"))
    found = list(judge_encryption(broker, Heard(connected=True), NOW))
    assert "our certificate ends in 20 days" in finding_about(found, Level.WARN, "encryption").text
    assert worst(look_at_secrets(broker)) == {Level.OK}
    for path in (key, tmp_path / "authority" / "ca.key"):
        path.chmod(0o640)
        assert path.name in finding_about(list(look_at_secrets(broker)), Level.WARN, "secrets").text
        path.chmod(0o600)


# --- mosquitto.conf ------------------------------------------------------------------------------------------------


def test_the_configuration_we_write(tmp_path: Path) -> None:
    """It has nothing the doctor would change; without a line of it, or with a wrong one, it has."""
    path, ours = (
        tmp_path / "mosquitto.conf",
        mosquitto_config(Listening(port=8883, folder="/etc/mosquitto", bind="0.0.0.0", tls=True)),
    )
    path.write_text(ours)
    assert worst(look_at_mosquitto(path)) == {Level.OK}
    for line, level in (
        ("max_queued_messages", Level.WARN),
        ("max_inflight_messages", Level.WARN),
        ("persistence ", Level.WARN),
        ("set_tcp_nodelay", Level.WARN),
        ("acl_file", Level.FAIL),
        ("certfile", Level.FAIL),
    ):
        path.write_text("\n".join(setting for setting in ours.splitlines() if not setting.startswith(line)))
        assert worst(look_at_mosquitto(path)) == {level}, line
    for line in (
        "allow_anonymous true",
        "use_username_as_clientid true",
        "retain_available false",
        "message_size_limit 1000",
        "max_packet_size 1000",
    ):
        path.write_text(f"{ours}{line}\n")
        assert worst(look_at_mosquitto(path)) == {Level.FAIL}, line
    path.write_text(f"{ours}max_queued_messages 0\n")
    assert worst(look_at_mosquitto(path)) == {Level.WARN}
    assert worst(look_at_mosquitto(tmp_path / "none")) == {Level.FAIL}

"""The units: systemd understands every line, and what runs by them may little else than its work."""

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from hub.brought import brought
from shared.cli import build
from shared.settings import Settings, load_settings
from tests.deploy.tree import DEPLOY, UNITS, tree, verify

pytestmark = pytest.mark.system
EXPOSED_AT_MOST = 20
"""Tenths: systemd calls everything to 2.0 OK; a unit without any hardening has 9.6."""
SERVICES = [unit for unit in UNITS if unit.suffix == ".service"]


@pytest.fixture(name="units", scope="module")
def _units(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tree(tmp_path_factory.mktemp("tree"))


def root_of(units: Path) -> Path:
    """The tree they stand in."""
    return units.parents[2]


def lines(unit: Path, section: str = "Service") -> dict[str, list[str]]:
    """Of a section each word's values."""
    found: dict[str, list[str]] = {}
    here = ""
    for line in unit.read_text().splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif here == section and "=" in line and not line.startswith("#"):
            word, _, value = line.partition("=")
            found.setdefault(word, []).append(value)
    return found


def test_there_are_some() -> None:
    """The list is not empty by mistake, and each unit has a name of ours."""
    assert {"shopfloor-hub.service", "shopfloor-backup.timer", "shopfloor-terminal.service"} <= {unit.name for unit in UNITS}
    assert all(unit.name.startswith("shopfloor-") for unit in UNITS)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_has_nothing_against_a_unit(units: Path, unit: Path) -> None:
    """Not a word, as at its start: sections, words, values, the units it names, the programs it starts."""
    assert verify(root_of(units), units / unit.name) == ""


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("ProtectSystem=strict", "ProtectSytem=strict", "ProtectSytem"),
        ("Restart=always", "Restart=alwys", "alwys"),
        ("/opt/shopfloor/bin/shopfloor hub", "/opt/shopflor/bin/shopfloor hub", "/opt/shopflor/bin/shopfloor"),
        ("SystemCallFilter=@system-service", "SystemCallFilter=@systm-service", "@systm-service"),
    ],
)
def test_what_is_wrong_would_be_said(units: Path, before: str, after: str, said: str) -> None:
    """The check above has teeth."""
    spoiled = units / "shopfloor-spoiled.service"
    text = (DEPLOY / "systemd/shopfloor-hub.service").read_text()
    assert before in text
    spoiled.write_text(text.replace(before, after))
    try:
        assert said in verify(root_of(units), spoiled)
    finally:
        spoiled.unlink()


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_a_unit_exposes_little(units: Path, unit: Path) -> None:
    """As `systemd-analyze security` reckons it."""
    words = ["systemd-analyze", f"--root={root_of(units)}", "security", "--offline=true", "--no-pager"]
    done = subprocess.run([*words, f"--threshold={EXPOSED_AT_MOST}", unit.name], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_mosquittos_own_unit_takes_the_change(tmp_path: Path) -> None:
    """Debian's unit with our file beside it: its command is ours and no other."""
    units = tree(tmp_path)
    beside = units / "mosquitto.service.d"
    beside.mkdir()
    (units / "mosquitto.service").write_text(
        "[Unit]\nDescription=Mosquitto MQTT Broker\n[Service]\nType=notify\n"
        "ExecStart=/usr/sbin/mosquitto -c /etc/mosquitto/mosquitto.conf\n"
    )
    (beside / "shopfloor.conf").write_text((DEPLOY / "systemd/mosquitto.conf").read_text())
    assert verify(tmp_path, units / "mosquitto.service") == ""
    words = lines(DEPLOY / "systemd/mosquitto.conf")
    assert words["ExecStart"][0] == ""
    (DEPLOY / "systemd/mosquitto.conf").read_text().index("/etc/mosquitto/shopfloor/mosquitto.conf")


def commands(unit: Path) -> Iterator[list[str]]:
    """What a unit starts of ours, word by word."""
    for line in lines(unit).get("ExecStart", []):
        program, *words = shlex.split(line)
        if program.endswith("/shopfloor"):
            yield words


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_what_a_unit_starts_can_be_typed(unit: Path) -> None:
    """The word after `shopfloor`, and each of its options."""
    menu = get_group(build())
    (words,) = commands(unit)
    command: Any = menu.commands[words[0]]
    options = {option for param in command.params for option in param.opts}
    assert {word for word in words[1:] if word.startswith("--")} <= options


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.name)
def test_what_a_unit_sets_is_a_setting(unit: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its environment is read without a mistake, and does something."""
    config = tmp_path / "shopfloor.toml"
    config.write_text("")
    before = load_settings(config)
    ours = [pair for line in lines(unit).get("Environment", []) for pair in line.split() if pair.startswith("SHOPFLOOR_")]
    for pair in ours:
        name, _, value = pair.partition("=")
        monkeypatch.setenv(name, value)
    after: Settings = load_settings(config)
    assert (after.model_dump() != before.model_dump()) == bool(ours)


def test_a_wrong_configuration_is_not_tried_again_and_again() -> None:
    """Exit 2 is that of a configuration which can't be used."""
    for unit in SERVICES:
        if "always" in lines(unit).get("Restart", []) and unit.name != "shopfloor-terminal.service":
            assert lines(unit)["RestartPreventExitStatus"] == ["2"], unit.name


def test_the_kiosk_has_no_shell_behind_it() -> None:
    """Its user has none, no other console is offered, and Ctrl+Q is locked."""
    terminal = lines(DEPLOY / "kiosk/shopfloor-terminal.service")
    assert "SHOPFLOOR_TERMINAL__KIOSK=true" in terminal["Environment"][0]
    assert (terminal["Restart"], terminal["TTYPath"], terminal["PAMName"]) == (["always"], ["/dev/tty1"], ["login"])
    assert "getty@tty1.service" in lines(DEPLOY / "kiosk/shopfloor-terminal.service", "Unit")["Conflicts"]
    assert re.search(r"^u kiosk .* /usr/sbin/nologin$", (DEPLOY / "kiosk/sysusers.conf").read_text(), re.MULTILINE)
    logind = lines(DEPLOY / "kiosk/logind.conf", "Login")
    assert (logind["NAutoVTs"], logind["ReserveVT"]) == (["0"], ["0"])


def test_users_and_folders_are_made(tmp_path: Path) -> None:
    """By systemd's own programs, in a tree of its own."""
    for folder, name in (
        ("sysusers.d", "systemd/sysusers.conf"),
        ("sysusers.d", "kiosk/sysusers.conf"),
        ("tmpfiles.d", "systemd/tmpfiles.conf"),
    ):
        place = tmp_path / "etc" / folder
        place.mkdir(parents=True, exist_ok=True)
        (place / name.replace("/", "-")).write_text((brought() / name).read_text())
    (tmp_path / "var/lib").mkdir(parents=True)
    for program, *options in (("systemd-sysusers",), ("systemd-tmpfiles", "--create")):
        done = subprocess.run([program, f"--root={tmp_path}", *options], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    users = dict(line.split(":", 1) for line in (tmp_path / "etc/passwd").read_text().splitlines())
    assert users["kiosk"].endswith(":/var/lib/shopfloor-terminal:/usr/sbin/nologin")
    assert users["shopfloor"].endswith("/nologin")
    modes = {
        name: (tmp_path / name).stat().st_mode & 0o777
        for name in ("etc/shopfloor", "var/lib/shopfloor", "var/backups/shopfloor")
    }
    assert modes == {"etc/shopfloor": 0o750, "var/lib/shopfloor": 0o750, "var/backups/shopfloor": 0o700}

"""`python -m tests.needs`: what the tests need besides Python, installed where that is possible, else named."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Need:
    """A program that some tests run. `package` is Debian's, `without` what is not tested then."""

    package: str
    programs: tuple[str, ...]
    without: str


NEEDS: Final = (
    Need("mosquitto", ("mosquitto",), "everything on a real MQTT broker: processes, networks, disks, kills, two hubs"),
    Need("mosquitto-clients", ("mosquitto_sub",), "the integrator's page, as it is written"),
    Need("nodejs", ("node",), "mqtt.js and Node-RED"),
    Need("npm", ("npm",), "mqtt.js and Node-RED"),
    Need("postgresql", ("initdb",), "the hub on PostgreSQL"),
    Need("strace", ("strace",), "power cuts"),
    Need("systemd", ("systemd-analyze",), "the units"),
    Need("debootstrap", ("debootstrap",), "installing on a clean machine"),
    Need("logrotate", ("logrotate",), "that logs can be moved away"),
    Need("tmux", ("tmux",), "a shift in a real terminal"),
)


def missing() -> list[Need]:
    """What is not on this machine."""
    path = os.pathsep.join((os.environ.get("PATH", ""), *_places()))
    return [need for need in NEEDS if not all(shutil.which(program, path=path) for program in need.programs)]


def _places() -> Sequence[str]:
    return ("/usr/sbin", "/usr/local/sbin", *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"))))


def left_out(needs: Sequence[Need]) -> list[str]:
    """What is left out, in a line each, and the one command that brings it."""
    if not needs:
        return []
    lines = [f"left out, for {need.package} is not installed: {need.without}" for need in needs]
    return [*lines, f"all of it comes with: sudo apt-get install {' '.join(need.package for need in needs)}"]


def install(needs: Sequence[Need]) -> None:
    """Install with apt, as root. That it fails is seen by what is still missing."""
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]  # two options
    packages = [need.package for need in needs]
    subprocess.run(["apt-get", "install", "-y", "-qq", *packages], check=False, **quiet)  # type: ignore[call-overload]  # as above


def main() -> int:
    """Set up, or say what is left out. Exit 1 in CI when something is: there a test that does not run has failed."""
    needs = missing()
    if needs and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"installing {', '.join(need.package for need in needs)} for the tests", flush=True)
        install(needs)
        needs = missing()
    for line in left_out(needs):
        print(line, flush=True)
    return 1 if needs and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())

"""A tree as the page on installing makes it: its units where systemd looks for them, and programs that are only names."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests.support.paths import ROOT

DEPLOY: Final = ROOT / "deploy"
PROGRAMS: Final = ("opt/shopfloor/bin/shopfloor", "usr/bin/setterm", "usr/sbin/mosquitto")
UNITS: Final = (
    *sorted(DEPLOY.glob("systemd/*.service")),
    *sorted(DEPLOY.glob("systemd/*.timer")),
    *sorted(DEPLOY.glob("kiosk/*.service")),
)


def tree(root: Path) -> Path:
    """Make it. Returns the folder of the units."""
    shutil.copytree("/usr/lib/systemd/system", root / "usr/lib/systemd/system", symlinks=True, ignore_dangling_symlinks=True)
    (root / "lib").symlink_to("usr/lib")
    for program in PROGRAMS:
        path = root / program
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n")
        path.chmod(0o755)
    units = root / "etc/systemd/system"
    units.mkdir(parents=True)
    for unit in UNITS:
        shutil.copy(unit, units)
    return units


def verify(root: Path, *units: Path) -> str:
    """What systemd has against units, as it would say at their start; `""` for nothing."""
    done = subprocess.run(
        ["systemd-analyze", f"--root={root}", "verify", *map(str, units)], capture_output=True, text=True, check=False
    )
    return done.stderr + ("" if done.returncode == 0 else f"exit {done.returncode}")

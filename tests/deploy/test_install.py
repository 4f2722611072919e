"""The page on installing, followed to the letter on a clean Debian: each of its commands, in its order.

The tree has a network of its own, so that its ports and its name are nobody else's, and no systemd: what its `systemctl`
would start is started as its unit says.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.deploy.tree import DEPLOY
from tests.support.paths import ROOT

pytestmark = [pytest.mark.system, pytest.mark.prove]
PAGE: Final = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
BLOCK: Final = re.compile(r"<!-- run -->\n```\n(.*?)\n```", re.DOTALL)
NAME: Final = "broker.plant.example"
PIN: Final = "7358"
PARTS: Final = "hub,terminal,metrics,web"
INCLUDED: Final = "python3-venv,mosquitto,systemd,ca-certificates"
"""What the page installs by apt is in the tree already: it has no network to fetch it by."""
READY: Final = {
    "mosquitto": "echo > /dev/tcp/127.0.0.1/8883",
    "shopfloor-hub.service": "grep -q 'publishing everything' /tmp/shopfloor-hub.service.log",
    "shopfloor-metrics.service": 'python3 -c "import urllib.request as r; '
    "assert 'shopfloor_hub_online 1.0' in r.urlopen('http://127.0.0.1:9464/metrics').read().decode()\"",
    "shopfloor-web.service": "echo > /dev/tcp/127.0.0.1/8090",
}
"""Unit → what succeeds once it is at work."""
HEAD: Final = """\
set -eu -o pipefail
export PIP_NO_INDEX=1 PIP_FIND_LINKS=/wheels PIP_DISABLE_PIP_VERSION_CHECK=1
export LANG=C.UTF-8 PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
ready() {
    for _ in $(seq 300); do
        if (eval "$1") 2>/dev/null; then return; fi
        sleep 0.2
    done
    cat /tmp/*.log
    echo "not ready: $1"
    exit 9
}
# There is nobody to ask: a unit is enabled by the real one, and started by us.
systemctl() {
    local words=()
    for word in "$@"; do [ "$word" = --now ] || words+=("$word"); done
    [ "$1" = --failed ] || command systemctl "${words[@]}"
}
"""


@pytest.fixture(name="clean", scope="module")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        message = "a clean tree needs root and debootstrap"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    root = tmp_path_factory.mktemp("clean")
    root.chmod(0o755)
    words = ["debootstrap", "--variant=minbase", f"--include={INCLUDED}", "bookworm", str(root)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    yield root
    shutil.rmtree(root, ignore_errors=True)


@pytest.fixture(name="wheels", scope="module")
def _wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ours, and what it needs as it is locked."""
    folder = tmp_path_factory.mktemp("wheels")
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    assert uv, "uv builds the wheel: make setup installs it"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*words: str) -> None:
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    run(uv, "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT))
    locked = folder / "locked.txt"
    extras = [word for part in PARTS.split(",") for word in ("--extra", part)]
    run(
        uv,
        "export",
        "--quiet",
        "--frozen",
        *extras,
        "--no-dev",
        "--no-emit-project",
        "--no-hashes",
        "--output-file",
        str(locked),
    )
    run(sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:", "-d", str(folder), "-r", str(locked))
    return folder


def value(unit: str, word: str, text: str) -> list[str]:
    """All values of a word in a unit."""
    found = re.findall(rf"^{word}=(.*)$", text, re.MULTILINE)
    assert found or word != "ExecStart", unit
    return found


def start(unit: str) -> str:
    """What systemd would do for a unit: its user, folder, environment, credentials, command."""
    if unit == "mosquitto":
        text = (DEPLOY / "systemd/mosquitto.conf").read_text()
        return f"{value(unit, 'ExecStart', text)[-1]} > /tmp/mosquitto.log 2>&1 & ready {shlex.quote(READY[unit])}"
    text = (DEPLOY / "systemd" / unit).read_text()
    lines = [f"install -d -m 755 /run/{unit}"]
    user = (value(unit, "User", text) or ["daemon"])[0]  # whom DynamicUser would invent
    for credential in value(unit, "LoadCredential", text):
        name, _, path = credential.partition(":")
        lines.append(f"install -m 400 -o {user} {path} /run/{unit}/{name}")
    environment = " ".join((*value(unit, "Environment", text), f"CREDENTIALS_DIRECTORY=/run/{unit}"))
    command = value(unit, "ExecStart", text)[0].replace("${CREDENTIALS_DIRECTORY}", f"/run/{unit}")
    folder = (value(unit, "WorkingDirectory", text) or ["/"])[0]
    run = f"(cd {folder}; umask {(value(unit, 'UMask', text))[0]}; runuser -u {user} -- env {environment} {command})"
    if "Type=oneshot" in text:
        lines.append(run)
    else:
        lines.append(f"{run} > /tmp/{unit}.log 2>&1 & ready {shlex.quote(READY[unit])}")
    return "\n".join(lines)


def script() -> str:
    """The page's blocks, each command as it stands, and behind those of systemctl what it would have done."""
    lines = [HEAD]
    for block in BLOCK.findall(PAGE):
        for line in block.splitlines():
            lines.append(f"echo {shlex.quote(f'$ {line}')}")
            lines.append(f"{line} <<< $'{PIN}\\n{PIN}'" if "pin set" in line else line)
            began = re.match(r"systemctl (?:enable --now|start|restart) (.*)", line)
            lines += [start(unit) for unit in (began[1].split() if began else ()) if not unit.endswith(".timer")]
    return "\n".join(lines) + "\n"


@pytest.mark.timeout(1500)
def test_the_page_can_be_followed_to_the_letter(clean: Path, wheels: Path) -> None:
    """To its last line, and what each says at its end is what the page promises."""
    shutil.copytree(wheels, clean / "wheels")
    (clean / "etc/hosts").write_text(f"127.0.0.1 localhost {NAME}\n")
    (clean / "follow").write_text(script())
    # The first process stays outside the tree: so systemctl knows that it is in one, and starts nothing.
    words = (
        f"ip link set lo up 2>/dev/null || true; mount -t proc proc {clean}/proc; chroot {clean} /bin/bash /follow; exit $?"
    )
    done = subprocess.run(
        ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", words],
        capture_output=True,
        text=True,
        timeout=1200,
        check=False,
    )
    said = done.stdout
    assert done.returncode == 0, said[-4000:] + done.stderr[-4000:]
    assert "imported" in said
    assert re.search(r"shopfloor-\S+\.db", said), said  # the backup
    assert "shopfloor_hub_online 1.0" in said
    assert len([line for line in said.splitlines() if line.startswith("$ ")]) == sum(
        len(block.splitlines()) for block in BLOCK.findall(PAGE)
    )
    private = {
        path: (clean / path).stat().st_mode & 0o077
        for path in ("etc/shopfloor/shopfloor.toml", "etc/shopfloor/accounts/hub.toml")
    }
    assert set(private.values()) == {0}

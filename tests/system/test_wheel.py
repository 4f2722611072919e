"""What is installed from a wheel is whole: no working copy beside it, and the demo runs from an empty folder."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from hub.brought import brought
from tests.support.paths import ROOT

pytestmark = [pytest.mark.system, pytest.mark.prove]
UV = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")


def run(*command: str | Path, cwd: Path) -> str:
    """What a program says that has to end well."""
    # Neither this environment nor this working copy may help.
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=clean, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(name="wheel", scope="module")
def _wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built as a release is: the source distribution first, and the wheel from that."""
    assert UV, "uv builds the wheel: make setup installs it"
    folder = tmp_path_factory.mktemp("dist")
    run(UV, "build", "--quiet", "--out-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_a_wheel_holds_plants_and_units(wheel: Path) -> None:
    """All that `shopfloor files` writes."""
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = brought()
    wanted = {f"hub/deploy/{path.relative_to(ours)}" for path in ours.rglob("*") if path.is_file()}
    assert len(wanted) > 15
    assert wanted <= names


@pytest.mark.timeout(900)
def test_the_demo_runs_from_a_wheel(wheel: Path, tmp_path: Path) -> None:
    """In a fresh environment with the locked versions, from an empty folder."""
    assert UV
    locked, fresh, empty = tmp_path / "locked.txt", tmp_path / "fresh", tmp_path / "empty"
    empty.mkdir()
    export = ("export", "--quiet", "--frozen", "--all-extras", "--no-dev", "--no-emit-project", "--no-hashes")
    run(UV, *export, "--output-file", locked, cwd=ROOT)
    run(UV, "venv", "--quiet", "--python", sys.executable, fresh, cwd=tmp_path)
    install = ("pip", "install", "--quiet", "--python", fresh / "bin" / "python", "--constraint", locked)
    run(UV, *install, f"{wheel}[hub,terminal,embedded]", cwd=tmp_path)
    said = run(fresh / "bin" / "shopfloor", "demo", "--headless", "10", cwd=empty)
    assert "plant chairs imported" in said
    assert "all is well" in said
    assert "NOT DONE" not in said

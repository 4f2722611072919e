"""A terminal is installed without the hub: importing all of it loads nothing of the hub's."""

import json
import subprocess
import sys
from pathlib import Path

import terminal

HUBS = frozenset({"hub", "sqlmodel", "sqlalchemy", "alembic", "barcode", "argon2", "psycopg", "iotcore"})
"""The hub itself, and the libraries that only an installation with a hub has."""
LOADED = "import json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"


def modules() -> list[str]:
    """Every module of the terminal."""
    root = Path(terminal.__file__).parent
    paths = (path.relative_to(root.parent).with_suffix("") for path in sorted(root.rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in paths]


def loaded_by(names: list[str]) -> set[str]:
    """The packages that are loaded where these modules are imported, in a process of its own."""
    code = "".join(f"import {name}\n" for name in names) + LOADED
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules: set[str] = set(json.loads(ended.stdout))
    return modules


def test_the_terminal_stands_alone() -> None:
    """None of the hub's libraries is loaded by all of the terminal's modules together."""
    names = modules()
    assert {"terminal.shell.app", "terminal.board.app", "terminal.commandline.running"} <= set(names)
    loaded = loaded_by(names)
    assert {"terminal", "shared", "textual", "paho"} <= loaded
    assert not loaded & HUBS


def test_the_proof_can_fail() -> None:
    """The hub's own modules are seen where they are loaded."""
    assert {"hub", "sqlalchemy"} <= loaded_by(["hub.store.database"])

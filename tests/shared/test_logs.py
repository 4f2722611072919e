"""How programs log: one object a line, whatever is in it."""

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from shared import logs


def line(message: str, *args: object, exc_info: Any = None, extra: Any = None) -> dict[str, Any]:
    """A record, formatted and read again."""
    record = logging.getLogger("shopfloor.test").makeRecord(
        "shopfloor.test", logging.WARNING, "f", 1, message, args, exc_info, extra=extra
    )
    text = logs.JsonLines().format(record)
    assert "\n" not in text
    said: dict[str, Any] = json.loads(text)
    return said


def test_a_line_is_an_object() -> None:
    """When, how bad, who, what."""
    said = line("%s of %s", "two\nlines", "Zoë")
    assert said.keys() == {"at", "level", "logger", "text"}
    assert (said["level"], said["logger"], said["text"]) == ("warning", "shopfloor.test", "two\nlines of Zoë")
    assert said["at"].endswith("Z")


def test_a_traceback_is_a_field() -> None:
    """And still one line."""
    try:
        raise ValueError("why")
    except ValueError:
        said = line("failed", exc_info=sys.exc_info())
    assert said["error"].endswith("ValueError: why")


def test_fields_of_ones_own_stand_beside() -> None:
    """They take nobody's place, and what JSON does not know is text."""
    said = line("x", extra={"fields": {"client": "t/T-CUT-01", "path": Path("/a"), "level": "mine"}})
    assert (said["client"], said["path"], said["level"]) == ("t/T-CUT-01", "/a", "warning")


@pytest.mark.parametrize(("form", "begins"), [("json", '{"at"'), ("text", "20")])
def test_the_form_is_chosen(tmp_path: Path, form: logs.Format, begins: str) -> None:
    """By configuration."""
    path = tmp_path / "a.log"
    # A process of its own: a program sets its logging up once, and here others have done so.
    program = "import logging, pathlib, sys; from shared import logs; logs.begin(pathlib.Path(sys.argv[1]), sys.argv[2])"
    words = [sys.executable, "-c", f"{program}; logging.getLogger('test').warning('hello')", str(path), form]
    subprocess.run(words, check=True, timeout=60)
    assert path.read_text().startswith(begins)

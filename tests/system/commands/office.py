"""An office at the `shopfloor` command: what it does, and how a test reads what it says."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from hub.office.client import HubClient, Order
from shared.cli import build
from tests.support.plant import Plant

MO = "MO-2026-00184"
PIN = "4711"
PEOPLE = {"0007": ["supervisor"], "0010": ["supervisor"], "0008": ["accountant"], "0009": ["admin"], "0013": ["storekeeper"]}
BOOKED = {"mo": MO, "op": "010", "workstation": "CUT-01"}

Run = Callable[..., tuple[int, str]]


def invoke(config: Path, *arguments: str, typed: str = "") -> tuple[int, str]:
    """What a command says, and its exit code."""
    result = CliRunner().invoke(build(), arguments, input=typed, env={"SHOPFLOOR_CONFIG": str(config), "COLUMNS": "200"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def done(answer: tuple[int, str]) -> str:
    """What a command said that worked."""
    code, said = answer
    assert code == 0, said
    return said


def refused(answer: tuple[int, str]) -> str:
    """What a command said that was refused, in words and not in a traceback."""
    code, said = answer
    assert code in (1, 2), said  # 2: a mistake in the configuration
    assert "Traceback" not in said
    return said


def new_order(office: Run, q: str = "5") -> str:
    """A draft order of its own."""
    number = done(office("mo", "create", "CH-100", q)).strip()
    assert re.fullmatch(r"MO-\d{4}-\d{5}", number)
    return number


def booked(plant: Plant, verb: str = "output", **data: Any) -> int:
    """What the office enters for somebody of the floor; its number in the inbox."""
    with HubClient(plant.settings("office"), timeout=20) as hub:
        ack = hub.send_all([Order(verb, data | {"behalf": "0021"})])[0]
    assert ack.status == "accepted", ack
    assert ack.no is not None
    return ack.no

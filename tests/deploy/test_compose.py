"""The compose file: it fits the specification's own schema, and starts our words with our settings.

Docker is not asked: the schema is that of compose-spec/compose-spec at 170098b (Apache-2.0), as it is.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml
from typer.main import get_group

from shared.cli import build
from tests.deploy.tree import DEPLOY

FOLDER: Final = DEPLOY / "compose"
SCHEMA: Final = json.loads(Path(__file__).with_name("compose-spec.json").read_text(encoding="utf-8"))
OURS: Final = ("hub", "metrics", "web", "backup")


@pytest.fixture(name="composed")
def _composed() -> dict[str, Any]:
    said: dict[str, Any] = yaml.safe_load((FOLDER / "compose.yaml").read_text(encoding="utf-8"))
    return said


def test_it_fits_the_schema(composed: dict[str, Any]) -> None:
    """Every word of it."""
    jsonschema.Draft7Validator(SCHEMA).validate(composed)


@pytest.mark.parametrize(
    ("service", "word", "value"),
    [("hub", "comand", ["hub"]), ("hub", "restart", 3), ("web", "ports", "8090"), ("broker", "volumes", {"a": "b"})],
)
def test_what_is_wrong_would_be_seen(composed: dict[str, Any], service: str, word: str, value: object) -> None:
    """The check above has teeth."""
    composed["services"][service][word] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(SCHEMA).validate(composed)


def test_what_is_named_is_there(composed: dict[str, Any]) -> None:
    """Networks, volumes, secrets and services that a service names are declared."""
    for name, service in composed["services"].items():
        assert set(service.get("networks", ())) <= composed["networks"].keys(), name
        assert set(service.get("secrets", ())) <= composed["secrets"].keys(), name
        assert set(service.get("depends_on", ())) <= composed["services"].keys(), name
        volumes = {volume.split(":")[0] for volume in service.get("volumes", ())}
        assert {volume for volume in volumes if not volume.startswith(".")} <= composed["volumes"].keys(), name


def test_only_the_broker_is_reached_from_outside(composed: dict[str, Any]) -> None:
    """Everything else is published on loopback, or not at all."""
    beyond = {
        name
        for name, service in composed["services"].items()
        for port in service.get("ports", ())
        if not port.startswith("127.0.0.1:")
    }
    assert beyond == {"broker"}
    assert composed["services"]["broker"]["ports"] == ["8883:8883"]


@pytest.mark.parametrize("name", OURS)
def test_what_it_starts_can_be_typed(composed: dict[str, Any], name: str) -> None:
    """Our words and their options; nothing of ours runs with more rights than it needs."""
    service = composed["services"][name]
    words = re.findall(r"shopfloor (.*?);", service["command"][0])[0].split() if name == "backup" else service["command"]
    menu = get_group(build())
    command: Any = menu.commands[words[0]]
    options = {option for param in command.params for option in param.opts}
    assert {word for word in words[1:] if word.startswith("--")} <= options
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]


def test_the_image_brings_every_part_that_it_runs() -> None:
    """The extras of what the services start."""
    said = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
    extras = set(re.findall(r"\[([a-z,]+)\]", said)[0].split(","))
    assert {"hub", "terminal", "metrics", "web", "postgres"} <= extras

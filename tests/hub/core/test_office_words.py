"""A refusal at the command line tells an office what to type, not where to scan."""

import re
from pathlib import Path
from typing import Any

import typer

import hub
from hub.office.helping import OFFICE, office_help
from shared import lifecycle, rights
from shared.cli import build
from shared.rules import RULES

OF_A_FLOOR = re.compile(r"\bscan|\bthe office\b|storekeeper|traveller|\blabel\b|terminal's|\bcards?\b")
TERMINALS = {"already-paused", "already-started", "badge-first", "not-paused", "crew-full", "switched-off"}
TERMINALS |= {"stranger", "revoked", "enrol-wrong"}
"""Never the answer to what an office sends."""


def _codes() -> set[str]:
    sources = [*Path(hub.__file__).parent.glob("core/**/*.py"), Path(lifecycle.__file__), Path(rights.__file__)]
    codes = {code for path in sources for code in re.findall(r'"([a-z-]+)"', path.read_text())}
    return codes & set(RULES) - TERMINALS


def test_whatever_the_hub_refuses_has_words_for_an_office() -> None:
    """`ask the storekeeper` is no help to who is the office."""
    helps = {code: office_help(code, RULES[code][1]) for code in _codes()}
    floor = {code: words for code, words in helps.items() if OF_A_FLOOR.search(words)}
    assert not floor
    assert office_help("client-role", "give it the role x").endswith("--badge")


def test_the_commands_it_names_are_there() -> None:
    """And the rules too."""
    assert set(OFFICE) <= set(RULES)
    root = typer.main.get_command(build())
    for words in OFFICE.values():
        for named in re.findall(r"`shopfloor ([a-z ]+?)(?: [A-Z].*?)?`", words):
            command: Any = root
            for word in named.split():
                command = command.get_command(typer.Context(command), word)
                assert command is not None, named

"""What the pages say in tables is what the code says: rights, an order's states, settings."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from shared.branches import READERS
from shared.rights import BESIDES, needed
from shared.settings import Settings
from shared.verbs import VERBS
from tests.support.paths import ROOT

PRACTICE = ROOT / "docs" / "practice.md"
RUNNING = ROOT / "docs" / "running.md"
STAY = {"mo-hold", "mo-unhold", "mo-priority", "mo-quantity"}
"""Change no state: told in a sentence."""


def _rows(page: Path, head: str) -> Iterator[list[str]]:
    """The cells of a table's lines, by its head."""
    table = page.read_text(encoding="utf-8").partition(f"{head}\n")[2].partition("\n\n")[0]
    for line in table.splitlines()[1:]:
        yield [cell.strip() for cell in line.strip("|").split("|")]


def test_rights_are_told_as_they_are() -> None:
    """Every verb with every role that is enough."""
    told = {
        right: frozenset(roles.split(", "))
        for rights, roles in _rows(PRACTICE, "| verbs | roles |")
        for right in re.findall(r"`([^`]+)`", rights)
    }
    kinds = {f"{verb.name}:{kind}" for verb in VERBS.values() for kind in verb.by_kind}
    assert told == {right: needed(*right.split(":")) for right in {*VERBS, *BESIDES, *kinds}}


def test_an_orders_states_are_told_as_they_are() -> None:
    """From which an order goes to which."""
    told = {}
    for verb, before, after in _rows(PRACTICE, "| verb | from | to |"):
        if verb != "`mo-create`":
            told[verb.strip("`")] = dict.fromkeys(before.split(", "), after)
    states = {verb.name: dict(verb.order_states) for verb in VERBS.values() if verb.order_states}
    assert told == {name: states[name] for name in states.keys() - STAY}
    for name in STAY:
        assert states[name] == {state: state for state in states["mo-cancel"]}


def _settings(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _settings(kind, f"{name}.")
        else:
            yield f"{prefix}{name}"


def test_who_may_read_what_is_what_the_access_list_is_made_from() -> None:
    """Branch by branch."""
    told = {row[0].strip("`"): row[1:] for row in _rows(RUNNING, "| branch | floor | office | money | terminal |")}
    readers = ("floor", "office", "money", "terminal")
    made = {branch: ["yes" if reader in may else "" for reader in readers] for branch, may in READERS.items()}
    assert {branch: list(row) for branch, row in told.items()} == made


def test_every_setting_is_told() -> None:
    """And none that there is not."""
    told = [name for row in _rows(RUNNING, "| setting | default | what |") for name in re.findall(r"`([^`]+)`", row[0])]
    assert sorted(told) == sorted(_settings(Settings))
